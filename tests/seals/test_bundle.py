"""The evidence bundle, checked by a stranger: a real process with the bundle, check.py and nothing else."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import orjson
import pytest

from engine.domain.forgetting import RedactProse
from engine.errors import BrokenIntegrityError, UnavailableError, UnusableInputError
from engine.handle import handle
from engine.log.seals import check
from engine.log.seals.bundle import export_bundle
from engine.log.seals.sealing import seal
from engine.log.seals.shelf import Shelf
from tests.crash.support import ROOT
from tests.seals.workspaces import changed, make_log, put_rows, reach_into, rows_of, tell


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    with make_log(tmp_path_factory.mktemp("sealed")) as log:
        for _ in range(4):
            tell(log, 11)
            seal(log)
        yield log


@pytest.fixture
def unpacked(log, tmp_path):
    """The bundle of everything, unpacked."""
    export_bundle(log, tmp_path / "evidence.zip")
    with zipfile.ZipFile(tmp_path / "evidence.zip") as packed:
        packed.extractall(tmp_path / "evidence")
    return tmp_path / "evidence"


def run_check(bundle: Path, *kept: object) -> tuple[int, str]:
    """What check.py says of a bundle; it runs away from this project."""
    program = bundle.parent / "check.py"
    shutil.copy(ROOT / "docs" / "check.py", program)
    done = subprocess.run(
        [sys.executable, "-I", program, bundle, *map(str, kept)],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def edited(path: Path, number: int, **fields: object) -> None:
    """One line of a file of the bundle with other values in it."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number] = orjson.dumps({**orjson.loads(lines[number]), **fields}) + b"\n"
    path.write_bytes(b"".join(lines))


def test_the_check_in_the_documentation_is_that_of_the_bundle(unpacked):
    ours = Path(check.__file__).read_bytes()
    assert (ROOT / "docs" / "check.py").read_bytes() == (unpacked / "check.py").read_bytes() == ours
    assert {path.name for path in unpacked.iterdir()} == {
        "READ-ME-FIRST.md", "check.py", "events.jsonl", "proofs.json", "seals.jsonl",
    }  # fmt: skip


def test_the_check_needs_python_and_one_library():
    imported = {
        line.split()[1]
        for line in (ROOT / "docs" / "check.py").read_text().splitlines()
        if line[:5] in ("impor", "from ")
    }
    assert {name.split(".")[0] for name in imported} - sys.stdlib_module_names == {"cryptography"}


def test_a_stranger_checks_a_bundle_packed_and_unpacked(log, unpacked, tmp_path):
    first = Shelf(log.workspace).seals()[0]
    for bundle in (tmp_path / "evidence.zip", unpacked):
        status, said = run_check(bundle)
        assert (status, said.splitlines()[0]) == (0, f"44 events of 44 are as the last seal of {_last(log)} says.")
        assert "No seal was given to compare" in said
        status, said = run_check(bundle, first.size, first.root.upper())
        assert status == 0
        assert "The seal you kept, over 11 events, is one of them." in said


def _last(log):
    return Shelf(log.workspace).seals()[-1].sealed_at


@pytest.mark.parametrize("kept", [(11, "0" * 64), (12, None), (45, None)])
def test_a_root_that_is_not_of_this_record_is_refused(log, unpacked, kept):
    size, root = kept
    status, said = run_check(unpacked, size, root or Shelf(log.workspace).seals()[0].root)
    assert status == 1
    assert said.startswith(f"WRONG: no seal here is over {size} events")


def forge_event(folder):
    edited(folder / "events.jsonl", 20, position=21, version=99)


def forge_state(folder):
    event = orjson.loads((folder / "events.jsonl").read_bytes().splitlines()[20])
    edited(folder / "events.jsonl", 20, state=event["state"].replace("value", "Value"))


def take_out_event(folder):
    lines = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "events.jsonl").write_bytes(b"".join(lines[:7] + lines[8:]))


def swap_events(folder):
    lines = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "events.jsonl").write_bytes(b"".join([lines[1], lines[0], *lines[2:]]))


def leave_events_out(folder):
    (folder / "events.jsonl").write_bytes(b"")


def forge_time_of_seal(folder):
    edited(folder / "seals.jsonl", 1, sealed_at="2020-01-01T00:00:00.000000Z")


