"""Reviews through the commands: pinned, decided, followed up, and looked at again."""

import threading

import orjson
import pytest

from engine.domain.finding import RecordFinding
from engine.handle import handle
from engine.log.log import Log, utc_now

PLAN = [
    {"kind": "plan_created", "id": "P", "title": "Spring", "period": "2026"},
    {"kind": "objective_added", "id": "O", "parent_id": "P", "title": "Guests come back"},
    {
        "kind": "key_result_added",
        "id": "KR",
        "parent_id": "O",
        "title": "Repeat stays",
        "baseline": 20,
        "target": 40,
    },
]


@pytest.fixture
def workspace(hansei, tmp_path):
    """A workspace with a key result that was checked in once; the log ends at position 4."""
    assert hansei("init").status == 0
    told = {"recorded_at": "2026-01-01T00:00:00Z", "effective_at": "2026-01-01T00:00:00Z", "actor": "Ann"}
    file = tmp_path / "plan.jsonl"
    file.write_bytes(b"".join(orjson.dumps({**told, **line}) + b"\n" for line in PLAN))
    assert hansei("import", "history", file).status == 0
    assert hansei("check-in", "KR", "25").status == 0
    return tmp_path / "workspace"


@pytest.fixture
def done(hansei):
    """What a command answers as one object; it has to succeed."""

    def call(*arguments):
        answer = hansei(*arguments, "--format", "json")
        assert (answer.status, answer.err) == (0, "")
        return answer.json

    return call


@pytest.fixture
def review(done, workspace):
    """An open review R that looks at position 5."""
    done("review", "schedule", "R", "--of", "P", "--tier", "monthly", "--for", "2026-03-31", "--facilitator", "Bob")
    return done("review", "open", "R")


def refused(answer, said):
    assert answer.status == 1, answer
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_a_review_is_held_from_its_schedule_to_its_close(done, workspace):
    scheduled = done("review", "schedule", "R", "--of", "P", "--tier", "quarterly", "--for", "2026-03-31T09:00:00Z")
    assert (scheduled["id"], scheduled["positions"]) == ("R", [5])
    done("review", "agenda", "R", "Misses", "Locks")
    done("review", "attend", "R", "Zoe", "Bob")
    opened = done("review", "open", "R")
    assert (opened["id"], opened["opened_position"], opened["positions"]) == ("R", 7, [8])
    assert done("review", "find", "R", "Too slow", "--subject", "KR")["id"] == "R-F1"
    assert done("review", "lesson", "R", "Ask earlier")["id"] == "R-L1"
    assert done("review", "recognise", "R", "Bob", "Stayed all night", "--id", "thanks")["id"] == "thanks"
    closed = done("review", "close", "R")
    assert (closed["closed_position"], closed["positions"]) == (11, [12])
    (row,) = done("show", "reviews")
    assert (row["opened_position"], row["closed_position"], row["state"]) == (7, 11, "closed")
    assert (row["title"], row["attendees"], row["agenda"]) == (
        "Quarterly review 2026-03-31",
        "Zoe, Bob",
        ["Misses", "Locks"],
    )
    assert [row["person"] for row in done("show", "recognitions")] == ["Bob"]


def test_a_review_answers_in_words_too(hansei, review):
    answer = hansei("review", "find", "R", "Too slow")
    assert answer.out == "R-F1: found; position 7\n"
    assert hansei("review", "close", "R").out == "R: closed, it ended at position 7; position 8\n"


def test_what_a_review_looked_at_is_seen_again(hansei, done, workspace):
    done("review", "schedule", "R", "--of", "P", "--tier", "monthly", "--for", "2026-03-31")
    seen = done("show", "okrs")
    done("review", "open", "R")
    done("check-in", "KR", "33")
    done("review", "decide", "R", "retarget", "Thirty", "--subject", "KR", "--target", "30", "--reason", "late")
    at_close = done("show", "okrs")
    done("review", "close", "R")
    done("check-in", "KR", "12")
    assert done("show", "okrs", "--as-of", "review:R") == seen
    assert done("show", "okrs", "--as-of", "review:R:close") == at_close
    assert done("show", "okrs", "--seen-on", "review:R") == seen
    assert [row["value"] for row in done("show", "okrs") if row["key_result_id"]] == [12]
    answer = hansei("show", "okrs", "--as-of", "review:R9")
    assert (answer.status, "there is no such review" in answer.err) == (2, True)


