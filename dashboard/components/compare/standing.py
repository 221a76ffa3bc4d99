"""Which items stand better or worse than they did: statuses are worked out, so no event says it."""

from dataclasses import dataclass

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.meeting.exceptions import standings
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tables import choosing_table
from dashboard.components.shown.words import shortened

_RANK = {"off_track": 0, "at_risk": 1, "on_track": 2}
_COLUMNS = {
    "Moved": st.column_config.TextColumn(width=80),
    "Item": st.column_config.TextColumn(width=420),
    "Before": st.column_config.TextColumn(width=120),
    "After": st.column_config.TextColumn(width=120),
    "Id": st.column_config.TextColumn(width=120),
}


@dataclass(frozen=True)
class Moved:
    """An item whose status is another one."""

    id: str
    title: str
    then: str
    now: str

    @property
    def is_better(self) -> bool:
        """Whether it stands better than it did."""
        return _RANK[self.now] > _RANK[self.then]


def moved(view: View, then: View) -> list[Moved]:
    """What stands better or worse, the worst move first. What has no status on one side has not moved."""
    before, after = _statuses(then), _statuses(view)
    found = [
        Moved(name, title, before[name][1], status)
        for name, (title, status) in after.items()
        if name in before and before[name][1] != status
    ]
    return sorted(found, key=lambda one: (_RANK[one.now] - _RANK[one.then], one.title, one.id))


def _statuses(view: View) -> dict[str, tuple[str, str]]:
    return {
        str(row["id"]): (str(row["title"] or row["id"]), str(row["status"]))
        for one in standings(view, None)
        for row in (one.row, *one.also)
        if row["status"] in _RANK
    }


def moved_table(found: list[Moved]) -> None:
    """The items that stand better or worse, to choose from."""
    choosing_table(
        [
            {
                "Moved": "Better" if one.is_better else "Worse",
                "Item": shortened(one.title, 90),
                "Before": status_of(one.then).text,
                "After": status_of(one.now).text,
                "Id": one.id,
            }
            for one in found
        ],
        [one.id for one in found],
        key="moved",
        most=8,
        columns=_COLUMNS,
        alt="Items that stand better or worse",
    )
