"""The drawing engine's own process: DOT in on standard input, pictures out.

``argmap.render.drawing`` runs this file by its path: Graphviz holds the
interpreter's lock while it lays out, calls ``exit`` on some inputs and never ends on
others. It imports nothing of argmap, which keeps its start short.

::

    engine.py MEMORY SECONDS PARENT draw FOLDER FORMAT...
    engine.py MEMORY SECONDS PARENT run PROGRAM ARGUMENT...

The first form draws with the pygraphviz in FOLDER and writes, for each FORMAT, the
number of bytes in decimal, a newline and the picture: one layout serves them all.
The second becomes PROGRAM, under the same limits.
"""

from __future__ import annotations

import os
import signal
import sys

__all__ = ["main"]

UNAVAILABLE = 69
"""Exit status: pygraphviz cannot be loaded (EX_UNAVAILABLE of sysexits.h)."""

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> int:
    """Return the exit status after drawing, or after failing to.

    Parameters
    ----------
    arguments : list of str
        The command line without the program's name.

    Returns
    -------
    int
        0, 1 after an ``Error:`` line, or ``UNAVAILABLE``.
    """
    memory, seconds, parent, action, target, *rest = arguments
    _limit(int(memory), seconds=int(seconds), parent=int(parent))
    if action == "draw":
        return _draw(target, rest)
    try:
        # The limits and the alarm outlive exec.
        os.execv(target, [target, *rest])  # noqa: S606 - no shell is wanted
    except OSError as error:
        sys.stderr.write(f"Error: cannot run {target!r}: {error.strerror}\n")
    return 1


def _limit(memory: int, *, seconds: int, parent: int) -> None:
    """Bound this process's memory and life; end it when its parent ends."""
    if sys.platform == "win32":
        return
    import resource

    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # macOS refuses an address space smaller than what is mapped already.
        try:
            resource.setrlimit(kind, (limit, limit))
        except (OSError, ValueError):
            continue
    # The kernel delivers it while Graphviz holds the lock, and it needs no parent:
    # whatever becomes of argmap, nothing outlives the timeout by much.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)
    if sys.platform == "linux":
        _follow(parent)


def _follow(parent: int) -> None:
    """Let the kernel kill this process when the thread that started it ends."""
    try:
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    except (ImportError, OSError, AttributeError):
        return
    if os.getppid() != parent:
        # It ended before the kernel was told.
        os.kill(os.getpid(), signal.SIGKILL)


def _draw(folder: str, formats: list[str]) -> int:
    """Lay the graph out once and write it in each format."""
    sys.path.append(folder)
    try:
        from pygraphviz.graphviz import (
            agread,
            gvContextWithBuiltins,
            gvLayout,
            gvRenderData,
        )
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        return UNAVAILABLE
    # Whatever a library prints must not fall among the pictures.
    channel = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        graph = agread(sys.stdin.buffer, None)
    except ValueError:
        # Before it come Graphviz's own lines, unless there was nothing to read.
        sys.stderr.write("the DOT holds no graph\n")
        return 1
    context = gvContextWithBuiltins()
    if gvLayout(context, graph, b"dot"):
        return 1
    with os.fdopen(channel, "wb") as pictures:
        for name in formats:
            drawn = gvRenderData(context, graph, name.encode())
            # On failure there is a bare error number instead of a pair.
            if isinstance(drawn, int) or drawn[0]:
                return 1
            pictures.write(b"%d\n" % len(drawn[1]))
            pictures.write(drawn[1])
    return 0


if __name__ == "__main__":
    STATUS = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # The operating system frees a big graph sooner than its destructors do.
    os._exit(STATUS)
