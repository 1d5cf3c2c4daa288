"""CSL-JSON: a list of sources, as reference managers and citation processors share it.

A map with sources only. What belongs to CSL and has no field in the model is kept in
``extra["csl-json"]`` under ``sources/ID`` and written back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats import aside, json_text
from argmap.formats.bibliography.csl_items import FORMAT
from argmap.formats.bibliography.source_lists import SourceList, described, losses
from argmap.formats.log import ReadLog
from argmap.model.messages import shown

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["dump", "load"]


def load(data: bytes, *, name: str = "") -> tuple[ArgumentMap, ReadLog]:
    """Return a map of the sources that CSL-JSON lists, and what there is to report.

    Parameters
    ----------
    data : bytes
        A whole file: a list of items, or one item.
    name : str
        What messages call it.

    Returns
    -------
    map : ArgumentMap
        With sources only, in the order of the file.
    log : ReadLog
        A warning for what could not be read as it stands, which is kept; a note for
        keys that became other ids, and one that lists what is kept.

    Raises
    ------
    SyntaxFault
        The text is not JSON.
    FormatError
        It is not a list of objects with an id.
    TextError
        The bytes are not text.
    """
    try:
        return _load(json_text.parse(data, name=name), name)
    except RecursionError:
        raise json_text.too_deep(name) from None


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the sources of a map as CSL-JSON, one item a line.

    Parameters
    ----------
    m : ArgumentMap
        Any map; authors and publishers that are actors are written by name.

    Returns
    -------
    data : bytes
        UTF-8, a line end last.
    findings : tuple of Finding
        What a list of sources has no place for.

    Raises
    ------
    FormatError
        `m.extra` holds what is not plain JSON.
    """
    aside.check_extra(m.extra)
    rows = [json_text.one_line(described(m, one)) for one in m.sources.values()]
    text = "[\n  " + ",\n  ".join(rows) + "\n]\n" if rows else "[]\n"
    return text.encode(), tuple(losses(m))


def _load(given: Any, name: str) -> tuple[ArgumentMap, ReadLog]:
    items = given if isinstance(given, list) else [given]
    places = [_place(index, item) for index, item in enumerate(items)]
    faults = [
        Finding(
            code="not-csl-json",
            where=f"{name}: {place}" if name else place,
            message=fault,
        )
        for place, item in zip(places, items, strict=True)
        if (fault := _fault(item))
    ]
    if faults:
        raise FormatError(findings=faults)
    listed = SourceList(name)
    listed.add(items, places)
    return listed.map, ReadLog(format=FORMAT, findings=tuple(listed.findings))


def _place(index: int, item: Any) -> str:
    key = item.get("id") if isinstance(item, dict) else None
    return f"[{index}]" if key is None else f"[{index}] {shown(key)}"


def _fault(item: Any) -> str:
    if not isinstance(item, dict):
        return f"{shown(item)} is not an item; CSL-JSON is a list of objects"
    key = item.get("id")
    if isinstance(key, bool) or not isinstance(key, str | int | float):
        return f"the id is {shown(key)}; give the item a text or a number"
    return json_text.fault(item)
