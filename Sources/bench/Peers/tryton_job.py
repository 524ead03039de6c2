"""Times Tryton's daily job: the scheduled trigger of twenty scenarios with what is due, as JSON. No mail is sent.

The database is made once and kept; every run works on a copy of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sqlite3
import statistics
import time
from importlib.metadata import version
from pathlib import Path

from people import ANCHORS, people, rules
from tryton_base import NAME, make_base, trigger
from tryton_host import open_host

RUN = "run"
PEOPLE = 50_000


def run_job(folder: Path, count: int, runs: int, indexed: bool) -> dict[str, object]:
    """Times the trigger ``runs`` times, after one that only warms up; raises when it enrols others than those due."""
    expected = sum(person.is_due(rule) for person in people(count) for rule in rules())
    _keep_base(folder, count)
    seconds = [_run_once(folder, expected, indexed) for _ in range(runs + 1)][1:]
    wall, processor = (round(statistics.median(column), 4) for column in zip(*seconds))
    return {
        "seconds": wall,
        "cpu_seconds": processor,
        "due": expected,
        "people": count,
        "indexed": indexed,
        "runs": seconds,
        "version": version("trytond-marketing-automation"),
    }


def _keep_base(folder: Path, count: int) -> None:
    """Makes the base unless one of the same versions, parameters and sources is there."""
    stamp = folder / "stamp"
    wanted = _stamp(count)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    for path in (stamp, *folder.glob(f"{NAME}.sqlite*")):
        path.unlink(missing_ok=True)
    make_base(folder, count)
    with sqlite3.connect(folder / f"{NAME}.sqlite") as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    stamp.write_text(wanted)


def _stamp(count: int) -> str:
    here = Path(__file__).parent
    sources = hashlib.sha256()
    for path in sorted((here / "people.py", *here.glob("tryton_*.py"), *here.glob("tryton_milestones/*.*"))):
        sources.update(path.read_bytes())
    return f"{count} {version('trytond')} {version('trytond-marketing-automation')} {sources.hexdigest()}\n"


def _run_once(folder: Path, expected: int, indexed: bool) -> tuple[float, float]:
    """One run on a fresh copy: wall and processor seconds."""
    from trytond import backend
    from trytond.pool import Pool

    for path in folder.glob(f"{RUN}.sqlite*"):
        path.unlink()
    path = folder / f"{RUN}.sqlite"
    shutil.copyfile(folder / f"{NAME}.sqlite", path)
    if indexed:
        _index_milestones(path)
    Pool(RUN).init()
    before = _enrolled(path)
    started = time.perf_counter(), time.process_time()
    trigger(RUN)
    ended = time.perf_counter(), time.process_time()
    enrolled = [now - then for now, then in zip(_enrolled(path), before)]
    if enrolled != [expected, expected]:
        raise SystemExit(f"Tryton enrolled {enrolled}, due are {expected}")
    backend.Database(RUN).close()
    Pool.stop(RUN)
    return round(ended[0] - started[0], 4), round(ended[1] - started[1], 4)


def _index_milestones(path: Path) -> None:
    """Adds what neither Tryton nor ``tryton_milestones`` has, but a module could: an index on each date."""
    with sqlite3.connect(path) as database:
        for anchor in ANCHORS:
            database.execute(f"CREATE INDEX party_{anchor} ON party_party ({anchor})")
        database.execute("ANALYZE")
    database.close()


def _enrolled(path: Path) -> tuple[int, int]:
    """How many records are enrolled, and how many activities wait."""
    with sqlite3.connect(path) as database:
        records = database.execute("SELECT count(*) FROM marketing_automation_record").fetchone()
        waiting = database.execute("SELECT count(*) FROM marketing_automation_record_activity").fetchone()
    database.close()
    return records[0], waiting[0]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cache", type=Path, help="the folder where the database is kept")
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--indexed", action="store_true", help="with an index on each date, which Tryton does not make")
    arguments = parser.parse_args()
    cache = arguments.cache.resolve()
    cache.mkdir(parents=True, exist_ok=True)
    open_host(cache)
    print(json.dumps(run_job(cache, arguments.people, arguments.runs, arguments.indexed)))
