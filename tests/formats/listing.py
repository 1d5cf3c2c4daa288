"""A notation for tests that carries only the ids of claims, one a line."""

from __future__ import annotations

from argmap.findings import Finding, Severity
from argmap.formats.log import ReadLog
from argmap.model.argument_map import ArgumentMap

__all__ = ["dump", "load"]


def load(data: bytes, *, name: str = "") -> tuple[ArgumentMap, ReadLog]:
    """Return a map whose claims are called what their ids are."""
    m = ArgumentMap(name)
    for line in data.decode().splitlines():
        m.claim(line, id=line)
    return m, ReadLog(format="listing")


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the ids, and a finding for each claim whose text they do not say."""
    losses = [
        Finding(
            code="no-text", where=f"claim {c.id!r}", message="no place for its text"
        )
        for c in m
        if c.text != c.id
    ]
    order = Finding(code="order", message="ids stand in order", severity=Severity.NOTE)
    return "".join(f"{c.id}\n" for c in m).encode(), (order, *losses)
