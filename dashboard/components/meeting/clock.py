"""How long something has been going on, counted by the browser, so that no page is drawn again for it."""

from datetime import datetime
from functools import cache
from typing import Any

import streamlit as st

_CSS = """
.clock { font-family:var(--st-font); font-size:.875rem; line-height:1.5rem; color:var(--st-text-color);
  white-space:nowrap; font-variant-numeric:tabular-nums; padding:.35rem 0; display:inline-block; }
"""
_HTML = '<span class="clock" role="timer"></span>'
_JS = """
const held = new WeakMap();
export default function (component) {
  const { parentElement, data } = component;
  let my = held.get(parentElement);
  if (!my) { my = {}; held.set(parentElement, my); my.timer = setInterval(() => my.show(), 1000); }
  my.show = () => {
    const s = Math.max(0, Math.floor((Date.now() - data.since) / 1000)), two = n => String(n).padStart(2, '0');
    const days = Math.floor(s / 86400), hours = Math.floor(s / 3600), minutes = Math.floor(s / 60);
    const gone = hours ? hours + ':' + two(minutes % 60) : String(minutes);
    const said = days > 1 ? days + ' days' : gone + ':' + two(s % 60);
    parentElement.querySelector('.clock').textContent = data.label + ' ' + said;
  };
  my.show();
  return () => { clearInterval(my.timer); held.delete(parentElement); };
}
"""


@cache
def _clock() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    return st.components.v2.component("hansei_clock", html=_HTML, css=_CSS, js=_JS)


def clock(label: str, since: datetime, *, key: str) -> None:
    """Shows the time since an instant, in minutes and seconds; from two days on in days."""
    _clock()(key=key, width="content", data={"label": label, "since": since.timestamp() * 1000})
