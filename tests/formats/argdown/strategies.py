"""Texts that look like Argdown, and texts that do not."""

from __future__ import annotations

from hypothesis import strategies as st

FRAGMENTS = (
    *" \t\n[]<>:{}()*_#+-=.,;/\\@\"'!?aA1é\U0001f600|",
    "\r\n",
    "\r",
    "\u2028",
    "\n\n",
    "===",
    "----",
    "--",
    "[A]",
    "[A]: ",
    "<X>",
    "<X>: ",
    "@[A]",
    "[t](u)",
    "{a: 1}",
    "{a: [b",
    "{\n",
    "(1) ",
    "\n  - ",
    "\n  + ",
    "\n  >< ",
    "\n    _ ",
    "# ",
    "1. ",
    "* ",
    "**",
    "__",
    "//",
    "/*",
    "*/",
    "<!--",
    "-->",
    ":y:",
    "#tag ",
    "word ",
)
argdown_like = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
texts = st.one_of(argdown_like, st.text(max_size=80))
