"""``python -m argmap``: the command line."""

from __future__ import annotations

from argmap.cli.main import main

if __name__ == "__main__":
    main()
