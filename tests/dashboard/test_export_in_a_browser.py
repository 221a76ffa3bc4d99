"""The Export menu in a real browser: nothing is made before it is opened, and a file when it is asked for."""

import shutil

import pytest

from tests.dashboard.live import browser_page, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def url(hotels, tmp_path_factory):
    workspace = tmp_path_factory.mktemp("browser") / "hotels"  # a server's policies write into it
    shutil.copytree(hotels, workspace, ignore=shutil.ignore_patterns("views"))
    with served(workspace) as url:
        yield url


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("Page as PDF", b"%PDF"),
        ("Page as PPTX", b"PK"),
        ("Drawing as PNG", b"\x89PNG"),
        ("Table as CSV", b"\xef\xbb"),
    ],
)
def test_a_file_comes_when_it_is_asked_for(url, label, begins, tmp_path):
    with browser_page(f"{url}strategy_map") as page:
        assert page.get_by_text("Permalink: shows this page").count() == 0
        page.get_by_role("button", name="Export").click()
        page.wait_for_selector("text=Permalink: shows this page")
        with page.expect_download(timeout=60_000) as coming:
            page.get_by_role("button", name=label).click()
        coming.value.save_as(tmp_path / "file")
        assert (tmp_path / "file").read_bytes().startswith(begins)
        assert coming.value.suggested_filename.startswith("hansei-strategy-map-")
        assert page.get_by_test_id("stDownloadButtonError").count() == 0
