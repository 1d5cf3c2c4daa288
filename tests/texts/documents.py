"""PDF and HTML documents made for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable

from pypdf import PdfReader, PdfWriter

from argmap.errors import TextError

__all__ = ["encrypted", "page_of", "pdf", "read_or_refused"]

STEP = 14
"""Points from line to line."""


def pdf(*pages: str, action: bytes = b"") -> bytes:
    """Return a PDF whose pages hold these lines of ASCII, in a standard font."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % action,
        b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, page in enumerate(pages):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * number),
            _stream(page),
        ]
    data = b"%PDF-1.4\n"
    starts = []
    for number, one in enumerate(objects, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


def encrypted(data: bytes, *, password: str) -> bytes:
    """Return a PDF encrypted with a password, "" for none."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, password[::-1], algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def page_of(*paragraphs: str, charset: str = "utf-8") -> str:
    """Return an HTML page with a menu, these paragraphs and a footer."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>Rents</title>'
        "<script>document.write('run')</script></head>\n<body><nav><ul>"
        '<li><a href="/">Home</a></li></ul></nav>\n'
        f"<article><h1>Rents and supply</h1>\n{body}</article>\n"
        "<footer>Port Courier</footer></body></html>\n"
    )


def read_or_refused(read: Callable[[bytes], str], data: bytes) -> tuple[str, str]:
    """Return the text and "", or "" and why there is none."""
    try:
        return read(data), ""
    except TextError as error:
        return "", str(error)


def _stream(page: str) -> bytes:
    shown = []
    for line in page.split("\n"):
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(b"(%s) Tj 0 -%d Td" % (escaped.encode("ascii"), STEP))
    drawn = b"BT /F 11 Tf 60 780 Td %s ET" % b" ".join(shown) if page else b""
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn)
