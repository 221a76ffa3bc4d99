"""Who is forgotten and what is redacted stand in no file made afterwards, also not where the file is unpacked."""

import html
import io
import shutil
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from dashboard.packs.making import retrospective_pack, review_pack
from dashboard.packs.writers import WRITERS
from engine.log.log import Log
from projections.replica import open_replica
from tests.dashboard.conftest import exported
from tests.gone import forms

NAME, REVIEW = "Jonas Åkerlund", "R-2025-Q3"


def pieces(made: bytes) -> Iterator[bytes]:
    """The bytes of a file and of all that is packed into it, however deep; of a PDF also its text."""
    yield made
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as packed:
            for member in packed.infolist():
                yield member.filename.encode()
                yield from pieces(packed.read(member))
    elif made.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(made))
        yield repr(reader.metadata).encode()
        for page in reader.pages:
            yield page.extract_text().encode()
        for number in range(1, len(reader.xref_objStm) + max(reader.xref[0], default=0) + 1):
            found = reader.get_object(number)
            yield found.get_data() if isinstance(found, StreamObject) else repr(found).encode()


def joined(piece: bytes) -> bytes:
    """Without breaks, for on paper a line goes on below, and with every sign of XML as what it stands for."""
    said = html.unescape(piece.decode("utf-8", "replace"))
    return "".join(said.replace("\u200b", "").split()).encode()


def found_in(made: bytes, *words: str) -> set[str]:
    """Those of the words that stand anywhere in a file."""
    wanted = {word: {form for one in (word, word.replace(" ", "")) for form in forms(one)} for word in words}
    return {
        word
        for piece in pieces(made)
        for whole in (piece, joined(piece))
        for word, these in wanted.items()
        if any(form in whole for form in these)
    }


@pytest.fixture
def told(hotels, tmp_path):
    """A copy of the hotels; the position of a finding of its third quarter, and the words of that."""
    workspace = tmp_path / "workspace"
    shutil.copytree(hotels, workspace)
    with Log(workspace / "log.sqlite3") as log:
        position, said = next(
            (at, event.text["text"])
            for at, event in log.events()
            if event.TOPIC == "FindingRecorded" and event.originator_id == f"review-{REVIEW}"
        )
    return workspace, position, said


@pytest.fixture
def made(open_page, offered, told):
    """Makes both packs, and every file of a page, anew: their bytes by their names."""
    workspace, *_ = told

    def make() -> dict[str, bytes]:
        files = {}
        with Log(workspace / "log.sqlite3") as log, open_replica(log, workspace / "views") as views:
            packs = {
                "review": review_pack(views, workspace, datetime.now(UTC), review=REVIEW),
                "retrospective": retrospective_pack(views, workspace, datetime.now(UTC), cycle="2025-Q3"),
            }
        for name, pack in packs.items():
            files |= {f"{name}{ending}": write(pack) for ending, write in WRITERS.items()}
        offered.clear()
        exported(open_page(workspace, "pdca", review=REVIEW))
        pages = {name: take for name, take in offered.items() if "-pack." not in name}
        return files | {f"pdca.{name.rpartition('.')[2]}": take() for name, take in pages.items()}

    return make


def test_a_name_and_a_note_are_in_no_pack_and_no_page_made_after_they_had_to_go(hansei, told, made):
    workspace, position, said = told
    before = {name: found_in(file, NAME, said) for name, file in made().items()}
    assert {name for name, found in before.items() if NAME in found} == set(before)
    assert {name for name, found in before.items() if said in found} == {
        "review.pdf",
        "review.xlsx",
        "review.pptx",
    }
    for command in (
        ("role", "grant", "Mara Lindqvist", "administrator"),
        ("people", "forget", NAME, "--everywhere", "--reason", "has left"),
        ("redact", str(position), "--everywhere", "--reason", "told in confidence"),
    ):
        answer = hansei(*command, workspace=workspace)
        assert answer.status == 0, answer.err
    after = {name: found_in(file, NAME, said, "forgotten person") for name, file in made().items()}
    assert after.keys() == before.keys()
    assert before.keys() == {f"{name}{ending}" for name in ("review", "retrospective") for ending in WRITERS} | {
        f"pdca.{kind}" for kind in ("pdf", "pptx", "csv", "xlsx")
    }
    assert set.union(*after.values()) == {"forgotten person"}
