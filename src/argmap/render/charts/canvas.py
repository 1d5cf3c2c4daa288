"""Canvas: a sheet of paper for a chart, texts that are measured, and its bytes.

The same chart gives the same bytes: no date, no version of matplotlib, ids from a
fixed salt, and none of the user's own settings.
"""

from __future__ import annotations

import contextlib
import functools
import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from argmap.render.diagram.markup import cleaned
from argmap.render.style import FONT

if TYPE_CHECKING:
    from argmap.render.style import Theme

__all__ = ["FAMILY", "Canvas", "as_bytes", "text_width", "wrapped"]

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

    font = FontProperties(family=FAMILY, weight="bold" if bold else "normal", size=size)
    with warnings.catch_warnings():
        # Of letters that the font has not; drawing warns of them.
        warnings.simplefilter("ignore", UserWarning)
        width, _, _ = text_to_path.get_text_width_height_descent(
            cleaned(words), font, ismath=False
        )
    return float(width) / 72 * HINTED


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
    for word in cleaned(words).split():
        longer = f"{line} {word}".strip()
        if fits(longer):
            line = longer
            continue
        if line:
            lines.append(line)
        if len(lines) == most:
            return [*lines[:-1], _cut(lines[-1], fits)]
        line = word if fits(word) else _cut(word, fits)
    return [*lines, line]


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
    return f"{line[:low].rstrip(' ,;:.')} …".strip()


def as_bytes(canvas: Canvas, format: str, *, title: str) -> bytes:
    """Return a canvas as a picture.

    Parameters
    ----------
    canvas : Canvas
        What has been drawn.
    format : str
        ``svg``, ``png`` or ``pdf``.
    title : str
        For readers that cannot see it.

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
        return data.replace(f"'{FAMILY}'".encode(), named.encode())
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
