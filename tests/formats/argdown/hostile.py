"""Maps that use every record and field, in words that are markup somewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from argmap.model.actors import Actor, ActorKind
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, ClaimKind, EvidenceKind, Issue, Measure
from argmap.model.fields import Line, Tags
from argmap.model.records import made
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Source, SourceType

__all__ = ["KEYS", "hostile_maps"]

# Ids that are numbers, words of YAML, titles, or not ASCII.
KEYS = (
    *("a", "b", "c", "d", "e", "1", "2", "10", "true", "null", "no", "1_000"),
    *("2024-01-02", ".5", ":x:", ".y.", "_u_", "b-2", "a-supports-b", "Untitled"),
    *("isCanonical", "rel", "thesis", "é", "語", "ш", "x" * 260, "Foo", "foo", "..."),
)
FRAGMENTS = (
    *"abz0 \"'{}[]()<>#*_-+=|\\/@:;,.!?%&~^`$",
    *("===", "//", "/*", "*/", "<!--", "-->", ":x:", ":y:", ".~.", ".->.", "--", "**"),
    *("- ", "+ ", "# ", "{", "} x", "},", "]:", "[a]", "[a]:", "<b>", "<b>:", "@[x]"),
    *("{a: 1}", "snake_case", "#tag", "#(t)", "null", "yes", "true", "1_000", "1e3"),
    *("2024-01-01", "~", "https://x.org/a_b", "C:\\x", "\u202e", "\u05d0\u05d1", "😀"),
    *("a\u00a0b", "\u3000", "\ufeff", "e\u0301", "\u200f", "(1)", "1. ", ": ", " #"),
)
LINES = (
    st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=6)
    .map("".join)
    .map(Line().convert)
    .filter(lambda text: not Line().fault(text))
)
TEXTS = st.lists(
    st.sampled_from((*FRAGMENTS, "\n", "\t", "\r\n", "  ")), max_size=6
).map("".join)
TAGS = LINES.filter(lambda text: not Tags().fault((text,)))
TITLES = LINES | st.sampled_from((*KEYS, "Untitled 1", "A title", "A title!", "Foo"))
DATES = st.sampled_from(("2025", "2025-04-14", "2021/2023", "2024/..", "../2025-01"))
NUMBERS = (
    st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from((10**300, -(2**60), 1e21, 1e-9, 1000.0, -0.0))
)
DIGESTS = st.sampled_from(("0f" * 32, "12" * 32, "e1" * 32))
SPANS = st.sampled_from(([[0, 1]], [[3, 9], [9, 20]], [[5, 2**49]]))
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(TEXTS | st.sampled_from(("<<", "True", "k" * 1100)), inner)
    ),
    max_leaves=4,
)
NOTATIONS = st.sampled_from(("argdown", "json", "aif"))


def members(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from([member.value for member in kind])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def several(items: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(items, max_size=2, unique=True)


def passages(sources: Sequence[str]) -> st.SearchStrategy[Any]:
    if not sources:
        return st.none()
    rest = some(
        spans=SPANS,
        digest=DIGESTS,
        head=LINES,
        tail=LINES,
        exact=TEXTS,
        prefix=TEXTS,
        suffix=TEXTS,
        locator=LINES,
    )
    return st.none() | st.builds(
        lambda source, more: {"source": source, **more}, st.sampled_from(sources), rest
    )


@st.composite
def hostile_maps(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map of any shape: loops, undercuts of undercuts, links stated twice."""

    def keys(most: int) -> list[str]:
        return draw(st.lists(st.sampled_from(KEYS), max_size=most, unique=True))

    m = ArgumentMap(
        draw(LINES | st.just("")), draw(st.none() | LINES), note=draw(st.none() | TEXTS)
    )
    names = {"actors": keys(3), "sources": keys(2), "issues": keys(2)}
    shared = keys(12)
    split = draw(st.integers(min(1, len(shared)), len(shared)))
    names["claims"], others = shared[:split], shared[split:]
    rows = [*_sources(draw, names), *_actors(draw, names), *_claims(draw, names)]
    if names["claims"]:
        rows += _links(draw, names, others)
    m.add(*(made(cls, row) for cls, row in draw(st.permutations(rows))))
    m.extra.update(_extra(draw, names))
    return m


def _sources(
    draw: st.DrawFn, names: dict[str, list[str]]
) -> list[tuple[type, dict[str, Any]]]:
    fields = some(
        type=members(SourceType),
        authors=several(LINES),
        publisher=LINES,
        container=LINES,
        issued=DATES,
        accessed=DATES,
        url=LINES,
        doi=LINES,
        language=LINES,
        sha256=DIGESTS,
        cites=several(LINES),
        primary=st.booleans(),
        interest=LINES,
        note=TEXTS,
    )
    return [
        (Source, {"id": key, "title": draw(LINES), **draw(fields)})
        for key in names["sources"]
    ]


