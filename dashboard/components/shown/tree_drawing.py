"""The drawing of a tree as a table: what the browser does with what `tree_table` prepares."""

from functools import cache
from typing import Any

import streamlit as st

from dashboard.components.shown.in_browser import ELEMENT, PRESSED
from dashboard.components.shown.status import INKS

_CSS = """
.tree { --bar:var(--st-primary-color);
  --bg:var(--st-background-color); --fg:var(--st-text-color); --soft:color-mix(in srgb, var(--fg) 74%, var(--bg));
  --line:color-mix(in srgb, var(--fg) 11%, var(--bg)); --in:.95rem; container-type:inline-size; color:var(--fg);
  font-family:var(--st-font); font-size:.875rem; line-height:1.32; }
.frame { border:1px solid var(--line); border-radius:.4rem; overflow:clip; }
.row, .head { display:grid; grid-template-columns:var(--columns); column-gap:.9rem; padding:0 .7rem 0 0;
  border-left:.25rem solid transparent; }
.head { position:sticky; top:3.75rem; z-index:2; background:var(--st-dataframe-header-background-color, var(--bg));
  color:var(--soft); font-size:.78rem; align-items:end; border-bottom:1px solid var(--line); }
.head > div { padding:.45rem 0; } .head > div:first-child { padding-left:.6rem; }
.row { align-items:center; min-height:2.6rem; cursor:pointer; scroll-margin:6.5rem; }
.row + .row { border-top:1px solid var(--line); }
.row:hover { background:color-mix(in srgb, var(--fg) 4%, var(--bg)); }
.row.top { background:color-mix(in srgb, var(--fg) 4%, var(--bg)); }
.row.chosen { background:color-mix(in srgb, var(--st-primary-color) 11%, var(--bg));
  border-left-color:var(--st-primary-color); }
.row:focus-visible { outline:2px solid var(--st-primary-color); outline-offset:-2px; }
.row[hidden] { display:none; }
.name { display:flex; align-self:stretch; min-width:0; padding-left:calc(.35rem + var(--level) * var(--in));
  background:repeating-linear-gradient(to right, transparent 0 .68rem, var(--line) .68rem calc(.68rem + 1px),
    transparent calc(.68rem + 1px) var(--in)) .35rem 0 / calc(var(--level) * var(--in)) 100% no-repeat; }
.fold { all:unset; flex:none; width:1.2rem; height:1.2rem; margin-top:.5rem; cursor:pointer; display:grid;
  place-items:center; border-radius:.2rem; }
.fold::before { content:""; border:.27rem solid transparent; border-left:.36rem solid var(--soft); border-right:0;
  transform:rotate(90deg); }
.told:has(> :only-child) { align-self:center; }
.fold:has(+ .told > :only-child) { align-self:center; margin-top:0; }
.fold.shut::before { transform:none; } .fold.none { visibility:hidden; }
.told { padding:.5rem 0; min-width:0; overflow-wrap:break-word; }
.title { display:block; } .lead .title { font-weight:600; } .total .title { font-size:1rem; }
.sub, .note, .cell small { display:block; color:var(--soft); font-size:.78rem; }
.sub b { font-weight:400; white-space:nowrap; } .note { margin-top:.1rem; }
.cell { min-width:0; padding:.5rem 0; overflow-wrap:break-word; } .end { text-align:right; }
.chip { display:inline-flex; align-items:center; gap:.32rem; padding:.06rem .5rem .06rem .42rem; white-space:nowrap;
  border-radius:.8rem; font-weight:600; font-size:.8rem; background:color-mix(in srgb, var(--ink) 15%, var(--bg));
  color:color-mix(in srgb, var(--ink) 72%, var(--fg)); }
.chip i { font-style:normal; color:var(--ink); }
.blue { --ink:var(--blue); } .red { --ink:var(--red); }
.orange { --ink:var(--orange); } .gray { --ink:var(--gray); }
.gauge { display:flex; align-items:center; gap:.5rem; }
.way { position:relative; flex:1; height:.45rem; min-width:2.5rem; border-radius:.25rem; background:var(--line); }
.way i { position:absolute; left:0; top:0; bottom:0; border-radius:.25rem; background:var(--ink, var(--bar)); }
.way b { position:absolute; top:-.22rem; bottom:-.22rem; width:2px; margin-left:-1px; background:var(--fg);
  box-shadow:0 0 0 1px var(--bg); }
.gauge span { min-width:2.6rem; text-align:right; font-variant-numeric:tabular-nums; }
.spark { display:block; position:relative; height:1.35rem; margin-right:.3rem; }
.spark svg { width:100%; height:100%; overflow:visible; }
.spark polyline { fill:none; stroke:var(--bar); stroke-width:1.6; vector-effect:non-scaling-stroke;
  stroke-linejoin:round; }
.spark i { position:absolute; width:.36rem; height:.36rem; border-radius:50%; background:var(--bar);
  transform:translate(-50%, -50%); }
.both { display:flex; align-items:center; gap:.45rem; } .both > span { min-width:2.4rem; text-align:right;
  font-variant-numeric:tabular-nums; } .both .spark { flex:1; }
@container (max-width: 60rem) { .row, .head { grid-template-columns:var(--fewer); } .spare { display:none; } }
@container (max-width: 42rem) {
  .tree { --in:.6rem; } .head { display:none; }
  .row { display:block; padding:.2rem .6rem .65rem 0; }
  .name { padding-top:.1rem; } .told { padding-bottom:.15rem; }
  .cells { padding-left:calc(1.55rem + var(--level) * var(--in)); display:flex; flex-wrap:wrap; gap:.35rem .9rem; }
  .cell { padding:0; text-align:left; } .cell.void { display:none; } .spare { display:block; }
  .cell[data-label]::before { content:attr(data-label) " "; color:var(--soft); font-size:.78rem; }
  .cell.wide { flex:1 1 100%; } .cell.wide::before { display:none; } .spark { width:6rem; }
  .cell:has(.both):not(.wide) { flex:1 1 100%; display:flex; align-items:center; gap:.35rem; }
  .cell small { display:inline; margin-left:.35rem; } .cell.wide small { display:block; margin:0; }
  .both > span { min-width:0; }
}
@container (min-width: 42.01rem) { .cells { display:contents; } }
"""
_HTML = '<div class="tree"><div class="frame" role="treegrid"></div></div>'

