"""Shortcodes that the reference replaces by symbols."""

from __future__ import annotations

__all__ = ["SHORTCODES"]

_SYMBOLS = {
    "A": "\u2200",
    "E": "\u2203",
    "O": "\U0001d5e2",
    "P": "\U0001d5e3",
    "->": "\u2192",
    "<->": "\u2194",
    "~": "\u00ac",
    "^": "\u2227",
    "v": "\u2228",
    "v_": "\u22bb",
    "<>": "\u25c7",
    "[]": "\u25fb",
    "happy": "\U0001f600",
    "smile": "\u263a",
    "smiley": "\u263a",
    "laugh": "\U0001f606",
    "lol": "\U0001f606",
    "rofl": "\U0001f923",
    "joy": "\U0001f602",
    "heart": "\u2764",
    "?": "\u2753",
    "question": "\u2753",
    "love": "\U0001f60d",
    "wink": "\U0001f609",
    "shush": "\U0001f92b",
    "meh": "\U0001f610",
    "eye-roll": "\U0001f644",
    "sad": "\U0001f622",
    "disappointed": "\U0001f61e",
    "scream": "\U0001f631",
    "+1": "\U0001f44d",
    "up": "\U0001f44d",
    "-1": "\U0001f44e",
    "down": "\U0001f44e",
    "think": "\U0001f914",
    "star": "\u2b50",
    "y": "\u2714",
    "agree": "\u2714",
    "n": "\u274c",
    "disagree": "\u274c",
}

SHORTCODES: dict[str, str] = {
    f"{mark}{name}{mark}": symbol for name, symbol in _SYMBOLS.items() for mark in ".:"
}
# The one pair whose two forms differ.
SHORTCODES[":smile:"] = "\u263a\ufe0f"
