"""Citing: an assertion with its passage, from words that stand in a text."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable
from datetime import date as CalendarDate  # noqa: N812 - `date` names a parameter here
from pathlib import Path

import attrs

from argmap.errors import QueryError, TextError, UnknownIdError
from argmap.findings import Finding
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.building import id_of
from argmap.model.claims import Claim
from argmap.model.dates import Date
from argmap.model.sources import Source
from argmap.texts import anchoring
from argmap.texts.anchoring import anchored
from argmap.texts.folding import Folded, fold
from argmap.texts.library import read_text
from argmap.texts.pdf import locator, pages_at

__all__ = ["Place", "cite", "place_of", "places"]

CONTEXT = 40
"""Characters shown before and after the words."""

_LINE_END = re.compile(r"\r\n?|\n|\f")
# Signs that keyboards do not have, by the ones that people type.
_TYPED = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


@attrs.frozen(kw_only=True)
class Place:
    """Where words stand in a text.

    Parameters
    ----------
    span : tuple of (int, int)
        0-based, end-exclusive code points.
    line : int
        The line that they begin on, counted from 1.
    before, words, after : str
        What stands there, and up to 40 characters on either side, white space
        collapsed.
    """

    span: tuple[int, int]
    line: int
    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.before}[{self.words}]{self.after}"


def places(text: str, words: str) -> tuple[Place, ...]:
    """Return every place where words stand in a text, white space collapsed.

    Parameters
    ----------
    text : str
        The whole text.
    words : str
        What to find, letter by letter.

    Returns
    -------
    tuple of Place
        In reading order, none overlapping; empty where there is none.

    Examples
    --------
    >>> for place in places("Rents fell. In 2024 rents fell again.", "ents fell"):
    ...     print(place)
    line 1: R[ents fell]. In 2024 rents fell again.
    line 1: Rents fell. In 2024 r[ents fell] again.
    """
    found = []
    line, reached = 1, 0
    for start, end in anchoring.find(text, words):
        line += len(_LINE_END.findall(text, reached, start))
        reached = start
        found.append(_place(text, (start, end), line))
    return tuple(found)


def place_of(text: str, span: tuple[int, int]) -> Place:
    """Return where a span stands in a text, with what stands beside it.

    Parameters
    ----------
    text : str
        The whole text.
    span : tuple of (int, int)
        0-based, end-exclusive code points within the text.

    Returns
    -------
    Place
        As `places` returns it.
    """
    return _place(text, span, 1 + len(_LINE_END.findall(text, 0, span[0])))


def _place(text: str, span: tuple[int, int], line: int) -> Place:
    start, end = span
    return Place(
        span=span,
        line=line,
        before=_folded_edge(text[max(0, start - CONTEXT) : start], lead=True),
        words=fold(text[start:end]),
        after=_folded_edge(text[end : end + CONTEXT], lead=False),
    )


def cite(
    m: ArgumentMap,
    claim: Claim | str,
    *,
    text: str | os.PathLike[str],
    find: str,
    actor: Actor | str,
    source: Source | str | None = None,
    nth: int | None = None,
    quote: bool = False,
    stance: Stance | str = Stance.ASSERTS,
    date: Date | CalendarDate | str | int | None = None,
    via: Iterable[Actor | str] | Actor | str | None = None,
    hedged: bool = False,
    by_act: bool = False,
    cites: Iterable[Source | str] | None = None,
    note: str | None = None,
    id: str | None = None,
) -> Assertion:
    """Return an assertion with the passage where words stand, added to the map.

    The passage gets its offsets, digest, head and tail from the text, and in a PDF the
    page as its locator.

    Parameters
    ----------
    m : ArgumentMap
        The map.
    claim : Claim or str
        What is claimed.
    text : str or path
        The file of the source's text; read as `verify` reads it.
    find : str
        The words of the passage, letter by letter; white space does not matter.
    actor : Actor or str
        Who says so.
    source : Source or str, optional
        The source; by default the one that pins the text, else the one that the file
        is named for.
    nth : int, optional
        Which of several places is meant, counted from 1.
    quote : bool
        Whether the passage keeps its words themselves, where quoting is allowed.
    stance, date, via, hedged, by_act, cites, note, id : optional
        As in `ArgumentMap.assertion`.

    Returns
    -------
    Assertion
        With canonical values.

    Raises
    ------
    FileError
        The text cannot be read.
    TextError
        The file holds no text, or the words stand nowhere in it, or at several
        places and `nth` does not say which.
    QueryError
        No source is the text's, or the source pins another text, or the map holds
        this assertion already.
    ModelError
        A value cannot be, or a record named is not there.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> m = ArgumentMap()
    >>> lee, study = m.actor("J. Lee", id="lee"), m.source("Rents", id="study")
    >>> fell = m.claim("Rents fell.", id="fell")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = pathlib.Path(folder, "study.txt")
    ...     _ = path.write_text("In 2024 rents fell by 2 %.")
    ...     one = cite(m, fell, text=path, find="rents fell by 2 %", actor=lee)
    >>> one.passage.spans, one.passage.source
    (((8, 25),), 'study')
    """
    _check_ids(m, claim, actor)
    whole = read_text(text)
    cited = _source(m, source, whole, path=os.fspath(text))
    span = _chosen(whole, find, nth, where=os.fspath(text))
    _check_new(m, claim, actor, stance, (cited.id, span))
    passage = anchored(whole, [span], source=cited.id)
    if quote:
        passage = attrs.evolve(passage, exact=fold(whole[span[0] : span[1]]))
    if Path(text).suffix.lower() == ".pdf":
        passage = attrs.evolve(passage, locator=locator(pages_at(whole, *span)))
    return m.assertion(
        claim,
        actor=actor,
        stance=stance,
        passage=passage,
        date=date,
        via=via,
        hedged=hedged,
        by_act=by_act,
        cites=cites,
        note=note,
        id=id,
    )


def _check_ids(m: ArgumentMap, claim: Claim | str, actor: Actor | str) -> None:
    """Refuse an unknown claim or actor before a text is read."""
    for noun, key, known in (
        ("claim", id_of(claim), m.claims),
        ("actor", id_of(actor), m.actors),
    ):
        if key not in known:
            raise _unknown(noun, key, known)


def _check_new(
    m: ArgumentMap,
    claim: Claim | str,
    actor: Actor | str,
    stance: Stance | str,
    place: tuple[str, tuple[int, int]],
) -> None:
    """Refuse to say once more what an assertion says of the same place."""
    said = (id_of(actor), str(stance), place)
    for one in m.assertions_of(id_of(claim)):
        if one.passage is None or len(one.passage.spans) != 1:
            continue
        where = (one.passage.source, one.passage.spans[0])
        if (one.actor, one.stance.value, where) == said:
            raise _refused(
                "said-already",
                f"claim {id_of(claim)!r}",
                f"the assertion {one.id!r} says this of the same place",
                "change that one",
            )


def _source(
    m: ArgumentMap, source: Source | str | None, whole: str, *, path: str
) -> Source:
    """Return the source whose text this is."""
    digest = hashlib.sha256(whole.encode()).hexdigest()
    if source is not None:
        key = id_of(source)
        if key not in m.sources:
            raise _unknown("source", key, m.sources)
        found = [m.sources[key]]
    else:
        name = unicodedata.normalize("NFC", Path(path).name)
        named = [one for one in (name, Path(name).stem) if one in m.sources]
        found = [one for one in m.sources.values() if one.sha256 == digest]
        found = found or [m.sources[key] for key in named]
    if not found:
        message = f"no source pins its text or is called {Path(path).stem!r}"
        raise _refused("no-source", path, message, "name the source")
    if len(found) > 1:
        several = ", ".join(repr(one.id) for one in found)
        message = f"is the text of several sources: {several}"
        raise _refused("several-sources", path, message, "name one of them")
    (one,) = found
    if one.sha256 not in (None, digest):
        raise _refused(
            "text-differs",
            path,
            f"is another text than source {one.id!r} pins: its sha256 is {digest}",
            "cite from the text that is pinned, or see what verify says of this one",
        )
    return one


def _chosen(whole: str, words: str, nth: int | None, *, where: str) -> tuple[int, int]:
    """Return the span of the words, the nth of several."""
    if not fold(words):
        raise _no_place(where, "there are no words to find", "give some")
    if not fold(whole):
        raise _no_place(where, "holds no text")
    found = places(whole, words)
    if not found:
        raise _no_place(where, f"{_short(words)!r} stands nowhere", _near(whole, words))
    if nth is None and len(found) > 1:
        raise _several_places(where, words, found)
    number = 1 if nth is None else nth
    if not 1 <= number <= len(found):
        message = f"{_short(words)!r} has no place number {number}"
        raise _no_place(where, message, f"there are {len(found)}, counted from 1")
    return found[number - 1].span


def _several_places(where: str, words: str, found: tuple[Place, ...]) -> TextError:
    """Return the error that lists the places with their numbers."""
    summary = Finding(
        code="several-places",
        where=where,
        message=f"{_short(words)!r} stands at {len(found)} places",
        remedy="choose one by its number, or give more words",
    )
    listed = (
        Finding(
            code="several-places",
            where=f"{where}:{place.line}",
            message=f"{number}. {place.before}[{_short(place.words)}]{place.after}",
        )
        for number, place in enumerate(found, 1)
    )
    return TextError(findings=(summary, *listed))


def _near(whole: str, words: str) -> str:
    """Return what stands in the text that is nearest to the words, or ""."""
    wanted = fold(words)
    typed, plain = _typed(whole), _typed(wanted)
    if len(typed) == len(whole):
        alike = places(typed, plain)
        if alike:
            start, end = alike[0].span
            return (
                f"the nearest is {_short(whole[start:end])!r} in line {alike[0].line}"
            )
    # As many of the first words as stand together; fewer stand wherever more do.
    several = wanted.split(" ")
    folded = Folded(whole)
    least, most = 0, len(several)
    while least < most:
        middle = (least + most + 1) // 2
        if " ".join(several[:middle]) in folded.folded:
            least = middle
        else:
            most = middle - 1
    if least < 2:
        return ""
    place = places(whole, " ".join(several[:least]))[0]
    return f"its first {least} words stand in line {place.line}: {place.words}{place.after}"


def _typed(text: str) -> str:
    """Return a text in small letters, with the signs that people type."""
    return text.lower().translate(_TYPED)


def _folded_edge(text: str, *, lead: bool) -> str:
    """Return what stands beside words, with the blank between them if there is one."""
    folded = fold(text)
    edge = text[-1:] if lead else text[:1]
    blank = " " if folded and edge.isspace() else ""
    return f"{folded}{blank}" if lead else f"{blank}{folded}"


def _short(words: str) -> str:
    folded = fold(words)
    return folded if len(folded) <= 80 else f"{folded[:77]}..."


def _unknown(noun: str, key: str, known: Iterable[str]) -> UnknownIdError:
    near = identifiers.nearest(key, known)
    remedy = f"the nearest is {near!r}" if near else ""
    message = f"no {noun} has id {key!r}"
    finding = Finding(code="unknown-id", message=message, remedy=remedy)
    return UnknownIdError(findings=(finding,))


def _refused(code: str, where: str, message: str, remedy: str) -> QueryError:
    finding = Finding(code=code, where=where, message=message, remedy=remedy)
    return QueryError(findings=(finding,))


def _no_place(where: str, message: str, remedy: str = "") -> TextError:
    finding = Finding(code="no-place", where=where, message=message, remedy=remedy)
    return TextError(findings=(finding,))
