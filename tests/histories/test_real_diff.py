"""What changed between two editions of the United Kingdom's projects, against a count of the file's own lines."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import pairwise

from projections.diff import diff
from projections.read_model import Bounds
from tests.histories.support import Line, Workspaces
from tests.histories.test_real_histories import _data, history, lines  # noqa: F401 -- says when the data is missing

Changes = set[tuple[str, str, str]]


def test_every_rating_cost_and_end_date_that_changed_between_two_editions(new_workspace: Workspaces) -> None:
    workspace = new_workspace()
    workspace.take(history("uk_gmpp"))
    editions = sorted({line["effective_at"] for line in lines("uk_gmpp")})
    assert len(editions) == 10
    found_in_all = 0
    for one, other in pairwise(editions):
        told = diff(workspace.read_model, seen_on(one), seen_on(other))
        changed = [
            row for row in told if row["change"] == "changed" and row["field"] in ("status", "target", "value")
        ]
        found = {
            kind: {(row["entity_id"], row["before"], row["after"]) for row in changed if row["field"] == field}
            for kind, field in (("status_set", "status"), ("target_set", "target"), ("value_recorded", "value"))
        }
        counted = {
            "status_set": moved("status_set", "status", one, other),
            "target_set": moved("target_set", "target", one, other),
            "value_recorded": moved("value_recorded", "value", one, other),
        }
        assert found == counted, (one, other)
        found_in_all += sum(map(len, found.values()))
        assert {row["class"] for row in changed} <= {"status", "target", "performance"}
    assert found_in_all > 3_000


def seen_on(instant: str) -> Bounds:
    """As it was seen when an edition came out."""
    at = datetime.fromisoformat(instant).astimezone(UTC)
    return Bounds(at, at)


def moved(kind: str, field: str, one: str, other: str) -> Changes:
    """What the lines of a kind say otherwise at a later edition: of each id the last that was said by then."""
    before, after = last_said(lines("uk_gmpp"), kind, field, one), last_said(lines("uk_gmpp"), kind, field, other)
    return {
        (name, words(before[name]), words(after[name]))
        for name in before
        if words(before[name]) != words(after[name])
    }


def last_said(told: Iterable[Line], kind: str, field: str, until: str) -> dict[str, str | float]:
    """What the last line of a kind said about each id, the file being in order."""
    return {line["id"]: line[field] for line in told if line["kind"] == kind and line["effective_at"] <= until}


def words(said: str | float) -> str:
    """A number as a person writes it."""
    return f"{said:g}" if isinstance(said, float) and said == int(said) and abs(said) < 1e6 else str(said)
