"""Deployment health: what each indicator means, its value now, and its values at the ends of the last months."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import monotonic

import streamlit as st

from dashboard.components.frame.choices import Instant
from dashboard.components.frame.view import View
from dashboard.components.shown.tree_table import Column, Line, spark, text_cell
from dashboard.components.shown.words import aware, month, percent, whole
from projections.read_model import Bounds, Row

PATIENCE = 1.0
"""Seconds that are spent on the past at each drawing of the page."""
_WAITED = "health_waited"
AREAS = {"alignment": "Strategic alignment", "operations": "Operational excellence", "engagement": "Engagement"}
QUESTIONS = ("health_alignment", "health_key_results", "health_targets", "health_measures", "health_engagement")
COLUMNS = (
    Column("Now", 8.5, help="A share, or how many; below it, of how many."),
    Column("Last twelve months", 11, wide=True, help="As it was seen at the end of each month."),
    Column("Before", 10, spare=True, help="The first of these values."),
)


@dataclass(frozen=True)
class Indicator:
    """One sign of how well the method works: its name, what it counts, and what to do about it."""

    area: str
    title: str
    counts: str
    remedy: str
    is_share: bool = True
    several: str = "items"
    one: str = ""
    """Its name in a sentence where there is only one; that of several where both are the same."""


# In the order of the page.
INDICATORS = {
    "aligned_share": Indicator(
        "alignment",
        "Serves an annual objective",
        "Key results and measures that serve an annual objective, over any number of steps",
        "Align each with the objective above it, or say which target to improve is the same number.",
    ),
    "orphans": Indicator(
        "alignment",
        "Tied to nothing",
        "Items of a plan that serve nothing, and breakthroughs that nothing serves",
        "Correlate each with what it serves, or take it out of the plan.",
        is_share=False,
    ),
    "blind_objectives": Indicator(
        "alignment",
        "Blind objectives",
        "Objectives with no number on them or below them",
        "Give each a measure, a key result or a target to improve.",
        is_share=False,
        several="objectives",
        one="blind objective",
    ),
    "neglected": Indicator(
        "operations",
        "Red and left alone",
        "Red key results, measures and targets to improve without a countermeasure that waits to be verified",
        "Agree on a countermeasure for each in the next review.",
        is_share=False,
        several="red numbers",
    ),
    "misses_answered_in_time": Indicator(
        "operations",
        "Misses answered in time",
        "Missed months with a countermeasure agreed by the end of the month after",
        "Look at each miss in the month after it, and agree on a countermeasure for that month.",
        several="misses",
    ),
    "check_in_discipline": Indicator(
        "operations",
        "Checked in on time",
        "Key results that were checked in within two cadences of their cycle",
        "Ask each owner for a check-in.",
        several="key results",
    ),
    "catchball_participation": Indicator(
        "engagement",
        "Talked over between the levels",
        "Targets to improve, and items of a plan under another, that the level asked has answered",
        "Propose each to the level below, and let it answer.",
    ),
    "overloaded_owners": Indicator(
        "engagement",
        "Overloaded owners",
        "People who own more items than one person can look after",
        "Give some of them to others, or take some out of the plan.",
        is_share=False,
        several="people",
        one="overloaded owner",
    ),
}

LookedAt = Mapping[str, Sequence[Row]]
"""What is looked at, by indicator: a row for each item, missed month or owned item, and whether it is good."""
Past = Sequence[tuple[datetime, Mapping[str, float | None]]]
"""The values at past instants, the oldest first."""


def looked_at(view: View) -> LookedAt:
    """Everything the indicators count."""
    found: dict[str, list[Row]] = {name: [] for name in INDICATORS}
    for question in QUESTIONS:
        for row in view.ask(question):
            found[row["indicator"]].append(row)
    return found


def value_of(name: str, rows: Sequence[Row]) -> float | None:
    """The value of an indicator: the good share of what is looked at, or how many are not good."""
    if not INDICATORS[name].is_share:
        return float(len({row["owner_id"] or row["id"] for row in rows if not row["good"]}))
    return sum(bool(row["good"]) for row in rows) / len(rows) if rows else None


def past_values(view: View) -> tuple[Past, int]:
    """The values as they were seen at the ends of the last months, and how many months are still to be worked out.

    The newest come first, for as long as a person waits gladly. What is once worked out stays: at the position that
    was the last one known then, an answer never changes.
    """
    found = []
    instants = view.ask("health_instants")
    begun = monotonic()
    for one in reversed(instants):
        ends = aware(one["ends_at"])
        then = replace(view, instant=Instant(Bounds(ends, ends, one["position"]), ""), position=one["position"])
        rows = looked_at(then)
        found.append((one["ends_at"], {name: value_of(name, rows[name]) for name in INDICATORS}))
        if monotonic() - begun > PATIENCE:
            break
    return found[::-1], len(instants) - len(found)


@st.fragment(run_every=0.5)
def go_on() -> None:
    """Draws the page again in a moment, with more of the past."""
    if st.session_state.pop(_WAITED, False):
        st.rerun()
    st.session_state[_WAITED] = True


def said(name: str, value: float | None) -> str:
    """A value in words."""
    if value is None:
        return "nothing to count"
    return percent(value) if INDICATORS[name].is_share else whole(value)


def health_lines(found: LookedAt, past: Past) -> list[Line]:
    """The indicators as lines of a table, below their areas."""
    lines: list[Line] = []
    for area, title in AREAS.items():
        lines.append(Line(id=area, title=title, level=0, cells={}, lead=True, top=True))
        lines += [_line(name, found[name], past) for name, one in INDICATORS.items() if one.area == area]
    return lines


def _line(name: str, rows: Sequence[Row], past: Past) -> Line:
    one = INDICATORS[name]
    now = value_of(name, rows)
    told = [(when, values.get(name)) for when, values in past]
    values = [value for _, value in told if value is not None] + ([] if now is None else [now])
    first = next(((when, value) for when, value in told if value is not None), None)
    high = 1.0 if one.is_share else max([1.0, *values])
    return Line(
        id=name,
        title=one.title,
        level=1,
        cells={
            "Now": text_cell(said(name, now), _of(name, rows)),
            "Last twelve months": {"line": spark(values, 0, high)} if len(values) > 1 else {},
            "Before": text_cell(said(name, first[1]), month(first[0])) if first else {},
        },
        notes=[one.counts],
    )


def _of(name: str, rows: Sequence[Row]) -> str:
    """Of how many: the good ones of a share, else how many were looked at."""
    if not rows:
        return ""
    if INDICATORS[name].is_share:
        return f"{whole(sum(bool(row['good']) for row in rows))} of {whole(len(rows))} {INDICATORS[name].several}"
    return f"of {whole(len({row['owner_id'] or row['id'] for row in rows}))} {INDICATORS[name].several}"
