"""The scene: whom a reader has in mind, and how much, at a place in the text."""

from __future__ import annotations

from collections.abc import Iterator

from argmap.extraction.speakers.cast import Referent

__all__ = ["Scene"]

# What is left of somebody's presence a sentence later, and how many are kept in mind.
KEPT = 0.5
MOST = 40
# What a second mention adds to the first.
AGAIN = 0.25


class Scene:
    """Referents by their presence, which each mention adds to and each sentence halves.

    Parameters
    ----------
    around : Scene, optional
        What a quotation stands in: who is present there is half as present in it.

    References
    ----------
    .. [1] S. Lappin, H. Leass, "An Algorithm for Pronominal Anaphora Resolution",
       Computational Linguistics 20 (1994).
    """

    def __init__(self, *, around: Scene | None = None) -> None:
        self.around = around
        self.sentence = 0
        self._held: dict[str, tuple[Referent, float, int]] = {}

    def mention(self, referent: Referent, weight: float) -> None:
        """Add a mention.

        Parameters
        ----------
        referent : Referent
            Who or what is mentioned; what is newly known of it replaces the old.
        weight : float
            1 for a subject, less for what is mentioned by the way.
        """
        held = self._own(referent.name)
        presence = max(held, weight) + AGAIN * min(held, weight)
        self._held.pop(referent.name, None)
        self._held[referent.name] = referent, presence, self.sentence
        if len(self._held) > MOST:
            del self._held[next(iter(self._held))]

    def presence(self, name: str) -> float:
        """Return how present somebody is: 0 for who was not mentioned.

        Parameters
        ----------
        name : str
            The name under which a referent is kept.

        Returns
        -------
        float
            From 0 to 2 and more.
        """
        outer = self.around.presence(name) if self.around is not None else 0.0
        return self._own(name) + outer * KEPT

    def present(self) -> Iterator[tuple[Referent, float]]:
        """Yield who is present, and how much, the last mentioned first.

        Yields
        ------
        (Referent, float)
            No more than 40, and 40 around a quotation.
        """
        for name in reversed(self._held):
            yield self._held[name][0], self.presence(name)
        if self.around is None:
            return
        for referent, presence in self.around.present():
            if referent.name not in self._held:
                yield referent, presence * KEPT

    def _own(self, name: str) -> float:
        """Return how present somebody is by what was mentioned here."""
        held = self._held.get(name)
        if held is None:
            return 0.0
        return held[1] * KEPT ** (self.sentence - held[2])
