"""What another system sends comes by itself to the open page of a dashboard that follows Kafka, all as text."""

import pytest

from tests.dashboard.hostile import HOSTILE
from tests.dashboard.live import browser_page, until_healthy
from tests.dashboard.test_hostile_in_a_browser import TAKEN_FOR_MARKUP
from tests.transport.sending import KEY_RESULTS, Sender, update
from tests.transport.team import Team

pytestmark = pytest.mark.browser


def test_an_update_of_another_system_comes_to_the_page_by_itself(kafka, tmp_path):
    with Team(tmp_path, kafka, parts=("inbox", "relay", "dashboard")) as team, Sender(kafka) as sender:
        url = f"http://127.0.0.1:{team.ports['pages']}/"
        until_healthy(url, lambda: not team.running["dashboard"].has_ended)

        def send(number, value, **more):
            told = {"key_result": "KR0", "value": value, **more}
            sender.send([update("check-in", number, told, source=HOSTILE[:50])])

        send(1, 1)
        team.settle(KEY_RESULTS + 4, 0)
        with browser_page(f"{url}okrs?item=KR0") as page:
            page.wait_for_selector('[data-testid="stMetricValue"]', timeout=60_000)
            page.evaluate("window.never_left = true")
            send(2, 4321, note=HOSTILE)
            page.wait_for_selector('[data-testid="stMetricValue"]:has-text("4,321")', timeout=30_000)
            page.wait_for_selector("text=<script>window.hit=1</script>", state="attached", timeout=30_000)
            assert page.evaluate(TAKEN_FOR_MARKUP) == {"found": [], "hit": None}
            assert page.evaluate("window.never_left")
