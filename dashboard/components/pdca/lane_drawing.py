"""The drawing of review cycles as lanes: what the browser does with what `lanes` prepares."""

from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.shown.in_browser import ELEMENT, PRESSED
from dashboard.components.shown.status import INKS

_CSS = """
.lanes { --plan:light-dark(#64748b, #94a3b8); --do:light-dark(#1b9e77, #4fc3a1);
  --check:light-dark(#a05195, #d18bc4); --act:var(--st-text-color);
  --soft:color-mix(in srgb, var(--st-text-color) 74%, var(--st-background-color));
  --line:color-mix(in srgb, var(--st-text-color) 10%, var(--st-background-color));
  --name:15.5rem; --result:14.5rem; position:relative; container-type:inline-size; font-family:var(--st-font);
  color:var(--st-text-color); font-size:.875rem; line-height:1.3; }
.legend { display:flex; flex-wrap:wrap; gap:.25rem 1.1rem; color:var(--soft); padding:0 0 .6rem .6rem; }
.legend span { display:inline-flex; align-items:center; gap:.4rem; }
.swatch { width:1.1rem; height:.45rem; border-radius:.2rem; flex:none; }
.plan { background:var(--plan); } .do { background:var(--do); } .check { background:var(--check); }
.act { background:var(--act); }
.lane, .axis { display:grid; grid-template-columns:var(--name) minmax(0, 1fr) var(--result); column-gap:1rem; }
.axis { color:var(--soft); font-size:.78rem; height:1.35rem; }
.ticks { position:relative; grid-column:2; }
.ticks span { position:absolute; bottom:.15rem; white-space:nowrap; transform:translateX(-50%); }
.ticks i { font-style:normal; } .ticks .whole { display:none; }
.ticks span.first { transform:none; } .ticks span.last { transform:translateX(-100%); }
.lane { align-items:center; min-height:3.6rem; border-top:1px solid var(--line);
  border-left:.25rem solid transparent; }
.lane:last-child { border-bottom:1px solid var(--line); }
.lane.open { cursor:pointer; }
.lane.open:hover { background:color-mix(in srgb, var(--st-text-color) 4%, var(--st-background-color)); }
.lane.chosen { background:color-mix(in srgb, var(--st-primary-color) 10%, var(--st-background-color));
  border-left-color:var(--st-primary-color); }
.name { all:unset; box-sizing:border-box; display:block; width:100%; padding:.45rem 0 .45rem .4rem; min-width:0; }
button.name { cursor:pointer; }
.name:focus-visible, .mark:focus-visible { outline:2px solid var(--st-primary-color); outline-offset:1px;
  border-radius:.2rem; }
.title { display:-webkit-box; -webkit-box-orient:vertical; -webkit-line-clamp:2; overflow:hidden; font-weight:600;
  overflow-wrap:anywhere; }
.sub { color:var(--soft); font-size:.78rem; }
.track { position:relative; height:3rem; align-self:stretch; margin:auto 0; min-height:100%; }
.grid { position:absolute; top:0; bottom:0; width:1px; background:var(--line); }
.bar { position:absolute; height:.42rem; min-width:.42rem; border-radius:.21rem; box-sizing:border-box; }
.bar.plan { top:calc(50% - 1.17rem); } .bar.do { top:calc(50% - .53rem); } .bar.check { top:calc(50% + .11rem); }
.bar.act { top:calc(50% + .75rem); }
.bar.end { transform:translateX(-100%); }
.marks { position:absolute; top:calc(50% + .96rem); display:flex; gap:.28rem; transform:translate(.62rem, -50%); }
.mark { all:unset; width:.62rem; height:.62rem; box-sizing:border-box; transform:rotate(45deg); flex:none;
  background:var(--act); border:1.5px solid var(--act); box-shadow:0 0 0 1.5px var(--st-background-color); }
.mark.revoked { background:var(--st-background-color); }
.result { display:flex; gap:.3rem; padding:.45rem .4rem .45rem 0; overflow-wrap:anywhere; }
.glyphs { letter-spacing:.12em; }
.blue { color:var(--blue); } .red { color:var(--red); }
.orange { color:var(--orange); } .gray { color:var(--gray); }
.none { color:var(--soft); }
.tip { position:absolute; z-index:5; max-width:min(24rem, 92%); padding:.5rem .7rem; border-radius:.4rem;
  background:var(--st-background-color); border:1px solid var(--st-border-color); pointer-events:none;
  box-shadow:0 .25rem 1rem rgba(0, 0, 0, .18); }
.tip div:first-child { font-weight:600; } .tip div + div { color:var(--soft); margin-top:.15rem; }
.tip[hidden] { display:none; }
@container (max-width: 58rem) {
  .lane, .axis { grid-template-columns:11.5rem minmax(0, 1fr) 10rem; }
  .ticks span:not(.edge), .ticks .brief { display:none; } .ticks .whole { display:inline; }
}
@container (max-width: 40rem) {
  .lane, .axis { grid-template-columns:minmax(0, 1fr); }
  .lane { padding:.3rem 0 .5rem; } .name { padding:.3rem .4rem; } .ticks, .track { grid-column:1; margin:0 .6rem; }
  .track { min-height:3rem; } .result { padding:.3rem .4rem; }
}
"""
_HTML = """<div class="lanes"><div class="legend"></div>
<div class="axis" aria-hidden="true"><div class="ticks"></div></div>
<div class="rows"></div><div class="tip" role="tooltip" hidden></div></div>"""

