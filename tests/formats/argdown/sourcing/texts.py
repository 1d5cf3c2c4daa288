"""Reading small texts: the map, what is reported, or the refusal."""

from __future__ import annotations

import pytest

from argmap.errors import SyntaxFault
from argmap.formats.argdown.notation import load
from argmap.model.argument_map import ArgumentMap

__all__ = ["links", "read", "refused", "refused_at", "reported"]


def read(text: str) -> ArgumentMap:
    return load(text.encode())[0]


def reported(text: str) -> list[str]:
    """Give the findings, those apart that say what is not declared."""
    findings = load(text.encode(), name="d.argdown")[1].findings
    return [str(f) for f in findings if f.code != "undeclared"]


def refused(text: str) -> str:
    """Give the error, one line a fault."""
    with pytest.raises(SyntaxFault) as caught:
        load(text.encode(), name="d.argdown")
    return str(caught.value)


def refused_at(text: str) -> list[str]:
    """Give the error with the excerpt: the source line and a caret."""
    with pytest.raises(SyntaxFault) as caught:
        load(text.encode(), name="d.argdown")
    return [*str(caught.value).splitlines(), *caught.value.excerpt.splitlines()]


def links(text: str) -> dict[str, str]:
    """Give each relation as "premises kind target", by id."""
    relations = read(text).relations.values()
    return {r.id: f"{' + '.join(r.premises)} {r.kind} {r.target}" for r in relations}
