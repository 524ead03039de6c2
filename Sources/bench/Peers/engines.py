"""Times the twenty date rules in rule engines: CPU nanoseconds per rule evaluation, as JSON.

Each engine gets a customer as Python has it, a dict of twelve fields, and says which of the twenty rules hit. Hits are
compared with those of plain Python.
"""

from __future__ import annotations

import argparse
import gc
import json
import operator
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

import lupa
import zen

from people import ANCHORS, DAY, EPOCH, Person, people, rules

Record = Mapping[str, object]
Sweep = Callable[[Sequence[Record]], int]
"""Evaluates all rules for all customers and returns the number of hits."""

OWNED, OPTED_OUT = 0.78, 0.10
"""Shares that leave 0.38 % of the customers due."""

LUA = """
local rules, today = {}, ...
local function rule(anchor, offset)
  rules[#rules + 1] = function(c) return c.status == "owned" and not c.optout and c[anchor] + offset == today end
end
local function sweep(c)
  local hits = 0
  for i = 1, #rules do if rules[i](c) then hits = hits + 1 end end
  return hits
end
local c = {}
local function fields(status, optout, visit, subscription, signing, handover, move_in)
  c.status, c.optout, c.visit, c.subscription = status, optout, visit, subscription
  c.signing, c.handover, c.move_in = signing, handover, move_in
  return sweep(c)
end
return rule, sweep, fields
"""
"""The loop over the rules in Lua, called once per customer: with a table, or with the fields that the rules read."""


def record(person: Person) -> Record:
    """A customer as the twelve fields that every engine is given; dates are days since 1970."""
    days = ((day - EPOCH).days for day in person.milestones)
    return {
        "status": person.status,
        "optout": person.opted_out,
        **dict(zip(ANCHORS, days)),
        "number": person.code,
        "name": person.name,
        "city": "上海",
        "area": 89.5,
        "contract": f"HT{person.number:07d}",
    }


def plain_python() -> Sweep:
    """The reference: one closure per rule on the dict."""
    today = (DAY - EPOCH).days

    def make(anchor: str, offset: int) -> Callable[[Record], bool]:
        return lambda c: c["status"] == "owned" and not c["optout"] and c[anchor] + offset == today

    calls = [make(rule.anchor, rule.offset) for rule in rules()]
    return lambda records: sum(1 for c in records for call in calls if call(c))


def zen_engine() -> Sweep:
    """zen-engine, one compiled expression per rule."""
    today = (DAY - EPOCH).days
    compiled = [
        zen.compile_expression(f"status == 'owned' and not optout and {rule.anchor} + {rule.offset} == {today}")
        for rule in rules()
    ]

    def sweep(records: Sequence[Record]) -> int:
        return sum(1 for c in records for expression in compiled if expression.evaluate(c) is True)

    return sweep


def zen_engine_joined() -> Sweep:
    """zen-engine, the twenty rules joined to one expression that gives a list: its input is converted once."""
    today = (DAY - EPOCH).days
    parts = (f"status == 'owned' and not optout and {rule.anchor} + {rule.offset} == {today}" for rule in rules())
    compiled = zen.compile_expression(f"[{', '.join(parts)}]")
    return lambda records: sum(compiled.evaluate(c).count(True) for c in records)


def _lua(runtime: lupa.LuaRuntime) -> tuple[Callable[[object], int], Callable[..., int]]:
    rule, sweep, fields = runtime.execute(LUA, (DAY - EPOCH).days)
    for each in rules():
        rule(each.anchor, each.offset)
    return sweep, fields


def lupa_table() -> Sweep:
    """lupa, each customer made a Lua table by ``table_from``."""
    runtime = lupa.LuaRuntime()
    sweep, _ = _lua(runtime)
    table_from = runtime.table_from
    return lambda records: sum(sweep(table_from(c)) for c in records)


def lupa_fields() -> Sweep:
    """lupa, only the seven fields that the rules read passed as arguments, into a Lua table that is kept."""
    _, fields = _lua(lupa.LuaRuntime())
    read = operator.itemgetter("status", "optout", *ANCHORS)
    return lambda records: sum(fields(*read(c)) for c in records)


ENGINES: dict[str, Callable[[], Sweep]] = {
    "python": plain_python,
    "zen_engine": zen_engine,
    "zen_engine_joined": zen_engine_joined,
    "lupa_table": lupa_table,
    "lupa_fields": lupa_fields,
}


def measure(customers: int, rounds: int) -> dict[str, object]:
    """Times every engine in turn, ``rounds`` times; raises when one finds other hits than plain Python."""
    records = [record(person) for person in people(customers, OWNED, OPTED_OUT)]
    sweeps = {name: make() for name, make in ENGINES.items()}
    expected = sweeps["python"](records)
    times: dict[str, list[float]] = {name: [] for name in sweeps}
    for _ in range(rounds):
        for name, sweep in sweeps.items():
            gc.collect()
            started = time.process_time_ns()
            hits = sweep(records)
            times[name].append((time.process_time_ns() - started) / (len(records) * len(rules())))
            if hits != expected:
                raise SystemExit(f"{name} found {hits} hits, plain Python {expected}")
    medians = {name: round(statistics.median(each), 1) for name, each in times.items()}
    return {
        "customers": customers,
        "hits": expected,
        "ns": medians,
        "zen_engine_ns": medians["zen_engine"],
        "lupa_ns": min(medians["lupa_table"], medians["lupa_fields"]),
        "lupa_lua": ".".join(map(str, lupa.LuaRuntime().lua_version)),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    print(json.dumps(measure(arguments.customers, arguments.rounds)))
