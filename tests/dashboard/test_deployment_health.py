"""The page Deployment health: is the method itself working?"""

import json
from datetime import UTC, datetime
from typing import Any

from dashboard import wiring
from dashboard.components.health.health import INDICATORS, QUESTIONS
from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log
from projections.read_model import Bounds
from tests.dashboard.conftest import cell, every_element, tree, words
from tests.dashboard.live import WHO, small_plan

END = "2025-11-28T17:00:00Z"
SEEN = {"asof": END, "known": END}


def seen(instant: str = END) -> dict[str, dict[str, Any]]:
    """The view at an instant of the sample, by indicator."""
    then = datetime.fromisoformat(instant)
    rows = wiring.current().read_model.rows("deployment_health", Bounds(as_of=then, known_at=then))
    return {row["indicator"]: row for row in rows}


def in_words(name: str, value: float | None) -> str:
    if value is None:
        return "nothing to count"
    return f"{round(100 * value)} %" if INDICATORS[name].is_share else f"{value:.0f}"


def links(page: Any) -> list[str]:
    """The items whose pages are linked to."""
    found = [one.proto for one in every_element(page._tree) if getattr(one, "type", "") == "page_link"]
    return [proto.query_string.split("item=")[1].split("&")[0] for proto in found if "item=" in proto.query_string]


def test_every_indicator_of_the_view_stands_there_with_its_value(hotels, open_page):
    page = open_page(hotels, "deployment_health", **SEEN)
    lines, told = tree(page), seen()
    assert set(told) == set(INDICATORS)
    for name, row in told.items():
        assert cell(lines[name], "Now").split(",")[0] == in_words(name, row["value"])
    areas = {name: one.area for name, one in INDICATORS.items()}
    assert areas == {name: row["area"] for name, row in told.items()}


def looked_back(page: Any) -> Any:
    """The page once all of its past is worked out."""
    for _ in range(24):
        if "being worked out" not in words(page):
            return page
        page.run()
    raise AssertionError("the past is never worked out")


def test_the_trend_is_what_was_seen_at_the_ends_of_the_months(hotels, open_page):
    page = looked_back(open_page(hotels, "deployment_health", **SEEN))
    first = seen("2024-12-31T23:59:59.999999Z")
    lines = tree(page)
    assert cell(lines["orphans"], "Before") == f"{in_words('orphans', first['orphans']['value'])}, December 2024"
    highest = [seen(f"2025-{month:02}-28T23:59:59Z")["neglected"]["value"] for month in range(1, 12)]
    drawn = lines["neglected"]["cells"]["Last twelve months"]["line"]
    assert len(drawn) == 12
    assert len(set(drawn)) > 1
    assert max(highest) > 0


def test_an_indicator_lists_exactly_the_items_of_the_view_each_with_its_page(hotels, open_page):
    page = open_page(hotels, "deployment_health", **SEEN)
    for name, row in seen().items():
        page.query_params["item"] = name
        page.run()
        told = json.loads(row["detail"])
        assert sorted(links(page)) == sorted(told), name
        assert (INDICATORS[name].remedy in words(page)) == bool(told)


def test_an_owner_s_items_are_listed_alone_where_one_is_asked_for(hotels, open_page):
    page = open_page(hotels, "deployment_health", **SEEN, item="misses_answered_in_time", owner="Leila Haddad")
    assert links(page) == ["T-TURNOVER"]
    assert "belong to Leila Haddad; only these are listed" in words(page)


def test_overloaded_owners_are_named(hotels, open_page):
    page = open_page(hotels, "deployment_health", **SEEN, item="overloaded_owners")
    for owner in json.loads(seen()["overloaded_owners"]["owners"]):
        assert f"**{owner}** owns" in words(page)


def test_what_was_worked_out_for_the_past_is_not_asked_again_when_something_is_appended(tmp_path, open_page):
    small_plan(tmp_path / "mine")
    page = looked_back(open_page(tmp_path / "mine", "deployment_health"))
    assert cell(tree(page)["check_in_discipline"], "Now") == "100 %, 5 of 5 key results"
    held = wiring.current()
    asked: list[str] = []
    question = held.read_model.question

    def noted(name: str, parameters: Any = ()) -> Any:
        asked.append(name)
        return question(name, parameters)

    held.read_model.question = noted  # type: ignore[method-assign]
    with Log(tmp_path / "mine" / "log.sqlite3") as log:
        appended = handle(log, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=9.0), **WHO)
    assert held.wait_for(appended.positions[-1], 10)
    page.run()
    assert {name: asked.count(name) for name in QUESTIONS} == dict.fromkeys(QUESTIONS, 1)


def test_where_nothing_is_open_it_says_how_to_begin(empty, hotels, open_page):
    assert "Nothing has been recorded" in words(open_page(empty, "deployment_health"))
    early = open_page(hotels, "deployment_health", asof="2020-01-01", known="2020-01-01")
    assert "nothing to look at yet at this instant" in words(early)
