"""Settings that a front matter may hold and that change the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.formats.argdown.data import merged
from argmap.formats.argdown.running_text import TextRules
from argmap.formats.argdown.shortcodes import SHORTCODES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.formats.argdown.data import Json

__all__ = ["in_force", "option", "text_rules"]

_MODEL_DEFAULTS: dict[str, Json] = {
    "mode": "loose",
    "removeTagsFromText": False,
    "transformArgumentRelations": True,
}
_DEFAULTS: dict[tuple[str, str], Json] = {
    **{("model", key): value for key, value in _MODEL_DEFAULTS.items()},
    ("model", "explodeArguments"): False,
    ("group", "groupDepth"): 2,
}


def in_force(given: Mapping[str, Json] | None, front_matter: Json) -> dict[str, Json]:
    """Combine the settings given to the reader with those of the front matter.

    Parameters
    ----------
    given : Mapping or None
        Settings from outside the text.
    front_matter : Json
        The front matter; it prevails, unless ``data.frontMatterSettingsMode``
        among the given says ``ignore``, or ``default``: then it sets only what is
        neither given nor has a default in the model.

    Returns
    -------
    dict
        The settings by section.
    """
    base: dict[str, Json] = dict(given or {})
    if not isinstance(front_matter, dict):
        return base
    mode = option(base, "data", "frontMatterSettingsMode")
    if mode == "ignore":
        return base
    if mode == "default":
        merging: tuple[Json, ...] = (front_matter, _filled_in(), base)
    else:
        merging = (base, front_matter)
    result: Json = {}
    for settings in merging:
        result = merged(result, settings)
    return result if isinstance(result, dict) else base


def _filled_in() -> Json:
    """Return what the reference has filled in before it reads the front matter."""
    symbols: dict[str, Json] = {
        code: {"unicode": symbol} for code, symbol in SHORTCODES.items()
    }
    return {
        "model": {**_MODEL_DEFAULTS, "shortcodes": symbols},
        "data": {"switchToBlockFormatIfMultiline": True},
    }


def option(settings: Mapping[str, Json], section: str, key: str) -> Json:
    """Value of a setting, or its default.

    Parameters
    ----------
    settings : Mapping
        The settings in force.
    section, key : str
        Which one, e.g. ``model`` and ``mode``.

    Returns
    -------
    Json
        None if it is not set and has no default.
    """
    values = settings.get(section)
    if isinstance(values, dict) and key in values:
        return values[key]
    return _DEFAULTS.get((section, key))


def text_rules(settings: Mapping[str, Json]) -> TextRules:
    """Rules for texts.

    Parameters
    ----------
    settings : Mapping
        The settings in force.

    Returns
    -------
    TextRules
        With the shortcodes that the settings add.
    """
    shortcodes = dict(SHORTCODES)
    added = option(settings, "model", "shortcodes")
    if isinstance(added, dict):
        for code, value in added.items():
            symbol = value.get("unicode") if isinstance(value, dict) else None
            if isinstance(symbol, str):
                shortcodes[code] = symbol
    remove = option(settings, "model", "removeTagsFromText")
    return TextRules(shortcodes=shortcodes, keep_tags=not remove)
