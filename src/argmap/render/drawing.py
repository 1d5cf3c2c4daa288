"""DOT in, pictures out: svg, png and pdf, each drawn in a process of its own.

Graphviz lays out and draws. It comes with the pygraphviz wheel; without that, a
``dot`` on the PATH does the same work. Some inputs make it call ``exit``, take all
memory or never end, so it runs in a child (``engine.py``) that has a timeout, a limit
on memory and no way to outlive argmap.

The same DOT gives the same bytes: dates are blanked, and the child's locale and font
rules are fixed here instead of taken from the system. (A ``dot`` with Cairo 1.17 or
later compresses a PDF's date; there, set SOURCE_DATE_EPOCH.)
"""

from __future__ import annotations

import contextlib
import importlib.util
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import attrs

from argmap.errors import DrawingError, FileError, UnknownFormatError
from argmap.findings import Finding
from argmap.render.diagram.engine import UNAVAILABLE
from argmap.render.diagram.fonts import font_rules
from argmap.render.diagram.svg import finished_svg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FORMATS", "draw_dot", "draw_many"]

FORMATS: Final = ("svg", "png", "pdf")
"""The picture formats, the only ones that are handed to Graphviz."""

MOST_MEMORY: Final = 2 << 30
"""Bytes of address space for one child.

An SVG of 1,500 cards needs 0.2 GiB, a PNG of them 0.7; 2 GiB leaves room for a bitmap
of 20,000 by 20,000 pixels, and two children at once still fit a small laptop.
"""

ROUTER: Final = "lib/pathplan/"
LONGEST_ALARM: Final = 86_400
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
PDF_DATE: Final = re.compile(rb"/CreationDate \(D:[^()]*\)")
BEGINNINGS: Final = {"svg": b"<", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}
ENDS: Final = {"svg": b"</svg>", "png": b"IEND\xaeB`\x82", "pdf": b"%%EOF"}
ENGINE_FILE: Final = Path(__file__).with_name("diagram") / "engine.py"
NO_ENGINE: Final = (
    "no drawing engine: install pygraphviz (pip install pygraphviz), or Graphviz "
    "(https://graphviz.org/download/) so that 'dot' is on the PATH; a .dot file "
    "can be written without either"
)


def draw_dot(
    dot: str,
    format: str,
    *,
    timeout: float = 60.0,
) -> bytes:
    r"""Return the picture of one DOT graph.

    Parameters
    ----------
    dot : str
        The graph in the DOT language.
    format : str
        One of ``FORMATS``.
    timeout : float
        The most seconds that the drawing may take.

    Returns
    -------
    bytes
        The whole file, the same for the same DOT.

    Raises
    ------
    DrawingError
        If Graphviz reports an error, ends early, needs more than ``timeout`` seconds
        or ``MOST_MEMORY`` bytes, draws something that may not be handed on, or is
        not installed.
    UnknownFormatError
        If there is no such picture format.
    FileError
        If there is no folder for temporary files.

    Warns
    -----
    UserWarning
        For every warning of Graphviz's.

    Examples
    --------
    >>> draw_dot("digraph { a -> b }", "png")[:4]
    b'\x89PNG'
    """
    return _draw_all([(dot, format)], timeout=timeout)[0]


def draw_many(jobs: Sequence[tuple[str, str]], *, timeout: float = 60.0) -> list[bytes]:
    """Return the pictures of several DOT graphs, drawn side by side.

    Jobs with the same DOT share one child and one layout; at most ``os.cpu_count()``
    children run at a time.

    Parameters
    ----------
    jobs : sequence of (str, str)
        Pairs of DOT and format, as ``draw_dot`` takes them.
    timeout : float
        The most seconds that any one child may take.

    Returns
    -------
    list of bytes
        One picture per job, in the jobs' order; empty if there are none.

    Raises
    ------
    DrawingError
        As ``draw_dot``, for the first job that fails; the others are given up.
    UnknownFormatError
        If there is no such picture format; nothing is drawn then.
    FileError
        If there is no folder for temporary files.

    Warns
    -----
    UserWarning
        For every warning of Graphviz's.

    Examples
    --------
    >>> svg, pdf = draw_many([("graph { a }", "svg"), ("graph { a }", "pdf")])
    >>> pdf[:5]
    b'%PDF-'
    """
    return _draw_all(jobs, timeout=timeout)


