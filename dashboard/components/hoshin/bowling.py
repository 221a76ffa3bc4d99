"""The bowling chart as a picture: a line for each target to improve, a cell for each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.hoshin.bowling_cells import MISSED, Restated, month_cell, month_words, trend, year_to_date
from dashboard.components.hoshin.bowling_drawing import bowling_drawing
from dashboard.components.shown.locales import date_text
from dashboard.components.shown.tree_table import OPENED
from dashboard.components.shown.words import number
from projections.read_model import Row

LEGEND = (
    ("●", "blue", "met"),
    ("▲", "orange", "near: missed by 2 % or less"),
    ("■", "red", "missed"),
    ("CM", "", "a countermeasure answers it"),
    ("!", "red", "nothing answers it"),
    ("!!", "red", "nor the miss before it"),
    ("r", "", "restated"),
)


@dataclass(frozen=True)
class Item:
    """One target to improve with its months, in order."""

    id: str
    months: Sequence[Row]

    @property
    def row(self) -> Row:
        """What is the same in every month."""
        return self.months[0]

    @property
    def title(self) -> str:
        """What it is called."""
        return str(self.row["title"] or self.id)

    @property
    def misses(self) -> list[Row]:
        """The months that missed their plan."""
        return [month for month in self.months if month["status"] == MISSED]

    @property
    def unanswered(self) -> list[Row]:
        """The misses that no countermeasure answers."""
        return [month for month in self.misses if month["countermeasure_id"] is None]


def items_of(rows: Sequence[Row]) -> list[Item]:
    """The rows of one year as items, in the order in which they come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["item_id"], []).append(row)
    return [Item(name, months) for name, months in found.items()]


def draw_bowling(items: Sequence[Item], today: date, restated: Restated, *, misses_only: bool) -> None:
    """The picture; a click on a cell chooses its item and month, on a name the item, a second one lets go."""

    def keep() -> None:
        asked = st.session_state["bowling"]["chosen"]
        here = (chosen("item"), chosen("month"))
        item, month = asked["item"], asked["month"]
        choose(**dict.fromkeys(("item", "month")) if (item, month) == here else {"item": item, "month": month})

    bowling_drawing()(
        key="bowling",
        data={
            **picture_of(items, today, restated),
            "faded": misses_only,
            "chosen": {"item": chosen("item"), "month": chosen("month")},
            "opens": OPENED,
        },
        on_chosen_change=keep,
    )


def picture_of(items: Sequence[Item], today: date, restated: Restated) -> dict[str, Any]:
    """What the chart is drawn from: its months, and its items under their plans."""
    months = sorted({row["month"] for item in items for row in item.months})
    groups: dict[str, dict[str, Any]] = {}
    for item in items:
        plan = item.row["plan"]
        group = groups.setdefault(plan, {"title": str(item.row["plan_title"] or plan), "rows": []})
        group["rows"].append(_line(item, months, today, restated))
    return {
        "months": [{"id": month, "label": _label(month, months), "whole": month_words(month)} for month in months],
        "groups": list(groups.values()),
        "legend": [list(entry) for entry in LEGEND],
    }


def _label(month: str, months: Sequence[str]) -> str:
    """The month alone, or with its year where the chart runs over the turn of one."""
    one_year = len({other[:4] for other in months}) == 1
    return date_text(date.fromisoformat(month + "-01"), "MMM" if one_year else "yyMMM")


def _line(item: Item, months: Sequence[str], today: date, restated: Restated) -> dict[str, Any]:
    row, by_month = item.row, {one["month"]: one for one in item.months}
    unit = row["unit"]
    start = f"start {number(row['start'], 'date' if unit == 'date' else None)}" if row["start"] is not None else ""
    better = "lower is better" if row["direction"] == "down" else ""
    return {
        "id": item.id,
        "title": item.title,
        "sub": [said for said in (row["owner"] or "nobody owns it", unit, start, better) if said],
        "cells": [month_cell(by_month[month], today, restated) if month in by_month else None for month in months],
        "trend": trend(item.months, months),
        "ytd": year_to_date(item.months),
    }
