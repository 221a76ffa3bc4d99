"""The drawing of the bowling chart: what the browser does with what `bowling` prepares."""

from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.shown.in_browser import ELEMENT, PRESSED
from dashboard.components.shown.status import INKS

_CSS = """
.bowling { --bar:var(--st-primary-color);
  --bg:var(--st-background-color); --fg:var(--st-text-color); --soft:color-mix(in srgb, var(--fg) 78%, var(--bg));
  --line:color-mix(in srgb, var(--fg) 14%, var(--bg)); container-type:inline-size; color:var(--fg);
  font-family:var(--st-font); font-size:.875rem; line-height:1.3; font-variant-numeric:tabular-nums; }
.legend { display:flex; flex-wrap:wrap; gap:.2rem 1.1rem; color:var(--soft); padding:0 0 .6rem; font-size:.8rem; }
.legend b { display:inline-block; margin-right:.35rem; font-weight:700; color:var(--fg); }
.red, .legend .red { color:var(--red); } .blue, .legend .blue { color:var(--blue); }
.orange, .legend .orange { color:var(--orange); }
.head, .row { display:grid; column-gap:2px;
  grid-template-columns:minmax(11.5rem, 1.7fr) repeat(var(--months), minmax(3.6rem, 1fr)) 5.2rem 4.4rem; }
.head { position:sticky; top:3.75rem; z-index:3; background:var(--bg); color:var(--soft); font-size:.78rem;
  border-bottom:1px solid var(--line); }
.head > div { padding:.4rem 0; text-align:center; } .head > div:first-child { text-align:left; }
.name, .head > div:first-child { position:sticky; left:0; z-index:2; background:var(--bg); }
.plan { padding:.9rem 0 .35rem; font-weight:600; font-size:.95rem; position:sticky; left:0; width:fit-content;
  max-width:100cqi; }
.row { margin-bottom:2px; scroll-margin:6.5rem; }
.name { all:unset; box-sizing:border-box; position:sticky; left:0; z-index:2; background:var(--bg); cursor:pointer;
  padding:.3rem .7rem .3rem .1rem; min-width:0; align-self:stretch; display:flex; flex-direction:column;
  justify-content:center; overflow-wrap:anywhere; }
.name:hover .title { text-decoration:underline; text-underline-offset:.15em; }
.title { font-weight:600; display:-webkit-box; -webkit-box-orient:vertical; -webkit-line-clamp:3; overflow:hidden; }
.sub { color:var(--soft); font-size:.76rem; } .sub b { font-weight:400; white-space:nowrap; }
.cell { all:unset; box-sizing:border-box; position:relative; min-height:3.5rem; padding:.2rem .25rem;
  cursor:pointer; display:flex; flex-direction:column; justify-content:center; text-align:center; min-width:0;
  border-radius:.2rem; border:1px solid var(--line); }
.cell .top { display:flex; justify-content:center; gap:.2rem; color:var(--soft); font-size:.74rem; height:1.05rem; }
.cell .actual { font-weight:700; font-size:.95rem; min-height:1.25rem; white-space:nowrap; }
.cell .actual small { font-weight:400; font-size:.72rem; color:var(--soft); vertical-align:super; line-height:0;
  margin-left:.1rem; }
.cell .waits { color:var(--soft); font-weight:400; font-size:.7rem; white-space:normal; line-height:1.1; }
.cell .glyph { position:absolute; right:.28rem; top:.2rem; font-size:.68rem; line-height:1.05rem; }
.cell .mark { position:absolute; left:.28rem; top:.2rem; font-size:.62rem; font-weight:700; line-height:1.05rem; }
.cell .mark.open { color:var(--red); font-size:.8rem; letter-spacing:-.03em; }
.cell .month { display:none; }
.cell.on-blue { --ink:var(--blue); } .cell.on-orange { --ink:var(--orange); } .cell.on-red { --ink:var(--red); }
.cell.on-blue, .cell.on-orange { background:light-dark(color-mix(in srgb, var(--ink) 15%, var(--bg)),
  color-mix(in srgb, var(--ink) 24%, var(--bg))); }
.cell.on-red { background:light-dark(color-mix(in srgb, var(--ink) 20%, var(--bg)),
  color-mix(in srgb, var(--ink) 29%, var(--bg))); }
.cell.none, .cell.sum { cursor:default; } .cell.none { border-color:transparent; }
.faded .cell:not(.missed):not(.sum):not(.chosen) { opacity:.5; }
button.cell:hover { border-color:var(--soft); }
.cell.chosen, .name.chosen { box-shadow:inset 0 0 0 2px var(--st-primary-color); border-radius:.2rem; }
.name:focus-visible, .cell:focus-visible { outline:2px solid var(--st-primary-color); outline-offset:1px;
  z-index:3; }
.trend { position:relative; align-self:center; height:2rem; margin:0 .55rem; }
.trend svg { position:absolute; inset:0; width:100%; height:100%; overflow:visible; }
.trend polyline { fill:none; stroke:var(--bar); stroke-width:1.7; vector-effect:non-scaling-stroke;
  stroke-linejoin:round; }
.trend polyline.target { stroke:var(--gray); stroke-width:1.1; stroke-dasharray:3 2.5; }
.trend i { position:absolute; width:.36rem; height:.36rem; border-radius:50%; background:var(--bar);
  transform:translate(-50%, -50%); }
@container (max-width: 71rem) {
  .scroll { overflow:auto; max-height:calc(100vh - 5.5rem); } .head { top:0; min-width:fit-content; }
  .head > div:first-child { z-index:4; } .row { min-width:fit-content; }
}
@container (max-width: 44rem) {
  .scroll { overflow:visible; max-height:none; } .head { display:none; }
  .row { display:grid; min-width:0; grid-template-columns:repeat(4, minmax(0, 1fr)); gap:3px; padding:.6rem;
    border:1px solid var(--line); border-radius:.4rem; margin-bottom:.7rem; }
  .name { grid-column:1 / span 4; order:-3; position:static; padding:.1rem .1rem .3rem; }
  .trend { grid-column:1 / span 3; order:-2; height:2.6rem; margin:.3rem .5rem; align-self:center; }
  .trend.none { display:none; } .cell.sum { order:-1; grid-column:4; } .trend.none + .cell.sum { grid-column:1; }
  .cell .month { display:block; font-size:.7rem; color:var(--soft); height:1rem; } .cell { min-height:4.2rem; }
  .cell .mark, .cell .glyph { top:.15rem; } .cell.none { display:none; }
}
"""
_HTML = '<div class="bowling"><div class="legend"></div><div class="scroll" role="grid"></div></div>'