def _draw_all(jobs: Sequence[tuple[str, str]], *, timeout: float) -> list[bytes]:
    if not 0 < timeout < math.inf:
        raise DrawingError(
            f"a timeout is a positive number of seconds, not {timeout!r}"
        )
    sheets: dict[str, list[str]] = {}
    for dot, name in jobs:
        _check_job(dot, name)
        formats = sheets.setdefault(dot, [])
        if name not in formats:
            formats.append(name)
    if not sheets:
        return []
    with _temporary_folder() as folder, _Studio(folder, timeout=timeout) as studio:
        if len(sheets) == 1:
            # Without a thread, Ctrl-C reaches the wait itself on every system.
            drawn = [_draw_sheet(studio, *next(iter(sheets.items())))]
        else:
            drawn = _draw_side_by_side(studio, sheets)
    for message in dict.fromkeys(line for sheet in drawn for line in sheet.warnings):
        warnings.warn(message, UserWarning, stacklevel=3)
    pictures = {
        (dot, name): picture
        for (dot, formats), sheet in zip(sheets.items(), drawn, strict=True)
        for name, picture in zip(formats, sheet.pictures, strict=True)
    }
    return [pictures[job] for job in jobs]


def _check_job(dot: str, name: str) -> None:
    if name not in FORMATS:
        raise UnknownFormatError(
            f"no picture format is called {name!r}; there are svg, png and pdf"
        )
    unwritable = UNWRITABLE.search(dot)
    if unwritable:
        raise DrawingError(
            f"the DOT holds the character {unwritable[0]!r} at {unwritable.start()}, "
            "which no picture can show; leave it out"
        )


@contextlib.contextmanager
def _temporary_folder() -> Iterator[Path]:
    try:
        folder = tempfile.TemporaryDirectory(
            prefix="argmap-", ignore_cleanup_errors=True
        )
    except OSError as error:
        raise FileError(f"drawing needs a temporary folder: {error}") from error
    with folder as name:
        yield Path(name)


@attrs.frozen
class _Sheet:
    """What one child has drawn."""

    pictures: list[bytes]
    warnings: list[str]


@attrs.frozen
class _Ending:
    """How one child has ended."""

    status: int
    output: bytes
    complaints: str


