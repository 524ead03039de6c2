"""An SMTP server for tests: STARTTLS, AUTH, and the ways in which they go wrong.

Appends one line to RECORD for each accepted message: "tls USER RECIPIENT" or "clear USER RECIPIENT".
"""

import argparse
import base64
import hashlib
import hmac
import socketserver
import ssl


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--tls", default="", help="the only version spoken, such as TLSv1_2")
    parser.add_argument("--login", default="", help="USER:PASSWORD; mail is refused before it")
    parser.add_argument("--mechanisms", default="PLAIN")
    parser.add_argument("--record", required=True)
    parser.add_argument("--inject", action="store_true", help="send an answer along with the one to STARTTLS")
    parser.add_argument("--close-after", type=int, default=0, help="close a connection after so many messages")
    parser.add_argument("--answer", default="250 2.0.0 taken", help="to a message's text")
    return parser.parse_args()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.encrypted, self.user, self.recipient, self.messages = False, None, "", 0
        self.say("220 test ESMTP")
        while True:
            line = self.rfile.readline()
            if not line or not self.obey(line.decode("latin-1").rstrip("\r\n")):
                return

    def say(self, *lines):
        self.wfile.write("".join(line + "\r\n" for line in lines).encode())

    def hear(self):
        return base64.b64decode(self.rfile.readline())

    def obey(self, line):
        verb = line.split(" ")[0].upper()
        if verb == "EHLO":
            self.greet()
        elif verb == "STARTTLS":
            return self.encrypt()
        elif verb == "AUTH":
            self.authenticate(line.split(" "))
        elif verb == "MAIL" and options.login and not self.user:
            self.say("530 5.7.0 authentication required")
        elif verb == "DATA":
            return self.take()
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            if verb == "RCPT":
                self.recipient = line[line.index("<") + 1 : line.index(">")]
            self.say("250 ok")
        return True

    def greet(self):
        lines = ["test", "PIPELINING", "ENHANCEDSTATUSCODES"]
        if options.certificate and not self.encrypted:
            lines.append("STARTTLS")
        if options.login:
            lines.append("AUTH " + options.mechanisms)
        self.say(*["250-" + line for line in lines[:-1]], "250 " + lines[-1])

    def encrypt(self):
        self.say(*["220 go ahead"] + (["250 injected"] if options.inject else []))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
        if options.tls:
            context.minimum_version = context.maximum_version = ssl.TLSVersion[options.tls]
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:
            return False
        self.setup_files()
        self.encrypted = True
        return True

    def setup_files(self):
        self.rfile = self.connection.makefile("rb", -1)
        self.wfile = self.connection.makefile("wb", 0)

    def authenticate(self, words):
        user, password = options.login.split(":")
        given = None
        if words[1] == "PLAIN":
            initial = base64.b64decode(words[2]) if len(words) > 2 else self.ask("")
            given = tuple(part.decode() for part in initial.split(b"\0")[1:])
        elif words[1] == "LOGIN":
            initial = base64.b64decode(words[2]) if len(words) > 2 else self.ask("Username:")
            given = (initial.decode(), self.ask("Password:").decode())
        elif words[1] == "CRAM-MD5":
            name, digest = self.ask("<1.2@test>").decode().split(" ")
            expected = hmac.new(password.encode(), b"<1.2@test>", hashlib.md5).hexdigest()
            given = (name, password if digest == expected else "")
        self.user = user if given == (user, password) else None
        self.say("235 2.7.0 welcome" if self.user else "535 5.7.8 wrong user or password")

    def ask(self, question):
        self.say("334 " + base64.b64encode(question.encode()).decode())
        return self.hear()

    def take(self):
        self.say("354 go ahead")
        while True:
            line = self.rfile.readline()
            if not line:
                return False
            if line == b".\r\n":
                break
        if options.answer.startswith("2"):
            with open(options.record, "a", encoding="utf-8") as record:
                record.write(f"{'tls' if self.encrypted else 'clear'} {self.user or '-'} {self.recipient}\n")
        self.say(options.answer)
        self.messages += 1
        return self.messages != options.close_after


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # a client that breaks off is part of many tests


options = arguments()
Server(("127.0.0.1", options.port), Conversation).serve_forever()
