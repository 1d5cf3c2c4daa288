"""References: the sources of a map, numbered and described, and the places in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.render.prose.sentences import Citation, Reference
from argmap.render.prose.wording import (
    LONGEST_NAME,
    closed,
    cut,
    date_in_words,
    joined,
)

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.relations import Relation
    from argmap.model.sources import Passage, Source

__all__ = ["cited", "marks", "numbered", "numbers", "place", "references"]

LONGEST_TITLE = 200
LONGEST_URL = 2000
CHARACTERS = "characters "

_SPANS = re.compile(f"{CHARACTERS}\\d+-\\d+")
_URL = re.compile(r"https?://[^\s<>\"'`\\|\[\]{}]+", re.IGNORECASE)


def references(m: ArgumentMap) -> tuple[Reference, ...]:
    """Return the sources of a map as a numbered list of references.

    They stand in the order of a bibliography: by author or publisher, then by date,
    then by title. A number so depends on nothing but the sources: not on what is
    said first, which changes with the sides, the basis and the date chosen.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    tuple of Reference
        One for each source, numbered from 1; empty for a map without sources.
    """
    made = [(source, _makers(m, source)) for source in m.sources.values()]
    made.sort(key=lambda pair: _key(*pair))
    return tuple(
        _reference(m, source, makers, number)
        for number, (source, makers) in enumerate(made, start=1)
    )


def numbers(listed: Iterable[Reference]) -> dict[str, int]:
    """Return the number of each source, by its id."""
    return {reference.source: reference.number for reference in listed}


def numbered(
    sources: Iterable[Citation], number: Mapping[str, int]
) -> tuple[tuple[int, str], ...]:
    """Return the numbers of what a sentence rests on, each with the places in it.

    Parameters
    ----------
    sources : iterable of Citation
        In any order.
    number : mapping of str to int
        The number of each source, by its id.

    Returns
    -------
    tuple of (int, str)
        By number, each source once; its places in their order, "" where none is given.
    """
    places: dict[int, list[str]] = {}
    for one in sources:
        found = places.setdefault(number[one.source], [])
        if one.place:
            found.append(one.place)
    return tuple((key, _together(places[key])) for key in sorted(places))


def _together(places: Iterable[str]) -> str:
    """Return places as one: ``characters 10-20, 40-60``."""
    spans: list[str] = []
    others = []
    for one in places:
        if _SPANS.match(one):
            spans += one.removeprefix(CHARACTERS).split(", ")
        else:
            others.append(one)
    told = ", ".join(sorted(spans, key=lambda span: int(span.partition("-")[0])))
    return "; ".join([*([f"{CHARACTERS}{told}"] if told else []), *others])


def cited(
    records: Iterable[Assertion | Relation], *, places: bool = False
) -> tuple[Citation, ...]:
    """Return the sources of some records, each once.

    Parameters
    ----------
    records : iterable of Assertion or Relation
        Those without a passage are passed over.
    places : bool
        Whether to give the places as well, each once.

    Returns
    -------
    tuple of Citation
        In the order of the records; empty where none has a passage.
    """
    found = (r.passage for r in records if r.passage is not None)
    return tuple(
        dict.fromkeys(Citation(p.source, place(p) if places else "") for p in found)
    )


def place(passage: Passage) -> str:
    """Return where in its source a passage stands: its locator, else its characters.

    Parameters
    ----------
    passage : Passage
        Any passage.

    Returns
    -------
    str
        "" for one that names only its source.
    """
    if passage.locator is not None:
        return cut(passage.locator, LONGEST_NAME)
    if not passage.spans:
        return ""
    spans = ", ".join(f"{start}-{end}" for start, end in passage.spans[:3])
    more = " …" if len(passage.spans) > 3 else ""
    return f"{CHARACTERS}{spans}{more}"


def places(said: Iterable[Assertion]) -> tuple[str, ...]:
    """Return source ids with the places in them: ``study, characters 120-171``.

    Parameters
    ----------
    said : iterable of Assertion
        Those without a passage are passed over.

    Returns
    -------
    tuple of str
        Each once, in the order given.
    """
    found = []
    for assertion in said:
        if assertion.passage is not None:
            where = place(assertion.passage)
            source = assertion.passage.source
            found.append(f"{source}, {where}" if where else source)
    return tuple(dict.fromkeys(found))


def marks(source: Source, *, read: bool = True) -> str:
    """Return what the map says of a source, in sentences.

    Parameters
    ----------
    source : Source
        Any source.
    read : bool
        Whether also when it was read.

    Returns
    -------
    str
        "" where the map says nothing.
    """
    said = []
    if source.primary:
        said.append("Primary source.")
    if read and source.accessed is not None:
        said.append(f"Read {date_in_words(source.accessed)}.")
    if source.note is not None:
        said.append(closed(f"Note: {cut(source.note, LONGEST_TITLE)}"))
    if source.interest is not None:
        said.append(f"Interest: {cut(source.interest, LONGEST_TITLE).rstrip('.')}.")
    return " ".join(said)


def _key(source: Source, makers: str) -> tuple[object, ...]:
    date = () if source.issued is None else source.issued.sort_key
    return (makers.casefold(), date, source.title.casefold(), source.id)


def _name(m: ArgumentMap, text: str) -> str:
    actor = m.actors.get(text)
    return cut(text if actor is None else actor.name, LONGEST_NAME)


def _makers(m: ArgumentMap, source: Source) -> str:
    if source.authors:
        return joined([_name(m, author) for author in source.authors], most=6)
    return "" if source.publisher is None else _name(m, source.publisher)


def _reference(m: ArgumentMap, source: Source, makers: str, number: int) -> Reference:
    container = [] if source.container is None else [cut(source.container)]
    if source.authors and source.publisher is not None:
        publisher = _name(m, source.publisher)
        if publisher not in container:
            container.append(publisher)
    return Reference(
        number=number,
        source=source.id,
        makers=makers,
        title=_titled(cut(source.title, LONGEST_TITLE)),
        container=", ".join(container),
        date="" if source.issued is None else date_in_words(source.issued),
        url=_address(source),
        marks=marks(source),
    )


def _titled(title: str) -> str:
    """Return the title without its full stop, which follows; dots are a part of it."""
    return title if title.endswith("..") else title.removesuffix(".")


def _address(source: Source) -> str:
    """Return the address as text; only what is plainly one begins like a link."""
    if source.url is not None:
        if len(source.url) <= LONGEST_URL and _URL.fullmatch(source.url):
            return source.url
        return f"address: {cut(source.url, LONGEST_TITLE)}"
    if source.doi is not None:
        doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:)", "", source.doi.strip())
        if re.fullmatch(r"10\.[0-9]+/[-._;:/A-Za-z0-9]+", doi):
            return f"https://doi.org/{doi}"
        return f"doi: {cut(source.doi, LONGEST_TITLE)}"
    return ""
