"""Tooltips: claims and links in words, whole, with who says so and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.grounds import reasons
from argmap.model.relations import Basis, RelationKind
from argmap.model.wording import amount_in_words
from argmap.render.diagram.wrapping import shortened
from argmap.render.style import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation
    from argmap.model.sources import Passage
    from argmap.render.diagram.scenes import Scene
    from argmap.render.diagram.surroundings import Rest

__all__ = ["Teller"]

LONGEST_TEXT = 4_000
MOST_LISTED = 30


@attrs.frozen(kw_only=True, eq=False)
class Teller:
    """Tells the claims and links of one scene in words.

    Parameters
    ----------
    scene : Scene
        What is shown.
    sources : dict
        The sources' numbers by id, the same in every picture of the map.
    """

    scene: Scene
    sources: dict[str, int]

    def of_claim(self, claim: Claim) -> str:
        """Return the whole of a claim in words.

        Parameters
        ----------
        claim : Claim
            One that is shown.

        Returns
        -------
        str
            Lines: the text, its status and why, who speaks on it and where.
        """
        status = self.scene.assessment[claim.id]
        lines = [f"{self.scene.numbers[claim.id]}: {claim.title or claim.id}"]
        if claim.text:
            lines.append(claim.text[:LONGEST_TEXT])
        lines.extend(self._facts(claim))
        why = " ".join(reasons(self.scene.assessment, status))
        lines.append(f"{status.status.value.capitalize()}. {why}")
        lines.extend(f"Superseded by {self.name(c)}." for c in self.newer(claim))
        said = self.scene.map.assertions_of(claim)
        lines.extend(map(self._said, said))
        if not said:
            lines.append("No source recorded.")
        return "\n".join(lines)

    def of_link(self, link: Relation) -> str:
        """Return a link in words: what bears on what, how, and who says so.

        Parameters
        ----------
        link : Relation
            One of the scene's.

        Returns
        -------
        str
            Lines.
        """
        map_ = self.scene.map
        premises = " together with ".join(
            self.name(map_.claims[key]) for key in link.premises
        )
        if self.scene.undercuts(link):
            aim = map_.relations[link.target]
            starts = " with ".join(str(self.scene.numbers[key]) for key in aim.premises)
            end = self.scene.numbers.get(aim.target)
            onto = f"to {end}" if end else "to a link"
            lines = [f"{premises} undercuts the link from {starts} {onto}"]
        else:
            target = self.name(map_.claims[link.target])
            lines = [f"{premises} {link.kind} {target}"]
        if link.basis is Basis.EXPLICIT:
            author = map_.actors[link.author].name if link.author else ""
            made = f"Link made in the document{author and f' by {author}'}"
        else:
            made = f"Link inferred by {link.analyst or 'the map-maker'}"
        lines.append(". ".join((made, *self._place(link.passage))))
        if link.note:
            lines.append(link.note[:LONGEST_TEXT])
        return "\n".join(lines)

    def of_rest(self, rest: Rest) -> str:
        """Return in words what is only counted beside a claim.

        Parameters
        ----------
        rest : Rest
            One of the scene's.

        Returns
        -------
        str
            Lines, one for each link, as many as there is room for.
        """
        map_ = self.scene.map
        lines = [f"Not shown, on {self.name(map_.claims[rest.claim])}:"]
        for key in rest.links[:MOST_LISTED]:
            link = map_.relations[key]
            kind = "undercuts" if map_.is_undercut(link) else link.kind.value
            names = " together with ".join(
                self.name(map_.claims[premise]) for premise in link.premises
            )
            lines.append(f"{kind}: {names}")
        left = len(rest.links) - MOST_LISTED
        if left > 0:
            lines.append(f"and {left:,} more")
        return "\n".join(lines)

    def name(self, claim: Claim) -> str:
        """Return a claim's number and its title, else the start of its text.

        Parameters
        ----------
        claim : Claim
            One of the map's.

        Returns
        -------
        str
            On one line.
        """
        words = shortened(claim.title or claim.label, 60)
        return f"{self.scene.numbers[claim.id]} “{words}”"

    def newer(self, claim: Claim) -> list[Claim]:
        """Return the claims whose figures replace a claim's.

        Parameters
        ----------
        claim : Claim
            One of the map's.

        Returns
        -------
        list of Claim
            In the map's order of links.
        """
        map_ = self.scene.map
        return [
            map_.claims[link.premises[0]]
            for link in map_.relations_to(claim)
            if link.kind is RelationKind.SUPERSEDES
            and self.scene.assessment.counts(link)
        ]

    def _facts(self, claim: Claim) -> Iterator[str]:
        parts = [part.value for part in (claim.kind, claim.evidence) if part]
        if claim.valid:
            parts.append(f"about {claim.valid}")
        if claim.quantity:
            parts.append(amount_in_words(claim.quantity))
        if parts:
            yield ", ".join(parts)

    def _said(self, assertion: Assertion) -> str:
        actors = self.scene.map.actors
        name = actors[assertion.actor].name
        parts = [f"{MARKS[assertion.stance]} {name} {assertion.stance}"]
        parts += self._place(assertion.passage)
        if assertion.date:
            parts.append(str(assertion.date))
        if assertion.via:
            parts.append(f"via {', '.join(actors[key].name for key in assertion.via)}")
        if assertion.hedged:
            parts.append("hedged")
        if assertion.by_act:
            parts.append("shown by an act")
        return "; ".join(parts)

    def _place(self, passage: Passage | None) -> Iterator[str]:
        if passage is None:
            return
        source = self.scene.map.sources[passage.source]
        words = [f"[{self.sources[source.id]}] {shortened(source.title, 80)}"]
        if source.issued:
            words.append(str(source.issued))
        if passage.locator:
            words.append(passage.locator)
        elif passage.spans:
            words.append(", ".join(f"{start}-{end}" for start, end in passage.spans))
        yield ", ".join(words)
