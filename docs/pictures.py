"""Takes the pictures in docs/pictures from the hotel sample: `make pictures`. Needs Chromium."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from engine.samples import SAMPLES, tell_sample
from tests.dashboard.live import ARGUMENTS, CHROMIUM, served

FOLDER = Path(__file__).with_name("pictures")
AT = SAMPLES["hotels"].ends_at.strftime("%Y-%m-%dT%H:%M:%SZ")
SEEN = f"asof={AT}&known={AT}"

# Name, page and what the URL asks for, theme, width, height.
PICTURES = [
    ("okrs", f"?{SEEN}", "light", 1500, 1050),
    ("okrs-dark", f"?{SEEN}", "dark", 1500, 1050),
    ("okrs-narrow", f"?{SEEN}", "light", 400, 900),
    ("okrs-14-may", "?asof=2025-05-14&known=2025-05-14&cycle=2025-Q2", "light", 1500, 900),
    ("scorecard", f"scorecard?{SEEN}&item=M-NPS", "light", 1500, 1900),
    ("audit", f"audit?{SEEN}", "light", 1500, 1100),
]


def main() -> None:
    """Takes every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        workspace = Path(folder) / "hotels"
        tell_sample("hotels", workspace / "log.sqlite3")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with served(workspace) as url:
            for name, path, theme, width, height in PICTURES:
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
    main()
