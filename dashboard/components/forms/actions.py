"""What a person can change of an item, offered where the item is opened.

    actions(view, item)    `item` is an id of any kind; one row: the button used most, and a menu "Change" with all
                           others that fit the kind and what is open. Nothing at an instant of the past.
    steps(view, row)       the same for a countermeasure of which the page has `id`, `state`, without a question.
    revoking(view, row)    the same for a decision, of which it has `id`, `state`.

A form can also be asked for by any other button, with `ask_for` of forms.py; each finds out the rest by itself:

    ask_for("check-in", id=KEY_RESULT)                ask_for("decision", ...)  as decide.py
    ask_for("reading", id=ITEM)                       a reading of a measure or of a target to improve
    ask_for("correct", id=ITEM[, at=INSTANT])         corrects a reading or check-in: the last, or the one at `at`
    ask_for("withdraw", id=ITEM[, at=INSTANT])        takes one back
    ask_for("comment", id=ANY)   ask_for("owner", id=ANY)   ask_for("target", id=ITEM)
    ask_for("countermeasure", review_id=REVIEW, subject_id=ITEM or None)
    ask_for("complete", id=CM)   ask_for("verify", id=CM)   ask_for("cancel", id=CM)
    ask_for("revoke", id=DECISION)
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from dashboard.components.forms.decide import ask_for_decision
from dashboard.components.forms.forms import ask_for
from dashboard.components.forms.rights import barred_from
from dashboard.components.forms.standing import standing
from dashboard.components.frame.view import View
from dashboard.components.shown.words import plain, shortened
from engine.domain.forms import TARGETED
from engine.domain.measure import RECORDED
from projections.read_model import Row

REVIEWED = ("review", "finding", "decision", "countermeasure", "lesson", "recognition")
_AIMED = (*RECORDED, "key_result")
_ICONS = {
    "Complete": ":material/check:",
    "Check the effect": ":material/rule:",
    "Give up": ":material/close:",
    "Another owner": ":material/person:",
    "Revoke": ":material/undo:",
}
_USED_MOST = ("Check in", "Record a reading", "Record a decision")

Ask = Callable[[], None]
"""Opens one form."""


def actions(view: View, item: str, *, menu: bool = False) -> None:
    """The buttons of one item, or only their menu; nothing where nothing can be written."""
    found = view.ask_of_structure("subject", item) if view.is_writable else []
    if not found:
        return
    subject = found[0]
    if subject["kind"] == "countermeasure":
        steps(view, subject)
    elif subject["kind"] == "decision":
        revoking(view, subject)
    else:
        offered = _of_review(view, subject) if subject["kind"] == "review" else _of_item(view, subject)
        _row(item, offered, menu=menu)


def steps(view: View, countermeasure: Row) -> None:
    """What can follow on a countermeasure: it is completed, its effect is checked, or it is given up."""
    if not view.is_writable or countermeasure["state"] not in ("open", "completed"):
        return
    name = countermeasure["id"]
    following = (
        {"Complete": _asking("complete", name)}
        if countermeasure["state"] == "open"
        else {"Check the effect": _asking("verify", name)}
    )
    _row(
        name, following | {"Give up": _asking("cancel", name), "Another owner": _asking("owner", name)}, small=True
    )


def revoking(view: View, decision: Row) -> None:
    """A decision that stands can be revoked, also after its review."""
    if view.is_writable and decision["state"] != "revoked":
        _row(decision["id"], {"Revoke": _asking("revoke", decision["id"])}, small=True)


def _row(name: str, offered: dict[str, Ask], *, small: bool = False, menu: bool = False) -> None:
    """The buttons; of the larger row all but the one used most stand in a menu."""
    if not offered or barred_from(name):
        return
    words = list(offered)
    with st.container(horizontal=True, gap="small", width="content", key=f"actions {name}"):
        alone = words if small else [word for word in words[:1] if word in _USED_MOST and not menu]
        for word in alone:
            if st.button(
                word,
                type="tertiary" if small else "primary",
                icon=_ICONS.get(word, ":material/edit:"),
                key=f"act {word} {name}",
            ):
                offered[word]()
        others = [word for word in words if word not in alone]
        if others:
            picked = st.menu_button("Change", others, icon=":material/edit_note:", key=f"change {name}")
            if picked is not None:
                offered[picked]()


def _asking(form: str, name: str) -> Ask:
    return partial(ask_for, form, id=name)


def _of_item(view: View, subject: Row) -> dict[str, Ask]:
    """What fits an item of a strategy, the most used first."""
    name, kind = subject["id"], subject["kind"]
    writable = subject["present"] and subject["root_state"] != "closed"
    offered: dict[str, Ask] = {}
    if kind == "key_result" and writable:
        offered["Check in"] = _asking("check-in", name)
    if kind in RECORDED and subject["present"]:
        offered["Record a reading"] = _asking("reading", name)
    if kind in _AIMED and standing(view, name):
        what = "check-in" if kind == "key_result" else "reading"
        offered[f"Correct a {what}"] = _asking("correct", name)
        offered[f"Withdraw a {what}"] = _asking("withdraw", name)
    if kind not in REVIEWED and writable:
        if _takes_target(view, subject):
            offered["New target"] = _asking("target", name)
        offered["Another owner" if subject["owner"] else "Name an owner"] = _asking("owner", name)
    offered["Comment"] = _asking("comment", name)
    if subject["present"] and kind not in REVIEWED:
        offered |= _in_session(view, name)
    return offered


def _of_review(view: View, review: Row) -> dict[str, Ask]:
    """What can be said in a review while it is open."""
    if review["root_state"] != "open":
        return {"Comment": _asking("comment", review["id"])}
    row = {"id": review["id"], "title": review["title"], "plan": review["parent_id"]}
    return {
        "Record a decision": partial(ask_for_decision, row),
        "Agree a countermeasure": partial(ask_for, "countermeasure", review_id=review["id"], subject_id=None),
        "Comment": _asking("comment", review["id"]),
    }


def _in_session(view: View, name: str) -> dict[str, Ask]:
    """What the reviews in session that look at the item can do about it."""
    sessions = view.ask_of_structure("sessions_on", name)
    offered: dict[str, Ask] = {}
    for review in sessions:
        of = f" in {plain(shortened(review['title'], 40))}" if len(sessions) > 1 else ""
        offered[f"Record a decision{of}"] = partial(ask_for_decision, review, name)
        offered[f"Agree a countermeasure{of}"] = partial(
            ask_for, "countermeasure", review_id=review["id"], subject_id=name
        )
    return offered


def _takes_target(view: View, subject: Row) -> bool:
    if subject["kind"] == "key_result":
        return (subject["form"] or "reach") in TARGETED
    return subject["kind"] in RECORDED or bool(view.ask("targets", subject["id"]))
