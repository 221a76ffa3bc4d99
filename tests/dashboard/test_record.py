"""How the record of changes writes what the log keeps as a code, an instant or a list."""

import pytest

from dashboard.components.shown.record import said
from dashboard.components.shown.status import counted_statuses


@pytest.mark.parametrize(
    ("field", "stored", "shown"),
    [
        ("due", "2025-04-30", "30 Apr 2025"),
        ("starts_on", "2025-01-01", "1 Jan 2025"),
        ("opened_at", "2025-04-07T13:00:00.000000Z", "7 Apr 2025, 13:00"),
        ("scheduled_for", "2025-04-07T00:00:00.000000Z", "7 Apr 2025"),
        ("agenda", '["What is late", "What we decide"]', "What is late; What we decide"),
        ("override", "off_track", "Off track"),
        ("kind", "key_result", "key result"),
        ("title", "2025-04-30", "2025-04-30"),
        ("due", "in spring", "in spring"),
        ("agenda", "whatever comes", "whatever comes"),
    ],
)
def test_the_record_says_it_as_the_pages_write_it(field, stored, shown):
    assert said({"field": field, "before": None, "after": stored, "unit": None}, "after") == shown
    assert said({"field": field, "before": None, "after": stored, "unit": None}, "before") == ""


def test_a_sign_and_its_words_stay_on_one_line():
    told = counted_statuses(["off_track", "on_track", "off_track"])
    assert told == ":red[■\u00a0Off\u00a0track\u00a02], :blue[●\u00a0On\u00a0track\u00a01]"
