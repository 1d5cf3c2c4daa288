"""An invented debate with every kind of link, for the tests of diagrams."""

from __future__ import annotations

from typing import Any

from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim

ACTORS = (
    ("cc", "City Council", "government"),
    ("ra", "Riders' Alliance", "advocacy"),
    ("tl", "Taxpayers' League", "advocacy"),
    ("ou", "Operators' Union", "advocacy"),
    ("ius", "Institute for Urban Studies", "think-tank"),
    ("post", "Northport Post", "news"),
    ("audit", "City Auditor", "oversight-body"),
    ("vega", "L. Vega", "person"),
    ("critics", "critics", "collective"),
)
SOURCES = (
    ("plan", "Free fares: the plan", "2025-03-01", "https://example.org/plan", "cc"),
    ("brief", "What they would bring", "2025-03-20", "https://example.org/?a&b", "ra"),
    ("bill", "The bill for free fares", "2025-04-02", None, "tl"),
    ("trial", "The Northport trial", "2024-11", "https://example.org/trial", "ius"),
    ("post", "Buses for nothing?", "2025-04-11", "javascript:alert(1)", "post"),
    ("accounts", "Annual accounts 2024", "2025-02", None, "audit"),
)
ISSUES = (
    ("free", "Should bus travel be free from 2027?"),
    ("riders", "Do free fares bring more riders?"),
    ("cost", "Can the city pay for it?"),
    ("fair", "Do free fares help those with low incomes?"),
)


def buses() -> ArgumentMap:
    """Return a debate of 26 claims on four issues and one on none."""
    m = ArgumentMap("Fare-free buses", "Should the city make bus travel free?")
    for key, name, kind in ACTORS:
        m.actor(name, id=key, kind=kind)
    for key, title, issued, url, publisher in SOURCES:
        m.source(title, id=key, issued=issued, url=url, publisher=publisher)
    for key, question in ISSUES:
        m.issue(question, id=key)
    _riders(m)
    _cost(m)
    _fair(m)
    free = _claim(
        m,
        ("free-buses", "Free buses", "All bus travel should be fare-free from 2027."),
        "free",
        {"cc": "plan", "ra": "brief"},
        thesis=True,
        kind="normative",
    )
    m.deny(free, actor="tl", source="bill", at=(0, 9))
    m.assertion(free, actor="ou", stance="doubts", source="post", at=(10, 19))
    m.assertion(free, actor="post", stance="reports", source="post", at=(20, 29))
    m.support(free, by="more", source="plan", at=(1, 50), author="cc")
    m.support(free, by="help", source="brief", at=(1, 5))
    m.support(free, by="affordable", analyst="rk")
    m.attack(free, by="pay", source="post", at=(3, 9))
    m.contradict("passes", "affordable", analyst="rk")
    m.attack("help", by="walking", analyst="rk", note="Not said by anybody.")
    _claim(m, ("vote", None, "The union holds a vote in May."), None, {"ou": "post"})
    return m


def _claim(
    m: ArgumentMap,
    words: tuple[str, str | None, str],
    issue: str | None,
    said: dict[str, str],
    **fields: Any,
) -> Claim:
    key, title, text = words
    claim = m.claim(text, id=key, title=title, issue=issue, **fields)
    for actor, source in said.items():
        start = 100 * len(m.assertions)
        m.assertion(claim, actor=actor, source=source, at=(start, start + 70))
    return claim


def _riders(m: ArgumentMap) -> None:
    more = _claim(
        m,
        ("more", "More riders", "Free fares bring 30 % more bus trips in two years."),
        "riders",
        {"ra": "brief", "cc": "plan"},
        thesis=True,
        kind="predictive",
    )
    trial = _claim(
        m,
        ("trial", "Northport trial", "In Northport trips rose 34 % in 18 months."),
        "riders",
        {"ius": "trial"},
        evidence="study",
        valid="2023/2024",
        quantity={"value": 34, "unit": "percent"},
    )
    staff = ("staff", "Staff counted", "The Northport count includes staff passes.")
    logged = ("logged", None, "Staff passes are logged apart and were taken out.")
    often = ("often", "Frequency matters", "Frequency keeps people off the bus.")
    line = ("line-12", "Line 12", "Doubling the frequency raised trips by 41 %.")
    walking = ("walking", "Trips on foot", "Most new trips replace walking.")
    survey = ("survey", "Survey of riders", "Of 4,100 asked, 21 % would have driven.")
    link = m.support(more, by=trial, source="brief", at=(5, 9))
    undercut = m.undercut(
        link,
        by=_claim(m, staff, "riders", {"tl": "bill"}),
        source="bill",
        at=(1, 2),
    )
    m.undercut(
        undercut,
        by=_claim(m, logged, "riders", {"ius": "trial"}, evidence="official-record"),
        analyst="rk",
    )
    m.attack(
        more,
        by=_claim(m, often, "riders", {"ou": "post", "tl": "bill"}),
        source="post",
        at=(4, 9),
    )
    m.support(
        "often",
        by=_claim(m, line, "riders", {"ou": "post"}, evidence="example"),
        source="post",
        at=(4, 9),
    )
    m.support(
        _claim(m, walking, "riders", {"tl": "bill", "ius": "trial"}),
        by=_claim(m, survey, "riders", {"ius": "trial"}, evidence="statistic"),
        source="trial",
        at=(3, 4),
    )


