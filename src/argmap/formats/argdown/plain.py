"""A model as plain values, in the shape of the reference parser's model."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from argmap.formats.argdown.data import to_plain
from argmap.formats.argdown.occurrences import (
    ArgumentClass,
    Inference,
    Role,
    StatementClass,
    Use,
    canonical,
)
from argmap.formats.argdown.patterns import WHITE_SPACE

if TYPE_CHECKING:
    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.occurrences import (
        Occurrence,
        Range,
        Relation,
        Section,
    )

__all__ = ["model_dict"]

_DETAILS = {
    "link": "url",
    "tag": "tag",
    "statement-mention": "title",
    "argument-mention": "title",
}


def model_dict(model: ArgdownModel) -> dict[str, Json]:
    """Plain values of a model; keys without a value are left out.

    Parameters
    ----------
    model : ArgdownModel
        The model.

    Returns
    -------
    dict
        Keys frontmatter, statements, arguments, relations, sections, tags.
    """
    front_matter = model.document.front_matter
    return {
        "frontmatter": to_plain(front_matter.node) if front_matter else None,
        "statements": [_statement(item) for item in model.statements.values()],
        "arguments": [_argument(item) for item in model.arguments.values()],
        "relations": [_relation(relation) for relation in model.relations],
        "sections": _sections(model.sections),
        "tags": list(model.tags),
    }


def _statement(item: StatementClass) -> dict[str, Json]:
    """Class of statements."""
    values = _class(item)
    uses: list[Json] = [use.value for use in Use if use in item.uses]
    if uses:
        values["used_as"] = uses
    members: list[Json] = [_member(member) for member in item.members]
    if members:
        values["members"] = members
    return values


def _argument(item: ArgumentClass) -> dict[str, Json]:
    """Class of arguments with its structure."""
    values = _class(item)
    if item.members:
        values["descriptions"] = [_member(member) for member in item.members]
    if item.steps:
        values["pcs"] = [_step(step) for step in item.steps]
    return values


def _class(item: StatementClass | ArgumentClass) -> dict[str, Json]:
    """Collect what both kinds of class have."""
    values: dict[str, Json] = {"title": item.title}
    member = canonical(item.members)
    if member and member.text is not None:
        values["canonical_text"] = member.text
    if item.tags:
        values["tags"] = list(item.tags)
    if item.blocks:
        values["data"] = item.plain_data
    if item.section:
        values["section"] = item.section.id
    return values


def _member(member: Occurrence) -> dict[str, Json]:
    """Occurrence."""
    values: dict[str, Json] = {}
    if member.text is not None:
        values["text"] = member.text
    if member.role:
        values["role"] = member.role.value
    if member.is_reference:
        values["is_reference"] = True
    if member.is_top_level:
        values["top_level"] = True
    if member.tags:
        values["tags"] = list(member.tags)
    data = member.plain_data
    if data is not None:
        values["data"] = data
    if member.section:
        values["section"] = member.section.id
    if member.ranges:
        astral = _astral(member.text or "")
        values["ranges"] = [_range(item, astral) for item in member.ranges]
    return values


def _step(step: Occurrence) -> dict[str, Json]:
    """Premise or conclusion."""
    values: dict[str, Json] = {
        "role": (step.role or Role.PREMISE).value,
        "title": step.title,
    }
    if step.text is not None:
        values["text"] = step.text
    if step.is_reference:
        values["is_reference"] = True
    data = step.plain_data
    if data is not None:
        values["data"] = data
    if step.inference:
        inference: dict[str, Json] = {}
        if step.inference.rules:
            inference["rules"] = list(step.inference.rules)
        data = step.inference.plain_data
        if data is not None:
            inference["data"] = data
        values["inference"] = inference
    return values


def _range(item: Range, astral: list[int]) -> dict[str, Json]:
    """Range, its offsets in UTF-16 units."""
    start, stop = item.start, item.stop
    if astral:
        start += bisect_left(astral, start)
        stop = start if item.is_point else stop + bisect_right(astral, stop)
    values: dict[str, Json] = {"type": item.kind, "start": start, "stop": stop}
    if item.kind in _DETAILS:
        values[_DETAILS[item.kind]] = item.detail
    return values


def _astral(text: str) -> list[int]:
    """Where the characters are that take two UTF-16 units."""
    if text.isascii():
        return []
    return [index for index, character in enumerate(text) if character > "\uffff"]


def _relation(relation: Relation) -> dict[str, Json]:
    """Relation."""
    return {
        "type": relation.type,
        "from": _end(relation.source),
        "to": _end(relation.target),
    }


def _end(end: StatementClass | ArgumentClass | Inference) -> dict[str, Json]:
    """End of a relation."""
    if isinstance(end, Inference):
        return {
            "kind": "inference",
            "argument": end.argument,
            "conclusion_index": end.conclusion_index,
        }
    kind = "statement" if isinstance(end, StatementClass) else "argument"
    return {"kind": kind, "title": end.title}


def _sections(roots: list[Section]) -> list[Json]:
    """Sections with their children, without recursion."""
    values: list[Json] = []
    pending: list[tuple[Section, list[Json]]] = [
        (section, values) for section in reversed(roots)
    ]
    while pending:
        section, siblings = pending.pop()
        item: dict[str, Json] = {"id": section.id, "level": section.level}
        if section.title or section.heading:
            # JavaScript trims U+FEFF too, which a question may begin with.
            item["title"] = section.title.strip(WHITE_SPACE)
        if section.tags:
            item["tags"] = list(section.tags)
        data = section.plain_data
        if data is not None:
            item["data"] = data
        if section.is_group:
            item["is_group"] = section.is_group
        if section.is_closed:
            item["is_closed"] = section.is_closed
        siblings.append(item)
        if section.children:
            children: list[Json] = []
            item["children"] = children
            pending.extend((child, children) for child in reversed(section.children))
    return values
