"""A figure of ours beside a peer's, and the report of all."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

PEERS = ("zen-engine", "lupa", "trytond", "trytond-marketing-automation")


@dataclass(frozen=True)
class Comparison:
    """What is compared, and the keys that lead to both sides in the answers of a round."""

    figure: str
    unit: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    goal: float | None
    """How many times faster ours has to be; ``None`` where a figure is there to be known only."""

    def result(self, rounds: Sequence[Mapping[str, object]]) -> dict[str, object]:
        """Compares the medians of the rounds."""
        ours, theirs = (statistics.median(_find(each, keys) for each in rounds) for keys in (self.ours, self.theirs))
        ratio = theirs / ours
        verdict = "-" if self.goal is None else "met" if ratio >= self.goal else "missed"
        return {
            "figure": self.figure,
            "unit": self.unit,
            "ours": ours,
            "theirs": theirs,
            "ratio": ratio,
            "goal": self.goal,
            "verdict": verdict,
        }


@dataclass(frozen=True)
class Report:
    """The rounds that were taken, and what they say."""

    day: date
    rounds: Sequence[Mapping[str, object]]
    comparisons: Sequence[Comparison]

    def results(self) -> list[dict[str, object]]:
        """One result a comparison, in their order."""
        return [comparison.result(self.rounds) for comparison in self.comparisons]

    def table(self) -> str:
        """The results as text; a ratio is how many times faster ours is."""
        rows = [("figure", "ours", "theirs", "ratio", "goal", "verdict")]
        for result in self.results():
            goal = "-" if result["goal"] is None else f">= {result['goal']:g}x"
            sides = (f"{result[side]:.4g} {result['unit']}" for side in ("ours", "theirs"))
            rows.append((result["figure"], *sides, f"{result['ratio']:.1f}x", goal, result["verdict"]))
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)

    def write(self, path: Path) -> None:
        """Writes results, rounds and versions as JSON."""
        content = {
            "day": self.day.isoformat(),
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "versions": {name: version(name) for name in PEERS},
            "results": self.results(),
            "rounds": self.rounds,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _find(answers: Mapping[str, object], keys: Sequence[str]) -> float:
    found: object = answers
    for key in keys:
        found = found[key]
    return float(found)
