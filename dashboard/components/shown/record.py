"""The record of changes in words, and the filters over it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.view import View
from dashboard.components.shown.words import moment, number, percent, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

EVERYBODY, EVERYTHING = "Everybody", "Every field"
FIELD_WORDS = {
    "parent_id": "place",
    "present": "presence",
    "period": "period",
    "kind": "kind",
    "value": "value",
}


@dataclass(frozen=True)
class Filters:
    """What of the record a person wants to see; None is everything."""

    item: str | None = None
    person: str | None = None
    field: str | None = None
    words: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def parameters(self) -> tuple[Any, ...]:
        """As the questions take them."""
        return (self.item, self.person, self.field, self.words, self.since, self.until)


ANY = Filters()


def filters(view: View) -> Filters:
    """The row of filters above the record."""
    words = view.ask("audit_words")
    people = [row["word"] for row in words if row["kind"] == "person"]
    fields = [row["word"] for row in words if row["kind"] == "field"]
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        text = st.text_input("Words", placeholder="in titles, values, reasons", key="audit_words", width=220)
        item = _item()
        person = st.selectbox("Person", [EVERYBODY, *people], key="audit_person", width=180)
        field = st.selectbox(
            "Field",
            [EVERYTHING, *fields],
            format_func=lambda name: FIELD_WORDS.get(name, name),
            key="audit_field",
            width=160,
        )
        days = st.date_input("Days", value=cast(Any, ()), format="YYYY-MM-DD", key="audit_days", width=230)
    picked = [one for one in days if isinstance(one, date)] if isinstance(days, tuple) else []
    return Filters(
        item=item,
        person=None if person in (EVERYBODY, None) else person,
        field=None if field in (EVERYTHING, None) else field,
        words=(text or "").strip() or None,
        since=datetime.combine(picked[0], time.min) if picked else None,
        until=datetime.combine(picked[-1], time.max) if picked else None,
    )


def _item() -> str | None:
    """The item's id lies in the URL, so that a row's detail can ask for it."""
    asked = chosen("entity") or ""
    if st.session_state.get("audit_item", "") != asked:
        st.session_state["audit_item"] = asked
    st.text_input(
        "Item",
        placeholder="an id",
        key="audit_item",
        width=150,
        on_change=lambda: choose(entity=st.session_state["audit_item"].strip() or None),
    )
    return asked or None


def row_id(row: Row) -> str:
    """What a row of the record is called in the URL."""
    return f"{row['position']}/{row['field']}"


def line(row: Row) -> dict[str, Any]:
    """A row of the record as a person reads it."""
    return {
        "When": moment(row["recorded_at"]),
        "Who": row["actor"],
        "What": what(row),
        "Before": said(row, "before"),
        "After": said(row, "after"),
        "Why": shortened(row["reason"] or "", 160),
        "Source": row["source"],
        "Position": row["position"],
        "Id": row["entity_id"],
    }


def what(row: Row) -> str:
    """The field of the item that changed."""
    title = shortened(row["title"] or row["entity_id"], 90)
    if row["field"] == "present":
        return f"{title}: {'added' if row['after'] == 'true' else 'dropped'}"
    of = "on" if row["field"] in ("comment", "note") else "of"
    return f"{FIELD_WORDS.get(row['field'], row['field'])} {of} {title}"


def said(row: Row, side: str) -> str:
    """What the field said before or after."""
    text: str | None = row[side]
    if text is None:
        return ""
    if row["field"] == "present":
        return "there" if text == "true" else "not there"
    if row["field"] in ("value", "target", "baseline", "confidence", "weight"):
        try:
            worth = float(text)
        except ValueError:
            return shortened(text)
        if row["field"] == "confidence":
            return percent(worth)
        return number(worth, None if row["field"] == "weight" else row["unit"])
    return KIND_WORDS.get(text, text) if row["field"] == "kind" else shortened(text, 160)
