"""What differs between two instants of a strategy, field by field, and who changed it, when and why."""

from collections.abc import Sequence

import pyarrow as pa

from projections.read_model import Bounds, ReadModel, Row

CLASSES = ("structure", "target", "weight", "link", "text", "status", "performance", "correction")
"""Of what kind a change is; all but the last two are changes of the plan."""
CHANGES = ("added", "removed", "changed")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("entity_id", "field", "kind", "change", "before", "after", "class")),
        *((name, pa.string()) for name in ("actor", "reason")),
        ("changed_at", pa.timestamp("us")),
        ("position", pa.int64()),
        ("decision_id", pa.string()),
        ("effective_at", pa.timestamp("us")),
        ("title", pa.string()),
        ("unit", pa.string()),
    ]
)
"""The columns of an answer; `changed_at` is when the change became known, `effective_at` since when it holds."""


def diff(read_model: ReadModel, one: Bounds, other: Bounds) -> list[Row]:
    """One row for each field of each entity that says something else at the other bounds.

    Structure, links and their strengths, owners, texts, targets, weights, thresholds, statuses and readings: what
    is set, not what is worked out of it. `class` tells plan changes from performance (what reality did) and from
    corrections. Who, when and why come from the fact that wins at the later of the two instants; seen from the
    other side the same rows stand with before and after exchanged. Grows with what differs, and looks through all
    facts once for each side.
    """
    return read_model.question("diff", [*one.parameters(), *other.parameters(), not is_later(one, other)])


def is_later(one: Bounds, other: Bounds) -> bool:
    """Whether the first looks further: in the business, then the record, then the log; open bounds furthest."""
    for name in ("as_of", "known_at", "up_to"):
        mine, theirs = getattr(one, name), getattr(other, name)
        if mine != theirs:
            return mine is None or (theirs is not None and mine > theirs)
    return False


def told_once(rows: Sequence[Row]) -> list[Row]:
    """The rows without what holds where the same fact has a row for its own time too.

    A person who set the target of December made one change, although another target holds since then as well.
    """
    facts = [(row["entity_id"], *row["field"].partition(" ")[::2], row["position"]) for row in rows]
    of_their_time = {(entity, field, position) for entity, field, time, position in facts if time}
    return [
        row
        for row, (entity, field, time, position) in zip(rows, facts, strict=True)
        if time or (entity, field, position) not in of_their_time
    ]
