"""The JSON Schema of argmap JSON, which the docs show, against real files."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from hypothesis import given

from argmap.formats.native import RECORDS, dump, schema
from argmap.model.argument_map import ArgumentMap
from argmap.model.records import kinds
from tests.strategies import maps

# Python's `re` knows no \\p{M}; its \\w is \\p{L}, \\p{N} and the underscore.
MARKS = "".join(
    char
    for char in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(char).startswith("M")
)


def ecma_pattern(
    _: object, pattern: str, instance: object, __: object
) -> Iterator[jsonschema.ValidationError]:
    """Check a pattern of ECMA-262 with the flag ``u``."""
    translated = pattern.replace(r"\p{L}\p{M}\p{N}", rf"\w{MARKS}")
    if isinstance(instance, str) and not re.search(translated, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern}")


Validator = jsonschema.validators.extend(
    jsonschema.Draft202012Validator, {"pattern": ecma_pattern}
)


def faults(value: Any) -> list[str]:
    return [error.message for error in Validator(schema()).iter_errors(value)]


def test_the_schema_is_a_schema() -> None:
    checker = jsonschema.FormatChecker(formats=())  # its regexes are Python's
    jsonschema.Draft202012Validator.check_schema(schema(), format_checker=checker)


@given(maps(extra=True))
def test_every_map_is_written_as_the_schema_says(m: ArgumentMap) -> None:
    assert faults(msgspec.json.decode(dump(m)[0])) == []


def test_every_field_of_every_record_is_in_the_schema() -> None:
    defined = schema()["$defs"]
    for record_class in RECORDS.values():
        properties = defined[record_class.__name__]["properties"]
        assert list(properties) == list(kinds(record_class))


WRONG: list[dict[str, Any]] = [
    {},
    {"argmap": 2},
    {"argmap": 1, "claims": {}},
    {"argmap": 1, "claims": [{"id": "caps"}]},
    {"argmap": 1, "claims": [{"id": "rent caps", "text": "Caps."}]},
    {"argmap": 1, "claims": [{"id": "caps", "text": "Caps.", "kind": "factul"}]},
    {"argmap": 1, "claims": [{"id": "c", "text": "C.", "quantity": {"value": "5"}}]},
    {"argmap": 1, "sources": [{"id": "lee", "title": "L", "sha256": "abc"}]},
    {"argmap": 1, "sources": [{"id": "lee", "title": "L", "issued": "May 2023"}]},
    {
        "argmap": 1,
        "relations": [{"id": "r", "kind": "supports", "premises": [], "target": "c"}],
    },
]


@pytest.mark.parametrize("value", WRONG, ids=str)
def test_the_schema_refuses_what_the_model_refuses(value: dict[str, Any]) -> None:
    assert len(faults(value)) == 1
