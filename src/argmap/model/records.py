"""Records from plain values and back, by the kinds that their fields declare.

Builders and readers make records with `made`, writers take them apart with `plain`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

import attrs

from argmap.errors import ModelError
from argmap.model import identifiers
from argmap.model.fields import FieldError, Kind, several
from argmap.model.messages import refused, shown

__all__ = ["Nested", "kinds", "made", "plain"]

Record = TypeVar("Record")


class Nested(Kind):
    """A record within a record, or a tuple of such records.

    Parameters
    ----------
    record : callable
        Returns the class of the inner record.
    many : bool
        Whether the field holds a tuple of them.
    """

    def __init__(self, record: Callable[[], type], *, many: bool = False) -> None:
        self.record = record
        self.many = many

    def fault(self, value: Any) -> str:
        record = self.record()
        if self.many and type(value) is not tuple:
            return f"{shown(value)} is not a tuple"
        for item in value if self.many else (value,):
            if not isinstance(item, record):
                return f"{shown(item)} is not of the class {record.__name__}"
        return ""

    def convert(self, value: Any) -> Any:
        if not self.many:
            return self._one(value)
        return tuple([self._one(item) for item in several(value)])

    def plain(self, value: Any) -> Any:
        return [plain(item) for item in value] if self.many else plain(value)

    def schema(self) -> dict[str, Any]:
        one = {"$ref": f"#/$defs/{self.record().__name__}"}
        return {"type": "array", "items": one} if self.many else one

    def _one(self, value: Any) -> Any:
        record = self.record()
        if isinstance(value, record):
            return value
        if not isinstance(value, Mapping):
            raise FieldError(
                f"{shown(value)} is not a mapping with the fields of {record.__name__}"
            )
        try:
            return made(record, value)
        except ModelError as error:
            raise FieldError(error.findings[0].message) from None


class _Shape(NamedTuple):
    """What a record class declares."""

    kinds: dict[str, Kind]
    defaults: dict[str, Any]
    required: tuple[str, ...]


_shapes: dict[type, _Shape] = {}


def _shape(record: Any) -> _Shape:
    """Return what a class declares, worked out once a class."""
    found = _shapes.get(record)
    if found is None:
        fields = attrs.fields(record)
        found = _shapes[record] = _Shape(
            kinds={
                f.name: f.validator for f in fields if isinstance(f.validator, Kind)
            },
            defaults={
                f.name: f.default for f in fields if f.default is not attrs.NOTHING
            },
            required=tuple(
                f.name for f in fields if f.default is attrs.NOTHING and f.init
            ),
        )
    return found


def kinds(record: type) -> dict[str, Kind]:
    """Return the kind of each field of a record class, in the order declared."""
    return _shape(record).kinds


def made(record: type[Record], given: Mapping[str, Any]) -> Record:
    """Return the record that plain or convenient values make.

    Parameters
    ----------
    record : type
        A record class of the model.
    given : mapping
        Values by field name; None stands for the default.

    Returns
    -------
    record
        With canonical values.

    Raises
    ------
    ModelError
        A field is unknown, missing or not what it should be; one finding.
    """
    table, _, required = _shape(record)
    values: dict[str, Any] = {}
    for name, value in given.items():
        if value is None:
            continue
        kind = table.get(name)
        if kind is None:
            raise refused((record, given), _no_such_field(name, table))
        try:
            values[name] = kind.convert(value)
        except FieldError as fault:
            raise refused((record, given), f"{name}: {fault}") from None
    for name in required:
        if name not in values:
            raise refused((record, given), f"{name}: is missing")
    return record(**values)


def _no_such_field(name: object, known: Iterable[str]) -> str:
    near = identifiers.nearest(name, known) if isinstance(name, str) else None
    hint = f"did you mean {near!r}?" if near else f"write {', '.join(known)}"
    return f"has no field {shown(name)}; {hint}"


def plain(record: Any) -> dict[str, Any]:
    """Return the record as plain JSON data: fields in order, defaults left out."""
    shape = _shape(type(record))
    return {
        name: kind.plain(value)
        for name, kind in shape.kinds.items()
        if (value := getattr(record, name)) is not None
        and (name not in shape.defaults or value != shape.defaults[name])
    }
