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
