"""Catchball in two browsers: one level proposes, the other counters, the first agrees, and the target holds."""

from pathlib import Path

import pytest

from engine.log.log import Log
from tests.dashboard.barriers import IDLE
from tests.dashboard.live import browser_page, served
from tests.dashboard.test_bowling_chart import small_bowling

pytestmark = pytest.mark.browser

SOON = 30_000


def drawn(page):
    """What is chosen or written draws the form again: a person is slower than that."""
    page.wait_for_timeout(300)
    page.wait_for_selector(IDLE)


def fill(form, words):
    """Writes into each field by how its label begins; into a select box what it takes as a new option."""
    for label, word in words.items():
        field = form.get_by_label(label).first
        if field.get_attribute("role") == "combobox":
            field.click()
            form.page.keyboard.type(word)
            form.page.keyboard.press("Enter")
        else:
            field.fill(word)
            field.press("Tab")
        drawn(form.page)
    form.get_by_role("button", name="Save").click()
    form.wait_for(state="detached", timeout=SOON)


def opened(page, word):
    """The form that a button opens."""
    page.bring_to_front()
    page.get_by_role("button", name=word, exact=True).first.click(timeout=SOON)
    form = page.get_by_role("dialog")
    form.wait_for()
    drawn(page)
    return form


def test_two_levels_agree_and_each_sees_what_the_other_says(tmp_path: Path):
    small_bowling(tmp_path)
    with served(tmp_path) as url, browser_page(f"{url}catchball") as company:
        house = company.context.browser.new_page(viewport={"width": 1500, "height": 1800})
        house.goto(f"{url}catchball")
        house.wait_for_selector("text=No offer has been passed", timeout=30_000)

        proposal = {"About": "T", "The level that proposes": "Company", "The level that answers": "House"}
        proposal |= {"Target": "150", "Why": "The market grows"}
        fill(opened(company, "Propose a target"), proposal)
        house.wait_for_selector("text=Waits for House", timeout=SOON)
        assert house.get_by_text("The market grows").count() == 1

        answer = {"Target, empty for the one offered": "130", "Means": "A second clerk", "Why": "Nobody is free"}
        fill(opened(house, "Counter"), answer)
        company.wait_for_selector("text=Waits for Company", timeout=SOON)
        assert company.get_by_text("A second clerk").count() == 1

        form = opened(company, "Agree")
        form.get_by_text("becomes the target").wait_for()
        form.get_by_label("For the period", exact=True).fill("2025-08")
        form.get_by_role("button", name="Agree").click()
        house.wait_for_selector("text=all agreed on 1 item", timeout=SOON)

    with Log(tmp_path / "log.sqlite3") as log:
        last = [event for _, event in log.events(0) if event.TOPIC == "TargetSet"][-1]
        assert (last.entity_id, last.target, last.period) == ("T", 130, "2025-08")
        assert last.reason["text"] == "agreed in catchball between House and Company"
