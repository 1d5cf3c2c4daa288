"""Reviewing: what becomes of what a map proposes when a person has answered."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import QueryError
from argmap.findings import Finding, Severity
from argmap.model import views
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.identifiers import nearest
from argmap.model.messages import label
from argmap.model.proposing import Answer, Proposal, Verdict, folded, proposals
from argmap.model.references import mentions, references
from argmap.model.relations import Relation, RelationKind
from argmap.model.wording import amount_in_words

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Settlement", "settle", "without_strangers"]


@attrs.frozen(kw_only=True, eq=False)
class Settlement:
    """A map after answers.

    Parameters
    ----------
    map : ArgumentMap
        The map without what was rejected, with what was accepted no longer marked.
    settled : tuple of Proposal
        The proposals that are decided, in their order.
    open : tuple of Proposal
        Those that are not: without an answer, or changed alone. A link that goes with
        what it needs is neither.
    findings : tuple of Finding
        A note for each answer that fits no proposal of the map, and for each figure
        that goes with the words it stood in.
    """

    map: ArgumentMap
    settled: tuple[Proposal, ...]
    open: tuple[Proposal, ...]
    findings: tuple[Finding, ...]


def settle(m: ArgumentMap, answers: Iterable[Answer]) -> Settlement:
    """Return a map after answers to what it proposes.

    What is rejected goes, with all that needs it, and actors who are known by that
    alone. A claim that is merged gives its speakers and links to the other, and fields
    that the other lacks, but no figure: that stands in the words. A link that says that two claims are the same may be answered
    by merging them. The map that is given stays as it is.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    answers : iterable of Answer
        Of several to one proposal the last counts.

    Returns
    -------
    Settlement
        With the same map where no answer fits.

    Raises
    ------
    QueryError
        A claim is to be merged with one that the map does not have, or claims with each
        other in a circle, or the ends of a link that is no rephrasing, or the thesis of
        an issue with a claim of another.
    """
    by_key = {answer.key: answer for answer in answers}
    listed = proposals(m, by_key.values())
    known = {key for one in listed for key in (one.key, *one.keys)}
    fits = not known.isdisjoint(by_key)
    settled: list[Proposal] = []
    waiting: list[Proposal] = []
    for one in listed:
        (settled if _is_decided(by_key.get(one.key)) else waiting).append(one)
    after = _Settling(m, listed, by_key).result() if fits else m
    return Settlement(
        map=after,
        settled=tuple(settled),
        open=tuple(
            one
            for one in waiting
            if not isinstance(one.record, Relation) or one.record.id in after.relations
        ),
        findings=(
            *(_stale(by_key[key]) for key in by_key if key not in known),
            *_figures_dropped(settled, by_key),
        ),
    )


def without_strangers(
    before: ArgumentMap, after: ArgumentMap, *spaces: str
) -> ArgumentMap:
    """Return a map without records that were known only by what has gone from it.

    Parameters
    ----------
    before, after : ArgumentMap
        The map with and without what has gone.
    *spaces : str
        ``actors``, ``sources`` or both.

    Returns
    -------
    ArgumentMap
        The same where there are none.
    """
    named, still = (
        {
            (space, key)
            for record in m.records()
            for _, space, key in (*references(record), *mentions(record))
            if space in spaces
        }
        for m in (before, after)
    )
    strangers = {
        (space, key) for space, key in named - still if key in getattr(after, space)
    }
    if not strangers:
        return after
    return views.left_out(after, strangers, kept=after.claims)


class _Settling:
    """Gathers what changes in a map, and makes the map with it."""

    def __init__(
        self,
        m: ArgumentMap,
        listed: Iterable[Proposal],
        by_key: Mapping[str, Answer],
    ) -> None:
        self.m = m
        self.listed = tuple(listed)
        # By the id of what is proposed, those who speak on claims included.
        self.answers = {
            record.id: by_key[key]
            for one in self.listed
            for key, record in (
                (one.key, one.record),
                *zip(one.keys, one.assertions, strict=True),
            )
            if key in by_key
        }
        self.into = self._merged()

    def _merged(self) -> dict[str, str]:
        """Return, by the id of a merged claim, that of the claim that it becomes."""
        merged = {
            key: answer
            for key, answer in self.answers.items()
            if answer.verdict is Verdict.MERGED
        }
        direct = {
            key: self._target(key, answer)
            for key, answer in merged.items()
            # In the same words, the one that stays shares the answer.
            if key not in self.m.relations and key != answer.into
        }
        for key in direct:
            _end_of(key, direct)
        for key, answer in merged.items():
            if key in self.m.relations:
                for end in self._ends(key, answer.into):
                    one, other = _end_of(end, direct), _end_of(str(answer.into), direct)
                    # Two links may say it, of which the first has merged them.
                    if one != other:
                        direct[one] = other
        found = {key: _end_of(key, direct) for key in direct}
        for key, end in found.items():
            if self._is_rejected(end):
                raise QueryError(
                    f"claim {key!r} is to be merged with {end!r}, which is rejected; "
                    "accept that one, or merge with another"
                )
        return found

    def _is_rejected(self, key: str) -> bool:
        answer = self.answers.get(key)
        return answer is not None and answer.verdict is Verdict.REJECTED

    def _target(self, key: str, answer: Answer) -> str:
        claims = self.m.claims
        if key not in claims:
            raise QueryError(f"{key!r} is no claim; only claims are merged")
        if answer.into is None or answer.into not in claims:
            near = nearest(str(answer.into), [one for one in claims if one != key])
            hint = f"; the nearest is {near!r}" if near else ""
            raise QueryError(
                f"claim {key!r} is to be merged with {answer.into!r}, which is no "
                f"claim of the map{hint}"
            )
        return answer.into

    def _ends(self, key: str, into: str | None) -> tuple[str, str]:
        """Return the claims of a link of which one stays.

        Links between claims in the same words share an answer: for all that are linked
        so, one stays.
        """
        link = self.m.relations[key]
        if link.kind is not RelationKind.REPHRASES:
            raise QueryError(
                f"link {key!r} {link.kind} its target; only claims that a link rephrases "
                "are merged"
            )
        ends = (link.premises[0], link.target)
        claims = self.m.claims
        words = {
            folded(claims[end].text) for end in (*ends, into or "") if end in claims
        }
        if into not in ends and (into not in claims or len(words) > 1):
            raise QueryError(
                f"the claims of link {key!r} are to be merged into {into!r}; choose "
                f"{ends[0]!r} or {ends[1]!r}"
            )
        return ends

    def result(self) -> ArgumentMap:
        made = copy.copy(self.m)
        gone = {("claims", key) for key in self.into}
        for one in self.listed:
            answer = self.answers.get(one.record.id)
            self._answer(made, one.record, answer, gone)
            for said in one.assertions:
                shared = answer if _is_decided(answer) else None
                self._speaker(made, said, shared, gone)
        for key in self.into:
            self._move(made, key, gone)
        gone |= self._redirect(made)
        whole = views.left_out(made, gone, kept=made.claims)
        return without_strangers(self.m, whole, "actors")

    def _answer(
        self,
        made: ArgumentMap,
        record: Claim | Assertion | Relation,
        answer: Answer | None,
        gone: set[tuple[str, str]],
    ) -> None:
        """Let a record be as its answer says, or go."""
        if isinstance(record, Assertion):
            self._speaker(made, record, None, gone)
        elif answer is None or answer.verdict is Verdict.CHANGED:
            return
        elif answer.verdict is Verdict.REJECTED or (
            answer.verdict is Verdict.MERGED
            and (record.id in self.into or not isinstance(record, Claim))
        ):
            gone.add((_space(record), record.id))
        elif isinstance(record, Claim) and answer.text is not None:
            made.replace(_reworded(record, answer.text, answer))
        else:
            made.replace(attrs.evolve(record, proposed=False))

    def _speaker(
        self,
        made: ArgumentMap,
        said: Assertion,
        shared: Answer | None,
        gone: set[tuple[str, str]],
    ) -> None:
        """Let who speaks be as their own answer says, decided if their claim is."""
        own = self.answers.get(said.id)
        if own is not None and own.verdict is Verdict.REJECTED:
            gone.add(("assertions", said.id))
            return
        on_proposal = made.claims[said.claim].proposed
        decided = shared is not None or (_is_decided(own) and not on_proposal)
        changed: dict[str, Any] = {"proposed": not decided}
        if own is not None and own.actor is not None:
            changed["actor"] = _actor_id(made, own.actor)
        if own is not None and own.stance is not None:
            changed["stance"] = own.stance
        made.replace(attrs.evolve(said, **changed))

    def _move(self, made: ArgumentMap, key: str, gone: set[tuple[str, str]]) -> None:
        """Let those who speak on a merged claim speak on the other."""
        into = self.into[key]
        held = {_without_id(said) for said in made.assertions_of(into)}
        for said in made.assertions_of(key):
            moved = attrs.evolve(said, claim=into)
            if ("assertions", said.id) in gone or _without_id(moved) in held:
                continue
            fields = {
                name: getattr(moved, name)
                for name in attrs.fields_dict(Assertion)
                if name not in ("id", "claim")
            }
            made.assertion(into, **fields)
        lacking = {
            field.name: getattr(made.claims[key], field.name)
            for field in attrs.fields(Claim)
            if field.name != "quantity"  # it stands in the words, which are others
            and getattr(made.claims[into], field.name) in (None, ())
        }
        made.replace(attrs.evolve(made.claims[into], **lacking))

    def _redirect(self, made: ArgumentMap) -> set[tuple[str, str]]:
        """Let what names merged claims name the others; return links left empty."""
        gone = set()
        for issue in list(made.issues.values()):
            if issue.thesis in self.into:
                into = made.claims[self.into[issue.thesis]]
                if into.issue != issue.id:
                    raise QueryError(
                        f"claim {issue.thesis!r} is the thesis of issue {issue.id!r}, "
                        f"and {into.id!r} is filed under {into.issue!r}; merge the other "
                        "way round, or file both under one issue"
                    )
                made.replace(attrs.evolve(issue, thesis=into.id))
        held = {_without_id(link) for link in made.relations.values()}
        for link in list(made.relations.values()):
            premises = tuple(
                dict.fromkeys(self.into.get(end, end) for end in link.premises)
            )
            target = self.into.get(link.target, link.target)
            if (premises, target) == (link.premises, link.target):
                continue
            moved = attrs.evolve(link, premises=premises, target=target)
            if target in premises or _without_id(moved) in held:
                gone.add(("relations", link.id))
            held.add(_without_id(moved))
            made.replace(moved)
        return gone


def _end_of(key: str, direct: Mapping[str, str]) -> str:
    """Return the claim that another becomes, through all that it is merged with."""
    seen = {key: None}
    end = direct.get(key, key)
    while end in direct:
        if end in seen:
            raise QueryError(
                f"claims {', '.join(map(repr, seen))} are to be merged with "
                "each other in a circle; keep one of them"
            )
        seen[end] = None
        end = direct[end]
    return end


def _is_decided(answer: Answer | None) -> bool:
    return answer is not None and answer.verdict is not Verdict.CHANGED


def _reworded(claim: Claim, text: str, answer: Answer) -> Claim:
    """Return a claim that is accepted in other words."""
    return attrs.evolve(
        claim,
        text=text,
        quantity=answer.figure,
        valid=answer.valid or claim.valid,
        proposed=False,
    )


def _actor_id(made: ArgumentMap, name: str) -> str:
    """Return the id of the actor who is meant, added to the map where it is lacking."""
    if name in made.actors:
        return name
    for actor in made.actors.values():
        if folded(actor.name) == folded(name):
            return actor.id
    return made.actor(name).id


def _without_id(one: Assertion | Relation) -> tuple[object, ...]:
    names = attrs.fields_dict(type(one))
    return tuple(getattr(one, name) for name in names if name != "id")


def _space(record: Claim | Assertion | Relation) -> str:
    if isinstance(record, Claim):
        return "claims"
    return "assertions" if isinstance(record, Assertion) else "relations"


def _figures_dropped(
    settled: Sequence[Proposal], by_key: Mapping[str, Answer]
) -> Iterator[Finding]:
    """Note each figure of a claim that goes with the words that it stood in."""
    for one in settled:
        answer = by_key[one.key]
        if (
            isinstance(one.record, Claim)
            and one.record.quantity is not None
            and answer.text is not None
            and answer.figure is None
        ):
            yield Finding(
                code="figure-dropped",
                severity=Severity.NOTE,
                where=label(one.record),
                ids=(one.record.id,),
                message=f"its other words give no figure in place of "
                f"{amount_in_words(one.record.quantity)}",
                remedy="give the figure with the words where they hold one",
            )


def _stale(answer: Answer) -> Finding:
    return Finding(
        code="stale-answer",
        severity=Severity.NOTE,
        message=f"the answer {answer.verdict.value!r} to {answer.key} fits no proposal",
        remedy="nothing is to be done, unless the text was expected to be proposed",
    )
