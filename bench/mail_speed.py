"""How fast a mailbox is taken in, beside notmuch and mu, on the same Maildir in the same run: `tools/bench mail`."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

N_SEARCHED = 20  # mails whose own word is looked for afterwards, in each program


def measure(command, accept=(0,), **environment):
    """Runs a command to its end; gives its output, wall seconds, processor seconds and peak memory in MiB."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    )
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept:
        raise SystemExit(f"bench: exit code {process.returncode}: {' '.join(map(str, command))}")
    seconds = time.perf_counter() - started
    return output.decode("utf-8", "replace"), seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


class MailBench:
    def __init__(self, program, parser, folder, n_mails):
        self.program, self.parser, self.folder, self.n_mails = program, parser, folder, n_mails
        self.mails = folder / "Maildir"
        self.ours = None  # wall seconds
        self.words = [f"repere{i * n_mails // N_SEARCHED}" for i in range(N_SEARCHED)]

    def show(self, name, measured, compared=False):
        _, seconds, cpu, peak = measured
        ratio = f"  entregent is {seconds / self.ours:.1f} x as fast" if compared else ""
        print(f"  {name:42} {seconds:8.2f} s  {self.n_mails / seconds:8.0f} mails/s  processor {cpu:7.2f} s"
              f"  peak {peak:4.0f} MiB{ratio}")

    def make(self):
        """The mails, made once for each number of them."""
        mark = self.folder / "size"
        if mark.exists() and mark.read_text(encoding="utf-8") == str(self.n_mails):
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        script = pathlib.Path(__file__).parent / "mails_made.py"
        measure([sys.executable, script, self.mails, "--mails", self.n_mails])
        mark.write_text(str(self.n_mails), encoding="utf-8")

    def import_again(self, name, source, network, accept=(0, 4)):
        self.show(name, measure([self.program, "import", source, "--network", network], accept=accept))

    def entregent(self):
        network = self.folder / "mails.entregent"
        network.unlink(missing_ok=True)
        measured = measure([self.program, "import", self.mails, "--network", network])
        self.show("entregent import", measured)
        first = measure([self.program, "search", "--json", self.words[0], "--network", network])
        self.show("  first search, then all can be found", first)
        self.ours = measured[1] + first[1]
        self.import_again("  again, nothing new", self.mails, network)
        found = 0
        for word in self.words:
            answer = measure([self.program, "search", "--json", word, "--network", network])[0]
            found += json.loads(answer)["total"]
        print(f"    found {found} of {N_SEARCHED}; network {network.stat().st_size / 2**20:.0f} MiB")
        one = self.mails / "new" / "9999999999.one.example"
        one.write_text("From: neuf@example.net\nTo: awa.exemple@example.org\nDate: Mon, 1 Dec 2025 10:00:00 +0000\n"
                       "Message-ID: <neuf@example.net>\nSubject: Neuf\n\nUn nouveau.\n", encoding="utf-8")
        self.import_again("  again, one new mail", self.mails, network)
        flagged = sorted((self.mails / "cur").iterdir())[:1000]
        for path in flagged:
            path.rename(path.with_name(path.name[:-1] + "RS"))
        self.import_again("  again, 1,000 mails flagged", self.mails, network)
        for path in flagged:
            path.with_name(path.name[:-1] + "RS").rename(path)
        one.unlink()
        network.unlink()

    def mbox(self):
        """The same mails in one file."""
        box, network = self.folder / "mails.mbox", self.folder / "mbox.entregent"
        network.unlink(missing_ok=True)
        with open(box, "wb") as out:
            for path in sorted((self.mails / "cur").iterdir()):
                out.write(b"From x Mon Jan  1 10:00:00 2024\n" + path.read_bytes() + b"\n\n")
        self.show("entregent import, one mbox", measure([self.program, "import", box, "--network", network]))
        self.import_again("  again, nothing new", box, network)
        with open(box, "ab") as out:
            out.write(b"From x Mon Dec  1 10:00:00 2025\nFrom: neuf@example.net\nTo: awa.exemple@example.org\n"
                      b"Date: Mon, 1 Dec 2025 10:00:00 +0000\nMessage-ID: <neuf@example.net>\nSubject: Neuf\n\nUn nouveau.\n\n")
        self.import_again("  again, one new mail", box, network)
        box.unlink()
        network.unlink()

    def floors(self):
        self.show("floor: grep -c over all mails", measure(["grep", "-rc", "repere", self.mails / "cur"]))
        self.show("floor: GMime parses and decodes, 1 thread", measure([self.parser, self.mails / "cur"]))

    def notmuch(self):
        home = self.folder / "notmuch"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        config = home / "config"
        config.write_text(f"[database]\npath={home}\nmail_root={self.mails}\n[user]\nname=Awa Exemple\n"
                          "primary_email=awa.exemple@example.org\n[new]\ntags=inbox\n[maildir]\nsynchronize_flags=false\n",
                          encoding="utf-8")
        environment = {"HOME": str(home), "NOTMUCH_CONFIG": str(config)}
        self.show("notmuch new", measure(["notmuch", "new", "--quiet"], **environment), True)
        found = sum(int(measure(["notmuch", "count", word], **environment)[0]) for word in self.words)
        print(f"    found {found} of {N_SEARCHED}")
        self.show("  again, nothing new", measure(["notmuch", "new", "--quiet"], **environment))
        shutil.rmtree(home)

    def mu(self):
        home = self.folder / "mu"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        options, environment = [f"--muhome={home}"], {"HOME": str(home)}
        measure(["mu", "init", *options, f"--maildir={self.mails}", "--my-address=awa.exemple@example.org"], **environment)
        self.show("mu index", measure(["mu", "index", "--quiet", *options], **environment), True)
        found = sum(len(measure(["mu", "find", *options, "--fields=i", word], (0, 2, 4), **environment)[0].splitlines())
                    for word in self.words)
        print(f"    found {found} of {N_SEARCHED}")
        self.show("  again, nothing new", measure(["mu", "index", "--quiet", *options], **environment))
        shutil.rmtree(home)

    def run(self):
        self.make()
        size = sum(entry.stat().st_size for entry in os.scandir(self.mails / "cur"))
        print(f"mail: {self.n_mails} mails, {size / 1e6:.0f} MB, one Maildir for all, read once before")
        self.floors()
        self.entregent()
        self.mbox()
        for name, bench in (("notmuch", self.notmuch), ("mu", self.mu)):
            if shutil.which(name):
                bench()
            else:
                print(f"  {name}: skipped, it is not here")
