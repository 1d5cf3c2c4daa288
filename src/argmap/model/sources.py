"""Sources, and passages in them."""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.choices import Choice, words_taken
from argmap.model.dates import Date
from argmap.model.fields import Digest, Flag, Identifier, Line, Lines, Spans, Text, When

__all__ = ["Passage", "Source", "SourceType"]


class SourceType(StrEnum):
    """The types of the Citation Style Language, version 1.0.2."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Source:
    """A document that assertions are taken from, described as in CSL-JSON.

    Parameters
    ----------
    id : str
        Unique among sources.
    title : str
        As printed on the document.
    type : SourceType, optional
        A type of the Citation Style Language, e.g. ``report``.
    authors : tuple of str
        Ids of actors, or names where the map has no such actor.
    publisher : str, optional
        The id of an actor, or a name.
    container : str, optional
        The journal, site or series that the document stands in.
    issued, accessed : Date, optional
        When it was published, and when it was read.
    url, doi : str, optional
        Where it is found.
    language : str, optional
        A BCP 47 tag, e.g. ``en-US``.
    sha256 : str, optional
        Digest of the text: the file's bytes decoded as UTF-8, a byte order mark
        dropped, line ends untouched, encoded as UTF-8.
    cites : tuple of str
        The ids of sources that it cites, or bare reference marks.
    primary : bool
        Whether what it reports is first-hand.
    interest : str, optional
        What its makers have at stake.
    note : str, optional
        A remark of the map-maker.
    """

    id: str = attrs.field(validator=Identifier())
    type: SourceType | None = attrs.field(
        default=None, validator=Choice(SourceType, "a CSL type of source")
    )
    title: str = attrs.field(validator=Line())
    authors: tuple[str, ...] = attrs.field(default=(), validator=Lines())
    publisher: str | None = attrs.field(default=None, validator=Line())
    container: str | None = attrs.field(default=None, validator=Line())
    issued: Date | None = attrs.field(default=None, validator=When())
    accessed: Date | None = attrs.field(default=None, validator=When())
    url: str | None = attrs.field(default=None, validator=Line())
    doi: str | None = attrs.field(default=None, validator=Line())
    language: str | None = attrs.field(default=None, validator=Line())
    sha256: str | None = attrs.field(default=None, validator=Digest())
    cites: tuple[str, ...] = attrs.field(default=(), validator=Lines())
    primary: bool = attrs.field(default=False, validator=Flag())
    interest: str | None = attrs.field(default=None, validator=Line())
    note: str | None = attrs.field(default=None, validator=Text())


@attrs.frozen(kw_only=True)
class Passage:
    """A place in a source, found again by offsets, digest, ends or quotation.

    The selectors follow the W3C Web Annotation Data Model: `spans` is a text
    position selector of one or more parts, `exact`, `prefix` and `suffix` a text
    quote selector.

    Parameters
    ----------
    source : str
        The id of a source; a passage may name nothing else.
    spans : tuple of (int, int)
        0-based, end-exclusive code points of the source's text, in reading order.
    digest : str, optional
        SHA-256 of the passage, its spans joined by a blank and white space collapsed.
    head, tail : str, optional
        Its first and its last words, up to five each.
    exact, prefix, suffix : str, optional
        The wording and what stands around it, where quoting is allowed.
    locator : str, optional
        A place as printed: a page, a paragraph, a time.

    References
    ----------
    .. [1] R. Sanderson, P. Ciccarese, B. Young (eds.), "Web Annotation Data Model",
       W3C Recommendation, 2017, https://www.w3.org/TR/annotation-model/#selectors
    """

    source: str = attrs.field(validator=Identifier())
    spans: tuple[tuple[int, int], ...] = attrs.field(default=(), validator=Spans())
    digest: str | None = attrs.field(default=None, validator=Digest())
    head: str | None = attrs.field(default=None, validator=Line())
    tail: str | None = attrs.field(default=None, validator=Line())
    exact: str | None = attrs.field(default=None, validator=Text())
    prefix: str | None = attrs.field(default=None, validator=Text())
    suffix: str | None = attrs.field(default=None, validator=Text())
    locator: str | None = attrs.field(default=None, validator=Line())

    @property
    def start(self) -> int | None:
        """Where the first span begins; None without spans."""
        return self.spans[0][0] if self.spans else None

    @property
    def end(self) -> int | None:
        """Where the last span ends; None without spans."""
        return self.spans[-1][1] if self.spans else None