def test_a_decision_is_found_from_the_change_and_the_change_from_the_decision(done, review):
    decided = done(
        "review", "decide", "R", "retarget", "Thirty will do", "--subject", "KR", "--target", "30",
        "--period", "2026-Q2", "--reason", "late vendor", "--owner", "Bob", "--due", "2026-06-30",
        "--expect", "a target to believe in", "--confidence", "0.7",
    )  # fmt: skip
    assert (decided["id"], decided["positions"]) == ("R-D1", [7, 8])
    (decision,) = done("show", "decisions")
    assert (decision["changes"], decision["owner"], decision["confidence"]) == ([8], "Bob", 0.7)
    changes = [row for row in done("show", "history") if row["position"] in decision["changes"]]
    assert [(row["field"], row["before"], row["after"], row["reason"]) for row in changes] == [
        ("target", "40", "30", "late vendor")
    ]
    assert {row["causation_id"] for row in changes} == {decision["id"]}
    assert changes[0]["effective_at"] == "2026-04-01T00:00:00Z"


@pytest.mark.parametrize(
    ("decision", "options", "event"),
    [
        ("adjust", ["--subject", "KR", "--new-owner", "Cem", "--weight", "2"], ["OwnerSet", "WeightSet"]),
        ("start", ["--subject", "KR", "--initiative", "I", "--initiative-title", "Doors"], ["InitiativeSet"]),
        ("stop", ["--subject", "O"], ["ObjectiveRetired"]),
        ("continue", [], []),
        ("escalate", ["--subject", "KR"], []),
    ],
)
def test_each_decision_changes_what_it_says_in_one_step(done, review, decision, options, event):
    decided = done("review", "decide", "R", decision, "Resolved", "--reason", "as the figures show", *options)
    (row,) = done("show", "decisions")
    assert row["changes"] == decided["positions"][1:]
    query = f"SELECT event FROM events WHERE causation_id = '{decided['id']}' ORDER BY position"
    assert [one["event"] for one in done("sql", query)] == event


def test_a_decision_whose_change_is_refused_is_not_taken(hansei, done, review):
    stop = ("review", "decide", "R", "stop", "Drop it", "--subject", "KR", "--reason", "no use")
    done(*stop)
    refused(hansei(*stop), "KR: this key result was dropped")
    refused(hansei("review", "decide", "R", "continue", "Go on"), "the reason of the decision (--reason) is empty")
    assert len(done("show", "decisions")) == 1


def test_a_countermeasure_is_followed_up_after_its_review(hansei, done, review):
    done("review", "find", "R", "Too slow", "--subject", "KR")
    agreed = done(
        "review", "countermeasure", "R", "KR", "--cause", "locks jam", "--action", "swap them", "--owner", "Bob",
        "--due", "2026-04-30", "--finding", "R-F1", "--period", "2026-03", "--expect", "nobody waits",
        "--change", "4", "--verify-after", "2", "--background", "guests wait",
    )  # fmt: skip
    assert agreed["id"] == "R-CM1"
    done("review", "close", "R")
    refused(hansei("review", "verify", "R-CM1", "--effective", "--change", "3"), "R-CM1: is open")
    done("review", "complete", "R-CM1", "--note", "all doors")
    done("review", "verify", "R-CM1", "--not-effective", "--effect", "they jam still", "--change", "1")
    refused(hansei("review", "cancel", "R-CM1", "--reason", "too late"), "R-CM1: is verified")
    (row,) = done("show", "countermeasures")
    assert (row["state"], row["effective"], row["actual_effect"]) == ("verified", False, "they jam still")
    assert (row["expected_change"], row["actual_change"], row["verify_after"]) == (4, 1, 2)
    assert [one["review_id"] for one in done("show", "pdca") if one["subject_id"] == "KR"] == [
        "R", "R", "R", "R", "current", "current",
    ]  # fmt: skip