# All text arrives as text. What is on screen is built anew only when the data moved; the cells are one stop of the
# tabulator, and the arrows go from one to the next.
_JS = """
const held = new WeakMap();
const SVG = 'http://www.w3.org/2000/svg';
const spark = (trend, parent) => {
  const box = el('div', 'trend' + (trend.actual ? '' : ' none'), parent);
  box.setAttribute('role', 'gridcell');
  if (!trend.actual) return;
  box.setAttribute('aria-label', 'Trend: ' + trend.said); box.title = trend.said;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 100 100'); svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  for (const name of ['target', 'actual']) {
    const line = document.createElementNS(SVG, 'polyline');
    line.setAttribute('class', name);
    line.setAttribute('points', trend[name].map(([x, y]) => [100 * x, 100 - 100 * y].join(',')).join(' '));
    svg.appendChild(line);
  }
  box.appendChild(svg);
  const [x, y] = trend.actual[trend.actual.length - 1], dot = el('i', '', box);
  dot.style.left = (100 * x) + '%'; dot.style.top = (100 - 100 * y) + '%';
};
const fill = (cell, node, month) => {
  el('span', 'month', node, month);
  if (cell.mark) el('span', 'mark' + (cell.mark[0] === '!' ? ' open' : ''), node, cell.mark);
  if (cell.shape) el('span', 'glyph ' + cell.ink, node, cell.shape);
  el('span', 'top', node, cell.plan);
  const actual = el('span', 'actual', node, cell.actual);
  if (cell.waits) el('span', 'waits', actual, 'no actual yet');
  if (cell.restated) el('small', '', actual, 'r');
  for (const part of node.children) part.setAttribute('aria-hidden', 'true');
  node.setAttribute('aria-label', cell.said); node.title = cell.said;
};
export default function draw(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector('.bowling'), frame = root.querySelector('.scroll');
  let my = held.get(parentElement);
  if (!my) { my = { told: null, asked: null, last: null }; held.set(parentElement, my); }
  my.send = setTriggerValue;
  root.classList.toggle('faded', data.faded);
  const told = JSON.stringify(data);
  if (told === my.told || pressed(root, my, () => draw(component))) return;
  my.told = told;
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset ? active.dataset.place : null;
  const left = frame.scrollLeft, top = frame.scrollTop;
  root.style.setProperty('--months', data.months.length);
  const legend = root.querySelector('.legend');
  legend.replaceChildren();
  for (const [sign, ink, words] of data.legend) {
    const entry = el('span', '', legend);
    el('b', ink, entry, sign); entry.append(words);
  }
  el('span', '', legend, 'Small number: plan. Large number: actual. Dashed line: plan.');
  frame.setAttribute('aria-label', 'Plan and actual of each month');
  frame.replaceChildren();
  const head = el('div', 'head', frame);
  head.setAttribute('role', 'row');
  for (const [label, whole] of [['Target to improve', ''], ...data.months.map(one => [one.label, one.whole]),
    ['Trend', 'Actuals against the plan'], ['Year to date', 'Plan and actual of the months with an actual']]) {
    const cell = el('div', '', head, label);
    cell.setAttribute('role', 'columnheader');
    if (whole) { cell.title = whole; cell.setAttribute('aria-label', whole); }
  }
  const grid = [];
  const choose = (item, month) => { my.asked = item + ' ' + month; my.send('chosen', { item, month }); };
  const to = node => {
    for (const line of grid) for (const one of line) if (one) one.tabIndex = -1;
    node.tabIndex = 0; my.last = node.dataset.place;
  };
  const stop = (node, line, column, item, month) => {
    node.type = 'button'; node.tabIndex = -1; node.dataset.place = item + ' ' + month;
    const here = item === data.chosen.item && month === data.chosen.month;
    node.classList.toggle('chosen', here); node.setAttribute('aria-pressed', String(here));
    node.onclick = () => choose(item, month);
    node.onfocus = () => to(node);
    node.onkeydown = event => {
      const move = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
      if (!move) return;
      event.preventDefault();
      let [y, x] = [line + move[0], column + move[1]];
      while (grid[y] && x >= 0 && x < grid[y].length && !grid[y][x]) { y += move[0]; x += move[1]; }
      if (grid[y] && grid[y][x]) grid[y][x].focus();
    };
    return node;
  };
  for (const group of data.groups) {
    if (data.groups.length > 1) {
      const above = el('div', 'plan', frame);
      above.setAttribute('role', 'row');
      el('span', '', above, group.title).setAttribute('role', 'rowheader');
    }
    for (const row of group.rows) {
      const line = grid.length, stops = [];
      grid.push(stops);
      const node = el('div', 'row', frame);
      node.setAttribute('role', 'row');
      const lead = el('div', '', node);
      lead.style.display = 'contents'; lead.setAttribute('role', 'rowheader');
      const name = stop(el('button', 'name', lead), line, 0, row.id, null);
      el('span', 'title', name, row.title);
      const sub = el('span', 'sub', name);
      row.sub.forEach((part, k) => { if (k) sub.append(' '); el('b', '', sub, (k ? '\\u00b7 ' : '') + part); });
      stops.push(name);
      row.cells.forEach((cell, n) => {
        if (!cell) { el('div', 'cell none', node).setAttribute('role', 'gridcell'); stops.push(null); return; }
        const slot = el('div', '', node);
        slot.style.display = 'contents'; slot.setAttribute('role', 'gridcell');
        const look = ['cell', cell.ink && 'on-' + cell.ink, cell.missed && 'missed'].filter(Boolean).join(' ');
        const made = stop(el('button', look, slot), line, n + 1, row.id, data.months[n].id);
        fill(cell, made, data.months[n].label);
        stops.push(made);
      });
      spark(row.trend, node);
      const tint = row.ytd.ink ? ' on-' + row.ytd.ink : '';
      const sum = el('div', 'cell sum' + tint + (row.ytd.said ? '' : ' none'), node);
      sum.setAttribute('role', 'gridcell');
      if (row.ytd.said) fill(row.ytd, sum, 'Year');
    }
  }
  const every = grid.flat().filter(Boolean);
  const first = every.find(one => one.dataset.place === my.last) || every[0];
  if (first) first.tabIndex = 0;
  frame.scrollLeft = left; frame.scrollTop = top;
  if (focused) {
    const again = every.find(one => one.dataset.place === focused);
    if (again) again.focus({ preventScroll: true });
  }
  // Who chose a cell here wants to read it: what is opened lies further down.
  if (my.asked && my.asked === data.chosen.item + ' ' + data.chosen.month) {
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
def bowling_drawing() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    """The component; it sends back `chosen`, the item and the month that were clicked; of a name no month."""
    return st.components.v2.component("hansei_bowling", html=_HTML, css=INKS + _CSS, js=ELEMENT + PRESSED + _JS)
