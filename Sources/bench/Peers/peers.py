"""Compares Doorstep with what one would pick instead, in one run on one machine: `peers.py .build/release/bench`.

Ours comes from two commands of the program named: `call --json` prints `rule_call_ns`, `job DIR --json` prints
`seconds` and `due`. Ours and the peers take turns, and medians are compared. The exit status says whether everything
could run and found the same, not whether a goal is met.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from comparison import Comparison, Report
from people import DAY, people
from tryton_job import PEOPLE
from workspace import write_workspace

HERE = Path(__file__).parent
Answer = dict[str, object]


def ask(command: list[str]) -> Answer:
    """Runs a command that prints one JSON object; what it writes to standard error passes through."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with status {done.returncode}")
    return json.loads(done.stdout)


def peer(script: str, *arguments: str) -> Answer:
    """Runs one of the scripts beside this one."""
    return ask([sys.executable, "-B", str(HERE / script), *arguments])


def take_round(ours: list[str], cache: Path) -> dict[str, Answer]:
    """Everything once, ours and the peers in turn."""
    tryton = str(cache / "tryton")
    answers = {
        "call": ask([*ours, "call", "--json"]),
        "engines": peer("engines.py"),
        "job": ask([*ours, "job", str(cache / "workspace"), "--json"]),
        "tryton": peer("tryton_job.py", tryton, "--runs", "1"),
        "tryton_indexed": peer("tryton_job.py", tryton, "--runs", "1", "--indexed"),
    }
    due = {name: answers[name]["due"] for name in ("job", "tryton", "tryton_indexed")}
    if len(set(due.values())) != 1:
        raise SystemExit(f"not the same number due: {due}")
    return answers


def comparisons() -> list[Comparison]:
    """The figures, each with where its two sides are found in the answers of a round; not all have a goal."""

    def evaluation(title: str, name: str, goal: float | None = None) -> Comparison:
        return Comparison(f"rule evaluation: {title}", "ns", ("call", "rule_call_ns"), ("engines", "ns", name), goal)

    def job(title: str, name: str, goal: float | None = None) -> Comparison:
        return Comparison(f"daily job, {PEOPLE:,} people: {title}", "s", ("job", "seconds"), (name, "seconds"), goal)

    return [
        evaluation("zen-engine, an expression a rule", "zen_engine", 20),
        evaluation("zen-engine, 20 rules in one expression", "zen_engine_joined"),
        Comparison("rule evaluation: lupa, fastest loop", "ns", ("call", "rule_call_ns"), ("engines", "lupa_ns"), 1.4),
        evaluation("lupa, table_from", "lupa_table"),
        evaluation("plain Python", "python"),
        job("Tryton", "tryton", 100),
        job("Tryton with an index on each date", "tryton_indexed"),
    ]


def main() -> None:
    """Takes the rounds, prints the table and writes the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".build/peers"), help="folder for what is made once")
    parser.add_argument("--json", type=Path, help="the report; report.json in the cache unless given")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("ours", nargs="+", metavar="OURS_COMMAND", help="the bench program")
    arguments = parser.parse_args()
    cache = arguments.cache.resolve()
    # Everybody owns a home and wants to hear: Doorstep counts those held back as due as well, Tryton does not see them.
    write_workspace(cache / "workspace", people(PEOPLE))
    peer("tryton_job.py", str(cache / "tryton"), "--runs", "1")
    report = Report(DAY, [take_round(arguments.ours, cache) for _ in range(arguments.rounds)], comparisons())
    print(report.table())
    report.write(arguments.json or cache / "report.json")


if __name__ == "__main__":
    main()
