"""Double coding: two maps of the same texts, and how far their makers agree.

Two maps come in; pairs of assertions, coefficients and disagreements go out.
"""

from __future__ import annotations
