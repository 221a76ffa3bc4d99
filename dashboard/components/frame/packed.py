"""The packs that a page offers: made when they are asked for, outside of the page's run."""

from collections.abc import Callable

from dashboard.components.frame.view import View
from dashboard.packs.making import retrospective_pack, review_pack
from dashboard.packs.pack import Pack
from projections.read_model import Bounds


def pack_of_review(view: View, review: str) -> Callable[[], Pack]:
    """The pack of a review: as the page sees it; looked at from now, a closed one as it ended."""
    held = view.held
    return lambda: review_pack(
        held.read_model, held.settings.workspace, view.now, review=review, bounds=_bounds(view)
    )


def pack_of_cycle(view: View, cycle: str) -> Callable[[], Pack]:
    """The pack of a look back on a cycle, as the page sees it."""
    held = view.held
    return lambda: retrospective_pack(
        held.read_model, held.settings.workspace, view.now, cycle=cycle, bounds=_bounds(view)
    )


def _bounds(view: View) -> Bounds | None:
    return None if view.is_now else view.bounds
