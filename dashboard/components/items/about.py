"""What was decided about an item and what changed of it, as lists below a drawing."""

import streamlit as st

from dashboard.components.frame.links import page_link
from dashboard.components.frame.view import View
from dashboard.components.shown.boxes import beneath, listed, nothing, prose
from dashboard.components.shown.decided import decisions_about
from dashboard.components.shown.record import line
from dashboard.components.shown.words import aware, counted, moment, plain, shortened
from projections.read_model import Row

MOST = 6
"""Entries that stand before a link leads to the others."""


def last_decided(view: View, *about: str) -> None:
    """What was last decided about any of these items, the newest first."""
    found = decisions_about(view, *about)[::-1]
    if not found:
        nothing("No review has decided anything about it.")
        return
    listed([_decision(row) for row in found[:MOST]])
    if len(found) > MOST:
        st.caption(f"And {counted(len(found) - MOST, 'earlier decision')}.")
    page_link("pdca", "All decisions, review by review", review=found[0]["review_id"])


def _decision(row: Row) -> str:
    revoked = ", revoked since" if row["state"] == "revoked" else ""
    who = f"{plain(row['actor'])}, {moment(aware(row['recorded_at']))}{revoked}"
    why = prose(row["reason"])
    return f"**{plain(row['kind']).capitalize()}**: {prose(row['text'])}{beneath(f'Why: {why} · {who}')}"


def changes_of(view: View, item: str) -> None:
    """The newest changes of an item and of the measures below it."""
    found = view.ask("changes_about", item, MOST + 1)
    if not found:
        nothing("Nothing about it has changed yet.")
        return
    listed([_change(row) for row in found[:MOST]])
    page_link("audit", "Every change of it, with who and why", entity=item)


def _change(row: Row) -> str:
    told = line(row)
    before, after = (plain(shortened(str(told[name]), 60)) for name in ("Before", "After"))
    moved = "" if row["field"] == "present" else _moved(before, after)
    why = f" · {plain(shortened(row['reason'], 120))}" if row["reason"] else ""
    who = f"{plain(str(told['Who']))}, {plain(str(told['When']))}{why}"
    what = shortened(str(told["What"]), 90)
    return f"{plain(what[:1].upper() + what[1:])}{moved}{beneath(who)}"


def _moved(before: str, after: str) -> str:
    if before and after:
        return f": from {before} to {after}"
    return f": {after or before}" if after or before else ""
