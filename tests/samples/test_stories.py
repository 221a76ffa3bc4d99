"""The arcs of the five other stories: what was believed, what turned out, what was decided, what helped."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from projections.read_model import Bounds, ReadModel
from tests.samples.conftest import end, only

Views = Callable[[str], ReadModel]


def seen(day: str) -> Bounds:
    moment = datetime.fromisoformat(day).replace(hour=23, tzinfo=UTC)
    return Bounds(as_of=moment, known_at=moment)


@pytest.mark.parametrize(
    ("name", "measure", "period", "before", "reported", "known"),
    [
        ("manufacturer", "M-SCRAP", "2025-03", "2025-06-01", 4.3, 5.0),
        ("cosmetics", "M-KOR", "2025-03", "2025-07-01", 610, 260),
        ("scaleup", "M-LOST", "2025-03", "2025-05-01", 3.2, 7.0),
        ("multinational", "M-HOURS", "2025-03", "2025-06-01", 60, 40),
        ("furniture", "M-STAY", "2025-03", "2025-06-01", 11.9, 9.2),
    ],
)
def test_a_figure_was_believed_for_months_and_then_counted_anew(
    views_of: Views, name: str, measure: str, period: str, before: str, reported: float, known: float
) -> None:
    where = f"measure_id = '{measure}' AND period = '{period}'"

    then = only(views_of(name), "measures", seen(before), where)
    today = only(views_of(name), "measures", end(name), where)

    assert (then["actual"], then["restated"]) == (reported, False)
    assert (today["actual"], today["restated"]) == (known, True)


@pytest.mark.parametrize(
    ("name", "measure", "period"),
    [
        ("manufacturer", "M-OEE", "2025-08"),
        ("cosmetics", "M-SGP", "2025-04"),
        ("scaleup", "M-NURSE", "2025-07"),
        ("multinational", "M-KNOW", "2025-06"),
        ("furniture", "M-STARS", "2025-07"),
    ],
)
def test_a_figure_that_cannot_be_known_was_withdrawn(views_of: Views, name: str, measure: str, period: str) -> None:
    row = only(views_of(name), "measures", end(name), f"measure_id = '{measure}' AND period = '{period}'")

    assert row["actual"] is None


def test_machines_ran_and_orders_waited_until_the_president_looked(views_of: Views) -> None:
    rows = views_of("manufacturer").rows("bowling_chart", end("manufacturer"), "WHERE plan = 'TP-2025'")
    met = {(row["item_id"], row["month"]): row["status"] == "on_track" for row in rows}

    assert all(met["T-OEE", f"2025-0{month}"] for month in range(1, 7))
    assert not any(met["T-OTD", f"2025-0{month}"] for month in range(1, 10))
    assert all(met["T-OTD", f"2025-{month}"] for month in (11, 12))


def test_countermeasures_before_the_diagnosis_did_nothing_and_those_after_it_did(views_of: Views) -> None:
    rows = views_of("manufacturer").rows("countermeasures", end("manufacturer"), "WHERE effective IS NOT NULL")
    early = {"R-2025-01", "R-2025-02", "R-2025-Q1", "R-2025-04", "R-PUN-04"}

    assert sum(row["review_id"] in early for row in rows) == 6
    assert all(row["effective"] == (row["review_id"] not in early) for row in rows)
    assert len(rows) == 15


def test_the_year_of_the_manufacturer_goes_on_in_a_plan_of_its_own(views_of: Views) -> None:
    views = views_of("manufacturer")
    years = {(row["plan"], row["year"]) for row in views.rows("bowling_chart", end("manufacturer"))}

    assert {("TP-2025", 2025), ("PUN-2025", 2025), ("QRO-2025", 2025), ("TP-2026", 2026)} == years
    waiting = views.rows("catchball", end("manufacturer"), "WHERE answer IS NULL")
    assert [(row["item_id"], row["from_level"]) for row in waiting] == [("26-T-STOCK", "Querétaro")]


def test_the_cosmetic_brand_looks_from_a_fifth_side(views_of: Views) -> None:
    views = views_of("cosmetics")
    sides = [r["perspective"] for r in views.rows("scorecard", end("cosmetics")) if r["objective_id"] is None]

    assert sides == [None, "Financial", "Customer", "Internal process", "Learning and growth", "Sustainability"]
    titles = {r["objective"].split(":")[0] for r in views.rows("scorecard", end("cosmetics"), "WHERE perspective = "
              "'Sustainability' AND objective_id IS NOT NULL")}  # fmt: skip
    assert titles == {"Environment", "Social", "Governance"}


def test_refills_are_held_to_bring_customers_back_since_the_days_in_tokyo(views_of: Views) -> None:
    links = "from_id = 'S1' AND to_id = 'C1'"

    assert not views_of("cosmetics").rows("strategy_map", seen("2025-09-16"), f"WHERE {links}")
    assert only(views_of("cosmetics"), "strategy_map", end("cosmetics"), links)


def test_the_objectives_of_the_scaleup_hang_five_levels_deep(views_of: Views) -> None:
    depths = {
        quarter: {
            row["objective_id"]: row["depth"]
            for row in views_of("scaleup").rows("okrs", end("scaleup"), f"WHERE cycle = '2025-{quarter}'")
            if row["key_result_id"] is None
        }
        for quarter in ("Q1", "Q4")
    }

    # An objective lies under a key result of the one above, so each level is two steps.
    assert max(depths["Q1"].values()) == 6
    assert max(depths["Q4"].values()) == 8
    assert depths["Q4"]["Q4-CO1"] == 0


def test_the_work_of_the_multinational_comes_to_serve_its_objectives(views_of: Views) -> None:
    def health(day: str) -> dict[str, float]:
        return {r["indicator"]: r["value"] for r in views_of("multinational").rows("deployment_health", seen(day))}

    spring, summer, winter = health("2025-02-28"), health("2025-06-20"), health("2025-12-12")

    assert spring["aligned_share"] < summer["aligned_share"] < winter["aligned_share"]
    assert spring["orphans"] > summer["orphans"] > winter["orphans"] >= 1
    assert spring["blind_objectives"] > summer["blind_objectives"] >= winter["blind_objectives"] == 0


def test_the_furniture_maker_offers_less_and_keeps_more(views_of: Views) -> None:
    rows = views_of("furniture").rows("measures", end("furniture"))
    actual = {(row["measure_id"], row["period"]): row["actual"] for row in rows}

    assert actual["M-RANGE", "2025-04"] > 2 * actual["M-RANGE", "2025-11"]
    assert 2 * actual["M-STAY", "2025-04"] < actual["M-STAY", "2025-11"]
    assert 2 * actual["M-LEAD", "2025-11"] < actual["M-LEAD", "2025-06"]
