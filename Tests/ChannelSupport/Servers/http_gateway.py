"""An SMS gateway for tests: Kannel's sendsms with a counter, and the ways in which gateways go wrong.

GET /cgi-bin/sendsms?username=…&password=…&to=…&text=…: with --record, each accepted message appends one line
"TOKEN TO" (TOKEN from dlr-url, or "-") before it is answered. GET /health says 200. Anything else is a 404.
"""

import argparse
import os
import random
import socketserver
import ssl
import threading
import time
import urllib.parse

ACCEPTED = (202, "text/html", b"0: Accepted for delivery")


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--record", help="the file that counts accepted messages")
    parser.add_argument("--login", default="care:s3cret", help="USER:PASSWORD")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--drop", type=float, default=0, help="share of messages taken and not answered")
    parser.add_argument("--busy", type=float, default=0, help="share of messages answered with 503")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mood", default="kind", help="what it does to a message; see MOODS")
    parser.add_argument("--close-after", type=int, default=0, help="answers a connection carries, then it ends")
    parser.add_argument("--body", default="", help="the answer of the mood “says”, STATUS TYPE BODY")
    return parser.parse_args()


class Conversation(socketserver.StreamRequestHandler):
    disable_nagle_algorithm = True

    def setup(self):
        super().setup()
        if options.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(options.certificate, options.key)
            self.connection = context.wrap_socket(self.connection, server_side=True)
            self.rfile, self.wfile = self.connection.makefile("rb", -1), self.connection.makefile("wb", 0)

    def handle(self):
        answers = 0
        while True:
            request = self.read()
            if request is None or not self.obey(*request):
                return
            answers += 1
            if answers == options.close_after:
                return

    def read(self):
        line = self.rfile.readline().decode("latin-1").split(" ")
        if len(line) != 3:
            return None
        length = 0
        while (header := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = header.partition(":")
            if name.lower() == "content-length":
                length = int(value)
        return line[1], self.rfile.read(length)

    def answer(self, status, kind, body, extra=""):
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
        self.wfile.write(head.encode() + body)
        return True

    def obey(self, target, body):
        path, _, query = target.partition("?")
        fields = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
        if path == "/health":
            return self.answer(200, "text/plain", b"well")
        if path != "/cgi-bin/sendsms":
            return self.answer(404, "text/plain", b"no such page")
        if (fields.get("username"), fields.get("password")) != tuple(options.login.split(":")):
            return self.answer(403, "text/html", b"Authorization failed for sendsms")
        with chance_lock:
            drops, busy = chance.random() < options.drop, chance.random() < options.busy
        if busy:
            return self.answer(503, "text/html", b"Temporal failure, try again later.")
        return MOODS[options.mood](self, fields) and not drops and self.answer(*ACCEPTED)

    def take(self, fields):
        """One write a line, so that several writers and a kill leave whole lines."""
        if options.record:
            callback = urllib.parse.urlparse(fields.get("dlr-url", ""))
            token = dict(urllib.parse.parse_qsl(callback.query)).get("token", "-")
            file = os.open(options.record, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.write(file, f"{token} {fields.get('to', '-')}\n".encode())
            os.close(file)
        return True

    def instead(self, *pieces, pause=0.0):
        """Takes the message and writes something else than an answer, then ends the connection."""
        for piece in pieces:
            self.wfile.write(piece)
            time.sleep(pause)
        return False

    def says(self, fields):
        status, kind, body = options.body.split(" ", 2)
        self.answer(int(status), kind, body.encode())
        return False

    def falls_silent(self, fields):
        time.sleep(60)
        return False

    def waits(self, fields):
        """Takes the message, and answers once a file beside the record is there."""
        self.take(fields)
        while not os.path.exists(options.record + ".open"):
            time.sleep(0.01)
        return True

    def forgets(self, fields):
        """Answers the first message of a connection, takes the second and hangs up."""
        self.seen = getattr(self, "seen", 0) + 1
        return self.take(fields) and self.seen == 1


def whole(text):
    return b"HTTP/1.1 202 X\r\nContent-Length: %d\r\n\r\n%b" % (len(text), text)


MOODS = {
    "kind": Conversation.take,
    "nothing": lambda self, fields: self.take(fields) and False,
    "garbage": lambda self, fields: self.take(fields) and self.instead(bytes(range(256)) * 4),
    "half": lambda self, fields: self.take(fields) and self.instead(whole(b"0: Accepted")[:-4]),
    "drips": lambda self, fields: self.take(fields) and self.instead(*[b"H"] * 60, pause=1.0),
    "silent": Conversation.falls_silent,
    "megabytes": lambda self, fields: self.take(fields) and self.instead(whole(b"0: " + b"a" * 4_000_000)),
    "headers": lambda self, fields: self.take(fields)
    and self.instead(b"HTTP/1.1 202 X\r\n", *[b"X-Filler: %b\r\n" % (b"a" * 2000)] * 2000),
    "forgets": Conversation.forgets,
    "waits": Conversation.waits,
    "moves": lambda self, fields: self.answer(302, "text/html", b"", "Location: /health\r\n") and False,
    "says": Conversation.says,
}


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass  # a client that breaks off is part of many tests


options = arguments()
chance, chance_lock = random.Random(options.seed), threading.Lock()
if __name__ == "__main__":
    Server(("127.0.0.1", options.port), Conversation).serve_forever()
