from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import argmap

# What `import argmap` must not wait for.
SLOW = {
    "attr",
    "bibtexparser",
    "citeproc",
    "click",
    "clingo",
    "jinja2",
    "lxml",
    "matplotlib",
    "msgspec",
    "networkx",
    "numpy",
    "pydot",
    "pygraphviz",
    "pypdf",
    "pysat",
    "pylatexenc",
    "rich",
    "ruamel",
    "spacy",
    "trafilatura",
}

IMPORT_ALL = """
import importlib, json, pkgutil
import argmap
for found in pkgutil.walk_packages(argmap.__path__, "argmap."):
    if not found.name.endswith(".__main__"):
        importlib.import_module(found.name)
print(json.dumps({n: type(getattr(argmap, n)).__name__ for n in argmap.__all__}))
"""


def in_a_fresh_interpreter(code: str) -> Any:
    """Return what the code prints as JSON."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


def top_level_modules_after(statement: str) -> set[str]:
    code = f"{statement}\nimport sys, json\nprint(json.dumps(list(sys.modules)))"
    return {name.partition(".")[0] for name in in_a_fresh_interpreter(code)}


SMALL_MAP = """
import argmap as am
m = am.loads("[caps]: Rent caps cut supply.\\n  - [stock]: Supply held.", format="argdown")
assert [claim.id for claim in am.unrebutted(m)] == ["stock"]
assert am.explain(m, "caps").status is am.Status.REBUTTED
"""


def test_a_small_map_is_labelled_without_numpy() -> None:
    assert "numpy" not in top_level_modules_after(SMALL_MAP)


def test_the_table_and_the_block_for_type_checkers_agree() -> None:
    block: dict[str, str] = {}
    for statement in type_checking_block():
        assert isinstance(statement, ast.ImportFrom)
        for alias in statement.names:
            assert alias.asname == alias.name, "written `X as X`, to be exported"
            block[alias.name] = (statement.module or "").removeprefix("argmap.")
    table = {name: home for home, names in argmap.MODULES.items() for name in names}
    assert block == table


def type_checking_block() -> list[ast.stmt]:
    tree = ast.parse(Path(argmap.__file__).read_text(encoding="utf-8"))
    (block,) = (
        node
        for node in tree.body
        if isinstance(node, ast.If)
        and isinstance(node.test, ast.Name)
        and node.test.id == "TYPE_CHECKING"
    )
    return block.body


def test_all_holds_the_names_of_the_table_and_the_version() -> None:
    names = [name for names in argmap.MODULES.values() for name in names]
    assert len(names) == len(set(names))
    assert argmap.__all__ == ["__version__", *sorted(names)]
    assert set(dir(argmap)) >= set(argmap.__all__)


@pytest.mark.parametrize("name", argmap.__all__)
def test_a_public_name_is_what_its_module_holds(name: str) -> None:
    value = getattr(argmap, name)
    assert not isinstance(value, ModuleType)
    for home, names in argmap.MODULES.items():
        if name in names:
            module = importlib.import_module(f"argmap.{home}")
            assert value is getattr(module, name)
            assert name in module.__all__


@pytest.mark.parametrize("name", argmap.__all__[1:])
def test_a_public_name_is_documented(name: str) -> None:
    value = getattr(argmap, name)
    if inspect.isclass(value) or callable(value):
        assert inspect.getdoc(value)


def test_an_unknown_name_is_an_attribute_error() -> None:
    name = "unrebuted"
    with pytest.raises(AttributeError) as caught:
        getattr(argmap, name)
    assert str(caught.value) == "module 'argmap' has no attribute 'unrebuted'"


def test_no_room_or_module_has_the_name_of_a_public_name() -> None:
    found = pkgutil.walk_packages(argmap.__path__, "argmap.")
    names = {one.name.rpartition(".")[2] for one in found}
    assert names.isdisjoint(argmap.__all__)


def test_public_names_are_not_hidden_once_every_module_is_imported() -> None:
    kinds = in_a_fresh_interpreter(IMPORT_ALL)
    assert "module" not in kinds.values()
    assert list(kinds) == argmap.__all__


def test_importing_argmap_loads_nothing_but_the_standard_library() -> None:
    loaded = top_level_modules_after("import argmap") - top_level_modules_after("")
    assert "argmap" in loaded
    assert loaded - {"argmap"} <= set(sys.stdlib_module_names)


def test_the_model_needs_attrs_alone() -> None:
    loaded = top_level_modules_after("from argmap import ArgumentMap, Claim, Source")
    assert loaded & SLOW == {"attr"}
