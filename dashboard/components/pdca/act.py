"""The boxes Act, Learned and Follow-up of an A3: what was decided and changed, and what is still open."""

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from dashboard.components.forms.actions import revoking, steps
from dashboard.components.frame.links import item_link, page_link
from dashboard.components.frame.view import View
from dashboard.components.shown.boxes import box, due_day, listed, nothing, prose
from dashboard.components.shown.fields import field_words
from dashboard.components.shown.record import said
from dashboard.components.shown.results import OUTCOMES, outcome_of
from dashboard.components.shown.words import counted, day, moment, percent, plain, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

_SHOWN = 12
"""Changes of one decision that are listed at once; the others stand in a fold."""
_TELLING = ("target", "weight", "owner", "status", "value")
"""What of a change a person asks about first."""


def act(view: View, review: Row, decisions: Sequence[Row]) -> None:
    """The decisions with their reasons, and what they changed."""
    with box("Act", "what was decided and why, and what it changed"):
        changes: dict[str, list[Row]] = {}
        for change in view.ask("pdca_changes", review["id"]):
            changes.setdefault(change["decision_id"], []).append(change)
        for decision in decisions:
            decision_told(decision, changes.get(decision["id"], []))
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                item_link(decision["id"], "Open the decision")
                revoking(view, decision)
        if not decisions:
            nothing("No decision was taken.")


def decision_told(decision: Row, changes: Sequence[Row]) -> None:
    """One decision: what, why, what is expected, who sees to it, and what it changed."""
    revoked = decision["state"] == "revoked"
    about = f" :gray[{plain(str(decision['subject']))}]" if decision["subject_id"] else ""
    told = [f"**{'◇' if revoked else '◆'} {decision['kind'].capitalize()}**: {prose(decision['text'])}{about}"]
    told.append(f":small[Why: {prose(decision['reason'])}]")
    if decision["expected_effect"]:
        told.append(f":small[Expected: {plain(decision['expected_effect'])}]")
    told.append(f":small[:gray[{_who(decision)}]]")
    if revoked:
        because = prose(decision["revoked_because"])
        told.append(f":small[**Revoked on {day(decision['revoked_at'])}**: {because}]")
    st.markdown("  \n".join(told))
    _changes(changes)


def _who(decision: Row) -> str:
    return ", ".join(
        [
            f"Decided by {plain(decision['actor'])}",
            *([f"seen to by {plain(decision['owner'])}"] if decision["owner"] else []),
            *([f"due {due_day(decision['due'])}"] if decision["due"] else []),
            *([f"{percent(decision['confidence'])} sure"] if decision["confidence"] is not None else []),
        ]
    )


def _changes(changes: Sequence[Row]) -> None:
    """What a decision changed, item by item; each change leads to the record at its position."""
    by_position: dict[int, list[Row]] = {}
    for change in changes:
        by_position.setdefault(change["position"], []).append(change)
    positions = list(by_position)
    _links({position: by_position[position] for position in positions[:_SHOWN]})
    if len(positions) > _SHOWN:
        with st.expander(f"{counted(len(positions) - _SHOWN, 'more change', 'more changes')} by this decision"):
            _links({position: by_position[position] for position in positions[_SHOWN:]})


def _links(by_position: dict[int, list[Row]]) -> None:
    by_item: dict[str, dict[int, list[Row]]] = {}
    for position, facts in by_position.items():
        by_item.setdefault(facts[0]["entity_id"], {})[position] = facts
    for item, told in by_item.items():
        title = next(iter(told.values()))[0]["title"]
        name = f"{shortened(title, 60)} ({item})" if title else item
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f":small[Changed: {plain(name)}]", width="content")
            for position, facts in sorted(told.items(), key=lambda one: (one[1][0]["period"] or "", one[0])):
                page_link(
                    "audit", f":small[{change_words(facts)}]", icon=":material/arrow_right_alt:", at=f"{position}"
                )


def change_words(facts: Sequence[Row]) -> str:
    """What one event changed of an item: the fact that a person asks about first."""
    named = {fact["field"]: fact for fact in facts}
    if "present" in named:
        kind = KIND_WORDS.get(named["kind"]["after"], "item") if "kind" in named else "item"
        return f"new {kind}" if named["present"]["after"] == "true" else "taken out of the plan"
    fact = next((named[field] for field in _TELLING if field in named), facts[0])
    field = str(fact["field"])
    what = plain(field_words(field))
    period = f" {plain(fact['period'])}" if fact["period"] else ""
    before, after = said(fact, "before"), said(fact, "after") or "none"
    return f"{what}{period}: {plain(f'{before} to {after}' if before else after)}"


def learned(view: View, review: Row) -> None:
    """Lessons, and whose contributions were recognised."""
    with box("Learned", "lessons, and contributions that were recognised"):
        told = view.ask("pdca_learned", review["id"])
        lines = [f"{prose(one['text'])} :gray[{plain(one['who'])}]" for one in told if one["kind"] == "lesson"]
        lines += [
            f"**{plain(one['who'])}** was recognised: {prose(one['text'])}"
            for one in told
            if one["kind"] == "recognition"
        ]
        if lines:
            listed(lines)
        else:
            nothing("Nothing was written down.")


def follow_up(view: View, review: Row, reviews: Sequence[Row], countermeasures: Sequence[Row]) -> None:
    """What of this review is still open, and when it is looked at again."""
    with box("Follow-up", "what is still open, and when it is looked at next"):
        waiting = [one for one in countermeasures if one["state"] in ("open", "completed")]
        if waiting:
            for one in waiting:
                listed([_waiting(one)])
                steps(view, one)
        elif countermeasures:
            st.markdown("Every countermeasure of this review has run to its end.")
        following = _next(review, reviews)
        if following is None:
            nothing("No later review of this plan is scheduled.")
            return
        held = following["opened_at"]
        when = f"held on {day(held)}" if held else f"scheduled for {moment(following['scheduled_for'])}"
        st.markdown(f"Next review: {plain(str(following['title'] or following['id']))}, {when}.")


def _waiting(one: Row) -> str:
    outcome = outcome_of(one)
    due = "" if outcome is OUTCOMES["unverified"] else f", due {due_day(one['due'])}"
    return f"{outcome.marked}: {prose(one['action'])} :gray[{plain(one['owner'] or 'nobody')}{due}]"


def _next(review: Row, reviews: Sequence[Row]) -> Row | None:
    """The next review of the same plan; `reviews` stand newest first."""
    here = begin_of(review)
    later = [one for one in reviews if one["plan"] == review["plan"] and begin_of(one) > here]
    return later[-1] if later else None


def begin_of(review: Row) -> datetime:
    """When a review was held, or is to be held."""
    begun: datetime = review["opened_at"] or review["scheduled_for"]
    return begun