# All text arrives as text. What is on screen is built anew only when the data moved; what was folded stays so.
_JS = """
const held = new WeakMap();
const SVG = 'http://www.w3.org/2000/svg';
const gauge = (cell, parent) => {
  const row = el('div', 'gauge' + (cell.ink ? ' ' + cell.ink : ''), parent);
  const way = el('div', 'way', row);
  if (cell.bar !== null) el('i', '', way).style.width = (100 * Math.min(1, Math.max(0, cell.bar))) + '%';
  if (cell.mark !== undefined && cell.mark !== null) {
    const mark = el('b', '', way);
    mark.style.left = (100 * Math.min(1, Math.max(0, cell.mark))) + '%';
  }
  el('span', '', row, cell.text);
};
const spark = (points, parent) => {
  const place = points.map((at, n) => [100 * n / Math.max(1, points.length - 1), 100 - 100 * at]);
  const box = el('span', 'spark', parent);
  box.setAttribute('aria-hidden', 'true');
  if (place.length > 1) {
    const svg = document.createElementNS(SVG, 'svg'), line = document.createElementNS(SVG, 'polyline');
    svg.setAttribute('viewBox', '0 0 100 100'); svg.setAttribute('preserveAspectRatio', 'none');
    line.setAttribute('points', place.map(one => one.join(',')).join(' '));
    svg.appendChild(line); box.appendChild(svg);
  }
  const [x, y] = place[place.length - 1], dot = el('i', '', box);
  dot.style.left = (place.length > 1 ? x : 0) + '%'; dot.style.top = y + '%';
};
const fill = (cell, parent) => {
  if (cell.word) {
    const chip = el('span', 'chip ' + cell.ink, parent);
    el('i', '', chip, cell.shape); el('span', '', chip, cell.word);
  }
  if (cell.bar !== undefined) gauge(cell, parent);
  else if (cell.line && cell.line.length) {
    const both = el('div', 'both', parent);
    if (cell.text) el('span', '', both, cell.text);
    spark(cell.line, both);
  } else if (cell.text) el('span', '', parent, cell.text);
  if (cell.sub) el('small', '', parent, cell.sub);
};
export default function draw(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector('.tree'), frame = root.querySelector('.frame');
  let my = held.get(parentElement);
  if (!my) { my = { told: null, asked: null, shut: new Set() }; held.set(parentElement, my); }
  my.send = setTriggerValue;
  const told = JSON.stringify(data);
  if (told === my.told || pressed(root, my, () => draw(component))) return;
  my.told = told;
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset ? active.dataset.id : null;
  const columns = data.columns;
  const widths = some => 'minmax(0, 1fr) ' + some.map(one => one.width + 'rem').join(' ');
  root.style.setProperty('--columns', widths(columns));
  root.style.setProperty('--fewer', widths(columns.filter(one => !one.spare)));
  frame.setAttribute('aria-label', data.alt);
  frame.replaceChildren();
  const head = el('div', 'head', frame);
  head.setAttribute('role', 'row');
  for (const one of [{ label: data.name }, ...columns]) {
    const cell = el('div', (one.end ? 'end' : '') + (one.spare ? ' spare' : ''), head, one.label);
    cell.setAttribute('role', 'columnheader');
    if (one.help) cell.title = one.help;
  }
  const drawn = [];
  const choose = id => { my.asked = id; my.send('chosen', id); };
  const settle = () => {
    let under = null;
    for (const one of drawn) {
      if (under !== null && one.row.level > under) { one.node.hidden = true; continue; }
      under = null; one.node.hidden = false;
      const shut = my.shut.has(one.row.id);
      one.fold.className = 'fold' + (one.more ? shut ? ' shut' : '' : ' none');
      if (one.more) one.node.setAttribute('aria-expanded', String(!shut));
      if (one.more && shut) under = one.row.level;
    }
  };
  const turn = one => {
    if (my.shut.has(one.row.id)) my.shut.delete(one.row.id); else my.shut.add(one.row.id);
    settle();
  };
  const step = (one, by) => {
    const seen = drawn.filter(other => !other.node.hidden);
    const next = seen[seen.indexOf(one) + by];
    if (next) next.node.focus();
  };
  data.rows.forEach((row, n) => {
    const chosen = row.id === data.chosen;
    const look = ['row', row.lead && 'lead', row.top && 'top', row.total && 'total', chosen && 'chosen'];
    const node = el('div', look.filter(Boolean).join(' '), frame);
    node.style.setProperty('--level', row.level);
    node.setAttribute('role', 'row'); node.setAttribute('aria-level', row.level + 1);
    node.setAttribute('aria-selected', String(chosen));
    node.tabIndex = 0; node.dataset.id = row.id;
    const name = el('div', 'name', node);
    name.setAttribute('role', 'gridcell');
    const fold = el('button', 'fold', name);
    fold.tabIndex = -1; fold.setAttribute('aria-label', 'fold'); fold.type = 'button';
    const said = el('div', 'told', name);
    el('span', 'title', said, row.title);
    if (row.sub.length) {
      const sub = el('span', 'sub', said);
      row.sub.forEach((part, k) => { if (k) sub.append(' '); el('b', '', sub, (k ? '\\u00b7 ' : '') + part); });
    }
    for (const note of row.notes) el('span', 'note', said, note);
    const cells = el('div', 'cells', node);
    for (const column of columns) {
      const cell = row.cells[column.label] || {};
      const empty = !Object.keys(cell).length;
      const classes = ['cell', empty && 'void', ...['end', 'spare', 'wide'].filter(look => column[look])];
      const made = el('div', classes.filter(Boolean).join(' '), cells);
      made.setAttribute('role', 'gridcell');
      if (!cell.word) made.dataset.label = column.label;
      if (cell.tip) made.title = cell.tip;
      fill(cell, made);
    }
    const next = data.rows[n + 1];
    const one = { row, node, fold, more: !!next && next.level > row.level };
    drawn.push(one);
    fold.onclick = event => { event.stopPropagation(); turn(one); };
    node.onclick = () => choose(row.id);
    node.onkeydown = event => {
      const shut = my.shut.has(row.id);
      const act = { Enter: () => choose(row.id), ' ': () => choose(row.id), ArrowDown: () => step(one, 1),
        ArrowUp: () => step(one, -1), ArrowLeft: () => { if (one.more && !shut) turn(one); },
        ArrowRight: () => { if (one.more && shut) turn(one); } }[event.key];
      if (act && event.target === node) { event.preventDefault(); act(); }
    };
  });
  settle();
  if (focused) {
    const again = drawn.find(one => one.row.id === focused);
    if (again) again.node.focus({ preventScroll: true });
  }
  // Who chose a row here wants to read it: what is opened lies further down.
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
def tree_drawing() -> Any:  # noqa: ANN401 -- Streamlit's renderer
    """The component; it sends back `chosen`, the id of the row that was clicked."""
    return st.components.v2.component("hansei_tree", html=_HTML, css=INKS + _CSS, js=ELEMENT + PRESSED + _JS)
