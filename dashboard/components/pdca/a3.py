"""A review cycle on one page, as an A3: what was known and why on the left, what came of it on the right."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.links import page_link
from dashboard.components.frame.view import View
from dashboard.components.pdca.act import act, follow_up, learned
from dashboard.components.pdca.effect import check, do
from dashboard.components.pdca.lanes import OPENED, tier_of
from dashboard.components.shown.boxes import box, listed, nothing, prose
from dashboard.components.shown.locales import clock_text
from dashboard.components.shown.opened import head_words, ways_on
from dashboard.components.shown.results import glyphs_of, result_of
from dashboard.components.shown.words import counted, day, moment, number, plain
from projections.read_model import Row


def a3(
    view: View,
    review: Row,
    reviews: Sequence[Row],
    stages: Sequence[Row],
    decisions: Sequence[Row],
    *,
    alone: bool = False,
) -> None:
    """Everything about one review, `alone` on its own page; of the others it needs to know when they are held."""
    with st.container(border=True, key=OPENED):
        _head(review, alone)
        if review["opened_at"] is None:
            _not_held(review)
            return
        countermeasures = view.ask("pdca_countermeasures", review["id"])
        findings = view.ask("pdca_findings", review["id"])
        left, right = st.columns(2)
        with left:
            _background(review, countermeasures)
            _condition(findings)
            _targets(findings)
            _causes(countermeasures)
        with right:
            do([one for one in stages if one["review_id"] == review["id"]], countermeasures)
            check(countermeasures)
            learned(view, review)
            follow_up(view, review, reviews, countermeasures)
        act(view, review, [one for one in decisions if one["review_id"] == review["id"]])


def _head(review: Row, alone: bool) -> None:
    held = review["opened_at"] is not None
    result = [f"{glyphs_of(review)} **{result_of(review)}**".strip()] if held else []
    with st.container(horizontal=True, vertical_alignment="center"):
        title = str(review["title"] or review["id"])
        head_words(title, "  \n".join([" · ".join(_facts(review)), *result]), alone=alone)
        ways_on(review["id"], alone=alone, choice="review")
    if review["opened_position"] is not None:
        with st.container(horizontal=True):
            for screen, label in (("okrs", "OKRs"), ("scorecard", "Scorecard")):
                said = f"{label} as this review saw {'them' if screen == 'okrs' else 'it'}"
                page_link(screen, said, icon=":material/history:", asof=f"review:{review['id']}")


def _facts(review: Row) -> list[str]:
    attended = str(review["attendees"]).count(",") + 1 if review["attendees"] else 0
    return [
        f"{tier_of(review)} of {plain(str(review['plan_title'] or review['plan']))}",
        _held(review),
        *([f"led by {plain(review['facilitator'])}"] if review["facilitator"] else []),
        *([f"{counted(attended, 'person', 'people')} took part"] if attended else []),
        *_pinned(review),
    ]


def _held(review: Row) -> str:
    if review["opened_at"] is None:
        return f"scheduled for {moment(review['scheduled_for'])}"
    if review["closed_at"] is None:
        return f"in session since {moment(review['opened_at'])}"
    same_day = review["opened_at"].date() == review["closed_at"].date()
    until = clock_text(review["closed_at"]) if same_day else moment(review["closed_at"])
    return f"held {moment(review['opened_at'])} to {until}"


def _pinned(review: Row) -> list[str]:
    """What it looked at: the positions of the log when it opened and when it closed."""
    opened, closed = review["opened_position"], review["closed_position"]
    if opened is None:
        return []
    return [f"from position {opened} to {closed}" if closed is not None else f"from position {opened} on"]


def _not_held(review: Row) -> None:
    if review["text"]:
        st.markdown(plain(review["text"]))
    _agenda(review)
    st.info("This review has not been held yet. What it finds, decides and changes will stand here as an A3.")


def _agenda(review: Row) -> None:
    if review["agenda"]:
        st.markdown("\n".join(f"{n}. {plain(str(item))}" for n, item in enumerate(review["agenda"], 1)))


def _background(review: Row, countermeasures: Sequence[Row]) -> None:
    with box("Background", "why this matters, and what was on the agenda"):
        told = [text for text in (review["text"], *(one["background"] for one in countermeasures)) if text]
        if told:
            st.markdown("  \n".join(plain(text) for text in dict.fromkeys(told)))
        _agenda(review)
        if not told and not review["agenda"]:
            nothing("Nothing was written down.")


def _condition(findings: Sequence[Row]) -> None:
    with box("Current condition", "what the check showed"):
        lines = [
            f"{_about(one)}{prose(one['text'])} :gray[{plain(one['actor'])}]"
            for one in findings
            if one["kind"] == "finding"
        ]
        if lines:
            listed(lines)
        else:
            nothing("No finding was recorded.")


def _about(one: Row) -> str:
    return f"**{plain(str(one['subject']))}**: " if one["subject_id"] else ""


def _targets(findings: Sequence[Row]) -> None:
    with box("Target", "beside what the review saw when it opened"):
        told = {one["subject_id"]: one for one in findings if (one["value"], one["target"]) != (None, None)}
        if told:
            listed([f"{_about(one)}{plain(_target(one))}" for one in told.values()])
        else:
            nothing("Nothing with a number was looked at.")


def _target(one: Row) -> str:
    unit = one["unit"]
    when = one["period"] or (day(one["value_at"]) if one["value_at"] else "")
    value = f"{number(one['value'], unit)} ({when})" if one["value"] is not None else "no value yet"
    return f"{value}, target {number(one['target'], unit) or 'not set'}"


def _causes(countermeasures: Sequence[Row]) -> None:
    with box("Cause", "why it is off, as the review understood it"):
        if countermeasures:
            listed([f"{_about(one)}{prose(one['root_cause'])}" for one in countermeasures])
        else:
            nothing("No countermeasure was agreed, so no cause was named.")
