"""Where two people's edits meet: what a file would change and somebody else changed after the file was written."""

from collections.abc import Collection, Iterator

import orjson

from engine.intake.plan.compare import Comparison
from engine.intake.plan.outline import Outline, bad
from engine.log.log import Log

_BATCH = 5000
_NAMED = 10


def conflicts(
    log: Log, outline: Outline, comparison: Comparison, streams: Collection[str], actor: str, file: str
) -> list[str]:
    """Each item that both changed, with who else did and where in the log.

    Reads the log from the file's position on. What the actor changed is no conflict: whoever applies a file twice,
    with edits between, meets nobody.
    """
    if outline.position is None or not streams or not comparison:
        return []
    if outline.position > log.position():
        raise bad(
            file,
            f"`position` is {outline.position}, but this log ends at {log.position()}: the file was written from "
            "another workspace; leave `position` out to apply it here",
        )
    touched = {item.told.entity_id for item in comparison.items}
    touched |= {end for link in comparison.links for end in link[1:]}
    found = {who[0]: who for who in _changed_since(log, outline.position, streams, actor) if who[0] in touched}
    return [f"{entity_id} ({who}, position {position})" for entity_id, who, position in found.values()]


def in_one_line(file: str, found: list[str]) -> str:
    """What to say of conflicts."""
    rest = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        f"{file}: changed by others since this file was exported: {', '.join(found[:_NAMED])}{rest}; export again "
        "and make your edits there, or leave `position` out of the file to put yours in their place"
    )


def _changed_since(log: Log, position: int, streams: Collection[str], actor: str) -> Iterator[tuple[str, str, int]]:
    """Every entity in these streams that others changed: its id, who, and the last position."""
    people = dict(log.people.rows())
    while batch := log.read(position, _BATCH):
        for place, stream, payload in zip(batch.positions, batch.streams, batch.payloads, strict=True):
            if stream in streams:
                event = orjson.loads(payload)
                who = people.get(event["actor"], "a forgotten person")
                if who != actor:
                    yield event["entity_id"], who, place
        position = batch.positions[-1]