def _actors(
    draw: st.DrawFn, names: dict[str, list[str]]
) -> list[tuple[type, dict[str, Any]]]:
    if not names["actors"]:
        return []
    belongs = st.builds(
        lambda who, more: {"organization": who, **more},
        st.sampled_from(names["actors"]),
        some(role=LINES, since=st.just("2020"), until=st.just("2024")),
    )
    fields = some(
        kind=members(ActorKind),
        affiliations=st.lists(belongs, max_size=2),
        rolls_up=st.booleans(),
        interest=LINES,
        note=TEXTS,
    )
    return [
        (Actor, {"id": key, "name": draw(LINES), **draw(fields)})
        for key in names["actors"]
    ]


def _claims(
    draw: st.DrawFn, names: dict[str, list[str]]
) -> list[tuple[type, dict[str, Any]]]:
    quantity = st.builds(
        lambda value, more: {"value": value, **more},
        NUMBERS,
        some(unit=LINES, measure=members(Measure), scope=LINES),
    )
    fields = some(
        title=TITLES,
        issue=st.sampled_from((None, *names["issues"])),
        kind=members(ClaimKind),
        evidence=members(EvidenceKind),
        valid=DATES,
        quantity=quantity,
        requires_support=st.booleans(),
        proposed=st.booleans(),
        tags=several(TAGS),
        note=TEXTS,
    )
    rows: list[tuple[type, dict[str, Any]]] = []
    theses: dict[str, str] = {}
    for key in names["claims"]:
        row = {"id": key, "text": draw(LINES | st.just("")), **draw(fields)}
        if row.get("issue") and draw(st.booleans()):
            theses[row["issue"]] = key
        rows.append((Claim, row))
    for key in names["issues"]:
        row = {"id": key, "question": draw(LINES), "thesis": theses.get(key)}
        rows.append((Issue, row))
    return rows


def _links(
    draw: st.DrawFn, names: dict[str, list[str]], others: list[str]
) -> list[tuple[type, dict[str, Any]]]:
    """Draw assertions and relations, default ids and circles of undercuts among them."""
    claims, actors = names["claims"], names["actors"]
    rows: list[tuple[type, dict[str, Any]]] = []
    open_ids: list[str] = []
    used = {*claims, *others}
    for key in others:
        more = {
            "passage": draw(passages(names["sources"])),
            "date": draw(st.none() | DATES),
            **draw(some(proposed=st.booleans(), note=TEXTS)),
        }
        if actors and draw(st.integers(0, 2)) == 0:
            fields = some(
                stance=members(Stance),
                wording=LINES,
                via=several(st.sampled_from(actors)),
                hedged=st.booleans(),
                by_act=st.booleans(),
                cites=several(LINES),
            )
            actor, claim = draw(st.sampled_from(actors)), draw(st.sampled_from(claims))
            name = _default(draw, f"{claim}-{actor}", key, used)
            who = {"id": name, "actor": actor, "claim": claim}
            rows.append((Assertion, {**who, **more, **draw(fields)}))
            continue
        target = draw(st.sampled_from((*claims, *open_ids)))
        kind = draw(members(RelationKind)) if target in claims else "attacks"
        most = 3 if kind in {"supports", "attacks"} else 1
        premises = draw(
            st.lists(st.sampled_from(claims), min_size=1, max_size=most, unique=True)
        )
        fields = some(
            basis=members(Basis),
            author=st.sampled_from((None, *actors)),
            analyst=LINES,
            scheme=LINES,
        )
        verb = kind if target in claims else "undercuts"
        base = f"{'-and-'.join(premises)}-{verb}-{target}"
        name = _default(draw, base, key, used)
        ends = {"id": name, "kind": kind, "premises": premises, "target": target}
        rows.append((Relation, {**ends, **more, **draw(fields)}))
        if kind in {"supports", "attacks", "contradicts"}:
            open_ids.append(name)
    return _circled(draw, rows)


def _default(draw: st.DrawFn, base: str, key: str, used: set[str]) -> str:
    if len(base) > 120 or base in used or draw(st.booleans()):
        return key
    used.add(unicodedata.normalize("NFC", base))
    return base


def _circled(
    draw: st.DrawFn, rows: list[tuple[type, dict[str, Any]]]
) -> list[tuple[type, dict[str, Any]]]:
    """Let two attacks undercut each other, sometimes."""
    attacks = [row for cls, row in rows if cls is Relation and row["kind"] == "attacks"]
    if len(attacks) > 1 and draw(st.booleans()):
        first, second = attacks[:2]
        first["target"], second["target"] = second["id"], first["id"]
    return rows


def _extra(draw: st.DrawFn, names: dict[str, list[str]]) -> dict[str, Any]:
    places = [f"{space}/{key}" for space, ids in names.items() for key in ids]
    places += ["", "claims/gone", "headings/x", "relations/x"]
    words = TEXTS | st.sampled_from(
        ("color", "rel", "isCanonical", "isInGroup", "issue", "model", "selection")
    )
    kept = st.dictionaries(words, JSON, max_size=3) | JSON
    by_place = st.dictionaries(st.sampled_from(places), kept, max_size=3)
    return draw(st.dictionaries(NOTATIONS, by_place, max_size=2))
