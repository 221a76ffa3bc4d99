"""What is forgotten leaves every replica: in its rows, in its bytes, and whatever questions are asked meanwhile."""

import threading
import time
from pathlib import Path

import duckdb
import orjson
import pytest

from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.okr import CheckIn, SetKeyResult, SetObjective
from engine.domain.plan import AddComment, StartPlan
from engine.domain.values import PROSE_FIELDS
from engine.handle import handle
from engine.log.log import Log, utc_now
from engine.log.recorded import Batch
from projections.projector import apply
from projections.publish import publish
from projections.read_model import ReadModel
from projections.replica import check, follow, open_replica, rebuild, replica_folder
from tests.gone import found_in

GOLDEN = [orjson.loads(path.read_bytes()) for path in sorted((Path(__file__).parents[1] / "golden").glob("*.json"))]
PROSE = [
    (golden["event"], field, golden["payload"])
    for golden in GOLDEN
    for field in PROSE_FIELDS
    if isinstance(golden["payload"].get(field), dict)
]
REDACTION = next(golden["payload"] for golden in GOLDEN if golden["event"] == "ProseRedacted")
NAME, NOTE = "Zebulon Quux", "the marimba is out of tune"
WHO = {"appended_by": "root", "source": "cli"}


@pytest.fixture
def workspace(tmp_path):
    """A plan in which Zebulon left a note, and a replica with a copy that have taken it in."""
    with Log(tmp_path / "log.sqlite3", create=True) as log:
        now = utc_now()
        for command in (
            StartPlan(entity_id="P", at=now, title="Spring"),
            SetObjective(entity_id="O", parent_id="P", title="Guests return", at=now, reason="r"),
            *(
                SetKeyResult(
                    entity_id=f"K{n}", parent_id="O", title="Stays", baseline=0, target=9, at=now, reason="r"
                )
                for n in range(14)
            ),
        ):
            handle(log, command, actor="Ann", **WHO)
        handle(log, CheckIn(entity_id="K1", at=now, value=3, note=NOTE), actor=NAME, **WHO)
        with open_replica(log, tmp_path / "views") as read_model:
            publish(read_model, replica_folder(tmp_path / "views"))
        yield log


def forget(log):
    """Whoever told the note is forgotten, and the note is redacted."""
    handle(log, ForgetPerson(person=NAME, at=utc_now(), reason="has left"), actor="Ann", **WHO)
    command = RedactProse(position=log.position() - 1, at=utc_now(), reason="told in confidence")
    return handle(log, command, actor="Ann", **WHO).positions[-1]


def told(*batches):
    """The hashes of the facts, and all that they say, of a replica that took these batches of events in."""
    position = 0
    with ReadModel() as read_model:
        for batch in batches:
            places = list(range(position + 1, position + len(batch) + 1))
            names = [event for event, _ in batch]
            said = [orjson.dumps(payload).decode() for _, payload in batch]
            with read_model._connection.cursor() as cursor:
                apply(cursor, Batch(places, ["s"] * len(batch), [1] * len(batch), names, said))
            position = places[-1]
        facts = read_model.hashes()
        rows = [row for fact in facts for row in read_model.ask(f"FROM {fact} ORDER BY ALL").to_pylist()]
        return facts, rows


def test_a_replica_that_has_taken_words_in_becomes_equal_to_one_that_never_saw_them():
    said = [
        (event, {**payload, field: {"text": f"{NOTE} {place}.", "salt": "0" * 32}})
        for place, (event, field, payload) in enumerate(PROSE)
    ]
    gone = [(event, {**payload, field: {"hash": "f" * 64}}) for event, field, payload in PROSE]
    redactions = [
        ("ProseRedacted", {**REDACTION, "redacts": position, "field": field})
        for position, (_, field, _) in enumerate(PROSE, 1)
    ]
    had = str(told(said)[1])
    assert {field for place, (_, field, _) in enumerate(PROSE) if f"{NOTE} {place}." in had} == set(PROSE_FIELDS)
    facts, rows = told(gone + redactions)
    assert NOTE not in str(rows)
    assert str(rows).count("[redacted]") == had.count(NOTE)
    assert told(gone, redactions) == (facts, rows)
    assert told(said, redactions) == (facts, rows)
    assert told(said + redactions) == (facts, rows)


def test_a_replica_follows_in_rows_and_in_bytes_and_older_copies_go(workspace, tmp_path):
    assert found_in(tmp_path / "views", NAME, NOTE)
    before = workspace.position()
    forget(workspace)
    with open_replica(workspace, tmp_path / "views") as read_model:
        said = read_model.rows("history", where="WHERE position >= ?", parameters=[before])
    assert {row["actor"] for row in said if row["position"] <= before} == {"forgotten person"}
    assert [row["after"] for row in said if row["field"] == "note"] == ["[redacted]"]
    assert [(row["field"], row["after"]) for row in said if row["position"] > before] == [
        ("forgotten", "forgotten person"),
        ("redacted", f"note of position {before}"),
    ]
    assert found_in(tmp_path, NAME, NOTE) == []
    assert [path.name for path in replica_folder(tmp_path / "views").iterdir()] == ["replica.duckdb"]
    assert check(workspace, tmp_path / "views")


def test_a_rebuilt_replica_never_had_it(workspace, tmp_path):
    forget(workspace)
    rebuild(workspace, tmp_path / "views")
    assert found_in(tmp_path, NAME, NOTE) == []
    with ReadModel(replica_folder(tmp_path / "views") / "replica.duckdb") as read_model:
        assert read_model.clean_at == workspace.forgotten_at


