"""Counts per day gathered into as many bars as a person can read."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.components.shown.words import day, month
from projections.read_model import Row

BARS = 130


def binned(days: Sequence[Row]) -> tuple[list[dict[str, Any]], str]:
    """The bars, and what one stands for: a day, a week, a month or a year."""
    first, last = days[0]["day"], days[-1]["day"]
    length = (last - first).days + 1
    size = next((name for name, most in (("day", 1), ("week", 7), ("month", 31)) if length / most <= BARS), "year")
    counts: dict[date, int] = {}
    for row in days:
        begins = _begin(row["day"], size)
        counts[begins] = counts.get(begins, 0) + row["changes"]
    return [
        {"from": begins, "to": _end(begins, size), "changes": many, "said": _said(begins, size)}
        for begins, many in sorted(counts.items())
    ], size


def _begin(of: date, size: str) -> date:
    if size == "week":
        return of - timedelta(days=of.weekday())
    return of.replace(day=1, month=1) if size == "year" else of.replace(day=1) if size == "month" else of


def _end(begins: date, size: str) -> date:
    if size == "day":
        return begins + timedelta(days=1)
    if size == "week":
        return begins + timedelta(days=7)
    months = begins.year * 12 + begins.month - 1 + (12 if size == "year" else 1)
    return date(months // 12, months % 12 + 1, 1)


def _said(begins: date, size: str) -> str:
    return {
        "day": day(begins),
        "week": f"week from {day(begins)}",
        "month": month(begins),
        "year": f"{begins:%Y}",
    }[size]
