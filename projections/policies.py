"""The policies: what a miss, a silence or a closed cycle asks for is proposed, once.

They look at the views as they are now and propose through the one door, like everybody else. The id of each command
is derived from what it is about, so whoever runs them, and however often, proposes it once. A rebuild never does.
"""

from datetime import datetime
from hashlib import blake2b

from engine.domain.proposal import ProposeAction
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import ReadModel, Row

ACTOR = "Hansei policies"


def run_policies(log: Log, read_model: ReadModel, *, now: datetime, appended_by: str) -> list[Row]:
    """Proposes what is due and was not proposed before; answers what it proposed.

    The replica must have caught up with the log. Grows with the misses and silences of the moment.
    """
    due = read_model.question("reactions")
    ids = [command_id(row) for row in due]
    known = log.known_commands(ids)
    new = [(one, row) for one, row in zip(ids, due, strict=True) if one not in known]
    for one, row in new:
        command = ProposeAction(
            entity_id=row["entity_id"],
            at=now,
            proposal=row["proposal"],
            text=row["text"],
            period=row["period"],
            review_id=row["review_id"],
        )
        handle(log, command, actor=ACTOR, appended_by=appended_by, source="policy", command_id=one)
    return [row for _, row in new]


def command_id(reaction: Row) -> str:
    """The same for the same proposal about the same entity, period and review."""
    said = "\n".join(reaction[name] or "" for name in ("proposal", "entity_id", "period", "review_id"))
    return f"policy-{blake2b(said.encode(), digest_size=12).hexdigest()}"