def test_a_countermeasure_can_be_cancelled_and_a_decision_revoked_after_the_review(hansei, done, review):
    done(
        "review", "countermeasure", "R", "KR", "--cause", "locks", "--action", "swap", "--owner", "Bob",
        "--due", "2026-04-30",
    )  # fmt: skip
    done("review", "decide", "R", "continue", "Go on", "--reason", "it works")
    done("review", "close", "R")
    refused(hansei("review", "revoke", "R-D1"), "the reason (--reason) is empty")
    done("review", "revoke", "R-D1", "--reason", "it does not")
    refused(hansei("review", "revoke", "R-D1", "--reason", "twice"), "was revoked already")
    done("review", "cancel", "R-CM1", "--reason", "the house is sold")
    assert [(row["state"], row["revoked_because"]) for row in done("show", "decisions")] == [
        ("revoked", "it does not")
    ]
    (row,) = done("show", "countermeasures")
    assert (row["state"], row["cancelled_because"]) == ("cancelled", "the house is sold")


WRITES = [
    ["agenda", "R", "More"],
    ["attend", "R", "Cem"],
    ["open", "R"],
    ["find", "R", "Late"],
    ["lesson", "R", "Late"],
    ["recognise", "R", "Bob", "Late"],
    ["decide", "R", "continue", "Late", "--reason", "r"],
    ["countermeasure", "R", "KR", "--cause", "c", "--action", "a", "--owner", "Bob", "--due", "2026-04-30"],
    ["close", "R"],
]


@pytest.mark.parametrize("arguments", WRITES, ids=lambda arguments: arguments[0])
def test_nothing_is_written_to_a_closed_review(hansei, done, review, arguments):
    done("review", "close", "R")
    before = done("sql", "SELECT count(*) AS events FROM events")
    refused(hansei("review", *arguments), "R: the review R is closed")
    assert done("sql", "SELECT count(*) AS events FROM events") == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["schedule", "R2", "--of", "P", "--tier", "weekly", "--for", "2026-03-31"], "weekly"),
        (["schedule", "R2", "--of", "P", "--tier", "monthly", "--for", "soon"], "'soon' names no instant"),
        (
            ["decide", "R", "retarget", "x", "--subject", "KR", "--target", "nan", "--reason", "r"],
            "no finite number",
        ),
        (["decide", "R", "retarget", "x", "--period", "Q2"], "'Q2' is no period"),
        (["countermeasure", "R", "KR", "--cause", "c", "--action", "a", "--owner", "Bob"], "--due"),
        ([*WRITES[7], "--period", "March"], "'March' is no period"),
        (["verify", "R-CM1", "--effect", "x"], "--effective"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_status_2(hansei, review, arguments, said):
    answer = hansei("review", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err


def test_two_people_who_write_to_a_review_at_once_both_land(review, workspace, done):
    each, started = 12, threading.Barrier(2)
    ids: list[str] = []

    def write(name):
        with Log(workspace / "log.sqlite3") as log:
            started.wait()
            for number in range(each):
                finding = RecordFinding(at=utc_now(), review_id="R", text=f"{name} {number}")
                answer = handle(log, finding, actor=name, appended_by=name, source="cli")
                ids.append(next(log.events(answer.positions[0] - 1, limit=1))[1].entity_id)

    people = [threading.Thread(target=write, args=(name,)) for name in ("Bob", "Cem")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(ids) == sorted(f"R-F{number}" for number in range(1, 2 * each + 1))
    found = done("show", "findings")
    assert sorted(row["text"] for row in found) == sorted(
        f"{name} {n}" for name in ("Bob", "Cem") for n in range(each)
    )
