r"""PDF: the text layer of a document, page by page.

pypdf takes it out; it is Python alone, and runs nothing that a document holds. Between
two pages stands a form feed, which is white space to whoever looks for a passage, so
that one may run over the end of a page.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from argmap.errors import TextError
from argmap.findings import Finding
from argmap.texts.margins import within_margins
from argmap.texts.reading import printable
from argmap.texts.typesetting import page_lines, parted

if TYPE_CHECKING:
    from pypdf import PdfReader

__all__ = ["PAGE_END", "document_text", "locator", "pages_at", "pages_named"]

PAGE_END = "\f"
MOST_PAGES = 10_000

_JOINED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
)
_LOCATOR = re.compile(
    r"(?:pp?\.|pages?)\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?", re.IGNORECASE
)


def document_text(data: bytes, *, name: str = "") -> str:
    r"""Return the text of a PDF, with a form feed between two pages.

    A blank line parts what a gap or another size of type parts on a page. What is
    printed at the head and foot of every page is left out.

    Parameters
    ----------
    data : bytes
        A whole document.
    name : str
        What messages call it.

    Returns
    -------
    str
        As many pages as the document has, empty ones among them.

    Raises
    ------
    TextError
        It is no PDF or broken, it is encrypted, it has no text layer, or more than
        10,000 pages.
    """
    try:
        import pypdf
        from pypdf.errors import DependencyError, FileNotDecryptedError
    except ImportError as error:
        message = f"is PDF, and pypdf cannot be imported: {error}"
        raise _refused(name, "no-extractor", message, "pip install pypdf") from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        pages = _pages(pypdf.PdfReader(io.BytesIO(data)), name)
    except TextError:
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise _encrypted(name) from error
    except Exception as error:
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        message = f"is no PDF, or a broken one: {reason}"
        raise _refused(name, "broken-pdf", message) from error
    if not any(page.strip() for page in pages):
        message = f"is PDF of {_counted(len(pages))} without a text layer"
        remedy = "have its text recognised, and save that as a .txt file"
        raise _refused(name, "no-text-layer", message, remedy)
    return PAGE_END.join(pages)


def pages_at(text: str, start: int, end: int) -> tuple[int, int]:
    r"""Return the pages on which a stretch of a PDF's text begins and ends.

    Parameters
    ----------
    text : str
        As `document_text` gives it.
    start, end : int
        A span of it, end-exclusive.

    Returns
    -------
    tuple of (int, int)
        Counted from 1, whatever is printed on the pages.

    Examples
    --------
    >>> pages_at("Rents fell.\fStarts fell.", 12, 18)
    (2, 2)
    """
    first = 1 + text.count(PAGE_END, 0, start)
    return first, first + text.count(PAGE_END, start, end)


def locator(pages: tuple[int, int]) -> str:
    """Return pages as a locator: ``p. 3``, ``pp. 3-4``.

    Parameters
    ----------
    pages : tuple of (int, int)
        The first and the last.

    Returns
    -------
    str
        What `pages_named` reads.

    Examples
    --------
    >>> locator((3, 3)), locator((3, 4))
    ('p. 3', 'pp. 3-4')
    """
    first, last = pages
    return f"p. {first}" if first == last else f"pp. {first}-{last}"


def pages_named(words: str) -> tuple[int, int] | None:
    """Return the pages that a locator names.

    Parameters
    ----------
    words : str
        A passage's locator.

    Returns
    -------
    tuple of (int, int) or None
        The first and the last; None where it names something else, or more.

    Examples
    --------
    >>> pages_named("pp. 3-4"), pages_named("sec. 3")
    ((3, 4), None)
    """
    found = _LOCATOR.fullmatch(words.strip())
    if found is None:
        return None
    return int(found[1]), int(found[2] or found[1])


def _pages(reader: PdfReader, name: str) -> list[str]:
    # Many a document is encrypted with no password, so that it may be read.
    if reader.is_encrypted and not reader.decrypt(""):
        raise _encrypted(name)
    count = len(reader.pages)
    if count > MOST_PAGES:
        message = f"is PDF of {_counted(count)}; {MOST_PAGES} are the most"
        raise _refused(name, "file-too-large", message)
    lines = within_margins([page_lines(one) for one in reader.pages])
    return [_page(text) for text in parted(lines)]


def _page(text: str) -> str:
    """Return a page as a text has it.

    That is without white space around it, form feeds and control characters, and with
    each letter by itself: printers join those of "confirmed" and "office" into one sign.
    """
    return printable(text.replace(PAGE_END, "\n").translate(_JOINED).strip())


def _counted(pages: int) -> str:
    return f"{pages} page{'' if pages == 1 else 's'}"


def _encrypted(name: str) -> TextError:
    message = "is PDF encrypted with a password"
    return _refused(name, "encrypted", message)


def _refused(
    name: str, code: str, message: str, remedy: str = "save its text as a .txt file"
) -> TextError:
    finding = Finding(code=code, where=name, message=message, remedy=remedy)
    return TextError(findings=(finding,))
