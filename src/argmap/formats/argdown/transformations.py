"""What the reference does to a model once it is built, each step in turn.

Outgoing relations of an argument with premises move to its conclusion, undercuts
of it to its last inference; strict mode renames relations between statements;
an attack on an argument that also attacks a premise goes; settings may split
arguments into steps and regroup sections.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.faults import Fault
from argmap.formats.argdown.occurrences import (
    ArgumentClass,
    Inference,
    Occurrence,
    Relation,
    Role,
    StatementClass,
)
from argmap.formats.argdown.sections import group_sections
from argmap.formats.argdown.settings import option

if TYPE_CHECKING:
    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.faults import Report
    from argmap.formats.argdown.model import ArgdownModel

__all__ = ["transform"]

_CONTRARIES = ("attack", "contradictory", "contrary")
# A number in quotes counts as one in the reference.
_DIGITS = re.compile(r"[ \t\r\n]*[0-9]{1,9}[ \t\r\n]*")
_CONCLUSIONS = (Role.INTERMEDIARY_CONCLUSION, Role.MAIN_CONCLUSION)


def transform(model: ArgdownModel, *, report: Report) -> None:
    """Apply the transformations that the settings ask for.

    Parameters
    ----------
    model : ArgdownModel
        The model; changed in place.
    report : Report
        Takes what cannot be done.
    """
    settings = model.settings
    index = _Index(model.relations)
    if option(settings, "model", "transformArgumentRelations"):
        model.relations = [
            relation
            for relation in model.relations
            if _to_steps(model, relation, index)
        ]
    if option(settings, "model", "mode") == "strict":
        model.relations = [
            relation for relation in model.relations if _strict(relation, index)
        ]
    _drop_redundant(model)
    if option(settings, "model", "explodeArguments"):
        _explode(model, index, report)
    group_sections(model)


class _Index:
    """Relations by type and ends."""

    def __init__(self, relations: list[Relation]) -> None:
        self._by_ends: dict[tuple[str, int, int], Relation] = {}
        self.undercuts: dict[int, list[Relation]] = {}
        # The arguments that undercuts of inferences were first stated of.
        self.undercut: dict[int, ArgumentClass] = {}
        for relation in relations:
            self._by_ends[self._key(relation)] = relation
            if isinstance(relation.target, Inference):
                self.undercuts.setdefault(id(relation.target), []).append(relation)

    @staticmethod
    def _key(relation: Relation) -> tuple[str, int, int]:
        return relation.type, id(relation.source), id(relation.target)

    def find(self, kind: str, source: object, target: object) -> Relation | None:
        """Relation of a type between two ends."""
        return self._by_ends.get((kind, id(source), id(target)))

    def drop(self, relation: Relation) -> None:
        """Forget a relation."""
        if self._by_ends.get(self._key(relation)) is relation:
            del self._by_ends[self._key(relation)]

    def keep(self, relation: Relation) -> None:
        """Know a relation by its ends as they are now."""
        self._by_ends.setdefault(self._key(relation), relation)


def _to_steps(model: ArgdownModel, relation: Relation, index: _Index) -> bool:
    """Move the ends of a relation to conclusion and inference; False to drop it."""
    keep = True
    source, target = relation.source, relation.target
    if isinstance(source, ArgumentClass) and source.steps:
        index.drop(relation)
        conclusion = model.statements[source.steps[-1].title]
        relation.source = conclusion
        existing = index.find(relation.type, conclusion, target)
        if target is conclusion:
            keep = False
        elif existing:
            existing.lines.extend(relation.lines)
            keep = False
        else:
            index.keep(relation)
    if (
        isinstance(target, ArgumentClass)
        and target.steps
        and relation.type == "undercut"
        and target.steps[-1].inference
    ):
        if keep:
            index.drop(relation)
        index.undercut[id(relation)] = target
        relation.target = target.steps[-1].inference
        undercuts = index.undercuts.setdefault(id(relation.target), [])
        # As in the reference, which forgets the last undercut it knew.
        if undercuts:
            undercuts.pop()
        same = next((u for u in undercuts if u.source is relation.source), None)
        if same:
            same.lines.extend(relation.lines)
            return False
        undercuts.append(relation)
        if keep:
            index.keep(relation)
    return keep


def _strict(relation: Relation, index: _Index) -> bool:
    """Rename a relation between statements; False to drop it."""
    source, target = relation.source, relation.target
    if not isinstance(source, StatementClass) or not isinstance(target, StatementClass):
        return True
    if relation.type == "support":
        index.drop(relation)
        relation.type = "entails"
        index.keep(relation)
    elif relation.type == "attack":
        index.drop(relation)
        contrary = index.find("contrary", source, target) or index.find(
            "contrary", target, source
        )
        if contrary:
            contrary.lines.extend(relation.lines)
            return False
        relation.type = "contrary"
        index.keep(relation)
    return True


def _drop_redundant(model: ArgdownModel) -> None:
    """Drop attacks on an argument from what also attacks one of its premises."""
    opposed: dict[int, dict[int, Relation]] = {}
    for relation in model.relations:
        ends = (relation.source, relation.target)
        if relation.type not in _CONTRARIES or not all(
            isinstance(end, StatementClass) for end in ends
        ):
            continue
        source, target = map(id, ends)
        opposed.setdefault(source, {}).setdefault(target, relation)
        if relation.type != "attack":
            opposed.setdefault(target, {}).setdefault(source, relation)
    premises: dict[int, dict[int, None]] = {}
    kept = []
    for relation in model.relations:
        argument = relation.target
        found = None
        if relation.type == "attack" and isinstance(argument, ArgumentClass):
            if id(argument) not in premises:
                premises[id(argument)] = {
                    id(model.statements[step.title]): None
                    for step in argument.steps
                    if step.role is Role.PREMISE
                }
            found = _common(
                opposed.get(id(relation.source), {}), premises[id(argument)]
            )
        if found:
            found.lines.extend(relation.lines)
        else:
            kept.append(relation)
    model.relations = kept


def _common(opposed: dict[int, Relation], premises: dict[int, None]) -> Relation | None:
    """Relation to one of the premises, sought from the shorter side."""
    shorter = opposed if len(opposed) < len(premises) else premises
    for key in shorter:
        if key in opposed and key in premises:
            return opposed[key]
    return None


def _explode(model: ArgdownModel, index: _Index, report: Report) -> None:
    """Make each step of an argument an argument of its own."""
    lasts: dict[int, ArgumentClass] = {}
    members = {
        title: dict.fromkeys(item.members) for title, item in model.statements.items()
    }
    for argument in list(model.arguments.values()):
        steps = []
        for position, conclusion in enumerate(argument.steps):
            if conclusion.role in _CONCLUSIONS:
                premises = _premises(argument, position, report)
                steps.append(_step(members, premises, conclusion))
        if len(steps) <= 1:
            continue
        del model.arguments[argument.title]
        for number, step in enumerate(steps, start=1):
            title = f"{argument.title} - {number}"
            if title in model.arguments:
                report.error(
                    Fault(
                        "title-taken",
                        f"the step needs the title {title!r}, which is taken",
                        place=step[-1].place,
                        remedy="give the other argument another title",
                    ),
                    late=True,
                )
                continue
            for occurrence in step:
                occurrence.argument = title
            part = attrs.evolve(argument, title=title, steps=step)
            model.arguments[title] = part
            lasts[id(argument)] = part
    for title, item in model.statements.items():
        item.members = list(members[title])
    for relation in model.relations:
        relation.source = lasts.get(id(relation.source), relation.source)
        # As in the reference, an undercut that has moved to the inference comes
        # back to the argument.
        target = index.undercut.get(id(relation), relation.target)
        relation.target = lasts.get(id(target), relation.target)


def _premises(argument: ArgumentClass, index: int, report: Report) -> list[Occurrence]:
    """Statements that a conclusion uses: those it names, else those before."""
    conclusion = argument.steps[index]
    named = _named(conclusion)
    if named is None:
        first = index
        while first > 0:
            first -= 1
            if argument.steps[first].role is Role.INTERMEDIARY_CONCLUSION:
                break
        return argument.steps[first:index]
    premises = []
    for item in named:
        number = _number(item)
        if 1 <= number <= len(argument.steps):
            premises.append(argument.steps[number - 1])
            continue
        report.error(
            Fault(
                "unknown-step",
                f"expected a number from 1 to {len(argument.steps)}, found {item!r}",
                place=conclusion.place,
                remedy="name statements by their position in the structure",
            ),
            late=True,
        )
    return premises


def _named(conclusion: Occurrence) -> list[Json] | None:
    """List under ``uses`` or ``from`` of an inference or its conclusion."""
    inference = conclusion.inference
    sources = (inference.plain_data if inference else None, conclusion.plain_data)
    of_inference, of_conclusion = (
        data if isinstance(data, dict) else {} for data in sources
    )
    choices = [of_inference.get("uses"), of_conclusion.get("uses")]
    choices.append(of_inference.get("from"))
    # The reference asks for `uses` once more before it takes this one.
    if of_conclusion.get("uses") not in (None, False, 0, ""):
        choices.append(of_conclusion.get("from"))
    return next((value for value in choices if isinstance(value, list)), None)


def _number(item: Json) -> int:
    """Give the number that a value counts as, quoted ones too; 0 if none."""
    if isinstance(item, str) and _DIGITS.fullmatch(item):
        return int(item)
    return int(item) if isinstance(item, int | float) and item == item // 1 else 0


def _step(
    members: dict[str, dict[Occurrence, None]],
    premises: list[Occurrence],
    conclusion: Occurrence,
) -> list[Occurrence]:
    """Copy a step's statements; the copies replace the originals as members."""
    step = [attrs.evolve(old, role=Role.PREMISE) for old in premises]
    step.append(attrs.evolve(conclusion, role=Role.MAIN_CONCLUSION))
    pairs = list(zip(premises, step, strict=False))
    if _named(conclusion) is None:
        pairs.reverse()
    for old, new in (*pairs, (conclusion, step[-1])):
        members[new.title].pop(old, None)
        members[new.title][new] = None
    return step
