"""Made-up customers and the twenty date rules, the same for Doorstep and for every peer."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = date(2026, 11, 22)
"""The day that is decided."""

ANCHORS = ("visit", "subscription", "signing", "handover", "move_in")
"""The milestones that rules count from, by Doorstep's names."""

OFFSETS = (30, 90, 180, 365)
"""Days after an anchor on which a rule is due."""

SPAN = 3650
"""Days over which the dates of one anchor are spread, the last of them the day before ``DAY``."""

EPOCH = date(1970, 1, 1)
"""Day 0 where a date travels as a number."""


@dataclass(frozen=True)
class Rule:
    """One of the twenty: owned, not opted out, and ``offset`` days after ``anchor``."""

    anchor: str
    offset: int

    @property
    def name(self) -> str:
        """The name in every system, a file name too."""
        return f"{self.anchor.replace('_', '-')}-{self.offset}"


@dataclass(frozen=True)
class Person:
    """A customer with one home."""

    number: int
    status: str
    opted_out: bool
    milestones: tuple[date, ...]
    """One date for each of ``ANCHORS``."""

    @property
    def code(self) -> str:
        """The number as a customer ledger writes it."""
        return f"C{self.number:07d}"

    @property
    def name(self) -> str:
        """A name that no two neighbours share."""
        return "王李张刘陈杨赵黄周吴"[self.number % 10] + "芳伟敏静丽强磊军洋勇"[self.number // 10 % 10]

    def is_due(self, rule: Rule) -> bool:
        """What every system has to find."""
        if self.status != "owned" or self.opted_out:
            return False
        return self.milestones[ANCHORS.index(rule.anchor)] + timedelta(days=rule.offset) == DAY


def rules() -> list[Rule]:
    """The twenty rules: five anchors, four offsets each."""
    return [Rule(anchor, offset) for anchor in ANCHORS for offset in OFFSETS]


def people(count: int, owned: float = 1.0, opted_out: float = 0.0, seed: int = 1) -> Iterator[Person]:
    """Makes ``count`` customers, always the same for the same arguments.

    ``owned`` and ``opted_out`` are shares: of all, those whose status is ``owned``, and those who want nothing.
    """
    draw = random.Random(seed).random
    first = DAY - timedelta(days=SPAN)
    for number in range(1, count + 1):
        yield Person(
            number=number,
            status="owned" if draw() < owned else "signed",
            opted_out=draw() < opted_out,
            milestones=tuple(first + timedelta(days=int(draw() * SPAN)) for _ in ANCHORS),
        )