def forge_root(folder):
    edited(folder / "seals.jsonl", 1, root="1" * 64)


def forge_key(folder):
    edited(folder / "seals.jsonl", 1, key="2" * 64)


def forge_path(folder):
    proofs = orjson.loads((folder / "proofs.json").read_bytes())
    proofs["consistency"][0]["path"][0] = "3" * 64
    (folder / "proofs.json").write_bytes(orjson.dumps(proofs))


def leave_seals_out(folder):
    lines = (folder / "seals.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "seals.jsonl").write_bytes(b"".join(lines[:-1]))


def spoil(folder):
    (folder / "events.jsonl").write_bytes(b"no json")


@pytest.mark.parametrize(
    "forge",
    [
        forge_event, forge_state, take_out_event, swap_events, leave_events_out, forge_time_of_seal, forge_root,
        forge_key, forge_path, leave_seals_out, spoil,
    ],
)  # fmt: skip
def test_a_bundle_that_was_tampered_with_is_refused(unpacked, forge):
    forge(unpacked)
    status, said = run_check(unpacked)
    assert (status, said[:6]) == (1, "WRONG:")
    assert "Traceback" not in said


def test_without_prose_no_words_leave_the_house_and_every_check_holds(log, tmp_path):
    export_bundle(log, tmp_path / "silent.zip", prose=False)
    with zipfile.ZipFile(tmp_path / "silent.zip") as packed:
        events = packed.read("events.jsonl")
        assert b"half way" not in events
        assert b"salt" not in events
        assert "are left out of this bundle" in packed.read("READ-ME-FIRST.md").decode()
    assert run_check(tmp_path / "silent.zip")[0] == 0


def test_some_events_are_proved_each_by_its_own_path(log, tmp_path):
    done = export_bundle(log, tmp_path / "some.zip", first=12, last=20)
    assert done.events == 9
    kept = Shelf(log.workspace).seals()[2]
    status, said = run_check(tmp_path / "some.zip", kept.size, kept.root)
    assert (status, said.splitlines()[0]) == (0, f"9 events of 44 are as the last seal of {_last(log)} says.")
    with zipfile.ZipFile(tmp_path / "some.zip") as packed:
        packed.extractall(tmp_path / "some")
        assert "9 of the 44 sealed events" in packed.read("READ-ME-FIRST.md").decode()
    edited(tmp_path / "some" / "events.jsonl", 3, index=16)
    assert run_check(tmp_path / "some") == (1, "WRONG: position 15: this event is not under the last seal\n")


def test_redacted_words_are_in_no_bundle_and_every_check_holds(tmp_path):
    with make_log(tmp_path / "workspace") as log:
        tell(log, 12)
        seal(log)
        kept = Shelf(log.workspace).seals()[0]
        gone = RedactProse(at=log.now(), position=9, reason="named a patient")
        handle(log, gone, actor="Ann", appended_by="root", source="cli")
        seal(log)
        export_bundle(log, tmp_path / "evidence.zip")
    with zipfile.ZipFile(tmp_path / "evidence.zip") as packed:
        told = [json.loads(line) for line in packed.read("events.jsonl").splitlines()]
    assert [*json.loads(told[8]["state"])["note"]] == ["hash"]
    assert run_check(tmp_path / "evidence.zip", kept.size, kept.root)[0] == 0


def test_no_bundle_is_made_of_what_was_altered(log, tmp_path):
    before = rows_of(log)
    for after in ([*before[:9], changed(before[9], value=0), *before[10:]], before[:40]):
        with reach_into(log) as connection:
            put_rows(connection, after)
        with pytest.raises(BrokenIntegrityError, match="no bundle was written"):
            export_bundle(log, tmp_path / "evidence.zip")
    with reach_into(log) as connection:
        put_rows(connection, before)
    assert not [*tmp_path.iterdir()]
    with pytest.raises(UnavailableError, match="give a file that can be written"):
        export_bundle(log, tmp_path / "nowhere" / "evidence.zip")


def test_nothing_sealed_is_no_evidence(tmp_path):
    with make_log(tmp_path) as log, pytest.raises(UnusableInputError, match="nothing is sealed yet"):
        export_bundle(log, tmp_path / "evidence.zip")
