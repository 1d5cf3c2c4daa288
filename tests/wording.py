"""Strategies of texts, ids, dates and numbers that trouble notations and programs.

`tests.strategies` makes records and maps of them and offers them again.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from typing import Any

from hypothesis import strategies as st

from argmap.model.dates import Date
from argmap.model.fields import Line

__all__ = [
    "dates",
    "digests",
    "ids",
    "lines",
    "numbers",
    "plain_json",
    "tags",
    "texts",
]

Strategy = st.SearchStrategy

TAME_LINES = ("one", "two words", "Rent caps cut supply.")

# What some notation reads as something else, or some program has stumbled over.
HARD_LINES = (
    *("null", "~", "yes", "no", "true", "NaN", ".inf", "1_000", "0x1F", "1e3", "012"),
    *("2024-01-05", "12:30:45", "-1", "+1", "- item", "? key", "key: value", "a: b: c"),
    *("!tag", "&anchor", "*alias", "%YAML 1.2", "---", "...", "| text", "> text", "="),
    *("[caps]: text", "[caps]", "<step>", "<step>: text", "{id: x}", "a } b", "{", "]"),
    *("# heading", "a #tag", "#(two words)", "// remark", "/* remark */", "a // b"),
    *("<!-- remark -->", "----", "===", "+> caps", "-> caps", "- <_ x", ">< caps"),
    *("(1) first", "1. first", "* item", "_under_", "**bold**", "`code`", "$x^2$"),
    *(
        "it's",
        'say "so"',
        "\u201cso\u201d",
        "\\",
        "ends in \\",
        "\\n",
        "a\\]b",
        "%s {0}",
    ),
    *("<b>bold</b>", "</script>", "&amp; &lt;", "a|b|c", "a,b;c", "=1+1", "@user"),
    *("https://example.org/a?b=c&d=e#f", "<https://example.org>", "a -- b", "a, b,"),
    *("\u05e9\u05dc\u05d5\u05dd world", "\u0645\u0631\u062d\u0628\u0627", "\u202eabc"),
    *(
        "\U0001f388",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",
        "\U0001d54f",
        "e\u0301",
    ),
    *("\u0939\u093f\u0928\u094d\u0926\u0940", "\ufb01", "\u0130", "\u00df", "\u8a9e"),
    *("a\u00a0b", "a\u3000b", "a\u200bb", "\ufeffa", "a\u00adb", "word " * 60 + "end"),
)
HARD_IDS = (
    *(
        "null",
        "yes",
        "1",
        "1_000",
        "1e3",
        "2024-01-05",
        "0x1F",
        "a.b",
        "a:b",
        "a-",
        "_",
    ),
    *(
        ".",
        ":",
        "..",
        "a--b",
        "b-2",
        "\u00e9",
        "\u00df",
        "\u8a9e",
        "\u05e9\u05dc",
        "A",
        "a",
    ),
    *(
        "\u0939\u093f\u0928\u094d",
        "x\u0301",
        "\u0660",
        "\u00b2",
        "supports",
        "id",
        "map",
    ),
)
CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"
)
TEXT_CHARACTERS = st.sampled_from("a\n \t\r#:-]{}\"'\\") | CHARACTERS
ID_CHARACTERS = st.sampled_from("ab1-_.:") | st.characters(categories=["L", "M", "N"])


@functools.cache
def lines(*, nasty: bool = True) -> Strategy[str]:
    """One line of text, never empty."""
    if not nasty:
        return st.sampled_from(TAME_LINES)
    free = st.text(CHARACTERS, min_size=1, max_size=12).map(Line().convert)
    return st.sampled_from(TAME_LINES + HARD_LINES) | free.filter(bool)


@functools.cache
def texts(*, nasty: bool = True) -> Strategy[str]:
    """Any number of lines, with tabs, empty lines and every line end; maybe empty."""
    if not nasty:
        return st.sampled_from(TAME_LINES)
    return lines() | st.text(TEXT_CHARACTERS, max_size=20)


@functools.cache
def tags(*, nasty: bool = True) -> Strategy[str]:
    """One tag."""
    if not nasty:
        return st.sampled_from(["housing", "case:lee", "two words"])
    free = lines().map(lambda line: "".join(c for c in line if c not in "#()[]"))
    return st.just("housing") | free.map(Line().convert).filter(bool)


@functools.cache
def ids(*, nasty: bool = True) -> Strategy[str]:
    """An identifier."""
    if not nasty:
        return st.integers(1, 99).map(lambda n: f"x{n}")
    free = st.text(ID_CHARACTERS, min_size=1, max_size=6)
    normal = free.map(lambda text: unicodedata.normalize("NFC", text).lstrip("-"))
    return st.sampled_from(HARD_IDS) | normal.filter(bool)


@functools.cache
def dates(*, intervals: bool = True) -> Strategy[Date]:
    """A date: a year, month, day or moment, or an interval that may be open."""
    days = st.dates().map(str)
    points = (
        st.integers(2000, 2030).map(str)
        | st.integers(0, 9999).map(lambda year: f"{year:04d}")
        | days.map(lambda day: day[:7])
        | days
    )
    zones = st.sampled_from(["", "Z", "+01:00", "-05"])
    moments = st.builds(lambda day, zone: f"{day}T09:30:00{zone}", days, zones)
    if not intervals:
        return (points | moments).map(Date)
    spans = st.tuples(points, points).map(_interval)
    ends = points.map(lambda point: f"{point}/..") | points.map(lambda p: f"../{p}")
    return (points | spans | ends | moments).map(Date)


def _interval(ends: tuple[str, str]) -> str:
    first, last = sorted(map(Date, ends), key=lambda date: date.sort_key)
    if last.last is None or first.first is None or last.last < first.first:
        first, last = last, first
    return f"{first}/{last}"


@functools.cache
def digests() -> Strategy[str]:
    """A SHA-256 digest, some of which a notation could read as numbers."""
    honest = st.integers(0, 9).map(
        lambda n: hashlib.sha256(str(n).encode()).hexdigest()
    )
    return honest | st.sampled_from(["0" * 64, "1" * 64, "1e" + "3" * 62])


@functools.cache
def numbers() -> Strategy[int | float]:
    """A finite number."""
    return (
        st.integers(-9, 9)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.integers(-(2**63), 2**63)
    )


@functools.cache
def plain_json() -> Strategy[Any]:
    """Plain JSON values, as `extra` holds them."""
    return st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | lines(),
        lambda inner: (
            st.lists(inner, max_size=2) | st.dictionaries(lines(), inner, max_size=2)
        ),
        max_leaves=3,
    )
