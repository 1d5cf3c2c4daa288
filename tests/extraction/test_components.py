from __future__ import annotations

import pickle
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import attrs
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import load_config, load_model_from_config, registry

from argmap.errors import FormatError, QueryError
from argmap.extraction.components import COMPONENTS
from argmap.extraction.documents import GROUPS
from argmap.extraction.pipeline import extract, with_rules
from argmap.extraction.records import Attribution, AttributionKind
from argmap.extraction.registry import KEYS, located

TEXT = 'Critics warn that rents rose by 4 percent. "Rents fell," Lee said.'


@pytest.fixture
def nlp() -> Language:
    made = spacy.blank("en")
    for name in COMPONENTS:
        made.add_pipe(name)
    return made


def groups(doc: Doc) -> dict[str, list[tuple[str, str]]]:
    return {
        part: [(span.id_, span.text) for span in doc.spans[group]]
        for part, group in GROUPS.items()
    }


def test_span_groups_hold_the_places_with_the_ids_of_the_records(nlp: Language) -> None:
    found = groups(nlp(TEXT))
    assert found["content"] == [
        ("a1", "that rents rose by 4 percent"),
        ("a2", '"Rents fell,"'),
    ]
    assert found["cue"] == [("a1", "warn"), ("a2", "said")]
    assert found["source"] == [("a1", "Critics"), ("a2", "Lee")]
    assert found["quantity"] == [("q1", "4 percent")]
    assert found["evidence"] == [("e1", "Critics warn that rents rose by 4 percent.")]
    assert found["signal"] == [("s1", "Critics warn")]
    assert found["quotation"] == [("", '"Rents fell,"')]


def test_sentences_are_set_before_any_parser(nlp: Language) -> None:
    assert [one.text for one in nlp(TEXT).sents] == [
        "Critics warn that rents rose by 4 percent.",
        '"Rents fell," Lee said.',
    ]


def test_page_chrome_is_labelled_and_kept(nlp: Language) -> None:
    doc = nlp("Lee said that rents fell.\n\nSubscribe to our newsletter")
    assert [one.text for one in doc.spans[GROUPS["boilerplate"]]] == [
        "Subscribe to our newsletter"
    ]
    assert doc.text.endswith("newsletter")


def test_a_config_file_names_the_components() -> None:
    config = load_config(Path(__file__).with_name("pipeline.cfg"))
    made = load_model_from_config(config, auto_fill=True)
    assert tuple(made.pipe_names) == COMPONENTS
    text = "Lee said that rents fell. Ortiz bellyached that they rose."
    draft = extract(text, nlp=made)
    assert [one.speaker for one in draft.attributions] == ["Lee", "Ortiz"]
    assert [one.speaker for one in extract(text).attributions] == ["Lee", ""]


