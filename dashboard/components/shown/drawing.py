"""The drawing on the screen: traces what hangs together, is moved through by keys, and becomes a list on a phone.

Python lays out; the browser only puts the shapes where they belong.
"""

from collections.abc import Collection
from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.shown.in_browser import PRESSED
from dashboard.components.shown.shapes import Drawing
from dashboard.components.shown.status import INKS

OPENED = "detail"
"""The key of the container that opens when something is chosen."""

_CSS = """
.drawing { --accent:var(--st-primary-color);
  --paper:var(--st-background-color); --text:var(--st-text-color);
  --soft:color-mix(in srgb, var(--text) 74%, var(--paper));
  --line:color-mix(in srgb, var(--text) 20%, var(--paper));
  --band:color-mix(in srgb, var(--text) 3%, var(--paper)); --panel:color-mix(in srgb, var(--text) 8%, var(--paper));
  --blue-word:color-mix(in srgb, var(--blue) 76%, var(--text));
  --red-word:color-mix(in srgb, var(--red) 76%, var(--text));
  --gray-word:color-mix(in srgb, var(--gray) 76%, var(--text));
  --orange-word:color-mix(in srgb, var(--orange) 76%, var(--text));
  container-type:inline-size; font-family:var(--st-font); color:var(--text); line-height:1.32; }
.picture { overflow-x:auto; padding:2px; }
svg { display:block; width:100%; height:auto; font-family:var(--st-font); }
text { pointer-events:none; }
.part { transition:opacity .12s; }
.item { cursor:pointer; }
.item:focus { outline:none; } .item:focus-visible { outline:2px solid var(--accent); outline-offset:1px; }
.item:hover > :first-child, .item:focus-visible > :first-child { stroke:var(--accent); stroke-width:2.2px; }
.item.chosen > :first-child { stroke:var(--accent); stroke-width:3px; stroke-dasharray:none; }
.dim { opacity:.2; }
.cards { display:none; font-size:.9rem; }
.cards h4 { margin:1rem 0 .35rem; font-size:.95rem; color:var(--accent); font-weight:600; }
.card { all:unset; box-sizing:border-box; display:block; width:100%; padding:.55rem .7rem; cursor:pointer;
  border:1px solid var(--line); border-left:.3rem solid var(--ink, var(--line)); border-radius:.4rem; }
.card + .card { margin-top:.4rem; } .card[hidden] { display:none; }
.card:focus-visible, .card.chosen { outline:2px solid var(--accent); outline-offset:0; }
.card b { display:block; font-weight:600; overflow-wrap:anywhere; }
.card span, .card small { display:block; color:var(--soft); font-size:.82rem; overflow-wrap:anywhere; }
.card .chip { color:color-mix(in srgb, var(--ink) 78%, var(--text)); font-weight:600; }
.none { color:var(--soft); }
.blue { --ink:var(--blue); } .red { --ink:var(--red); } .orange { --ink:var(--orange); }
.gray { --ink:var(--gray); }
@container (max-width: 52rem) { .picture { display:none; } .cards { display:block; } }
@media (prefers-reduced-motion: reduce) { .part { transition:none; } }
"""
_HTML = '<div class="drawing"><div class="picture"></div><div class="cards"></div></div>'

