"""Writes a Doorstep workspace that holds the made-up customers and the twenty rules."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from people import DAY, Person, Rule, rules

HEADER = (
    "客户编号", "姓名", "手机", "勿扰", "项目编号", "项目名称", "楼栋", "单元", "房号", "合同编号", "产权关系", "状态",
    "首次到访日", "认购日", "签约日", "实际交付日", "入住日",
)
"""The columns of the customer ledger; the last five are ``people.ANCHORS``."""

STATUS = {"owned": "已交付", "signed": "已签约"}
"""The statuses in a ledger's words."""

SETTINGS = """\
signature: 海棠置业
hotline: 400-800-1234
database: doorstep.sqlite
spool: spool
sender:
  name: 海棠置业客户关系部
  mailbox: care@example.com
mail:
  channel: spool
"""

RULE = """\
--- {offset} days after {anchor}.
rule "{name}" {{
  api = 1,
  per = "journey",
  when = days({offset}):after "{anchor}",
  late = days(0),
  who = {{ status = "handed_over", ["owner.blocked"] = false }},
  actions = {{ task {{ kind = "call", title = "{name}" }} }},
}}

test "{name}" {{
  {{ "due", given = {{ status = "handed_over", owner = {{ blocked = false }}, {anchor} = "{on}" }},
    on = "{day}", expect = {{ "task call" }} }},
}}
"""


def write_workspace(folder: Path, persons: Iterable[Person]) -> None:
    """Writes settings, rules and ``customers.csv``; nothing is imported yet."""
    (folder / "Rules").mkdir(parents=True, exist_ok=True)
    (folder / "Templates").mkdir(exist_ok=True)
    (folder / "doorstep.yaml").write_text(SETTINGS, encoding="utf-8")
    for rule in rules():
        (folder / "Rules" / f"{rule.name}.lua").write_text(_source(rule), encoding="utf-8")
    with open(folder / "customers.csv", "w", encoding="utf-8", newline="") as file:
        ledger = csv.writer(file)
        ledger.writerow(HEADER)
        ledger.writerows(_row(person) for person in persons)


def _source(rule: Rule) -> str:
    on = DAY - timedelta(days=rule.offset)
    return RULE.format(name=rule.name, anchor=rule.anchor, offset=rule.offset, on=on, day=DAY)


def _row(person: Person) -> list[str]:
    """The line of one customer, each with a home of its own: 100 buildings of 25 floors with 40 rooms."""
    building, place = divmod(person.number - 1, 1000)
    floor, room = divmod(place, 40)
    return [
        person.code,
        person.name,
        f"199{person.number:08d}",
        "是" if person.opted_out else "否",
        "P001",
        "海棠苑",
        f"{building + 1}栋",
        "1单元",
        f"{floor + 1}{room + 1:02d}",
        f"HT{person.number:07d}",
        "主业主",
        STATUS[person.status],
        *(day.isoformat() for day in person.milestones),
    ]