def _cost(m: ArgumentMap) -> None:
    cost = _claim(
        m,
        ("affordable", "City can pay", "The city can pay for it from its budget."),
        "cost",
        {"cc": "plan"},
        thesis=True,
    )
    m.deny(cost, actor="tl", source="post", at=(30, 60), via="post")
    old = _claim(
        m,
        ("cost-48", "48 million a year", "The scheme costs 48 million euros a year."),
        "cost",
        {"cc": "plan"},
        evidence="statistic",
        valid=2023,
        quantity={"value": 48_000_000, "unit": "EUR", "measure": "flow"},
    )
    new = _claim(
        m,
        ("cost-52", "52 million", "In 2024 fares brought in 52 million euros."),
        "cost",
        {"audit": "accounts"},
        evidence="official-record",
        valid=2024,
        quantity={"value": 52_000_000, "unit": "EUR", "measure": "flow"},
    )
    m.supersede(old, by=new, analyst="rk", note="The accounts replace the estimate.")
    extra = ("extra", "Extra vehicles", "The true cost is above 70 million euros.")
    saving = ("saving", "Savings", "What ticketing costs now covers a fifth.")
    tickets = ("tickets", "Ticketing costs", "Ticketing cost 9.4 million in 2024.")
    levy = ("levy", "Parking levy", "A levy on parking can fund the scheme in full.")
    leave = ("leave", "Employers leave", "The levy would push employers out.")
    cities = ("cities", "Two cities", "Two cities with a levy saw no loss of jobs.")
    m.attack(
        cost,
        by=_claim(m, extra, "cost", {"tl": "bill"}),
        source="bill",
        at=(8, 9),
    )
    m.support("extra", by=old, analyst="rk")
    premises = (
        _claim(m, levy, "cost", {"cc": "plan", "ra": "brief"}),
        _claim(m, saving, "cost", {"cc": "plan"}),
    )
    m.support(cost, by=premises, source="plan", at=(8, 9))
    m.deny("saving", actor="tl", source="post", at=(70, 80))
    m.support(
        "saving",
        by=_claim(m, tickets, "cost", {"audit": "accounts"}, evidence="statistic"),
        source="plan",
        at=(8, 9),
    )
    m.attack(
        "levy",
        by=_claim(m, leave, "cost", {"tl": "bill"}),
        source="bill",
        at=(3, 9),
    )
    m.attack(
        "leave",
        by=_claim(m, cities, "cost", {"ius": "trial"}, evidence="study"),
        source="plan",
        at=(3, 9),
    )
    pay = ("pay", "Pay squeezed", "Drivers' pay will be squeezed.")
    _claim(m, pay, "cost", {"ou": "post"}, kind="predictive")


def _fair(m: ArgumentMap) -> None:
    fair = _claim(
        m,
        ("help", "Helps the poor", "Free fares help those with low incomes most."),
        "fair",
        {"ra": "brief", "cc": "plan"},
        thesis=True,
        kind="evaluative",
    )
    already = ("already", "Poorest ride free", "The poorest travel free already.")
    half = ("half", "Pass take-up", "Only 46 % of those entitled hold a pass.")
    passes = ("passes", "Better passes", "A pass would help at a tenth of the price.")
    harm = ("harm", "No help", "Free fares do nothing for the poor.")
    outer = ("outer", None, "Outer districts without buses get nothing.")
    low = ("low", "Low income", "A low income is one below 60 % of the median.")
    m.attack(
        fair,
        by=_claim(m, already, "fair", {"tl": "bill"}),
        source="bill",
        at=(3, 9),
    )
    m.attack(
        "already",
        by=_claim(m, half, "fair", {"ra": "brief"}, evidence="statistic"),
        source="brief",
        at=(3, 9),
    )
    m.attack(
        fair,
        by=_claim(m, passes, "fair", {"tl": "bill"}),
        source="bill",
        at=(3, 9),
    )
    m.contradict(
        fair,
        _claim(m, harm, "fair", {"critics": "post", "vega": "post"}),
        source="post",
        at=(3, 9),
    )
    m.qualify(fair, by=_claim(m, outer, "fair", {"tl": "bill"}), analyst="rk")
    m.rephrase("harm", "already", analyst="rk")
    _claim(m, low, "fair", {"ius": "trial"}, kind="definitional")
