"""HTML: the main text of a page, without menus, headers and footers.

Trafilatura takes it out, of the bytes at hand alone: no script runs, and no address in
the page is looked up. Another version of it may make another text of the same page,
with other offsets and another digest; `verify` then says that the text differs, and
finds the passages again.
"""

from __future__ import annotations

import codecs
import itertools
import logging
import re
from collections.abc import Sequence

from argmap.errors import TextError
from argmap.findings import Finding
from argmap.texts.folding import fold
from argmap.texts.reading import MARKS, decode, printable

__all__ = ["LARGEST_PAGE", "MOST_TAGS", "page_text"]

# Trafilatura counts the siblings of headings over and over: this many take it half a
# minute at worst. A long article has some thousands.
LARGEST_PAGE = 2**23
MOST_TAGS = 2**18

# A page with a main text of fewer signs is taken whole: what trafilatura does itself.
LEAST_TEXT = 250
_PAGE = re.compile("<html\\b", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")
_BLOCKS = (
    "title h1 h2 h3 h4 h5 h6 caption figcaption address article aside blockquote div "
    "figure footer form header main nav p pre section summary br hr dl dd dt ol ul li "
    "table tr td th"
)

# Where HTML lets a page say its encoding.
_DECLARING = 1024
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)"""
    rb"""|<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
# The encodings of the WHATWG standard, as Python calls them. It reads Latin-1 and ASCII
# as Windows-1252, and UTF-16 in a declaration that can be read as ASCII as UTF-8.
_AS_READ = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_ENCODINGS = frozenset(
    (
        "utf-8 cp866 mac-roman mac-cyrillic koi8-r koi8-u euc_jp iso2022_jp cp932 cp949 "
        "gb18030 big5hkscs cp874 "
        + " ".join(f"cp125{number}" for number in range(9))
        + " "
        + " ".join(f"iso8859-{number}" for number in (*range(2, 9), 10, 13, 14, 15, 16))
    ).split()
)


def page_text(data: bytes, *, name: str = "") -> str:
    """Return the main text of an HTML page.

    Parameters
    ----------
    data : bytes
        A whole page, or a fragment, which is read as the body of one.
    name : str
        What messages call it.

    Returns
    -------
    str
        Paragraphs, list items and rows of tables, a line each.

    Raises
    ------
    TextError
        It is larger than 8 MiB or has more than 262,144 tags, it is in another encoding
        than it declares, or in none that is known, or it has no main text.

    Examples
    --------
    >>> page_text(b"<html><body><p>Rents fell.</p><script>run()</script></body>")
    'Rents fell.'
    """
    tags = data.count(b"<")
    if len(data) > LARGEST_PAGE or tags > MOST_TAGS:
        raise _refused(
            name,
            "page-too-large",
            f"is a page of {len(data)} bytes with {tags} tags, too large to take its "
            f"main text out ({LARGEST_PAGE} and {MOST_TAGS} are the most)",
        )
    page = _decoded(data, name)
    text = _main_text(page, name) if page.strip() else ""
    if not text.strip():
        raise _refused(name, "no-main-text", "is HTML without a main text")
    return printable(text)


def _main_text(page: str, name: str) -> str:
    try:
        import trafilatura  # noqa: F401
    except ImportError as error:
        raise _refused(
            name,
            "no-extractor",
            f"is HTML, and trafilatura cannot be imported: {error}",
            "pip install trafilatura lxml_html_clean",
        ) from error
    # Without a handler of its own, Python prints what it logs.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        text = _extracted(page, least=1)
        if not text and not _PAGE.search(page):
            # Trafilatura takes a fragment for no HTML.
            page = f"<html><body>{page}</body></html>"
            text = _extracted(page, least=1)
        if len(text) < LEAST_TEXT:
            # Then trafilatura takes all that the page says, with its blocks run together.
            text = _in_blocks(_extracted(page, least=LEAST_TEXT), _blocks(page))
    except Exception as error:
        raise _refused(
            name, "broken-page", f"is HTML that cannot be read: {_reason(error)}"
        ) from error
    return text


def _extracted(page: str, *, least: int) -> str:
    """Return the main text of a page, or all of it where that has less than some signs."""
    import trafilatura
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", str(least))
    text = trafilatura.extract(
        page,
        config=config,
        output_format="txt",
        fast=True,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
    )
    return text or ""


def _blocks(page: str) -> list[str]:
    """Return what each block of a page says: headings, captions, paragraphs, cells."""
    import trafilatura
    from trafilatura.baseline import basic_cleaning

    tree = trafilatura.load_html(_LINE_END.sub(" ", page))
    if tree is None:
        return []
    tree = basic_cleaning(tree)
    for element in tree.iter(*_BLOCKS.split()):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    folded = (fold(line) for line in tree.text_content().split("\n"))
    return [line for line in folded if line]


def _in_blocks(text: str, blocks: Sequence[str]) -> str:
    """Return a text with a line for each block of the page, if it is a run of them."""
    bare = ["".join(block.split()) for block in blocks]
    wanted = "".join(text.split())
    starts = list(itertools.accumulate(map(len, bare), initial=0))
    first = "".join(bare).find(wanted)
    if first < 0 or not {first, first + len(wanted)} <= set(starts):
        return text
    return "\n".join(blocks[starts.index(first) : starts.index(first + len(wanted))])


def _decoded(data: bytes, name: str) -> str:
    """Return the page in the encoding of its mark, else the one that it declares."""
    if any(data.startswith(mark) for mark, _, _ in MARKS):
        return decode(data, name=name)
    found = _DECLARED.search(_COMMENT.sub(b"", data[:_DECLARING]))
    if found is None:
        return decode(data, name=name)
    label = (found[1] or found[2]).decode("ascii", "replace")
    encoding = _encoding(label)
    if encoding is None:
        message = f"declares the encoding {label!r}, which is not known"
        raise _refused(name, "not-text", message, "save the file as UTF-8")
    if encoding == "utf-8":
        return decode(data, name=name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        byte = data[error.start]
        message = f"byte {error.start} is 0x{byte:02x}, which is not {label}"
        raise _refused(name, "not-text", message, "save the file as UTF-8") from None


def _encoding(label: str) -> str | None:
    try:
        known = codecs.lookup(label).name
    except LookupError:
        return None
    encoding = _AS_READ.get(known, known)
    return encoding if encoding in _ENCODINGS else None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _refused(
    name: str, code: str, message: str, remedy: str = "save its text as a .txt file"
) -> TextError:
    finding = Finding(code=code, where=name, message=message, remedy=remedy)
    return TextError(findings=(finding,))
