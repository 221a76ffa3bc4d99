"""What the browser does: it has all frames, applies them, and says where it stopped, but nothing while it plays."""

# It comes after the JavaScript of `player_draw`. All text arrives as text; going back applies the frames again from
# the first one.
JS = """
const ICONS = {
  back: 'M6 5h2v14H6zM20 5v14L9 12z', on: 'M16 5h2v14h-2zM4 5l11 7-11 7z',
  before: 'M12 5v14L2 12zM22 5v14L12 12z', next: 'M2 5l10 7-10 7zM12 5l10 7-10 7z',
  play: 'M7 4l13 8-13 8z', pause: 'M6 4h4v16H6zM14 4h4v16h-4z',
};
const icon = (button, name) => {
  const drawn = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  svg('path', { d: ICONS[name] }, drawn);
  button.replaceChildren(drawn);
};
const press = (parent, name, label, act) => {
  const made = el('button', name === 'play' ? 'play' : '', parent);
  made.type = 'button'; made.title = label; made.setAttribute('aria-label', label); made.onclick = act;
  icon(made, name);
  return made;
};
const asked = () => new URLSearchParams(window.location.search).get('frame');

export default function draw(component) {
  const { parentElement, data, setTriggerValue } = component;
  const root = parentElement.querySelector('.player');
  let my = held.get(parentElement);
  if (!my) { my = { version: null, at: 0, timer: null, pace: 1 }; held.set(parentElement, my); }
  my.send = key => { my.sent = key; setTriggerValue('paused', key); };
  if (my.version === data.version) {
    // Somebody went back, or followed a link to another frame: not while it plays, and not what we said ourselves.
    const place = data.frames.findIndex(one => one.key === asked());
    if (!my.timer && asked() !== my.sent && place >= 0 && place !== my.at) go(my, place);
    return;
  }
  stop(my);
  const before = my.version && my.data.film === data.film ? my.data.frames[my.at].key : null;
  my.version = data.version; my.data = data; my.root = root;
  const find = key => data.frames.findIndex(one => one.key === key);
  build(my);
  my.at = -1;
  go(my, Math.max(0, before === null ? find(asked()) : find(before)));
  return () => stop(my);
}

function build(my) {
  const { root, data } = my, last = data.frames.length - 1;
  const [then, bar, axis, key, , events] = root.children;
  my.then = then; my.events = events;
  root.classList.toggle('mapped', !!data.map); root.classList.toggle('months', data.look === 'months');
  bar.replaceChildren(); axis.replaceChildren(); key.replaceChildren();
  press(bar, 'before', 'Previous change', () => halt(my, change(my, -1)));
  press(bar, 'back', 'One frame back', () => halt(my, my.at - 1));
  my.play = press(bar, 'play', 'Play', () => my.timer ? halt(my, my.at) : play(my));
  press(bar, 'on', 'One frame on', () => halt(my, my.at + 1));
  press(bar, 'next', 'Next change', () => halt(my, change(my, 1)));
  const speed = el('label', 'speed', bar, 'Speed');
  const choice = el('select', '', speed);
  for (const [value, words] of [[2, 'Slow'], [1, 'Normal'], [0.4, 'Fast']]) {
    const option = el('option', '', choice, words);
    option.value = value; option.selected = value === my.pace;
  }
  choice.onchange = () => { my.pace = Number(choice.value); };
  my.slider = el('input', '', axis);
  my.slider.type = 'range'; my.slider.min = 0; my.slider.max = last; my.slider.step = 1;
  my.slider.setAttribute('aria-label', 'Frame');
  my.slider.oninput = () => { pause(my); go(my, Number(my.slider.value)); };
  my.slider.onchange = () => tell(my);
  const marks = el('div', 'marks', axis);
  marks.setAttribute('aria-hidden', 'true');
  data.frames.forEach((frame, n) => {
    if (!frame.mark) return;
    const mark = el('i', frame.mark, marks);
    mark.style.left = (100 * n / Math.max(1, last)) + '%'; mark.title = frame.label;
  });
  const meant = [['decision', 'decision'], ['plan', 'change of the plan'],
    ['fresh', 'moved since the frame before']];
  for (const [look, words] of meant) {
    const entry = el('span', '', key);
    el('i', look, entry); entry.append(words);
  }
  root.onkeydown = event => {
    const from = event.composedPath()[0], tag = from.tagName;
    if (tag === 'SELECT' || tag === 'A') return;
    if (event.key === ' ' && tag !== 'BUTTON') {
      event.preventDefault();
      if (my.timer) halt(my, my.at); else play(my);
    }
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && tag !== 'INPUT') { event.preventDefault(); halt(my, event.shiftKey ? change(my, by) : my.at + by); }
  };
  table(my);
  if (data.map) picture(my);
}

// Applies a frame to what is held; tells which rows it moved.
function apply(my, n) {
  const frame = my.data.frames[n];
  for (const [k, patch] of frame.set) {
    const row = my.rows[k] || (my.rows[k] = { n: '', s: '', l: 0, c: {} });
    for (const name of ['n', 's', 'l']) if (name in patch) row[name] = patch[name];
    if (patch.c) row.c = { ...row.c, ...patch.c };
  }
  for (const k of frame.gone) my.rows[k] = null;
}

function go(my, to) {
  const { data } = my, place = Math.max(0, Math.min(data.frames.length - 1, to));
  const step = place === my.at + 1;
  if (place < my.at) { my.rows = []; my.at = -1; }
  const lefts = my.lefts || new Set();
  const touched = step ? new Set([...(my.fresh ? my.fresh.keys() : []), ...lefts]) : null;
  const leaving = new Map();
  for (let n = my.at + 1; n <= place; n++) {
    if (n === place) for (const k of data.frames[n].gone) leaving.set(k, my.rows[k]);
    apply(my, n);
    if (touched) for (const [k] of data.frames[n].set) touched.add(k);
  }
  my.at = place;
  const frame = data.frames[place];
  my.fresh = new Map(place ? frame.set.filter(([, patch]) => patch.h).map(([k, patch]) => [k, patch.h]) : []);
  my.lefts = new Set(leaving.keys());
  if (touched) for (const k of leaving.keys()) touched.add(k);
  for (let k = 0; k < my.nodes.length; k++) if (!touched || touched.has(k)) {
    show(my, k, leaving.get(k));
    if (data.map) paint(my, k);
  }
  if (data.map) wire(my, frame);
  said(my, frame);
}

function said(my, frame) {
  const { data, then, events } = my;
  then.replaceChildren();
  then.setAttribute('aria-live', my.timer ? 'off' : 'polite');
  el('b', '', then, frame.label);
  el('span', '', then, `as seen then \\u00b7 frame ${my.at + 1} of ${data.frames.length}`);
  const link = el('a', '', then, data.opens);
  link.href = frame.href;
  my.slider.value = my.at; my.slider.setAttribute('aria-valuetext', frame.label);
  events.replaceChildren();
  el('h4', '', events, my.at ? 'What came since the frame before' : 'How it stood at the beginning');
  if (!frame.events.told.length) {
    el('div', 'none', events, my.at ? 'Nothing was recorded.' : 'Press play.');
    return;
  }
  const list = el('ol', '', events);
  for (const one of frame.events.told) {
    const item = el('li', '', list);
    el('time', '', item, one.at);
    const words = el('div', '', item);
    el('span', one.mark, words, one.what);
    words.append(` \\u00b7 ${one.of} `);
    el('small', '', words, `${one.kind ? one.kind + ', ' : ''}by ${one.who}, position ${one.position}`);
  }
  if (frame.events.more) el('div', 'none', events, `and ${frame.events.more} more`);
}

const change = (my, by) => {
  let n = my.at + by;
  while (my.data.frames[n] && !my.data.frames[n].moved && !my.data.frames[n].mark) n += by;
  return n;
};
const stop = my => { clearTimeout(my.timer); my.timer = null; };
const pause = my => {
  if (!my.timer) return;
  stop(my);
  icon(my.play, 'play'); my.play.title = 'Play'; my.play.setAttribute('aria-label', 'Play');
};
const tell = my => { const { key } = my.data.frames[my.at]; if (key !== my.sent) my.send(key); };
const halt = (my, to) => { pause(my); go(my, to); tell(my); };
function play(my) {
  const last = my.data.frames.length - 1;
  icon(my.play, 'pause'); my.play.title = 'Pause'; my.play.setAttribute('aria-label', 'Pause');
  const next = () => {
    if (!my.root.isConnected) { stop(my); return; }
    if (my.at >= last) { halt(my, last); return; }
    go(my, my.at + 1);
    my.timer = setTimeout(next, my.data.beat * my.pace);
  };
  my.timer = setTimeout(() => {}, 0);
  if (my.at >= last) go(my, 0);
  my.timer = setTimeout(next, my.data.beat * my.pace / 2);
}
"""
