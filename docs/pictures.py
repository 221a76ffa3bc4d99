"""Takes the pictures in docs/pictures from the samples: `make pictures`. Needs Chromium.

`python -m docs.pictures NAME...` takes only those.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import sync_playwright

from engine.samples import SAMPLES, tell_sample
from tests.dashboard.live import ARGUMENTS, CHROMIUM, served

FOLDER = Path(__file__).with_name("pictures")
COLOURS = 128
DRAWN = (
    ".tree .row, .lanes .lane, .cards .card, .drawing, .bowling .glyph, .player .then b, "
    '[data-testid="stExpander"], [data-testid="stDataFrame"] canvas'
)


def seen(sample: str) -> str:
    """What the URL asks for to see a sample as it was seen at its last instant."""
    at = SAMPLES[sample].ends_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"asof={at}&known={at}"


SEEN, MADE, GROWN, WELL = (seen(sample) for sample in ("hotels", "manufacturer", "scaleup", "cosmetics"))

# By sample: name, page and what the URL asks for, theme, width, height.
HELD = "asof=2025-11-10T13:40:00Z&known=2025-11-10T13:40:00Z"  # while a monthly review was in session
COMPARED = "asof=2025-11-20&known=2025-11-20&compare=2025-07-01"
PICTURES = {
    "hotels": [
        ("meeting", f"?{HELD}&item=T-DIRECT", "light", 1500, 1700),
        ("meeting-dark", f"?{HELD}", "dark", 1500, 1300),
        ("meeting-narrow", f"?{HELD}", "light", 400, 1400),
        ("strategy-map", f"strategy_map?{SEEN}", "light", 1500, 1400),
        ("strategy-map-dark", f"strategy_map?{SEEN}", "dark", 1500, 1400),
        ("strategy-map-compared", f"strategy_map?{COMPARED}", "light", 1500, 1400),
        ("x-matrix", f"x_matrix?{SEEN}", "light", 1500, 1500),
        ("bowling-chart", f"bowling_chart?{SEEN}", "light", 1500, 1300),
        ("catchball", f"catchball?{SEEN}", "light", 1500, 1300),
        ("deployment-health", f"deployment_health?{SEEN}", "light", 1500, 1500),
        ("data-health", f"data_health?{SEEN}", "light", 1500, 1300),
        ("item", f"item?{SEEN}&item=M-NPS", "light", 1500, 1700),
        ("okrs", f"okrs?{SEEN}", "light", 1500, 1540),
        ("okrs-dark", f"okrs?{SEEN}", "dark", 1500, 1540),
        ("okrs-narrow", f"okrs?{SEEN}", "light", 400, 1300),
        ("okrs-14-may", "okrs?asof=2025-05-14&known=2025-05-14&cycle=2025-Q2", "light", 1500, 1300),
        ("scorecard", f"scorecard?{SEEN}", "light", 1500, 2110),
        ("scorecard-measure", f"scorecard?{SEEN}&owner=Mara+Lindqvist&item=M-NPS", "light", 1500, 1940),
        ("audit", f"audit?{SEEN}", "light", 1500, 1100),
        ("replay", f"replay?{SEEN}&cycle=2025-Q3&frame=2025-08-17", "light", 1500, 1500),
        ("replay-map", f"replay?{SEEN}&cycle=2025-Q3&over=strategy_map&frame=2025-07-27", "dark", 1500, 1300),
        ("compare", f"compare?{SEEN}&compare=2025-07-01", "light", 1500, 1500),
        ("retrospective", f"retrospective?{SEEN}&cycle=2025-Q2&outcome=shown", "light", 1500, 3400),
    ],
    "scaleup": [
        ("okrs-cascade", f"okrs?{GROWN}&cycle=2025-Q1&item=Q1-CO1", "light", 1500, 2850),
    ],
    "cosmetics": [
        ("scorecard-dark", f"scorecard?{WELL}", "dark", 1500, 2780),
        ("scorecard-narrow", f"scorecard?{WELL}", "light", 400, 1400),
    ],
    "manufacturer": [
        ("pdca", f"pdca?{MADE}", "light", 1500, 1500),
        ("pdca-a3", f"pdca?{MADE}&tier=diagnosis&review=R-2025-PD", "light", 1500, 2900),
        ("pdca-dark", f"pdca?{MADE}", "dark", 1500, 1500),
        ("pdca-narrow", f"pdca?{MADE}", "light", 400, 1400),
    ],
}


def make_small(path: Path) -> None:
    """Keeps the colours that such a page has most of, and as many that stand for the rarer ones."""
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(np.int32)
    packed = pixels @ np.array([65536, 256, 1])
    found, where, many = np.unique(packed, return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    common, rare = np.split(colours[np.argsort(-many, kind="stable")], [COLOURS])
    palette = common
    if len(rare):
        drawn = Image.fromarray(rare.astype(np.uint8)[None])
        kept = drawn.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE).getpalette("RGB") or []
        palette = np.concatenate([common, np.array(kept).reshape(-1, 3)[:COLOURS]])
    nearest = np.array([((palette - one) ** 2).sum(axis=1).argmin() for one in colours], dtype=np.uint8)
    small = Image.fromarray(nearest[where].reshape(packed.shape))
    small.putpalette(palette.astype(np.uint8).tobytes())
    small.save(path, optimize=True)


def main(names: Sequence[str]) -> None:
    """Takes the pictures of these names anew, or every one."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for sample, pictures in PICTURES.items():
            wanted = [picture for picture in pictures if not names or picture[0] in names]
            if not wanted:
                continue
            workspace = Path(folder) / sample
            tell_sample(sample, workspace / "log.sqlite3")
            with served(workspace) as url:
                for name, path, theme, width, height in wanted:
                    size = {"width": width, "height": height}
                    page = browser.new_page(viewport=size, color_scheme=theme)
                    page.goto(url + path)
                    page.wait_for_selector("h1", timeout=60_000)
                    page.wait_for_selector(DRAWN, timeout=60_000)
                    page.wait_for_function("!document.body.innerText.includes('being worked out')", timeout=90_000)
                    page.mouse.move(5, height - 5)  # off the charts
                    page.wait_for_timeout(2500)
                    page.screenshot(path=FOLDER / f"{name}.png")
                    page.close()
                    make_small(FOLDER / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