class _Studio:
    """The children now running: they share one folder and end together."""

    def __init__(self, folder: Path, *, timeout: float) -> None:
        self.timeout = timeout
        self._folder = folder
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False
        rules = folder / "fonts.conf"
        rules.write_text(font_rules(folder / "cache"), encoding="utf-8")
        self._environment = {
            **os.environ,
            "FONTCONFIG_FILE": str(rules),
            "FONTCONFIG_PATH": str(folder),
            # Pango chooses among fonts by language.
            "LC_ALL": "C",
            "PANGO_LANGUAGE": "en",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every child and start no other."""
        with self._lock:
            self._closed = True
            for child in self._running:
                _kill(child)

    def run(self, command: Sequence[str], dot: str) -> _Ending:
        """Run one child to its end, with the DOT as its input."""
        with self._start(command) as child:
            try:
                output, complaints = child.communicate(dot.encode(), self.timeout)
            except subprocess.TimeoutExpired:
                raise DrawingError(
                    f"the drawing took more than {self.timeout:g} s and was stopped; "
                    "draw fewer claims, or allow it more time"
                ) from None
            finally:
                with self._lock:
                    self._running.discard(child)
                    _kill(child)
        return _Ending(child.returncode, output, complaints.decode(errors="replace"))

    def _start(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._closed:
                raise DrawingError("the drawing was given up")
            try:
                child = subprocess.Popen(  # noqa: S603 - no shell, fixed arguments
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    # The caller's may be gone, or hold files that Graphviz looks for.
                    cwd=self._folder,
                    env=self._environment,
                    # A group of its own: what a dot starts is killed with it.
                    start_new_session=True,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except OSError as error:
                raise DrawingError(
                    f"the drawing engine cannot be started: {error}"
                ) from error
            self._running.add(child)
            return child


def _kill(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        child.kill()
    else:
        # macOS forbids signals to a group that has just ended.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)


def _draw_side_by_side(studio: _Studio, sheets: dict[str, list[str]]) -> list[_Sheet]:
    workers = min(len(sheets), os.cpu_count() or 1)
    with ThreadPoolExecutor(workers) as pool:
        try:
            return list(
                pool.map(lambda item: _draw_sheet(studio, *item), sheets.items())
            )
        finally:
            # On an error or Ctrl-C the pool would wait for drawings nobody wants.
            studio.close()
            pool.shutdown(wait=False, cancel_futures=True)


def _draw_sheet(studio: _Studio, dot: str, formats: list[str]) -> _Sheet:
    """Draw one DOT in each format with the first engine that can be loaded."""
    limits = _limits(studio.timeout)
    bundled = importlib.util.find_spec("pygraphviz")
    why = ""
    if bundled and bundled.origin:
        # Under -I the child does not see PYTHONPATH and the user's own packages.
        folder = str(Path(bundled.origin).parents[1])
        ending = studio.run([*limits, "draw", folder, *formats], dot)
        if ending.status != UNAVAILABLE:
            advice = _check_ending(ending)
            pictures = _unframed(ending.output)
            return _Sheet([*map(_finished, pictures, formats)], advice)
        why = f" (pygraphviz cannot be loaded: {ending.complaints.strip()})"
    program = shutil.which("dot")
    if program is None:
        raise DrawingError(NO_ENGINE + why)
    sheet = _Sheet([], [])
    for name in formats:
        # Windows has no exec, nor these limits; the timeout holds there too.
        run = [] if sys.platform == "win32" else [*limits, "run"]
        ending = studio.run([*run, program, f"-T{name}"], dot)
        sheet.warnings.extend(_check_ending(ending))
        sheet.pictures.append(_finished(ending.output, name))
    return sheet


def _limits(timeout: float) -> list[str]:
    """Return the beginning of a command whose process is limited."""
    # The parent ends a child in time; the child's alarm is for when it cannot.
    seconds = min(math.ceil(timeout) + 1, LONGEST_ALARM)
    return [
        *(sys.executable, "-I", str(ENGINE_FILE)),
        *(str(MOST_MEMORY), str(seconds), str(os.getpid())),
    ]


def _unframed(output: bytes) -> list[bytes]:
    """Return the pictures of an output: a count of bytes, a newline, a picture."""
    pictures = []
    at = 0
    while at < len(output):
        begin = output.index(b"\n", at) + 1
        end = begin + int(output[at:begin])
        pictures.append(output[begin:end])
        at = end
    return pictures


def _check_ending(ending: _Ending) -> list[str]:
    """Return the warnings of a child that has drawn; raise for one that has not."""
    errors, others = [], []
    for line in _complaints(ending.complaints):
        kind, colon, text = line.partition(": ")
        if colon and kind == "Error":
            errors.append(text.removeprefix("<stdin>: "))
        else:
            others.append(text if colon and kind == "Warning" else line)
    if errors:
        raise DrawingError(
            findings=[
                Finding(code="drawing-engine", message=f"Graphviz: {text}")
                for text in dict.fromkeys(errors)
                # It says some things twice, the second time with the place.
                if not any(other.startswith(f"{text} ") for other in errors)
            ]
        )
    if ending.status == 0:
        return [f"Graphviz: {text}" for text in others]
    if "out of memory" in ending.complaints:
        raise DrawingError(
            f"the drawing needs more than {MOST_MEMORY >> 30} GiB of memory and was "
            "stopped; draw fewer claims, or at a smaller size"
        )
    last = f": {others[-1]}" if others else ""
    raise DrawingError(f"the drawing engine {_how_it_ended(ending.status)}{last}")


def _complaints(text: str) -> Iterator[str]:
    """Yield Graphviz's messages, each on one line, without Fontconfig's.

    Nor what a router says whose way round the cards failed: it draws the line still.
    """
    message = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith("Fontconfig") or ROUTER in line:
            continue
        # Graphviz tells the place of an error on lines of their own.
        if line.startswith(("in label of ", "in cluster ", "... ", " ", "\t")):
            message = f"{message} {line.strip()}"
            continue
        if message:
            yield message
        # In the library nobody has set the name of the program that speaks.
        message = line.strip().removeprefix("(null): ").removeprefix("dot: ")
    if message:
        yield message


def _how_it_ended(status: int) -> str:
    if status >= 0:
        return f"stopped with status {status}"
    try:
        return f"was ended by the signal {signal.Signals(-status).name}"
    except ValueError:
        return f"was ended by the signal {-status}"


def _finished(picture: bytes, name: str) -> bytes:
    """Return a picture without its date, once it is seen to be whole and passive."""
    whole = picture.rstrip().endswith(ENDS[name])
    if not whole or not picture.startswith(BEGINNINGS[name]):
        raise DrawingError(f"the drawing engine returned a broken {name} file")
    if name == "svg":
        return finished_svg(picture)
    if name == "pdf":
        # Spaces of the same length: the file's table of offsets stays true. Fixing
        # SOURCE_DATE_EPOCH instead misdates Fontconfig's cache, and Cairo before
        # 1.16, which the wheel carries, does not look at it.
        return PDF_DATE.sub(lambda date: b" " * len(date[0]), picture)
    return picture
