"""Canvas: a sheet of paper for a chart, texts that are measured, and its bytes.

The same chart gives the same bytes: no date, no version of matplotlib, ids from a
fixed salt, and none of the user's own settings.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import warnings
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from argmap.errors import UnknownFormatError
from argmap.render.diagram.markup import cleaned
from argmap.render.style import FONT

if TYPE_CHECKING:
    from argmap.render.style import Theme

__all__ = [
    "FAMILY",
    "FORMATS",
    "Canvas",
    "as_bytes",
    "picture_format",
    "text_width",
    "wrapped",
]

FORMATS: Final = ("svg", "png", "pdf")
FAMILY: Final = "DejaVu Sans"
"""It comes with matplotlib and has every glyph of argmap's."""
DOTS_PER_INCH: Final = 200
SALT: Final = "argmap"
SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": SALT,
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "font.family": [FAMILY],
    "path.simplify": False,
}
METADATA: Final[dict[str, dict[str, None]]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}

_SQUARE = (
    "\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60"
)
_WIDE = re.compile(
    f"[{_SQUARE}\u1100-\u115f\ua960-\ua97c\uac00-\ud7a3\U0001f000-\U0003ffff]"
)
_STOPS = "\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
_PIECE = re.compile(f"[{_SQUARE}][{_STOPS}]*|[^{_SQUARE}]+")

SQUARE = 1.15
"""How wide a letter is that the font has not, for its height: at most this."""
HINTED = 1.03
"""How much wider a line may be on a bitmap than as outlines."""


class Canvas:
    """A sheet measured in inches from its top left corner.

    Parameters
    ----------
    width, height : float
        In inches.
    theme : Theme
        The colours.
    """

    def __init__(self, width: float, height: float, theme: Theme) -> None:
        from matplotlib.figure import Figure

        self.width = width
        self.height = height
        self.theme = theme
        with _settings():
            self.figure: Any = Figure(figsize=(width, height), facecolor=theme.paper)

    def text(self, words: str, x: float, y: float, **style: Any) -> Any:
        """Write a line whose baseline is y inches from the top, and return it."""
        return self.figure.text(
            x / self.width,
            1 - y / self.height,
            cleaned(words),
            parse_math=False,
            fontfamily=FAMILY,
            **{"color": self.theme.ink, "ha": "left", "va": "baseline", **style},
        )

    def plot(self, x: float, y: float, width: float, height: float) -> Any:
        """Return axes without a frame in a part of the sheet."""
        with _settings():
            axes = self.figure.add_axes(
                (
                    x / self.width,
                    1 - (y + height) / self.height,
                    width / self.width,
                    height / self.height,
                ),
                facecolor="none",
            )
        axes.set_axisbelow(True)
        for spine in axes.spines.values():
            spine.set_visible(False)
        return axes

    def plane(self) -> Any:
        """Return axes over the whole sheet, in inches from its top left corner."""
        axes = self.plot(0, 0, self.width, self.height)
        axes.set_xlim(0, self.width)
        axes.set_ylim(self.height, 0)
        axes.set_axis_off()
        return axes

    def lines(
        self, words: Iterable[str], x: float, y: float, *, step: float, **style: Any
    ) -> float:
        """Write lines below each other; return where the next one would stand."""
        for line in words:
            self.text(line, x, y, **style)
            y += step
        return y


@functools.lru_cache(maxsize=4096)
def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is at most, in inches.

    Bitmaps set each letter on a whole dot, and so a line a little wider than outlines.

    Parameters
    ----------
    words : str
        One line.
    size : float
        In points.
    bold : bool
        Whether it is set in bold.

    Returns
    -------
    float
        In inches.
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    # The font has no Chinese or Japanese: what stands in sets each on a square.
    rest, squares = _WIDE.subn("", cleaned(words))
    font = FontProperties(family=FAMILY, weight="bold" if bold else "normal", size=size)
    with warnings.catch_warnings():
        # Of letters that the font has not; drawing warns of them.
        warnings.simplefilter("ignore", UserWarning)
        width, _, _ = text_to_path.get_text_width_height_descent(
            rest, font, ismath=False
        )
    return (float(width) + squares * SQUARE * size) / 72 * HINTED


