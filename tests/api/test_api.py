#!/usr/bin/env python3
"""The API from outside: reading answers are those of the commands, writing can be undone, and what must be refused is."""

import pathlib
import socket
import sqlite3
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))
from server import Server, routes  # noqa: E402
from tap import main  # noqa: E402

BY = "2027-06-15"

# A route that reads, and the command whose --json is the same.
TWINS = [
    ("/api/v1/status", ["status"]),
    ("/api/v1/status?at=2026-01-31", ["status", "--at", "2026-01-31"]),
    ("/api/v1/contacts?limit=20", ["list", "--limit", "20"]),
    ("/api/v1/contacts?query=is%3Aqualified%20sort%3A-warmth&limit=5", ["list", "is:qualified sort:-warmth", "--limit", "5"]),
    ("/api/v1/plan", ["plan"]),
    ("/api/v1/plan?minutes=30", ["plan", "--minutes", "30"]),
    ("/api/v1/invitations", ["invitations"]),
    ("/api/v1/duplicates", ["duplicates"]),
    ("/api/v1/law", ["law"]),
    ("/api/v1/availability", ["availability"]),
    ("/api/v1/relation", ["relation", "--hindcast"]),
    ("/api/v1/circles", ["circles"]),
    ("/api/v1/dormant", ["dormant", "--limit", "20"]),
    ("/api/v1/changes?from=2026-01-01&limit=5", ["changes", "--from", "2026-01-01"]),
    ("/api/v1/grow?goal=10&by=" + BY, ["grow", "--goal", "10", "--by", BY]),
    ("/api/v1/digest", ["digest"]),
    ("/api/v1/sources", ["sources"]),
    ("/api/v1/targets", ["target", "list"]),
]


