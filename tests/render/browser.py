"""A browser that measures pictures: how far each text reaches beyond its card."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

__all__ = ["BROWSER", "needs_browser", "overflows"]

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)
needs_browser = pytest.mark.skipif(BROWSER is None, reason="there is no browser here")

SCRIPT = """
const found = [];
for (const picture of document.querySelectorAll("section")) {
  const against = (box, texts, place) => {
    for (const text of texts) {
      const one = text.getBoundingClientRect();
      found.push({
        place: picture.id + ": " + place, text: text.textContent,
        left: box.left - one.left, right: one.right - box.right,
        top: box.top - one.top, bottom: one.bottom - box.bottom,
      });
    }
  };
  for (const node of picture.querySelectorAll("g.node")) {
    const shape = node.querySelector("path, polygon");
    if (shape) {
      const box = shape.getBoundingClientRect();
      against(box, node.querySelectorAll("text"), node.id);
    }
  }
  const paper = picture.querySelector("svg");
  against(paper.getBoundingClientRect(), paper.querySelectorAll("text"), "paper");
}
document.getElementById("found").textContent = JSON.stringify(found);
"""
MOST = {"left": 0.5, "right": 0.5, "top": 2.0, "bottom": 2.0}
"""Pixels. A text's box is as high as its font's lines, whatever its letters are."""


def overflows(
    svgs: dict[str, str], folder: Path, *, style: str = ""
) -> tuple[int, list[str]]:
    """Return how many texts a browser has measured, and those beyond their card.

    The texts of each picture are measured against the shape of their node, and all of
    them against the whole picture, as a page with this style sheet shows them.
    """
    page = folder / "page.html"
    pictures = "".join(
        f'<section id="{html.escape(name)}">{svg[svg.index("<svg") :]}</section>'
        for name, svg in svgs.items()
    )
    page.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><style>{style}</style>{pictures}<pre id="found"></pre>'
        f"<script>{SCRIPT}</script>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            str(BROWSER),
            *("--headless", "--no-sandbox", "--disable-gpu"),
            "--disable-background-networking",
            f"--user-data-dir={folder / 'profile'}",
            *("--dump-dom", page.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    match = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert match is not None
    measured: list[dict[str, Any]] = json.loads(html.unescape(match[1]))
    beyond = [
        f"{one['place']}: {one['text']!r} {side} {one[side]:.1f}"
        for one in measured
        for side, most in MOST.items()
        if one[side] > most
    ]
    return len(measured), beyond
