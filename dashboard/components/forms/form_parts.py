"""What the forms about one item share: how it stands now, the fields, and the line for what is missing."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import streamlit as st

from dashboard import wiring
from dashboard.components.forms.forms import PATIENCE, Form, close_form, meanwhile
from dashboard.components.frame.choices import Instant
from dashboard.components.frame.view import View, look
from dashboard.components.shown.words import EPOCH, number, plain
from engine.domain.calendar import period_span
from engine.domain.values import KIND_WORDS
from engine.errors import RefusedError, UnusableInputError
from projections.read_model import Bounds, Row

Say = Callable[[str, Any], str]


def now_view() -> View:
    """A look at all that the log holds at this moment, so that nobody saves over what he has not seen."""
    held = wiring.current()
    held.wait_for(held.log.position(), PATIENCE)
    return look(held, Instant(Bounds(), "now"))


def subject_of(view: View, form: Form) -> Row | None:
    """The item that the form is about, as it stands now; says so where there is none."""
    found = view.ask_of_structure("subject", form["id"])
    if found:
        return found[0]
    st.error(f"There is no {plain(str(form['id']))} in this workspace.")
    st.button("Close", on_click=close_form, key="form_close")
    return None


def heading(subject: Row, *said: str) -> None:
    """What the form is about, and how that stands now; what is said is plain text."""
    st.markdown(f"**{plain(str(subject['title']))}**")
    kind = KIND_WORDS.get(subject["kind"], subject["kind"])
    st.caption(" · ".join(plain(one) for one in (f"{kind} {subject['id']}", *said) if one))


def value_field(subject: Row, label: str, key: str, value: float | None = None) -> float | None:
    """A number in the unit of the item: a day where it counts days, yes or no where it is one."""
    unit = subject["unit"]
    if unit == "date":
        standing = None if value is None else EPOCH + timedelta(days=round(value))
        picked = st.date_input(label, value=standing, format="YYYY-MM-DD", key=key)
        return float((picked - EPOCH).days) if isinstance(picked, date) else None
    if subject["scoring"] == "yes_no" or subject["form"] == "binary":
        words = {1.0: "Yes", 0.0: "No"}
        said = st.segmented_control(
            label, list(words), default=value if value in words else None, format_func=words.__getitem__, key=key
        )
        return None if said is None else float(said)
    unit_too = f", {plain(unit)}" if unit and unit.strip("- ") else ""
    given = st.number_input(
        f"{label}{unit_too}", value=value, step=None, format="%g", placeholder="A number", key=key
    )
    return None if given is None else float(given)


def prose_field(label: str, key: str, *, value: str = "", hint: str | None = None, height: int = 80) -> str | None:
    """Words of a person; nothing where they are blank."""
    return (st.text_area(label, value=value, placeholder=hint, height=height, key=key) or "").strip() or None


def name_field(label: str, key: str, hint: str = "A person, a role or a body") -> str | None:
    """Somebody the record names already, or a new name; of a new one it says so, and who may be meant."""
    names = [str(row["name"]) for row in wiring.current().read_model.question("names", [])]
    picked = st.selectbox(label, names, index=None, accept_new_options=True, placeholder=hint, key=key)
    name = (picked or "").strip() or None
    if name is not None and name not in names:
        alike = [plain(one) for one in names if name.casefold() in one.casefold()][:3]
        meant = f" Is {' or '.join(alike)} meant?" if alike else ""
        st.caption(f"The record does not know {plain(name)} yet.{meant}")
    return name


def period_field(label: str, key: str, **how: Any) -> str | None:  # noqa: ANN401 -- as a text field takes it
    """A period such as 2026-03; nothing where it is blank."""
    return (st.text_input(label, key=key, **how) or "").strip().upper() or None


def unusable_period(period: str | None) -> str | None:
    """Why a period cannot be used; nothing where it can."""
    try:
        if period is not None:
            period_span(period)
    except UnusableInputError as error:
        return f"{error}."
    return None


def day_of_period(period: str, now: datetime) -> datetime:
    """When a reading of the period holds: from the start of its last day, or now while it runs."""
    first, last = period_span(period)
    if first > now:
        raise RefusedError(f"{period} has not begun: a value describes what was, a planned one is a target")
    return now if now <= last else last.replace(hour=0, minute=0, second=0, microsecond=0)


def in_force(targets: Sequence[Row], moment: datetime) -> Row | None:
    """The target that holds at an instant, by the one rule; `targets` stand in the order of that rule."""
    then = moment.astimezone(UTC).replace(tzinfo=None)
    return next((one for one in reversed(targets) if one["effective_at"] <= then), None)


def faster(form: Form, about: str, now: Mapping[str, Any], mine: Mapping[str, Any], say: Say) -> str | None:
    """Both values where somebody else was faster; nothing where this form was saved before and is pressed again."""
    return None if saved_before(form) else meanwhile(form, about, now, mine, say)


def saved_before(form: Form) -> bool:
    """Whether this form is in the log already, and Save was only pressed again."""
    return bool(wiring.current().log.known_commands([form["command_id"]]))


def remember(form: Form, about: str, now: Mapping[str, Any]) -> None:
    """How the item stood when the form was opened."""
    form["seen"].setdefault(about, dict(now))


def missing(*needed: tuple[Any, str]) -> bool:
    """Says the first thing that is still to be said before a rule is asked; whether there is one."""
    for value, words in needed:
        if value is None:
            st.error(words)
            return True
    return False


def said_of(unit: str | None) -> Say:
    """Puts numbers into words in the unit of an item; words stay as they are."""
    return lambda name, value: (value if isinstance(value, str) else number(value, unit)) or "none"
