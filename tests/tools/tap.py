"""Runs the unittest cases of the calling module and speaks TAP, so that one harness counts every test."""

import sys
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def line(self, test, word, comment="", details=""):
        self.number += 1
        print(f"{word} {self.number} - {test.id().split('.', 1)[-1]}{comment}")
        for row in details.splitlines():
            print(f"# {row}")
        sys.stdout.flush()

    def addSuccess(self, test):
        super().addSuccess(test)
        self.line(test, "ok")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self.line(test, "not ok", details=self.failures[-1][1])

    def addError(self, test, err):
        super().addError(test, err)
        self.line(test, "not ok", details=self.errors[-1][1])

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            kept = self.failures if issubclass(err[0], test.failureException) else self.errors
            self.line(subtest, "not ok", details=kept[-1][1])

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.line(test, "ok", comment=f" # SKIP {reason}")


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}")
    result = TapResult()
    suite.run(result)
    sys.exit(0 if result.wasSuccessful() else 1)
