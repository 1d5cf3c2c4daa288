"""How Sphinx builds these pages: offline, and with every warning an error."""

from __future__ import annotations

import base64
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from pygments.lexer import RegexLexer, bygroups
from pygments.token import Comment, Keyword, Name, Operator, Text
from sphinx.directives.code import CodeBlock
from sphinx.util.docutils import SphinxDirective

import argmap
from argmap.render.drawing import draw_dot

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WHOLE = re.MULTILINE | re.DOTALL

project = "argmap"
copyright = "the argmap authors"  # noqa: A001 - the name that Sphinx reads
release = argmap.__version__
version = release

extensions = ["myst_parser", "sphinx.ext.autodoc", "numpydoc"]
exclude_patterns = ["_build"]
nitpicky = True

myst_heading_anchors = 3

# The docstrings state the types; signatures stay short, and nothing is looked up.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
autodoc_inherit_docstrings = False
numpydoc_show_class_members = False
numpydoc_xref_param_type = False

html_theme = "furo"
html_title = f"argmap {release}"
html_static_path = ["_static"]
html_css_files = ["argmap.css"]
html_copy_source = False
html_show_sphinx = False


class ArgdownLexer(RegexLexer):
    """Colours for Argdown blocks; the data in braces stay plain."""

    name = "Argdown"
    aliases: ClassVar = ["argdown"]
    tokens: ClassVar = {
        "root": [
            (r"^===$", Comment),
            (r"^#+ .*?(?=\{|$)", Keyword),
            (r"^(\s*)(<?[-+_]>?|><)(\s)", bygroups(Text, Operator, Text)),
            (r"^\(\d+\)|^--.*$", Operator),
            (r"\[[^\]\n{}]+\]|<[^>\n{}]+>", Name.Function),
            (r"[^\[<\n#]+", Text),
            (r".|\n", Text),
        ]
    }


class Drawn(CodeBlock):
    """A block of Argdown and, below it, its cards and links.

    Title and key are left out: the page itself is the key.
    """

    def run(self) -> list[nodes.Node]:
        """Return the block, with its file name as caption, and the pictures."""
        self.options["caption"], self.arguments = self.arguments[0], ["argdown"]
        return [*super().run(), pictures("\n".join(self.content), bare=True)]


class Picture(SphinxDirective):
    """The picture of the block above whose caption is the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the pictures of the last such block before this place."""
        name = re.escape(self.arguments[0])
        block = rf"^```\S+ argdown\n:caption: {name}\n(?::[^\n]*\n)*(.*?)^```$"
        text = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8")
        above = "\n".join(text.split("\n")[: self.lineno])
        return [pictures(re.findall(block, above, WHOLE)[-1], bare=False)]


class Viewed(SphinxDirective):
    """A view of the map whose file is the argument."""

    required_arguments = 1
    option_spec: ClassVar = {
        "overview": directives.flag,
        "focus": directives.unchanged_required,
        "radius": directives.nonnegative_int,
    }

    def run(self) -> list[nodes.Node]:
        """Return the pictures of the view."""
        m = argmap.read(Path(self.env.srcdir).parent / self.arguments[0])
        view = argmap.View(
            overview="overview" in self.options,
            focus=self.options.get("focus"),
            radius=self.options.get("radius"),
        )
        said = f"A view of {m.title}; the text around it tells what it shows."
        return [images(m, view=view, said=said, bare=False)]


def pictures(text: str, *, bare: bool) -> nodes.raw:
    """Return what argmap draws of an Argdown text, for light pages and for dark."""
    m = argmap.loads(text, format="argdown")
    found = argmap.assess(m).values()
    said = "; ".join(f"{one.claim.label} {one.status}" for one in found)
    return images(m, view=argmap.View(), said=said, bare=bare)


def images(
    m: argmap.ArgumentMap, *, view: argmap.View, said: str, bare: bool
) -> nodes.raw:
    """Return a view of a map as images, for light pages and for dark."""
    found = ""
    for theme in ("light", "dark"):
        dot = argmap.to_dot(m, view=view, theme=theme)
        if bare:
            dot = re.sub(r"^ label=<.*?>;$", "", dot, flags=WHOLE)
            dot = re.sub(r"^ pad=.*?;$", ' pad="0.05";', dot, flags=WHOLE)
        data = base64.b64encode(draw_dot(dot, "svg")).decode()
        found += (
            f'<img class="drawn only-{theme}" alt="{escape(said, quote=True)}" '
            f'src="data:image/svg+xml;base64,{data}">'
        )
    return nodes.raw("", found, format="html")


def setup(app: Sphinx) -> None:
    """Add what these pages use beside Sphinx's own."""
    app.add_lexer("argdown", ArgdownLexer)
    app.add_directive("drawn", Drawn)
    app.add_directive("picture", Picture)
    app.add_directive("view", Viewed)
