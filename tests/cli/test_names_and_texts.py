"""Who acts, and what is said: a name is one line of text, and all text is UTF-8."""

import pytest

from engine.settings import operating_system_user

AT = '"recorded_at":"2026-01-01T00:00:00Z","effective_at":"2026-01-01T00:00:00Z","actor":"Ann"'


@pytest.fixture
def last_actor(hansei, tmp_path):
    """A workspace with a plan P; who commented on it last."""
    history = tmp_path / "history.jsonl"
    history.write_text(f'{{"kind":"plan_created","id":"P","title":"Ours",{AT}}}\n', encoding="utf-8")
    hansei("init")
    hansei("import", "history", history)
    return lambda: hansei("audit", "log", "--format", "json").json[-1]["actor"]


@pytest.mark.parametrize(
    ("option", "environment", "actor"),
    [
        ("   ", " Bob ", "Bob"),
        ("", "Bob", "Bob"),
        (" Eve ", "Bob", "Eve"),
        ("\t", "  ", operating_system_user()),
        (" ", None, operating_system_user()),
    ],
)
def test_a_blank_actor_is_none_given(hansei, last_actor, monkeypatch, option, environment, actor):
    if environment is not None:
        monkeypatch.setenv("HANSEI_ACTOR", environment)
    assert hansei("--actor", option, "comment", "P", "good").status == 0
    assert last_actor() == actor


@pytest.mark.parametrize("name", ["Ann\nBob", "Ann\x1b[31m", "Ann\x85Bob", "Ann\u2028Bob"])
def test_a_name_is_one_line(hansei, last_actor, monkeypatch, name):
    given = hansei("--actor", name, "comment", "P", "good")
    monkeypatch.setenv("HANSEI_ACTOR", name)
    from_environment = hansei("--actor", "", "comment", "P", "good")
    for answer, where in ((given, "--actor"), (from_environment, "HANSEI_ACTOR")):
        said = f"hansei: {where}: {name!r} has a line break or a control character in it; give a name in one line\n"
        assert (answer.status, answer.out, answer.err) == (2, "", said)
    assert last_actor() == "Ann"


@pytest.mark.parametrize(
    "arguments",
    [
        ["comment", "P", "caf\udce9"],
        ["comment", "caf\udce9", "good"],
        ["own", "P", "caf\udce9", "--reason", "r"],
        ["--actor", "caf\udce9", "comment", "P", "good"],
        ["sql", "SELECT 'caf\udce9'"],
    ],
)
def test_a_text_that_is_not_utf_8_is_one_line(hansei, last_actor, arguments):
    answer = hansei(*arguments)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "UTF-8" in answer.err
    assert r"\udce9" in answer.err
    assert last_actor() == "Ann"


def test_an_actor_of_the_environment_that_is_not_utf_8_is_named(hansei, last_actor, monkeypatch):
    monkeypatch.setenv("HANSEI_ACTOR", "caf\udce9")
    answer = hansei("--actor", "", "comment", "P", "good")
    assert (answer.status, answer.err) == (
        2,
        "hansei: HANSEI_ACTOR is not UTF-8; give that text in UTF-8\n",
    )


def test_a_file_may_have_a_name_that_is_not_utf_8(hansei, last_actor, tmp_path):
    path = tmp_path / "caf\udce9.jsonl"
    assert hansei("export", "history", path).status == 0
    assert hansei("import", "history", path).status == 0
