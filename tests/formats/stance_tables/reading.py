"""Reading a table that a test holds, and saying in short what was read."""

from __future__ import annotations

import pytest

from argmap.errors import FormatError
from argmap.formats.log import ReadLog
from argmap.formats.table import loads_with_log
from argmap.model.argument_map import ArgumentMap

__all__ = ["faults", "read", "said"]


def read(text: str, *, strict: bool | None = None) -> tuple[ArgumentMap, ReadLog]:
    """Return the map in a table called ``a.csv``, and the log."""
    return loads_with_log(text, name="a.csv", strict=strict)


def said(m: ArgumentMap) -> list[str]:
    """Return who takes which stance on what: ``lee asserts caps``."""
    return [f"{a.actor} {a.stance} {a.claim}" for a in m.assertions.values()]


def faults(text: str) -> list[str]:
    """Return the lines of the error that a table makes."""
    with pytest.raises(FormatError) as caught:
        read(text)
    return str(caught.value).splitlines()
