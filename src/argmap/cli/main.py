"""The command `argmap`: finds the verb, and turns errors into one line and a status.

Exit status: 0 done, 1 findings, 2 bad usage or unreadable input.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from typing import TYPE_CHECKING, Any

import click

import argmap
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["VERBS", "command", "main"]

# Each verb: the module that holds it, and what it does.
VERBS: dict[str, tuple[str, str]] = {
    "report": ("pictures", "Write everything there is to see of a map into a folder."),
    "unrebutted": ("questions", "List the claims that stand, with the reason."),
    "contested": ("questions", "List the claims that nothing settles."),
    "objections": ("questions", "List the objections that met no reply."),
    "stances": ("stances", "Compare actors: who takes which side."),
    "pairs": ("stances", "Tell on what two actors agree, are opposed and clash."),
    "network": ("networks", "Tell who says the same, and who the opposite."),
    "explain": ("questions", "Say why a claim has its status."),
    "strengths": ("weighing", "Weigh support against attack, claim by claim."),
    "pivots": ("dependence", "Say on what a claim's status depends."),
    "what-if": ("dependence", "List what would change without some records."),
    "figures": ("chronology", "List the figures that held at a date."),
    "timeline": ("chronology", "Tell what a map holds in order of time."),
    "summary": ("pictures", "Write the contested-claim summary."),
    "draw": ("pictures", "Draw a map, an overview, an issue or a claim."),
    "explore": ("pictures", "Write a page to search, filter and walk."),
    "match": ("matching", "Propose which claims of documents belong together."),
    "aspects": ("matching", "Suggest what a debate turns on, to match by."),
    "review": ("reviewing", "Walk through what a draft proposes."),
    "check": ("checking", "Look for what should be looked at again."),
    "audit": ("checking", "Look for where the sourcing is thin."),
    "verify": ("checking", "Check every passage against the texts."),
    "cite": ("citing", "Add who says so, from words in a text."),
    "extract": ("extracting", "Propose who says what in a document."),
    "evaluate": ("evaluating", "Measure proposals against a gold standard."),
    "diff": ("comparing", "Tell what differs between two maps."),
    "merge": ("comparing", "Merge two maps that come from one."),
    "reliability": ("coding", "Tell how far two coders of the same texts agree."),
    "sources": ("sources", "Import, list or export the sources of a map."),
    "convert": ("conversion", "Write a map in another notation."),
    "fmt": ("conversion", "Lay out Argdown files; words and order stay."),
}


class Verbs(click.Group):
    """The verbs, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order of the table."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb, or None for a word that is none."""
        if cmd_name not in VERBS:
            return super().get_command(ctx, cmd_name)
        module = importlib.import_module(f"argmap.cli.{VERBS[cmd_name][0]}")
        return getattr(module, cmd_name.replace("-", "_"))  # type: ignore[no-any-return]

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002
        formatter: click.HelpFormatter,
    ) -> None:
        """List the verbs from the table, so that help loads none of them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, says) for verb, (_, says) in VERBS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; an unknown one is an error that names the nearest."""
        from argmap.model.identifiers import nearest

        if args and args[0] not in VERBS and not args[0].startswith("-"):
            near = nearest(args[0], VERBS)
            hint = f"did you mean {near!r}?" if near else f"write {', '.join(VERBS)}"
            raise click.UsageError(f"there is no verb {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    argmap.__version__, prog_name="argmap", message="%(prog)s %(version)s"
)
def command() -> None:
    """Ask a debate map what it holds: claims, who makes them, and what answers them."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit status.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``argmap``; those of the process by default.
    """
    warnings.showwarning = _warn  # type: ignore[assignment]
    try:
        status = command.main(arguments, prog_name="argmap", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        status = leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        _say(error.format_message())
        status = 2
    except click.ClickException as error:
        _say(f"argmap: {error.format_message()}")
        status = 2
    except click.Abort:
        _say("argmap: interrupted")
        status = 130
    except ArgmapError as error:
        _tell(error)
        status = 2
    except BrokenPipeError:
        # Whoever read our output has closed it; close ours before Python does.
        sys.stderr.close()
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


def _tell(error: ArgmapError) -> None:
    lines = str(error).split("\n")
    for line in lines:
        _say(f"argmap: {line}")
    if error.excerpt and sys.stderr.isatty():
        _say(error.excerpt)


def _say(line: str) -> None:
    from argmap.texts.reading import printable

    # An error may quote a file, and a terminal obeys what it is sent.
    click.echo(printable(line), err=True)


def _warn(message: Any, *_: Any) -> None:
    _say(f"argmap: warning: {message}")
