"""The record of changes in words, and the filters over it."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.filters import key_for, one_or_all, text_kept
from dashboard.components.frame.view import View
from dashboard.components.shown.fields import LINK_WORDS, field_words
from dashboard.components.shown.status import STATUSES
from dashboard.components.shown.words import aware, day, moment, number, percent, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

EVERYBODY, EVERYTHING = "Everybody", "Every field"
TURNED = ("page",)
"""Another filter begins at the first page again."""
DAYS, MOMENTS, LISTS = ("due",), ("scheduled_for",), ("agenda",)


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
    """The row of filters above the record; all of them lie in the URL."""
    words = view.ask("audit_words")
    people = {row["word"]: row["word"] for row in words if row["kind"] == "person"}
    fields = {row["word"]: field_words(row["word"]) for row in words if row["kind"] == "field"}
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        text = text_kept("Words", name="words", hint="in titles, values, reasons", width=220, leaves=TURNED)
        item = text_kept("Item", name="entity", hint="an id", width=150, leaves=TURNED)
        person = one_or_all("Person", EVERYBODY, people, name="person", width=180, leaves=TURNED)
        field = one_or_all("Field", EVERYTHING, fields, name="field", width=160, leaves=TURNED)
        since, until = _days()
    return Filters(
        item=item,
        person=person,
        field=field,
        words=text,
        since=datetime.combine(since, time.min) if since else None,
        until=datetime.combine(until or since, time.max) if since else None,
    )


def _days() -> tuple[date | None, date | None]:
    """The first and the last day that is wanted; the last is left out while it is only one."""
    first, last = (day_said(chosen(name)) for name in ("since", "until"))
    asked = tuple(day for day in (first, last) if first and day and day >= first)
    key = key_for("audit_days", asked)

    def keep() -> None:
        picked = [f"{day}" for day in st.session_state[key] or ()]
        since, until = [*picked, None, None][:2]
        choose(since=since, until=until, **dict.fromkeys(TURNED))

    st.date_input("Days", value=cast(Any, asked), format="YYYY-MM-DD", key=key, width=230, on_change=keep)
    return (asked[0] if asked else None), (asked[1] if len(asked) > 1 else None)


def day_said(text: str | None) -> date | None:
    """The day that the URL names; none where it names none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


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
    if row["field"].partition(" ")[0] in LINK_WORDS:
        return f"{title}: {field_words(row['field'])}"
    of = "on" if row["field"] in ("comment", "note", "proposal", "offer", "means") else "of"
    return f"{field_words(row['field'])} {of} {title}"


def said(row: Row, side: str) -> str:
    """What the field said before or after."""
    text: str | None = row[side]
    if text is None:
        return ""
    if row["field"] == "present":
        return "there" if text == "true" else "not there"
    if row["field"] in ("value", "target", "offered_target", "baseline", "confidence", "weight"):
        try:
            worth = float(text)
        except ValueError:
            return shortened(text)
        if row["field"] == "confidence":
            return percent(worth)
        return number(worth, None if row["field"] == "weight" else row["unit"])
    return shortened(_in_words(row["field"], text), 160)


def _in_words(field: str, text: str) -> str:
    """What the log keeps as a code, an instant or a list, as the pages write it; a text as it is."""
    if field == "kind":
        return KIND_WORDS.get(text, text)
    if field == "override" and text in STATUSES:
        return STATUSES[text].word
    try:
        if field in DAYS or field.endswith("_on"):
            return day(date.fromisoformat(text))
        if field.endswith("_at") or field in MOMENTS:
            return moment(aware(datetime.fromisoformat(text)))
        if field in LISTS:
            return "; ".join(str(one) for one in json.loads(text))
    except (ValueError, TypeError):
        pass  # an older log may say it in another way
    return text
