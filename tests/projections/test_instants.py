"""What a review looked at, named in every option that takes an instant."""

from datetime import UTC, datetime

import pytest

from engine.domain import cycle, hoshin
from engine.errors import UnusableInputError
from projections.instants import bounds_of
from projections.read_model import Bounds
from tests.projections.happenings import happen, noon, one
from tests.projections.reviewing import closes, opens, scheduled


@pytest.fixture
def looks(log, read_model):
    """The bounds that options make after a review that opened and closed."""
    happen(
        log,
        one(hoshin.PlanDrafted, "P", "2026-01-01", title="The chain"),
        one(hoshin.VisionSet, "P", "2026-01-01", vision="Home"),
        scheduled("R", "2026-03-01", "P", "monthly"),
        opens("R", "2026-03-31", 3),
        closes("R", "2026-04-01", 9),
        scheduled("R2", "2026-04-01", "P", "annual"),
    )
    read_model.catch_up(log)

    def bounds(**options):
        return bounds_of(read_model, datetime(2026, 5, 1, tzinfo=UTC), **options)

    return bounds


OPENING = datetime.fromisoformat(noon("2026-03-31"))
CLOSING = datetime.fromisoformat(noon("2026-04-01"))
DAY = datetime(2026, 2, 1, 23, 59, 59, 999999, tzinfo=UTC)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"as_of": "review:R"}, Bounds(OPENING, None, 3)),
        ({"as_of": "review:R:close"}, Bounds(CLOSING, None, 9)),
        ({"seen_on": "review:R"}, Bounds(OPENING, None, 3)),
        ({"known_at": "review:R"}, Bounds(OPENING, None, 3)),
        ({"up_to": "review:R"}, Bounds(OPENING, None, 3)),
        ({"stored_by": "review:R"}, Bounds(OPENING, None, 3)),
        ({"as_of": "2026-02-01", "up_to": "review:R"}, Bounds(DAY, None, 3)),
        ({"as_of": "review:R:close", "up_to": "2"}, Bounds(CLOSING, None, 2)),
        ({"as_of": "review:R", "known_at": "review:R:close"}, Bounds(OPENING, None, 3)),
        ({"as_of": "review:R:close", "known_at": "2026-02-01"}, Bounds(CLOSING, DAY, 9)),
        ({"as_of": "@2", "known_at": "review:R"}, Bounds(datetime(2026, 1, 1, 12, tzinfo=UTC), None, 2)),
    ],
)
def test_a_review_names_what_it_looked_at(looks, options, expected):
    assert looks(**options) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("review:nowhere", "review:nowhere: there is no such review; `hansei show reviews` lists them"),
        ("review:P", "review:P: there is no such review"),
        ("review:R2", "review:R2: the review has not been opened yet"),
        ("review:R2:close", "review:R2: the review has not been closed yet"),
        ("review:", "names no instant"),
    ],
)
def test_a_review_that_looked_at_nothing_names_no_place(looks, text, said):
    with pytest.raises(UnusableInputError, match=said):
        looks(as_of=text)


def test_a_cycle_is_the_instant_at_which_it_begins(log, read_model):
    happen(
        log,
        one(
            cycle.CycleOpened,
            "Y",
            "2025-12-01",
            title="2026",
            period="2026",
            starts_on="2026-01-15",
            ends_on="2026-12-31",
        ),
    )
    read_model.catch_up(log)
    begins = datetime(2026, 1, 15, tzinfo=UTC)
    now = datetime(2026, 5, 1, tzinfo=UTC)
    assert bounds_of(read_model, now, seen_on="cycle:Y") == Bounds(begins, begins, None)
    assert bounds_of(read_model, now, as_of="cycle:Y") == Bounds(begins, None, None)
    with pytest.raises(UnusableInputError, match="cycle:nix: there is no such cycle"):
        bounds_of(read_model, now, as_of="cycle:nix")
