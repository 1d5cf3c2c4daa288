"""The example notebooks run, and every cell shows what it says."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"

with warnings.catch_warnings():
    # jupyter_client tells at its import how it will look for folders one day.
    warnings.simplefilter("ignore", DeprecationWarning)
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_notebook_shows_map_explanation_stances_and_timeline() -> None:
    notebook = nbformat.read(EXAMPLES / "night_flights.ipynb", as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    client = nbclient.NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(EXAMPLES)}},
    )
    client.execute()
    shown = [_shown(cell) for cell in notebook.cells if cell.cell_type == "code"]
    picture, explanation, stances, timeline, page = shown
    assert "image/svg+xml" in picture
    assert "Contested, by explicit and inferred links" in explanation["text/markdown"]
    assert '<th scope="col"' in stances["text/html"]
    assert "✓ yes" in stances["text/html"]
    assert "✗ no" in stances["text/html"]
    assert "<table>" in timeline["text/html"]
    assert page["text/plain"] == "('night_flights.html', True)"


def _shown(cell: Any) -> dict[str, str]:
    (output,) = cell.outputs
    assert output.output_type == "execute_result", output
    return dict(output.data)
