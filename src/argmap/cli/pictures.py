"""The verbs that make something to look at: draw, explore, summary and report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from argmap.cli.options import VIEW, destination, map_argument, opened, with_options
from argmap.cli.output import put
from argmap.cli.questions import show_unrebutted
from argmap.render.diagram.viewing import View
from argmap.render.explorer.page import explore as explore_map
from argmap.render.folder import MANIFEST as REPORT
from argmap.render.folder import write_report
from argmap.render.listing import list_unrebutted
from argmap.render.manifest import left_over
from argmap.render.pages import MANIFEST as PAGES
from argmap.render.pages import draw_pages
from argmap.render.picture import draw as draw_map
from argmap.render.prose.scope import Detail
from argmap.render.prose.wording import counted, joined
from argmap.render.style import THEMES
from argmap.render.summary import summarize, summary_html, summary_json

__all__ = ["draw", "explore", "report", "summary"]

MOST_LEFT = 6
SUMMARIES = {"md": summarize, "html": summary_html, "json": summary_json}
SUFFIXES = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
}
COLOUR = click.option(
    "--colour",
    "colours",
    metavar="ID=#RRGGBB",
    multiple=True,
    help="Give an actor, or the claims with a tag, a colour.",
)


@click.command()
@map_argument
@destination("The picture to write: .svg, .png, .pdf or .dot.")
@click.option(
    "--pages",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Write an overview and a picture of each issue into this folder.",
)
@click.option("--overview", is_flag=True, help="Draw one box to an issue.")
@click.option("--issue", metavar="ID", help="Draw this issue only.")
@click.option(
    "--focus", metavar="ID", help="Draw this claim, its way to the thesis and reasons."
)
@click.option(
    "--radius",
    metavar="N",
    type=int,
    help="Draw so many levels of reasons below the focus; 2 by default.",
)
@click.option("--actor", "actors", metavar="ID", multiple=True, help="Dim the others.")
@click.option(
    "--fold-evidence", is_flag=True, help="Count evidence instead of drawing it."
)
@click.option(
    "--theme",
    type=click.Choice(list(THEMES)),
    default="light",
    show_default=True,
    help="The colours.",
)
@COLOUR
@click.option("--force", is_flag=True, help="Draw however large the picture gets.")
@with_options(VIEW)
def draw(
    path: str,
    *,
    output: Path | None,
    pages: Path | None,
    overview: bool,
    issue: str | None,
    focus: str | None,
    radius: int | None,
    actors: tuple[str, ...],
    fold_evidence: bool,
    theme: str,
    colours: tuple[str, ...],
    force: bool,
    basis: str | None,
    as_of: str | None,
) -> None:
    """Draw MAP: all of it, an overview, one issue, or what surrounds a claim."""
    if output is not None and pages is not None:
        raise click.UsageError("write a picture (-o) or pages (--pages), not both")
    view = View(
        issue=issue,
        focus=focus,
        radius=radius,
        actors=actors,
        fold_evidence=fold_evidence,
        basis=basis,
        as_of=as_of,
        overview=overview,
        colours=tuple(map(_colour, colours)),
    )
    if pages is not None:
        written = draw_pages(opened(path), pages, view=view, theme=theme, force=force)
        _tell(written, pages, begin="index.html", name=PAGES)
    elif output is not None:
        draw_map(opened(path), output, view=view, theme=theme, force=force)
    else:
        raise click.UsageError("name a picture to write (-o), or a folder (--pages)")


def _colour(text: str) -> tuple[str, str]:
    who, sign, colour = text.rpartition("=")
    if not sign:
        raise click.UsageError(f"a colour is written ID=#RRGGBB, not {text!r}")
    return who, colour


@click.command()
@map_argument
@destination("The page to write: .html.", required=True)
@COLOUR
def explore(path: str, *, output: Path, colours: tuple[str, ...]) -> None:
    """Write MAP as a page to search, filter and walk.

    One file that needs no server and asks for nothing: send it, or put it beside an
    article.
    """
    if output.suffix.lower() not in (".html", ".htm"):
        raise click.UsageError(
            f"the explorer is a page, .html, not {output.suffix or 'no suffix'!r}"
        )
    view = View(colours=tuple(map(_colour, colours)))
    explore_map(opened(path), output, view=view)


@click.command()
@map_argument
@destination("The file to write: .md, .html or .json; by default it is printed.")
@click.option(
    "--format",
    "format_",
    type=click.Choice([*SUMMARIES]),
    help="How to write it; by the suffix of --output, else md.",
)
@click.option(
    "--detail",
    type=click.Choice([one.value for one in Detail]),
    default=Detail.SHORT.value,
    show_default=True,
    help="A document to print, or one that sets out every claim.",
)
@click.option(
    "--issue", "issues", metavar="ID", multiple=True, help="Tell only of this issue."
)
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    help="Tell positions of actors of this kind only.",
)
@click.option(
    "--since", metavar="DATE", help="Tell only of what was said on this date or later."
)
@click.option(
    "--style",
    metavar="STYLE",
    help="Write the references in this style: a .csl file, or an installed style's name.",
)
@with_options(VIEW)
def summary(
    path: str,
    *,
    output: Path | None,
    format_: str | None,
    detail: str,
    issues: tuple[str, ...],
    kinds: tuple[str, ...],
    since: str | None,
    style: str | None,
    basis: str | None,
    as_of: str | None,
) -> None:
    """Write the contested-claim summary of MAP."""
    m = opened(path)
    suffix = ".md" if output is None else output.suffix.lower()
    if format_ is None and suffix not in SUFFIXES:
        raise click.UsageError(
            f"a summary is .md, .html or .json, not {suffix or 'no suffix'!r}"
        )
    text = SUMMARIES[format_ or SUFFIXES[suffix]](
        m,
        basis=basis,
        as_of=as_of,
        since=since,
        kinds=kinds,
        issues=issues,
        detail=detail,
        style=style,
    )
    put(text.encode(), output)


@click.command()
@map_argument
@destination("The folder to write into; it is made where it is missing.", required=True)
def report(path: str, *, output: Path) -> None:
    """Write everything there is to see of MAP into a folder, and list what stands."""
    m = opened(path)
    if sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("drawing") as status:
            written = write_report(m, output, progress=status.update)
    else:
        written = write_report(m, output)
    show_unrebutted(list_unrebutted(m), m)
    _tell(written, output, begin="summary.html", name=REPORT)


def _tell(written: tuple[Path, ...], folder: Path, *, begin: str, name: str) -> None:
    """Say how much was written, where to begin, and what an earlier run has left."""
    click.echo(f"{len(written)} files in {folder}; begin with {begin}")
    rest = left_over(written, name=name)
    if rest:
        click.echo(
            f"{counted(len(rest), 'file')} of an earlier map left there: "
            f"{joined(rest, most=MOST_LEFT)}"
        )