def test_the_factories_are_entry_points() -> None:
    code = (
        "import spacy, sys; nlp = spacy.blank('en');"
        "assert 'argmap.extraction.pipeline' not in sys.modules;"
        "[nlp.add_pipe(name) for name in ('argmap_attributions', 'argmap_speakers')];"
        "doc = nlp('Ann Lee said that rents fell.');"
        "print(doc._.attributions[0].speaker)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    assert done.stdout == "Ann Lee\n"


def test_a_saved_pipeline_is_loaded_again(nlp: Language, tmp_path: Path) -> None:
    made = load_model_from_config(
        load_config(Path(__file__).with_name("pipeline.cfg")), auto_fill=True
    )
    made.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")
    assert again(TEXT)._.attributions == made(TEXT)._.attributions
    assert nlp(TEXT)._.attributions == made(TEXT)._.attributions


def test_a_docbin_carries_the_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    for name in ("attributions", "evidence", "quantities", "signals", "rejected"):
        assert getattr(again._, name) == getattr(doc._, name)


def test_a_docbin_carries_that_a_figure_is_rounded(nlp: Language) -> None:
    doc = nlp("Owners said that about 300 homes and 12 flats stood empty.")
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert [one.rough for one in again._.quantities] == [True, False]


def test_another_component_may_write_the_span_groups() -> None:
    made = spacy.blank("en")

    @Language.component("a_component_of_another_hand")
    def write(doc: Doc) -> Doc:
        doc.spans[GROUPS["content"]] = [Span(doc, 2, 6, span_id="x1")]
        doc.spans[GROUPS["source"]] = [Span(doc, 0, 1, span_id="x1")]
        return doc

    made.add_pipe("a_component_of_another_hand")
    made.add_pipe("argmap_qualifiers")
    made.add_pipe("argmap_speakers")
    (one,) = made("Lee: rents did not fall")._.attributions
    assert (one.id, one.speaker, one.contents) == ("x1", "Lee", ((5, 23),))
    assert one.negated


@pytest.mark.parametrize("rules", [False, True])
def test_extract_takes_what_another_component_wrote_and_does_the_rest(
    *, rules: bool
) -> None:
    made = spacy.blank("en")

    @Language.component(f"another_hand_without_ours_{rules}")
    def write(doc: Doc) -> Doc:
        content = Span(doc, 2, 6, span_id="x1")
        doc.spans[GROUPS["content"]] = [content, Span(doc, 2, 6)]
        source = Span(doc, 0, 1, span_id="x1")
        doc.spans[GROUPS["source"]] = [source, Span(doc, 0, 1, span_id="x9")]
        return doc

    made.add_pipe(f"another_hand_without_ours_{rules}")
    if rules:
        with_rules(made)
    draft = extract("Lee: rents did not fall. Owners said 4 percent left.", nlp=made)
    (one,) = (one for one in draft.attributions if not one.own_voice)
    assert (one.id, one.speaker, one.contents) == ("x1", "Lee", ((5, 23),))
    assert one.negated
    assert [(found.id, found.reason) for found in draft.rejected] == [
        ("", "content: the span 5-23 has no id"),
        ("x9", "source: no content has the id 'x9'"),
    ]
    assert [figure.quantity.value for figure in draft.quantities] == [4]


@pytest.mark.parametrize("rules", [False, True])
def test_a_component_that_finds_nothing_is_believed(*, rules: bool) -> None:
    made = spacy.blank("en")

    @Language.component(f"another_hand_finds_nothing_{rules}")
    def write(doc: Doc) -> Doc:
        doc._.attributions = []
        return doc

    made.add_pipe(f"another_hand_finds_nothing_{rules}")
    if rules:
        with_rules(made)
    draft = extract("Lee said that rents fell.", nlp=made)
    assert [one.own_voice for one in draft.attributions] == [True]


def test_a_pipeline_that_changes_the_text_is_refused() -> None:
    made = spacy.blank("en")

    @Language.component("a_tokenizer_that_drops_blanks")
    def squeeze(doc: Doc) -> Doc:
        return Doc(made.vocab, words=doc.text.split())

    made.add_pipe("a_tokenizer_that_drops_blanks")
    with pytest.raises(QueryError) as error:
        extract("Lee  said that rents fell.", nlp=made)
    assert str(error.value) == (
        "the pipeline changes the text at offset 4: ' said that rents fel' becomes "
        "'said that rents fell'; take a tokenizer that keeps each character, as spaCy's "
        "own does"
    )


def swapped(name: str, proposals: list[Any]) -> Language:
    """Return a pipeline whose extractor gives these proposals."""
    registry.misc.register(name, func=lambda: lambda _: proposals)
    made = spacy.blank("en")
    made.add_pipe("argmap_attributions", config={"extractor": {"@misc": name}})
    made.add_pipe("argmap_speakers")
    return made


SPOKEN = Attribution(
    id="",
    contents=((9, 19),),
    cue=None,
    source=None,
    speaker="",
    type=AttributionKind.DIRECT,
)


@pytest.mark.parametrize(
    ("proposal", "reason"),
    [
        ({"content": "rents rose"}, "content: 'rents rose' does not stand in the text"),
        ({"content": 4}, "content: 4 is no text"),
        ({"content": " "}, "content: ' ' is no text"),
        ({"cue": "said"}, "content: is missing"),
        (
            {"content": "rents fell", "source": "Ortiz"},
            "source: 'Ortiz' does not stand in the text",
        ),
        (
            {"content": "rents fell", "speaker": "Donald Duck"},
            "speaker: 'Donald Duck' does not stand in the text",
        ),
        ({"content": "rents fell", "speaker": 4}, "speaker: 4 is no text"),
        (
            {"content": "rents fell", "speeker": "Lee"},
            "has no key 'speeker'; the nearest is 'speaker'",
        ),
        (
            {"content": "rents fell", 4: "Lee"},
            (
                "has no key 4; write content, cue, source, speaker, id, stance, type, "
                "confidence"
            ),
        ),
        (
            {"content": "rents fell", "type": "sung"},
            "type: 'sung' is none of direct, indirect, mixed, according-to",
        ),
        (
            {"content": "rents fell", "stance": ["asserts"]},
            "stance: ['asserts'] is none of asserts, denies, doubts, reports",
        ),
        (
            {"content": "rents fell", "confidence": 7},
            "confidence: 7 is no number from 0 to 1",
        ),
        (
            {"content": "rents fell", "confidence": "high"},
            "confidence: 'high' is no number from 0 to 1",
        ),
        (None, "None is neither an Attribution nor a mapping"),
        ("rents fell", "'rents fell' is neither an Attribution nor a mapping"),
    ],
)
def test_a_proposal_that_is_wrong_is_rejected_with_the_reason(
    proposal: Any, reason: str
) -> None:
    assert rejected(proposal) == [("a1", reason)]


def rejected(proposal: Any) -> list[tuple[str, str]]:
    made, refused = located("Lee said rents fell.", [proposal])
    assert made == ()
    return [(one.id, one.reason) for one in refused]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"contents": ()}, "content: () has no span"),
        ({"contents": 4}, "content: 4 has no span"),
        ({"contents": ((90, 99),)}, "content: 90-99 is no place of a text of 20"),
        ({"contents": ((4, 5), (8, 9))}, "content: 8-9 is blank"),
        ({"contents": ((9, 14), (4, 8))}, "content: 4-8 does not follow 9-14"),
        (
            {"contents": ((9, "14"),)},
            "content: (9, '14') is no span; write (start, end)",
        ),
        ({"cue": ()}, "cue: () is no span; write (start, end)"),
        ({"source": "Lee"}, "source: 'Lee' is no span; write (start, end)"),
        ({"speaker": "Ann Lee"}, "speaker: 'Ann Lee' does not stand in the text"),
        ({"speaker": None}, "speaker: None is no text"),
        (
            {"type": "sung"},
            "type: 'sung' is none of direct, indirect, mixed, according-to",
        ),
        (
            {"mood": None},
            "mood: None is none of declarative, interrogative, imperative",
        ),
        ({"stance": 3}, "stance: 3 is none of asserts, denies, doubts, reports"),
        ({"confidence": "0.5"}, "confidence: '0.5' is no number from 0 to 1"),
        (
            {"hedged": "no"},
            "hedged: 'no' is no truth value; write True or False",
        ),
        ({"lemma": None}, "lemma: None is no text"),
        ({"affiliation": 4}, "affiliation: 4 is no text"),
        ({"within": 4}, "within: 4 is no text"),
        ({"via": "Lee"}, "via: 'Lee' is no tuple of names"),
        ({"via": (4,)}, "via: 4 is no text"),
        ({"via": ("Ann Lee",)}, "via: 'Ann Lee' does not stand in the text"),
    ],
)
def test_a_record_that_is_wrong_is_rejected_with_the_reason(
    fields: dict[str, Any], reason: str
) -> None:
    assert rejected(attrs.evolve(SPOKEN, **fields)) == [("a1", reason)]


ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=6,
)


