"""Quantities: numbers that count or measure, with their unit and the time they are of.

In comes a text with its sentences, out go records of quantities. The pipeline's
components and `matching` call it.
"""

from __future__ import annotations
