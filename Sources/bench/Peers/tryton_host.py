"""Opens Tryton on a folder of SQLite databases, with the module ``tryton_milestones`` among those it can load."""

from __future__ import annotations

import importlib
import logging
import sys
from pathlib import Path

MODULE = "tryton_milestones"


def open_host(folder: Path) -> None:
    """Sets Tryton up in this process; has to come before anything else of Tryton is imported.

    Tryton finds modules by the entry points of installed distributions, so ``folder`` gets the description of one.
    """
    found = folder / "modules" / f"{MODULE}-0.dist-info"
    found.mkdir(parents=True, exist_ok=True)
    (found / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {MODULE}\nVersion: 0\n")
    (found / "entry_points.txt").write_text(f"[trytond.modules]\n{MODULE} = {MODULE}\n")
    sys.path.append(str(found.parent))
    importlib.invalidate_caches()

    from trytond import config

    config.set("database", "uri", "sqlite://")
    config.set("database", "path", str(folder))
    logging.getLogger("trytond").setLevel(logging.WARNING)