def test_a_replica_that_was_killed_before_its_file_was_clean_is_cleaned_by_the_next(
    workspace, tmp_path, monkeypatch
):
    forget(workspace)
    with monkeypatch.context() as patch:
        patch.setattr("projections.database.Database.write_anew", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError), open_replica(workspace, tmp_path / "views"):
            pass
    assert found_in(tmp_path / "views", NAME, NOTE)
    with open_replica(workspace, tmp_path / "views"):
        pass
    assert found_in(tmp_path, NAME, NOTE) == []


def test_replicas_of_other_versions_and_unfinished_files_go_too(workspace, tmp_path):
    folder = replica_folder(tmp_path / "views")
    for path in (folder.parent / "older" / "replica.duckdb", folder / "views.part", folder / "building.duckdb"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(NAME.encode())
    forget(workspace)
    with open_replica(workspace, tmp_path / "views"):
        pass
    assert found_in(tmp_path, NAME, NOTE) == []
    assert not (folder.parent / "older").exists()


def test_a_private_replica_beside_one_that_is_held_follows_as_well(workspace, tmp_path):
    with (
        open_replica(workspace, tmp_path / "views") as held,
        open_replica(workspace, tmp_path / "views") as private,
    ):
        assert private.path != held.path
        position = forget(workspace)
        follow(private, workspace, tmp_path / "views")
        assert found_in(private.path.parent, NAME, NOTE) == []
        assert found_in(replica_folder(tmp_path / "views"), NAME, NOTE), "the one that is held follows by itself"
        follow(held, workspace, tmp_path / "views")
        assert found_in(tmp_path, NAME, NOTE) == []
        assert private.position == held.position == position
        assert private.hashes() == held.hashes()


def test_questions_are_answered_while_the_file_is_written_anew(workspace, tmp_path):
    with open_replica(workspace, tmp_path / "views") as read_model:
        read_model.lock()
        stop, wrong, asked = threading.Event(), [], [0] * 3

        def ask(number):
            while not stop.is_set():
                try:
                    assert len(read_model.rows("entities")) == 16
                    asked[number] += 1
                except Exception as error:
                    wrong.append(error)
                    return

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
        for thread in threads:
            thread.start()
        for round_ in range(3):
            text = f"secret {round_}"
            comment = AddComment(entity_id="K2", at=utc_now(), text=text)
            position = handle(workspace, comment, actor="Ann", **WHO).positions[0]
            read_model.catch_up(workspace)
            before = list(asked)
            handle(workspace, RedactProse(position=position, at=utc_now(), reason="r"), actor="Ann", **WHO)
            read_model.catch_up(workspace)
            while not wrong and any(now <= then for now, then in zip(asked, before, strict=True)):
                stop.wait(0.01)
            assert found_in(tmp_path, text) == []
        stop.set()
        for thread in threads:
            thread.join()
        assert wrong == []
        with pytest.raises(duckdb.Error, match=r"disabled|Permission"):
            read_model.ask("FROM read_csv('/etc/passwd')")


def test_a_file_that_another_process_took_meanwhile_is_waited_for(workspace, tmp_path, monkeypatch):
    opened = []

    def taken_once(*arguments, connect=duckdb.connect, **options):
        opened.append(arguments)
        if len(opened) == 1:
            raise duckdb.IOException("Could not set lock on file")
        return connect(*arguments, **options)

    with open_replica(workspace, tmp_path / "views") as read_model:
        forget(workspace)
        monkeypatch.setattr("projections.database.duckdb.connect", taken_once)
        read_model.catch_up(workspace)
        assert len(opened) == 2
        assert read_model.rows("entities")


def test_a_file_that_stayed_taken_is_opened_again_at_the_next_look(workspace, tmp_path, monkeypatch):
    def taken(*_, **__):
        raise duckdb.IOException("Could not set lock on file")

    with open_replica(workspace, tmp_path / "views") as read_model:
        position = forget(workspace)
        with monkeypatch.context() as patch:
            patch.setattr("projections.database.TAKEN", 0.1)
            patch.setattr("projections.database.duckdb.connect", taken)
            with pytest.raises(duckdb.IOException):
                read_model.catch_up(workspace)
        assert read_model.catch_up(workspace) == position
        assert read_model.rows("entities")


def test_who_asks_in_several_steps_is_waited_for(workspace, tmp_path):
    with open_replica(workspace, tmp_path / "views") as read_model:
        position = forget(workspace)
        follower = threading.Thread(target=follow, args=(read_model, workspace, tmp_path / "views"))
        with read_model.aside() as cursor:
            follower.start()
            while not read_model._database._alone:
                time.sleep(0.01)
            assert read_model.rows("entities")
            assert cursor.execute("SELECT 1").fetchone() == (1,)
            assert read_model.position < position
        follower.join()
        assert read_model.position == position
    assert found_in(tmp_path, NAME, NOTE) == []


def test_a_question_without_an_end_keeps_the_file_in_its_place_and_is_told(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr("projections.database.TAKEN", 0.1)
    with open_replica(workspace, tmp_path / "views") as read_model:
        position = forget(workspace)
        with read_model.aside(), pytest.raises(duckdb.IOException, match="takes too long"):
            read_model.catch_up(workspace)
        assert read_model.catch_up(workspace) == position
        assert read_model.rows("entities")
