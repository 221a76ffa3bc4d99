"""Reviews for the tests of the views: scheduled, opened and closed at noon of given days."""

from datetime import datetime

from engine.domain import review
from tests.projections.happenings import noon, one


def moment(day):
    return datetime.fromisoformat(noon(day)).replace(tzinfo=None)


def opens(review_id, day, position):
    return one(review.ReviewOpened, review_id, day, opened_position=position, opened_at=noon(day))


def closes(review_id, day, position):
    return one(review.ReviewClosed, review_id, day, closed_position=position, closed_at=noon(day))


def scheduled(review_id, day, of, tier):
    return one(
        review.ReviewScheduled, review_id, day, parent_id=of, title=review_id, tier=tier, scheduled_for=noon(day)
    )
