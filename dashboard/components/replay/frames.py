"""The frames of a cycle for the page: made once for all who look, and never more than a browser plays well."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.components.frame.view import View
from dashboard.components.shown.words import aware, counted
from projections.read_model import Bounds, Row
from projections.replay.frames import Frame, Span, Step, span_of
from projections.replay.making import replay

MOST = 750
"""Frames of one film: two years by day, fourteen by week."""
COARSER: dict[Step, Step] = {"event": "day", "day": "week"}
STEP_WORDS: dict[Step, tuple[str, str]] = {
    "day": ("Day", "day"),
    "week": ("Week", "week"),
    "event": ("Event", "event"),
}


@dataclass(frozen=True)
class Film:
    """All frames of a cycle at one step, and what is said where it is not the step that was asked for."""

    span: Span
    step: Step
    frames: Sequence[Frame]
    key: tuple[Any, ...]
    """What tells it from any other film."""
    note: str = ""


def film_of(view: View, cycle: Row, step: Step) -> Film:
    """The frames of a cycle, as far as the instant on screen goes.

    Now goes to the last event, and so does a permalink of now: it shows the same.
    Raises UnusableInputError for a cycle that has not begun.
    """
    held = view.held
    bounds = view.bounds
    if bounds.known_at is None and (latest := view.ask("last_recorded")[0]["latest"]):
        bounds = Bounds(min(aware(latest), view.looked_at), aware(latest), bounds.up_to)
    span: Span = held.answers.get(
        ("replay_span", cycle["id"], *bounds.parameters()),
        lambda: span_of(held.read_model, cycle["id"], view.now, bounds),
    )
    # What became known only after its end changes nothing of it: a cycle that is over is worked out once.
    ends_at = span.ends_at.replace(tzinfo=None)
    known = view.ask("replay_known", ends_at)[0]
    until = Bounds(span.ends_at, span.ends_at, known["position"])
    note = ""
    while (many := _how_many(view, span, known["events"], step)) > MOST and step in COARSER:
        asked, step = step, COARSER[step]
        note = (
            f"{counted(many, 'frame')} by {asked} are more than a browser plays well: it goes by {step} instead. "
            f"`hansei replay {cycle['id']} --step {asked}` tells them all."
        )
    key = ("replay", cycle["id"], step, *until.parameters())
    frames = held.answers.get(key, lambda: list(replay(held.read_model, cycle["id"], step, span.ends_at, until)))
    return Film(span, step, frames, key, note)


def _how_many(view: View, span: Span, known: int, step: Step) -> int:
    """About how many frames there would be; of events at most so many."""
    days = (span.ends_at - span.starts_at).days
    if step == "event":
        return int(known - view.ask("replay_known", span.starts_at.replace(tzinfo=None))[0]["events"])
    return days + 2 if step == "day" else days // 7 + 3
