"""Keep a public debate as a map, ask what it holds, and draw it.

Every public name stands in one table below and is loaded on first use, so that
``import argmap`` costs little and needs none of the libraries underneath.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.analysis.acceptability import Assessment as Assessment
    from argmap.analysis.acceptability import ClaimStatus as ClaimStatus
    from argmap.analysis.acceptability import Flag as Flag
    from argmap.analysis.acceptability import Status as Status
    from argmap.analysis.acceptability import assess as assess
    from argmap.analysis.acceptance import Mode as Mode
    from argmap.analysis.acceptance import Prospect as Prospect
    from argmap.analysis.acceptance import Semantics as Semantics
    from argmap.analysis.acceptance import acceptable as acceptable
    from argmap.analysis.acceptance import prospect as prospect
    from argmap.analysis.acceptance import prospect_sentence as prospect_sentence
    from argmap.analysis.acceptance import prospects as prospects
    from argmap.analysis.alignment import sides as sides
    from argmap.analysis.chronology.events import Event as Event
    from argmap.analysis.chronology.events import EventKind as EventKind
    from argmap.analysis.chronology.events import Timeline as Timeline
    from argmap.analysis.chronology.events import timeline as timeline
    from argmap.analysis.chronology.history import Histories as Histories
    from argmap.analysis.chronology.history import History as History
    from argmap.analysis.chronology.history import StatusSince as StatusSince
    from argmap.analysis.chronology.history import histories as histories
    from argmap.analysis.chronology.series import Series as Series
    from argmap.analysis.chronology.supersession import Chain as Chain
    from argmap.analysis.chronology.supersession import supersessions as supersessions
    from argmap.analysis.chronology.validity import Figure as Figure
    from argmap.analysis.chronology.validity import Figures as Figures
    from argmap.analysis.chronology.validity import figures as figures
    from argmap.analysis.coding.alpha import Alpha as Alpha
    from argmap.analysis.coding.alpha import MeasurementLevel as MeasurementLevel
    from argmap.analysis.coding.alpha import krippendorff_alpha as krippendorff_alpha
    from argmap.analysis.coding.reliability import CodedUnit as CodedUnit
    from argmap.analysis.coding.reliability import CodedVariable as CodedVariable
    from argmap.analysis.coding.reliability import CoderComparison as CoderComparison
    from argmap.analysis.coding.reliability import Disagreement as Disagreement
    from argmap.analysis.coding.reliability import compare_coders as compare_coders
    from argmap.analysis.consistency import check as check
    from argmap.analysis.dependence import Pivots as Pivots
    from argmap.analysis.dependence import PivotSet as PivotSet
    from argmap.analysis.dependence import pivots as pivots
    from argmap.analysis.differences import Difference as Difference
    from argmap.analysis.differences import FieldChange as FieldChange
    from argmap.analysis.differences import RecordChange as RecordChange
    from argmap.analysis.differences import diff as diff
    from argmap.analysis.dispute import Ending as Ending
    from argmap.analysis.dispute import Move as Move
    from argmap.analysis.dispute import MoveKind as MoveKind
    from argmap.analysis.explanations import Explanation as Explanation
    from argmap.analysis.explanations import explain as explain
    from argmap.analysis.networks.building import actor_network as actor_network
    from argmap.analysis.networks.building import (
        affiliation_network as affiliation_network,
    )
    from argmap.analysis.networks.building import claim_network as claim_network
    from argmap.analysis.networks.counting import Duplicates as Duplicates
    from argmap.analysis.networks.counting import Statement as Statement
    from argmap.analysis.networks.counting import statements as statements
    from argmap.analysis.networks.frustration import Coalitions as Coalitions
    from argmap.analysis.networks.frustration import Part as Part
    from argmap.analysis.networks.frustration import Split as Split
    from argmap.analysis.networks.frustration import coalitions as coalitions
    from argmap.analysis.networks.measures import Aggregation as Aggregation
    from argmap.analysis.networks.measures import Normalization as Normalization
    from argmap.analysis.networks.windows import network_windows as network_windows
    from argmap.analysis.objections import OpenObjection as OpenObjection
    from argmap.analysis.objections import contested as contested
    from argmap.analysis.objections import open_objections as open_objections
    from argmap.analysis.objections import unrebutted as unrebutted
    from argmap.analysis.reliance import Robustness as Robustness
    from argmap.analysis.reliance import SourceSet as SourceSet
    from argmap.analysis.reliance import robustness as robustness
    from argmap.analysis.removal import Change as Change
    from argmap.analysis.removal import WhatIf as WhatIf
    from argmap.analysis.removal import what_if as what_if
    from argmap.analysis.sourcing.auditing import audit as audit
    from argmap.analysis.sourcing.first_hand import (
        has_primary_source as has_primary_source,
    )
    from argmap.analysis.sourcing.first_hand import is_first_hand as is_first_hand
    from argmap.analysis.sourcing.independence import (
        IndependentEvidence as IndependentEvidence,
    )
    from argmap.analysis.sourcing.independence import SameEvidence as SameEvidence
    from argmap.analysis.sourcing.independence import Tie as Tie
    from argmap.analysis.sourcing.independence import (
        independent_evidence as independent_evidence,
    )
    from argmap.analysis.stances.agreement import CommonGround as CommonGround
    from argmap.analysis.stances.agreement import OneSided as OneSided
    from argmap.analysis.stances.agreement import Voices as Voices
    from argmap.analysis.stances.agreement import common_ground as common_ground
    from argmap.analysis.stances.agreement import one_sided as one_sided
    from argmap.analysis.stances.agreement import voices as voices
    from argmap.analysis.stances.comparison import compare_stances as compare_stances
    from argmap.analysis.stances.divisions import Consensus as Consensus
    from argmap.analysis.stances.divisions import GroupShare as GroupShare
    from argmap.analysis.stances.divisions import consensus as consensus
    from argmap.analysis.stances.pairs import Meeting as Meeting
    from argmap.analysis.stances.pairs import Pair as Pair
    from argmap.analysis.stances.pairs import Point as Point
    from argmap.analysis.stances.silence import Silence as Silence
    from argmap.analysis.stances.silence import silences as silences
    from argmap.analysis.stances.tables import Cell as Cell
    from argmap.analysis.stances.tables import StanceTable as StanceTable
    from argmap.analysis.stances.tables import State as State
    from argmap.analysis.stances.turns import ChangedPosition as ChangedPosition
    from argmap.analysis.stances.turns import changed_positions as changed_positions
    from argmap.analysis.strength import StrengthMethod as StrengthMethod
    from argmap.analysis.strength import Strengths as Strengths
    from argmap.analysis.strength import strengths as strengths
    from argmap.analysis.versions.merging import Merge as Merge
    from argmap.analysis.versions.merging import merge3 as merge3
    from argmap.analysis.versions.repairs import Conflict as Conflict
    from argmap.analysis.versions.shifts import ChangeKind as ChangeKind
    from argmap.analysis.versions.shifts import StanceChange as StanceChange
    from argmap.analysis.versions.shifts import StatusChange as StatusChange
    from argmap.errors import ArgmapError as ArgmapError
    from argmap.errors import DrawingError as DrawingError
    from argmap.errors import DuplicateIdError as DuplicateIdError
    from argmap.errors import FileError as FileError
    from argmap.errors import FormatError as FormatError
    from argmap.errors import LossError as LossError
    from argmap.errors import LossWarning as LossWarning
    from argmap.errors import MissingExtraError as MissingExtraError
    from argmap.errors import ModelError as ModelError
    from argmap.errors import QueryError as QueryError
    from argmap.errors import ReferencedError as ReferencedError
    from argmap.errors import SyntaxFault as SyntaxFault
    from argmap.errors import TextError as TextError
    from argmap.errors import UnknownFormatError as UnknownFormatError
    from argmap.errors import UnknownIdError as UnknownIdError
    from argmap.extraction.drafts import Draft as Draft
    from argmap.extraction.evaluation import Evaluation as Evaluation
    from argmap.extraction.evaluation import Score as Score
    from argmap.extraction.evaluation import SpeakerRule as SpeakerRule
    from argmap.extraction.evaluation import evaluate as evaluate
    from argmap.extraction.matching.aspect_files import aspects_toml as aspects_toml
    from argmap.extraction.matching.aspect_files import read_aspects as read_aspects
    from argmap.extraction.matching.aspects import Aspect as Aspect
    from argmap.extraction.matching.matches import Match as Match
    from argmap.extraction.matching.matches import Matches as Matches
    from argmap.extraction.matching.matches import MatchGroup as MatchGroup
    from argmap.extraction.matching.matches import MatchKind as MatchKind
    from argmap.extraction.matching.proposing import match_claims as match_claims
    from argmap.extraction.matching.suggestion import suggest_aspects as suggest_aspects
    from argmap.extraction.pipeline import extract as extract
    from argmap.extraction.records import Attribution as Attribution
    from argmap.extraction.records import AttributionKind as AttributionKind
    from argmap.extraction.records import Evidence as Evidence
    from argmap.extraction.records import FigureFound as FigureFound
    from argmap.extraction.records import Rejection as Rejection
    from argmap.extraction.records import Signal as Signal
    from argmap.extraction.records import SignalKind as SignalKind
    from argmap.findings import Finding as Finding
    from argmap.findings import Severity as Severity
    from argmap.formats.baseline import Accepted as Accepted
    from argmap.formats.baseline import Baseline as Baseline
    from argmap.formats.baseline import Sifted as Sifted
    from argmap.formats.baseline import read_baseline as read_baseline
    from argmap.formats.baseline import write_baseline as write_baseline
    from argmap.formats.dna.notation import document_texts as document_texts
    from argmap.formats.log import ReadLog as ReadLog
    from argmap.formats.table import dumps as dumps
    from argmap.formats.table import loads as loads
    from argmap.formats.table import loads_with_log as loads_with_log
    from argmap.formats.table import read as read
    from argmap.formats.table import read_with_log as read_with_log
    from argmap.formats.table import write as write
    from argmap.graph.attacks import AttackGraph as AttackGraph
    from argmap.graph.bipolar import BipolarGraph as BipolarGraph
    from argmap.graph.compilation import CompiledMap as CompiledMap
    from argmap.graph.compilation import Strike as Strike
    from argmap.graph.compilation import StrikeKind as StrikeKind
    from argmap.graph.conversion import from_networkx as from_networkx
    from argmap.graph.conversion import to_networkx as to_networkx
    from argmap.graph.labelling import Label as Label
    from argmap.graph.labelling import grounded as grounded
    from argmap.model.actors import Actor as Actor
    from argmap.model.actors import ActorKind as ActorKind
    from argmap.model.actors import Affiliation as Affiliation
    from argmap.model.argument_map import ArgumentMap as ArgumentMap
    from argmap.model.assertions import Assertion as Assertion
    from argmap.model.assertions import Stance as Stance
    from argmap.model.claims import Claim as Claim
    from argmap.model.claims import ClaimKind as ClaimKind
    from argmap.model.claims import EvidenceKind as EvidenceKind
    from argmap.model.claims import Issue as Issue
    from argmap.model.claims import Measure as Measure
    from argmap.model.claims import Quantity as Quantity
    from argmap.model.dates import Date as Date
    from argmap.model.joining import join as join
    from argmap.model.proposing import Answer as Answer
    from argmap.model.proposing import Proposal as Proposal
    from argmap.model.proposing import Verdict as Verdict
    from argmap.model.proposing import proposals as proposals
    from argmap.model.relations import Basis as Basis
    from argmap.model.relations import Relation as Relation
    from argmap.model.relations import RelationKind as RelationKind
    from argmap.model.reviewing import Settlement as Settlement
    from argmap.model.reviewing import settle as settle
    from argmap.model.sources import Passage as Passage
    from argmap.model.sources import Source as Source
    from argmap.model.sources import SourceType as SourceType
    from argmap.render.changes import changes_markdown as changes_markdown
    from argmap.render.charts.bars import draw_stance_bars as draw_stance_bars
    from argmap.render.charts.matrices import draw_stances as draw_stances
    from argmap.render.charts.networks import draw_network as draw_network
    from argmap.render.charts.timelines import draw_timeline as draw_timeline
    from argmap.render.chronology import timeline_markdown as timeline_markdown
    from argmap.render.coding import reliability_markdown as reliability_markdown
    from argmap.render.diagram.viewing import View as View
    from argmap.render.dot import to_dot as to_dot
    from argmap.render.explorer.page import explore as explore
    from argmap.render.explorer.page import explorer_html as explorer_html
    from argmap.render.folder import write_report as write_report
    from argmap.render.networks import network_csv as network_csv
    from argmap.render.networks import network_graphml as network_graphml
    from argmap.render.pages import draw_pages as draw_pages
    from argmap.render.picture import draw as draw
    from argmap.render.picture import to_svg as to_svg
    from argmap.render.stances import stances_html as stances_html
    from argmap.render.summary import summarize as summarize
    from argmap.render.summary import summary_html as summary_html
    from argmap.render.summary import summary_json as summary_json
    from argmap.texts.checking import Check as Check
    from argmap.texts.checking import Outcome as Outcome
    from argmap.texts.citing import cite as cite
    from argmap.texts.mending import reanchor as reanchor
    from argmap.texts.verification import Verification as Verification
    from argmap.texts.verification import verify as verify

__version__ = "0.1.0"

MODULES: dict[str, tuple[str, ...]] = {
    "analysis.acceptability": (
        "Assessment",
        "ClaimStatus",
        "Flag",
        "Status",
        "assess",
    ),
    "analysis.acceptance": (
        "Mode",
        "Prospect",
        "Semantics",
        "acceptable",
        "prospect",
        "prospect_sentence",
        "prospects",
    ),
    "analysis.alignment": ("sides",),
    "analysis.chronology.events": (
        "Event",
        "EventKind",
        "Timeline",
        "timeline",
    ),
    "analysis.chronology.history": (
        "Histories",
        "History",
        "StatusSince",
        "histories",
    ),
    "analysis.chronology.series": ("Series",),
    "analysis.chronology.supersession": (
        "Chain",
        "supersessions",
    ),
    "analysis.chronology.validity": (
        "Figure",
        "Figures",
        "figures",
    ),
    "analysis.coding.alpha": (
        "Alpha",
        "MeasurementLevel",
        "krippendorff_alpha",
    ),
    "analysis.coding.reliability": (
        "CodedUnit",
        "CodedVariable",
        "CoderComparison",
        "Disagreement",
        "compare_coders",
    ),
    "analysis.consistency": ("check",),
    "analysis.dependence": (
        "PivotSet",
        "Pivots",
        "pivots",
    ),
    "analysis.differences": (
        "Difference",
        "FieldChange",
        "RecordChange",
        "diff",
    ),
    "analysis.dispute": (
        "Ending",
        "Move",
        "MoveKind",
    ),
    "analysis.explanations": (
        "Explanation",
        "explain",
    ),
    "analysis.networks.building": (
        "actor_network",
        "affiliation_network",
        "claim_network",
    ),
    "analysis.networks.counting": (
        "Duplicates",
        "Statement",
        "statements",
    ),
    "analysis.networks.frustration": (
        "Coalitions",
        "Part",
        "Split",
        "coalitions",
    ),
    "analysis.networks.measures": (
        "Aggregation",
        "Normalization",
    ),
    "analysis.networks.windows": ("network_windows",),
    "analysis.objections": (
        "OpenObjection",
        "contested",
        "open_objections",
        "unrebutted",
    ),
    "analysis.reliance": (
        "Robustness",
        "SourceSet",
        "robustness",
    ),
    "analysis.removal": (
        "Change",
        "WhatIf",
        "what_if",
    ),
    "analysis.sourcing.auditing": ("audit",),
    "analysis.sourcing.first_hand": (
        "has_primary_source",
        "is_first_hand",
    ),
    "analysis.sourcing.independence": (
        "IndependentEvidence",
        "SameEvidence",
        "Tie",
        "independent_evidence",
    ),
    "analysis.stances.agreement": (
        "CommonGround",
        "OneSided",
        "Voices",
        "common_ground",
        "one_sided",
        "voices",
    ),
    "analysis.stances.comparison": ("compare_stances",),
    "analysis.stances.divisions": (
        "Consensus",
        "GroupShare",
        "consensus",
    ),
    "analysis.stances.pairs": (
        "Meeting",
        "Pair",
        "Point",
    ),
    "analysis.stances.silence": (
        "Silence",
        "silences",
    ),
    "analysis.stances.tables": (
        "Cell",
        "StanceTable",
        "State",
    ),
    "analysis.stances.turns": (
        "ChangedPosition",
        "changed_positions",
    ),
    "analysis.strength": (
        "StrengthMethod",
        "Strengths",
        "strengths",
    ),
    "analysis.versions.merging": (
        "Merge",
        "merge3",
    ),
    "analysis.versions.repairs": ("Conflict",),
    "analysis.versions.shifts": (
        "ChangeKind",
        "StanceChange",
        "StatusChange",
    ),
    "errors": (
        "ArgmapError",
        "DrawingError",
        "DuplicateIdError",
        "FileError",
        "FormatError",
        "LossError",
        "LossWarning",
        "MissingExtraError",
        "ModelError",
        "QueryError",
        "ReferencedError",
        "SyntaxFault",
        "TextError",
        "UnknownFormatError",
        "UnknownIdError",
    ),
    "extraction.drafts": ("Draft",),
    "extraction.evaluation": (
        "Evaluation",
        "Score",
        "SpeakerRule",
        "evaluate",
    ),
    "extraction.matching.aspect_files": (
        "aspects_toml",
        "read_aspects",
    ),
    "extraction.matching.aspects": ("Aspect",),
    "extraction.matching.matches": (
        "Match",
        "MatchGroup",
        "MatchKind",
        "Matches",
    ),
    "extraction.matching.proposing": ("match_claims",),
    "extraction.matching.suggestion": ("suggest_aspects",),
    "extraction.pipeline": ("extract",),
    "extraction.records": (
        "Attribution",
        "AttributionKind",
        "Evidence",
        "FigureFound",
        "Rejection",
        "Signal",
        "SignalKind",
    ),
    "findings": (
        "Finding",
        "Severity",
    ),
    "formats.baseline": (
        "Accepted",
        "Baseline",
        "Sifted",
        "read_baseline",
        "write_baseline",
    ),
    "formats.dna.notation": ("document_texts",),
    "formats.log": ("ReadLog",),
    "formats.table": (
        "dumps",
        "loads",
        "loads_with_log",
        "read",
        "read_with_log",
        "write",
    ),
    "graph.attacks": ("AttackGraph",),
    "graph.bipolar": ("BipolarGraph",),
    "graph.compilation": (
        "CompiledMap",
        "Strike",
        "StrikeKind",
    ),
    "graph.conversion": (
        "from_networkx",
        "to_networkx",
    ),
    "graph.labelling": (
        "Label",
        "grounded",
    ),
    "model.actors": (
        "Actor",
        "ActorKind",
        "Affiliation",
    ),
    "model.argument_map": ("ArgumentMap",),
    "model.assertions": (
        "Assertion",
        "Stance",
    ),
    "model.claims": (
        "Claim",
        "ClaimKind",
        "EvidenceKind",
        "Issue",
        "Measure",
        "Quantity",
    ),
    "model.dates": ("Date",),
    "model.joining": ("join",),
    "model.proposing": (
        "Answer",
        "Proposal",
        "Verdict",
        "proposals",
    ),
    "model.relations": (
        "Basis",
        "Relation",
        "RelationKind",
    ),
    "model.reviewing": (
        "Settlement",
        "settle",
    ),
    "model.sources": (
        "Passage",
        "Source",
        "SourceType",
    ),
    "render.changes": ("changes_markdown",),
    "render.charts.bars": ("draw_stance_bars",),
    "render.charts.matrices": ("draw_stances",),
    "render.charts.networks": ("draw_network",),
    "render.charts.timelines": ("draw_timeline",),
    "render.chronology": ("timeline_markdown",),
    "render.coding": ("reliability_markdown",),
    "render.diagram.viewing": ("View",),
    "render.dot": ("to_dot",),
    "render.explorer.page": ("explore", "explorer_html"),
    "render.folder": ("write_report",),
    "render.networks": (
        "network_csv",
        "network_graphml",
    ),
    "render.pages": ("draw_pages",),
    "render.picture": (
        "draw",
        "to_svg",
    ),
    "render.stances": ("stances_html",),
    "render.summary": (
        "summarize",
        "summary_html",
        "summary_json",
    ),
    "texts.checking": (
        "Check",
        "Outcome",
    ),
    "texts.citing": ("cite",),
    "texts.mending": ("reanchor",),
    "texts.verification": (
        "Verification",
        "verify",
    ),
}

_HOMES = {name: module for module, names in MODULES.items() for name in names}

__all__ = ["__version__", *sorted(_HOMES)]  # noqa: PLE0604 - made from the table


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'argmap' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"argmap.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
