"""Manifest: which files of a folder are argmap's own, so that no other is replaced.

A list beside the files says which they are. They are replaced one by one, each whole;
anything else in the folder is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.errors import FileError
from argmap.findings import Finding
from argmap.formats.files import write_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

__all__ = ["Manifest", "left_over"]


@attrs.frozen(kw_only=True)
class Manifest:
    """The list of what was written into a folder.

    Parameters
    ----------
    folder : Path
        Made where it is missing.
    name : str
        The name of the list.
    noun : str
        What is written: "report".
    """

    folder: Path
    name: str
    noun: str

    def refuse_strangers(self, names: Iterable[str]) -> None:
        """Raise where a file is there that no earlier run has written.

        Parameters
        ----------
        names : iterable of str
            What is about to be written.

        Raises
        ------
        FileError
            Naming each of these files.
        """
        own = self._own()
        strangers = [
            name for name in names if name not in own and (self.folder / name).exists()
        ]
        if strangers:
            raise FileError(
                findings=[
                    Finding(
                        code="not-ours",
                        where=str(self.folder / name),
                        message=f"is there already and no earlier {self.noun} wrote it",
                        remedy="move it away, or choose another folder",
                    )
                    for name in strangers
                ]
            )

    def write(
        self,
        files: Mapping[str, bytes],
        *,
        progress: Callable[[str], None] | None = None,
    ) -> tuple[Path, ...]:
        """Write files, each whole, and return their paths.

        Parameters
        ----------
        files : mapping
            What each file holds, by name.
        progress : callable, optional
            Called with the name of each file once it is written.

        Returns
        -------
        tuple of Path
            In the order given.

        Raises
        ------
        FileError
            The folder cannot be made, or a file cannot be written.
        """
        self._list({*self._own(), *files})
        written = []
        for name, data in files.items():
            write_bytes(self.folder / name, data)
            written.append(self.folder / name)
            if progress is not None:
                progress(name)
        return tuple(written)

    def _own(self) -> set[str]:
        return _listed(self.folder / self.name)

    def _list(self, names: set[str]) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            raise FileError(
                f"{self.folder}: is a file; a {self.noun} needs a folder"
            ) from None
        except OSError as error:
            raise FileError(
                f"{self.folder}: cannot make the folder ({error.strerror or error}); "
                "choose another"
            ) from None
        text = "".join(f"{name}\n" for name in sorted(names))
        write_bytes(self.folder / self.name, text.encode())


def left_over(written: Iterable[Path], *, name: str) -> tuple[str, ...]:
    """Return the files that an earlier run wrote beside these, and this one has not.

    They are left where they are: somebody may want them.

    Parameters
    ----------
    written : iterable of Path
        What `Manifest.write` returned.
    name : str
        The name of the list.

    Returns
    -------
    tuple of str
        The names of those that are still there, sorted.
    """
    paths = tuple(written)
    folder = paths[0].parent if paths else Path()
    rest = _listed(folder / name) - {path.name for path in paths}
    return tuple(sorted(one for one in rest if (folder / one).exists()))


def _listed(path: Path) -> set[str]:
    """Return the names in a list; none where there is no list."""
    try:
        return set(path.read_text(encoding="utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return set()
