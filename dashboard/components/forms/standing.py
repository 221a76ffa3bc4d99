"""Which readings and check-ins of an item stand, and which of them a form is about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import streamlit as st

from dashboard.components.forms.form_parts import in_force
from dashboard.components.forms.forms import Form
from dashboard.components.frame.view import View
from dashboard.components.shown.words import moment, number, percent, plain
from engine.domain.calendar import period_span
from projections.read_model import Row

WITHDRAWN = "withdrawn"


def standing(view: View, name: str) -> list[Row]:
    """The item's own readings or check-ins that stand, the latest first."""
    return [
        one
        for one in view.ask("check_ins", name)
        if one["stands"] and one["value"] is not None and one["read_of"] == name
    ]


def stands(one: Row, *, confidence: bool = False) -> dict[str, Any]:
    """What of a reading somebody else may have changed."""
    value = WITHDRAWN if one["value"] is None else one["value"]
    return {"value": value, "confidence": one["confidence"]} if confidence else {"value": value}


def called(one: Row, unit: str | None) -> str:
    """A reading as a form names it."""
    when = one["period"] or moment(one["effective_at"])
    sure = f", {percent(one['confidence'])} sure" if one["confidence"] is not None else ""
    return f"{when}: {WITHDRAWN if one['value'] is None else number(one['value'], unit)}{sure}"


def pick(view: View, form: Form, unit: str | None, label: str) -> Row | None:
    """The reading that the form is about: the one asked for, else the latest; also one withdrawn meanwhile."""
    told = [one for one in view.ask("check_ins", form["id"]) if one["read_of"] == form["id"] and one["stands"]]
    offered = form.setdefault("offered", [one["effective_at"] for one in told if one["value"] is not None])
    found = {one["effective_at"]: one for one in told if one["value"] is not None or one["effective_at"] in offered}
    if not found:
        st.info("Nothing was recorded of it that stands.")
        return None
    names = list(found)
    at = st.selectbox(
        label,
        names,
        index=names.index(form["at"]) if form.get("at") in found else 0,
        format_func=lambda when: (
            f"{called(found[when], unit)} · {found[when]['actor']}" if when in found else str(when)
        ),
        key="form_at",
    )
    one = found.get(at)
    if one is not None:
        note = f" Note: {one['note']}" if one["note"] else ""
        st.caption(plain(f"It stands as {called(one, unit)}, by {one['actor']}.{note}"))
    return one


def of_period(readings: Sequence[Row], period: str | None) -> Row | None:
    """The latest reading of a period that stands."""
    return next((one for one in readings if period and one["period"] == period), None)


def plan_of(view: View, name: str, period: str | None, unit: str | None) -> str:
    """The target that a reading of the period is held against."""
    if period is None:
        return ""
    target = in_force(view.ask("targets", name), period_span(period)[1])
    said = number(target["target"], unit) if target else ""
    return f"Target for {period}: {said or 'not set'}."


def next_period(readings: Sequence[Row], frequency: str | None, now: datetime) -> str:
    """The period that a person most likely wants to record: the last one that ended, else the one that runs."""
    length = _length(readings, frequency)
    running = _named(now, length)
    first, _ = period_span(running)
    ended = _named(first - timedelta(days=1), length)
    return running if of_period(readings, ended) else ended


def _length(readings: Sequence[Row], frequency: str | None) -> str:
    told = next((str(one["period"]).upper() for one in readings if one["period"]), "")
    by_mark = {"W": "weekly", "Q": "quarterly"}
    return frequency or by_mark.get(told[5:6]) or ("yearly" if len(told) == len("2026") else "monthly")


def _named(when: datetime, length: str) -> str:
    if length == "weekly":
        year, week, _ = when.isocalendar()
        return f"{year}-W{week:02}"
    if length == "quarterly":
        return f"{when.year}-Q{(when.month + 2) // 3}"
    return f"{when.year}" if length == "yearly" else f"{when.year}-{when.month:02}"
