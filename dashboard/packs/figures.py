"""Where things stand: scorecards with their measures, maps, the bowling chart, and the objectives of the cycles."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from dashboard.components.shown.status import STATUSES, status_of
from dashboard.components.shown.words import EPOCH, shortened
from dashboard.components.strategy_map.content import Content, content_of
from dashboard.components.strategy_map.drawing import draw_map
from dashboard.packs.pack import Chart, Section
from dashboard.packs.scope import Scope
from projections.read_model import Row

MOST_BARS = 40
"""How many bars one chart has room for."""
MOST_LINES = 12
"""How many rows of the bowling chart have a chart of their own: those that are off, the first ones."""
_HIT = {
    code: f"{STATUSES[code].shape} {word}"
    for code, word in (("on_track", "met"), ("at_risk", "near"), ("off_track", "missed"))
}
"""How a month of the bowling chart stands, as its page says it; CM marks a miss that a countermeasure answers."""


def scorecard(scope: Scope) -> Section:
    """Perspectives and objectives with their scores."""
    rows = [row for row in scope.read_model.rows("scorecard", scope.bounds) if row["scorecard"] in scope.standing]
    several = len({row["scorecard"] for row in rows}) > 1
    told = [
        {
            **({"scorecard": scope.roots[row["scorecard"]]["title"]} if several else {}),
            "perspective": row["perspective"] or ("" if row["objective_id"] else "the whole"),
            "objective": row["objective"],
            "owner": row["owner"],
            "weight": row["weight"],
            "score": rounded(row["score"], 1),
            "status": status_of(row["status"]).text,
            "set by": row["overridden_by"],
            "set because": row["override_reason"],
            "measures": row["measures"],
            "without data": row["missing"],
        }
        for row in rows
    ]
    scored = [row for row in rows if row["objective_id"] and row["score"] is not None][:MOST_BARS]
    bars = Chart(
        "Score of each objective, 0 to 10",
        [shortened(row["objective"] or row["objective_id"], 40) for row in scored],
        [("score", [rounded(row["score"], 2) for row in scored])],
    )
    question = "Do the perspectives move together?"
    return Section("Scorecard", "Scorecard", question, told, charts=[bars] if scored else [])


def measures(scope: Scope) -> Section:
    """The measures with their latest reading."""
    told = [
        {
            "measure": row["title"] or row["measure_id"],
            "objective": scope.called(row["objective_id"]),
            "owner": row["owner"],
            "unit": "" if row["unit"] == "date" else row["unit"],
            "period": row["period"],
            "actual": figure(row["actual"], row["unit"]),
            "target": figure(row["target"], row["unit"]),
            "score": rounded(row["score"], 1),
            "status": status_of(row["status"]).text,
        }
        for name in scope.roots
        if name in scope.standing
        for row in scope.ask("scorecard_measures", name)
    ]
    return Section("Measures", "Measures", "What did each measure read last?", told)


def maps(scope: Scope) -> list[Section]:
    """A strategy map for each scorecard that has objectives."""
    cards = [
        card for card in scope.ask("strategy_map_cards") if card["id"] in scope.standing and card["objectives"]
    ]
    question = "Where does the chain of cause and effect break?"
    found = []
    for number, card in enumerate(cards, 1):
        content = content_of(
            scope.ask("strategy_map_nodes", card["id"]), scope.ask("strategy_map_links", card["id"])
        )
        if not content.objectives:
            continue
        which = f", {shortened(card['title'] or card['id'], 60)}" if len(cards) > 1 else ""
        title = f"Strategy map{which}"
        drawing = draw_map(title, list(content.lanes.values()), content.objectives, content.links)
        name = "Strategy map" if len(cards) == 1 else f"Strategy map {number}"
        found.append(Section(name, title, question, _links(content), drawing))
    return found or [Section("Strategy map", "Strategy map", question)]


def _links(content: Content) -> list[Row]:
    by_id = content.by_id
    return [
        {
            "cause": by_id[cause].title,
            "cause status": status_of(by_id[cause].status).text,
            "is held to drive": by_id[effect].title,
            "effect status": status_of(by_id[effect].status).text,
        }
        for cause, effect in sorted(content.links)
    ]


def bowling(scope: Scope) -> Section:
    """The months of the year looked at: plan, actual and status of each target to improve."""
    cells = [row for row in scope.ask("bowling_cells") if row["plan"] in scope.standing]
    years = sorted({int(row["year"]) for row in cells if int(row["year"]) <= scope.looked_at.year})
    cells = [row for row in cells if years and int(row["year"]) == years[-1]]
    items: dict[str, list[Row]] = {}
    for row in cells:
        items.setdefault(row["item_id"], []).append(row)
    months = sorted({str(row["month"]) for row in cells})
    told = [line for rows in items.values() for line in _lines(rows, months)]
    off = [rows for rows in items.values() if _is_off(rows)][:MOST_LINES]
    year = f" {years[-1]}" if years else ""
    question = "Do we hit the monthly plan, and is each miss answered?"
    return Section("Bowling chart", f"Bowling chart{year}", question, told, charts=[_course(rows) for rows in off])


def _lines(rows: Sequence[Row], months: Sequence[str]) -> list[Row]:
    by_month, first = {str(row["month"]): row for row in rows}, rows[0]
    unit, last = first["unit"], rows[-1]
    about = {"item": first["title"] or first["item_id"], "owner": first["owner"]}
    about["unit"] = "" if unit == "date" else unit

    def line(what: str, cell: Callable[[Row], Any], to_date: Any) -> Row:  # noqa: ANN401
        named = {month: cell(by_month[month]) if month in by_month else None for month in months}
        return {**about, "line": what, **named, "year to date": to_date}

    told = [
        line("plan", lambda row: figure(row["target"], unit), figure(last["ytd_target"], unit)),
        line("actual", lambda row: figure(row["actual"], unit), figure(last["ytd_actual"], unit)),
        line("status", lambda row: _HIT.get(row["status"]), _HIT.get(last["ytd_status"])),
    ]
    if any(row["countermeasure_id"] for row in rows):
        told.append(line("answer", lambda row: "CM" if row["countermeasure_id"] else None, None))
    return told


def _is_off(rows: Sequence[Row]) -> bool:
    """Whether the last month that can be judged missed its plan."""
    judged = [row["status"] for row in rows if row["status"] not in (None, "no_data")]
    return bool(judged) and judged[-1] == "off_track"


def _course(rows: Sequence[Row]) -> Chart:
    named = [("plan", "target"), ("actual", "actual")]
    unit = rows[0]["unit"]
    title = f"{shortened(rows[0]['title'] or rows[0]['item_id'], 60)}{f', {unit}' if unit else ''}"
    return Chart(
        title,
        [str(row["month"]) for row in rows],
        [(name, [row[column] for row in rows]) for name, column in named],
        lines=True,
    )


def objectives(scope: Scope) -> Section:
    """Objectives and key results with progress, what is expected by now, and grades.

    Of the cycles; where there are none, of the plan itself, which may have goals without any.
    """
    told, charts = [], []
    for cycle in scope.cycles or [row for row in scope.roots.values() if row["id"] == scope.root]:
        rows = scope.ask("cycle", cycle["id"])
        if cycle["kind"] != "cycle" and not any(row["key_result_id"] for row in rows):
            continue
        told += [_goal(row, cycle["title"] if len(scope.cycles) > 1 else None) for row in rows]
        shown = [row for row in rows if row["key_result_id"] and row["progress"] is not None][:MOST_BARS]
        if shown:
            series = [(name, [percent(row[name]) for row in shown]) for name in ("progress", "expected")]
            labels = [shortened(row["key_result"] or row["key_result_id"], 40) for row in shown]
            charts.append(Chart(f"Progress against expected, %: {shortened(cycle['title'], 50)}", labels, series))
    question = "Will we make it, and what came of it?"
    return Section("OKRs", "Objectives and key results", question, told, charts=charts)


def _goal(row: Row, cycle: str | None) -> Row:
    return {
        **({"cycle": cycle} if cycle else {}),
        "objective": row["objective"] if not row["key_result_id"] else None,
        "key result": row["key_result"],
        "owner": row["owner"],
        "baseline": figure(row["baseline"], row["unit"]),
        "target": figure(row["target"], row["unit"]),
        "value": figure(row["value"], row["unit"]),
        "unit": "" if row["unit"] == "date" else row["unit"],
        "progress %": percent(row["progress"]),
        "expected %": percent(row["expected"]),
        "confidence %": percent(row["confidence"]),
        "status": status_of(row["status"]).text,
        "grade": rounded(row["grade"], 2),
        "judged grade": rounded(row["judged_grade"], 2),
    }


def figure(value: float | None, unit: str | None) -> float | date | None:
    """A number as it is; a day where the unit is one."""
    return EPOCH + timedelta(days=round(value)) if unit == "date" and value is not None else value


def percent(share: float | None) -> float | None:
    """A share as a percentage with one decimal."""
    return None if share is None else round(100 * share, 1) + 0.0  # no -0


def rounded(value: float | None, digits: int) -> float | None:
    """A number no finer than a person needs."""
    return None if value is None else round(value, digits)
