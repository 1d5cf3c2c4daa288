"""The pages as the tests read them: sections, and the first column of their tables."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["DOCS", "ROOT", "cells", "page", "section"]

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    """Return the text of a page of the reference."""
    return (DOCS / "reference" / name).read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    """Return what stands below a heading, up to the next of its rank or a higher one."""
    start = re.search(rf"^(#+) {re.escape(title)}$", text, re.MULTILINE)
    assert start is not None, f"there is no heading {title!r}"
    rest = text[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def cells(text: str, *, column: int = 0) -> list[str]:
    """Return what stands in backticks in a column of the tables of a text, in order."""
    rows = re.findall(r"^\|(.*)\|$", text, re.MULTILINE)
    columns = (re.split(r"(?<!\\)\|", row)[column] for row in rows)
    return [code for cell in columns for code in re.findall(r"`([^`]+)`", cell)]
