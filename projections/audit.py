"""The trail of a strategy: every change of every field, and what led to what."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pyarrow as pa

from engine.errors import UnusableInputError
from projections.projector import sql
from projections.read_model import Bounds, ReadModel


def trail(
    read_model: ReadModel,
    bounds: Bounds,
    *,
    ids: Sequence[str] = (),
    person: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    review: str | None = None,
    field: str | None = None,
    chain: bool = False,
    position: int | None = None,
) -> pa.Table:
    """The changes inside the bounds that were asked for, oldest first; grows with the history.

    `since` and `until` bound when a change became known. With `chain` each event brings what led to it and what it
    led to: a decision the changes that it caused, a finding the decisions and countermeasures about it, a review
    all that was said in it. Raises UnusableInputError for an entity or a person that nothing was ever told of.
    """
    asked = [*ids, *([review] if review else [])]
    known = {row["entity_id"] for row in read_model.question("known_among", [asked])} if asked else set()
    for name in asked:
        if name not in known:
            raise UnusableInputError(f"{name}: no such entity in this workspace; `hansei show entities` lists them")
    if person and {"name": person} not in read_model.question("names"):
        raise UnusableInputError(f"{person}: nobody of that name is in the record; `--person` takes a whole name")
    span = [at.astimezone(UTC).replace(tzinfo=None) if at else None for at in (since, until)]
    parameters = [*bounds.parameters(), list(ids) or None, person, *span, review, field, chain, position]
    return read_model.ask(sql("questions/audit_trail"), parameters)
