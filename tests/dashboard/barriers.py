"""What keeps a person from reading a page, as axe and a measure of our own find it. Nothing here is a test."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# What Streamlit draws wrong and no page can mend, by the rule and the elements it is about.
STREAMLITS = {
    "list": '[data-testid="stSidebarNavItems"]',  # the sections of its menu are no items of the list
    "listitem": '[data-testid="stSidebarNavItems"] li',  # and its items lie in those sections
}
_FINDS = """async ([told, within, only]) => {
  // axe judges no words on a gradient: the guide lines of a tree, one pixel wide, are taken away.
  for (const host of document.querySelectorAll('*')) {
    if (!host.shadowRoot || host.shadowRoot.querySelector('.plain')) continue;
    const plain = document.createElement('style');
    plain.className = 'plain';
    plain.textContent = '.tree .name { background-image:none !important; }';
    host.shadowRoot.append(plain);
  }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
  const runOnly = only.length ? { type: 'rule', values: only } : tags;
  const found = await axe.run(within ? document.querySelector(within) : document, { runOnly,
    resultTypes: ['violations'], elementRef: true, selectors: false, preload: false, iframes: false });
  return found.violations.filter(rule => ['serious', 'critical'].includes(rule.impact)).flatMap(rule => rule.nodes
    .filter(node => !told[rule.id] || !node.element.matches(told[rule.id]))
    .map(node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
}"""

# What axe leaves open: words in a drawing, 4.5 to 1, and the shapes of a status, 3 to 1.
_UNREADABLE = """() => {
  const ink = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const lightness = colour => {
    ink.clearRect(0, 0, 1, 1); ink.fillStyle = colour; ink.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = ink.getImageData(0, 0, 1, 1).data;
    if (a < 255) return null;
    const [x, y, z] = [r, g, b].map(one => one / 255)
      .map(one => one <= .04045 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z;
  };
  const page = lightness(getComputedStyle(document.querySelector('.stApp')).backgroundColor);
  const under = node => {
    for (let one = node; one; one = one.parentElement) {
      const found = lightness(getComputedStyle(one).backgroundColor);
      if (found !== null) return found;
    }
    return page;
  };
  const below = (text, shapes) => {
    const box = text.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    const found = shapes.filter(one => {
      const at = one.getBoundingClientRect(), before = one.compareDocumentPosition(text) & 4;
      return before && at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
    });
    return found.length ? lightness(getComputedStyle(found[found.length - 1]).fill) : page;
  };
  let judged = 0;
  const poor = [];
  const judge = (node, fore, back, least) => {
    const ratio = (Math.max(fore, back) + .05) / (Math.min(fore, back) + .05);
    judged += 1;
    if (!(ratio >= least)) poor.push(`${node.textContent}: ${ratio.toFixed(2)} to 1, not ${least}`);
  };
  for (const host of document.querySelectorAll('*')) if (host.shadowRoot) {
    const all = chosen => [...host.shadowRoot.querySelectorAll(chosen)].filter(one => one.checkVisibility());
    const shapes = all('.drawing svg rect, .drawing svg circle, .drawing svg path')
      .filter(one => lightness(getComputedStyle(one).fill) !== null && getComputedStyle(one).fill !== 'none');
    for (const text of all('.drawing svg text'))
      judge(text, lightness(getComputedStyle(text).fill), below(text, shapes), 4.5);
    for (const shape of all('.chip i, .glyph, .glyphs span'))
      judge(shape, lightness(getComputedStyle(shape).color), under(shape), 3);
  }
  return [judged, poor];
}"""


def barriers(screen: Any, within: str = "", *only: str) -> list[str]:
    """What axe finds of the serious kinds on a page, or within a part of it; by the rules named, if any are."""
    if not screen.evaluate("'axe' in window"):
        screen.evaluate(AXE_SCRIPT)
    found: list[str] = screen.evaluate(_FINDS, [STREAMLITS, within, list(only)])
    return found


def unreadable(screen: Any) -> tuple[int, list[str]]:
    """How many words and shapes in drawings were judged, and which have too little contrast."""
    judged, poor = screen.evaluate(_UNREADABLE)
    return judged, poor


def show_in(screen: Any, theme: str) -> None:
    """Changes to the light or the dark theme, as the machine of the person does at dusk."""
    screen.emulate_media(color_scheme=theme)
    screen.wait_for_function(
        "theme => getComputedStyle(document.querySelector('.stApp')).colorScheme === theme",
        arg=theme,
        timeout=10_000,
    )
    screen.wait_for_selector(IDLE)
    # Streamlit fades some grounds over; words are judged on the ground that stays.
    screen.wait_for_function(
        "() => document.getAnimations().every(one => one.playState !== 'running'"
        " || one.effect.getComputedTiming().endTime === Infinity)",
        timeout=10_000,
    )
