"""One talk between two levels: every offer with its target, means and reason, and how it ended or who is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.components.forms.forms import FORM, ask_for, new_form
from dashboard.components.frame.links import own_page
from dashboard.components.shown.boxes import prose
from dashboard.components.shown.words import counted, moment, number, plain, shortened, unbroken
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

ENDS = {"agreed": ("●", "Agreed", "blue"), "declined": ("×", "Declined", "gray")}
"""How a talk ends: shape, word and colour."""


@dataclass(frozen=True)
class Talk:
    """Everything that was offered about one item, in order."""

    offers: Sequence[Row]

    @property
    def last(self) -> Row:
        """The last offer."""
        return self.offers[-1]

    @property
    def item(self) -> str:
        """The id of the item."""
        return str(self.last["item_id"])

    @property
    def title(self) -> str:
        """What the item is called."""
        return str(self.last["item"] or self.item)

    @property
    def is_open(self) -> bool:
        """Whether an offer waits for an answer."""
        return self.last["answer"] is None

    @property
    def waits_for(self) -> str:
        """The level that is asked."""
        return str(self.last["to_level"])

    @property
    def opened_by(self) -> str:
        """The level that proposed, in the talk that stands last: it alone may decline."""
        began = 0
        for place, offer in enumerate(self.offers[:-1]):
            if offer["answer"] in ENDS:
                began = place + 1
        return str(self.offers[began]["from_level"])

    @property
    def state(self) -> str:
        """Where it stands, for a place that reads Markdown."""
        if self.is_open:
            return f":orange[**◌\u00a0Waits for {plain(self.waits_for)}**]"
        shape, word, ink = ENDS.get(self.last["answer"], ENDS["declined"])
        target = plain(number(self.last["target"], self.last["unit"]))
        on = f" on {target}" if self.last["answer"] == "agreed" and target else ""
        return f":{ink}[**{shape}\u00a0{unbroken(word + on)}**]"


def talks_of(rows: Sequence[Row]) -> list[Talk]:
    """The offers by their items, in the order in which they come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["item_id"], []).append(row)
    return [Talk(offers) for offers in found.values()]


def draw_talk(talk: Talk, *, writable: bool) -> None:
    """The offers one below the other, then who is asked, with the buttons to answer."""
    row = talk.last
    kind = KIND_WORDS.get(row["kind"], row["kind"] or "")
    gone = "" if row["item_present"] else "no longer in the plan"
    told = [kind, row["owner"] or "nobody owns it", row["plan_title"] or row["plan"], talk.item, gone]
    st.caption(plain(" · ".join(str(one) for one in told if one)))
    upper = talk.offers[0]["from_level"]
    for offer in talk.offers:
        _offer(offer, is_upper=offer["from_level"] == upper)
        if offer["answer"] in ENDS:
            _end(offer)
    if talk.is_open:
        st.markdown(f"{talk.state} since {moment(row['offered_at'])}")
        if writable and row["item_present"] and not row["is_closed"]:
            _answer(talk)
    own_page(talk.item, talk.title)


def _offer(offer: Row, *, is_upper: bool) -> None:
    icon = ":material/arrow_downward:" if is_upper else ":material/arrow_upward:"
    with st.chat_message(str(offer["from_level"]), avatar=icon):
        target = plain(number(offer["target"], offer["unit"])) or "no target"
        lines = [f"**{plain(offer['from_level'])}** to {plain(offer['to_level'])}: **{target}**"]
        if offer["means"]:
            lines.append(f"Means: {plain(offer['means'])}")
        lines.append(f"Why: {prose(offer['reason'])}")
        lines.append(f":small[:gray[{plain(offer['actor'])}, {moment(offer['offered_at'])}]]")
        st.markdown("  \n".join(lines))


def _end(offer: Row) -> None:
    shape, word, ink = ENDS[offer["answer"]]
    target = plain(number(offer["target"], offer["unit"]))
    on = f" on {target}" if offer["answer"] == "agreed" and target else ""
    why = f": {plain(offer['answer_reason'])}" if offer["answer_reason"] else ""
    who = f":small[:gray[{plain(offer['answered_by'])}, {moment(offer['answered_at'])}]]"
    st.markdown(f":{ink}[**{shape} {word}{on}**]{why} {who}")


def _answer(talk: Talk) -> None:
    known = {"id": talk.item, "offer": talk.last["offer"]}
    with st.container(horizontal=True, gap="small"):
        if st.button("Agree", key=f"agree {talk.item}", type="primary", help=f"As {talk.waits_for}"):
            ask_for("agree", level=talk.waits_for, **known)
        if st.button("Counter", key=f"counter {talk.item}", help=f"As {talk.waits_for}"):
            ask_for("counter", level=talk.waits_for, **known)
        if st.button("Decline", key=f"decline {talk.item}", help=f"As {talk.opened_by}, which proposed"):
            ask_for("decline", level=talk.opened_by, **known)


def talk_label(talk: Talk) -> str:
    """A talk in a line, for a place that reads Markdown."""
    many = unbroken(counted(len(talk.offers), "offer"))
    return f"{plain(shortened(talk.title, 80))}&nbsp;&nbsp; {talk.state}&nbsp;&nbsp; :small[:gray[{many}]]"


def ask_for_proposal() -> None:
    """Opens the form that begins a talk; who may propose depends on the item, which is chosen in the form."""
    st.session_state[FORM] = new_form("propose", id=None)
    st.rerun()
