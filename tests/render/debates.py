"""Invented debates, and the exchange of their two sides."""

from __future__ import annotations

import re
from typing import Any

import attrs
from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Entry,
    Grid,
    Outline,
    Paragraph,
    Section,
    Sentence,
    Split,
)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "*bold* _em_ `code` ~~gone~~",
    "[link](javascript:alert(1)) ![image](http://example.org/x.png)",
    "a | b \\| c",
    "# heading",
    "1. item",
    "- [ ] task",
    "> quote",
    "&lt;b&gt; &amp; &#60;",
    "</td></tr></table><b>",
    "{{ 7 * 7 }} {% include 'x' %}",
    "http://evil.example www.evil.example me@evil.example",
    "\u202eturned\u202c \u2067round",
    "$x^2$ :smile: @someone #12",
    "\\",
)


def rent_caps() -> ArgumentMap:
    """A debate of every kind of answer: two issues with sides, one count."""
    m = ArgumentMap("Rent caps in Fairhaven", "Should Fairhaven keep its rent cap?")
    lee = m.actor("J. Lee", id="lee", kind="researcher", interest="Paid by no party.")
    office = m.actor("Housing Office", id="office", kind="government")
    ortiz = m.actor(
        "M. Ortiz",
        id="ortiz",
        kind="person",
        affiliations=[{"organization": office, "role": "spokesperson"}],
    )
    union = m.actor("Tenants' Union", id="union", kind="advocacy")
    owners = m.actor("Owners' League", id="owners", kind="advocacy")
    courier = m.actor("Port Courier", id="courier", kind="news")
    m.actor("County Court", id="court", kind="court")
    study = m.source(
        "Rents and supply",
        id="study",
        type="report",
        authors=[lee],
        publisher="Fairhaven College",
        issued="2023-05-02",
        url="https://example.org/lee",
        primary=True,
    )
    story = m.source(
        "A cap, a year on",
        id="story",
        type="article-newspaper",
        publisher=courier,
        container="Port Courier",
        issued="2024-02-08",
    )
    page = m.source("Why caps work", id="page", publisher=union, issued="2024-03")

    supply = m.issue("Do rent caps reduce supply?", id="supply")
    caps = m.claim(
        "Rent caps cut supply.", id="caps", issue=supply, thesis=True, kind="causal"
    )
    starts = m.claim(
        "Starts fell 12 % in two years.",
        id="starts",
        issue=supply,
        evidence="statistic",
        valid="2021/2023",
        kind="factual",
    )
    steady = m.claim(
        "The cap leaves supply as it was.", id="steady", issue=supply, kind="causal"
    )
    rates = m.claim(
        "Interest rates rose in those years, too.", id="rates", issue=supply
    )
    exempt = m.claim(
        "New buildings are exempt from the cap.",
        id="exempt",
        issue=supply,
        evidence="law",
    )
    lapsed = m.claim(
        "The exemption lapsed in 2022.", id="lapsed", issue=supply, evidence="law"
    )
    least = m.claim(
        "By 2030 nobody will build in Fairhaven.",
        id="nobody",
        issue=supply,
        kind="predictive",
    )
    m.assertion(caps, actor=lee, source=study, at=(120, 171))
    m.assertion(caps, actor=owners, source=story, at=(40, 81), via=courier)
    m.deny(caps, actor=ortiz, source=story, at=(300, 352), via=courier)
    m.assertion(starts, actor=lee, source=study, at=(200, 260), hedged=True)
    m.assertion(steady, actor=ortiz, source=story, at=(353, 410), via=courier)
    m.assertion(steady, actor=union, source=page, at=(10, 60))
    m.assertion(rates, actor=union, source=page, at=(61, 110))
    m.assertion(exempt, actor=office, source=story, at=(500, 544), via=[ortiz, courier])
    m.assertion(lapsed, actor=lee, source=study, at=(700, 741))
    m.assertion(least, actor=owners, source=story, at=(600, 633), via=courier)
    step = m.support(caps, by=starts, source=study, at=(120, 260))
    m.contradict(caps, steady)
    m.undercut(step, by=rates, source=page, at=(61, 110), author=union)
    m.attack(caps, by=exempt, analyst="rk")
    m.attack(exempt, by=lapsed, source=study, at=(690, 741))
    m.support(caps, by=least)

    _rents(m)
    _count(m)
    return m


