"""The leaf: every byte of a row counts, words count by their salted hash, and no two rows look the same."""

import json
from hashlib import sha256

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.log.seals import rows
from engine.log.seals.bundle import event_of
from engine.log.seals.check import leaf_hash as of_the_stranger
from engine.log.seals.leaf import hashed, leaf_hash, redacted, redacted_state, row_bytes
from tests.seals.workspaces import NOTES, make_log, put_rows, reach_into, rows_of, tell

SALT = "0123456789abcdef0123456789abcdef"


def test_the_leaf_is_the_documented_one():
    state = b'{"entity_id":"KR1","note":{"text":"late","salt":"%b"},"value":3}' % SALT.encode()
    words = sha256(SALT.encode() + b"late").hexdigest().encode()
    leaf = b'7\n12 plan-Z\xc3\xbcrich\n3\nCheckedIn\n{"entity_id":"KR1","note":{"hash":"%b"},"value":3}' % words
    assert leaf_hash(7, "plan-Zürich", 3, "CheckedIn", state) == sha256(b"\0" + leaf).digest()
    assert leaf_hash(7, "plan-Zürich", 3, "CheckedIn", state.decode()) == sha256(b"\0" + leaf).digest()


@given(st.text(), st.text())
@settings(max_examples=200)
def test_redacted_words_leave_the_leaf_as_it_was_whatever_they_are(note, other):
    said = {"note": {"text": note, "salt": SALT}, "title": other, "extra": {"text": other}}
    gone = {**said, "note": redacted(said["note"])}
    state = orjson.dumps(said)
    assert hashed(state) == orjson.dumps(gone) == redacted_state(state, "note")
    assert redacted_state(state, "reason") == state
    assert leaf_hash(1, "s", 1, "T", state) == leaf_hash(1, "s", 1, "T", orjson.dumps(gone))


@given(st.text(), st.text())
@settings(max_examples=100)
def test_other_words_or_another_salt_give_another_leaf(one, other):
    def leaf(text, salt=SALT):
        return leaf_hash(1, "s", 1, "T", orjson.dumps({"note": {"text": text, "salt": salt}}))

    assert (leaf(one) == leaf(other)) == (one == other)
    assert leaf(one) != leaf(one, SALT[::-1])


@pytest.mark.parametrize("words", [*NOTES, '"},"salt":"' + SALT + '"}', '{"text":"x","salt":"' + SALT + '"}', "\\"])
def test_words_that_look_like_the_form_of_prose_are_words(words):
    state = orjson.dumps({"title": words, "note": {"text": words, "salt": SALT}})
    assert orjson.loads(hashed(state)) == {"title": words, "note": redacted({"text": words, "salt": SALT})}


def test_a_stream_with_line_breaks_is_not_taken_for_other_fields():
    state = b'{"a":1}'
    one = row_bytes(1, "s\n1\nT", 2, "U", state)
    assert len({one, row_bytes(1, "s", 1, "T", b"2\nU\n" + state), row_bytes(1, "s\n1", 1, "T", state)}) == 3


def test_the_store_the_code_and_the_stranger_find_the_same_leaves(tmp_path):
    with make_log(tmp_path) as log:
        tell(log, 40)
        stored = rows_of(log)
        found = [leaf for piece in rows.leaves(log.place, 1, 40) for leaf in piece]
        assert found == [row_bytes(*row) for row in stored]
        hashes = b"".join(rows.leaf_hashes(log.place, 1, 40))
        assert hashes == b"".join(leaf_hash(*row) for row in stored)
        for row, leaf in zip(stored, found, strict=True):
            event = event_of(leaf)
            assert [*event.values()] == [*row[:4], row[4].decode()]
            assert of_the_stranger(json.loads(json.dumps(event))) == leaf_hash(*row)


def test_several_processes_find_what_one_finds(tmp_path, monkeypatch):
    with make_log(tmp_path) as log:
        tell(log, 50)
        stored = rows_of(log)
        for at in (4, 24, 44):
            stored[at] = (*stored[at][:4], redacted_state(stored[at][4], "note"))
        with reach_into(log) as connection:
            put_rows(connection, stored)
        alone, noticed = b"".join(rows.leaf_hashes(log.place, 1, 50)), [[], []]
        monkeypatch.setattr(rows, "SHARED_FROM", 20)
        monkeypatch.setattr(rows.os, "cpu_count", lambda: 3)
        assert b"".join(rows.leaf_hashes(log.place, 1, 50, noticed[0])) == alone
        monkeypatch.setattr(rows.sys, "executable", "/bin/false")  # a helper that cannot work is not needed
        assert b"".join(rows.leaf_hashes(log.place, 1, 50, noticed[1])) == alone
        assert noticed == [[5, 25, 45]] * 2
