"""The parse: what a dependency parser finds that the rules miss.

The rules come first; a verb that has no attribution is looked up in the parse. Labels
of Universal Dependencies and of ClearNLP are read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.extraction.layout.layouts import Layout
from argmap.extraction.layout.paragraphs import Block
from argmap.extraction.records import AttributionKind, Span
from argmap.extraction.reporting.report import Report
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["filled"]

SUBJECTS = frozenset(("nsubj", "nsubj:outer"))
CLAUSES = frozenset(("ccomp", "parataxis"))
LEAST_WORDS = 4
CONFIDENCE = 0.6
AUXILIARIES = frozenset(("aux", "aux:pass", "auxpass", "cop"))
RELATIVE = frozenset(("who", "which", "whom"))
SILENT = frozenset(("you", "it", "this", "i", "we", "who", "which", "that"))
CONDITIONS = frozenset(("if", "unless", "whether", "when"))
UNREAL = frozenset(["could", "might", "may", "should", "must", "can"])


def filled(
    doc: Doc, found: Sequence[Report], plan: Layout, *, lexicon: Lexicon
) -> list[Report]:
    """Return reports with those added that only the parse shows.

    Parameters
    ----------
    doc : Doc
        A parsed document.
    found : sequence of Report
        What the rules found.
    plan : Layout
        The layout of its text.
    lexicon : Lexicon
        Reporting verbs.

    Returns
    -------
    list of Report
        In the order of the text.
    """
    taken = {report.cue[1] for report in found if report.cue is not None}
    running = [one for one in plan.blocks if one.block is Block.TEXT]
    starts = [one.start for one in plan.quoted]
    at = 0
    made = list(found)
    for token in doc:
        while at < len(running) and running[at].end <= token.idx:
            at += 1
        if at == len(running):
            break
        if token.idx < running[at].start or token.idx + len(token) in taken:
            continue
        before = bisect_right(starts, token.idx) - 1
        quoted = before >= 0 and token.idx < plan.quoted[before].end
        report = _report(token, lexicon, quoted=quoted)
        if report is not None:
            made.append(report)
    return sorted(made, key=lambda one: (one.contents[0], one.cue or (0, 0)))


def _report(token: Token, lexicon: Lexicon, *, quoted: bool) -> Report | None:
    if token.pos_ != "VERB":
        return None
    cues = [
        cue
        for cue in lexicon.cues.get(token.lower_, ())
        if cue.form is not Form.PARTICIPLE and cue.takes & {"that", "clause"}
    ]
    if not cues:
        return None
    children = list(token.children)
    subject = next((one for one in children if one.dep_ in SUBJECTS), None)
    clause = next((one for one in children if one.dep_ in CLAUSES), None)
    if subject is None or clause is None or subject.lower_ in SILENT:
        return None
    if not subject.is_alpha or not _states(clause, led_in=quoted):
        return None
    if any(one.lower_ in UNREAL or one.lower_ in CONDITIONS for one in children):
        return None
    content = _subtree(clause)
    source = _subtree(subject)
    if source[0] < content[1] and content[0] < source[1]:
        return None
    if len(doc_words(clause)) < LEAST_WORDS:
        return None
    return Report(
        contents=(content,),
        cue=(token.idx, token.idx + len(token)),
        source=source,
        kind=AttributionKind.INDIRECT,
        lemma=cues[0].lemma,
        frame="parse",
        stance=cues[0].stance,
        confidence=CONFIDENCE,
    )


def _states(clause: Token, *, led_in: bool) -> bool:
    """Tell a finite clause from "allowed owners to leave" and "feels rents falling".

    In a quotation, where people speak loosely, it begins with "that".
    """
    group = [clause, *(one for one in clause.children if one.dep_ in AUXILIARIES)]
    finite = not clause.doc.has_annotation("MORPH") or any(
        "Fin" in one.morph.get("VerbForm", []) for one in group
    )
    first = next(iter(clause.subtree))
    return (
        (finite or any(one.tag_ == "MD" for one in group))
        and first.lower_ not in RELATIVE
        and (not led_in or first.lower_ == "that")
    )


def doc_words(head: Token) -> list[Token]:
    """Return the words below a token that are no signs.

    Parameters
    ----------
    head : Token
        The head of a clause.

    Returns
    -------
    list of Token
        In the order of the text.
    """
    return [one for one in head.subtree if not one.is_punct]


def _subtree(head: Token) -> Span:
    """Return the span of what hangs on a token, signs at its ends left off."""
    words = list(head.subtree)
    while len(words) > 1 and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    while len(words) > 1 and (words[0].is_punct or words[0].is_space):
        words.pop(0)
    return words[0].idx, words[-1].idx + len(words[-1])
