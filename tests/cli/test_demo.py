"""`hansei demo`: a sample of its own, and nobody else's workspace."""

from engine.samples import SAMPLES
from hansei import run


def test_the_list_has_the_name_first_and_no_header(hansei):
    lines = [line.split() for line in hansei("demo", "--list").out.splitlines()]
    assert [line[0] for line in lines] == list(SAMPLES)
    assert lines[0][0] == "hotels"
    assert all(len(line) > 3 for line in lines)


def test_a_sample_is_told_once_into_the_workspace_given(hansei):
    first = hansei("demo", "hotels", "--no-open")
    again = hansei("demo", "hotels", "--no-open")
    assert (first.status, again.status) == (0, 0)
    assert "1,026 events told" in first.out
    assert first.err == ""  # who said where knows where to look
    assert "told already" in again.out
    counted = hansei("sql", "SELECT count(*) AS n, max(position) AS last FROM events", "--format", "json")
    assert counted.json == [{"n": 1026, "last": 1026}]


def test_without_a_workspace_given_it_gets_one_of_its_own(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["demo", "--no-open"]) == 0
    assert (tmp_path / ".hansei" / "demo-hotels" / "log.sqlite3").is_file()
    assert not (tmp_path / ".hansei" / "log.sqlite3").exists()
    assert "hansei --workspace .hansei/demo-hotels show okrs, or export HANSEI_WORKSPACE=.hansei/demo-hotels\n" in (
        capsys.readouterr().err
    )
    assert run(["show", "okrs"]) == 2
    assert "no workspace here; `hansei init` makes one, and a demo is in --workspace .hansei/demo-hotels\n" in (
        capsys.readouterr().err
    )
    assert run(["--workspace", ".hansei/demo-hotels", "show", "okrs"]) == 0


def test_a_workspace_with_other_events_is_refused(hansei, tmp_path):
    history = tmp_path / "history.jsonl"
    at = '"recorded_at":"2026-01-01T00:00:00Z","effective_at":"2026-01-01T00:00:00Z","actor":"Ann"'
    history.write_text(f'{{"kind":"plan_created","id":"P","title":"Ours",{at}}}\n', encoding="utf-8")
    hansei("init")
    hansei("import", "history", history)
    answer = hansei("demo", "--no-open")
    assert answer.status == 1
    assert "holds other events already" in answer.err
    assert len(hansei("show", "entities", "--format", "json").json) == 1


def test_an_unknown_sample_is_named_with_those_there_are(hansei):
    answer = hansei("demo", "airline", "--no-open")
    assert answer.status == 2
    assert answer.err == "hansei: airline: no such sample; there are " + ", ".join(sorted(SAMPLES)) + "\n"
