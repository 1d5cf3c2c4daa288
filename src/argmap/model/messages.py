"""How messages name records and show values: always on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from argmap.errors import ModelError
from argmap.findings import Finding

__all__ = ["counted", "label", "named", "refused", "shown"]

LONGEST_SHOWN = 60
MOST_NAMED = 3


def label(record: Any) -> str:
    """Return how messages call a record: ``claim 'caps'``."""
    return _called(type(record), getattr(record, "id", None))


def refused(record: Any, message: str) -> ModelError:
    """Return the error for a record, or for (class, values) that make none."""
    if isinstance(record, tuple):
        cls, key = record[0], record[1].get("id")
    else:
        cls, key = type(record), getattr(record, "id", None)
    finding = Finding(
        code="invalid-field",
        where=_called(cls, key),
        message=message,
        ids=(key,) if isinstance(key, str) else (),
    )
    return ModelError(findings=(finding,))


def shown(value: object) -> str:
    """Return the value as messages show it: its repr on one line, not too long."""
    try:
        text = repr(value)
    except ValueError:  # Python prints no number of more than 4,300 digits
        text = f"a very long {type(value).__name__}"
    if len(text.splitlines()) > 1:
        text = " ".join(text.split())
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{text[: LONGEST_SHOWN - 3]}..."


def named(ids: Sequence[str]) -> str:
    """Return ids as a list in a sentence, three at most and then the count."""
    if len(ids) > MOST_NAMED:
        first = ", ".join(map(repr, ids[:MOST_NAMED]))
        return f"{first} and {len(ids) - MOST_NAMED:,} more"
    *most, last = map(repr, ids)
    return f"{', '.join(most)} and {last}" if most else last


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a count and its noun: ``1 claim``, ``1,200 claims``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _called(cls: type, key: object) -> str:
    name = cls.__name__.lower()
    return name if key is None else f"{name} {shown(key)}"
