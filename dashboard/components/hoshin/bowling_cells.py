"""The cells of the bowling chart: a month against its plan, the trend, the year to date, drawn and said."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from dashboard.components.shown.locales import date_text
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import EPOCH, month, number
from projections.read_model import Row

MET, NEAR, MISSED, BLANK = "on_track", "at_risk", "off_track", "no_data"
VERDICTS = {MET: "met", NEAR: "near, missed by 2 % or less", MISSED: "missed"}
"""How a month stands against its plan."""
YEARS_TO_DATE = {
    "sum": "the sum of the months with an actual",
    "mean": "the mean of the months with an actual",
    "max": "the highest of the months with an actual",
    "min": "the lowest of the months with an actual",
    "last": "the last month with an actual",
}

Restated = Mapping[tuple[str, str], float | None]
"""What was said before, by item and month, where an actual replaced an earlier one."""


def month_words(name: str) -> str:
    """A month such as 2025-03 in words: March 2025."""
    return month(date.fromisoformat(name + "-01"))


def is_month(period: str | None) -> bool:
    """Whether a period is a month, such as 2025-03."""
    return bool(period) and len(str(period)) == 7 and str(period)[5:].isdigit()


def first_of(month: str, later: int = 0) -> datetime:
    """The first instant of a month, or of one some months later, as the views give instants."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1 + later
    return datetime(number // 12, number % 12 + 1, 1)  # noqa: DTZ001 -- in UTC


def is_ahead(row: Row, today: date) -> bool:
    """Whether the month has not begun yet."""
    return date.fromisoformat(row["month"] + "-01") > today


def cell_words(row: Row, today: date, restated: Restated) -> str:
    """A cell in words: its month, plan and actual, how it stands, and whether a miss is answered."""
    unit = row["unit"]
    plan = f"plan {number(row['target'], unit)}" if row["target"] is not None else "no plan"
    if row["actual"] is None:
        return f"{month_words(row['month'])}: {plan}, {'still ahead' if is_ahead(row, today) else 'no actual yet'}"
    said = [plan, f"actual {number(row['actual'], unit)}"]
    if row["status"] in VERDICTS:
        said.append(VERDICTS[row["status"]])
    if row["status"] == MISSED and row["countermeasure_id"] is None:
        said.append("no countermeasure answers it" + (", nor the miss before it" if row["escalated"] else ""))
    elif row["countermeasure_id"] is not None:
        said.append("a countermeasure answers it")
    if (row["item_id"], row["month"]) in restated:
        before = restated[row["item_id"], row["month"]]
        said.append("restated" if before is None else f"restated, was {number(before, unit)}")
    return f"{month_words(row['month'])}: {', '.join(said)}"


def month_cell(row: Row, today: date, restated: Restated) -> dict[str, Any]:
    """A month as it is drawn; what is blank stays blank."""
    judged = row["status"] in VERDICTS
    status = status_of(row["status"])
    unanswered = row["status"] == MISSED and row["countermeasure_id"] is None
    return {
        "plan": _bare(row["target"], row["unit"]),
        "actual": _bare(row["actual"], row["unit"]),
        "waits": row["actual"] is None and row["target"] is not None and not is_ahead(row, today),
        "shape": status.shape if judged else "",
        "ink": status.ink if judged else "",
        "mark": "CM" if row["countermeasure_id"] else ("!!" if row["escalated"] else "!") if unanswered else "",
        "restated": (row["item_id"], row["month"]) in restated,
        "missed": row["status"] == MISSED,
        "said": cell_words(row, today, restated),
    }


def _bare(value: float | None, unit: str | None) -> str:
    """The number as it fits into a cell: of large ones no more than can be read, a day without its year."""
    if value is None:
        return ""
    if unit == "date":
        return date_text(EPOCH + timedelta(days=round(value)), "MMMd")
    for least, size, letter in ((1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e5, 1e3, "k")):
        if abs(value) >= least:
            return number(float(f"{value / size:.3g}")) + letter
    return number(float(f"{value:.4g}") if abs(value) < 1000 else round(value))


def trend(told: Sequence[Row], months: Sequence[str]) -> dict[str, Any]:
    """Actuals and plan as heights from 0 to 1 by the place of their month; both in one range."""
    read = [row for row in told if row["actual"] is not None]
    if len(read) < 2:
        return {}
    planned = [row for row in told if row["target"] is not None and row["month"] <= read[-1]["month"]]
    values = [row["actual"] for row in read] + [row["target"] for row in planned]
    low, high = min(values), max(values)
    width = len(months) - 1

    def line(rows: Sequence[Row], name: str) -> list[list[float]]:
        heights = [0.5 if high == low else round((row[name] - low) / (high - low), 3) for row in rows]
        return [[round(months.index(row["month"]) / width, 4), at] for row, at in zip(rows, heights, strict=True)]

    said = {"better": "better than the month before", "worse": "worse than the month before"}
    return {
        "actual": line(read, "actual"),
        "target": line(planned, "target"),
        "said": said.get(read[-1]["trend"] or "", "level with the month before"),
    }


def year_to_date(told: Sequence[Row]) -> dict[str, Any]:
    """Plan and actual of the year so far; of the months without an actual neither counts."""
    row = told[-1]
    if row["ytd_actual"] is None:
        return {}
    judged = row["ytd_status"] in VERDICTS
    status = status_of(row["ytd_status"])
    plan = f"plan {number(row['ytd_target'], row['unit'])}, " if row["ytd_target"] is not None else ""
    verdict = f", {VERDICTS[row['ytd_status']]}" if judged else ""
    way = YEARS_TO_DATE.get(row["aggregation"], YEARS_TO_DATE["last"])
    return {
        "plan": _bare(row["ytd_target"], row["unit"]),
        "actual": _bare(row["ytd_actual"], row["unit"]),
        "shape": status.shape if judged else "",
        "ink": status.ink if judged else "",
        "said": f"Year to date, {way}: {plan}actual {number(row['ytd_actual'], row['unit'])}{verdict}",
    }
