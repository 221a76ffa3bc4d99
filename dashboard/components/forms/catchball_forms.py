"""The forms of catchball: propose, counter, agree, and decline with a reason."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from dashboard.components.forms.decision_fields import called
from dashboard.components.forms.form_parts import (
    faster,
    heading,
    missing,
    now_view,
    period_field,
    prose_field,
    remember,
    subject_of,
    unusable_period,
    value_field,
)
from dashboard.components.forms.forms import Form, close_form, save
from dashboard.components.frame.view import View
from dashboard.components.frame.who import may
from dashboard.components.hoshin.catchball_talk import Talk
from dashboard.components.shown.words import number, plain
from engine.domain.calendar import period_span
from engine.domain.catchball import AgreeToOffer, CounterOffer, DeclineOffer, ProposeTarget
from projections.read_model import Row


@st.dialog("Propose a target", width="medium", on_dismiss=close_form)
def propose(form: Form) -> None:
    """A level offers its neighbour a target, the means or both, and says why."""
    view = now_view()
    items = {row["id"]: row for row in view.ask("catchball_items")}
    picked = st.selectbox(
        "About",
        list(items),
        index=list(items).index(form["id"]) if form["id"] in items else None,
        format_func=lambda name: called(items[name]) if name in items else str(name),
        placeholder="An item of a plan: write to search",
        key="form_subject",
    )
    subject = _subject(view, picked)
    levels = sorted(_levels(view, items.values()))
    from_level = _level_field("The level that proposes", "form_from", levels)
    to_level = _level_field("The level that answers", "form_to", levels)
    if subject and picked:
        st.caption(f"Target now: {plain(number(items[picked]['target'], subject['unit'])) or 'none'}")
    target = value_field(subject or _NUMBER, "Target", "form_target")
    means = prose_field("Means", "form_means", hint="What the upper level gives, may be left empty")
    reason = prose_field("Why", "form_reason", hint="An offer needs a reason")
    why = may(ProposeTarget, picked) if picked else None
    if why:
        st.warning(plain(why))
    if not st.button("Save", type="primary", key="form_save", disabled=why is not None):
        return
    if missing(
        (picked, "Say what it is about."),
        (from_level, "Name the level that proposes, such as company or a unit."),
        (to_level, "Name the level that answers."),
        (target if target is not None else means, "Offer a target, the means, or both."),
        (reason, "Say why: an offer needs a reason."),
    ):
        return
    told: dict[str, Any] = {"from_level": from_level, "to_level": to_level, "target": target, "means": means}
    save(form, ProposeTarget(entity_id=str(picked), at=datetime.now(UTC), reason=reason, **told), "Proposal saved")


_NUMBER = {"unit": None, "scoring": None, "form": None}


def _subject(view: View, item: str | None) -> Row | None:
    found = view.ask_of_structure("subject", item) if item else []
    return found[0] if found else None


def _levels(view: View, items: Iterable[Row]) -> set[str]:
    """The levels that have talked before, and the units that have a plan; a new one may be written."""
    talked = {str(row[end]) for row in view.ask("catchball_talks") for end in ("from_level", "to_level")}
    return talked | {str(row["team"]) for row in items if row["team"]}


def _level_field(label: str, key: str, levels: list[str]) -> str | None:
    picked = st.selectbox(
        label, levels, index=None, accept_new_options=True, placeholder="Such as company, or a unit", key=key
    )
    return (picked or "").strip() or None


@st.dialog("Counter the offer", width="medium", on_dismiss=close_form)
def counter(form: Form) -> None:
    """The level asked answers with another target, with the means, or with both."""
    asked = _asked(form)
    if asked is None:
        return
    subject, talk = asked
    target = value_field(subject, "Target, empty for the one offered", "form_target")
    means = prose_field("Means", "form_means", hint="What it takes to reach it")
    reason = prose_field("Why", "form_reason", hint="A counter-offer needs a reason")
    if not st.button("Save", type="primary", key="form_save"):
        return
    if missing(
        (target if target is not None else means, "Answer with a target, the means, or both."),
        (reason, "Say why: a counter-offer needs a reason."),
    ) or _moved(form, talk, "another offer"):
        return
    told: dict[str, Any] = {"level": form["level"], "target": target, "means": means}
    save(
        form, CounterOffer(entity_id=form["id"], at=datetime.now(UTC), reason=reason, **told), "Counter-offer saved"
    )


@st.dialog("Agree to the offer", width="medium", on_dismiss=close_form)
def agree(form: Form) -> None:
    """The level asked agrees; the target of the last offer comes into force."""
    asked = _asked(form)
    if asked is None:
        return
    subject, talk = asked
    target = plain(number(talk.last["target"], subject["unit"]))
    st.markdown(f"**{target}** becomes the target." if target else "No target was offered: the means are agreed.")
    period = period_field(
        "For the period",
        "form_period",
        placeholder="such as 2026-03; empty: from now on",
        help="Where an item has a target for each month or quarter, the one that was agreed.",
    )
    reason = prose_field("Remark", "form_reason", hint="May be left empty")
    if not st.button("Agree", type="primary", key="form_save"):
        return
    if wrong := unusable_period(period):
        st.error(plain(wrong))
        return
    if _moved(form, talk, "to agree"):
        return
    told: dict[str, Any] = {"level": form["level"], "period": period}
    told["holds_from"] = period_span(period)[0] if period else None
    save(form, AgreeToOffer(entity_id=form["id"], at=datetime.now(UTC), reason=reason, **told), "Agreement saved")


@st.dialog("Decline", width="medium", on_dismiss=close_form)
def decline(form: Form) -> None:
    """The level that proposed ends the talk without agreement."""
    asked = _asked(form)
    if asked is None:
        return
    reason = prose_field("Why", "form_reason", hint="To end a talk without agreement needs a reason")
    if not st.button("Decline", type="primary", key="form_save"):
        return
    if missing((reason, "Say why the talk ends without agreement.")) or _moved(form, asked[1], "to decline"):
        return
    command = DeclineOffer(entity_id=form["id"], at=datetime.now(UTC), level=form["level"], reason=reason)
    save(form, command, "Declined")


def _asked(form: Form) -> tuple[Row, Talk] | None:
    """The item and the talk about it as it stands now; says so where no offer waits."""
    view = now_view()
    subject = subject_of(view, form)
    if subject is None:
        return None
    talk = Talk([row for row in view.ask("catchball_talks") if row["item_id"] == form["id"]])
    remember(form, form["id"], _standing(talk))
    heading(subject, f"as {form['level']}")
    last = talk.last
    means = f" Means: {plain(last['means'])}" if last["means"] else ""
    st.markdown(
        f"{plain(last['from_level'])} offers **{plain(number(last['target'], last['unit'])) or 'no target'}** to "
        f"{plain(last['to_level'])}.{means}"
    )
    return subject, talk


def _standing(talk: Talk) -> dict[str, Any]:
    """The offer that stands last, in words: by it one sees whether somebody else was faster."""
    last = talk.last
    said = f"number {last['offer']} by {last['from_level']}, {number(last['target'], last['unit']) or 'no target'}"
    return {"offer": said if talk.is_open else f"{said}, {last['answer']}"}


def _moved(form: Form, talk: Talk, mine: str) -> bool:
    """Whether another answer came while the form was open; it says so, and shows both."""
    moved = faster(form, form["id"], _standing(talk), {"offer": mine}, lambda _, said: str(said))
    if moved:
        st.warning(moved)
    return moved is not None
