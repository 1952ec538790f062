"""A server under test, over a sample network in an empty home."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import urllib.parse

PROGRAM = os.environ["ENTREGENT"]
SOURCE = pathlib.Path(os.environ["SOURCE_DIR"])


class Server:
    def __init__(self, is_empty=False):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="entregent-api-"))
        self.environment = {**os.environ, "HOME": str(self.folder), "XDG_DATA_HOME": str(self.folder / "data"),
                            "ENTREGENT_NETWORK": str(self.folder / "n.entregent"), "ENTREGENT_NOW": "2026-06-15",
                            "LC_ALL": "C.UTF-8", "LANGUAGE": "", "NO_COLOR": "1"}
        self.environment.pop("DISPLAY", None)
        if not is_empty:
            self.run("sample", "antoine", str(self.folder), "--mails", "0")
            self.run("import", str(self.folder / "antoine.zip"))
            self.run("target", "import", str(self.folder / "antoine.target"))
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--no-browser", "--json"], env=self.environment,
                                        cwd=self.folder, stdout=subprocess.PIPE)
        self.told = json.loads(self.process.stdout.readline())
        self.port = urllib.parse.urlsplit(self.told["url"]).port
        self.token = self.told["sign_in"].split("token=")[1]
        self.cookie = None

    def run(self, *words):
        """What a command answers; its exit code has to be 0."""
        return subprocess.run([PROGRAM, *words], env=self.environment, cwd=self.folder, check=True,
                              stdout=subprocess.PIPE).stdout

    def json(self, *words):
        return json.loads(self.run(*words, "--json"))

    def ask(self, method, path, body=None, headers=None, is_page=True, is_signed_in=True):
        """A request as our pages send it: gives status, headers, and the body, as JSON where it is that."""
        sent = {}
        if is_page and method != "GET":
            sent = {"Origin": self.told["url"], "X-Entregent": "1"}
        if is_signed_in and self.cookie:
            sent["Cookie"] = self.cookie
        sent.update(headers or {})
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.headers.get("Content-Type") == "application/json" and content:
            content = json.loads(content)
        return answer.status, answer.headers, content

    def sign_in(self):
        status, headers, _ = self.ask("POST", "/api/v1/session", {"token": self.token})
        if status == 200:
            self.cookie = headers["Set-Cookie"].split(";")[0]
        return status

    def stop(self):
        """Ends it as a service manager does; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        self.process.stdout.read()
        code = self.process.wait(60)
        shutil.rmtree(self.folder)
        return code


def routes():
    """The rows of THE table, as (method, path, right, largest body)."""
    text = (SOURCE / "src" / "http" / "routes.c").read_text(encoding="utf-8")
    sizes = {name: size for name, size in re.findall(r"#define (\w+) \(?(\d+)u", text)}
    rows = re.findall(r'\{"([A-Z]+)",\s*"(/[^"]*)",\s*ENT_RIGHT_(\w+),\s*(\w+),', text)
    return [(method, path, right, 0 if size == "0" else int(sizes.get(size, 1 << 33))) for method, path, right, size in rows]
