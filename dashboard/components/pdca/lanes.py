"""The history of reviews as a lane each: four stages over time, what was decided, and the result in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.pdca.lane_drawing import lane_drawing
from dashboard.components.shown.locales import date_text
from dashboard.components.shown.results import OUTCOMES, result_of
from dashboard.components.shown.words import counted, day, moment, percent, shortened
from engine.domain.review import CURRENT, TIERS
from projections.read_model import Row

STAGES = {"plan": "Plan", "do": "Do", "check": "Check", "act": "Act"}
OPENED = "a3"
"""The key of the container that opens when a lane is chosen."""
_LEGEND = [*STAGES.items(), ("mark", "Decision"), ("mark revoked", "Decision revoked since")]
_TICKS = 9
_MARGIN = 0.05
"""Of the axis, what stays free at its end for the marks of the last review."""
_TOGETHER = 0.03
"""Decisions nearer to each other than this share of the width stand side by side."""

Picture = dict[str, Any]


def draw_lanes(picture: Picture) -> None:
    """The picture; a click on a lane chooses its review, a second one lets go of it."""

    def keep() -> None:
        asked = st.session_state["lanes"]["chosen"]
        choose(review=None if asked == chosen("review") else asked)

    lane_drawing()(
        key="lanes",
        data={**picture, "chosen": chosen("review"), "opens": OPENED},
        on_chosen_change=keep,
    )


def lanes_of(reviews: Sequence[Row], stages: Sequence[Row], decisions: Sequence[Row], waiting: str) -> Picture:
    """The lanes of the reviews that were held, in their order; what no review has looked at yet stands first.

    The time axis says when things became known. `waiting` is what is said of the first lane.
    """
    by_review: dict[str, list[Row]] = {}
    for stage in stages:
        by_review.setdefault(stage["review_id"], []).append(stage)
    held = [review for review in reviews if review["opened_at"] is not None]
    shown = [CURRENT, *(review["id"] for review in held)]
    instants = [at for name in shown for one in by_review.get(name, []) for at in (one["first_at"], one["last_at"])]
    instants += [review["opened_at"] for review in held]
    if not instants:
        return {"legend": _LEGEND, "axis": [], "lanes": []}
    begins, ends = _span(instants, [review["opened_at"] for review in held])
    lanes = [_lane(review, by_review.get(review["id"], []), decisions, begins, ends) for review in held]
    if by_review.get(CURRENT):
        lanes.insert(0, _not_looked_at(by_review[CURRENT], waiting, begins, ends))
    return {"legend": _LEGEND, "axis": _axis(begins, ends), "lanes": lanes}


def _span(instants: Sequence[datetime], held: Sequence[datetime]) -> tuple[datetime, datetime]:
    """The first and the last instant of the axis: of a long time before the first review only the last part."""
    begins, ends = min(instants), max(instants)
    if held:
        begins = max(begins, min(held) - max(ends - min(held), timedelta(days=60)) / 2)
    ends = max(ends, begins + timedelta(days=1))
    return begins, ends + _MARGIN * (ends - begins)


def _at(when: datetime, begins: datetime, ends: datetime) -> float:
    return min(1.0, max(0.0, (when - begins) / (ends - begins)))


def _lane(
    review: Row, stages: Sequence[Row], decisions: Sequence[Row], begins: datetime, ends: datetime
) -> dict[str, Any]:
    mine = [decision for decision in decisions if decision["review_id"] == review["id"]]
    session = ", in session" if review["state"] == "open" else ""
    return {
        "id": review["id"],
        "title": shortened(review["title"] or review["id"], 80),
        "sub": f"{day(review['opened_at'])} · {tier_of(review)}{session}",
        "bars": _bars(stages, begins, ends),
        "marks": _marks(mine, begins, ends),
        "glyphs": [
            [outcome.shape, outcome.ink] for name, outcome in OUTCOMES.items() for _ in range(min(review[name], 12))
        ],
        "result": result_of(review),
    }


def _not_looked_at(stages: Sequence[Row], waiting: str, begins: datetime, ends: datetime) -> dict[str, Any]:
    return {
        "id": None,
        "title": "Since then",
        "sub": "no review has looked at it yet",
        "bars": _bars(stages, begins, ends),
        "marks": [],
        "glyphs": [],
        "result": waiting,
    }


def _bars(stages: Sequence[Row], begins: datetime, ends: datetime) -> list[dict[str, Any]]:
    bars = []
    for name, word in STAGES.items():
        mine = [stage for stage in stages if stage["stage"] == name]
        if mine:
            first, last = min(one["first_at"] for one in mine), max(one["last_at"] for one in mine)
            at = _at(first, begins, ends)
            said = f"{counted(sum(one['facts'] for one in mine), 'entry', 'entries')}, {_days(first, last)}"
            bars.append({"stage": name, "at": at, "width": _at(last, begins, ends) - at, "said": [word, said]})
    return bars


def _days(first: datetime, last: datetime) -> str:
    return day(first) if first.date() == last.date() else f"{day(first)} to {day(last)}"


def _marks(decisions: Sequence[Row], begins: datetime, ends: datetime) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for decision in decisions:
        at = _at(decision["recorded_at"], begins, ends)
        if not groups or at - groups[-1]["at"] > _TOGETHER:
            groups.append({"at": at, "marks": []})
        revoked = decision["state"] == "revoked"
        groups[-1]["marks"].append({"id": decision["id"], "revoked": revoked, "said": _said(decision)})
    return groups


def _said(decision: Row) -> list[str]:
    """Kind, text, reason, who: what a mark tells."""
    lines = [
        f"{decision['kind'].capitalize()}: {decision['text'] or 'redacted'}",
        f"Why: {decision['reason'] or 'redacted'}",
        *([f"About: {decision['subject']}"] if decision["subject_id"] else []),
        f"{decision['actor']}, {moment(decision['recorded_at'])}",
    ]
    if decision["confidence"] is not None:
        lines[-1] += f", {percent(decision['confidence'])} sure"
    if decision["state"] == "revoked":
        lines.append(f"Revoked on {day(decision['revoked_at'])}: {decision['revoked_because'] or 'redacted'}")
    return lines


def tier_of(review: Mapping[str, Any]) -> str:
    """The tier of a review in words."""
    return TIERS.get(review["tier"] or "", review["tier"] or "Review")


def _axis(begins: datetime, ends: datetime) -> list[dict[str, Any]]:
    """Days or beginnings of months, as many as can be read."""
    days = (ends - begins).days + 1
    whole = _days_between(begins, ends) if days <= 7 * _TICKS else _months_between(begins, ends)
    form = "yMMM" if days > 7 * _TICKS else "yMMMd"
    return [
        {"at": _at(tick, begins, ends), "label": label, "whole": date_text(tick, form)} for tick, label in whole
    ]


def _days_between(begins: datetime, ends: datetime) -> list[tuple[datetime, str]]:
    days = (ends - begins).days + 1
    step = next(step for step in (1, 2, 7) if days / step <= _TICKS)
    first = datetime.combine(begins.date(), datetime.min.time()) + timedelta(days=1)
    found = (first + timedelta(days=n) for n in range(0, days + 1, step))
    return [(tick, date_text(tick, "MMMd")) for tick in found if tick <= ends]


def _months_between(begins: datetime, ends: datetime) -> list[tuple[datetime, str]]:
    months = (ends - begins).days / 30.4
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60) if months / step <= _TICKS), 120)
    number = begins.year * 12 + begins.month  # the month after the one it begins in, counted from 0
    number += -number % step
    ticks: list[tuple[datetime, str]] = []
    while (tick := datetime(number // 12, number % 12 + 1, 1)) <= ends:  # noqa: DTZ001 -- as the views: in UTC
        same_year = bool(ticks) and tick.year == ticks[-1][0].year
        ticks.append((tick, date_text(tick, "MMM" if same_year else "yMMM")))
        number += step
    return ticks
