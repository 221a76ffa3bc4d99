"""The page of one item: each kind of thing, by its own address, at any instant."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard import wiring
from engine.domain.decision import TakeDecision
from engine.domain.measure import RecordReading
from engine.domain.okr import CheckIn, RetireKeyResult, SetKeyResult
from engine.domain.review import CloseReview
from engine.handle import handle
from engine.log.log import Log
from tests.conftest import Sample
from tests.dashboard.conftest import drawing, every_element, table, tree, words
from tests.dashboard.live import WHO, small_plan
from tests.dashboard.meeting import small_scorecard

SAMPLES = ("cosmetics", "furniture", "hotels", "manufacturer", "multinational", "scaleup")
HOSTILE = "<script>window.hit=1</script> [x](javascript:alert(1)) **b** \u202erev \U0001f600 "


@pytest.fixture(scope="module", params=SAMPLES)
def sample(request: pytest.FixtureRequest, sample_of: Sample) -> Path:
    """The workspace of each sample; read only, please."""
    return sample_of(request.param)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A scorecard with three measures and a review in session."""
    return small_scorecard(tmp_path / "mine")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan with an objective and two key results."""
    small_plan(tmp_path / "plan", key_results=2)
    return tmp_path / "plan"


def say(workspace: Path, *commands: object) -> None:
    """Somebody else writes."""
    with Log(workspace / "log.sqlite3") as log:
        for command in commands:
            handle(log, command, **WHO)


def links(page, to: str) -> dict[str, str]:
    """The links to another page: what they say, and what they ask for."""
    found = [one.proto for one in every_element(page._tree) if getattr(one, "type", "") == "page_link"]
    return {proto.label.replace("\\", ""): proto.query_string for proto in found if proto.page == to}


def openers(page) -> list[str]:
    """What the buttons say that open the pages of other items."""
    found = [one for one in page.button if (one.key or "").startswith("open ")]
    return [one.label.replace("\\", "") for one in found]


def test_every_kind_of_thing_has_a_page_that_names_it(sample, wire, open_page):
    held = wire(sample)
    items = held.read_model.ask(
        "SELECT kind, min(id) AS id, arg_min(coalesce(title, more['action'], description), id) AS called "
        "FROM items() WHERE present GROUP BY kind ORDER BY kind"
    ).to_pylist()
    assert len(items) >= 12
    for item in items:
        page = open_page(sample, "item", item=item["id"])
        begins = " ".join(item["called"].split())[:60]
        assert begins in words(page).splitlines()[0], item
        assert item["id"] in words(page), item


def test_a_real_measure_is_drawn_over_all_of_its_periods(real_histories, open_page):
    page = open_page(real_histories, "item", item="NYCT-391713")
    periods = [row["Period"] for row in table(page) if "Period" in row]
    told = wiring.current().read_model.rows("measures", where="WHERE measure_id = 'NYCT-391713'")
    assert sorted(periods) == sorted(row["period"] for row in told)


def test_a_key_result_shows_its_check_ins_and_what_it_lies_in(plan, open_page):
    say(plan, CheckIn(entity_id="KR1", at=datetime.now(UTC), value=25000.0, note="a quarter"))
    page = open_page(plan, "item", item="KR1")
    assert page.title[0].value == "Result 1"
    said = words(page)
    assert "**Key result** · KR1" in said
    assert "Value 25,000" in said
    assert openers(page)[:2] == ["Lies in Guests return", "This year"]
    assert [row["Value"] for row in table(page)][:2] == ["25,000", "1"]


def test_from_an_objective_one_goes_down_to_its_key_result_and_up_again(plan, open_page):
    page = open_page(plan, "item", item="O")
    assert [row["Id"] for row in table(page) if "Below it" in row] == ["KR1", "KR2"]
    page.query_params["item"] = "KR2"
    page.run()
    next(one for one in page.button if one.label == "Lies in Guests return").click().run()
    assert page.query_params["item"] == "O"
    assert page.title[0].value == "Guests return"


def test_a_measure_shows_its_trend_its_correction_and_what_was_decided(mine, open_page):
    now = datetime.now(UTC)
    corrected = RecordReading(
        entity_id="A", at=now, value=80.0, period=f"{now.year}", restates=True, reason="counted again"
    )
    retarget = TakeDecision(
        review_id="R", at=now, decision="retarget", text="Ninety is enough", reason="One floor is closed",
        subject_id="A", target=90.0, owner="Ben",
    )  # fmt: skip
    say(mine, corrected, retarget)
    page = open_page(mine, "item", item="A")
    said = words(page)
    assert "Ninety is enough" in said
    (row, *_) = [row for row in table(page) if "Period" in row]
    assert (row["Actual"], row["Target"]) == ("80 %", "90 %")
    assert row["Restated"].startswith("restated")
    changes = [row for number in range(len(page.dataframe)) for row in table(page, number)]
    assert [row["After"] for row in changes if row.get("What") == "target"] == ["90 %", "100 %"]


def test_a_decision_is_found_from_the_change_and_the_change_from_the_decision(mine, open_page):
    now = datetime.now(UTC)
    retarget = TakeDecision(
        review_id="R", at=now, decision="retarget", text="Ninety is enough", reason="One floor is closed",
        subject_id="A", target=90.0, owner="Ben", due=f"{now.year + 1}-01-31", expected_effect="Green in March",
    )  # fmt: skip
    say(mine, retarget)
    page = open_page(mine, "item", item="A")
    next(one for one in page.button if one.label.startswith("Led to some of them")).click().run()
    assert page.query_params["item"] == "R-D1"
    said = words(page)
    for told in (
        "Ninety is enough", "Why: One floor is closed", "Expected: Green in March", "seen to by Ben",
        "About Rooms ready", "Lies in Our monthly", "Changed: Rooms ready (A)",
    ):  # fmt: skip
        assert told in said, told
    (asked,) = [query for label, query in links(page, "audit").items() if "target" in label]
    position = asked.split("at=")[1].split("&")[0]
    audit = open_page(mine, "audit", at=position)
    assert "Led to by R-D1" in links(audit, "item")
    assert "item=R-D1" in links(audit, "item")["Led to by R-D1"]


def test_a_review_is_its_a3_with_the_positions_it_looked_at(mine, open_page):
    with Log(mine / "log.sqlite3") as log:
        opened = log.position() - 1
        handle(log, CloseReview(entity_id="R", at=datetime.now(UTC), position=log.position()), **WHO)
        closed = log.position() - 1
    page = open_page(mine, "item", item="R")
    said = words(page)
    assert f"from position {opened} to {closed}" in said
    assert "Scorecard as this review saw it" in links(page, "scorecard")
    assert "asof=review%3AR" in links(page, "scorecard")["Scorecard as this review saw it"]
    assert "**Current condition**" in said


def test_a_target_to_improve_shows_its_months_and_what_answers_a_miss(sample_of, open_page):
    page = open_page(sample_of("manufacturer"), "item", item="T-LEAD", asof="2026-02-20", known="2026-02-20")
    assert "11 misses in 2025" in words(page)
    assert "**Decided about it**" in words(page) or "**Readings**" in words(page)


def test_an_unknown_id_says_so_and_offers_the_search(plan, open_page):
    page = open_page(plan, "item", item="<b>KR9</b>")
    assert page.warning[0].value.replace("\\", "").startswith("Nothing in this workspace has the id <b>KR9</b>")
    page.text_input(key="find_here").set_value("result").run()
    assert page.query_params["q"] == "result"
    assert list(tree(page)) == ["KR1", "KR2"]


def test_what_was_dropped_says_from_when_until_when_it_was_there(plan, open_page):
    say(plan, RetireKeyResult(entity_id="KR2", at=datetime.now(UTC), reason="nobody needs it"))
    page = open_page(plan, "item", item="KR2")
    told = page.info[0].value.replace("\\", "")
    assert told.startswith("Result 2 (KR2) is not there now. By all that is known today it was there from ")
    assert " until " in told
    assert table(page)[0]["What"] == "presence"


def test_what_comes_later_says_since_when_the_record_knows_it(plan, open_page):
    position = wire_position(plan)
    say(
        plan,
        SetKeyResult(
            entity_id="KR9", parent_id="O", at=datetime.now(UTC), title="Late", baseline=0, target=1, reason="r"
        ),
    )
    page = open_page(plan, "item", item="KR9", upto=f"@{position}")
    told = page.info[0].value.replace("\\", "")
    assert f"Late (KR9) is not there as the log stood at position {position}" in told
    assert f"position {position + 1}." in told
    assert not table_of_changes(page)


def wire_position(workspace: Path) -> int:
    """Where the log ends."""
    with Log(workspace / "log.sqlite3") as log:
        return log.position()


def table_of_changes(page) -> list[str]:
    return [row["What"] for frame in range(len(page.dataframe)) for row in table(page, frame) if "What" in row]


def test_an_item_of_the_past_is_shown_as_it_was_and_cannot_be_changed(plan, open_page):
    position = wire_position(plan)
    later = datetime.now(UTC) + timedelta(seconds=1)
    say(plan, CheckIn(entity_id="KR1", at=later, value=77.0))
    page = open_page(plan, "item", item="KR1", upto=f"@{position}")
    assert "Value 1" in words(page)
    assert "77" not in words(page)
    assert not [one for one in page.button if (one.key or "").startswith("act ")]


def test_text_of_people_is_shown_as_text_everywhere_on_the_page(plan, open_page):
    long = HOSTILE + "x" * 10_000
    say(
        plan,
        SetKeyResult(
            entity_id="KR9", parent_id="O", at=datetime.now(UTC), title=long, baseline=0, target=1, reason=HOSTILE
        ),
    )
    page = open_page(plan, "item", item="KR9")
    assert len(page.title[0].value) < 300
    for kind in ("title", "markdown", "caption", "subheader"):
        for one in getattr(page, kind):
            if not one.value.startswith("<style>"):
                assert "<script>" not in one.value, one.value[:80]
                assert "](javascript" not in one.value
    whole = next(one for one in page.markdown if "x" * 10_000 in one.value)
    assert "<script>window.hit=1</script>" in whole.value.replace("\\", "").replace("\u200b", "")


def test_other_pages_lead_to_the_page_of_what_is_chosen_on_them(plan, mine, open_page):
    for workspace, screen, query, item in (
        (plan, "okrs", {"item": "KR1"}, "KR1"),
        (plan, "okrs", {"item": "O"}, "O"),
        (mine, "scorecard", {"item": "A"}, "A"),
        (mine, "pdca", {"review": "R"}, "R"),
        (plan, "audit", {"at": "2"}, "O"),
    ):
        page = open_page(workspace, screen, **query)
        asked = [query for label, query in links(page, "item").items() if label.startswith("Open ")]
        assert any(f"item={item}&" in one for one in asked), (screen, asked)


def test_the_page_is_not_in_the_list_of_pages_and_comes_back_from_its_link(plan, open_page):
    page = open_page(plan, "item", item="KR1", upto="@3")
    page.session_state["export_popover"] = True
    pinned = next(one.value for one in page.run().code)
    assert "item=KR1" in pinned
    assert "upto=3" in pinned
    assert drawing(page, "hansei_live")
