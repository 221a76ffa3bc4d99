"""From a message of another system to a command of the engine. Pure: the clock and the key are given."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from engine.domain.calendar import instant, period_span, span
from engine.domain.catchball import ProposeTarget
from engine.domain.measure import RecordReading
from engine.domain.okr import CheckIn, RestateCheckIn
from engine.domain.plan import AddComment
from engine.domain.values import Command
from engine.errors import RefusedError, UnusableInputError
from engine.handle import Order
from engine.transport.messages import (
    CheckInData,
    CommentData,
    Message,
    ReadingData,
    TargetProposalData,
    read_message,
)


def to_order(value: bytes | None, *, workspace: str, key: bytes, now: datetime) -> Order | None:
    """The command in a message, with who gives it; nothing if the message is for another workspace.

    Raises UnusableInputError or RefusedError, in one line, for what can never become a command.
    """
    message = read_message(value)
    if message.workspace not in (None, workspace):
        return None
    return Order(
        _MAKE[type(message.data)](message.data, _happened(message, now), now),
        (message.actor or message.source).strip(),
        command_id_of(message.source, message.id, key),
    )


def command_id_of(source: str, message_id: str, key: bytes) -> str:
    """The id by which a message counts once for ever: of its source and its id, and of nothing else in it.

    It is made with the secret of the workspace, so that it does not tell what it was made from.
    """
    said = orjson.dumps([source, message_id])
    return f"k-{hashlib.blake2b(said, key=key, digest_size=16).hexdigest()}"


def _happened(message: Message, now: datetime) -> datetime:
    """When the message says it happened; now if it does not say, or if its clock is ahead of ours."""
    if message.time is None or message.time > now:
        return now
    try:
        return message.time.astimezone(UTC)
    except OverflowError:
        raise UnusableInputError("the message does not follow the schema: its time lies before all time") from None


def _effective(said: str | None, happened: datetime, now: datetime) -> datetime:
    """What the message names, else when it happened; a day or period that still runs holds now."""
    return instant(said, now) if said else happened


def _check_in(data: CheckInData, happened: datetime, now: datetime) -> Command:
    told: dict[str, Any] = {
        "entity_id": data.key_result, "at": now, "value": data.value, "confidence": data.confidence,
        "note": data.note, "reason": data.reason,
    }  # fmt: skip
    if not data.restates:
        return CheckIn(**told, effective_at=_effective(data.effective_at, happened, now))
    since, until = span(data.effective_at) if data.effective_at else (None, None)
    return RestateCheckIn(**told, since=since, effective_at=until)


def _reading(data: ReadingData, happened: datetime, now: datetime) -> Command:
    """A reading holds from the start of its period's last day, or from now while the period runs."""
    first, last = period_span(data.period)
    if first > now:
        raise RefusedError(f"{data.measure}: {data.period} has not begun; a planned value is a target")
    at = now if now <= last else last.replace(hour=0, minute=0, second=0, microsecond=0)
    return RecordReading(
        entity_id=data.measure, at=now, effective_at=at, value=data.value, period=data.period, note=data.note,
        restates=data.restates, reason=data.reason,
    )  # fmt: skip


def _comment(data: CommentData, happened: datetime, now: datetime) -> Command:
    effective_at = _effective(data.effective_at, happened, now)
    return AddComment(entity_id=data.entity, at=now, effective_at=effective_at, text=data.text, aspect=data.aspect)


def _target_proposal(data: TargetProposalData, happened: datetime, now: datetime) -> Command:
    return ProposeTarget(
        entity_id=data.item, at=now, effective_at=_effective(data.effective_at, happened, now),
        from_level=data.from_level, to_level=data.to_level, target=data.target, means=data.means,
        reason=data.reason,
    )  # fmt: skip


_MAKE: Mapping[type, Callable[[Any, datetime, datetime], Command]] = {
    CheckInData: _check_in,
    ReadingData: _reading,
    CommentData: _comment,
    TargetProposalData: _target_proposal,
}
