"""The notations that argmap reads and writes, in one table."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, cast

import attrs

from argmap.findings import Finding
from argmap.formats import detection
from argmap.formats.log import ReadLog
from argmap.model.argument_map import ArgumentMap
from argmap.texts.library import Library

__all__ = ["FORMATS", "Format", "Notation"]


class Notation(Protocol):
    """What the module of a notation offers."""

    def load(self, data: bytes, *, name: str) -> tuple[ArgumentMap, ReadLog]:
        """Return the map in a file's bytes, and a report; `name` is for messages."""
        ...

    def dump(self, m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
        """Return a file's bytes, and a finding for each thing they do not carry."""
        ...


class Recovering(Protocol):
    """What the module of a notation offers if it can leave out what is at fault."""

    def load(
        self, data: bytes, *, name: str, strict: bool
    ) -> tuple[ArgumentMap, ReadLog]:
        """Return the map and a report, errors in it unless they raise."""
        ...


class Holding(Protocol):
    """What the module of a notation offers in which the texts of sources stand."""

    def dump(
        self, m: ArgumentMap, *, texts: Library | None
    ) -> tuple[bytes, tuple[Finding, ...]]:
        """Return a file's bytes, the texts in it, and a finding for each loss."""
        ...


@attrs.frozen(kw_only=True)
class Format:
    """A row of the table: one notation.

    Parameters
    ----------
    name : str
        What users type after ``format=``.
    module : str
        Where its `load` and `dump` are; loaded on first use.
    suffixes : tuple of str
        In lower case; notations may share one, and the first writes it.
    looks_like : callable
        Tells by the content, for a file whose suffix does not.
    lossless : bool
        Whether it carries every map whole.
    recovers : bool
        Whether it can be read without the parts that are at fault.
    has_texts : bool
        Whether it is no text, but a file in which the texts of sources stand too.
    description : str
        For listings; one line.
    also_reads : tuple of str
        Suffixes of files that are read, and never written.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    looks_like: Callable[[detection.Content], bool]
    lossless: bool
    description: str
    recovers: bool = False
    also_reads: tuple[str, ...] = ()
    has_texts: bool = False

    def notation(self) -> Notation:
        """Return the module of the notation.

        Returns
        -------
        Notation
            Loaded on the first call.
        """
        return cast("Notation", importlib.import_module(self.module))

    def load(
        self, data: bytes, *, name: str, partly: bool
    ) -> tuple[ArgumentMap, ReadLog]:
        """Return the map in a file's bytes, and a report.

        Parameters
        ----------
        data : bytes
            A whole file.
        name : str
            What messages call it.
        partly : bool
            Leave out what is at fault, if the notation can be read so.

        Returns
        -------
        tuple of ArgumentMap and ReadLog
            The log lists the errors if any parts were left out.
        """
        notation = self.notation()
        if partly and self.recovers:
            return cast("Recovering", notation).load(data, name=name, strict=False)
        return notation.load(data, name=name)

    def dump(
        self, m: ArgumentMap, *, texts: Library | None
    ) -> tuple[bytes, tuple[Finding, ...]]:
        """Return a file's bytes, and a finding for each thing they do not carry.

        Parameters
        ----------
        m : ArgumentMap
            Any map.
        texts : Library or None
            Where the texts of its sources are, for a notation in which they stand.

        Returns
        -------
        tuple of bytes and tuple of Finding
            As the module of the notation gives them.
        """
        notation = self.notation()
        if self.has_texts:
            return cast("Holding", notation).dump(m, texts=texts)
        return notation.dump(m)


# In the order in which content is compared: the most specific first.
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        row.name: row
        for row in (
            Format(
                name="json",
                module="argmap.formats.native",
                suffixes=(".json",),
                looks_like=detection.is_native,
                lossless=True,
                description="argmap JSON: everything, one record a line",
            ),
            Format(
                name="csl-json",
                module="argmap.formats.bibliography.csl_json",
                suffixes=(".csl.json", ".json"),
                looks_like=detection.is_csl_json,
                lossless=False,
                description="CSL-JSON: sources alone, for citation programs",
            ),
            Format(
                name="bibtex",
                module="argmap.formats.bibliography.bibtex",
                suffixes=(".bib",),
                looks_like=detection.is_bibtex,
                lossless=False,
                recovers=True,
                description="BibTeX and BibLaTeX: sources alone",
            ),
            Format(
                name="stances",
                module="argmap.formats.stance_tables.stance_list",
                suffixes=(".csv",),
                also_reads=(".tsv",),
                looks_like=detection.is_stance_list,
                lossless=False,
                recovers=True,
                description="CSV, a row for each stance: actor, claim, stance, source",
            ),
            Format(
                name="argdown",
                module="argmap.formats.argdown.notation",
                suffixes=(".argdown", ".ad"),
                looks_like=detection.is_argdown,
                lossless=True,
                recovers=True,
                description="Argdown with sourcing keys: written by hand",
            ),
            # Behind Argdown, whose first line may be any text.
            Format(
                name="matrix",
                module="argmap.formats.stance_tables.matrix",
                suffixes=(".csv",),
                also_reads=(".tsv",),
                looks_like=detection.is_matrix,
                lossless=False,
                recovers=True,
                description="CSV, claims by actors: agree, neutral or disagree",
            ),
            Format(
                name="dna",
                module="argmap.formats.dna.notation",
                suffixes=(".dna",),
                looks_like=detection.is_dna,
                lossless=False,
                has_texts=True,
                description="Discourse Network Analyzer: statements and documents",
            ),
        )
    }
)
