"""The head of a debate in Argdown: front matter and headings.

Front matter declares actors, sources and issues; headings are issues.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from argmap.errors import MOST_LINES, ModelError
from argmap.formats.argdown.data import DataList, DataMap, Entry, Scalar
from argmap.formats.argdown.faults import Fault, Report
from argmap.formats.argdown.running_text import read_text
from argmap.formats.argdown.settings import text_rules
from argmap.formats.argdown.sourcing.keys import (
    ARGDOWN_KEYS,
    RENAME,
    fields_of,
    json_of,
    normal_name,
    suggestion,
    value_of,
)
from argmap.formats.argdown.syntax import Heading, PieceKind
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.claims import Issue
from argmap.model.fields import FieldError, Identifier, Line, Text
from argmap.model.messages import label
from argmap.model.records import kinds
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.occurrences import Section
    from argmap.formats.argdown.sourcing.keys import Fields
    from argmap.formats.argdown.syntax import Place

__all__ = [
    "EMPTY_MAP",
    "FRONT_KEYS",
    "NAME_FIELD",
    "SELECTION",
    "SETTINGS",
    "TITLES",
    "Head",
]

DECLARED: dict[str, Any] = {"issues": Issue, "sources": Source, "actors": Actor}
NAME_FIELD = {Actor: "name", Source: "title", Issue: "question"}
TITLES = {"title": Line(empty=True), "question": Line(), "note": Text()}
# What the writer adds so that ordinary tools draw claims without relations too.
SELECTION = {"excludeDisconnected": False}
# The heading of a map that has neither title nor claims: a text needs a block.
EMPTY_MAP = "Empty map"
# The settings that change what a text means; the others change how it is drawn.
SETTINGS = frozenset(("model", "data", "group"))
FRONT_KEYS = frozenset((*TITLES, *DECLARED, "extra", "selection", *SETTINGS))
# What Argdown tools read in a front matter: kept for them without a word.
KNOWN = frozenset(
    (
        *SETTINGS,
        *[
            "selection",
            "map",
            "color",
            "dot",
            "svg",
            "html",
            "json",
            "images",
            "process",
            "processes",
            "input",
        ],
        *[
            "inputPath",
            "outputPath",
            "parser",
            "logLevel",
            "subTitle",
            "author",
            "date",
            "abstract",
        ],
        *["saysWho", "webComponent", "pdf", "png", "jpg", "webp", "highlightSource"],
    )
)
_BEHIND = frozenset((PieceKind.TAG, PieceKind.LINE_BREAK))


class Head:
    """The titles, actors, sources and issues of a text.

    Parameters
    ----------
    model : ArgdownModel
        The model of the text.
    report : Report
        Takes faults and warnings.
    """

    def __init__(self, model: ArgdownModel, report: Report) -> None:
        self.report = report
        self.titles: dict[str, Any] = {}
        self.records: dict[str, dict[str, Any]] = {kind: {} for kind in DECLARED}
        self.places: dict[str, Place] = {}
        self.extra: dict[str, dict[str, Any]] = {}
        self.carried: dict[str, Any] = {}
        self._rules = text_rules(model.settings)
        self._declares: set[str] = set()
        self._hints = MOST_LINES
        # The sections that stand in the text, whatever the settings regroup.
        self._starts = {
            section.id: block.start
            for block, section in model.block_sections.items()
            if isinstance(block, Heading) and section is not None
        }
        self._sections = [
            section
            for block, section in model.block_sections.items()
            if isinstance(block, Heading) and section is not None
        ]
        # Issues by section: those with a key, and those that their text names.
        self._keyed: dict[str, str] = {}
        self._texted: dict[str, str] = {}
        self._headings: dict[str, str] = {}
        self._by_slug: dict[str, Section] = {}
        for entry in model.frontmatter or ():
            self._front_entry(entry)
        self._worded = {
            key
            for key, issue in self.records["issues"].items()
            if issue.question != key
        }
        for section in self._sections:
            self._read_heading(section)

    def issue_of(self, section: Section | None) -> str | None:
        """Return the id of the issue that a claim in a section belongs to.

        It is that of the nearest heading above with an `issue` key, else of the
        nearest heading.
        """
        one = section
        while one is not None:
            if one.id in self._keyed:
                return self._keyed[one.id]
            one = one.parent
        if section is None or section.id not in self._starts:
            return None
        return self._texted.get(section.id) or self._named_by_text(section)

    def reference(self, kind: str, key: str, place: Place) -> None:
        """Note that a record is named; where none of its kind is declared, add it."""
        known = self.records[kind]
        if key in known:
            return
        if kind == "issues" and key in self._by_slug:
            self.issue_of(self._by_slug[key])
            return
        record = DECLARED[kind]
        noun = record.__name__.lower()
        if kind == "issues" or kind in self._declares:
            message = f"no {noun} has id {key!r}"
            self._fault("unknown-id", message, place, self.nearest(key, known))
        elif self._made(kind, {"id": key, NAME_FIELD[record]: key}, place):
            self.report.warn(
                "undeclared",
                f"the {noun} {key!r} is not declared",
                place=place,
                remedy=f"declare it under {kind!r} in the front matter",
            )

    def refer(self, fields: Fields) -> None:
        """Check the actors and the source that an assertion or a relation names."""
        if fields.passage and "source" not in fields.passage and not fields.faulty:
            entry = fields.entry[next(iter(fields.passage))]
            message = f"{entry.name!r} stands without 'source'"
            place = entry.key.place
            self._fault("no-source", message, place, "say where with 'source'")
        for field in ("actor", "author", "via"):
            named = fields.values.get(field, ())
            for key in (named,) if isinstance(named, str) else named:
                self.reference("actors", key, fields.entry[field].value.place)
        if "source" in fields.passage:
            place = fields.entry["source"].value.place
            self.reference("sources", fields.passage["source"], place)

    def nearest(self, name: str, known: Iterable[str]) -> str:
        """Return the remedy for an unknown name; "" where as many were hinted at."""
        # Each hint costs a look at all names, and only so many faults are printed.
        self._hints -= 1
        near = identifiers.nearest(name, known) if self._hints >= 0 else None
        return f"the nearest is {near!r}" if near else ""

    def unknown(self, where: str, entry: Entry, known: Iterable[str]) -> None:
        """Keep a key without a meaning in the map's extra, and say so."""
        self.keep(where, entry)
        self.report.warn(
            "unknown-key",
            f"the key {entry.name!r} has no meaning here and is only kept",
            place=entry.key.place,
            remedy=suggestion(entry.name, known),
        )

    def keep(self, where: str, entry: Entry) -> None:
        """Keep a key in the map's extra."""
        kept = self.extra.setdefault(where, {})
        value = json_of(entry.value)
        if kept.setdefault(entry.name, value) != value:
            self.report.warn(
                "two-values",
                f"the key {entry.name!r} has two values here; the first is kept",
                place=entry.key.place,
                remedy="give it once",
            )

    def finish(self) -> None:
        """Keep what headings hold besides their issue, once all claims are filed."""
        for section in self._sections:
            key = self._keyed.get(section.id) or self._texted.get(section.id)
            question = self._question(section)
            where = f"issues/{key}" if key else f"headings/{question}"
            for entry in section.data or ():
                if entry.name in ARGDOWN_KEYS:
                    self.keep(where, entry)
                elif entry.name != "issue":
                    self.unknown(where, entry, ("issue",))
            if section.tags:
                kept = self.extra.setdefault(where, {})
                kept.setdefault("tags", list(section.tags))
            known = (self.titles.get("title"), EMPTY_MAP)
            if key is None and question not in known:
                self.report.warn(
                    "heading-dropped",
                    f"the heading {question!r} is no issue and is not kept",
                    place=self._starts[section.id],
                    remedy="give it {issue: id} if it is one",
                )

    def _front_entry(self, entry: Entry) -> None:
        name, place = entry.name, entry.value.place
        if name in TITLES:
            try:
                value = value_of(entry.value, TITLES[name])
            except FieldError as fault:
                self._fault("invalid-field", f"{name}: {fault}", place)
            else:
                self.titles.update({} if value is None else {name: value})
        elif name in DECLARED:
            self._declares.add(name)
            for key, where, node in self._declared(entry):
                self._declare(name, key, where, node)
        elif name == "extra":
            value = json_of(entry.value)
            if isinstance(value, dict) and all(
                isinstance(one, dict) for one in value.values()
            ):
                self.carried = value
            else:
                message = "extra: is not a mapping from notation to records"
                self._fault("invalid-field", message, place)
        elif name == "selection" and json_of(entry.value) == SELECTION:
            pass
        elif name in KNOWN:
            self.keep("", entry)
        else:
            self.unknown("", entry, (*TITLES, *DECLARED, *KNOWN))

    def _declared(self, entry: Entry) -> Iterator[tuple[str, Place, DataNode]]:
        """Yield id, place and fields of each record of a mapping or a list."""
        node = entry.value
        if isinstance(node, DataMap):
            for one in node:
                yield one.key.text, one.key.place, one.value
        elif isinstance(node, DataList):
            for item in node.items:
                key = item.get("id") if isinstance(item, DataMap) else None
                if isinstance(key, Scalar):
                    yield key.text, key.place, item
                else:
                    message = f"{entry.name}: an item has no id"
                    remedy = "write {id: ..., ...}"
                    self._fault("invalid-field", message, item.place, remedy)
        elif not node.is_null:
            message = f"{entry.name}: is not a mapping from id to fields"
            self._fault("invalid-field", message, node.place)

    def _declare(self, kind: str, key: str, place: Place, node: DataNode) -> None:
        record = DECLARED[kind]
        table = {normal_name(field): (record, field) for field in kinds(record)}
        values: dict[str, Any] = {}
        key = identifiers.normal(key)
        if isinstance(node, DataMap):
            fields = fields_of(node, table, self.report)
            values = fields.values
            for other in fields.others:
                self.unknown(f"{kind}/{key}", other, table)
        elif isinstance(node, DataList):
            message = f"{key}: is a list, not a mapping of fields"
            self._fault("invalid-field", message, node.place)
        elif not node.is_null:
            values = {NAME_FIELD[record]: Line().convert(node.text)}
        if values.setdefault("id", key) != key:
            message = f"id: is {values['id']!r} here, but {key!r} before the colon"
            self._fault("two-values", message, place, "give it once")
        values.setdefault(NAME_FIELD[record], key)
        if key in self.records[kind]:
            message = f"another {record.__name__.lower()} has the id {key!r} already"
            self._fault("duplicate-id", message, place, RENAME)
            return
        self._made(kind, values, place)

    def _made(self, kind: str, values: dict[str, Any], place: Place) -> bool:
        try:
            record = DECLARED[kind](**values)
        except ModelError as error:
            self._fault("invalid-field", error.findings[0].message, place)
            return False
        self.records[kind][record.id] = record
        self.places[label(record)] = place
        return True

    def _read_heading(self, section: Section) -> None:
        entry = next((one for one in section.data or () if one.name == "issue"), None)
        if entry is None:
            base = identifiers.slug(self._question(section), words=6, otherwise="issue")
            self._by_slug.setdefault(base, section)
            return
        try:
            key = value_of(entry.value, Identifier())
        except FieldError as fault:
            self._fault("invalid-field", f"issue: {fault}", entry.value.place)
            return
        if key is not None:
            self._keyed[section.id] = key
            self._heads(section, key)

    def _named_by_text(self, section: Section) -> str:
        """Return the id that a heading's text gives; the same text gives the same."""
        question = self._question(section)
        base = identifiers.slug(question, words=6, otherwise="issue")
        key, number = base, 2
        while self._headings.get(key, question) != question:
            key, number = f"{base}-{number}", number + 1
        if key != base:
            self.report.warn(
                "one-slug",
                f"{question!r} gives the id {base!r}, which is taken; it gets {key!r}",
                place=self._starts[section.id],
                remedy="give it {issue: id}",
            )
        self._texted[section.id] = key
        self._heads(section, key)
        return key

    def _heads(self, section: Section, key: str) -> None:
        """Let a heading name an issue, unless the front matter puts it longer."""
        question = self._question(section) or key
        if self._headings.setdefault(key, question) != question:
            self.report.warn(
                "another-wording",
                f"the issue {key!r} is put otherwise in an earlier heading; "
                "that wording counts",
                place=self._starts[section.id],
            )
        if key not in self._worded:
            self._worded.add(key)
            held = self.records["issues"].get(key)
            thesis = held.thesis if held is not None else None
            values = {"id": key, "question": question, "thesis": thesis}
            self._made("issues", values, self._starts[section.id])

    def _question(self, section: Section) -> str:
        """Return the text of a heading, without the tags behind it."""
        if not section.tags or section.heading is None:
            return Line(empty=True).convert(section.title)  # type: ignore[no-any-return]
        pieces = list(section.heading.pieces)
        while pieces and (pieces[-1].kind in _BEHIND or not pieces[-1].source.strip()):
            pieces.pop()
        text = read_text(pieces, self._rules).text or ""
        return Line(empty=True).convert(text)  # type: ignore[no-any-return]

    def _fault(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        self.report.error(Fault(code, message, place=place, remedy=remedy))
