"""The reference parser, run on many texts at once, and what differs from it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from argmap.errors import SyntaxFault
from argmap.formats.argdown.reading import parse

__all__ = ["KEYS", "absence", "difference", "folded", "reference_models"]

HERE = Path(__file__).parent
KEYS = ("frontmatter", "statements", "arguments", "relations", "sections", "tags")


def absence() -> str:
    """Say why the reference cannot be run here; "" if it can."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (HERE / "node_modules" / "@argdown" / "core").is_dir():
        return "@argdown/core is not installed: run `poe reference`"
    return ""


def reference_models(requests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the models of the reference, in order.

    Parameters
    ----------
    requests : iterable of Mapping
        Each with ``input`` and perhaps ``settings``, as the cases have them.

    Returns
    -------
    list of dict
        In the shape of the cases' ``expected``, without the map.
    """
    keys = ("input", "settings")
    lines = [
        json.dumps({key: request[key] for key in keys if key in request})
        for request in requests
    ]
    done = subprocess.run(
        [str(shutil.which("node")), str(HERE / "models.mjs")],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    # Not splitlines(): JSON may hold U+2028 and the like.
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def folded(value: Any) -> Any:
    """Return a model with the white space of its texts folded."""
    if isinstance(value, dict):
        return {
            key: " ".join(item.split())
            if key in ("text", "canonical_text")
            else folded(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [folded(item) for item in value]
    return value


def difference(request: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    """Say how the reader differs from the reference on a text.

    Parameters
    ----------
    request : Mapping
        With ``input`` and perhaps ``settings``.
    expected : Mapping
        The model of the reference.

    Returns
    -------
    str
        "" if a text without errors has the same model, one with errors its first
        error on the same line, and one that stops the reference silently an error.
    """
    errors = expected["errors"]
    try:
        ours = parse(request["input"], settings=request.get("settings")).to_dict()
    except SyntaxFault as fault:
        match = re.match(r"(\d+):", fault.findings[0].where)
        line = int(match[1]) if match else 0
        if errors["parser"]:
            theirs = errors["parser"][0]["line"]
            return "" if theirs in (line, None) else f"error in {line}, not {theirs}"
        return "" if errors["exceptions"] else f"an error of ours alone: {fault}"
    if errors["parser"] or errors["exceptions"]:
        first = (*errors["parser"], *errors["exceptions"])[0]
        return f"no error, but the reference has {first}"
    for key in KEYS:
        if folded(ours[key]) != folded(expected[key]):
            return (
                f"{key}: {json.dumps(folded(ours[key]), ensure_ascii=False)}\n"
                f"not {json.dumps(folded(expected[key]), ensure_ascii=False)}"
            )
    return ""