@given(
    st.lists(
        ANYTHING
        | st.dictionaries(
            st.sampled_from([*KEYS, "contents", "mood"]),
            ANYTHING | st.sampled_from(["Lee", "rents fell", "denies"]),
        )
        | st.builds(
            lambda fields: attrs.evolve(SPOKEN, **fields),
            st.dictionaries(
                st.sampled_from(sorted(attrs.fields_dict(Attribution))), ANYTHING
            ),
        )
    )
)
def test_every_proposal_is_made_or_rejected(proposals: list[Any]) -> None:
    made, refused = located("Lee said rents fell.", proposals)
    assert len(made) + len(refused) == len(proposals)
    assert all(one.reason.count("\n") == 0 for one in refused)


@pytest.mark.parametrize("returned", [None, "rents fell", {"content": "rents fell"}])
def test_what_an_extractor_returns_is_a_list(returned: Any) -> None:
    with pytest.raises(QueryError) as error:
        located("Lee said rents fell.", returned)
    assert str(error.value) == (
        f"an extractor returned {returned!r}; return a list of records of Attribution "
        "or of mappings"
    )


def test_an_extractor_may_be_swapped_and_what_is_not_verbatim_is_rejected() -> None:
    made = swapped(
        "tests.Proposals.v1",
        [
            {
                "id": "a1",
                "content": "rents fell",
                "cue": "said",
                "source": "Lee",
                "speaker": None,
            },
            {"content": "rents rose", "source": "Lee"},
            {"content": "rents fell", "id": "a1"},
        ],
    )
    draft = extract("Lee said rents fell.", nlp=made)
    (one,) = (one for one in draft.attributions if not one.own_voice)
    assert (one.speaker, one.contents, one.cue) == ("Lee", ((9, 19),), (4, 8))
    assert [(one.id, one.reason) for one in draft.rejected] == [
        ("a2", "content: 'rents rose' does not stand in the text"),
        ("a1", "id: 'a1' is used twice"),
    ]


