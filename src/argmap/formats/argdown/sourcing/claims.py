"""Claims from the classes of an Argdown text and their data."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import ModelError
from argmap.formats.argdown.data import DataMap, Entry
from argmap.formats.argdown.faults import Fault, Report
from argmap.formats.argdown.occurrences import (
    ArgumentClass,
    StatementClass,
    canonical,
)
from argmap.formats.argdown.sourcing.keys import (
    ARGDOWN_KEYS,
    ASSERTION_KEYS,
    BLOCK_KEYS,
    CLAIM_KEYS,
    RELATION_KEYS,
    RENAME,
    fields_of,
    normal_name,
)
from argmap.formats.argdown.sourcing.links import free
from argmap.formats.argdown.syntax import Argument
from argmap.model import identifiers
from argmap.model.claims import Claim
from argmap.model.fields import Line
from argmap.model.messages import label

if TYPE_CHECKING:
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.occurrences import Occurrence
    from argmap.formats.argdown.sourcing.head import Head
    from argmap.formats.argdown.sourcing.speakers import Voice, Voices
    from argmap.formats.argdown.syntax import Element, Place

__all__ = ["ARGUMENT_TAG", "Claims", "untagged"]

Class = StatementClass | ArgumentClass
ARGUMENT_TAG = "argument"
MARKS = {"bold": "bold type", "italic": "italics"}
_LINE = Line(empty=True)
_UNTAGGABLE = re.compile(r"[#()\[\]]")


@attrs.define(eq=False)
class _Draft:
    """What the members of one class say of its claim."""

    item: Class
    key: str | None
    members: list[Occurrence]
    values: dict[str, Any] = attrs.field(factory=dict)
    thesis: Place | None = None
    id: str = ""

    @cached_property
    def main(self) -> Occurrence | None:
        """The occurrence that gives the claim its text."""
        return canonical(self.item.members)

    @cached_property
    def text(self) -> str:
        """The text of the claim: one line, the tags behind it cut off."""
        return "" if self.main is None else _LINE.convert(untagged(self.main))

    @cached_property
    def definition(self) -> Occurrence:
        """The occurrence that stands for the claim: where it is given its text."""
        given = (one for one in self.members if not one.is_reference)
        top = (one for one in self.members if one.is_top_level)
        return next(given, None) or next(top, None) or self.members[0]

    @property
    def place(self) -> Place:
        return self.definition.place


class Claims:
    """The claims of a text.

    Parameters
    ----------
    model : ArgdownModel
        The model of the text.
    head : Head
        Its actors, sources and issues.
    voices : Voices
        Takes who asserts them.
    report : Report
        Takes faults and warnings.
    """

    def __init__(
        self, model: ArgdownModel, head: Head, voices: Voices, report: Report
    ) -> None:
        self.model = model
        self.head = head
        self.voices = voices
        self.report = report
        self.entries: dict[Element, dict[str, Entry]] = {}
        self.places: dict[str, Place] = {}
        self.records: dict[str, Claim] = {}
        self._unknown: dict[Element, list[Entry]] = {}
        self._spoken: dict[Element, list[Voice]] = {}
        # Settings may have split an argument; its lines still name the whole.
        self._arguments = {
            item.title: item
            for item in (*model.arguments.values(), *model.structures.values())
        }
        self._drafts = {id(item): self._draft(item) for item in self._classes()}
        ordered = sorted(self._drafts.values(), key=lambda draft: draft.place)
        for draft in ordered:
            self._read(draft)
        self._name(ordered)
        self._by_name: dict[str, str] = {}
        for draft in ordered:
            if draft.key:
                self._by_name.setdefault(draft.key, draft.id)
        for draft in ordered:
            self._by_name.setdefault(draft.id, draft.id)
        for draft in ordered:
            self._make(draft)
            self._hear(draft)

    def of(self, element: Element) -> str:
        """Return the id of the claim that an element states or refers to.

        For an argument with premises it is its last conclusion's.
        """
        item = self._class_of(element)
        if isinstance(item, ArgumentClass) and item.steps:
            item = self.model.statements[item.steps[-1].title]
        return self.of_class(item)

    def of_class(self, item: Class) -> str:
        """Return the id of the claim that a class is."""
        return self._drafts[id(item)].id

    def structure_of(self, element: Element) -> ArgumentClass | None:
        """Return the argument with premises that an element is; None for a claim."""
        item = self._class_of(element)
        return item if isinstance(item, ArgumentClass) and item.steps else None

    def named(self, name: str) -> str | None:
        """Return the id of the claim with a key or an id; None where there is none."""
        folded = _LINE.convert(identifiers.normal(name))
        return self._by_name.get(name) or self._by_name.get(folded)

    def known(self) -> list[str]:
        """Return every key and id by which a claim can be named."""
        return list(self._by_name)

    def _classes(self) -> list[Class]:
        """Return the classes that are claims."""
        arguments = (a for a in self._arguments.values() if not a.steps)
        return [*self.model.statements.values(), *arguments]

    def _class_of(self, element: Element) -> Class:
        title = self.model.occurrences[element].title
        if isinstance(element, Argument):
            return self._arguments[title]
        return self.model.statements[title]

    def _draft(self, item: Class) -> _Draft:
        # A statement that settings have made a member twice is one statement.
        members = {member.node: member for member in item.members}
        titled = any(member.node.title is not None for member in item.members)
        return _Draft(
            item,
            _LINE.convert(item.title) if titled else None,
            sorted(members.values(), key=lambda member: member.place),
        )

    def _read(self, draft: _Draft) -> None:
        for member in draft.members:
            if member.data is not None:
                self._read_block(draft, member, member.data)

    def _read_block(self, draft: _Draft, member: Occurrence, data: DataMap) -> None:
        fields = fields_of(data, CLAIM_KEYS, self.report)
        for name, value in fields.values.items():
            entry = fields.entry[name]
            if draft.values.setdefault(name, value) != value:
                message = f"{entry.name}: the claim has another value for it already"
                self._fault("two-values", message, entry.key.place, "give it once")
            if name == "issue":
                self.head.reference("issues", value, entry.value.place)
        rest = DataMap(fields.others, data.place)
        said = fields_of(rest, ASSERTION_KEYS, self.report)
        entries = {normal_name(entry.name): entry for entry in said.others}
        self.entries[member.node] = entries
        self._unknown[member.node] = [
            entry for entry in said.others if normal_name(entry.name) not in BLOCK_KEYS
        ]
        voices = self.voices.read(said, member.place, entries.get("stances"))
        self._spoken[member.node] = list(voices)
        thesis = entries.get("thesis")
        if thesis is not None:
            self._thesis(draft, thesis)

    def _thesis(self, draft: _Draft, entry: Entry) -> None:
        value = getattr(entry.value, "value", None)
        if value is True:
            draft.thesis = entry.key.place
        elif value is not False:
            message = "thesis: is neither true nor false"
            self._fault("invalid-field", message, entry.value.place)

    def _name(self, drafts: list[_Draft]) -> None:
        """Give every claim an id: those that the text gives first."""
        taken: dict[str, _Draft] = {}
        nameless = []
        for draft in drafts:
            key = identifiers.normal(draft.key or "")
            if "id" in draft.values:
                draft.id = draft.values["id"]
                self._title(draft)
            elif not identifiers.fault(key):
                draft.id = key
            holder = taken.get(draft.id)
            if draft.id == "" or (
                # [X] and <X> are two things in Argdown, each with a right to its key.
                holder is not None and "id" not in {**holder.values, **draft.values}
            ):
                nameless.append(draft)
            elif holder is not None:
                message = f"another claim has the id {draft.id!r} already"
                self._fault("duplicate-id", message, draft.place, RENAME)
            else:
                taken[draft.id] = draft
        used = set(taken)
        numbers: dict[str, int] = {}
        for draft in nameless:
            self._title(draft)
            title = draft.values.get("title")
            base = draft.id or identifiers.claim_id(title=title, text=draft.text)
            draft.id = free(base, used, numbers)
            if draft.id != base and draft.key is not None:
                self.report.warn(
                    "one-slug",
                    f"{draft.key!r} gives the id {base!r}, which is taken; "
                    f"it gets {draft.id!r}",
                    place=draft.place,
                    remedy="give it an id",
                )

    def _title(self, draft: _Draft) -> None:
        if draft.key:
            draft.values.setdefault("title", draft.key)

    def _make(self, draft: _Draft) -> None:
        text = draft.text
        values = {
            "issue": self.head.issue_of(draft.definition.section),
            **draft.values,
            "id": draft.id,
            "text": text,
            "tags": self._tags(draft),
        }
        try:
            record = self.records[draft.id] = Claim(**values)
        except ModelError as error:
            fault = error.findings[0].message
            self._fault("invalid-field", f"{draft.id!r}: {fault}", draft.place)
            return
        self.places[label(record)] = draft.place
        if not text:
            self.report.warn(
                "no-text",
                f"the claim {draft.key or draft.id!r} has no text",
                place=draft.place,
                remedy="write it once as '[Key]: text'",
            )
        if draft.thesis is not None:
            self._make_thesis(draft, values["issue"], draft.thesis)

    def _tags(self, draft: _Draft) -> tuple[str, ...]:
        """Return the tags of a claim; what no tag of the model may hold is cut out."""
        tags: dict[str, None] = {}
        for written in draft.item.tags:
            tag = _LINE.convert(_UNTAGGABLE.sub(" ", written))
            if tag != written:
                self.report.warn(
                    "tag-repaired",
                    f"the tag {written!r} is kept as {tag!r}",
                    place=draft.place,
                    remedy="write it without # ( ) [ ]",
                )
            if tag:
                tags[tag] = None
        if isinstance(draft.item, ArgumentClass):
            tags[ARGUMENT_TAG] = None
        return tuple(tags)

    def _make_thesis(self, draft: _Draft, issue: str | None, place: Place) -> None:
        record = self.head.records["issues"].get(issue or "")
        if record is None:
            message = "thesis: the claim belongs to no issue"
            self._fault("no-issue", message, place, "put it below a heading")
        elif record.thesis not in (None, draft.id):
            message = f"thesis: the issue {issue!r} has the thesis {record.thesis!r}"
            self._fault("two-values", message, place, "mark one claim only")
        else:
            new = attrs.evolve(record, thesis=draft.id)
            self.head.records["issues"][record.id] = new

    def _hear(self, draft: _Draft) -> None:
        """Take the assertions of a claim, and keep what has no meaning."""
        where = f"claims/{draft.id}"
        main, text = draft.main, draft.text
        if main is not None:
            self._marks(where, main)
        for member in draft.members:
            own = _LINE.convert(untagged(member))
            wording = own if own and not member.is_reference and own != text else None
            if wording is not None:
                self.report.warn(
                    "another-wording",
                    f"the claim {draft.id!r} is put otherwise elsewhere; "
                    "that wording counts",
                    place=member.place,
                )
            for voice in self._spoken.get(member.node, ()):
                self.voices.hear(voice, claim=draft.id, wording=wording)
            for entry in self._unknown.get(member.node, ()):
                if entry.name not in ARGDOWN_KEYS:
                    self.head.unknown(where, entry, (*BLOCK_KEYS, *RELATION_KEYS))
                elif entry.name != "isCanonical":
                    self.head.keep(where, entry)

    def _marks(self, where: str, member: Occurrence) -> None:
        """Keep the addresses of links, and report the marks that a text loses."""
        text = member.text or ""
        for span in member.ranges:
            words = text[span.start : span.stop + 1]
            if span.kind in MARKS:
                self.report.note(
                    "mark-dropped",
                    f"{words!r} loses its {MARKS[span.kind]}",
                    place=member.place,
                )
            elif span.kind == "link":
                links = self.head.extra.setdefault(where, {}).setdefault("links", {})
                links.setdefault(words, span.detail)
                self.report.note(
                    "link-apart",
                    f"the address {span.detail!r} is kept apart from the text",
                    place=member.place,
                )

    def _fault(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        self.report.error(Fault(code, message, place=place, remedy=remedy))


def untagged(member: Occurrence) -> str:
    """Return the text of a member without the tags that stand at its end.

    Parameters
    ----------
    member : Occurrence
        A statement or argument where it stands.

    Returns
    -------
    str
        "" where it has no text.
    """
    text = (member.text or "").rstrip()
    end = len(text)
    for span in sorted(member.ranges, key=lambda span: span.start, reverse=True):
        if span.kind != "tag":
            continue
        if text[span.stop + 1 : end].strip():
            break
        end = span.start
        while end and text[end - 1].isspace():
            end -= 1
    return text[:end]
