"""The fonts that the drawing engine may use, as rules for Fontconfig.

Where no font is installed Graphviz draws empty boxes for letters and says nothing.
DejaVu Sans has every glyph of argmap's diagrams and comes with matplotlib.
"""

from __future__ import annotations

import html
import importlib.util
import sys
from pathlib import Path
from typing import Final

__all__ = ["font_rules"]

SYSTEM_FOLDERS: Final = (
    *("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts"),
    *("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    *("/run/current-system/sw/share/X11/fonts", "/opt/homebrew/share/fonts"),
)
"""Where systems keep fonts; Fontconfig passes over those that do not exist."""

STAND_INS: Final = {
    "sans-serif": "DejaVu Sans",
    "serif": "DejaVu Serif",
    "monospace": "DejaVu Sans Mono",
    # Graphviz's own default, which few systems have.
    "Times": "DejaVu Serif",
}


def font_rules(cache: Path) -> str:
    """Return a fonts.conf that lists matplotlib's DejaVu fonts, then the system's.

    The system's own rules are left out: they differ between distributions, and one
    that turns hinting off moves the text of an SVG.

    Parameters
    ----------
    cache : pathlib.Path
        A folder for Fontconfig's cache, used where the user's own cannot be written.

    Returns
    -------
    str
        An XML document.

    Examples
    --------
    >>> rules = font_rules(Path("/tmp/cache"))
    >>> "<cachedir>/tmp/cache</cachedir>" in rules
    True
    """
    folders = list(SYSTEM_FOLDERS)
    choice = ""
    # Importing it takes a second; only its place is wanted.
    matplotlib = importlib.util.find_spec("matplotlib")
    if matplotlib and matplotlib.origin:
        place = Path(matplotlib.origin).resolve().parent
        fonts = (place / "mpl-data" / "fonts" / "ttf").as_posix()
        folders.insert(0, fonts)
        if sys.platform != "win32":
            choice = _choice(html.escape(fonts))
    if sys.platform == "win32":
        folders.append("WINDOWSFONTDIR")
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        *(f"<dir>{html.escape(folder)}</dir>" for folder in folders),
        '<dir prefix="xdg">fonts</dir>',
        choice,
        *(
            f"<alias><family>{family}</family>"
            f"<default><family>{stand_in}</family></default></alias>"
            for family, stand_in in STAND_INS.items()
        ),
        # The usual place keeps the scan of a thousand fonts, which takes seconds.
        '<cachedir prefix="xdg">fontconfig</cachedir>',
        f"<cachedir>{html.escape(cache.as_posix())}</cachedir>",
        "</fontconfig>",
    ]
    return "\n".join(lines)


def _choice(fonts: str) -> str:
    """Return the rule that of matplotlib's fonts DejaVu is used, and no other DejaVu.

    A system's own DejaVu would change the bytes of a PDF. Of the others, the last
    resort has a box for every letter and hides the system's font that can show it,
    and the TeX ones have symbols in the places of letters.
    """
    return (
        f"<selectfont><acceptfont><glob>{fonts}/DejaVu*</glob></acceptfont>"
        f"<rejectfont><glob>{fonts}/*</glob><glob>*/DejaVu*</glob></rejectfont>"
        "</selectfont>"
    )
