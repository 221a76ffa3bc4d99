"""The forms of a meeting: a review is set down, prepared, talked in, and closed."""

from datetime import UTC, date, datetime, time, timedelta

import streamlit as st

from dashboard import wiring
from dashboard.components.forms.form_parts import name_field, now_view
from dashboard.components.forms.forms import Form, ask_for, close_form, save
from dashboard.components.shown.words import counted, plain
from engine.domain.finding import RecogniseContribution, RecordFinding, RecordLesson
from engine.domain.review import (
    TIERS,
    CloseReview,
    OpenReview,
    RecordAttendance,
    ScheduleReview,
    SetAgenda,
)
from projections.read_model import Row

SAYING = {
    "finding": ("What the check shows", "What is different from the plan, and since when", RecordFinding),
    "lesson": ("What was learned", "What you would do again, and what not", RecordLesson),
}


def ask_in(name: str, review: Row, subject_id: str | None = None) -> None:
    """Opens a form about a review, and an item in it where one is named."""
    ask_for(
        name,
        review_id=review["id"],
        title=review["title"] or review["id"],
        plan=review["plan"],
        subject_id=subject_id,
    )


def open_review(form: Form) -> None:
    """Opens the review by one press; it pins the position that everybody sees."""
    command = OpenReview(
        entity_id=form["review_id"], at=datetime.now(UTC), position=wiring.current().log.position()
    )
    save(form, command, "The review is open; it looks at everything up to here. Opened")


@st.dialog("Set a review down", width="medium", on_dismiss=close_form)
def schedule(form: Form) -> None:
    """A review that is to be held: of what, how often such a one is held, when, and who leads it."""
    roots = {row["id"]: row for row in now_view().ask("meeting_roots")}
    with st.form("schedule", border=False):
        of = st.selectbox(
            "Of",
            list(roots),
            index=list(roots).index(form["plan"]) if form["plan"] in roots else 0,
            format_func=lambda name: plain(str(roots[name]["title"])) if name in roots else str(name),
            key="form_of",
        )
        tier = st.selectbox("Tier", list(TIERS), format_func=TIERS.__getitem__, key="form_tier")
        left, right = st.columns(2)
        day = left.date_input(
            "Day", value=datetime.now(UTC).date() + timedelta(days=7), format="YYYY-MM-DD", key="form_day"
        )
        hour = right.time_input("Begins, UTC", value=time(9), key="form_hour")
        name = st.text_input("Id", placeholder="Default: R- and its day", key="form_id").strip()
        title = st.text_input("Title", placeholder="Default: its tier and day", key="form_title")
        leader = name_field("Facilitator", "form_facilitator")
        if not st.form_submit_button("Save", type="primary", key="form_save"):
            return
    if not (of and isinstance(day, date)):
        st.error("Say of what, and on which day.")
        return
    command = ScheduleReview(
        entity_id=name or f"R-{day}",
        at=datetime.now(UTC),
        parent_id=of,
        tier=tier,
        scheduled_for=datetime.combine(day, hour, UTC),
        facilitator=leader,
        title=title.strip() or None,
    )
    save(form, command, "Review set down")


@st.dialog("Who is here", width="medium", on_dismiss=close_form)
def attend(form: Form) -> None:
    """Everybody who takes part in the review."""
    here = [row["name"] for row in now_view().ask("attendees", form["review_id"])]
    names = sorted({*here, *(row["name"] for row in wiring.current().read_model.question("names", []))})
    picked = st.multiselect(
        "Who takes part", names, default=here, accept_new_options=True, placeholder="Names", key="form_people"
    )
    if st.button("Save", type="primary", key="form_save"):
        if not picked:
            st.error("Name at least one person.")
            return
        save(
            form,
            RecordAttendance(entity_id=form["review_id"], at=datetime.now(UTC), attendees=list(picked)),
            "Attendance saved",
        )


@st.dialog("Agenda", width="medium", on_dismiss=close_form)
def agenda(form: Form) -> None:
    """What the review is to talk about, in this order."""
    told = st.text_area("One item a line", value="\n".join(form.get("agenda") or []), height=180, key="form_agenda")
    if st.button("Save", type="primary", key="form_save"):
        items = [line.strip() for line in told.splitlines() if line.strip()]
        if not items:
            st.error("Write at least one item.")
            return
        save(form, SetAgenda(entity_id=form["review_id"], at=datetime.now(UTC), agenda=items), "Agenda saved")


@st.dialog("Write down", width="medium", on_dismiss=close_form)
def say(form: Form) -> None:
    """A finding or a lesson of the review, about an item or about nothing in particular."""
    label, hint, command = SAYING[form["form"]]
    st.markdown(f"**{plain(str(form['title']))}**")
    text = st.text_area(label, placeholder=hint, height=120, key="form_text").strip()
    subject = subject_field(form)
    if st.button("Save", type="primary", key="form_save"):
        if not text:
            st.error("Write down what there is to say.")
            return
        save(
            form,
            command(review_id=form["review_id"], at=datetime.now(UTC), text=text, subject_id=subject),
            f"{form['form'].capitalize()} saved",
        )


@st.dialog("Recognise a contribution", width="medium", on_dismiss=close_form)
def recognise(form: Form) -> None:
    """Whose contribution is recognised, and which."""
    st.markdown(f"**{plain(str(form['title']))}**")
    person = name_field("Whose contribution", "form_person")
    text = st.text_area("What it was", height=100, key="form_text").strip()
    subject = subject_field(form)
    if st.button("Save", type="primary", key="form_save"):
        if not (person and text):
            st.error("Say whose contribution it was, and which.")
            return
        command = RecogniseContribution(
            review_id=form["review_id"], at=datetime.now(UTC), person=person, text=text, subject_id=subject
        )
        save(form, command, "Recognition saved")


@st.dialog("Close the review", width="medium", on_dismiss=close_form)
def close_review(form: Form) -> None:
    """What was said stands; from here on the review is not written to, but for what its countermeasures come to."""
    view = now_view()
    said = form["said"]
    st.markdown(
        f"**{plain(str(form['title']))}**: {', '.join(counted(many, what) for what, many in said.items())}."
    )
    if not view.ask("attendees", form["review_id"]):
        st.warning("Nobody is written down as taking part. That cannot be added later.")
    st.caption(
        "A closed review is not written to any more; its countermeasures can still be completed and verified."
    )
    if st.button("Close the review", type="primary", key="form_save"):
        command = CloseReview(entity_id=form["review_id"], at=datetime.now(UTC), position=view.held.log.position())
        save(form, command, "The review is closed")


def subject_field(form: Form) -> str | None:
    """Which item of the plan it is about, if any."""
    items = {row["id"]: row for row in now_view().ask("pdca_subjects", form["plan"])}
    asked = form.get("subject_id")
    picked = st.selectbox(
        "About",
        list(items),
        index=list(items).index(asked) if asked in items else None,
        format_func=lambda name: f"{items[name]['title'] or name} ({name})" if name in items else str(name),
        placeholder="An item of the plan: write to search",
        key="form_subject",
    )
    return picked
