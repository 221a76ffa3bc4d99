"""How the browser draws a frame: the rows of the table, and the boxes and links of the map."""

from dashboard.components.shown.in_browser import ELEMENT

# All text arrives as text.
JS = (
    ELEMENT
    + """
const held = new WeakMap();
const NS = 'http://www.w3.org/2000/svg';
const svg = (tag, attributes, parent, text) => {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined && text !== null) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
};
function table(my) {
  const { data } = my, frame = my.root.querySelector('.frame');
  const widths = some => 'minmax(9rem, 1fr) ' + some.map(one => one.width + 'rem').join(' ');
  my.root.style.setProperty('--columns', widths(data.columns));
  my.root.style.setProperty('--fewer', widths(data.columns.filter(one => !one.spare)));
  frame.setAttribute('aria-label', data.alt);
  frame.tabIndex = data.look === 'months' ? 0 : -1;
  frame.replaceChildren();
  const head = el('div', 'row head', frame);
  head.setAttribute('role', 'row');
  for (const one of [{ label: data.name, spare: false }, ...data.columns])
    el('div', (one === data.columns[0] || one.key ? 'cell' : '') + (one.spare ? ' spare' : ''), head, one.label)
      .setAttribute('role', 'columnheader');
  my.nodes = []; my.rows = [];
  for (let n = 0; n < data.many; n++) {
    const node = el('div', 'row', frame);
    node.setAttribute('role', 'row'); node.hidden = true;
    const name = el('div', 'name', node);
    name.setAttribute('role', 'rowheader');
    const cells = {};
    data.columns.forEach((one, k) => {
      cells[one.key] = el('div', 'cell' + (one.spare ? ' spare' : '') + (k ? '' : ' wide'), node);
      cells[one.key].setAttribute('role', 'cell');
    });
    my.nodes.push({ node, name, cells });
  }
}

function fill(cell, parent, label) {
  parent.replaceChildren();
  parent.classList.remove('blue', 'red', 'orange', 'gray');
  delete parent.dataset.label;
  if (!cell) return;
  if (cell.tip) parent.title = cell.tip;
  if (cell.plan !== undefined) {
    parent.dataset.label = label;
    if (cell.ink) parent.classList.add(cell.ink);
    el('span', 'plan', parent, cell.plan);
    if (cell.shape) el('span', 'glyph', parent, cell.shape);
    el('span', '', parent, cell.text);
    if (cell.cm) el('em', '', parent, cell.cm);
  } else if (cell.word) {
    const chip = el('span', 'chip ' + cell.ink, parent);
    el('i', '', chip, cell.shape); el('span', '', chip, cell.word);
  } else if (cell.bar !== undefined) {
    const gauge = el('div', 'gauge ' + cell.ink, parent), way = el('div', 'way', gauge);
    el('i', '', way).style.width = (100 * (cell.bar || 0)) + '%';
    if (cell.mark !== undefined && cell.mark !== null) el('b', '', way).style.left = (100 * cell.mark) + '%';
    el('span', '', gauge, cell.text);
  } else if (cell.text) { el('span', '', parent, cell.text); parent.dataset.label = label; }
  if (cell.sub) el('small', '', parent, cell.sub);
}

function picture(my) {
  const { map } = my.data, place = my.root.querySelector('.picture');
  place.replaceChildren();
  place.tabIndex = 0; place.setAttribute('role', 'group'); place.setAttribute('aria-label', my.data.alt);
  const drawn = svg('svg', { viewBox: `-2 -2 ${map.width + 4} ${map.height + 4}`, role: 'img',
    'aria-label': my.data.alt }, place);
  map.lanes.forEach(([x, y, width, height, lines], n) => {
    svg('rect', { x, y, width, height, rx: 10, class: n % 2 ? 'lane' : 'lane odd' }, drawn);
    const words = svg('text', { class: 'lane-name' }, drawn);
    lines.forEach((line, k) => svg('tspan',
      { x: x + 16, y: y + height / 2 + 5 + 18 * (k - (lines.length - 1) / 2) }, words, line));
  });
  my.links = map.ways.map(([run, head]) => {
    const node = svg('g', { class: 'link' }, drawn);
    svg('path', { d: run }, node); svg('path', { d: head }, node);
    return node;
  });
  my.boxes = map.boxes.map(([x, y, width, height]) => {
    const node = svg('g', { class: 'box' }, drawn), bottom = y + height;
    svg('rect', { class: 'ground', x, y, width, height, rx: 8 }, node);
    svg('rect', { class: 'edge', x, y, width: 6, height, rx: 3 }, node);
    const title = svg('text', { class: 'title' }, node);
    const word = svg('text', { class: 'word', x: x + 14, y: bottom - 25 }, node);
    const score = svg('text', { class: 'score', x: x + width - 14, y: bottom - 25 }, node);
    svg('rect', { class: 'track', x: x + 14, y: bottom - 15, width: width - 28, height: 6, rx: 3 }, node);
    const bar = svg('rect', { class: 'fill', x: x + 14, y: bottom - 15, width: 0, height: 6, rx: 3 }, node);
    const tip = svg('title', {}, node);
    return { node, title, word, score, bar, tip, x, y, width };
  });
}

function paint(my, n) {
  const row = my.rows[n], box = my.boxes[n], { map } = my.data;
  box.node.toggleAttribute('hidden', !row);
  if (!row) return;
  const { status, score } = row.c;
  box.node.setAttribute('class', 'box ' + status.ink + (my.fresh.has(n) ? ' moved' : ''));
  box.title.replaceChildren();
  const lines = map.lines[row.n] || [row.n];
  lines.forEach((line, k) => svg('tspan', { x: box.x + 14, y: box.y + 21 + map.leading * k }, box.title, line));
  box.word.textContent = `${status.shape} ${status.word}${status.sub ? ', set' : ''}`;
  box.score.textContent = score.text;
  box.bar.setAttribute('width', (box.width - 28) * (score.bar || 0));
  const words = [row.n, status.word, status.sub, score.text && 'score ' + score.text];
  box.tip.textContent = words.filter(Boolean).join(', ');
}

function show(my, k, left) {
  const { node, name, cells } = my.nodes[k], row = my.rows[k] || left, fresh = my.fresh.get(k) || [];
  node.hidden = !row;
  if (!row) return;
  const top = row.l === 0 && my.data.look !== 'months' && !my.data.map;
  node.className = 'row' + (top ? ' top' : '') + (left ? ' left' : '');
  node.style.setProperty('--level', row.l);
  name.replaceChildren(); el('span', '', name, row.n);
  if (row.s) el('small', '', name, row.s);
  name.classList.toggle('fresh', fresh.includes('name') || fresh.includes('row'));
  for (const one of my.data.columns) {
    fill(row.c[one.key], cells[one.key], one.label);
    cells[one.key].classList.toggle('fresh', fresh.includes(one.key));
  }
}

function wire(my, frame) {
  const here = new Set(frame.links);
  my.data.map.ways.forEach(([, , cause], n) => {
    const row = my.rows[cause];
    my.links[n].toggleAttribute('hidden', !here.has(n));
    my.links[n].setAttribute('class', 'link' + (row && row.c.status.ink === 'red' ? ' broken' : ''));
  });
}
"""
)
