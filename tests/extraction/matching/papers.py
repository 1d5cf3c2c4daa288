"""Twelve invented documents on bus fares in one city, and what matches in them."""

from __future__ import annotations

import argmap as am

__all__ = ["CONFLICTING", "PAPERS", "SAME", "SUPERSEDED", "paper", "papers"]

# By document: its date, and its claims by id.
PAPERS: dict[str, tuple[str, dict[str, str]]] = {
    "courier": (
        "2023-03-01",
        {
            "cap-helps": "The two-pound fare cap brings riders back to the buses.",
            "routes-2023": "As of March 2023 the network has 38 routes.",
            "drivers-short": "The depot is short of drivers at weekends.",
        },
    ),
    "herald": (
        "2024-05-02",
        {
            "cap-works": "Riders have come back to the buses thanks to the fare cap.",
            "routes-2024": "As of April 2024 the network has 41 routes.",
            "noise": "Night services keep residents of the harbour quarter awake.",
        },
    ),
    "council": (
        "2024-06",
        {
            "cost": "In 2023 the fare cap cost the city £6.4 million.",
            "survey": "Four in ten pensioners never use a bus.",
        },
    ),
    "union": (
        "2024-06",
        {
            "staff": "At weekends the depot does not have enough drivers.",
            "wages": "Pay at the depot lags behind the lorry trade.",
        },
    ),
    "auditor": (
        "2024-09",
        {
            "price": "The city paid £8.1 million for the fare cap in 2023.",
            "tenders": "Tenders for new vehicles were opened late.",
        },
    ),
    "parents": (
        "2024-09",
        {
            "school": "Pupils wait more than an hour for the school bus in winter.",
            "passes": "Free passes end at sixteen.",
        },
    ),
    "teachers": (
        "2024-10",
        {
            "waiting": "In winter pupils wait over an hour for a bus to school.",
            "lessons": "The first lesson begins before eight.",
        },
    ),
    "institute": (
        "2024-11",
        {
            "emissions": "Diesel vehicles emit most of the soot in the old town.",
            "share": "In 2024 the share of trips by bus was 18 percent.",
        },
    ),
    "ministry": (
        "2024-11",
        {
            "soot": "Most of the soot in the old town comes from diesel vehicles.",
            "trips": "The share of trips made by bus in 2024 was 23 percent.",
        },
    ),
    "shops": (
        "2025-01",
        {"parking": "Customers want parking spaces, not bus lanes."},
    ),
    "cyclists": (
        "2025-01",
        {"lanes": "Painted lines protect nobody on a bicycle."},
    ),
    "bulletin": (
        "2025-02",
        {"fines": "Inspectors collected 300 fines in January 2025."},
    ),
}

SAME = {
    frozenset(("cap-helps", "cap-works")),
    frozenset(("drivers-short", "staff")),
    frozenset(("school", "waiting")),
    frozenset(("emissions", "soot")),
}
CONFLICTING = {frozenset(("cost", "price")), frozenset(("share", "trips"))}
SUPERSEDED = {("routes-2024", "routes-2023")}


def paper(name: str) -> am.ArgumentMap:
    """Return one document as a draft would: every claim proposed, and asserted in it."""
    issued, claims = PAPERS[name]
    m = am.ArgumentMap(name)
    source = m.source(name.title(), id=name, issued=issued)
    actor = m.actor(name.title(), id=name)
    for key, text in claims.items():
        claim = m.claim(text, id=key, proposed=True)
        m.assertion(claim, actor=actor, source=source, proposed=True)
    return m


def papers() -> list[am.ArgumentMap]:
    """Return all documents, each as a map of its own."""
    return [paper(name) for name in PAPERS]
