"""Texts that follow the rules of Argdown, most of them, in every untidy layout."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

__all__ = ["untidy_texts"]

WORDS = (
    *("word", "two  blanks", "*i*", "**b**", "@[A]", "@<X>", "[l](u)", "a/b", "c:"),
    *("\\_", "\\[e\\]", "x < y", "y > z", "q]", ", b", "a#", "9 %", "it's", "p [ "),
)
COMMENTS = ("// c", "/* c */", "<!-- d -->", "/* e\n  f */", "// http://x.y ")
DATA = (
    *(
        "{a: 1}",
        "{ by:  x,  at: [1-2,3-4] }",
        "{}",
        "{a: {b: c}, quantity: {value: 5}}",
    ),
    *("{by: x, stances: [{by: y},{by: z}]}", "{a: 'it''s', b: \"q }, \\\" r\"}"),
    *("{\n  k: v\n}", "{\n  - k\n}", "{a: [b]}", '{a: "]: x"}', "{k:}", '{"k":1, }'),
    *("{rel: {note: n}, a: 1, kind: causal, color: red}", "{a: one\n  two, b}"),
    *("{by: x, note: " + "words " * 20 + "}", "{a: &x [1], b: *x}", "{a: !!str 1}"),
)
MARKERS = ("+", "- ", "-   ", "_ ", "><", "+>", "<-", "->", "_→", "<_")
LINE_ENDS = ("\n", "\n", "\n  ", " \n", "\n\t")
GAPS = (
    "\n\n",
    "\n\n\n",
    "\n \n",
    "\n\n  ",
    "\n// c\n\n",
    "\n\n/* c */\n",
    "\n\n// c\n\n",
)
STRUCTURES = ("----", "-- R, S {a:  1} --", "--\nRule\n {x: 1}\n--", "--R--", "-----  ")


def _pick(draw: st.DrawFn, values: Sequence[str]) -> str:
    return draw(st.sampled_from(values))


@st.composite
def untidy_texts(draw: st.DrawFn) -> str:
    """Draw a text; its line ends are all of one kind."""
    blocks = [_block(draw) for _ in range(draw(st.integers(1, 4)))]
    text = _pick(draw, ("", "", "\n\n", "// c\n", "=== \ntitle: T  \n===\n\n"))
    text += blocks[0]
    for block in blocks[1:]:
        text += _pick(draw, GAPS) + block
    text += _pick(draw, ("\n", "", "\n\n\n", " \n", "\n// c", "\n\n/* c */\n"))
    return text.replace("→", "\t").replace("\n", _pick(draw, ("\n", "\n", "\r\n")))


def _block(draw: st.DrawFn) -> str:
    form = draw(st.integers(0, 9))
    if form < 6:
        return _element(draw) + _lines(draw, 0)
    if form == 6:
        data = _pick(draw, ("", " {issue: i}", "\n{a:  1}"))
        return _pick(draw, ("# ", "##   ")) + _words(draw) + data
    if form == 7:
        margin = _pick(draw, ("", "  "))
        items = [_element(draw) + _lines(draw, 5) for _ in range(2)]
        return "\n".join(f"{margin}*  {item}" for item in items)
    inference = _pick(draw, STRUCTURES) + _pick(draw, ("", "\n _ u"))
    first, last = _element(draw, "["), _element(draw, "[")
    return f"(1){first}{_lines(draw, 0)}\n  (2) p\n{inference}\n(3)  {last}"


def _element(draw: st.DrawFn, brackets: str = "[<") -> str:
    starts = [s for s in ("[A]", "[A]: ", "[B]:", "<X>", "<Y>: ") if s[0] in brackets]
    start = _pick(draw, ["", *starts])
    if start in ("[A]", "<X>"):
        text = start + _pick(draw, ("", " #t", "#u  #v"))
    else:
        text = start + _words(draw)
    spaces: tuple[str, ...] = ("", " ", "\n", "\n   ")
    if draw(st.integers(0, 4)) == 0:
        comment = _pick(draw, COMMENTS)
        text += _pick(draw, ("  ", "\n  ")) + comment
        spaces = ("\n", "\n   ")
    if draw(st.booleans()):
        text += _pick(draw, spaces) + _pick(draw, DATA)
    return text


def _words(draw: st.DrawFn) -> str:
    text = _pick(draw, ("word", "\\_", "[l](u)", "*i*"))
    for _ in range(draw(st.integers(0, 4))):
        space = _pick(draw, (" ", " ", *LINE_ENDS, " /* c */ ", " // c\n"))
        text += space + _pick(draw, WORDS)
    return text


def _lines(draw: st.DrawFn, outer: int) -> str:
    """Draw relation lines, to any depth and at any width."""
    text = ""
    least = width = outer + draw(st.integers(1, 3))
    for _ in range(draw(st.integers(0, 4))):
        width = max(least, width + draw(st.integers(-4, 4)))
        if draw(st.integers(0, 4)) == 0:
            text += "\n" + _pick(draw, ("", "  ")) + _pick(draw, COMMENTS)
        text += "\n" + " " * width + _pick(draw, MARKERS) + _element(draw, "[")
    return text
