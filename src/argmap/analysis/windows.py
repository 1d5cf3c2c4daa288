"""Windows of time: from when to when something must have been said."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.errors import QueryError
from argmap.model.dates import Date

__all__ = ["Window"]


@attrs.frozen
class Window:
    """From when to when something must have been said, both ends included.

    Parameters
    ----------
    since, until, as_of : Date or None
        `until` and `as_of` both end it.
    """

    since: Date | None
    until: Date | None
    as_of: Date | None

    @classmethod
    def of(
        cls,
        since: Date | str | None,
        until: Date | str | None,
        as_of: Date | str | None,
    ) -> Window:
        """Return the window between two dates.

        Parameters
        ----------
        since, until, as_of : Date, str or None
            None leaves it open.

        Returns
        -------
        Window
            Its dates read.

        Raises
        ------
        QueryError
            It ends before it begins.
        """
        first, last, seen = (
            None if one is None else Date.of(one) for one in (since, until, as_of)
        )
        for name, end in (("until", last), ("as of", seen)):
            if first is not None and end is not None and end.before(first):
                raise QueryError(
                    f"the window ends before it begins: {name} {end.text!r} is before "
                    f"since {first.text!r}; write the earlier date as since"
                )
        return cls(first, last, seen)

    def is_open(self) -> bool:
        """Return whether it holds everything, undated statements too."""
        return self == Window(None, None, None)

    def holds(self, date: Date) -> bool:
        """Return whether every day that a date means lies in the window."""
        return self._begun(date) and all(date.ends_by(end) for end in self._ends())

    def touches(self, date: Date) -> bool:
        """Return whether some day that a date means lies in the window."""
        late = self.since is not None and date.before(self.since)
        return not late and not any(end.before(date) for end in self._ends())

    def _begun(self, date: Date) -> bool:
        if self.since is None or self.since.first is None:
            return True
        return date.first is not None and date.first >= self.since.first

    def _ends(self) -> Iterator[Date]:
        return (end for end in (self.until, self.as_of) if end is not None)
