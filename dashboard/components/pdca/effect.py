"""The boxes Do and Check of an A3: what was carried out, and whether it had the effect that was expected."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from dashboard.components.shown.boxes import beneath, box, due_day, listed, nothing, prose
from dashboard.components.shown.results import outcome_of
from dashboard.components.shown.words import counted, day, number, plain
from projections.read_model import Row

_CHECKED_IN = ("CheckedIn", "CheckInRestated", "CheckInWithdrawn")
_READ = ("ReadingRecorded", "ReadingRestated", "ReadingWithdrawn")


def do(stages: Sequence[Row], countermeasures: Sequence[Row]) -> None:
    """What happened up to the review, and what was done about what it agreed."""
    with box("Do", "what was done up to here, and what became of the actions agreed here"):
        st.markdown(_up_to_here(stages))
        before = [prose(text[:1].upper() + text[1:]) for row in stages for text in row["completed"] or []]
        if before:
            listed(before)
        if countermeasures:
            listed([action_told(one) for one in countermeasures])
        else:
            nothing("The review agreed on no countermeasure.")


def action_told(one: Row) -> str:
    """One countermeasure in words: how far it is, what is done, by whom and until when."""
    note = f". {plain(one['note'])}" if one["note"] else ""
    return f"{outcome_of(one).marked}: {prose(one['action'])}{beneath(plain(_how_far(one)) + note)}"


def _up_to_here(stages: Sequence[Row]) -> str:
    by_event = {row["event"]: row["facts"] for row in stages}
    check_ins = sum(by_event.get(event, 0) for event in _CHECKED_IN)
    readings = sum(by_event.get(event, 0) for event in _READ)
    planned = sum(row["facts"] for row in stages if row["stage"] == "plan")
    told = [
        *([counted(check_ins, "check-in")] if check_ins else []),
        *([counted(readings, "reading")] if readings else []),
        *([f"{counted(planned, 'change')} of the plan"] if planned else []),
    ]
    if not told:
        return "Nothing was recorded between the review before and this one."
    edges = [row for row in stages if row["stage"] in ("plan", "do")]
    first, last = min(row["first_at"] for row in edges), max(row["last_at"] for row in edges)
    said = f"{', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else told[0]
    when = f"on {day(first)}" if first.date() == last.date() else f"from {day(first)} to {day(last)}"
    return f"Up to this review: {said}, {when}."


def _how_far(one: Row) -> str:
    said = [one["owner"] or "nobody", f"due {due_day(one['due'])}"]
    for name, word in (("completed_at", "done"), ("verified_at", "checked"), ("cancelled_at", "given up")):
        if one[name]:
            said.append(f"{word} {day(one[name])}")
    if one["cancelled_because"]:
        said.append(one["cancelled_because"])
    return " · ".join(said)


def check(countermeasures: Sequence[Row]) -> None:
    """The expected change against the actual one, and the number before and after."""
    with box("Check", "did it have the effect we expected?"):
        for one in countermeasures:
            _effect(one)
        if not countermeasures:
            nothing("There is no countermeasure whose effect could be checked.")


def _effect(one: Row) -> None:
    st.markdown(f"{outcome_of(one).marked}: {plain(str(one['subject']))}")
    told = [(label, said) for label, said in _figures(one) if said]
    if told:
        with st.container(horizontal=True, gap="small"):
            for label, said in told:
                st.metric(label, plain(said), width="content")
    words = [
        f"{name}: {plain(one[field])}"
        for name, field in (("Expected", "expected_effect"), ("Found", "actual_effect"))
        if one[field]
    ]
    if words:
        st.caption("  \n".join(words))


def _figures(one: Row) -> list[tuple[str, str]]:
    """Expected and actual change; the number when the action was agreed, and when it was checked, or now."""
    unit = one["unit"]
    figures = [
        ("Expected", changed(one["expected_change"], unit)),
        (_dated("Before", one["before_at"]), number(one["before"], unit)),
    ]
    if one["state"] != "cancelled":
        actual = changed(one["actual_change"], unit) or ("not checked yet" if one["state"] != "verified" else "")
        after = _dated("After" if one["verified_at"] else "Now", one["after_at"])
        figures[1:1] = [("Actual", actual)]
        figures.append((after, number(one["after"], unit)))
    return figures


def _dated(label: str, when: datetime | None) -> str:
    return f"{label}, {day(when)}" if when else label


def changed(value: float | None, unit: str | None) -> str:
    """A change with its sign; of a share in points, since a share of a share would be another number."""
    if value is None:
        return ""
    if unit == "date":
        return f"{value:+,.0f} days".replace("-", "−")
    said = number(abs(value), "points" if unit == "%" else unit)
    return f"+{said}" if value > 0 else f"−{said}" if value < 0 else said
