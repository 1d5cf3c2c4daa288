"""The command line: thin verbs that read a map, call the library and print.

In come arguments, out go text on standard output and files that ``-o`` names. Nothing
calls this room; it may call every other.
"""

from __future__ import annotations
