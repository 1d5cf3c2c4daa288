"""Assertions from the data of an Argdown text: who says what, where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.data import DataList, DataMap, Entry
from argmap.formats.argdown.faults import Fault, Report
from argmap.formats.argdown.sourcing.keys import (
    STANCE_KEYS,
    Fields,
    fields_of,
    suggestion,
)
from argmap.formats.argdown.sourcing.links import free, passage_from
from argmap.model import identifiers
from argmap.model.assertions import Assertion

if TYPE_CHECKING:
    from argmap.formats.argdown.sourcing.head import Head
    from argmap.formats.argdown.syntax import Place

__all__ = ["Voice", "Voices"]


@attrs.define(eq=False)
class Voice:
    """What one mapping says of who speaks.

    Parameters
    ----------
    fields : Fields
        The assertion's fields, without its claim.
    place : Place
        Where it stands.
    claim : str
        The id of the claim, once that is known.
    wording : str or None
        How the claim is put there, where that is not its text.
    """

    fields: Fields
    place: Place
    claim: str = ""
    wording: str | None = None


class Voices:
    """All that the data blocks of a text say of who speaks.

    Parameters
    ----------
    head : Head
        The text's actors and sources.
    report : Report
        Takes faults and warnings.
    """

    def __init__(self, head: Head, report: Report) -> None:
        self.head = head
        self.report = report
        self._heard: list[Voice] = []

    def read(
        self, said: Fields, place: Place, stances: Entry | None
    ) -> Iterator[Voice]:
        """Yield the voices of one data block: its own keys', then those of `stances`.

        Parameters
        ----------
        said : Fields
            What the block's own keys give by `ASSERTION_KEYS`.
        place : Place
            Where the block's statement stands.
        stances : Entry or None
            The block's entry `stances`.

        Yields
        ------
        Voice
            Without its claim.
        """
        self._check(said)
        if "actor" in said.values:
            yield Voice(said, place)
        if stances is None:
            return
        value = stances.value
        for node in value.items if isinstance(value, DataList) else (value,):
            if not isinstance(node, DataMap):
                message = "stances: holds something else than mappings {by: ..., ...}"
                self._fault("invalid-field", message, node.place)
                continue
            fields = fields_of(node, STANCE_KEYS, self.report)
            for other in fields.others:
                self._fault(
                    "unknown-key",
                    f"stances: has no key {other.name!r}",
                    other.key.place,
                    suggestion(other.name, STANCE_KEYS)
                    or f"write {', '.join(STANCE_KEYS)}",
                )
            if "actor" in fields.values:
                self._check(fields)
                yield Voice(fields, node.place)
            elif not fields.faulty:
                message = "stances: nobody speaks"
                self._fault("no-speaker", message, node.place, "say who with 'by'")

    def hear(self, voice: Voice, *, claim: str, wording: str | None) -> None:
        """Keep a voice with what it speaks on.

        Parameters
        ----------
        voice : Voice
            One that `read` gave.
        claim : str
            The id of the claim.
        wording : str or None
            How the claim is put there, where that is not its text.
        """
        voice.claim = claim
        voice.wording = wording
        self._heard.append(voice)

    def explicit_ids(self) -> set[str]:
        """Return the ids that the text gives to assertions."""
        return {voice.fields.values.get("id", "") for voice in self._heard} - {""}

    def assertions(self, taken: set[str]) -> list[tuple[Assertion, Place]]:
        """Return the assertions, with their places.

        Parameters
        ----------
        taken : set of str
            Ids in use, those of `explicit_ids` among them; new ones are added.

        Returns
        -------
        list of (Assertion, Place)
            In the order of the text.
        """
        made = []
        numbers: dict[str, int] = {}
        for voice in sorted(self._heard, key=lambda voice: voice.place):
            values = dict(voice.fields.values)
            values.setdefault("wording", voice.wording)
            if "id" not in values:
                base = identifiers.assertion_id(
                    claim=voice.claim, actor=values["actor"]
                )
                values["id"] = free(base, taken, numbers)
            passage = passage_from(voice.fields)
            one = Assertion(claim=voice.claim, passage=passage, **values)
            made.append((one, voice.place))
        return made

    def _check(self, fields: Fields) -> None:
        """Check who and what an assertion names."""
        if "actor" not in fields.values:
            if fields.entry and not fields.faulty:
                entry = next(iter(fields.entry.values()))
                message = f"{entry.name!r} stands without 'by'"
                place = entry.key.place
                self._fault("no-speaker", message, place, "say who speaks with 'by'")
            return
        self.head.refer(fields)

    def _fault(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        self.report.error(Fault(code, message, place=place, remedy=remedy))