def wrapped(
    words: str, width: float, size: float, *, most: int, bold: bool = False
) -> list[str]:
    """Return a text in lines no wider than asked for, the last one cut if it must be.

    Parameters
    ----------
    words : str
        The text.
    width : float
        In inches.
    size : float
        In points.
    most : int
        The most lines.
    bold : bool
        Whether it is set in bold.

    Returns
    -------
    list of str
        At least one line; a word wider than a line is cut.
    """

    def fits(line: str) -> bool:
        return text_width(line, size, bold=bold) <= width

    lines: list[str] = []
    line = ""
    for gap, word in _words(cleaned(words)):
        longer = f"{line}{gap}{word}".strip()
        if fits(longer):
            line = longer
            continue
        if line:
            lines.append(line)
        if len(lines) == most:
            return [*lines[:-1], _cut(lines[-1], fits)]
        line = word if fits(word) else _cut(word, fits)
    return [*lines, line]


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may end behind, and the gap before it.

    Chinese and Japanese have no spaces: there each letter, with the stops behind it.
    """
    for word in text.split():
        gap = " "
        for piece in _PIECE.findall(word):
            yield gap, piece
            gap = ""


def _cut(line: str, fits: Any) -> str:
    """Return the beginning of a line that fits with an ellipsis behind it."""
    low, high = 0, min(len(line), 400)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high)
            if fits(f"{line[:middle].rstrip(' ,;:.')} …")
            else (low, middle - 1)
        )
    kept = line[:low]
    if low < len(line) and not line[low].isspace():
        # Between words, unless that would leave little.
        whole = kept.rpartition(" ")[0]
        kept = whole if len(whole) * 3 > low * 2 else kept
    return f"{kept.rstrip(' ,;:.')} …".strip()


def picture_format(path: Path, given: str | None, *, what: str) -> str:
    """Return in which format a chart is to be drawn.

    Parameters
    ----------
    path : pathlib.Path
        Where it is to be written.
    given : str or None
        What was asked for; None for what the suffix says.
    what : str
        What is drawn, for the error: ``a timeline is``.

    Returns
    -------
    str
        One of `FORMATS`.

    Raises
    ------
    UnknownFormatError
        There is no such format, or the suffix does not tell.
    """
    name = (given or path.suffix).lower().removeprefix(".")
    if name not in FORMATS:
        raise UnknownFormatError(
            f"{path}: {what} drawn as {', '.join(FORMATS[:-1])} or {FORMATS[-1]}, not "
            f"{name or 'without a suffix'!r}"
        )
    return name


def as_bytes(
    canvas: Canvas, format: str, *, title: str, description: str = ""
) -> bytes:
    """Return a canvas as a picture.

    Parameters
    ----------
    canvas : Canvas
        What has been drawn.
    format : str
        ``svg``, ``png`` or ``pdf``.
    title, description : str
        For readers that cannot see it; only SVG holds the description.

    Returns
    -------
    bytes
        The same for the same chart.

    Warns
    -----
    UserWarning
        In PNG and PDF, for letters that no font at hand can show.
    """
    buffer = io.BytesIO()
    metadata: dict[str, str | None] = {**METADATA[format], "Title": cleaned(title)}
    with _settings(), warnings.catch_warnings():
        if format == "svg":
            # The reader's own fonts show what this one has not.
            warnings.filterwarnings("ignore", "Glyph", UserWarning)
        canvas.figure.savefig(
            buffer,
            format=format,
            dpi=DOTS_PER_INCH,
            facecolor=canvas.theme.paper,
            metadata=metadata,
        )
    data = buffer.getvalue()
    if format == "svg":
        named = ", ".join(f"'{name}'" if " " in name else name for name in _fonts())
        data = data.replace(f"'{FAMILY}'".encode(), named.encode())
        if description:
            told = f"</title>\n <desc>{escape(cleaned(description))}</desc>".encode()
            data = data.replace(b"</title>", told, 1)
    return data


def _fonts() -> list[str]:
    return [name.strip() for name in FONT.split(",")]


@contextlib.contextmanager
def _settings() -> Iterator[None]:
    """Draw with matplotlib's defaults and ours, whatever the user has set."""
    import matplotlib as mpl

    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        yield
