"""The instant picker: it is drawn when it is opened, and what is picked in it holds for every page."""

from datetime import date

import pytest

from tests.dashboard.conftest import words


@pytest.fixture
def picker(open_page, hotels):
    """A page with the instant picker open."""

    def opened(**query):
        page = open_page(hotels, "catchball", **query)
        assert "pick_kind" not in [one.key for one in page.button_group]
        page.session_state["instant_popover"] = True
        return page.run()

    return opened


def pressed(page, key):
    """The page after a button of the picker, which is closed by then."""
    page.button(key=key).click().run()
    assert not page.exception
    assert "pick_kind" not in [one.key for one in page.button_group]
    return page


def times(page):
    """What the URL says about the instant."""
    said = {name: page.query_params[name] for name in ("asof", "known", "upto") if name in page.query_params}
    return {name: one if isinstance(one, str) else one[0] for name, one in said.items()}


def test_a_day_is_shown_as_seen_then_unless_asked_otherwise(picker):
    page = picker()
    page.button_group(key="pick_kind").set_value("A day").run()
    page.date_input(key="pick_day").set_value(date(2025, 5, 14)).run()
    page = pressed(page, "pick_show")
    assert times(page) == {"asof": "2025-05-14", "known": "2025-05-14"}
    assert "as seen on 14 May 2025" in words(page)


def test_a_day_as_known_today_bounds_the_business_and_not_the_record(picker):
    page = picker()
    page.button_group(key="pick_kind").set_value("A day").run()
    page.date_input(key="pick_day").set_value(date(2025, 5, 14)).run()
    page.radio(key="pick_way").set_value("As known today").run()
    assert times(pressed(page, "pick_show")) == {"asof": "2025-05-14"}


def test_the_start_of_a_cycle_is_its_first_day(picker):
    page = picker()
    page.button_group(key="pick_kind").set_value("Start of a cycle").run()
    cycles = page.selectbox(key="pick_cycle")
    cycles.select_index([one.endswith("1 Jul 2025") for one in cycles.options].index(True)).run()
    assert times(pressed(page, "pick_show")) == {"asof": "2025-07-01", "known": "2025-07-01"}


def test_a_position_shows_what_the_log_said_up_to_it(picker):
    page = picker()
    page.button_group(key="pick_kind").set_value("A position").run()
    page.number_input(key="pick_position").set_value(300).run()
    page = pressed(page, "pick_show_position")
    assert times(page) == {"upto": "@300"}
    assert "position 300" in words(page)


def test_it_opens_on_what_is_shown_and_leads_back_to_now(picker):
    page = picker(asof="2025-05-14", known="2025-05-14")
    assert page.button_group(key="pick_kind").value == "A day"
    assert page.date_input(key="pick_day").value == date(2025, 5, 14)
    page.button_group(key="pick_kind").set_value("Now").run()
    assert times(pressed(page, "pick_now")) == {}


def test_a_past_review_shows_what_the_people_in_the_room_could_see_when_it_ended(picker):
    page = picker()
    page.button_group(key="pick_kind").set_value("A past review").run()
    review = page.selectbox(key="pick_review")
    assert all(one.split(", ")[-1] == "in session" or one[-4:].isdigit() for one in review.options)
    review.select_index(2).run()
    page = pressed(page, "pick_show_review")
    named = times(page)["asof"]
    assert named.startswith("review:") and named.endswith(":close")
    assert "as the log stood at position" in words(page)
    page.session_state["instant_popover"] = True
    page.run()
    assert page.button_group(key="pick_kind").value == "A past review"
    review = page.selectbox(key="pick_review")
    assert review.value == named.removeprefix("review:").removesuffix(":close")
    assert len(review.options) > 2 and "in session" not in review.options[review.index]
    assert times(pressed(page, "pick_show_review")) == {"asof": named}
