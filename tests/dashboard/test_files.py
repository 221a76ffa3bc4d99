"""What a person takes away: a table as CSV or XLSX, and a link that shows the same for ever."""

import io
import shutil
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import pytest
from openpyxl import load_workbook

from dashboard import wiring
from dashboard.components.frame.files import as_csv, as_xlsx
from engine.domain.measure import RecordReading
from engine.domain.plan import AddComment
from engine.handle import handle
from engine.log.log import Log
from tests.dashboard.conftest import APP, every_element
from tests.dashboard.live import WHO

HOSTILE = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "<script>", "‮rtl", "😀", "x" * 40_000]
PAGES = sorted(path.stem for path in (APP.parent / "screens").glob("[!_]*.py"))
CLOCKS = ("hansei_live", "hansei_clock")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_text_in_both_files(text):
    rows = [{"Name": text, "Number": 1.5, "When": datetime(2026, 1, 2, 3, tzinfo=UTC), "None": None}]
    sheet = load_workbook(io.BytesIO(as_xlsx(rows, "page"))).active
    name, number, when, none = next(sheet.iter_rows(min_row=2, max_row=2))
    assert name.data_type == "s"
    assert name.value.strip() == text.strip()[:32_767]
    assert (number.value, when.value, none.value) == (1.5, datetime(2026, 1, 2, 3), None)  # noqa: DTZ001
    told = as_csv(rows).decode("utf-8-sig").splitlines()[1]
    assert not told.lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_table_of_nothing_is_a_file_all_the_same():
    assert as_csv([]) == b""
    assert load_workbook(io.BytesIO(as_xlsx([], "page"))).active.max_row == 1


def shown(page):
    """What a page draws: its tables, and what its own drawings are made of."""
    drawings = [one.proto for one in every_element(page._tree) if getattr(one, "type", "") == "bidi_component"]
    tables = [one.value.to_json() for one in page.dataframe]
    return tables, [proto.json for proto in drawings if proto.component_name not in CLOCKS]


def test_a_permalink_shows_the_same_after_more_was_said(open_page, hotels, tmp_path):
    workspace = tmp_path / hotels.name
    shutil.copytree(hotels, workspace, ignore=shutil.ignore_patterns("views"))
    links, before = {}, {}
    # The trend of deployment health grows while it is looked at; that it stays as it was has a test of its own.
    for screen in [one for one in PAGES if one != "deployment_health"]:
        page = open_page(workspace, screen, **({"item": "M-NPS"} if screen in ("item", "scorecard") else {}))
        links[screen] = next(one.value for one in page.code if "upto=" in one.value)
        before[screen] = shown(page)
        assert screen == "catchball" or before[screen] != ([], []), screen  # its talks are words
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3") as log:
        for name in ("M-NPS", "M-READY"):
            handle(log, RecordReading(entity_id=name, at=now, value=1, period=f"{now:%Y-%m}"), **WHO)
        handle(log, AddComment(entity_id="M-NPS", at=now, text="Later"), **WHO)
        assert wiring.current().wait_for(log.position(), 10)
    for screen, link in links.items():
        again = open_page(workspace, screen, **dict(parse_qsl(link.lstrip("?"))))
        assert "as the log stood" in "\n".join(str(one.value) for one in again.markdown), screen
        assert shown(again) == before[screen], screen
