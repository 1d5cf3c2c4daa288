from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap as am
from argmap.extraction.matching.aspects import name_fault, pattern_fault

GOOD = '[[aspect]]\nname = "price"\npatterns = ["fare"]\n'


def lines_of(path: Path, text: str | bytes) -> list[str]:
    """Return what is said of a faulty file, without its name."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(am.ArgmapError) as caught:
        am.read_aspects(path)
    return str(caught.value).replace(str(path), "a.toml").split("\n")


def test_aspects_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "aspects.toml"
    path.write_bytes(
        b"\xef\xbb\xbf# mine\r\n[[aspect]]\r\nname = 'price'\r\npatterns = ['fare', '\xc2\xa3\\d']\r\n\r\n"
        b'[[ "aspect" ]]\r\npatterns = ["late"]\r\nname = "time"\r\n'
    )
    assert am.read_aspects(path) == (
        am.Aspect(name="price", patterns=("fare", r"£\d")),
        am.Aspect(name="time", patterns=("late",)),
    )


HINT = 'write [[aspect]] with name = "..." and patterns = ["..."]'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [f"a.toml:1: there is no [[aspect]]; {HINT}"]),
        ("\naspect = []\n", [f"a.toml:2: there is no [[aspect]]; {HINT}"]),
        ("\n[aspect]\nname = 'a'\n", [f"a.toml:2: aspect is {{'name': 'a'}}; {HINT}"]),
        ("aspect = [3]\n", [f"a.toml:1: aspect is [3]; {HINT}"]),
        (f"title = 'x'\n{GOOD}", [f"a.toml:1: unknown key 'title'; {HINT}"]),
        (
            "[[aspect]]\npaterns = ['a']\nname = 'a'\n",
            [
                "a.toml:2: unknown key 'paterns'; did you mean 'patterns'?",
                'a.toml:1: patterns is missing; write patterns = ["...", "..."]',
            ],
        ),
        (
            f"{GOOD}zzz = 1\n",
            ["a.toml:4: unknown key 'zzz'; write name or patterns"],
        ),
        (
            f"{GOOD}\n[[aspect]]\npatterns = 'late'\n",
            [
                'a.toml:5: name is missing; write name = "..."',
                'a.toml:6: patterns is \'late\'; write patterns = ["...", "..."]',
            ],
        ),
        (
            "[[aspect]]\nname = ''\npatterns = []\n",
            [
                "a.toml:2: name is ''; write name = \"...\"",
                'a.toml:3: patterns is []; write patterns = ["...", "..."]',
            ],
        ),
        (
            "[[aspect]]\nname = 'a\u0085b'\npatterns = ['a']\n",
            ["a.toml:2: name is 'a\\x85b'; write name = \"...\""],
        ),
        (
            f"{GOOD}\n{GOOD}",
            [
                (
                    "a.toml:6: a second aspect 'price'; the first is in line 2; give it "
                    "another name, or put the patterns together"
                )
            ],
        ),
        (
            "[[aspect]]\nname = 'a'\npatterns = [\n  'fare',\n  3,\n  'fare(',\n  \"x\\\\d*\",\n]\n",
            [
                "a.toml:3: the pattern 3 is no text; put it in quote signs",
                (
                    "a.toml:6: the pattern 'fare(' is no regular expression: missing ), "
                    "unterminated subpattern at position 4"
                ),
            ],
        ),
        (
            "[[aspect]]\nname = 'a'\npatterns = [\n  'fare',\n  \"\\\\d*\",\n]\n",
            [
                (
                    r"a.toml:5: the pattern '\\d*' is found in every text; write what tells "
                    "of the aspect"
                )
            ],
        ),
        (
            "[[aspect]]\nname = 3 4\n",
            [
                (
                    "a.toml:2:10: this is no TOML: expected newline or end of document "
                    f"after a statement; {HINT}"
                )
            ],
        ),
        ("x = [1,\n", [f"a.toml:2:1: this is no TOML: invalid value; {HINT}"]),
        (
            b"a = '\xe9'\n",
            ["a.toml:1: byte 5 is 0xe9, which is not UTF-8; save the file as UTF-8"],
        ),
    ],
)
def test_each_fault_is_told_with_its_line(
    tmp_path: Path, text: str | bytes, lines: list[str]
) -> None:
    assert lines_of(tmp_path / "aspects.toml", text) == lines


def test_a_caret_stands_under_what_is_no_toml(tmp_path: Path) -> None:
    path = tmp_path / "aspects.toml"
    path.write_text("[[aspect]]\nname = 3 4\n", encoding="utf-8")
    with pytest.raises(am.SyntaxFault) as caught:
        am.read_aspects(path)
    assert caught.value.excerpt == "name = 3 4\n         ^"


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    wanted = "give a TOML file of aspects, as `argmap aspects suggest` writes one"
    path = tmp_path / "aspect.toml"
    with pytest.raises(am.FileError) as caught:
        am.read_aspects(path)
    assert str(caught.value) == f"{path}: no such file; {wanted}"
    path.with_name("aspects.toml").touch()
    with pytest.raises(am.FileError) as caught:
        am.read_aspects(path)
    assert str(caught.value) == (
        f"{path}: no such file; {wanted}; the nearest is 'aspects.toml'"
    )


names = st.text(min_size=1).filter(lambda text: not name_fault(text))
patterns = st.lists(
    st.text(min_size=1).filter(lambda text: not pattern_fault(text)),
    min_size=1,
    max_size=3,
)


@given(st.dictionaries(names, patterns, min_size=1, max_size=3))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, given_: dict[str, list[str]]
) -> None:
    aspects = tuple(
        am.Aspect(name=name, patterns=tuple(several))
        for name, several in given_.items()
    )
    path = tmp_path_factory.mktemp("aspects") / "aspects.toml"
    path.write_bytes(am.aspects_toml(aspects).encode())
    assert am.read_aspects(path) == aspects


def test_what_could_not_be_read_is_not_written() -> None:
    with pytest.raises(
        am.FormatError, match=r"^there is no aspect to write; give at least one$"
    ):
        am.aspects_toml(())
    with pytest.raises(am.FormatError) as caught:
        am.aspects_toml([am.Aspect(name="a", patterns=(one,)) for one in "xy"])
    assert str(caught.value) == (
        "2 aspects are called 'a'; give it another name, or put the patterns together"
    )


# Signs that mean something to TOML, to regular expressions, or to Unicode.
SIGNS = "abé'’().*+?[]{}|\\^$#\"/&-_=,;:İſß\u0301\u00ad½ⅷ१中"
words = st.lists(st.text(SIGNS, min_size=1, max_size=4), min_size=2, max_size=2)
FRAMES = ("The {0}.", "A {0} {1}.", "In the {0} {1}.", "This {1}.", "An {1} of {0}.")


@given(words)
def test_what_is_suggested_is_read_and_tells_of_its_claims(
    tmp_path_factory: pytest.TempPathFactory, several: list[str]
) -> None:
    m = am.ArgumentMap("Signs")
    for number, frame in enumerate(FRAMES):
        m.claim(f"{number}: {frame.format(*several)}")
    for number in range(20):
        m.claim(f"Word{chr(97 + number)} word{chr(98 + number)}.")
    suggested = am.suggest_aspects(m)
    if not suggested:
        return
    path = tmp_path_factory.mktemp("aspects") / "aspects.toml"
    path.write_bytes(am.aspects_toml(suggested).encode())
    assert am.read_aspects(path) == suggested
    for one in suggested:
        assert sum(one.tells(claim.text) for claim in m) >= 3
