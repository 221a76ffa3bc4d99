"""Whether the record is the one that was sealed: the last seal, and how the last verification ended."""

from datetime import datetime
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose
from dashboard.components.frame.view import View
from dashboard.components.shown.words import aware, counted, moment, plain, whole
from engine.log.seals.sealing import Standing, standing
from engine.log.seals.verify import verify

WHAT_IT_PROVES = (
    "A root is proof only where it left the hands of those who keep this log: send it to an auditor, or print it. "
    "Every pack carries it, and `hansei audit export` gives what a stranger needs to check it."
)


def seals(view: View) -> None:
    """The state of the record as it lies here now, at whatever instant one looks."""
    if not view.held.has_log:
        with st.container(border=True, key="seals"):
            st.markdown(
                "**The seals lie beside the log.** This dashboard follows Kafka and has no log, so it cannot "
                "verify the record: `hansei audit verify` does it where the log is, and so does this page there."
            )
        return
    state = standing(view.held.log)
    with st.container(border=True, key="seals"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                st.markdown(_sealed(state))
                _verified(state.verified)
            if state.last_seal:
                st.button(
                    "Verify now", icon=":material/verified:", key="verify_now", on_click=_verify, args=(view,)
                )
        if state.last_seal:
            fold = st.expander("The last seal", key="seal_fold", on_change="rerun")
            if fold.open:
                with fold:
                    st.code(state.last_seal.root, language=None)
                    st.caption(
                        f"The root over {counted(state.last_seal.size, 'event')}, up to position "
                        f"{whole(state.last_seal.position)}. {WHAT_IT_PROVES}"
                    )


def _sealed(state: Standing) -> str:
    if state.last_seal is None:
        return (
            f"**Not sealed yet**: {counted(state.unsealed, 'event')}. `hansei audit seal` does it; the "
            "dashboard does it once a day, and each review that closes."
        )
    seal = state.last_seal
    since = f", {counted(state.unsealed, 'event')} since" if state.unsealed else ", nothing since"
    return f"**Sealed** on {_when(seal.sealed_at)} up to position {whole(seal.position)}{since}."


def _verified(last: dict[str, Any] | None) -> None:
    if last is None:
        st.caption("This record was not verified here yet.")
    elif last["sound"]:
        st.markdown(
            f":small[Verified on {_when(last['verified_at'])}: all {counted(last['sealed'], 'sealed event')} "
            "are as they were sealed.]"
        )
    else:
        st.error(
            f"Verified on {_when(last['verified_at'])}: **the record is not the one that was sealed.** "
            + plain("; ".join(last["wrong"][:3])),
            icon=":material/gpp_bad:",
        )
        if last["first_wrong"]:
            st.button(
                f"Look at position {whole(last['first_wrong'])}",
                on_click=lambda: choose(at=f"{last['first_wrong']}"),
                key="first_wrong",
            )


def _verify(view: View) -> None:
    verify(view.held.log)


def _when(text: str) -> str:
    return moment(aware(datetime.fromisoformat(text)))
