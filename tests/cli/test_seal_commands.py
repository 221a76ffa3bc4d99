"""`hansei audit seal`, `verify`, `proof` and `export`: what they answer, in which form, with which exit status."""

import sqlite3
import zipfile
from contextlib import closing
from hashlib import sha256

import pytest

from engine.log.seals.proofs import is_consistent, root_by_inclusion


@pytest.fixture
def sealed(hansei, tmp_path):
    """A workspace that was sealed twice; the seals as somebody outside kept them."""
    lines = tmp_path / "plan.jsonl"
    at = '{"recorded_at":"2026-01-01T00:00:00Z","effective_at":"2026-01-01T00:00:00Z","actor":"Ann",'
    lines.write_text(
        f'{at}"kind":"plan_created","id":"P","title":"Plan"}}\n'
        f'{at}"kind":"objective_added","id":"O","parent_id":"P","title":"Objective"}}\n'
        f'{at}"kind":"key_result_added","id":"KR","parent_id":"O","title":"Key result","target":9}}\n'
    )
    hansei("init")
    hansei("import", "history", lines)
    kept = []
    for value in ("1", "2"):
        hansei("check-in", "KR", value, "--note", "half way")
        answer = hansei("audit", "seal", "--format", "json")
        kept.append(tmp_path / f"kept-{value}.json")
        kept[-1].write_text(answer.out)
    return kept


def alter(tmp_path, position):
    with closing(sqlite3.connect(tmp_path / "workspace" / "log.sqlite3")) as connection, connection:
        connection.execute(
            "UPDATE stored_events SET state = replace(CAST(state AS TEXT), 'p-', 'q-') WHERE rowid = ?", [position]
        )


def test_init_makes_the_key_and_shows_it_nowhere(hansei, tmp_path):
    answer = hansei("init")
    key = tmp_path / "workspace" / "seals" / "key.pem"
    assert key.stat().st_mode & 0o777 == 0o600
    assert "PRIVATE" not in answer.out + answer.err
    assert hansei("audit", "seal").out == "an empty log: nothing to seal\n"
    assert hansei("audit", "seal", "--format", "json").json == {"size": 0}


def test_a_seal_says_what_to_give_away(hansei, sealed):
    answer = hansei("audit", "seal")
    assert answer.out.startswith("5 events are sealed, none of them new since the last seal\nsealed at ")
    assert hansei("audit", "seal", "--format", "json").json["size"] == 5


def test_a_sound_record_is_said_to_be_sound(hansei, sealed):
    hansei("check-in", "KR", "3")
    answer = hansei("audit", "verify", "--seal", sealed[0], "--seal", sealed[1])
    assert answer.status == 0
    assert answer.out.startswith(
        "5 events are as they were sealed: 2 seals and 2 kept elsewhere hold\n1 events are not sealed yet\n"
    )
    found = hansei("audit", "verify", "--format", "json").json
    assert (found["sound"], found["sealed"], found["unsealed"], found["first_wrong"]) == (True, 5, 1, None)


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_verification_is_told_as_one_row(hansei, sealed, form):
    lines = hansei("audit", "verify", "--format", form).out.splitlines()
    assert len(lines) == (2 if form == "csv" else 3)
    assert "sound" in lines[0]


def test_a_root_on_paper_serves_as_a_seal(hansei, sealed):
    root = hansei("audit", "proof", "3", "4", "--format", "json").json["root"]
    printed = f"{root[:32].upper()} {root[32:]}"
    assert hansei("audit", "verify", "--root", printed, "--size", "4").status == 0
    answer = hansei("audit", "verify", "--root", printed, "--size", "5", "--format", "json")
    assert (answer.status, answer.json["first_wrong"], answer.json["last_wrong"]) == (3, 1, 5)


