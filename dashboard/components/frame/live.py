"""The chip that says how fresh the page is, and the socket that makes it look again."""

from datetime import datetime
from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.shown.words import day

_CSS = """
.chip { display:inline-flex; gap:.45rem; align-items:center; font-family:var(--st-font); font-size:.875rem;
  line-height:1.5rem; padding:.35rem .75rem; border:1px solid var(--st-border-color); border-radius:1rem;
  color:var(--st-text-color); white-space:nowrap; }
.dot { width:.55rem; height:.55rem; border-radius:50%; background:#6b7280; }
.live .dot { background:#0072B2; } .waiting .dot { background:#B37400; } .old .dot { background:#C44601; }
"""
_HTML = """<span class="chip"><span class="dot" aria-hidden="true"></span>
<span><span class="state" role="status"></span><span class="since"></span></span></span>"""

# A new position fires once and waits for the page to have drawn it; only then the next one fires. While a form is
# open nothing fires: a page that is drawn behind it would take what is pressed in it. The socket carries a position
# and whether the views can follow, never data.
_JS = """
const held = new WeakMap();
const AGES = [[86400, 'd'], [3600, 'h'], [60, 'min']];
const age = s => { for (const [size, unit] of AGES) if (s >= size) return Math.floor(s / size) + ' ' + unit;
  return Math.max(0, Math.floor(s)) + ' s'; };
const filling = () => !!document.querySelector('[data-testid="stDialog"]');
// A form opened from a menu has nothing to give the focus back to: the menu is gone. Its button gets it, also where
// the page has made that anew.
const LAID_OVER = '[role="dialog"], [role="menu"], [role="listbox"], [data-baseweb="popover"]';
let opener = null, key = null, filled = false;
document.addEventListener('focusin', event => {
  if (event.target.closest(LAID_OVER)) return;
  opener = event.target;
  key = [...(opener.closest('[class*="st-key-"]')?.classList ?? [])].find(name => name.startsWith('st-key-'));
});
const giveBack = () => {
  if (filling() || document.activeElement !== document.body || !opener) return;
  (opener.isConnected ? opener : key && document.querySelector('.' + CSS.escape(key) + ' button'))?.focus();
};
new MutationObserver(() => {
  if (filled && !filling()) for (const wait of [0, 100, 500]) setTimeout(giveBack, wait);
  filled = filling();
}).observe(document.body, { childList: true });
export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const q = name => parentElement.querySelector(name);
  let my = held.get(parentElement);
  if (!my) {
    my = { told: { v: 0, ok: true, stage: 0 }, back: 250, fails: 0, firing: null, ended: false, open: false };
    held.set(parentElement, my);
    my.behind = () => my.told.v > my.data.position || my.told.ok !== my.data.ok || my.told.stage > my.data.stage;
    my.show = () => {
      const live = my.data.live, ok = my.told.ok && my.data.ok;
      const state = !live || (my.behind() && filling()) ? 'paused' : !ok ? 'not up to date'
        : my.open || my.fails === 0 ? 'live' : 'reconnecting';
      if (q('.state').textContent !== state) q('.state').textContent = state;
      q('.since').textContent = !live ? (my.data.words && ' · ' + my.data.words)
        : my.data.changed === null || !ok ? '' : ', ' + age((Date.now() - my.data.changed) / 1000) + ' ago';
      q('.chip').className = 'chip ' + (!live ? 'paused' : !ok ? 'old' : state === 'live' ? 'live' : 'waiting');
      q('.chip').title = my.data.title;
    };
    my.fire = () => {
      if (my.firing || my.ended || !my.data.live || !my.behind() || filling()) return;
      my.firing = setTimeout(my.ask, Math.random() * my.data.jitter);
    };
    my.ask = () => {
      if (filling()) { my.firing = null; return; }
      my.send('moved', my.told.v);
      my.firing = setTimeout(my.drawn, 3000);
    };
    my.drawn = () => { clearTimeout(my.firing); my.firing = null; my.fire(); };
    my.connect = () => {
      if (my.ended) return;
      const url = new URL(my.data.path, document.baseURI);
      url.protocol = url.protocol.replace('http', 'ws');
      const socket = my.socket = new WebSocket(url);
      socket.onopen = () => { my.back = 250; my.fails = 0; my.open = true; my.show(); };
      socket.onmessage = event => { my.told = JSON.parse(event.data); my.show(); my.fire(); };
      socket.onclose = () => {
        my.open = false;
        if (my.ended) return;
        my.fails += 1; my.show();
        setTimeout(my.connect, my.back); my.back = Math.min(my.back * 2, 10000);
      };
    };
    my.clock = setInterval(() => { my.show(); my.fire(); }, 1000);
    // Without a socket the page looks by itself, slowly.
    my.poll = setInterval(() => { if (my.data.live && my.fails > 2 && !filling()) my.send('moved', Date.now()); },
      10000);
    my.data = data; my.send = setTriggerValue; my.connect();
  }
  const drawn = my.data !== data && my.data.look !== data.look;
  my.data = data; my.send = setTriggerValue;
  my.show();
  if (data.remember) document.cookie = data.remember + '; path=/; max-age=31536000; samesite=lax' +
    (location.protocol === 'https:' ? '; secure' : '');
  if (drawn) my.drawn();
  return () => { my.ended = true; clearInterval(my.clock); clearInterval(my.poll); clearTimeout(my.firing);
    if (my.socket) my.socket.close(); held.delete(parentElement); };
}
"""


@cache
def _chip() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    return st.components.v2.component("hansei_live", html=_HTML, css=_CSS, js=_JS)


def live_chip(
    *,
    live: bool,
    ok: bool,
    position: int,
    changed: datetime | None,
    viewers: int,
    words: str,
    stage: int,
    remember: str | None = None,
) -> None:
    """Shows live, reconnecting or paused, and reruns the fragment around it when the log has moved on.

    `remember` is a cookie, name and value, that the browser keeps.
    """
    looks = st.session_state["looks"] = st.session_state.get("looks", 0) + 1
    _chip()(
        key="live",
        width="content",
        data={
            "path": "live/ws",
            "live": live,
            "ok": ok,
            "position": position,
            "look": looks,
            "stage": stage,
            "changed": changed.timestamp() * 1000 if changed else None,
            "title": f"last change {day(changed)}, {changed:%H:%M:%S} UTC, position {position}" if changed else "",
            "words": words,
            "remember": remember,
            "jitter": min(250, 3 * viewers),
        },
        on_moved_change=lambda: None,
    )
