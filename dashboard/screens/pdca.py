"""PDCA history: what did we try, and did it work?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import one_or_all
from dashboard.components.frame.frame import Page
from dashboard.components.frame.packed import pack_of_review
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_among
from dashboard.components.pdca.a3 import a3
from dashboard.components.pdca.act import begin_of
from dashboard.components.pdca.lanes import draw_lanes, lanes_of
from dashboard.components.pdca.review_table import held_on, overdue_list, review_table
from dashboard.components.pdca.session import how_to_begin, session
from dashboard.components.shown.decided import decisions
from dashboard.components.shown.results import counted_outcomes
from dashboard.components.shown.words import counted, day, plain, shortened
from engine.domain.review import CURRENT, TIERS
from projections.read_model import Row

OVERDUE = "Countermeasures overdue"
MOST = 24  # lanes that are drawn before a person asks for all


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    reviews = view.ask("pdca_reviews")
    if not reviews:
        _nothing(view)
        return
    with part("The review in session"):
        session(view, reviews)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        plan, tier, overdue = _wishes(reviews)
    taken = decisions(view)
    owner = owner_among(name for review in reviews for name in _owners(review, taken))
    found = [
        review
        for review in reviews
        if (not plan or review["plan"] == plan)
        and (not tier or review["tier"] == tier)
        and (not overdue or review["overdue"])
        and (not owner or owner in _owners(review, taken))
    ]
    if plan:
        page.entitle(f"PDCA history, {shortened(found[0]['plan_title'] or plan, 40) if found else plan}")
    if not found:
        _nearest(reviews, plan, tier, overdue, owner)
        return
    stages = view.ask("pdca_stages", plan)
    _summary(found)
    with part("The cycles"):
        narrowed = bool(tier or overdue or owner)
        _lanes(found, [one for one in stages if not narrowed or one["review_id"] != CURRENT], taken)
    with part("What is overdue"):
        overdue_list(view, {review["id"]: review for review in found}, owner)
    page.table = lambda: [dict(review) for review in found]
    review_table(found)
    here = next((review for review in reviews if review["id"] == chosen("review")), None)
    page.pack = pack_of_review(view, here["id"]) if here else None
    if here is None:
        st.caption("Choose a review to see its cycle as an A3: what was found, why, what was done, and its effect.")
    else:
        with part("The cycle"):
            a3(view, here, reviews, stages, taken)


def _owners(review: Row, taken: Sequence[Row]) -> set[str]:
    """Who has a part in a review: who leads it, and to whom its decisions and countermeasures belong."""
    own = {one["owner"] for one in taken if one["review_id"] == review["id"]}
    return {str(name) for name in (review["facilitator"], *review["owners"], *own) if name}


def _wishes(reviews: Sequence[Row]) -> tuple[str | None, str | None, bool]:
    """The plan, the tier, and whether only reviews with something overdue are wanted."""
    plans = {review["plan"]: shortened(review["plan_title"] or review["plan"], 48) for review in reviews}
    tiers = {name: said for name, said in TIERS.items() if any(review["tier"] == name for review in reviews)}
    plan = one_or_all("Plan", "Every plan", plans, name="plan")
    tier = one_or_all("Tier", "Every tier", tiers, name="tier", width=210)
    asked = [OVERDUE] if chosen("show") == "overdue" else []
    if st.session_state.get("pdca_show") != asked:
        st.session_state["pdca_show"] = asked
    st.pills(
        "Show only",
        [OVERDUE],
        selection_mode="multi",
        key="pdca_show",
        on_change=lambda: choose(show="overdue" if st.session_state["pdca_show"] else None),
    )
    return plan, tier, bool(asked)


def _summary(reviews: Sequence[Row]) -> None:
    held = [review for review in reviews if review["opened_at"] is not None]
    agreed = sum(review["countermeasures"] for review in reviews)
    said = f"{counted(len(held), 'review')} held, {counted(sum(one['decisions'] for one in held), 'decision')}"
    if agreed:
        said += f", {counted(agreed, 'countermeasure')}: {counted_outcomes(reviews)}"
    st.markdown(said)


def _lanes(reviews: Sequence[Row], stages: Sequence[Row], taken: Sequence[Row]) -> None:
    held = [review for review in reviews if review["opened_at"] is not None]
    shown = held if chosen("lanes") == "all" else held[:MOST]
    ahead = [review for review in reviews if review["state"] == "scheduled"]
    waiting = f"Next review: {day(begin_of(ahead[-1]))}" if ahead else "No review is scheduled"
    draw_lanes(lanes_of(shown, stages, taken, waiting))
    if len(held) > len(shown):
        st.button(
            f"The newest {len(shown)} of {len(held)} reviews are drawn. Draw all",
            type="tertiary",
            on_click=lambda: choose(lanes="all"),
            key="all_lanes",
        )


def _nearest(reviews: Sequence[Row], plan: str | None, tier: str | None, overdue: bool, owner: str | None) -> None:
    """No review fits: the newest one that fits most of what was asked for."""

    def fits(review: Row) -> int:
        return sum(asked in (None, review[name]) for name, asked in (("plan", plan), ("tier", tier)))

    nearest = max(reviews, key=lambda one: (fits(one), one["opened_at"] is not None, begin_of(one)))
    said = "No countermeasure of these reviews is overdue" if overdue else "There is no review of this kind"
    if owner:
        said += f" in which {plain(owner)} has a part"
    title = plain(str(nearest["title"] or nearest["id"]))
    st.info(f"{said}. The nearest cycle is {title}, {plain(held_on(nearest))}.")
    st.button(
        "Show it",
        on_click=lambda: choose(plan=None, tier=None, show=None, owner=None, review=nearest["id"]),
        key="show_nearest",
    )


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("There was no review yet at this instant. Choose a later one, or go back to now.")
    else:
        st.info(f"No review has been held yet, so nothing was checked. {how_to_begin(view.cycles())}")


Page(
    name="pdca",
    title="PDCA history",
    question="What did we try, and did it work?",
    draw=draw,
).show()
