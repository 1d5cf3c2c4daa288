"""Assembly: the map that the rows of a table make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import attrs

from argmap.findings import Finding, Severity
from argmap.formats.stance_tables.columns import COLUMNS, value_of
from argmap.formats.stance_tables.roster import NAMING, Roster, numbered
from argmap.formats.stance_tables.sheet import Sheet
from argmap.formats.stance_tables.words import Answer, Answers
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.fields import FieldError
from argmap.model.messages import counted, shown
from argmap.model.sources import Passage, Source

__all__ = ["Assembly", "Entry", "Value"]

BY_RECORD: dict[type, tuple[str, ...]] = {
    record: tuple(name for name, one in COLUMNS.items() if one.record is record)
    for record in (Actor, Claim, Issue, Source, Assertion, Passage)
}
# What a row says of an assertion, which it makes only with a stance.
OF_A_STANCE = frozenset((*BY_RECORD[Assertion], *BY_RECORD[Passage])) - {"stance"}
KEYS = frozenset(key for _, key in NAMING.values())
SPANS = ("start", "end", "at")


class Value(NamedTuple):
    """What a cell holds, and where it stands: row from 1, column from 0."""

    text: str
    row: int
    column: int


@attrs.frozen(kw_only=True)
class Entry:
    """What a row of a list, or a cell of a matrix, says.

    Parameters
    ----------
    row : int
        Where it stands.
    values : dict of str to Value
        By the name of the column; none of them empty.
    aside : dict of str to str
        Cells of columns that no table of stances has, by their titles.
    """

    row: int
    values: dict[str, Value]
    aside: dict[str, str] = attrs.field(factory=dict)


class _Misplaced(Exception):  # noqa: N818 - a finding on its way, not an error
    """What is wrong with a cell."""

    def __init__(self, place: Value, message: str) -> None:
        super().__init__(message)
        self.place = place
        self.message = message


class Assembly:
    """The records that entries make, and what there is to say of them.

    Parameters
    ----------
    sheet : Sheet
        The file, for its places.
    format : str
        The notation, under which the map keeps what is set aside.
    columns : iterable of str
        The names of all columns that the table has, empty ones too: without one for
        issues each claim gets an issue of its own.
    """

    def __init__(self, sheet: Sheet, *, format: str, columns: Iterable[str]) -> None:
        self.findings: list[Finding] = []
        self.faults: list[Finding] = list(sheet.faults)
        self._sheet = sheet
        self._format = format
        self._columns = frozenset(columns)
        self._rosters = {record: Roster(record) for record in NAMING}
        self._fields: dict[type, dict[str, dict[str, tuple[Any, Value]]]] = {
            record: {} for record in NAMING
        }
        self._same: dict[tuple[Any, ...], str] = {}
        self._read: dict[tuple[str, str], Any] = {}
        self._mentioned: dict[str, str] = {}
        self._extra: dict[str, dict[str, str]] = {}

    def map(self, entries: Sequence[Entry], *, two_valued: bool = False) -> ArgumentMap:
        """Return the map; entries at fault are left out of it, and among `faults`.

        Parameters
        ----------
        entries : sequence of Entry
            In the order of the file.
        two_valued : bool
            Whether 0 is no.

        Returns
        -------
        ArgumentMap
            With the records in the order in which they are first named.
        """
        words = (e.values["stance"].text for e in entries if "stance" in e.values)
        answers = Answers(words, two_valued=two_valued)
        sound = [
            (entry, values, answer)
            for entry in entries
            if (read := self._values(entry, answers)) is not None
            for values, answer in [read]
        ]
        for _, values, _ in sound:
            for record, (name, key) in NAMING.items():
                title = values.get("title") if record is Claim else None
                self._rosters[record].meet(values.get(key), values.get(name), title)
        for roster in self._rosters.values():
            roster.settle()
        said = [
            fields
            for entry, values, answer in sound
            if (fields := self._statement(entry, values, answer)) is not None
        ]
        self._tell(entries, answers)
        return self._made(said)

    def _values(
        self, entry: Entry, answers: Answers
    ) -> tuple[dict[str, Any], Answer] | None:
        """Return what the cells say, None where one of them is at fault."""
        values: dict[str, Any] = {}
        answer = Answer(stance=None)
        before = len(self.faults)
        for name, cell in entry.values.items():
            try:
                if name == "stance":
                    answer = answers[cell.text]
                elif name in KEYS:
                    values[name] = cell.text
                else:
                    values[name] = self._value(name, cell.text)
            except FieldError as fault:
                self._fault(cell, f"{name}: {fault}")
        for needed in ("actor", "claim") if answer.stance is not None else ():
            if not {needed, f"{needed}_id"} & values.keys():
                message = f"has a stance and no {needed}; write who says so, on what"
                self._fault(entry.values["stance"], message)
        if before != len(self.faults):
            return None
        return values, answer

    def _value(self, name: str, text: str) -> Any:
        known = self._read.get((name, text))
        if known is None:
            known = self._read[name, text] = value_of(COLUMNS[name], text)
        return known

    def _statement(
        self, entry: Entry, values: dict[str, Any], answer: Answer
    ) -> dict[str, Any] | None:
        """Put in what an entry says of records, and return its assertion's fields."""
        try:
            issue = self._named(Issue, entry, values)
            source = self._named(Source, entry, values)
            actor = self._named(Actor, entry, values)
            claim = self._named(Claim, entry, values, issue=issue)
            if answer.stance is None:
                return None
            fields = {
                name: values[column]
                for column in BY_RECORD[Assertion]
                if column in values and (name := COLUMNS[column].field) != "via"
            }
            if "via" in values:
                fields["via"] = self._via(entry, values["via"])
            passage = self._passage(entry, values, source)
        except _Misplaced as fault:
            self._fault(fault.place, fault.message)
            return None
        fields |= {"actor": actor, "claim": claim, "stance": answer.stance}
        if answer.hedged:
            fields["hedged"] = True
        return {**fields, "passage": passage, "entry": entry}

    def _named(
        self,
        record: type,
        entry: Entry,
        values: dict[str, Any],
        *,
        issue: str | None = None,
    ) -> str | None:
        """Return the id of the record that an entry names, its fields put in."""
        columns = BY_RECORD[record]
        texts = (record, issue, *map(values.get, columns))
        if texts in self._same:
            return self._same[texts]
        name, key = NAMING[record]
        try:
            found = self._rosters[record].find(values.get(key), values.get(name))
        except FieldError as fault:
            raise _Misplaced(entry.values[name], f"{name}: {fault}") from None
        given = [column for column in columns if column in values]
        if found is None:
            if given:
                message = f"{given[0]}: of which {name}? The row names none"
                raise _Misplaced(entry.values[given[0]], message)
            return None
        held = self._fields[record].setdefault(found, {})
        for column in given:
            if column != key:
                field = COLUMNS[column].field
                self._put(
                    held, (record, found), field, values[column], entry.values[column]
                )
        if issue is not None:
            cell = entry.values.get("issue_id") or entry.values["issue"]
            self._put(held, (record, found), "issue", issue, cell)
        self._same[texts] = found
        return found

    def _put(
        self,
        held: dict[str, tuple[Any, Value]],
        whose: tuple[type, str],
        field: str,
        value: Any,
        cell: Value,
    ) -> None:
        """Put in a field, which another row may not have given another value."""
        before, where = held.setdefault(field, (value, cell))
        if before != value:
            noun, key = whose[0].__name__.lower(), whose[1]
            raise _Misplaced(
                cell,
                f"{shown(cell.text)} is another {field} of the {noun} {key!r} than in "
                f"row {where.row}, {shown(where.text)}; mend one, or give one another id",
            )

    def _via(self, entry: Entry, mentions: Sequence[str]) -> tuple[str, ...]:
        chain = []
        for text in mentions:
            try:
                key = self._rosters[Actor].mention(text)
            except FieldError as fault:
                raise _Misplaced(entry.values["via"], f"via: {fault}") from None
            self._mentioned.setdefault(key, text)
            chain.append(key)
        return tuple(chain)

    def _passage(
        self, entry: Entry, values: dict[str, Any], source: str | None
    ) -> Passage | None:
        given = [name for name in BY_RECORD[Passage] if name in values]
        if source is None:
            if given:
                message = f"{given[0]}: of which source? The row names none"
                raise _Misplaced(entry.values[given[0]], message)
            return None
        fields = {
            COLUMNS[name].field: values[name] for name in given if name not in SPANS
        }
        if "start" in values or "end" in values:
            fields["spans"] = self._span(entry, values)
        elif "at" in values:
            fields["spans"] = values["at"]
        return Passage(source=source, **fields)

    def _span(self, entry: Entry, values: dict[str, Any]) -> Any:
        cell = entry.values["start" if "start" in values else "end"]
        if not {"start", "end"} <= values.keys():
            raise _Misplaced(cell, "start and end belong together; write both")
        if "at" in values:
            message = "at: stands beside start and end; write one of the two"
            raise _Misplaced(entry.values["at"], message)
        try:
            return value_of(COLUMNS["at"], f"{values['start']}-{values['end']}")
        except FieldError as fault:
            raise _Misplaced(cell, f"start: {fault}") from None

    def _made(self, said: Sequence[dict[str, Any]]) -> ArgumentMap:
        for key, text in self._mentioned.items():
            self._fields[Actor].setdefault(key, {"name": (text, Value(text, 0, 0))})
        plain = {
            record: {
                key: {field: value for field, (value, _) in fields.items()}
                for key, fields in held.items()
            }
            for record, held in self._fields.items()
        }
        theses = self._theses()
        own = not self._columns & {*BY_RECORD[Issue]}
        claims = []
        for key, fields in plain[Claim].items():
            fields.pop("thesis", None)
            fields |= {"id": key, "issue": key if own else fields.get("issue")}
            claims.append(Claim(**{"text": "", **fields}))
        issues = [
            Issue(**{"question": key, **fields, "id": key, "thesis": theses.get(key)})
            for key, fields in plain[Issue].items()
        ]
        if own:
            issues = [Issue(id=c.id, question=c.label, thesis=c.id) for c in claims]
        m = ArgumentMap()
        m.add(
            *issues,
            *(Source(**{"title": k, **f, "id": k}) for k, f in plain[Source].items()),
            *(Actor(**{"name": k, **f, "id": k}) for k, f in plain[Actor].items()),
            *claims,
            *self._assertions(said, {claim.id for claim in claims}),
        )
        if self._extra:
            m.extra[self._format] = {**self._extra}
        return m

    def _theses(self) -> dict[str, str]:
        """Return the claim that says yes, by issue, where the table tells."""
        theses: dict[str, str] = {}
        if "answers_yes" not in self._columns:
            filed = [
                (fields["issue"][0], key)
                for key, fields in self._fields[Claim].items()
                if "issue" in fields
            ]
            counts = Counter(issue for issue, _ in filed)
            return {issue: key for issue, key in filed if counts[issue] == 1}
        for key, fields in self._fields[Claim].items():
            flag, cell = fields.get("thesis", (False, None))
            if not flag or cell is None:
                continue
            issue = fields["issue"][0] if "issue" in fields else None
            if issue is None:
                self._fault(cell, f"answers_yes: the claim {key!r} is under no issue")
            elif issue in theses:
                message = f"the issue {issue!r} has {theses[issue]!r} already"
                self._fault(cell, f"answers_yes: {message}; leave it to one of them")
            else:
                theses[issue] = key
        return theses

    def _assertions(
        self, said: Sequence[dict[str, Any]], taken: set[str]
    ) -> list[Assertion]:
        sound = []
        for fields in said:
            if "id" in fields and fields["id"] in taken:
                message = f"id: {fields['id']!r} is the id of another claim or row"
                self._fault(fields["entry"].values["id"], f"{message}; write another")
                continue
            taken |= {fields["id"]} if "id" in fields else set()
            sound.append(fields)
        unnamed = [fields for fields in sound if "id" not in fields]
        bases = (
            identifiers.assertion_id(claim=fields["claim"], actor=fields["actor"])
            for fields in unnamed
        )
        for fields, key in zip(unnamed, numbered(bases, taken), strict=True):
            fields["id"] = key
        made = []
        for fields in sound:
            entry = fields.pop("entry")
            if entry.aside:
                self._extra[f"assertions/{fields['id']}"] = dict(entry.aside)
            made.append(Assertion(**fields))
        return made

    def _tell(self, entries: Sequence[Entry], answers: Answers) -> None:
        """Report what the map does not say as the table does."""
        strong: Counter[str] = Counter()
        silent: list[Entry] = []
        dropped: dict[str, None] = {}
        for entry in entries:
            cell = entry.values.get("stance")
            if cell is not None:
                with suppress(FieldError):
                    if answers[cell.text].strong:
                        strong[cell.text] += 1
                    if answers[cell.text].stance is not None:
                        continue
            left = [name for name in entry.values if name in OF_A_STANCE]
            if left or entry.aside:
                silent.append(entry)
                dropped.update(dict.fromkeys([*left, *entry.aside]))
        for word, number in strong.items():
            message = (
                f"{word!r} stands in {counted(number, 'cell')} and is read as a plain "
                "stance, for the map has no degrees"
            )
            self._warn("strong-answer", message)
        if silent:
            which = counted(len(silent), "row")
            message = f"of {which} without a stance {', '.join(dropped)} is dropped"
            self._warn("without-stance", message, row=silent[0].row)
        for record, roster in self._rosters.items():
            for key, given in roster.renamed.items():
                message = f"{NAMING[record][1]}: {key!r} becomes the id {given!r}"
                self._warn("another-id", message, severity=Severity.NOTE)

    def _warn(
        self,
        code: str,
        message: str,
        *,
        row: int | None = None,
        severity: Severity = Severity.WARNING,
    ) -> None:
        where = self._sheet.name if row is None else self._sheet.at(row)
        self.findings.append(
            Finding(code=code, severity=severity, where=where, message=message)
        )

    def _fault(self, cell: Value, message: str) -> None:
        where = self._sheet.at(cell.row, cell.column)
        self.faults.append(Finding(code="not-a-stance", where=where, message=message))
