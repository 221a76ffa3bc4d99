"""A name and a note that have to go are found nowhere, and all that is left still stands."""

import time
from datetime import UTC, datetime

from dashboard import wiring
from engine.domain.forgetting import RedactProse
from engine.domain.values import PROSE_FIELDS
from engine.handle import handle_all
from engine.log.log import Log
from engine.log.seals.leaf import leaf_hash
from engine.settings import Settings
from projections.macros import VIEWS
from projections.publish import publish
from projections.replica import open_replica, replica_folder
from tests.cli.conftest import NAME, NOTE, WHO, last
from tests.gone import found_in

NOW = datetime.now(UTC)


def leaves(workspace):
    """The leaf hash of every event."""
    with Log(workspace / "log.sqlite3") as log:
        rows = log.read(0, 10**6)
    return [leaf_hash(*row) for row in zip(*vars(rows).values(), strict=True)]


def shown(call, *times):
    """Every view, as text."""
    return {view: call("show", view, "--format", "json", *times).out for view in VIEWS}


def test_a_name_and_a_note_are_found_nowhere_in_a_whole_workspace(call, noted, tmp_path):
    position, before = last(noted), leaves(noted)
    call("role", "grant", "Karin Vetlesen", "administrator")
    call("role", "grant", NAME, "planner")
    with Log(noted / "log.sqlite3") as log, open_replica(log, noted / "views") as read_model:
        publish(read_model, replica_folder(noted / "views"))
    call("audit", "seal")
    kept = tmp_path / "kept.json"
    kept.write_bytes((noted / "seals" / "seals.jsonl").read_bytes().splitlines()[-1])
    seen = shown(call)
    assert NAME in seen["roles"]
    assert len({place.split(":")[0] for place in found_in(noted, NAME, NOTE)}) >= 6
    answer = call("redact", str(position), "--reason", "told in confidence")
    assert (answer.out, answer.err) == (f"@{position}: redacted, position {position + 3}\n", "")
    answer = call("people", "forget", NAME, "--reason", "has left", "--format", "json")
    assert (answer.json["positions"], answer.err) == ([position + 4, position + 5], "")
    assert found_in(noted, NAME, NOTE, "marimba") == []
    after, then = shown(call), shown(call, "--up-to", str(position))
    call("export", "history", tmp_path / "history.jsonl")
    call("rebuild", "--check")
    call("rebuild")
    assert found_in(tmp_path, NAME, NOTE, "marimba") == []
    for said in (*after.values(), *then.values()):
        assert NAME not in said
        assert "marimba" not in said
    assert "forgotten person" in after["history"]
    assert "[redacted]" in after["history"]
    assert leaves(noted)[:position] == before
    verified = call("audit", "verify", "--seal", kept)
    assert "as they were sealed" in verified.out
    call("audit", "seal")
    call("audit", "export", tmp_path / "bundle")
    assert found_in(tmp_path, NAME, NOTE, "marimba") == []


def test_an_open_dashboard_follows_by_itself(call, noted):
    position = last(noted)
    held = wiring.Wiring(Settings(noted, "Ann", "root"), look_every=0.1)
    try:
        until = time.monotonic() + 30
        while not found_in(replica_folder(noted / "views"), NOTE, NAME) or not list(
            replica_folder(noted / "views").glob("views-*")
        ):
            assert time.monotonic() < until
            time.sleep(0.1)
        kept = held.answers.get("asked", lambda: NOTE)
        assert held.answers.get("asked", lambda: "anew") == kept
        answer = call("redact", str(position), "--reason", "told in confidence")
        assert (
            answer.err
            == "another process, such as a dashboard, holds the views; they follow there within seconds\n"
        )
        call("people", "forget", NAME, "--reason", "has left")
        end = last(noted)
        assert held.wait_for(end, 30)
        assert found_in(noted, NAME, NOTE, "marimba") == []
        assert held.answers.get("asked", lambda: "anew") == "anew"
        assert held.health.failing is None
        assert {row["actor"] for row in held.read_model.rows("history", where=f"WHERE position = {position}")} == {
            "forgotten person"
        }
    finally:
        held.close()
    call("rebuild", "--check")


def test_with_every_word_redacted_everything_still_stands(call, noted, hansei, tmp_path):
    before = leaves(noted)
    with Log(noted / "log.sqlite3") as log:
        told = [
            RedactProse(position=position, field=field, at=NOW, reason="all of it")
            for position, event in log.events()
            for field in PROSE_FIELDS
            if isinstance(getattr(event, field, None), dict)
        ]
        assert {command.field for command in told} >= {"text", "note", "reason", "means", "root_cause", "action"}
        handle_all(log, lambda strategy: told, actor="Ann", **WHO)
    assert leaves(noted)[: len(before)] == before
    call("rebuild", "--check")
    seen = shown(call)
    assert [view for view, rows in seen.items() if len(rows) < 10] == ["roles"]
    call("diff", "2025-02-01", "2025-11-01", "--format", "json")
    call("audit", "log", "--chain", "--format", "json")
    plan = call("plan", "export").out
    call("policies", "run")
    assert "[redacted]" not in plan
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    assert call("plan", "diff", tmp_path / "plan.yaml", "--format", "json").json["changes"] == []
    call("export", "history", tmp_path / "history.jsonl")
    other = tmp_path / "other"
    assert hansei("init", workspace=other).status == 0
    assert hansei("import", "history", tmp_path / "history.jsonl", workspace=other).status == 0
    for view in (
        "entities",
        "okrs",
        "findings",
        "decisions",
        "lessons",
        "countermeasures",
        "scorecard",
        "catchball",
    ):
        imported = hansei("show", view, "--format", "json", workspace=other).json
        ours = call("show", view, "--format", "json").json
        told_here = [
            [{name: value for name, value in row.items() if name != "changes"} for row in rows]
            for rows in (ours, imported)
        ]
        assert told_here[0] == told_here[1], view
    again = call("import", "history", tmp_path / "history.jsonl", "--format", "json").json
    assert again["appended"] == 0
