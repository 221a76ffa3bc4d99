"""A file that is written anew after something was forgotten is the same log: positions, leaves, every seal."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.domain.okr import CheckedIn
from engine.handle import handle
from engine.log.log import Log
from engine.log.recorded import Entry
from engine.log.seals.leaf import leaf_hash
from engine.log.seals.sealing import seal
from engine.log.seals.verify import Witness, verify
from tests.seals.workspaces import BEGAN, make_log, reach_into, rows_of, tell

PEOPLE = ["Ann", "Bo Ångström", "Cyd"]
WORDS = "the marimba of "
WHO = {"appended_by": "root", "source": "cli"}

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("tell"), st.integers(0, 2)),
        st.tuples(st.just("seal"), st.none()),
        st.tuples(st.just("redact"), st.integers(0, 10**6)),
        st.tuples(st.just("forget"), st.integers(0, 2)),
    ),
    min_size=6,
    max_size=18,
)


def speak(log: Log, who: int) -> None:
    """Somebody checks in twice, in streams that lie across each other, the second time with words."""
    at = log.position()
    events = [
        CheckedIn(originator_id=f"key_result-item-KR{who}", entity_id=f"KR{who}", value=at),
        CheckedIn(originator_id="key_result-item-KR", entity_id="KR", value=at, note=f"{WORDS}{at + 2}."),
    ]
    log.append([Entry(f"s-{at}", events)], actor=PEOPLE[who], **WHO)


def notes(log: Log) -> dict[int, bool]:
    """The positions of all check-ins with a note, and whether its words are still there."""
    return {at: "text" in event.note for at, event in log.events() if isinstance(event, CheckedIn) and event.note}


def with_words(log: Log) -> list[int]:
    """The positions of the notes that could be redacted."""
    return [position for position, has_words in notes(log).items() if has_words]


def carry_out(log: Log, step: str, choice: int | None, kept: list[Witness]) -> bool:
    """One step of a history; whether it made the log forget something."""
    if step == "tell":
        speak(log, choice or 0)
    elif step == "seal":
        if made := seal(log).seal:
            kept.append(Witness(made.size, made.root, f"kept at {made.size}", made))
    elif step == "redact" and (places := with_words(log)):
        told = RedactProse(position=places[(choice or 0) % len(places)], at=BEGAN, reason="has to go")
        handle(log, told, actor="Dee", **WHO)
        return True
    elif step == "forget" and PEOPLE[choice or 0] in {name for _, name in log.people.rows()}:
        handle(log, ForgetPerson(person=PEOPLE[choice or 0], at=BEGAN, reason="has left"), actor="Dee", **WHO)
        return True
    return False


def leaves(rows: list[tuple]) -> list[bytes]:
    """The leaf hash of each stored row."""
    return [leaf_hash(*row) for row in rows]


@settings(max_examples=15, deadline=None)
@given(steps=STEPS)
def test_after_several_redactions_and_forgets_the_log_is_whole_by_every_seal(steps):
    with tempfile.TemporaryDirectory() as folder:
        kept: list[Witness] = []
        with make_log(Path(folder)) as log:
            for who in range(len(PEOPLE)):
                speak(log, who)
            carry_out(log, "seal", None, kept)
            for step in steps:
                before = rows_of(log)
                forgot = carry_out(log, *step, kept)
                after = rows_of(log)
                assert [row[:4] for row in after[: len(before)]] == [row[:4] for row in before]
                assert leaves(after[: len(before)]) == leaves(before)
                assert [row[0] for row in after] == [*range(1, len(after) + 1)]
                if forgot:
                    assert log.is_clean
                    stored = b"".join(path.read_bytes() for path in Path(folder).glob("log.sqlite3*"))
                    said = {position: f"{WORDS}{position}.".encode() in stored for position in notes(log)}
                    assert said == notes(log)
            rows = rows_of(log)
        with Log(Path(folder) / "log.sqlite3") as log:
            found = verify(log, kept)
            assert (found.wrong, found.witnesses) == ([], len(kept))
            told = [(at, event.originator_id, event.originator_version) for at, event in log.events()]
            assert told == [row[:3] for row in rows]


def test_also_a_log_from_which_rows_were_taken_keeps_the_positions_of_the_others(tmp_path):
    with make_log(tmp_path) as log:
        tell(log, 12)
        seal(log)
        with reach_into(log) as connection:
            connection.execute("DELETE FROM stored_events WHERE rowid IN (1, 5, 6)")
        before = [row[0] for row in rows_of(log)]
        redacted = with_words(log)[0]
        handle(log, RedactProse(position=redacted, at=BEGAN, reason="has to go"), actor="Ann", **WHO)
        assert [row[0] for row in rows_of(log)] == [*before, 13]
        assert verify(log).first_wrong.first == 1