# All text arrives as text. What is on screen is built anew only when the data moved, so that nobody who reads or
# points at something loses it.
_JS = """
const held = new WeakMap();
const place = (node, at) => { node.style.left = (100 * at) + '%'; return node; };
export default function draw(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector('.lanes');
  const q = name => root.querySelector(name);
  let my = held.get(parentElement);
  if (!my) { my = { told: null, asked: null }; held.set(parentElement, my); }
  my.send = setTriggerValue;
  const told = JSON.stringify(data);
  if (told === my.told || pressed(root, my, () => draw(component))) return;
  my.told = told;
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset ? active.dataset.focus : null;
  const tip = q('.tip');
  const hide = () => { tip.hidden = true; };
  const show = (node, lines) => {
    tip.replaceChildren();
    for (const line of lines) el('div', '', tip, line);
    tip.hidden = false;
    const here = root.getBoundingClientRect(), at = node.getBoundingClientRect();
    const left = at.left - here.left + at.width / 2 - tip.offsetWidth / 2;
    tip.style.left = Math.max(0, Math.min(left, here.width - tip.offsetWidth)) + 'px';
    const below = at.bottom - here.top + 10;
    const above = at.top - here.top - tip.offsetHeight - 10;
    tip.style.top = (below + tip.offsetHeight > here.height && above > 0 ? above : below) + 'px';
  };
  const tells = (node, lines) => {
    node.onmouseenter = node.onfocus = () => show(node, lines);
    node.onmouseleave = node.onblur = hide;
  };
  hide();
  q('.legend').replaceChildren();
  for (const [stage, word] of data.legend) {
    const entry = el('span', '', q('.legend'));
    el('i', stage.startsWith('mark') ? stage : 'swatch ' + stage, entry);
    el('span', '', entry, word);
  }
  q('.ticks').replaceChildren();
  data.axis.forEach((tick, n) => {
    const side = tick.at < .03 ? 'first' : tick.at > .97 ? 'last' : '';
    const edge = n === 0 || n === data.axis.length - 1 ? ' edge' : '';
    const drawn = place(el('span', side + edge, q('.ticks')), tick.at);
    el('i', 'brief', drawn, tick.label);
    el('i', 'whole', drawn, tick.whole);
  });
  const rows = q('.rows');
  rows.replaceChildren();
  for (const lane of data.lanes) {
    const chosen = lane.id !== null && lane.id === data.chosen;
    const row = el('div', 'lane' + (lane.id ? ' open' : '') + (chosen ? ' chosen' : ''), rows);
    const name = el(lane.id ? 'button' : 'div', 'name', row);
    el('span', 'title', name, lane.title);
    el('span', 'sub', name, lane.sub);
    const track = el('div', 'track', row);
    track.setAttribute('role', 'group');
    track.setAttribute('aria-label', lane.bars.map(bar => bar.said.join(', ')).join('; '));
    for (const tick of data.axis) place(el('i', 'grid', track), tick.at);
    for (const bar of lane.bars) {
      const drawn = place(el('span', 'bar ' + bar.stage + (bar.at > .99 ? ' end' : ''), track), bar.at);
      drawn.style.width = (100 * bar.width) + '%';
      tells(drawn, bar.said);
    }
    lane.marks.forEach(group => {
      const marks = el('div', 'marks', track);
      marks.style.left = `min(${100 * group.at}%, calc(100% - ${.9 * group.marks.length}rem))`;
      for (const mark of group.marks) {
        const drawn = el('span', 'mark' + (mark.revoked ? ' revoked' : ''), marks);
        drawn.tabIndex = 0;
        drawn.dataset.focus = mark.id;
        drawn.setAttribute('role', 'img');
        drawn.setAttribute('aria-label', mark.said.join('. '));
        tells(drawn, mark.said);
      }
    });
    const result = el('div', 'result', row);
    const glyphs = el('span', 'glyphs', result);
    glyphs.setAttribute('aria-hidden', 'true');
    for (const [shape, ink] of lane.glyphs) el('span', ink, glyphs, shape);
    if (!lane.glyphs.length) glyphs.remove();
    el('span', lane.glyphs.length ? '' : 'none', result, lane.result);
    if (lane.id) {
      name.dataset.focus = lane.id;
      name.setAttribute('aria-pressed', String(chosen));
      row.onclick = () => { my.asked = lane.id; my.send('chosen', lane.id); };
    }
  }
  if (focused) {
    const again = [...root.querySelectorAll('[data-focus]')].find(node => node.dataset.focus === focused);
    if (again) again.focus({ preventScroll: true });
  }
  // Who chose a lane here wants to read it: what is opened lies further down.
  if (my.asked && my.asked === data.chosen) {
    let tries = 20;
    const go = () => {
      const opened = document.querySelector('.st-key-' + data.opens);
      if (opened) { opened.style.scrollMarginTop = '4.5rem'; opened.scrollIntoView({ behavior: 'smooth' }); }
      else if (tries--) setTimeout(go, 100);
    };
    setTimeout(go, 100);
  }
  my.asked = null;
}
"""


@cache
def lane_drawing() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    """The component; it sends back `chosen`, the id of the lane that was clicked."""
    return st.components.v2.component("hansei_lanes", html=_HTML, css=INKS + _CSS, js=ELEMENT + PRESSED + _JS)