def test_what_was_altered_is_named_with_exit_status_3(hansei, sealed, tmp_path):
    alter(tmp_path, 2)
    answer = hansei("audit", "verify", "--seal", sealed[1], "--format", "json")
    assert answer.status == 3
    assert (answer.json["first_wrong"], answer.json["last_wrong"]) == (2, 2)
    (line,) = answer.err.splitlines()
    assert "the record is not what was sealed, from position 2 on" in line
    answer = hansei("audit", "verify")
    assert answer.out.startswith("position 2: this is not the event that was sealed here")
    assert hansei("audit", "proof", "2").status == 3
    assert hansei("audit", "export", tmp_path / "evidence.zip").status == 3
    assert not (tmp_path / "evidence.zip").exists()


def test_a_proof_of_an_event_leads_to_the_root(hansei, sealed):
    found = hansei("audit", "proof", "4", "--format", "json").json
    leaf = sha256(b"\0" + found["leaf"].encode()).digest()
    assert leaf.hex() == found["leaf_hash"]
    assert '"note":{"hash":"' in found["leaf"]
    path = [bytes.fromhex(head) for head in found["path"]]
    assert root_by_inclusion(leaf, found["index"], found["size"], path).hex() == found["root"]
    assert "path: 3 hashes" in hansei("audit", "proof", "4").out


def test_a_proof_of_growth_leads_from_one_root_to_the_other(hansei, sealed):
    found = hansei("audit", "proof", "4", "5", "--format", "json").json
    path = [bytes.fromhex(head) for head in found["path"]]
    assert is_consistent(4, bytes.fromhex(found["older_root"]), 5, bytes.fromhex(found["root"]), path)


def test_a_bundle_is_written_after_what_is_new_is_sealed(hansei, sealed, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    hansei("check-in", "KR", "3")
    answer = hansei("audit", "export", "--without-prose", "--format", "json")
    assert (answer.json["file"], answer.json["events"], answer.json["size"]) == ("hansei-evidence-6.zip", 6, 6)
    with zipfile.ZipFile(tmp_path / "hansei-evidence-6.zip") as packed:
        assert b"half way" not in packed.read("events.jsonl")
    assert hansei("audit", "export", "--first", "2", "--last", "3", "--format", "json").json["events"] == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("proof", "99"), "the log has no such position"),
        (("proof", "6"), "is not sealed yet, only up to 5"),
        (("proof", "5", "4"), "the smaller one first"),
        (("proof", "1", "6"), "up to the 5 that are sealed"),
        (("proof", "1", "2", "3"), "give one position, or two numbers"),
        (("verify", "--root", "00"), "give --root and --size together"),
        (("verify", "--size", "3"), "give --root and --size together"),
        (("verify", "--root", "xy", "--size", "3"), "a root has 64 digits"),
        (("verify", "--seal", "plan.jsonl"), "plan.jsonl:1: this is no seal"),
        (("verify", "--seal", "empty"), "no seal in it"),
        (("verify", "--seal", "altered"), "the signature is not that of its key"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(hansei, sealed, tmp_path, monkeypatch, arguments, why):
    monkeypatch.chdir(tmp_path)
    hansei("check-in", "KR", "3")
    (tmp_path / "empty").touch()
    (tmp_path / "altered").write_text(sealed[0].read_text().replace('"size":4', '"size":3'))
    answer = hansei("audit", *arguments)
    (line,) = answer.err.splitlines()
    assert (answer.status, why in line) == (2, True), answer


def test_without_a_seal_there_is_nothing_to_prove(hansei):
    hansei("init")
    answer = hansei("audit", "proof", "1")
    assert (answer.status, "nothing is sealed yet" in answer.err) == (2, True)


def test_an_older_copy_of_the_log_is_not_sealed(hansei, sealed, tmp_path):
    with closing(sqlite3.connect(tmp_path / "workspace" / "log.sqlite3")) as connection, connection:
        connection.execute("DELETE FROM stored_events WHERE rowid > 3")
    answer = hansei("audit", "seal")
    assert (answer.status, "ends at position 3, but was sealed up to 5" in answer.err) == (3, True)
