"""DOT to pictures, with the real Graphviz."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import warnings
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from argmap.errors import DrawingError, FileError, UnknownFormatError
from argmap.render.drawing import FORMATS, draw_dot, draw_many

SVG = "{http://www.w3.org/2000/svg}"
FONTS = "DejaVu Sans,Verdana,sans-serif"
GLYPHS = "○ ◐ ● ⚡ ✓ ✗ \N{MINUS SIGN}"
DEBATE = f"""digraph debate {{
  graph [rankdir=RL, fontname="{FONTS}", labelloc=t, label=<
    <TABLE BORDER="0"><TR><TD><B>Should buses be free?</B></TD></TR>
    <TR><TD BGCOLOR="#0072B2"><FONT COLOR="#FFFFFF">CC ✓</FONT></TD></TR></TABLE>>]
  node [shape=box, fontname="{FONTS}"]
  c1 [id="claim-c1", class="claim", tooltip="Whole text", label="{GLYPHS}"]
  c2 [URL="https://example.org/?a=1&b=2", label="Fares cost more than rides"]
  c2 -> c1 [tooltip="C2 attacks C1", label="\N{MINUS SIGN}"]
}}"""
COMPLETE = "graph {" + ";".join(f"{a}--{b}" for a in range(120) for b in range(a)) + "}"
"""A complete graph of 120 nodes, which Graphviz does not finish in an hour."""

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX limits")
linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on the PATH, empty; and pygraphviz is not installed."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def write_dot(folder: Path, *lines: str, language: str = "/bin/sh") -> None:
    program = folder / "dot"
    program.write_text("\n".join((f"#!{language}", *lines, "")), encoding="utf-8")
    program.chmod(0o755)


def fault(dot: str, format: str = "svg", *, timeout: float = 60.0) -> str:
    with pytest.raises(DrawingError) as caught:
        draw_dot(dot, format, timeout=timeout)
    return str(caught.value)


def children() -> set[int]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {int(word) for task in tasks for word in task.read_text().split()}


# What is drawn


@pytest.mark.parametrize(
    ("format", "beginning"),
    [("svg", b"<?xml "), ("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-")],
)
def test_a_graph_is_drawn_in_every_format(format: str, beginning: bytes) -> None:
    assert draw_dot(DEBATE, format).startswith(beginning)


def test_the_formats_are_svg_png_and_pdf() -> None:
    assert FORMATS == ("svg", "png", "pdf")


def test_an_svg_keeps_titles_ids_classes_tooltips_and_links() -> None:
    root = ET.fromstring(draw_dot(DEBATE, "svg"))  # noqa: S314 - our own picture
    claim = root.find(f".//{SVG}g[@id='claim-c1']")
    assert claim is not None
    assert claim.get("class") == "node claim"
    assert claim.findtext(f"{SVG}title") == "c1"
    links = [dict(link.attrib) for link in root.iter(f"{SVG}a")]
    assert {
        "{http://www.w3.org/1999/xlink}href": "https://example.org/?a=1&b=2",
        "{http://www.w3.org/1999/xlink}title": "Fares cost more than rides",
    } in links
    assert {"{http://www.w3.org/1999/xlink}title": "Whole text"} in links


def test_a_table_in_the_graph_label_is_drawn() -> None:
    root = ET.fromstring(draw_dot(DEBATE, "svg"))  # noqa: S314 - our own picture
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert "Should buses be free?" in texts
    assert "CC ✓" in texts


def letters(pdf: bytes) -> str:
    """Return the characters that have a glyph in the fonts of a PDF."""
    found = []
    for stream in re.findall(rb"stream\n(.*?)endstream", pdf, re.DOTALL):
        _, _, table = zlib.decompress(stream).partition(b"beginbfchar")
        found += re.findall(rb"<[0-9a-f]+> <([0-9a-f]{4})>", table)
    return "".join(chr(int(code, 16)) for code in found)


def test_every_glyph_of_a_diagram_comes_from_dejavu_sans() -> None:
    pdf = draw_dot(f'graph {{ a [fontname="{FONTS}", label="{GLYPHS}"] }}', "pdf")
    assert sorted(set(letters(pdf))) == sorted(set(GLYPHS))
    assert set(re.findall(rb"/FontName /[A-Z]+\+(\S+)", pdf)) == {b"DejaVuSans"}


def test_a_list_of_fonts_ends_with_a_generic_family() -> None:
    svg = draw_dot('graph { a [fontname="Verdana"] b [fontname="serif"] }', "svg")
    assert re.findall(rb'font-family="(.*?)"', svg) == [b"Verdana,sans-serif", b"serif"]


# The same bytes


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format: str) -> None:
    assert draw_dot(DEBATE, format) == draw_dot(DEBATE, format)


def test_a_pdf_has_no_date() -> None:
    assert b"CreationDate" not in draw_dot(DEBATE, "pdf")


def test_locale_home_and_folder_do_not_change_the_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [(DEBATE, name) for name in FORMATS]
    expected = draw_many(jobs)
    tmp_path.chmod(0o500)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert draw_many(jobs) == expected


@pytest.mark.filterwarnings("error")
def test_a_home_that_cannot_be_written_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = draw_dot(DEBATE, "png")
    monkeypatch.setenv("HOME", os.devnull)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert draw_dot(DEBATE, "png") == expected


# Several pictures


def test_many_pictures_come_in_the_order_of_the_jobs() -> None:
    other = "digraph { x -> y }"
    jobs = [(DEBATE, "png"), (other, "svg"), (DEBATE, "svg"), (DEBATE, "png")]
    assert draw_many(jobs) == [draw_dot(*job) for job in jobs]


def test_no_jobs_give_no_pictures() -> None:
    assert draw_many([]) == []


def test_a_shared_layout_gives_the_bytes_of_a_layout_of_its_own() -> None:
    jobs = [(DEBATE, name) for name in ("pdf", "png", "svg")]
    assert draw_many(jobs) == [draw_dot(*job) for job in jobs]


@linux
def test_the_first_failing_job_ends_the_others() -> None:
    before = children()
    jobs = [("digraph { a -> ] }", "svg"), (COMPLETE, "svg")]
    with pytest.raises(DrawingError) as caught:
        draw_many(jobs, timeout=50)
    assert str(caught.value) == "Graphviz: syntax error in line 1 near ']'"
    assert children() == before


def test_an_unknown_format_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        draw_many([(COMPLETE, "svg"), (DEBATE, "gif")])
    assert str(caught.value) == (
        "no picture format is called 'gif'; there are svg, png and pdf"
    )


# What Graphviz reports


def test_a_syntax_error_gives_one_line() -> None:
    assert fault("digraph {\n a -> ] }") == "Graphviz: syntax error in line 2 near ']'"


def test_a_graph_that_breaks_off_is_a_syntax_error() -> None:
    assert fault("digraph { a ->") == "Graphviz: syntax error in line 1"


def test_an_empty_text_holds_no_graph() -> None:
    assert fault("") == (
        "the drawing engine stopped with status 1: the DOT holds no graph"
    )


def test_an_invalid_label_is_an_error_although_graphviz_goes_on() -> None:
    assert fault("digraph { a [label=<<X>hi</X>>] }") == (
        "Graphviz: Unknown HTML element <X> on line 1 in label of node a"
    )


def test_every_invalid_label_is_named() -> None:
    with pytest.raises(DrawingError) as caught:
        draw_dot("digraph { label=<<Y/>>; a [label=<<B>x>] }", "png")
    assert [str(finding) for finding in caught.value.findings] == [
        "Graphviz: Unknown HTML element <Y> on line 1 in label of graph %1",
        "Graphviz: mismatched tag in line 1 ... x</HTML> ... in label of node a",
    ]


def test_a_label_beyond_the_limit_is_an_error() -> None:
    assert fault(f'graph {{ a [label="{"x" * 20_000}"] }}') == (
        "Graphviz: syntax error in line 1 scanning a quoted string "
        "(missing endquote? longer than 16384?)"
    )


def test_a_warning_is_passed_on_once_to_the_caller() -> None:
    with pytest.warns(UserWarning, match="oval5") as caught:
        draw_many([("graph { a [shape=oval5]; b [shape=oval5] }", "svg")] * 2)
    assert [(str(one.message), one.filename) for one in caught] == [
        ("Graphviz: using box for unknown shape oval5", __file__)
    ]


def test_a_picture_that_was_scaled_down_is_reported() -> None:
    with pytest.warns(UserWarning, match="Scaling") as caught:
        draw_dot("graph { a [width=500] }", "png")
    assert [re.sub(r"[\d.]+ to", "X to", str(one.message)) for one in caught] == [
        "Graphviz: graph is too large for cairo-renderer bitmaps. Scaling by X to fit"
    ]


def test_fontconfig_is_not_heard() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        draw_dot(DEBATE, "png")


def test_a_router_that_goes_straight_is_not_heard(programs: Path) -> None:
    write_dot(
        programs,
        "echo 'lib/pathplan/shortest.c:333: triangulation failed' >&2",
        """echo '<svg xmlns="http://www.w3.org/2000/svg"></svg>'""",
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw_dot(DEBATE, "svg").startswith(b"<svg")


# Limits


def test_an_engine_that_exits_is_an_error() -> None:
    dot = "digraph { a -> b [weight=2147483647] }"
    assert fault(dot) == "Graphviz: overflow when calculating virtual weight of edge"


@linux
def test_a_drawing_that_does_not_end_is_stopped_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = children()
    assert fault(COMPLETE, timeout=0.5) == (
        "the drawing took more than 0.5 s and was stopped; "
        "draw fewer claims, or allow it more time"
    )
    assert children() == before
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize(
    ("dot", "format"),
    [
        ("graph { a [shape=polygon, sides=100000000] }", "svg"),
        ("graph { dpi=100000; a }", "png"),
    ],
)
def test_a_drawing_that_takes_all_memory_is_stopped(dot: str, format: str) -> None:
    assert fault(dot, format) == (
        "the drawing needs more than 2 GiB of memory and was stopped; "
        "draw fewer claims, or at a smaller size"
    )


@pytest.mark.parametrize("timeout", [0, -1.0, float("nan"), float("inf")])
def test_a_timeout_is_a_positive_number(timeout: float) -> None:
    assert fault(DEBATE, timeout=timeout) == (
        f"a timeout is a positive number of seconds, not {timeout!r}"
    )


WAITING = f"""
from argmap.render.drawing import draw_dot, draw_many
dot = {COMPLETE!r}
"""


@linux
@pytest.mark.parametrize(
    "call",
    [
        "draw_dot(dot, 'svg', timeout=30)",
        "draw_many([(dot, 'svg'), ('graph{a}', 'svg')], timeout=30)",
    ],
)
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_engine_does_not_outlive_argmap(
    call: str, blow: signal.Signals, tmp_path: Path
) -> None:
    import ctypes

    # The orphan becomes this process's child, so that its end can be waited for.
    subreaper = 36
    ctypes.CDLL(None).prctl(subreaper, 1, 0, 0, 0)
    try:
        with subprocess.Popen(
            [sys.executable, "-c", WAITING + call],
            env={**os.environ, "TMPDIR": str(tmp_path)},
            stderr=subprocess.DEVNULL,
        ) as caller:
            engine = drawing_child(caller)
            caller.send_signal(blow)
            caller.wait()
        try:
            _, status = os.waitpid(engine, 0)
        except ChildProcessError:
            return  # The caller has ended it and waited for it.
        assert os.WTERMSIG(status) == signal.SIGKILL
    finally:
        ctypes.CDLL(None).prctl(subreaper, 0, 0, 0, 0)


def drawing_child(caller: subprocess.Popen[bytes]) -> int:
    """Return the process that draws, once it is past its start."""
    while caller.poll() is None:
        for task in Path(f"/proc/{caller.pid}/task").glob("*/children"):
            for child in task.read_text().split():
                maps = Path(f"/proc/{child}/maps").read_text()
                if "libgvplugin_dot_layout" in maps:
                    return int(child)
    raise AssertionError("the caller has ended")


# Safety


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "a.html"])
def test_a_link_to_anything_but_the_web_and_mail_is_refused(link: str) -> None:
    assert fault(f'graph {{ a [URL="{link}"] }}') == (
        f"the SVG links to {link!r}; a link begins with http://, https://, mailto: or "
        "#, or names an SVG in the same folder"
    )


def test_a_style_sheet_is_refused() -> None:
    assert fault('graph { stylesheet="https://example.org/a.css"; a }') == (
        "the SVG holds the instruction 'xml-stylesheet "
        'href="https://example.org/a.css" type="text/css"\'; none may act'
    )


def test_an_svg_that_shows_a_file_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(draw_dot("graph { a }", "png"))
    dot = f'graph {{ a [image="{picture.as_posix()}"] }}'
    assert fault(dot) == "the SVG holds the element 'image'; none may act"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800", "\uffff"])
@pytest.mark.parametrize("format", FORMATS)
def test_a_character_that_no_picture_can_show_is_refused(
    character: str,
    format: str,
) -> None:
    assert fault(f'graph {{ a [label="{character}"] }}', format) == (
        f"the DOT holds the character {character!r} at 18, "
        "which no picture can show; leave it out"
    )


@pytest.mark.parametrize(
    "text", ["</script><script>", "-- > & ' onload=x", "مرحبا", "😀", r"a\\"]
)
def test_hostile_text_stays_text(text: str) -> None:
    svg = draw_dot(f'graph {{ a [label="{text}"] }}', "svg")
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    assert [one.text for one in root.iter(f"{SVG}text")] == [text.replace("\\\\", "\\")]


# Other engines


def test_without_an_engine_the_error_says_what_to_install(programs: Path) -> None:
    assert list(programs.iterdir()) == []
    assert fault(DEBATE) == (
        "no drawing engine: install pygraphviz (pip install pygraphviz), or Graphviz "
        "(https://graphviz.org/download/) so that 'dot' is on the PATH; a .dot file "
        "can be written without either"
    )


@posix
@pytest.mark.parametrize("format", FORMATS)
def test_a_dot_on_the_path_draws_without_the_wheel(
    format: str,
    request: pytest.FixtureRequest,
) -> None:
    expected = draw_dot(DEBATE, format)
    write_dot(
        request.getfixturevalue("programs"),
        "import sys",
        "from pygraphviz import graphviz as gv",
        "graph = gv.agread(sys.stdin.buffer, None)",
        "context = gv.gvContextWithBuiltins()",
        "gv.gvLayout(context, graph, b'dot')",
        "name = sys.argv[1].removeprefix('-T').encode()",
        "sys.stdout.buffer.write(gv.gvRenderData(context, graph, name)[1])",
        language=sys.executable,
    )
    assert draw_many([(DEBATE, format)] * 2) == [expected] * 2


@pytest.mark.skipif(shutil.which("dot") is None, reason="no dot on the PATH")
@pytest.mark.parametrize("format", FORMATS)
def test_the_systems_dot_draws_the_same_bytes_each_time(
    format: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    assert draw_dot(DEBATE, format) == draw_dot(DEBATE, format)


@posix
def test_a_dot_has_the_limits_of_the_wheel(programs: Path) -> None:
    write_dot(
        programs,
        "import resource, sys",
        "most = resource.getrlimit(resource.RLIMIT_AS)",
        "sys.stderr.write(f'Error: <stdin>: {most}\\n')",
        language=sys.executable,
    )
    assert fault(DEBATE) == "Graphviz: (2147483648, 2147483648)"


@linux
def test_what_a_dot_has_started_ends_with_it(programs: Path) -> None:
    # A fork that is not a child of ours tells of its end by closing the pipe.
    pipe = programs / "pipe"
    os.mkfifo(pipe)
    listener = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_dot(programs, f"exec 3>{pipe}", "/bin/sleep 99 &", "/bin/sleep 99")
    assert fault(DEBATE, timeout=0.5) == (
        "the drawing took more than 0.5 s and was stopped; "
        "draw fewer claims, or allow it more time"
    )
    os.set_blocking(listener, True)
    with os.fdopen(listener, "rb") as end:
        assert end.read() == b""


@posix
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("kill -s SEGV $$", "the drawing engine was ended by the signal SIGSEGV"),
        ("exit 3", "the drawing engine stopped with status 3"),
        (
            "echo 'dot: no plugin' >&2; exit 3",
            "the drawing engine stopped with status 3: no plugin",
        ),
        ("echo '<svg>'", "the drawing engine returned a broken svg file"),
        (
            "echo '< </svg>'",
            "the SVG is not well-formed XML: not well-formed (invalid token): line 1",
        ),
    ],
)
def test_a_dot_that_fails_says_how(programs: Path, line: str, message: str) -> None:
    write_dot(programs, line)
    assert fault(DEBATE).partition(", column")[0] == message


@posix
def test_a_dot_that_cannot_run_is_named(programs: Path) -> None:
    write_dot(programs, language="/nowhere/sh")
    assert fault(DEBATE) == (
        f"Graphviz: cannot run '{programs / 'dot'}': No such file or directory"
    )


@posix
def test_a_wheel_that_cannot_be_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "pygraphviz"
    package.mkdir()
    (package / "__init__.py").write_text(
        "raise ImportError('libgvc.so.7: cannot open shared object file')\n",
        encoding="utf-8",
    )
    # A Python that sees none of this environment's packages.
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} -S "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PATH", str(package))
    assert fault(DEBATE).endswith(
        "can be written without either (pygraphviz cannot be loaded: "
        "libgvc.so.7: cannot open shared object file)"
    )


def test_a_python_that_cannot_be_started_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert fault(DEBATE) == (
        "the drawing engine cannot be started: "
        "[Errno 2] No such file or directory: '/nowhere/python'"
    )


def test_drawing_needs_a_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere")
    with pytest.raises(FileError) as caught:
        draw_dot(DEBATE, "svg")
    assert str(caught.value).startswith(
        "drawing needs a temporary folder: [Errno 2] No such file or directory: "
        "'/nowhere/argmap-"
    )


def test_drawing_leaves_nothing_behind(tmp_path: Path) -> None:
    program = (
        "import sys; from argmap.render.drawing import draw_dot; "
        "draw_dot('graph { a }', 'png'); sys.exit('matplotlib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=False,
    )
    assert (done.returncode, list(tmp_path.iterdir())) == (0, [])
