"""An SMTP server that counts: every message it takes leaves its Message-ID in a file before the answer goes out.

Appends "MESSAGE-ID\n" to RECORD, without the brackets, in one write each, so that a kill leaves whole lines and what
was answered with 250 is always there. Meant to be fast, and to fail now and then where asked: the chances are per
message, in order of the arguments, and come from SEED.
"""

import argparse
import asyncio
import os
import random
import re
import socket

MESSAGE_ID = re.compile(rb"^message-id:[ \t]*(?:\r\n[ \t]+)?<([^>\r\n]*)>", re.IGNORECASE | re.MULTILINE)
GREETING = b"250-counter\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-ENHANCEDSTATUSCODES\r\n250 DSN\r\n"
ANSWERS = {b"HELO": b"250 counter\r\n", b"EHLO": GREETING, b"DATA": b"354 go ahead\r\n", b"QUIT": b"221 bye\r\n"}


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("--record", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lose", type=float, default=0, help="chance to take a message and hang up without a word")
    parser.add_argument("--miss", type=float, default=0, help="chance to hang up at the dot, the message not taken")
    parser.add_argument("--defer", type=float, default=0, help="chance to answer the dot with 451")
    parser.add_argument("--close", type=float, default=0, help="chance to answer the dot with 421 and hang up")
    parser.add_argument("--refuse", type=float, default=0, help="chance to answer the dot with 554")
    return parser.parse_args()


class Conversation(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport, self.pending = transport, bytearray()
        self.in_text = self.leaving = False
        transport.write(b"220 counter ESMTP\r\n")

    def data_received(self, data):
        self.pending += data
        answers = []
        while not self.transport.is_closing():
            answer = self.take_text() if self.in_text else self.take_line()
            if answer is None:
                break
            answers.append(answer)
        if answers and not self.transport.is_closing():
            self.transport.write(b"".join(answers))
        if self.leaving:
            self.transport.close()

    def take_line(self):
        end = self.pending.find(b"\r\n")
        if end < 0:
            return None
        verb = bytes(self.pending[:4]).upper()
        del self.pending[: end + 2]
        self.leaving = self.leaving or verb == b"QUIT"
        if verb == b"DATA":
            self.in_text = True
            self.pending[:0] = b"\r\n"  # so that an empty text ends like any other
        return ANSWERS.get(verb, b"250 2.1.0 ok\r\n")

    def take_text(self):
        end = self.pending.find(b"\r\n.\r\n")
        if end < 0:
            return None
        found = MESSAGE_ID.search(self.pending, 0, end)
        name = found.group(1) if found else b"-"
        del self.pending[: end + 5]
        self.in_text = False
        return self.decide(name)

    def decide(self, name):
        fate = fates.next()
        if fate in ("take", "lose"):
            os.write(record, name + b"\n")
        if fate in ("lose", "miss"):
            self.transport.abort()
            return b""
        self.leaving = self.leaving or fate == "close"
        return {
            "take": b"250 2.0.0 taken\r\n",
            "defer": b"451 4.3.0 try again later\r\n",
            "close": b"421 4.3.2 closing\r\n",
            "refuse": b"554 5.6.0 not wanted\r\n",
        }[fate]


class Fates:
    def __init__(self, options):
        self.dice = random.Random(options.seed)
        self.chances = [(name, getattr(options, name)) for name in ("lose", "miss", "defer", "close", "refuse")]
        self.chances = [(name, chance) for name, chance in self.chances if chance > 0]

    def next(self):
        for name, chance in self.chances:
            if self.dice.random() < chance:
                return name
        return "take"


async def serve(port):
    loop, parent = asyncio.get_running_loop(), os.getppid()
    await loop.create_server(Conversation, "127.0.0.1", port, family=socket.AF_INET, backlog=512)
    while os.getppid() == parent:  # no longer than the tests it serves
        await asyncio.sleep(1)


options = arguments()
fates = Fates(options)
record = os.open(options.record, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
asyncio.run(serve(options.port))
