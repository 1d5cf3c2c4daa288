"""Assembly: the map that the rows of a table make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

import attrs

from argmap.findings import Finding
from argmap.formats.stance_tables.columns import COLUMNS, value_of
from argmap.formats.stance_tables.remarks import remarks
from argmap.formats.stance_tables.roster import NAMING, Roster, numbered
from argmap.formats.stance_tables.sheet import Sheet
from argmap.formats.stance_tables.words import Answer, Answers
from argmap.model import identifiers
from argmap.model.actors import Actor, Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.fields import FieldError
from argmap.model.messages import shown
from argmap.model.sources import Passage, Source

__all__ = ["Assembly", "Entry", "Value"]

BY_RECORD: dict[type, tuple[str, ...]] = {
    record: tuple(name for name, one in COLUMNS.items() if one.record is record)
    for record in (Actor, Claim, Issue, Source, Assertion, Passage)
}
KEYS = frozenset(key for _, key in NAMING.values())
LONGEST_TITLE = 40
_A = {"actor": "an actor", "claim": "a claim"}
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
        self._faults = [(row, -1, fault) for row, fault in sheet.faults]
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
        self._joined: dict[str, dict[str, Affiliation]] = {}
        self._extra: dict[str, dict[str, str]] = {}

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What is wrong with the file, from the top to the bottom."""
        return tuple(fault for *_, fault in sorted(self._faults, key=itemgetter(0, 1)))

    def refuse(self, row: int, column: int | None, message: str) -> None:
        """Take note of what is wrong.

        Parameters
        ----------
        row : int
            Counted from 1.
        column : int or None
            Counted from 0; None for the row.
        message : str
            What is so, and what would be right.
        """
        where = self._sheet.at(row, column)
        fault = Finding(code="not-a-stance", where=where, message=message)
        self._faults.append((row, -1 if column is None else column, fault))

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
        self.findings += remarks(self._sheet, entries, answers, renamed=self._renamed())
        return self._made(said)

    def _values(
        self, entry: Entry, answers: Answers
    ) -> tuple[dict[str, Any], Answer] | None:
        """Return what the cells say, None where one of them is at fault."""
        values: dict[str, Any] = {}
        answer = Answer(stance=None)
        before = len(self._faults)
        for name, cell in entry.values.items():
            try:
                if name == "stance":
                    answer = answers[cell.text]
                elif name in KEYS:
                    values[name] = cell.text
                else:
                    values[name] = self._value(name, cell.text)
            except FieldError as fault:
                self._fault(cell, str(fault))
        for needed in ("actor", "claim") if answer.stance is not None else ():
            if not {needed, f"{needed}_id"} & entry.values.keys():
                cell = entry.values["stance"]
                message = f"{shown(cell.text)} stands in a row without {_A[needed]}"
                self._fault(cell, f"{message}; write whose stance it is, and on what")
        if before != len(self._faults):
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
                fields["via"] = self._actors(entry.values["via"], values["via"])
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
            raise _Misplaced(entry.values[name], str(fault)) from None
        given = [column for column in columns if column in values]
        if found is None:
            if given:
                raise _nothing_to_belong_to(entry.values[given[0]], name)
            return None
        held = self._fields[record].setdefault(found, {})
        if "organization" in given:
            given.remove("organization")
            self._join(found, entry.values["organization"], values["organization"])
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

    def _join(self, actor: str, cell: Value, mentions: Sequence[str]) -> None:
        """Put in the organisations that an actor belongs to, beside those known."""
        joined = self._joined.setdefault(actor, {})
        for key in self._actors(cell, mentions):
            joined[key] = Affiliation(organization=key)

    def _actors(self, cell: Value, mentions: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of actors whom a cell names."""
        found = []
        for text in mentions:
            try:
                key = self._rosters[Actor].mention(text)
            except FieldError as fault:
                raise _Misplaced(cell, str(fault)) from None
            self._mentioned.setdefault(key, text)
            found.append(key)
        return tuple(found)

    def _passage(
        self, entry: Entry, values: dict[str, Any], source: str | None
    ) -> Passage | None:
        given = [name for name in BY_RECORD[Passage] if name in values]
        if source is None:
            if given:
                raise _nothing_to_belong_to(entry.values[given[0]], "source")
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
            raise _Misplaced(cell, f"{cell.text} is one end of a passage; write both")
        if "at" in values:
            message = "says again what start and end say; leave one of the two"
            raise _Misplaced(entry.values["at"], message)
        try:
            return value_of(COLUMNS["at"], f"{values['start']}-{values['end']}")
        except FieldError as fault:
            raise _Misplaced(cell, str(fault)) from None

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
        for key, joined in self._joined.items():
            plain[Actor][key]["affiliations"] = tuple(joined.values())
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
                self._fault(
                    cell, f"the claim {key!r} is under no issue; write the issue"
                )
            elif issue in theses:
                message = f"the issue {issue!r} has {theses[issue]!r} already"
                self._fault(cell, f"{message}; leave it to one of them")
            else:
                theses[issue] = key
        return theses

    def _assertions(
        self, said: Sequence[dict[str, Any]], taken: set[str]
    ) -> list[Assertion]:
        sound = []
        for fields in said:
            if "id" in fields and fields["id"] in taken:
                message = f"{fields['id']!r} is the id of another claim or row"
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

    def _fault(self, cell: Value, message: str) -> None:
        title = " ".join(self._sheet.header[cell.column].split())
        if len(title) > LONGEST_TITLE:
            title = f"{title[: LONGEST_TITLE - 3]}..."
        named = f"{title}: " if cell.row != self._sheet.first else ""
        self.refuse(cell.row, cell.column, f"{named}{message}")

    def _renamed(self) -> Iterator[tuple[str, str, str]]:
        """Yield each id that is none: its column, what it is, and what it becomes."""
        for record, roster in self._rosters.items():
            for key, given in roster.renamed.items():
                yield NAMING[record][1], key, given


def _nothing_to_belong_to(cell: Value, noun: str) -> _Misplaced:
    message = f"{shown(cell.text)} is said of a {noun}, and the row names none"
    return _Misplaced(cell, f"{message}; write which")