# All text arrives as text. What is on screen is built anew only when the picture moved; a choice only repaints it.
_JS = """
const held = new WeakMap();
const make = (tag, attributes, parent, space) => {
  const made = space ? document.createElementNS(space, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (parent) parent.appendChild(made);
  return made;
};
const svg = (tag, attributes, parent) => make(tag, attributes, parent, 'http://www.w3.org/2000/svg');
const html = (tag, classes, parent, text) => {
  const made = make(tag, classes ? { class: classes } : {}, parent);
  if (text) made.textContent = text;
  return made;
};
const shape = (told, parent) => {
  const { tag, lines, leading, ...rest } = told;
  for (const name of ['fill', 'stroke'])
    if (rest[name] && rest[name] !== 'none') rest[name] = `var(--${rest[name]})`;
  const made = svg(tag, rest, parent);
  (lines || []).forEach((line, n) => {
    svg('tspan', { x: told.x, dy: n ? leading : 0 }, made).textContent = line;
  });
};
// The nearest item in the direction of an arrow key: along the row, or in the next row.
const nearest = (from, items, [x, y]) => {
  const middle = node => {
    const box = node.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [fx, fy] = middle(from);
  let best = null, least = Infinity;
  for (const node of items) {
    const [nx, ny] = middle(node), ahead = (nx - fx) * x + (ny - fy) * y;
    const aside = Math.abs((nx - fx) * y) + Math.abs((ny - fy) * x);
    const cost = x ? ahead + 2 * aside : 3 * ahead + aside;
    if (node !== from && ahead > 1 && cost < least) { least = cost; best = node; }
  }
  return best;
};
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
export default function draw(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector('.drawing');
  const picture = root.querySelector('.picture'), cards = root.querySelector('.cards');
  let my = held.get(parentElement);
  if (!my) { my = { told: null, asked: null, lit: null, parts: [], cards: [] }; held.set(parentElement, my); }
  my.send = key => { my.asked = key; setTriggerValue('chosen', key); };
  my.chosen = data.chosen; my.standing = data.standing ? new Set(data.standing) : null;
  const told = JSON.stringify(data.drawing);
  if (told !== my.told && pressed(root, my, () => draw(component))) return;
  if (told !== my.told) { my.told = told; build(my, data.drawing, root, picture, cards); }
  for (const [key, node] of [...my.items, ...my.cards]) {
    node.classList.toggle('chosen', key === my.chosen);
    node.setAttribute('aria-pressed', String(key === my.chosen));
    if (node.tagName === 'BUTTON') node.hidden = !!my.standing && !my.standing.has(key) && key !== my.chosen;
  }
  my.paint(my.lit || my.chosen);
  // Who chose something here wants to read it: what is opened stands further down.
  if (my.asked && my.asked === data.chosen) {
    let tries = 20;
    const go = () => {
      const opened = document.querySelector('.st-key-' + data.opens);
      if (opened) opened.scrollIntoView({ behavior: 'smooth', block: 'nearest' });
      else if (tries--) setTimeout(go, 100);
    };
    setTimeout(go, 100);
  }
  my.asked = null;
}
function build(my, drawing, root, picture, cards) {
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset ? active.dataset.key : null;
  picture.replaceChildren(); cards.replaceChildren();
  my.parts = []; my.items = []; my.cards = [];
  const traces = drawing.traces, wide = drawing.width, high = drawing.height;
  const frame = svg('svg', { viewBox: `-2 -2 ${wide + 4} ${high + 4}`, role: 'group', 'aria-label': drawing.title },
    picture);
  // Neither so small that nobody can read it, nor blown up; a large one is moved sideways instead.
  frame.style.minWidth = (wide > 1300 ? 0.86 : 0.72) * wide + 'px'; frame.style.maxWidth = 1.12 * wide + 'px';
  my.paint = key => {
    const lit = key && traces[key] ? new Set(traces[key]) : my.standing;
    for (const [name, node] of my.parts) node.classList.toggle('dim', !!lit && !!name && !lit.has(name));
  };
  const light = key => { my.lit = key; my.paint(key || my.chosen); };
  for (const part of drawing.parts) {
    const node = svg('g', { class: part.chooses ? 'part item' : 'part' }, frame);
    for (const one of part.shapes) shape(one, node);
    if (part.label) svg('title', {}, node).textContent = part.label;
    my.parts.push([part.key, node]);
    if (!part.chooses) { node.setAttribute('aria-hidden', 'true'); continue; }
    for (const [name, value] of [['tabindex', 0], ['role', 'button'], ['aria-label', part.label]])
      node.setAttribute(name, value);
    node.dataset.key = part.key;
    my.items.push([part.key, node]);
    node.onmouseenter = node.onfocus = () => light(part.key);
    node.onmouseleave = node.onblur = () => light(null);
    node.onclick = () => my.send(part.key);
    node.onkeydown = event => {
      const others = my.items.map(one => one[1]);
      let next = null;
      if (event.key === 'Enter' || event.key === ' ') my.send(part.key);
      else if (event.key === 'Escape') { if (my.chosen) my.send(my.chosen); }
      else if (event.key === 'Home') next = others[0];
      else if (event.key === 'End') next = others[others.length - 1];
      else if (ARROWS[event.key]) next = nearest(node, others, ARROWS[event.key]);
      else return;
      event.preventDefault();
      if (next) next.focus();
    };
  }
  for (const [heading, entries] of drawing.groups) {
    html('h4', '', cards, heading);
    if (!entries.length) html('div', 'none', cards, drawing.none);
    for (const entry of entries) {
      const card = html('button', 'card' + (entry.chip ? ' ' + entry.chip.ink : ''), cards);
      card.type = 'button'; card.dataset.key = entry.key;
      html('b', '', card, entry.title);
      if (entry.chip) html('span', 'chip', card, `${entry.chip.shape} ${entry.chip.word}`);
      if (entry.sub) html('span', '', card, entry.sub);
      for (const line of entry.lines) html('small', '', card, line);
      card.onclick = () => my.send(entry.key);
      my.cards.push([entry.key, card]);
    }
  }
  my.lit = null;
  const again = [...my.items, ...my.cards].find(([key, node]) => key === focused && node.checkVisibility());
  if (again) again[1].focus({ preventScroll: true });
}
"""


def draw(drawing: Drawing, *, key: str, none: str = "nothing yet", standing: Collection[str] | None = None) -> None:
    """Puts a drawing on the page; a click chooses, which lies in the URL by id, and a second one lets go.

    `none` stands under a heading of the list that has no entry. While nothing is traced only the keys in `standing`
    stand, all if there is none.
    """

    def keep() -> None:
        asked = st.session_state[key]["chosen"]
        choose(item=None if asked == chosen("item") else asked)

    _component()(
        key=key,
        data={
            "drawing": told(drawing, none),
            "chosen": chosen("item"),
            "standing": None if standing is None else sorted(standing),
            "opens": OPENED,
        },
        on_chosen_change=keep,
    )


def told(drawing: Drawing, none: str = "") -> dict[str, Any]:
    """The drawing as the browser takes it."""
    return {
        "title": drawing.title,
        "width": drawing.width,
        "height": drawing.height,
        "parts": [vars(part) for part in drawing.parts],
        "traces": {key: list(lit) for key, lit in drawing.traces.items()},
        "groups": [[heading, [card.told() for card in cards]] for heading, cards in drawing.groups],
        "none": none,
    }


@cache
def _component() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    """The component; it sends back `chosen`, the key of what was clicked."""
    return st.components.v2.component("hansei_drawing", html=_HTML, css=INKS + _CSS, js=PRESSED + _JS)
