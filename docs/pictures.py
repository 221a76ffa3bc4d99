"""Takes the pictures in docs/pictures from the samples: `make pictures`. Needs Chromium.

`python -m docs.pictures NAME...` takes only those.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from engine.samples import SAMPLES, tell_sample
from tests.dashboard.live import ARGUMENTS, CHROMIUM, served

FOLDER = Path(__file__).with_name("pictures")


def seen(sample: str) -> str:
    """What the URL asks for to see a sample as it was seen at its last instant."""
    at = SAMPLES[sample].ends_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"asof={at}&known={at}"


SEEN, MADE = seen("hotels"), seen("manufacturer")

# By sample: name, page and what the URL asks for, theme, width, height.
PICTURES = {
    "hotels": [
        ("okrs", f"?{SEEN}", "light", 1500, 1050),
        ("okrs-dark", f"?{SEEN}", "dark", 1500, 1050),
        ("okrs-narrow", f"?{SEEN}", "light", 400, 900),
        ("okrs-14-may", "?asof=2025-05-14&known=2025-05-14&cycle=2025-Q2", "light", 1500, 900),
        ("scorecard", f"scorecard?{SEEN}&item=M-NPS", "light", 1500, 1900),
        ("audit", f"audit?{SEEN}", "light", 1500, 1100),
    ],
    "manufacturer": [
        ("pdca", f"pdca?{MADE}", "light", 1500, 1500),
        ("pdca-a3", f"pdca?{MADE}&tier=diagnosis&review=R-2025-PD", "light", 1500, 2900),
        ("pdca-dark", f"pdca?{MADE}", "dark", 1500, 1500),
        ("pdca-narrow", f"pdca?{MADE}", "light", 400, 1400),
    ],
}


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
                    page.wait_for_selector('[data-testid="stDataFrame"] canvas', timeout=60_000)
                    page.mouse.move(5, height - 5)  # off the charts
                    page.wait_for_timeout(2500)
                    page.screenshot(path=FOLDER / f"{name}.png")
                    page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
