"""In a real browser: what a page may load is bounded, and no page asks for more."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from dashboard import headers
from tests.dashboard.live import browser_page, served

pytestmark = pytest.mark.browser
SCREENS = sorted(
    path.stem for path in (Path(headers.__file__).parent / "screens").glob("*.py") if path.stem != "__init__"
)


EVIL = """() => {
  window.hit = 0;
  for (const src of ['https://evil.example/x.js', 'data:text/javascript,window.hit=1', '']) {
    const one = document.createElement('script');
    if (src) one.src = src; else one.textContent = 'window.hit = 2';
    document.head.append(one);
  } }"""


@pytest.fixture(scope="module")
def url(sample_of):
    with served(sample_of("hotels")) as url:
        yield url


@pytest.mark.parametrize("path", ["", "_stcore/health", "_stcore/host-config", "no/such/page.js"])
def test_every_answer_bounds_what_a_page_may_load(url, path):
    try:
        answer = urllib.request.urlopen(url + path)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        assert answer.headers["content-security-policy"] == headers.policy()
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert len(answer.headers.get_all("content-security-policy")) == 1


def test_no_page_asks_for_more_than_the_policy_allows(url):
    with browser_page(url) as page:
        said, outside = [], []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: outside.append(request.url))
        for screen in SCREENS:
            page.goto(url + screen)
            page.wait_for_selector("text=/^live/", timeout=30_000)
            page.wait_for_timeout(500)
            page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
        assert len(outside) > len(SCREENS)
        assert not [one for one in said if "Content Security Policy" in one or one.startswith("error:")]
        own = (url, url.replace("http", "ws"), "data:", "blob:")
        assert not [one for one in outside if not one.startswith(own)]


def test_a_script_from_elsewhere_is_not_run(url):
    with browser_page(url) as page:
        page.evaluate(EVIL)
        page.wait_for_timeout(500)
        assert page.evaluate("window.hit") == 0
