"""The builder methods of ArgumentMap that make relations, one per way to bear.

``by=`` is always the premises.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.building import (
    RecordBuilders,
    Spans,
    When,
    id_of,
    invalid,
    passage_of,
)
from argmap.model.claims import Claim
from argmap.model.fields import FieldError, several
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage, Source

__all__ = ["Builders"]

Claims = Claim | str | Iterable[Claim | str]


class Builders(RecordBuilders):
    """The methods that link claims, beside those that make the other records."""

    def support(
        self,
        target: Claim | str,
        *,
        by: Claims,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: claims that speak for a claim.

        Parameters
        ----------
        target : Claim or str
            What is supported.
        by : Claim, str or iterable of them
            The premise; several are linked and count only together.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``by-supports-target``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        return self._related(
            RelationKind.SUPPORTS,
            (by, target),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
        )

    def attack(
        self,
        target: Claim | str,
        *,
        by: Claims,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: claims that speak against a claim (a rebuttal).

        Parameters
        ----------
        target : Claim or str
            What is attacked.
        by : Claim, str or iterable of them
            The premise; several are linked and count only together.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``by-attacks-target``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        key = id_of(target)
        if key in self.relations:
            raise invalid(
                f"attack on {key!r}",
                f"{key!r} is a relation, and an attack targets a claim; use undercut",
            )
        return self._related(
            RelationKind.ATTACKS,
            (by, target),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
        )

    def undercut(
        self,
        relation: Relation | str,
        *,
        by: Claims,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: claims that speak against a link, not against its ends.

        Parameters
        ----------
        relation : Relation or str
            What supports, attacks or contradicts, or undercuts in its turn.
        by : Claim, str or iterable of them
            The premise; several are linked and count only together.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``by-undercuts-relation``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        key = id_of(relation)
        if key in self.claims:
            raise invalid(
                f"undercut of {key!r}",
                f"{key!r} is a claim, and an undercut targets a relation; use attack",
            )
        return self._related(
            RelationKind.ATTACKS,
            (by, relation),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
            verb="undercuts",
        )

    def contradict(
        self,
        claim: Claim | str,
        other: Claim | str,
        *,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: two claims that cannot both hold; it has no direction.

        Parameters
        ----------
        claim : Claim or str
            One of the two.
        other : Claim or str
            The other.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``claim-contradicts-other``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        return self._related(
            RelationKind.CONTRADICTS,
            (claim, other),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
        )

    def supersede(
        self,
        older: Claim | str,
        *,
        by: Claim | str,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: a newer figure takes the place of an older one.

        Parameters
        ----------
        older : Claim or str
            What was said before.
        by : Claim or str
            The newer claim.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``by-supersedes-older``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        return self._related(
            RelationKind.SUPERSEDES,
            (by, older),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
        )

    def qualify(
        self,
        claim: Claim | str,
        *,
        by: Claim | str,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: a claim limits another, and both can stand.

        Parameters
        ----------
        claim : Claim or str
            What is qualified.
        by : Claim or str
            The claim that limits it.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``by-qualifies-claim``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        return self._related(
            RelationKind.QUALIFIES,
            (by, claim),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
        )

    def rephrase(
        self,
        claim: Claim | str,
        other: Claim | str,
        *,
        id: str | None = None,
        basis: Basis | str | None = None,
        author: Actor | str | None = None,
        analyst: str | None = None,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        date: When | None = None,
        scheme: str | None = None,
        proposed: bool = False,
        note: str | None = None,
    ) -> Relation:
        """Return a relation: one claim says again what another says.

        Parameters
        ----------
        claim : Claim or str
            The claim that says it again.
        other : Claim or str
            The claim that it repeats.
        id, basis, author, analyst, source, at, passage, date : optional
            As in `Relation`; `source` and `at` are short for a passage. The basis is
            explicit where a passage or source is given, else analyst.
        scheme, proposed, note : optional
            As in `Relation`.

        Returns
        -------
        Relation
            Added to the map; its default id is ``claim-rephrases-other``.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        return self._related(
            RelationKind.REPHRASES,
            (claim, other),
            {
                "id": id,
                "basis": basis,
                "author": author,
                "analyst": analyst,
                "date": date,
                "scheme": scheme,
                "proposed": proposed,
                "note": note,
            },
            (source, at, passage),
        )

    def _related(
        self,
        kind: RelationKind,
        ends: tuple[Claims, Claim | Relation | str],
        given: dict[str, Any],
        place: tuple[Any, Any, Any],
        *,
        verb: str = "",
    ) -> Relation:
        premises, target = ends
        listed = _listed(premises)
        key = given["id"]
        if key is None:
            base = identifiers.relation_id(
                verb=verb or kind.value,
                premises=[id_of(premise) for premise in listed],
                target=id_of(target),
            )
            key = self._free(base)
        passage = passage_of("relation", key, *place)
        basis = given["basis"]
        if basis is None:
            basis = Basis.ANALYST if passage is None else Basis.EXPLICIT
        given |= {
            "id": key,
            "kind": kind,
            "premises": listed,
            "target": target,
            "basis": basis,
            "passage": passage,
        }
        return self._added(Relation, given)


def _listed(premises: Any) -> tuple[Any, ...]:
    """Return the premises as a tuple; one alone may lack its brackets."""
    try:
        return tuple(several(premises))
    except FieldError as fault:
        raise invalid("relation", f"premises: {fault}") from None
