"""What a row of a frame looks like: its place, its name, and what stands in its columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dashboard.components.hoshin.bowling_cells import VERDICTS, month_words
from dashboard.components.shown.locales import date_text
from dashboard.components.shown.status import status_of
from dashboard.components.shown.words import fixed, number, percent, progress, shortened
from dashboard.components.strategy_map.layout import natural
from projections.read_model import Row

Cell = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Shown:
    """A row as it is drawn; a bowling row is made of as many rows of its view as it has months."""

    name: str = ""
    sub: str = ""
    level: int = 0
    cells: dict[str, Cell | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """A column of the player's table."""

    key: str
    label: str
    width: float
    is_spare: bool = False
    """Whether a narrow page leaves it out."""


@dataclass(frozen=True)
class Look:
    """How a view is played: which rows a row of it is drawn in, and with what."""

    name: str
    columns: Sequence[Column]
    place: Callable[[Row], Key]
    shown: Callable[[Row], Shown]
    order: Callable[[Mapping[Key, Row]], list[Key]]


def status_cell(code: str | None, sub: str = "") -> Cell:
    """A status as shape, word and colour."""
    status = status_of(code)
    return {"word": status.word, "shape": status.shape, "ink": status.ink, **({"sub": sub} if sub else {})}


def _goal(row: Row) -> Shown:
    status = status_of(row["status"])
    is_key_result = row["key_result_id"] is not None
    expected = percent(row["expected"]) or "nothing"
    cells: dict[str, Cell | None] = {
        "progress": {
            "bar": _share(row["progress"]),
            "mark": _share(row["expected"]),
            "ink": status.ink,
            "text": percent(row["progress"]),
            "tip": f"{progress(row['progress']) or 'no value yet'}; expected by then {expected}",
        },
        "value": _value(row) if is_key_result else {},
        "confidence": {"text": percent(row["confidence"])} if row["confidence"] is not None else {},
        "status": status_cell(row["status"]),
        "owner": {"text": row["owner"] or ""},
    }
    name = row["key_result"] or row["key_result_id"] if is_key_result else row["objective"] or row["objective_id"]
    return Shown(shortened(name, 160), "", row["depth"], cells)


def _share(share: float | None) -> float | None:
    return None if share is None else round(min(1.0, max(0.0, share)), 3)


def _value(row: Row) -> Cell:
    unit = row["unit"]
    aim = f"to {number(row['target'], unit)}" if row["target"] is not None else ""
    begin = f"from {number(row['baseline'], unit)} " if row["baseline"] is not None and aim else ""
    return {"text": number(row["value"], unit) or "no value", "sub": f"{begin}{aim}"}


def _goals_in_order(rows: Mapping[Key, Row]) -> list[Key]:
    """Each goal under the one that it serves, in the order of the ids; key results before objectives."""
    above = {row["objective_id"]: row["parent_id"] for row in rows.values() if row["key_result_id"] is None}
    above |= {
        row["key_result_id"]: row["objective_id"] for row in rows.values() if row["key_result_id"] is not None
    }
    key_results = {row["key_result_id"] for row in rows.values()}

    def way(row: Row) -> list[Any]:
        here = row["key_result_id"] or row["objective_id"]
        found: list[Any] = []
        while here in above and len(found) < 64:
            found.append([(-1, "") if here in key_results else (0, ""), *natural(here)])
            here = above[here]
        return [natural(row["cycle"] or ""), *reversed(found)]

    return sorted(rows, key=lambda key: way(rows[key]))


def _scored(row: Row, titles: Mapping[str, str]) -> Shown:
    level = 2 if row["objective_id"] else 1 if row["perspective_id"] else 0
    name = row["objective"] or row["objective_id"] or row["perspective"] or row["perspective_id"]
    return Shown(shortened(name or titles.get(row["scorecard"]) or row["scorecard"], 160), "", level, _score(row))


def _boxed(row: Row) -> Shown:
    return Shown(shortened(row["objective"] or row["objective_id"], 160), row["perspective"] or "", 0, _score(row))


def _score(row: Row) -> dict[str, Cell | None]:
    missing = f"{row['missing']} without data" if row["missing"] else ""
    return {
        "score": {
            "bar": None if row["score"] is None else round(row["score"] / 10, 3),
            "ink": status_of(row["status"]).ink,
            "text": "" if row["score"] is None else fixed(row["score"], 1),
        },
        "status": status_cell(row["status"], "set by a person" if row["overridden"] else ""),
        "measures": {"text": str(row["measures"]), "sub": missing},
        "owner": {"text": row["owner"] or ""},
    }


def _scores_in_order(rows: Mapping[Key, Row]) -> list[Key]:
    def place(key: Key) -> Any:  # noqa: ANN401 -- what sorts
        row = rows[key]
        rank = row["perspective_rank"]
        return (
            natural(row["scorecard"] or ""),
            row["perspective_id"] is not None,
            (rank is None, rank or 0),
            natural(row["perspective_id"] or ""),
            natural(row["objective_id"] or ""),
        )

    return sorted(rows, key=place)


def _bowled(row: Row) -> Shown:
    status = status_of(row["status"])
    is_judged = row["status"] in VERDICTS
    unit = row["unit"]
    plan = f"plan {number(row['target'], unit)}" if row["target"] is not None else "no plan"
    actual = f"actual {number(row['actual'], unit)}" if row["actual"] is not None else "no actual yet"
    verdict = f", {VERDICTS[row['status']]}" if is_judged else ""
    cell: Cell = {
        "plan": number(row["target"], unit if unit == "date" else None),
        "text": number(row["actual"], unit if unit == "date" else None),
        "tip": f"{month_words(row['month'])}: {plan}, {actual}{verdict}",
    }
    if is_judged:
        cell |= {"shape": status.shape, "ink": status.ink}
    if row["countermeasure_id"]:
        cell["cm"] = "CM"
    return Shown(shortened(row["item"] or row["item_id"], 120), unit or "", 0, {row["month"]: cell})


def _bowled_in_order(rows: Mapping[Key, Row]) -> list[Key]:
    return sorted(rows, key=lambda key: [natural(str(part)) for part in key])


OKRS = Look(
    "Goal",
    (
        Column("progress", "Progress", 11),
        Column("value", "Value", 9),
        Column("confidence", "Confidence", 5.5, is_spare=True),
        Column("status", "Status", 7),
        Column("owner", "Owner", 8, is_spare=True),
    ),
    lambda row: (row["cycle"], row["objective_id"], row["key_result_id"]),
    _goal,
    _goals_in_order,
)
_SCORES = (
    Column("score", "Score", 11),
    Column("status", "Status", 8),
    Column("measures", "Measures", 7),
    Column("owner", "Owner", 9, is_spare=True),
)


def _score_place(row: Row) -> Key:
    return (row["scorecard"], row["perspective_id"], row["objective_id"])


BOXES = Look("Objective", _SCORES, _score_place, _boxed, _scores_in_order)
"""The strategy map where there is no room for a map."""


def scorecard_of(titles: Mapping[str, str]) -> Look:
    """The scorecard; `titles` says what each is called."""
    return Look("Objective", _SCORES, _score_place, lambda row: _scored(row, titles), _scores_in_order)


def bowling_of(months: Iterable[str]) -> Look:
    """The bowling chart of some months."""
    columns = [Column(month, date_text(date.fromisoformat(month + "-01"), "MMM"), 4.1) for month in months]
    return Look("Target to improve", columns, lambda row: (row["plan"], row["item_id"]), _bowled, _bowled_in_order)
