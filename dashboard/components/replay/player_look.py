"""How the player looks: its controls, the table, the map, and the list that stands in for the map on a phone."""

CSS = """
.player { --accent:var(--st-primary-color); --paper:var(--st-background-color); --text:var(--st-text-color);
  --soft:color-mix(in srgb, var(--text) 74%, var(--paper));
  --line:color-mix(in srgb, var(--text) 14%, var(--paper));
  --band:color-mix(in srgb, var(--text) 4%, var(--paper)); --then:#7c4dbe;
  container-type:inline-size; font-family:var(--st-font); color:var(--text); font-size:.875rem; line-height:1.35; }
.player:focus-visible { outline:2px solid var(--accent); outline-offset:4px; }
.then { display:flex; flex-wrap:wrap; gap:.2rem 1rem; align-items:baseline; padding:.5rem .9rem;
  border-radius:.4rem;
  border-left:.35rem solid var(--then); background:color-mix(in srgb, var(--then) 14%, var(--paper)); }
.then b { font-size:1.15rem; font-weight:600; font-variant-numeric:tabular-nums; } .then span { color:var(--soft); }
.then a { margin-left:auto; color:var(--text); text-underline-offset:.15em; }
.bar { display:flex; flex-wrap:wrap; align-items:center; gap:.45rem; margin:.8rem 0 .1rem; }
button { all:unset; box-sizing:border-box; display:inline-grid; place-items:center; min-width:2.4rem; height:2.4rem;
  padding:0 .55rem; border:1px solid var(--line); border-radius:.5rem; cursor:pointer; }
button:hover { border-color:var(--accent); } button[disabled] { opacity:.45; cursor:default; }
button:focus-visible, select:focus-visible, input:focus-visible, a:focus-visible {
  outline:2px solid var(--accent); outline-offset:2px; }
button svg { width:1.05rem; height:1.05rem; fill:currentColor; display:block; }
.play { border-radius:50%; width:2.9rem; height:2.9rem; border-color:var(--soft); }
.speed { margin-left:auto; color:var(--soft); display:flex; gap:.4rem; align-items:center; }
select { font:inherit; color:var(--text); background:var(--paper); border:1px solid var(--line);
  border-radius:.4rem;
  padding:.35rem .4rem; }
.axis { position:relative; padding-top:1rem; } .axis input { width:100%; margin:0; accent-color:var(--accent); }
.marks { position:absolute; left:.5rem; right:.5rem; top:.1rem; height:.9rem; }
.marks i { position:absolute; bottom:0; width:2px; height:.5rem; margin-left:-1px; background:var(--soft); }
.marks i.decision { width:.6rem; height:.6rem; margin-left:-.3rem; bottom:.12rem; background:var(--then);
  transform:rotate(45deg); border-radius:1px; }
.key { display:flex; flex-wrap:wrap; gap:.1rem 1.1rem; color:var(--soft); font-size:.78rem; margin:.1rem 0 .9rem; }
.key span { display:inline-flex; align-items:center; gap:.4rem; } .key i { display:inline-block; }
.key .decision { width:.55rem; height:.55rem; background:var(--then); transform:rotate(45deg); border-radius:1px; }
.key .plan { width:2px; height:.7rem; background:var(--soft); }
.key .fresh { width:.9rem; height:.7rem; background:color-mix(in srgb, var(--accent) 13%, var(--paper));
  box-shadow:inset 2px 0 0 var(--accent); }
.frame { border:1px solid var(--line); border-radius:.4rem; overflow-x:auto; }
.row { display:grid; grid-template-columns:var(--columns); column-gap:.9rem; align-items:center; min-height:2.3rem;
  padding:0 .7rem; }
.row + .row { border-top:1px solid var(--line); } .row.head { color:var(--soft); font-size:.78rem;
  min-height:2rem; }
.row.top { background:var(--band); } .row[hidden] { display:none; }
.name { padding:.35rem 0 .35rem calc(var(--level) * .95rem); min-width:0; overflow-wrap:anywhere; }
.top > .name { font-weight:600; } .name small, .cell small { display:block; color:var(--soft); font-size:.78rem; }
.cell { padding:.3rem .35rem; min-width:0; border-radius:.2rem; overflow-wrap:break-word; }
.fresh { background:color-mix(in srgb, var(--accent) 13%, var(--paper)); box-shadow:inset 2px 0 0 var(--accent); }
.row.left { opacity:.55; } .row.left .name { text-decoration:line-through; }
.chip { display:inline-flex; align-items:center; gap:.32rem; padding:.06rem .5rem .06rem .42rem; white-space:nowrap;
  border-radius:.8rem; font-weight:600; font-size:.8rem;
  background:color-mix(in srgb, var(--ink) 15%, var(--paper));
  color:color-mix(in srgb, var(--ink) 66%, var(--text)); }
.chip i { font-style:normal; color:var(--ink); }
.blue { --ink:var(--blue); } .red { --ink:var(--red); } .orange { --ink:var(--orange); }
.gray { --ink:var(--gray); }
.gauge { display:flex; align-items:center; gap:.5rem; }
.way { position:relative; flex:1; height:.5rem; min-width:2.5rem; border-radius:.25rem; background:var(--line); }
.way i { position:absolute; left:0; top:0; bottom:0; border-radius:.25rem; background:var(--ink, var(--accent)); }
.way b { position:absolute; top:-.2rem; bottom:-.2rem; width:2px; margin-left:-1px; background:var(--text); }
.gauge span { min-width:2.9rem; text-align:right; font-variant-numeric:tabular-nums; }
.months .cell { position:relative; text-align:center; padding:.2rem .1rem; font-variant-numeric:tabular-nums; }
.months .cell .plan { display:block; color:var(--soft); font-size:.72rem; min-height:1rem; }
.months .cell .glyph { color:var(--ink); font-size:.7rem; margin-right:.2rem; }
.months .cell em { position:absolute; right:.1rem; top:.1rem; font-style:normal; font-size:.62rem; font-weight:600;
  color:var(--soft); }
.months .row { min-width:62rem; column-gap:.15rem; } .months .head .cell { text-align:center; }
.picture { display:none; overflow-x:auto; } .mapped .picture { display:block; } .mapped .frame { display:none; }
.picture svg { display:block; width:100%; height:auto; min-width:52rem; max-width:82rem; }
.lane { fill:var(--paper); stroke:var(--line); } .lane.odd { fill:var(--band); }
.lane-name { font-size:14px; font-weight:600; fill:color-mix(in srgb, var(--accent) 80%, var(--text)); }
.box > rect.ground { fill:var(--paper); stroke:var(--line); } .box.moved > rect.ground { stroke:var(--accent);
  stroke-width:3; }
.box .edge, .box .fill { fill:var(--ink); } .box .track { fill:var(--line); } .box text { fill:var(--text); }
.box .title { font-size:13.5px; font-weight:600; } .box .word { font-size:12px; font-weight:600;
  fill:color-mix(in srgb, var(--ink) 72%, var(--text)); } .box .score { font-size:12px; text-anchor:end;
  fill:var(--soft); }
.link path { fill:none; stroke:var(--soft); stroke-width:1.6; } .link path + path { fill:var(--soft); stroke:none; }
.link.broken path { stroke:var(--red); stroke-width:2.2; stroke-dasharray:7 4; }
.link.broken path + path { fill:var(--red); stroke:none; }
svg [hidden] { display:none; }
.events { margin:1rem 0 0; } .events h4 { margin:0 0 .35rem; font-size:.95rem; font-weight:600; }
.events ol { margin:0; padding:0; list-style:none; }
.events li { display:grid; grid-template-columns:9.5rem minmax(0, 1fr); gap:.1rem .9rem; padding:.3rem 0;
  border-top:1px solid var(--line); } .events time, .events small { color:var(--soft); font-size:.8rem; }
.events li > div { overflow-wrap:anywhere;
  } .events .decision { color:color-mix(in srgb, var(--then) 62%, var(--text));
  font-weight:600; }
.none { color:var(--soft); padding:.3rem 0; }
@container (max-width: 60rem) { .row { grid-template-columns:var(--fewer); } .spare { display:none; } }
@container (max-width: 44rem) {
  .mapped .picture { display:none; } .mapped .frame { display:block; }
  .player:not(.months) .row { display:block; padding:.35rem .6rem .55rem;
  } .player:not(.months) .row.head { display:none; }
  .player:not(.months) .row[hidden] { display:none; }
  .player:not(.months) .cell { display:inline-block; margin:.1rem .8rem .1rem 0; vertical-align:top; }
  .player:not(.months) .cell.wide { display:block; margin-right:0; } .cell:empty { display:none !important; }
  .player:not(.months) .cell[data-label]::before { content:attr(data-label) " ";
    color:var(--soft); font-size:.78rem; }
  .months .row { min-width:0; grid-template-columns:repeat(4, minmax(0, 1fr)); padding:.4rem .6rem; }
  .months .row.head { display:none; } .months .row[hidden] { display:none; } .months .name { grid-column:1 / -1; }
  .months .cell[data-label]::before { content:attr(data-label); display:block; color:var(--soft); font-size:.7rem; }
  .mapped .row > .name { font-weight:600; }
  .events li { grid-template-columns:1fr; } .speed { margin-left:0; }
}
@media (prefers-reduced-motion: no-preference) { .way i { transition:width .18s; } }
"""
HTML = """<div class="player" tabindex="-1"><div class="then" aria-live="polite"></div><div class="bar"></div>
<div class="axis"></div><div class="key"></div><div class="stage"><div class="picture"></div>
<div class="frame" role="table"></div></div><div class="events"></div></div>"""
