"""An SMTP server that goes wrong at one step, in one way: `smtp_faults.py PORT STEP WAY [ANSWER]`.

Steps are CONNECT, EHLO, MAIL, RCPT, DATA, "." for the answer to a text, and TEXT while one is being sent.
"""

import random
import socketserver
import sys
import time

ANSWERS = {"CONNECT": "220 faults ESMTP", "EHLO": "250 PIPELINING", "DATA": "354 go ahead", "QUIT": "221 bye"}


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            self.converse()
        except OSError:
            pass  # the client gave up

    def converse(self):
        going_on = self.answer("CONNECT")
        while going_on:
            line = self.rfile.readline().decode("latin-1")
            if not line:
                return
            verb = line[:4].strip().upper()
            going_on = self.answer(verb) and verb != "QUIT" and (verb != "DATA" or self.take())

    def take(self):
        if step == "TEXT":
            self.rfile.read(1024)
            return False  # with more on its way
        while True:
            line = self.rfile.readline()
            if not line:
                return False
            if line == b".\r\n":
                return self.answer(".")

    def answer(self, verb):
        right = ANSWERS.get(verb, "250 ok") + "\r\n"
        if verb != step:
            self.wfile.write(right.encode())
            return True
        return getattr(self, way)(right)

    def garbage(self, right):
        self.wfile.write(random.Random(1).randbytes(3000) + b"\r\n")
        return True

    def zeros(self, right):
        self.wfile.write(bytes(2000) + b"\r\n")
        return True

    def silence(self, right):
        self.rfile.read()
        return False

    def drip(self, right):
        for byte in (right[:4] + "x" * 60 + "\r\n").encode():
            self.wfile.write(bytes([byte]))
            time.sleep(1)
        return True

    def drip_lines(self, right):
        for _ in range(60):
            self.wfile.write((right[:3] + "-x\r\n").encode())
            time.sleep(0.5)
        return True

    def megabyte(self, right):
        self.wfile.write((right[:3] + "-" + "x" * 60 + "\r\n").encode() * 16_000 + right.encode())
        return True

    def endless(self, right):
        while True:
            self.wfile.write((right[:3] + "-" + "x" * 500 + "\r\n").encode() * 200)

    def long_line(self, right):
        self.wfile.write((right[:4] + "x" * 1_000_000 + "\r\n").encode())
        return True

    def half(self, right):
        self.wfile.write((right[:3] + "-half of it\r\n").encode())
        return False

    def refuse_half(self, right):
        self.wfile.write(b"550-5.1.1 half of a refusal\r\n")
        return False

    def close(self, right):
        return False

    def say(self, right):
        self.wfile.write((sys.argv[4] + "\r\n").encode())
        return True


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


port, step, way = int(sys.argv[1]), sys.argv[2], sys.argv[3]
Server(("127.0.0.1", port), Conversation).serve_forever()