def _rents(m: ArgumentMap) -> None:
    rents = m.issue("Are rents lower under the cap?", id="rents")
    lower = m.claim(
        "Rents are lower than they would be.", id="lower", issue=rents, thesis=True
    )
    survey = m.claim(
        "Rents fell 3 % in the first year.", id="fell", issue=rents, evidence="study"
    )
    fees = m.claim(
        "Fees rose by as much.", id="fees", issue=rents, evidence="statistic"
    )
    m.assertion(lower, actor="union", source="page", at=(200, 240))
    m.assertion(survey, actor="union", source="page", at=(241, 290))
    m.assertion(fees, actor="owners", source="story", at=(700, 740), via="courier")
    m.support(lower, by=survey)
    m.attack(survey, by=fees, analyst="rk")


def _count(m: ArgumentMap) -> None:
    count = m.issue("How many homes are capped?", id="count")
    old = m.claim(
        "4,100 homes are capped.",
        id="old",
        issue=count,
        valid="2022",
        quantity={"value": 4100, "unit": "homes", "measure": "stock"},
    )
    new = m.claim(
        "5,300 homes are capped.",
        id="new",
        issue=count,
        valid="2024",
        quantity={"value": 5300, "unit": "homes", "measure": "stock"},
    )
    m.assertion(old, actor="lee", source="study", at=(900, 930))
    m.assertion(new, actor="office", source="story", at=(800, 830), via="courier")
    m.assertion(new, actor="union", source="page", at=(300, 330))
    m.assertion(new, actor="owners", stance="doubts", source="story", at=(840, 870))
    m.assertion(
        old, actor="courier", stance="reports", source="story", at=(880, 900), id="told"
    )
    m.supersede(old, by=new)


def swap(m: ArgumentMap) -> ArgumentMap:
    """Exchange the sides: the claim that contradicts each thesis becomes the thesis."""
    swapped = m.subset()
    for issue in m.issues.values():
        if issue.thesis is not None:
            other = _contrary(m, issue.thesis)
            swapped.replace(attrs.evolve(issue, thesis=other))
    return swapped


def _contrary(m: ArgumentMap, thesis: str) -> str:
    found = [
        claim
        for r in m.relations.values()
        if r.kind == "contradicts" and thesis in (ends := (*r.premises, r.target))
        for claim in ends
        if claim != thesis
    ]
    assert len(found) == 1
    return found[0]


VERDICTS = re.compile(
    r"\b(true|truth\w*|untrue|false\w*|wins?|won|winn\w*|loses?|lost|refut\w*|debunk\w*|"
    r"admit\w*|admission\w*|insist\w*|so-called|of course|undisputed|prov(?:es?|ed|en|ing)|"
    r"disprov\w*|merely|correct\w*|wrong(?:s|ed|ly)?|myths?|lies?|lied|lying|denie[sd]|"
    r"deny|denying|rebutted|conced\w*|claim(?:s|ed|ing) that|rightly|obvious\w*|clearly|"
    r"bogus|baseless|discredit\w*)\b",
    re.IGNORECASE,
)
"""Words that judge, with their inflections; none may stand in a summary."""
SIDE = re.compile(r"\b(yes|no)\b(?= (?:to|on) questions? \d)|(?<=side of )(yes|no)\b")
HEARD = re.compile(r"\(yes (\d+), no (\d+)\)")
CELL = re.compile(r"((?:\d+ )?\(?)(yes|no)(\)?(?:, no source)?)")
OTHER = {"yes": "no", "no": "yes"}


def swap_columns(outline: Outline) -> Outline:
    """Exchange the two columns wherever they are sides, and yes and no in words."""
    sections = tuple(_swapped(section) for section in outline.sections)
    return attrs.evolve(outline, sections=sections)


def _swapped(block: Any) -> Any:
    match block:
        case Section():
            return attrs.evolve(block, blocks=tuple(map(_swapped, block.blocks)))
        case Paragraph():
            return attrs.evolve(block, sentences=_all(block.sentences))
        case Bullets():
            return Bullets(tuple(map(_all, block.items)))
        case Grid():
            rows = tuple(map(_all, block.rows))
            if block.columns[1:] == ("Yes", "No"):
                rows = tuple((name, no, yes) for name, yes, no in rows)
            return attrs.evolve(block, rows=rows)
        case Split():
            left, right = map(_entries, (block.left, block.right))
            if block.sided:
                left, right = right, left
            foot = _all(block.foot)
            return attrs.evolve(block, left=left, right=right, foot=foot)


