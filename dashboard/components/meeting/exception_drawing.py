"""The drawing of exceptions as cards: what the browser does with what `exceptions` prepares."""

from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.shown.in_browser import ELEMENT, PRESSED
from dashboard.components.shown.status import INKS

_CSS = """
.cards { --bar:var(--st-primary-color);
  --bg:var(--st-background-color); --fg:var(--st-text-color); --soft:color-mix(in srgb, var(--fg) 74%, var(--bg));
  --line:color-mix(in srgb, var(--fg) 13%, var(--bg)); container-type:inline-size; color:var(--fg);
  font-family:var(--st-font); font-size:.875rem; line-height:1.35; }
.grid { display:grid; grid-template-columns:repeat(auto-fill, minmax(min(17.5rem, 100%), 1fr)); gap:.8rem; }
.card { all:unset; box-sizing:border-box; display:flex; flex-direction:column; gap:.35rem; min-width:0;
  cursor:pointer; padding:.75rem .85rem .8rem; border:1px solid var(--line); border-left:.28rem solid var(--ink);
  border-radius:.45rem; background:color-mix(in srgb, var(--fg) 2%, var(--bg)); }
.card:hover { background:color-mix(in srgb, var(--fg) 5%, var(--bg)); }
.card.chosen { background:color-mix(in srgb, var(--st-primary-color) 11%, var(--bg));
  border-color:var(--st-primary-color); }
.card:focus-visible { outline:2px solid var(--st-primary-color); outline-offset:1px; }
.blue { --ink:var(--blue); } .red { --ink:var(--red); } .orange { --ink:var(--orange); }
.gray { --ink:var(--gray); }
.head { display:flex; justify-content:space-between; align-items:baseline; gap:.6rem; }
.chip { display:inline-flex; align-items:center; gap:.32rem; padding:.06rem .5rem .06rem .42rem; white-space:nowrap;
  border-radius:.8rem; font-weight:600; font-size:.8rem; background:color-mix(in srgb, var(--ink) 15%, var(--bg));
  color:color-mix(in srgb, var(--ink) 72%, var(--fg)); }
.chip i { font-style:normal; color:var(--ink); }
.answer i { font-style:normal; color:color-mix(in srgb, var(--ink) 72%, var(--fg)); }
.soft { color:var(--soft); font-size:.78rem; }
.title { font-weight:600; font-size:.95rem; line-height:1.28; overflow-wrap:anywhere; display:-webkit-box;
  -webkit-box-orient:vertical; -webkit-line-clamp:3; overflow:hidden; }
.figures { display:flex; align-items:flex-end; justify-content:space-between; gap:.8rem; }
.value { font-size:1.3rem; font-weight:600; line-height:1.15; font-variant-numeric:tabular-nums; }
.value + .soft { display:block; }
.spark { position:relative; flex:1; max-width:8rem; min-width:3rem; height:2.1rem; margin-right:.25rem; }
.spark svg { width:100%; height:100%; overflow:visible; }
.spark polyline { fill:none; stroke:var(--bar); stroke-width:1.8; vector-effect:non-scaling-stroke;
  stroke-linejoin:round; }
.spark b { position:absolute; width:.42rem; height:.42rem; border-radius:50%; background:var(--ink);
  transform:translate(-50%, -50%); }
.answer { margin-top:auto; padding-top:.4rem; border-top:1px solid var(--line); overflow-wrap:anywhere; }
.answer.none { color:var(--soft); }
"""
_HTML = '<div class="cards"><div class="grid" role="list"></div></div>'

# All text arrives as text. What is on screen is built anew only when the data moved.
_JS = """
const held = new WeakMap();
const SVG = 'http://www.w3.org/2000/svg';
const spark = (points, parent) => {
  if (points.length < 2) return;
  const box = el('span', 'spark', parent);
  box.setAttribute('aria-hidden', 'true');
  const place = points.map((at, n) => [100 * n / (points.length - 1), 100 - 100 * at]);
  const svg = document.createElementNS(SVG, 'svg'), line = document.createElementNS(SVG, 'polyline');
  svg.setAttribute('viewBox', '0 0 100 100'); svg.setAttribute('preserveAspectRatio', 'none');
  line.setAttribute('points', place.map(one => one.join(',')).join(' '));
  svg.appendChild(line); box.appendChild(svg);
  const dot = el('b', '', box), [x, y] = place[place.length - 1];
  dot.style.left = x + '%'; dot.style.top = y + '%';
};
export default function draw(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector('.cards'), grid = root.querySelector('.grid');
  let my = held.get(parentElement);
  if (!my) { my = { told: null }; held.set(parentElement, my); }
  my.send = setTriggerValue;
  const told = JSON.stringify(data);
  if (told === my.told || pressed(root, my, () => draw(component))) return;
  my.told = told;
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset ? active.dataset.id : null;
  grid.replaceChildren();
  grid.setAttribute('aria-label', data.alt);
  for (const card of data.cards) {
    const item = el('div', '', grid);
    item.setAttribute('role', 'listitem');
    item.style.display = 'grid';
    const chosen = card.id === data.chosen;
    const node = el('button', 'card ' + card.ink + (chosen ? ' chosen' : ''), item);
    node.type = 'button'; node.dataset.id = card.id;
    node.setAttribute('aria-pressed', String(chosen));
    const head = el('span', 'head', node);
    const chip = el('span', 'chip', head);
    el('i', '', chip, card.shape); el('span', '', chip, card.word);
    el('span', 'soft', head, [card.gap, card.weight].filter(Boolean).join(', '));
    const title = el('span', 'title', node, card.title);
    title.title = card.title;
    const figures = el('span', 'figures', node);
    const numbers = el('span', '', figures);
    el('span', 'value', numbers, card.value);
    el('span', 'soft', numbers, [card.plan, card.when].filter(Boolean).join(', '));
    spark(card.line, figures);
    el('span', 'soft', node, card.said.join(' \\u00b7 '));
    const answer = el('span', 'answer' + (card.outcome ? ' ' + card.outcome.ink : ' none'), node);
    if (card.outcome) { el('i', '', answer, card.outcome.shape + ' ' + card.outcome.word + ': '); }
    answer.append(card.answer);
    node.onclick = () => my.send('chosen', card.id);
  }
  if (focused) {
    const again = [...grid.querySelectorAll('[data-id]')].find(node => node.dataset.id === focused);
    if (again) again.focus({ preventScroll: true });
  }
}
"""


@cache
def exception_drawing() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    """The component; it sends back `chosen`, the id of the card that was clicked."""
    return st.components.v2.component("hansei_exceptions", html=_HTML, css=INKS + _CSS, js=ELEMENT + PRESSED + _JS)
