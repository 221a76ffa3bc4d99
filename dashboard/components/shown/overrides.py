"""A person's status in place of the computed one: both, side by side, with who and why."""

from collections.abc import Mapping

from dashboard.components.frame.view import View
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tree_table import Cell, status_cell
from dashboard.components.shown.words import plain
from projections.read_model import Row

Overrides = Mapping[str, Row]


def overrides_of(view: View, root: str) -> Overrides:
    """What persons have set in a cycle, scorecard or plan, by item."""
    return {row["entity_id"]: row for row in view.ask_of_structure("overrides", root)}


def beside(computed: str | None, said: Row | None) -> Cell:
    """The status that holds; below one that a person has set, the computed one."""
    if said is None:
        return status_cell(computed)
    return status_cell(said["status"], f"computed {status_of(computed).text}")


def override_note(said: Row) -> str:
    """Who set which status, and why."""
    because = f": {said['reason']}" if said["reason"] else ""
    return f"{said['actor']} set {status_of(said['status']).word.lower()}{because}"


def override_words(computed: str | None, said: Row) -> str:
    """The same with both statuses, for a place that reads Markdown."""
    held, found = status_of(said["status"]), status_of(computed)
    because = f": {plain(said['reason'])}" if said["reason"] else ""
    return (
        f"{plain(said['actor'])} set :{held.ink}[**{held.text}**]; computed is "
        f":{found.ink}[**{found.text}**]{because}"
    )
