"""The Discourse Network Analyzer's ``.dna`` file, a database of SQLite.

Bytes come in, a map and a log go out, and back. `database` opens bytes, `contents` reads
the tables of every version alike, `reading` makes a map of them; `schema` and `writing`
go the other way, and `losses` tells what did not come through. `notation` is what the
table of notations calls.
"""

from __future__ import annotations
