"""Sections of a model: which are groups, and those that the settings make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.occurrences import Section
from argmap.formats.argdown.settings import option

if TYPE_CHECKING:
    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.occurrences import ArgumentClass, StatementClass

__all__ = ["group_sections"]


def group_sections(model: ArgdownModel) -> None:
    """Say which sections are groups: those of the deepest ``groupDepth`` levels.

    With ``group.regroup`` the sections are those that it lists.

    Parameters
    ----------
    model : ArgdownModel
        The model; changed in place.
    """
    deepest = max((section.level for section in _all(model.sections)), default=0)
    regroup = option(model.settings, "group", "regroup")
    if isinstance(regroup, list) and regroup:
        model.sections = []
        for statement in model.statements.values():
            statement.section = None
        for argument in model.arguments.values():
            argument.section = None
        for number, config in enumerate(regroup):
            if isinstance(config, dict):
                model.sections.append(_made(model, config, number))
    depth = option(model.settings, "group", "groupDepth")
    if not isinstance(depth, int | float):
        depth = 2
    for section in _all(model.sections):
        if section.is_group is None:
            section.is_group = section.level >= deepest - depth + 1


def _all(roots: list[Section]) -> list[Section]:
    """All sections, without recursion."""
    found = list(roots)
    for section in found:
        found.extend(section.children)
    return found


def _made(
    model: ArgdownModel,
    config: dict[str, Json],
    number: int,
    parent: Section | None = None,
) -> Section:
    """Section that the settings describe; no deeper than data may be."""
    tags, closed = config.get("tags"), config.get("isClosed")
    section = Section(
        id=f"s{number}",
        level=parent.level + 1 if parent else 1,
        title=str(config.get("title") or ""),
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        parent=parent,
        is_closed=None if closed is None else bool(closed),
    )
    _place(config.get("statements"), model.statements, section)
    _place(config.get("arguments"), model.arguments, section)
    children = config.get("children")
    if isinstance(children, list):
        for index, child in enumerate(children):
            if isinstance(child, dict):
                made = _made(model, child, number + 1 + index, section)
                section.children.append(made)
    return section


def _place(
    titles: Json,
    items: dict[str, StatementClass] | dict[str, ArgumentClass],
    section: Section,
) -> None:
    """Put the classes of some titles into a section."""
    for title in titles if isinstance(titles, list) else ():
        item = items.get(str(title))
        if item:
            item.section = section