class Api(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server()

    @classmethod
    def tearDownClass(cls):
        assert cls.server.stop() == 0

    def setUp(self):
        if self.server.cookie is None:
            self.assertEqual(self.server.sign_in(), 200)

    def read(self, path):
        status, _, body = self.server.ask("GET", path)
        self.assertEqual(status, 200, (path, body))
        return body

    def write(self, method, path, body=None):
        status, _, answer = self.server.ask(method, path, body)
        self.assertEqual(status, 200, (method, path, answer))
        return answer

    def refused(self, status, code, method, path, **how):
        got, headers, body = self.server.ask(method, path, **how)
        self.assertEqual((got, body["error"]["code"]), (status, code), (method, path, body))
        self.assertTrue(body["error"]["message"])
        return headers

    def some_contact(self):
        return self.read("/api/v1/contacts?query=is:connected&limit=1")["contacts"][0]["id"]

    # ---- Reading ----

    def test_answers_are_those_of_the_commands(self):
        for path, words in TWINS:
            with self.subTest(path):
                self.assertEqual(self.read(path), self.server.json(*words))

    def test_a_contact_is_what_show_shows(self):
        contact = self.some_contact()
        self.assertEqual(self.read(f"/api/v1/contacts/{contact}?limit=10"), self.server.json("show", str(contact)))
        self.refused(404, "NOT_FOUND", "GET", "/api/v1/contacts/999999")

    def test_pages_of_a_list_hold_everybody_once(self):
        ids, cursor = [], 0
        while cursor is not None:
            page = self.read(f"/api/v1/contacts?limit=7&cursor={cursor}")
            ids += [contact["id"] for contact in page["contacts"]]
            cursor = page["next"]
        self.assertEqual(len(ids), page["total"])
        self.assertEqual(len(set(ids)), len(ids))

    def test_a_wrong_query_names_its_column(self):
        headers = self.refused(400, "USAGE", "GET", "/api/v1/contacts?query=relatoin:good")
        self.assertNotIn("ETag", headers)

    def test_completion_of_a_query(self):
        self.assertIn("relation:good", self.read("/api/v1/query?typed=relation:")["candidates"])

    def test_downloads(self):
        for kind, begin in (("csv", b"\xef\xbb\xbf"), ("vcard", b"BEGIN:VCARD"), ("jsonl", b"{")):
            status, headers, body = self.server.ask("GET", f"/api/v1/export?format={kind}&query=is:connected")
            self.assertEqual(status, 200)
            self.assertIn("attachment", headers["Content-Disposition"])
            content = body if isinstance(body, bytes) else b""
            self.assertTrue(content.startswith(begin) or kind == "csv", content[:40])
        status, _, body = self.server.ask("GET", "/api/v1/plan.ics?minutes=60")
        self.assertTrue(body.startswith(b"BEGIN:VCALENDAR\r\n"))

    def test_each_answer_is_in_the_language_of_its_request(self):
        said = {}
        for language in ("fr-FR,fr;q=0.9,en;q=0.5", "en", "de, en;q=0.3, fr;q=0.7"):
            _, _, body = self.server.ask("GET", "/api/v1/contacts/999999", headers={"Accept-Language": language})
            said[language] = body["error"]["message"]
        self.assertNotEqual(said["fr-FR,fr;q=0.9,en;q=0.5"], said["en"])
        self.assertEqual(said["fr-FR,fr;q=0.9,en;q=0.5"], said["de, en;q=0.3, fr;q=0.7"])
        self.assertEqual(said["en"], self.server.ask("GET", "/api/v1/contacts/999999")[2]["error"]["message"])

    def test_what_has_not_changed_is_not_sent_again(self):
        _, headers, _ = self.server.ask("GET", "/api/v1/status")
        again = {"If-None-Match": headers["ETag"]}
        status, _, body = self.server.ask("GET", "/api/v1/status", headers=again)
        self.assertEqual((status, body), (304, b""))
        status, _, _ = self.server.ask("GET", "/api/v1/status", headers={**again, "Accept-Language": "fr"})
        self.assertEqual(status, 200)
        source = self.write("POST", f"/api/v1/contacts/{self.some_contact()}/notes", {"text": "Vu à Lyon"})["source"]
        status, _, _ = self.server.ask("GET", "/api/v1/status", headers=again)
        self.assertEqual(status, 200)
        self.write("DELETE", f"/api/v1/sources/{source}")

    # ---- Writing ----

    def test_what_is_written_is_there_and_undo_takes_it_back(self):
        contact = self.some_contact()
        before = self.read(f"/api/v1/contacts/{contact}")
        for path, body in [
            (f"/api/v1/contacts/{contact}/notes", {"text": "<b>Vu</b> à Lyon"}),
            (f"/api/v1/contacts/{contact}/tags", {"tag": "client"}),
            (f"/api/v1/contacts/{contact}/log", {"channel": "meeting", "text": "Salon", "at": "2026-06-01"}),
            (f"/api/v1/contacts/{contact}/relation", {"class": "bad"}),
            (f"/api/v1/plan/{contact}/done", {"channel": "message"}),
            (f"/api/v1/plan/{contact}/snooze", {"until": "3m"}),
            (f"/api/v1/plan/{contact}/mute", None),
            (f"/api/v1/plan/{contact}/pin", None),
            (f"/api/v1/plan/{contact}/rhythm", {"days": 30}),
        ]:
            with self.subTest(path):
                source = self.write("POST", path, body)["source"]
                self.assertIn(source, [one["id"] for one in self.read("/api/v1/sources")["sources"]])
                self.write("DELETE", f"/api/v1/sources/{source}")
                self.assertEqual(self.read(f"/api/v1/contacts/{contact}"), before)

    def test_a_note_and_a_tag_are_shown(self):
        contact = self.some_contact()
        sources = [self.write("POST", f"/api/v1/contacts/{contact}/notes", {"text": "<script>"})["source"],
                   self.write("POST", f"/api/v1/contacts/{contact}/tags", {"tag": "été/à voir"})["source"]]
        shown = self.read(f"/api/v1/contacts/{contact}")
        self.assertIn("<script>", [note["text"] for note in shown["notes"]])
        self.assertIn("été/à voir", shown["tags"])
        sources.append(self.write("DELETE", f"/api/v1/contacts/{contact}/tags/%C3%A9t%C3%A9%2F%C3%A0%20voir")["source"])
        self.assertEqual(self.read(f"/api/v1/contacts/{contact}")["tags"], [])
        for source in reversed(sources):
            self.write("DELETE", f"/api/v1/sources/{source}")

    def test_a_target_is_tried_then_kept_then_removed(self):
        text = "target: Acheteurs\nqualified at: 3\n+3 function: purchasing\n"
        path = "/api/v1/targets/Acheteurs"
        tried = self.write("PUT", path + "?dry_run=1", {"text": text})
        self.refused(404, "NOT_FOUND", "GET", path)
        self.assertEqual(self.write("PUT", path, {"text": text}), tried)
        self.assertEqual(self.read(path)["text"], text)
        self.refused(409, "CONFLICT", "PUT", "/api/v1/targets/Other", body={"text": text})
        self.refused(422, "INVALID", "PUT", path, body={"text": "target: Acheteurs\n+x nonsense\n"})
        self.write("DELETE", path)
        self.refused(404, "NOT_FOUND", "GET", path)

    def test_a_merge_is_tried_before_it_is_done(self):
        a, b = [contact["id"] for contact in self.read("/api/v1/contacts?query=is:connected&limit=2")["contacts"]]
        total = self.read("/api/v1/status")["contacts"]
        path = f"/api/v1/contacts/{a}/merge"
        self.assertIsNone(self.write("POST", path, {"with": [b], "dry_run": True})["source"])
        self.assertEqual(self.read("/api/v1/status")["contacts"], total)
        source = self.write("POST", path, {"with": [b]})["source"]
        self.assertEqual(self.read("/api/v1/status")["contacts"], total - 1)
        self.write("DELETE", f"/api/v1/sources/{source}")
        self.assertEqual(self.read("/api/v1/status")["contacts"], total)
        self.refused(400, "USAGE", "POST", path, body={"with": []})
        self.refused(400, "USAGE", "POST", path, body={"with": ["x"]})

    def ended(self, server, job):
        """The job, once it has ended, and its result."""
        had = {}
        while True:
            # As a browser asks again: it keeps what it had when that is told to hold still.
            status, headers, answer = server.ask("GET", f"/api/v1/jobs/{job}", headers=had)
            told = told if status == 304 else answer
            had = {"If-None-Match": headers["ETag"]} if status == 200 else had
            if told["state"] in ("done", "failed"):
                return told, server.ask("GET", f"/api/v1/jobs/{job}/result")[2]
            time.sleep(.05)

    def test_a_file_that_is_sent_is_imported_by_a_job(self):
        card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Zoé Envoyée\r\nEMAIL:zoe@envoyee.example\r\nEND:VCARD\r\n"
        status, _, body = self.server.ask("POST", "/api/v1/imports", card.encode(), {"X-File-Name": "zo%C3%A9.vcf"})
        self.assertEqual(status, 202)
        told, result = self.ended(self.server, body["job"])
        self.assertEqual((told["state"], told["name"], told["error"]), ("done", "zoé.vcf", None))
        source = result["sources"][0]
        self.assertEqual((source["kind"], source["new"] > 0), ("address-book", True))
        self.assertEqual(self.read("/api/v1/contacts?query=Envoy%C3%A9e")["total"], 1)
        self.assertIn(told, self.read("/api/v1/jobs")["jobs"])
        self.write("DELETE", f"/api/v1/sources/{source['id']}")
        self.assertEqual(list(self.server.folder.glob("*.upload-*")), [])

    def test_a_file_that_is_none_is_told_so(self):
        for name in ("nonsense.zip", "..%2F..%2Fetc%2Fpasswd", "%ff", "", "." * 300):
            status, _, body = self.server.ask("POST", "/api/v1/imports", b"\0nonsense", {"X-File-Name": name})
            self.assertEqual(status, 202)
            told, _ = self.ended(self.server, body["job"])
            self.assertEqual(told["state"], "failed", name)
            self.assertTrue(told["error"]["message"])
        said = set()
        for language in ("en", "fr"):
            headers = {"X-File-Name": "nonsense.zip", "Accept-Language": language}
            job = self.server.ask("POST", "/api/v1/imports", b"nonsense", headers)[2]["job"]
            said.add(self.ended(self.server, job)[0]["error"]["message"])
        self.assertEqual(len(said), 2, said)
        self.refused(400, "USAGE", "POST", "/api/v1/imports", body=b"")
        self.refused(404, "NOT_FOUND", "GET", "/api/v1/jobs/999999")
        self.assertEqual(list(self.server.folder.glob("*.upload-*")), [])

    def test_a_sample_goes_into_an_empty_network_only(self):
        self.refused(409, "CONFLICT", "POST", "/api/v1/samples/antoine")
        empty = Server(is_empty=True)
        try:
            self.assertEqual(empty.sign_in(), 200)
            self.assertEqual(empty.ask("GET", "/api/v1/status")[2]["contacts"], 0)
            told, _ = self.ended(empty, empty.ask("POST", "/api/v1/samples/antoine")[2]["job"])
            self.assertEqual((told["state"], told["error"]), ("done", None))
            self.assertGreater(empty.ask("GET", "/api/v1/status")[2]["qualified"]["count"], 30)
            told, _ = self.ended(empty, empty.ask("POST", "/api/v1/samples/nobody")[2].get("job", 1))
        finally:
            self.assertEqual(empty.stop(), 0)

    def test_who_writes_while_another_program_does_is_told_to_wait(self):
        contact = self.some_contact()
        other = sqlite3.connect(self.server.folder / "n.entregent", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        headers = self.refused(503, "BUSY", "POST", f"/api/v1/contacts/{contact}/tags", body={"tag": "x"})
        self.assertTrue(int(headers["Retry-After"]) > 0)
        self.read("/api/v1/contacts?limit=1")
        other.execute("ROLLBACK")
        other.close()
        source = self.write("POST", f"/api/v1/contacts/{contact}/tags", {"tag": "x"})["source"]
        self.write("DELETE", f"/api/v1/sources/{source}")

    def test_forgetting_is_tried_only(self):
        contact = self.some_contact()
        told = self.write("DELETE", f"/api/v1/contacts/{contact}?dry_run=1")
        self.assertTrue(told["dry_run"] and told["name"])
        self.read(f"/api/v1/contacts/{contact}")

    # ---- What is refused ----

    def test_every_route_asks_for_its_right(self):
        for method, path, right, _ in routes():
            path = path.replace("{id}", "1").replace("{name}", "x")
            with self.subTest(f"{method} {path}"):
                self.refused(421, "REFUSED", method, path, headers={"Host": "evil.example"})
                if right != "NONE":
                    self.refused(401, "UNAUTHORISED", method, path, is_signed_in=False)
                    self.refused(401, "UNAUTHORISED", method, path, is_signed_in=False,
                                 headers={"Cookie": "entregent=" + "0" * 64})
                if method != "GET":
                    self.refused(403, "REFUSED", method, path, is_page=False)
                    self.refused(403, "REFUSED", method, path, headers={"Origin": "http://evil.example"})
                    self.refused(403, "REFUSED", method, path, headers={"X-Entregent": "0"})

    def test_a_link_signs_in_once(self):
        self.refused(401, "UNAUTHORISED", "POST", "/api/v1/session", body={"token": self.server.token})
        self.refused(401, "UNAUTHORISED", "POST", "/api/v1/session", body={"token": "x"})
        self.refused(400, "USAGE", "POST", "/api/v1/session", body={})

    def test_the_cookie_is_for_this_server_alone(self):
        link = Server()
        try:
            status, headers, body = link.ask("POST", "/api/v1/session", {"token": link.token})
            self.assertEqual((status, body["signed_in"]), (200, True))
            for word in ("HttpOnly", "SameSite=Strict", "Path=/"):
                self.assertIn(word, headers["Set-Cookie"])
            link.cookie = headers["Set-Cookie"].split(";")[0]
            self.assertEqual(link.ask("DELETE", "/api/v1/session")[0], 200)
            self.assertEqual(link.ask("GET", "/api/v1/status")[0], 401)
        finally:
            self.assertEqual(link.stop(), 0)

    def test_headers_that_keep_pages_safe(self):
        for path in ("/health", "/api/v1/status", "/api/v1/nothing", "/nothing.js"):
            _, headers, _ = self.server.ask("GET", path)
            self.assertIn("require-trusted-types-for 'script'", headers["Content-Security-Policy"])
            self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Referrer-Policy"], "no-referrer")

    def test_other_methods_and_addresses(self):
        headers = self.refused(405, "METHOD", "PUT", "/api/v1/status")
        self.assertEqual(headers["Allow"], "GET")
        self.refused(404, "NOT_FOUND", "GET", "/api/v1/nothing")
        self.refused(404, "NOT_FOUND", "GET", "/api/v1/contacts/1x")
        self.refused(404, "NOT_FOUND", "GET", "/api/v1/contacts/99999999999999999999")
        self.refused(404, "NOT_FOUND", "GET", "/nothing.js")
        self.refused(404, "NOT_FOUND", "GET", "/../../etc/passwd.txt")

    def test_parameters_are_checked(self):
        for path in ("/api/v1/status?nonsense=1", "/api/v1/contacts?query=%ff", "/api/v1/contacts?query=%00",
                     "/api/v1/contacts?query=%4", "/api/v1/contacts?limit=0", "/api/v1/contacts?limit=x",
                     "/api/v1/contacts?cursor=-1", "/api/v1/status?at=yesterday", "/api/v1/search",
                     "/api/v1/plan?minutes=999999", "/api/v1/export?format=exe", "/api/v1/duplicates?lane=x"):
            with self.subTest(path):
                self.refused(400, "USAGE", "GET", path)

    def test_bodies_are_checked(self):
        path = f"/api/v1/contacts/{self.some_contact()}/notes"
        for body in (b"", b"{", b"[]", b'"x"', b'{"text":1}', b'{"text":""}', b'{"text":"\xff"}', b'{"text":"a","text":"b"}',
                     b"[" * 4000):
            with self.subTest(body[:20]):
                self.refused(400, "USAGE", "POST", path, body=body)

    def test_bodies_are_bounded_on_every_route(self):
        for method, path, _, most in routes():
            if method == "GET" or most > 1 << 20:
                continue
            path = path.replace("{id}", "1").replace("{name}", "x")
            with self.subTest(f"{method} {path}"):
                self.refused(413, "TOO_LARGE", method, path, body=b"x" * (most + 1))

    def test_a_body_of_no_told_length_is_bounded_too(self):
        with socket.create_connection(("127.0.0.1", self.server.port), 60) as peer:
            head = (f"POST /api/v1/session HTTP/1.1\r\nHost: 127.0.0.1:{self.server.port}\r\nOrigin: {self.server.told['url']}\r\n"
                    "X-Entregent: 1\r\nTransfer-Encoding: chunked\r\n\r\n")
            peer.sendall(head.encode() + b"2000\r\n" + b"x" * 0x2000 + b"\r\n0\r\n\r\n")
            self.assertIn(b" 413 ", peer.recv(4096).split(b"\r\n")[0])

    def test_no_request_ends_the_server(self):
        for bytes_ in (b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00\x01", b"GET " + b"/a" * 40000,
                       b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 4000 + b"\r\n", b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                       b"POST /api/v1/session HTTP/1.1\r\nContent-Length: -5\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", self.server.port), 2) as peer:
                try:
                    peer.sendall(bytes_)
                    peer.shutdown(socket.SHUT_WR)
                    peer.recv(65536)
                except OSError:
                    pass  # cut off, or waited for what does not come: both may be
        self.assertEqual(self.server.ask("GET", "/health")[2], {"status": "ok"})


main()