def _entries(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(
        attrs.evolve(e, lead=_sentence(e.lead), lines=_all(e.lines)) for e in entries
    )


def _all(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple(map(_sentence, sentences))


def _sentence(one: Sentence) -> Sentence:
    text = SIDE.sub(lambda found: OTHER[found[0]], one.text)
    text = HEARD.sub(r"(yes \2, no \1)", text)
    cells = text.split(", ") if ", no source" not in text else [text]
    if any(CELL.fullmatch(cell) for cell in cells) and len(text) < 80:
        text = ", ".join(map(_exchanged, cells))
    return attrs.evolve(one, text=text)


def _exchanged(cell: str) -> str:
    found = CELL.fullmatch(cell)
    return f"{found[1]}{OTHER[found[2]]}{found[3]}" if found else cell


def splits(blocks: tuple[Block, ...]) -> list[Split]:
    """Every pair of columns, however deep it stands."""
    found: list[Split] = []
    for block in blocks:
        if isinstance(block, Split):
            found.append(block)
        elif isinstance(block, Section):
            found += splits(block.blocks)
    return found


DATES = ("2019", "2020-04", "2021-05-06", "2019/2021", "2022/..")
STANCES = ("asserts", "asserts", "asserts", "denies", "doubts", "reports")
KINDS = (None, "factual", "causal", "normative", "predictive", "definitional")


@st.composite
def debates(draw: st.DrawFn) -> ArgumentMap:
    """Debates whose issues each have two answers that contradict each other.

    The joined claims of an issue form a tree, so that each has the other side when
    the other answer is the thesis; undercuts, qualifications and attacks across
    issues come on top, and claims and actors of every sort.
    """
    m = ArgumentMap("A debate", draw(st.sampled_from([None, "What now?"])))
    kinds = st.sampled_from([None, "government", "advocacy", "news", "collective"])
    actors = [
        m.actor(f"Actor {i}", id=f"a{i}", kind=draw(kinds))
        for i in range(draw(st.integers(0, 4) | st.just(15)))
    ]
    dates = st.none() | st.sampled_from(DATES)
    sources = [
        m.source(
            f"Source {i}", id=f"s{i}", issued=draw(dates), primary=draw(st.booleans())
        )
        for i in range(draw(st.integers(1, 3)))
    ]
    claims: list[str] = []
    for number in range(draw(st.integers(0, 3))):
        claims += _issue(draw, m, number)
    for number in range(draw(st.integers(0, 2))):
        claims.append(m.claim(f"Loose claim {number}.", id=f"loose{number}").id)
    _loose_links(draw, m, claims)
    if actors and claims:
        for number in range(draw(st.integers(0, 14) | st.just(30))):
            actor = draw(st.sampled_from(actors))
            others = [a for a in actors if a != actor]
            via = (
                draw(st.lists(st.sampled_from(others), max_size=2, unique=True))
                if others
                else []
            )
            m.assertion(
                draw(st.sampled_from(claims)),
                actor=actor,
                stance=draw(st.sampled_from(STANCES)),
                source=draw(st.none() | st.sampled_from(sources)),
                date=draw(dates),
                via=via,
                hedged=draw(st.booleans()),
                id=f"said{number}",
            )
    return m


def _issue(draw: st.DrawFn, m: ArgumentMap, number: int) -> list[str]:
    issue = m.issue(f"Issue {number}?", id=f"i{number}")
    sided = draw(st.booleans())
    kinds = st.sampled_from(KINDS)
    evidence = st.sampled_from([None, "statistic", "law"])
    valid = st.none() | st.sampled_from(DATES)
    keys: list[str] = []
    for k in range(draw(st.integers(2, 6))):
        claim = m.claim(
            f"Claim {k} of issue {number}.",
            id=f"c{number}-{k}",
            issue=issue,
            thesis=sided and not k,
            kind=draw(kinds),
            evidence=draw(evidence),
            valid=draw(valid),
        )
        if k == 1:
            m.contradict(keys[0], claim, basis=draw(BASES))
        elif k > 1 and draw(st.booleans()):
            parent = draw(st.sampled_from(keys))
            links = [m.support, m.attack]
            link = draw(st.sampled_from(links))
            link(parent, by=claim, basis=draw(BASES))
        keys.append(claim.id)
    return keys


BASES = st.sampled_from(["explicit", "analyst"])


def _loose_links(draw: st.DrawFn, m: ArgumentMap, claims: list[str]) -> None:
    for _ in range(draw(st.integers(0, 4))):
        if len(claims) < 2:
            return
        one, two = draw(st.permutations(claims))[:2]
        issues = {m.claims[key].issue for key in (one, two)}
        kind = draw(st.sampled_from(["undercut", "qualify", "supersede", "attack"]))
        hittable = [
            r.id
            for r in m.relations.values()
            if r.kind in ("supports", "attacks", "contradicts")
        ]
        if kind == "undercut" and hittable:
            m.undercut(draw(st.sampled_from(hittable)), by=one, basis=draw(BASES))
        elif kind == "qualify":
            m.qualify(two, by=one)
        elif kind == "supersede":
            m.supersede(two, by=one)
        elif kind == "attack" and len(issues) == 2:
            m.attack(two, by=one, basis=draw(BASES))
