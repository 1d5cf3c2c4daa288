"""The arguments and options that several verbs share, and reading a map."""

from __future__ import annotations

import functools
import math
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from argmap.formats.table import loads_with_log, read_with_log
from argmap.texts.reading import printable

if TYPE_CHECKING:
    from argmap.formats.log import ReadLog
    from argmap.model.argument_map import ArgumentMap

__all__ = [
    "CLAIMS",
    "SHARE",
    "STANDARD_INPUT",
    "VIEW",
    "as_record",
    "destination",
    "listing_format",
    "map_argument",
    "opened",
    "tell_losses",
    "warn",
    "with_options",
]

STANDARD_INPUT = "-"

MOST_LOSSES = 5

Decorator = Callable[[Any], Any]


class _Share(click.FloatRange):
    """A number from 0 to 1, of which `nan` is none, though it is not beyond either."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        number = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not in the range 0<=x<=1.", param, ctx)
        return number


SHARE = _Share(0, 1)

map_argument: Decorator = click.argument("path", metavar="MAP", type=click.Path())

listing_format: Decorator = click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "md"]),
    help="How to write the listing; by the suffix of --output, else a table.",
)


def destination(says: str, *, required: bool = False) -> Decorator:
    """Return the option that names what to write."""
    return click.option(
        "-o", "--output", type=click.Path(path_type=Path), required=required, help=says
    )


VIEW: tuple[Decorator, ...] = (
    click.option(
        "--basis",
        metavar="BASIS",
        help="Count only links made in the documents (explicit), or only those "
        "inferred by the map-maker (analyst).",
    ),
    click.option(
        "--as-of", metavar="DATE", help="Count only what had been said by then."
    ),
)

CLAIMS: tuple[Decorator, ...] = (
    click.option("--issue", metavar="ID", help="Only claims filed under this issue."),
    click.option("--actor", metavar="ID", help="Only claims asserted by this actor."),
    click.option("--kind", metavar="KIND", help="Only claims of this kind."),
    *VIEW,
)


def with_options(options: tuple[Decorator, ...]) -> Decorator:
    """Return one decorator that adds several options, in their order."""

    def decorate(function: Any) -> Any:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def as_record(record: type, options: tuple[Decorator, ...]) -> Decorator:
    """Return a decorator that adds options and hands them on as one record, ``asked``.

    The options are named as the fields of the record.
    """

    def decorate(verb: Any) -> Any:
        @functools.wraps(verb)
        def called(*arguments: Any, **given: Any) -> Any:
            fields = {name: given.pop(name) for name in attrs.fields_dict(record)}
            return verb(*arguments, asked=record(**fields), **given)

        return with_options(options)(called)

    return decorate


def opened(path: str) -> ArgumentMap:
    """Return the map in a file; what was not read as it stands is said in short.

    ``-`` is standard input.
    """
    if path == STANDARD_INPUT:
        m, log = loads_with_log(sys.stdin.buffer.read(), name="<stdin>")
    else:
        m, log = read_with_log(path)
    tell_losses(log)
    return m


def warn(message: object) -> None:
    """Say on the error stream what a user should know, with no control characters.

    Parameters
    ----------
    message : object
        What is said, as `str` gives it.
    """
    click.echo(printable(f"argmap: warning: {message}"), err=True)


def tell_losses(log: ReadLog) -> None:
    """Say in short what was not read as it stands."""
    for finding in log.losses[:MOST_LOSSES]:
        warn(finding)
    rest = len(log.losses) - MOST_LOSSES
    if rest > 0:
        warn(f"and {rest} more")