@pytest.mark.parametrize(
    ("told", "speaker"),
    [
        ({}, "Ann Lee"),
        ({"speaker": "She"}, "Ann Lee"),
        ({"speaker": "Bo Roe"}, "Bo Roe"),
    ],
)
def test_a_speaker_that_an_extractor_names_is_left_alone(
    told: dict[str, str], speaker: str
) -> None:
    proposal = {"content": "rents fell", "cue": "said", "source": "She", **told}
    made = swapped(f"tests.Named.{speaker}.{len(told)}", [proposal])
    text = "Ann Lee met Bo Roe. She said rents fell."
    (one,) = (one for one in extract(text, nlp=made).attributions if one.cue)
    assert one.speaker == speaker


def test_a_component_without_what_it_goes_by_is_a_problem() -> None:
    for name in ("argmap_qualifiers", "argmap_speakers", "argmap_signals"):
        made = spacy.blank("en")
        made.add_pipe(name)
        analysis: Any = made.analyze_pipes()
        assert analysis["problems"] == {name: ["doc._.attributions"]}
    analysis = with_rules().analyze_pipes()
    assert not any(analysis["problems"].values())


def test_words_of_a_users_file_are_settings_of_the_component(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text('[verbs.x]\nwords = "bellyache"\ntakes = ["that"]\n', "utf-8")
    text = "Ortiz bellyached that rents rose."
    for words in (path, str(path), tomllib.loads(path.read_text("utf-8"))):
        (one,) = extract(text, nlp=with_rules(words=words)).attributions
        assert one.speaker == "Ortiz"
    made = with_rules(spacy.blank("en"), words=path)
    assert tuple(made.pipe_names) == COMPONENTS
    with pytest.raises(QueryError) as error:
        with_rules(made, words=path)
    assert str(error.value) == (
        "the pipeline holds 'argmap_boilerplate' already; give words in its settings: "
        "words of its extractor"
    )
    with pytest.raises(FormatError):
        with_rules(words={"verbs": {"x": {"words": "Sing", "takes": ["that"]}}})


def test_an_id_that_is_given_is_kept_clear_of() -> None:
    text = "Lee said that rents rose. Poe said that caps work."
    made, refused = located(
        text, [{"content": "rents rose", "id": "a2"}, {"content": "caps work"}]
    )
    assert ([one.id for one in made], refused) == (["a2", "a4"], ())


def test_a_name_may_stand_over_a_line_end() -> None:
    text = "Ann\nLee said that rents rose."
    (one,), refused = located(text, [{"content": "rents rose", "speaker": "Ann Lee"}])
    assert (one.speaker, refused) == ("Ann Lee", ())


def parsed(nlp: Language, words: list[str], **layers: Any) -> Doc:
    """Return a Doc with a parse made by hand."""
    return Doc(nlp.vocab, words=words, **layers)


def by_hand(name: str, words: str, **layers: list[Any]) -> Language:
    """Return a pipeline whose only component gives a parse made by hand."""
    made = spacy.blank("en")

    @Language.component(name)
    def parse(_: Doc) -> Doc:
        return parsed(made, words.split(), **layers)

    made.add_pipe(name)
    return made


# The content stands before its speaker, and no comma tells.
INVERTED = "Grumkins snorfle the plonk Lee said ."


@pytest.mark.parametrize("label", ["ccomp", "parataxis"])
def test_a_parse_fills_what_the_rules_miss(label: str) -> None:
    made = by_hand(
        f"a_parser_by_hand_{label}",
        INVERTED,
        pos=["NOUN", "VERB", "DET", "NOUN", "PROPN", "VERB", "PUNCT"],
        heads=[1, 5, 3, 1, 5, 5, 5],
        deps=["nsubj", label, "det", "obj", "nsubj", "ROOT", "punct"],
    )
    (one,) = (one for one in extract(INVERTED + " ", nlp=made).attributions if one.cue)
    assert (one.contents, one.source) == (((0, 26),), (27, 30))
    assert one.confidence < 0.8


@pytest.mark.parametrize(
    ("text", "third", "label"),
    [
        (f"{INVERTED[:-6]}may said .", "AUX", "aux"),
        (f"{INVERTED[:-6]}if said .", "SCONJ", "mark"),
    ],
)
def test_a_parse_proposes_nothing_that_is_not_real(
    text: str, third: str, label: str
) -> None:
    made = by_hand(
        f"a_parser_by_hand_{label}",
        text,
        pos=["NOUN", "VERB", "DET", "NOUN", "PROPN", third, "VERB", "PUNCT"],
        heads=[1, 6, 3, 1, 6, 6, 6, 6],
        deps=["nsubj", "ccomp", "det", "obj", "nsubj", label, "ROOT", "punct"],
    )
    assert not [one for one in extract(text + " ", nlp=made).attributions if one.cue]


@pytest.mark.parametrize(
    ("verb", "form", "found"),
    [("snorfle", "VerbForm=Fin", True), ("snorfling", "VerbForm=Part", False)],
)
def test_a_parse_proposes_clauses_that_are_finite(
    verb: str, form: str, *, found: bool
) -> None:
    text = INVERTED.replace("snorfle", verb)
    made = by_hand(
        f"a_parser_by_hand_{verb}",
        text,
        pos=["NOUN", "VERB", "DET", "NOUN", "PROPN", "VERB", "PUNCT"],
        morphs=["", form, "", "", "", "VerbForm=Fin", ""],
        heads=[1, 5, 3, 1, 5, 5, 5],
        deps=["nsubj", "ccomp", "det", "obj", "nsubj", "ROOT", "punct"],
    )
    said = [one for one in extract(text + " ", nlp=made).attributions if one.cue]
    assert bool(said) is found


@pytest.mark.parametrize(("lead", "found"), [("That", True), ("Thus", False)])
def test_a_parse_proposes_of_a_quotation_what_that_leads_in(
    lead: str, *, found: bool
) -> None:
    words = f'" {lead} grumkins snorfle plonk Lee said . "'
    made = by_hand(
        f"a_parser_by_hand_{lead}",
        words,
        spaces=[False, *[True] * 5, *[False] * 2, True],
        pos=["PUNCT", "SCONJ", "NOUN", "VERB", "NOUN", "PROPN", "VERB", *["PUNCT"] * 2],
        heads=[6, 3, 3, 6, 3, 6, 6, 6, 6],
        deps=[
            "punct",
            "mark",
            "nsubj",
            "ccomp",
            "obj",
            "nsubj",
            "ROOT",
            *["punct"] * 2,
        ],
    )
    text = f'"{lead} grumkins snorfle plonk Lee said." '
    said = [one for one in extract(text, nlp=made).attributions if one.cue]
    assert bool(said) is found


def test_the_tags_of_a_pipeline_decide_between_noun_and_verb() -> None:
    made = spacy.blank("en")

    @Language.component("a_tagger_by_hand")
    def tag(_: Doc) -> Doc:
        return parsed(
            made,
            ["Lee", "said", "grumkins", "snorfle", "the", "plonk", "."],
            pos=["PROPN", "VERB", "NOUN", "VERB", "DET", "NOUN", "PUNCT"],
        )

    made.add_pipe("a_tagger_by_hand")
    text = "Lee said grumkins snorfle the plonk . "
    found = [one for one in extract(text, nlp=made).attributions if not one.own_voice]
    assert [one.contents for one in found] == [((9, 35),)]
    assert [one for one in extract(text).attributions if not one.own_voice] == []


def test_a_name_that_a_pipeline_found_is_a_person() -> None:
    made = spacy.blank("en")
    ruler: Any = made.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ann de Lee"}])
    text = "Later Ann de Lee left. Lee said that rents fell."
    (one,) = (one for one in extract(text, nlp=made).attributions if one.cue)
    assert one.speaker == "Ann de Lee"


def test_a_pipeline_of_the_components_can_be_pickled(nlp: Language) -> None:
    again = pickle.loads(pickle.dumps(nlp))  # noqa: S301 - made here
    assert again(TEXT)._.attributions == nlp(TEXT)._.attributions


def test_several_processes_read_documents(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT, TEXT], n_process=2))
    assert [len(doc._.attributions) for doc in docs] == [2, 2]


def test_a_pipeline_that_takes_no_text_is_refused() -> None:
    made = spacy.blank("en")
    made.max_length = 0
    with pytest.raises(QueryError) as error:
        extract("Lee said that rents fell.", nlp=made)
    message = "the pipeline's max_length is 0; set it to 1 or more"
    assert str(error.value) == message
