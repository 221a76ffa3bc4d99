"""How well it was known: confidences against what came true, and the forecast of each week."""

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from dashboard.components.frame.filters import select_kept
from dashboard.components.retrospective import charts
from dashboard.components.retrospective.headings import STATED_IN, TITLES
from dashboard.components.retrospective.looking import Back
from dashboard.components.shown.frames import frame
from dashboard.components.shown.words import counted, fixed, moment, number, percent, plain, shortened
from projections.read_model import Row


def calibration(back: Back) -> None:
    """The reliability of what people were confident of, in check-ins and in decisions."""
    st.subheader(TITLES["calibration"], anchor=False)
    rows = back.section("calibration")
    if not rows:
        st.caption("Nothing has come true or failed before the cycle is closed.")
        return
    for of, label in STATED_IN.items():
        whole, *bins = [row for row in rows if row["of"] == of]
        st.markdown(f"**{label}**: {_said(whole)}")
        if bins:
            st.vega_lite_chart(
                frame(list(_curve(bins))),
                charts.calibration_chart(),
                key=f"calibration_{of}",
                alt=f"{label}: the share that came true against the confidence stated",
            )


def forecast(back: Back) -> None:
    """Week by week what could be expected of the end of one key result, as seen then, beside what came."""
    rows = back.section("forecast")
    if not rows:
        return
    st.subheader(TITLES["forecast"], anchor=False)
    held = [row["inside"] for row in rows if row["inside"] is not None]
    if held:
        st.markdown(f"What came lay inside {sum(held)} of {counted(len(held), 'forecast')}; 8 of 10 are meant to.")
    titles = {row["id"]: row["title"] for row in rows}
    with_basis = [row["id"] for row in rows if row["expected"] is not None]
    name = select_kept(
        "Key result",
        list(titles),
        name="result",
        default=next(iter(with_basis), rows[0]["id"]),
        identity=str,
        said=lambda one: shortened(str(titles[one]), 70),
        width=520,
    )
    mine = [row for row in rows if row["id"] == name]
    last = mine[-1]
    if all(row["expected"] is None for row in mine):
        st.caption(f"In no week was there a basis for a forecast; in the last one {plain(last['basis'])}.")
        return
    st.vega_lite_chart(
        frame(list(_points(mine))),
        charts.forecast_chart("Value", mine[0]["seen_at"].isoformat(), last["seen_at"].isoformat()),
        key="forecast_chart",
        alt=f"The forecast of {titles[name]} at each week of the cycle, and what came",
    )


def _said(whole: Row) -> str:
    if whole["basis"]:
        return f"{plain(whole['basis'])}."
    better = "more than" if whole["brier"] < whole["reference"] else "no more than"
    return (
        f"{counted(whole['stated'], 'confidence')} about {whole['about']} outcomes, on average "
        f"{percent(whole['mean_confidence'])}; {percent(whole['came_true'])} came true. Brier score "
        f"{fixed(whole['brier'], 2)} against {fixed(whole['reference'], 2)} for always saying that share: they "
        f"told {better} the share itself."
    )


def _curve(bins: Sequence[Row]) -> Iterator[dict[str, Any]]:
    for at in (0.0, 1.0):
        yield {"series": "As stated", "stated": at, "true": at, "many": 0, "said": ""}
    for row in bins:
        stated = f"{counted(row['stated'], 'time')} {percent(row['mean_confidence'])}"
        told = f"{stated}; came true {percent(row['came_true'])}"
        yield {
            "series": "Stated",
            "stated": row["mean_confidence"],
            "true": row["came_true"],
            "many": row["stated"],
            "said": told,
        }


def _points(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        told = (
            (charts.VALUE, row["value"], number(row["value"])),
            (charts.TARGET, row["target"], number(row["target"])),
            (charts.OUTCOME, row["outcome"], number(row["outcome"])),
            (charts.FORECAST, row["expected"], _between(row)),
        )
        for series, worth, said in told:
            if worth is not None:
                yield {
                    "series": series,
                    "when": row["seen_at"],
                    "worth": worth,
                    "low": row["low"] if series == charts.FORECAST else None,
                    "high": row["high"] if series == charts.FORECAST else None,
                    "what": f"{series}, week {row['week']}",
                    "day": moment(row["seen_at"]),
                    "said": said,
                }


def _between(row: Row) -> str:
    if row["expected"] is None:
        return ""
    return f"{number(row['expected'])} ({number(row['low'])} to {number(row['high'])} in 8 of 10 cases)"
