"""Makes the Tryton database that the job is timed on: the made-up customers and twenty running scenarios."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from people import ANCHORS, DAY, Person, Rule, people, rules
from tryton_host import MODULE

NAME = "base"
SAMPLE = 2
"""Customers that are made by Tryton itself, as the pattern that those inserted by SQL have to match."""

OWN = ("code", "code_alnum", "code_digit", "name", "status", "opted_out", *ANCHORS)
"""The columns that differ from one party to the next, besides ``id`` and the time of its making."""


def make_base(folder: Path, count: int) -> None:
    """Makes ``NAME`` in ``folder``: ``count`` parties, the scenarios, and those due the day before already enrolled."""
    _create_database()
    persons = list(people(count))
    _save(persons[:SAMPLE])
    _insert(folder / f"{NAME}.sqlite", persons)
    _make_scenarios(DAY - timedelta(days=1))
    trigger(NAME)
    _move_scenarios(DAY)


def trigger(database: str) -> None:
    """What Tryton's scheduler calls every hour: one scan per running scenario, and those found are enrolled."""
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    with Transaction().start(database, 0, context={"_skip_warnings": True}) as transaction:
        Pool().get("marketing.automation.scenario").trigger()
        transaction.commit()


def domain(rule: Rule, day: date) -> str:
    """The scenario's PYSON domain: today minus the offset is the anchor's day, with ``day`` in the place of today."""
    from trytond.pyson import Date, PYSONEncoder

    anchor = Date(year=day.year, month=day.month, day=day.day, delta_days=-rule.offset)
    return PYSONEncoder().encode([("status", "=", "owned"), ("opted_out", "=", False), (rule.anchor, "=", anchor)])


def _create_database() -> None:
    from trytond import backend
    from trytond.pool import Pool

    none = backend.Database().connect()
    connection = none.get_connection(autocommit=True)
    none.create(connection, NAME)
    none.put_connection(connection)
    none.close()
    database = backend.Database(NAME).connect()
    connection = database.get_connection()
    database.init()
    connection.commit()
    database.put_connection(connection)
    Pool(NAME).init(update=["ir", "res"], lang=["en"])
    Pool(NAME).init(update=[MODULE], lang=["en"], activatedeps=True)


def _save(persons: Sequence[Person]) -> None:
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    with Transaction().start(NAME, 0) as transaction:
        Pool().get("party.party").create([
            {
                "code": person.code,
                "name": person.name,
                "status": person.status,
                "opted_out": person.opted_out,
                **dict(zip(ANCHORS, person.milestones)),
            }
            for person in persons
        ])
        transaction.commit()


def _insert(path: Path, persons: Sequence[Person]) -> None:
    """Inserts all but the sample, with the sample's values in every column that is not a customer's own."""
    with sqlite3.connect(path) as database:
        database.row_factory = sqlite3.Row
        sample = database.execute("SELECT * FROM party_party ORDER BY id").fetchall()
        for row, person in zip(sample, persons[:SAMPLE], strict=True):
            if tuple(row[name] for name in OWN) != _values(person):
                raise SystemExit(f"Tryton stores party {person.code} otherwise than this program")
        common = [name for name in sample[0].keys() if name not in (*OWN, "id")]
        columns = ", ".join((*OWN, *common))
        marks = ", ".join("?" * (len(OWN) + len(common)))
        shared = tuple(sample[0][name] for name in common)
        rows = (_values(person) + shared for person in persons[SAMPLE:])
        database.executemany(f"INSERT INTO party_party ({columns}) VALUES ({marks})", rows)
    database.close()


def _values(person: Person) -> tuple[object, ...]:
    """One party in the order of ``OWN``, as SQLite holds it."""
    days = tuple(day.isoformat() for day in person.milestones)
    return (person.code, person.code, person.number, person.name, person.status, int(person.opted_out), *days)


def _make_scenarios(day: date) -> None:
    """One running scenario a rule, with one e-mail to send: the only action that Tryton knows."""
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    with Transaction().start(NAME, 0) as transaction:
        Scenario = Pool().get("marketing.automation.scenario")
        email = {"name": "mail", "action": "send_email", "email_title": "Title", "email_template": "<p>Text</p>"}
        scenarios = Scenario.create([
            {
                "name": rule.name,
                "model": "party.party",
                "domain": domain(rule, day),
                "activities": [("create", [email])],
            }
            for rule in rules()
        ])
        Scenario.run(scenarios)
        transaction.commit()


def _move_scenarios(day: date) -> None:
    """Lets the day go by: the domains name their day, so that a run does not hang on the clock."""
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    with Transaction().start(NAME, 0) as transaction:
        Scenario = Pool().get("marketing.automation.scenario")
        by_name = {scenario.name: scenario for scenario in Scenario.search([])}
        for rule in rules():
            by_name[rule.name].domain = domain(rule, day)
        Scenario.save(list(by_name.values()))
        transaction.commit()
