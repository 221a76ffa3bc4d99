"""`hansei import readings`: its options, its answers, its one line for an error."""

import openpyxl
import orjson
import pytest

from tests.intake_readings.support import history

ITEMS = [
    {"kind": "plan_created", "id": "P", "title": "Spring"},
    {"kind": "objective_added", "id": "O", "parent_id": "P", "title": "Guests come back"},
    {
        "kind": "key_result_added",
        "id": "KR",
        "parent_id": "O",
        "title": "Repeat stays",
        "baseline": 20,
        "target": 40,
    },
    {"kind": "measure_added", "id": "M", "parent_id": "O", "title": "Net promoter score"},
]


@pytest.fixture
def begun(hansei, tmp_path, monkeypatch):
    """A workspace with a measure and a key result; relative paths lie beside it."""
    monkeypatch.chdir(tmp_path)
    assert hansei("init").status == 0
    assert hansei("import", "history", history(tmp_path / "items.jsonl", ITEMS)).status == 0

    def write(text: str, name: str = "values.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return write


def events(hansei) -> int:
    """How many facts the log tells."""
    return len(hansei("show", "history", "--format", "json").json)


def test_the_answer_counts_and_the_notes_go_elsewhere(hansei, begun):
    answer = hansei("import", "readings", begun("id;2026-01;2026-02\nM;1,5;\nKR;22;23\n"))
    assert (answer.status, answer.out) == (
        0,
        "2 rows: 3 appended, 0 known already, 0 corrected, 1 empty cells skipped\n",
    )
    assert answer.err.splitlines() == [
        "values.csv: read as text with the delimiter semicolon, in utf-8",
        "values.csv: took line 1 as the header; ids from column A (id); "
        "periods from columns B (2026-01), C (2026-02)",
    ]


def test_as_json_the_answer_is_one_object(hansei, begun):
    name = begun("id;2026-01\nM;1\n")
    answer = hansei("import", "readings", name, "--format", "json")
    assert answer.json == {"rows": 1, "appended": 1, "duplicates": 0, "corrected": 0, "skipped": 0}
    answer = hansei("import", "readings", name, "--format", "json")
    assert answer.json == {"rows": 1, "appended": 0, "duplicates": 1, "corrected": 0, "skipped": 0}
    answer = hansei("import", "readings", name, "--format", "csv")
    assert answer.out == "rows,appended,duplicates,corrected,skipped\n1,0,1,0,0\n"


def test_the_views_show_what_was_imported(hansei, begun):
    hansei("import", "readings", begun("id;2026-01;2026-02\nM;1;2\nKR;;30\n"))
    rows = hansei("show", "measures", "--format", "json").json
    assert [(row["period"], row["actual"]) for row in rows] == [("2026-01", 1), ("2026-02", 2)]
    (row,) = (row for row in hansei("show", "okrs", "--format", "json").json if row["key_result_id"])
    assert (row["value"], row["progress"]) == (30, 0.5)


def test_a_dry_run_lists_what_would_happen_and_what_is_wrong(hansei, begun):
    hansei("import", "readings", begun("id;2026-01\nM;1\n"))
    before = events(hansei)
    name = begun("id;2026-01;2026-02\nM;2;3\nKR;x;22\n")
    answer = hansei("import", "readings", name, "--dry-run")
    assert answer.status == 2
    assert answer.out.splitlines() == [
        "values.csv:2: column C: M 2026-02 3, appended",
        "values.csv:3: column C: KR 2026-02 22, appended",
        "values.csv:2: column B: 2 for M in 2026-01, where 1 stands; correct it with --restates and --reason",
        "values.csv:3: column B: 'x' is no number",
        "2 rows: 2 would be appended, 0 known already, 0 would be corrected, 0 empty cells skipped",
    ]
    assert answer.err.splitlines()[-1] == "hansei: values.csv: 2 things are wrong; nothing would be appended"
    answer = hansei("import", "readings", name, "--dry-run", "--format", "json")
    assert [change["does"] for change in answer.json["changes"]] == ["appended", "appended"]
    assert [problem["where"] for problem in answer.json["problems"]] == [
        "values.csv:2: column B",
        "values.csv:3: column B",
    ]
    assert events(hansei) == before


def test_a_dry_run_lists_twenty_problems_and_counts_the_others(hansei, begun):
    name = begun("id;period;value\n" + "M;2026-01;x\n" * 25)
    answer = hansei("import", "readings", name, "--dry-run")
    assert answer.out.count("is no number") == 20
    assert "and 5 more" in answer.out.splitlines()


def test_an_error_is_one_line_with_the_status_of_its_kind(hansei, begun):
    hansei("import", "readings", begun("id;2026-01\nM;1\n"))
    before = events(hansei)
    for text, status, said in (
        ("id;2026-01\nM;2\n", 1, "2 for M in 2026-01, where 1 stands; correct it with --restates and --reason"),
        ("id;2026-01\nM;x\n", 2, "'x' is no number"),
        ("id;2026-01\nM;x\nKR;y\n", 2, "'x' is no number; and 1 more (--dry-run lists them)"),
    ):
        answer = hansei("import", "readings", begun(text))
        assert (answer.status, answer.out) == (status, "")
        assert answer.err == f"hansei: values.csv:2: column B: {said}\n"
    assert hansei("import", "readings", "nowhere.csv").status == 2
    assert events(hansei) == before


def test_a_correction_comes_with_its_reason_and_shows_as_one(hansei, begun):
    hansei("import", "readings", begun("id;2026-01\nM;1\n"))
    name = begun("id;2026-01\nM;2\n")
    assert "needs a reason" in hansei("import", "readings", name, "--restates").err
    answer = hansei("import", "readings", name, "--restates", "--reason", "late slips", "--format", "json")
    assert answer.json["corrected"] == 1
    (row,) = hansei("show", "measures", "--format", "json").json
    assert (row["actual"], row["restated"]) == (2, True)
    (last,) = hansei("show", "history", "--format", "json").json[-1:]
    assert (last["reason"], last["source"], last["actor"]) == ("late slips", "file", "Ann")


def test_every_option_that_maps_a_file_and_the_file_that_keeps_them(hansei, begun, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Zahlen"
    for row in (
        ["Bericht"],
        ["Was", "Wann", "Wert", "Wie sicher", "Weil", "x"],
        ["KR", "03/02/26", "1,234", "70 %", "so", 1],
    ):
        book.active.append(row)
    book.save(tmp_path / "values.xlsx")
    options = [
        "--sheet", "Zahlen", "--header-row", "2", "--id-column", "Was", "--period-column", "B",
        "--value-column", "Wert", "--confidence-column", "D", "--note-column", "Weil", "--skip-column", "x",
        "--decimal", ",", "--date-format", "dd/mm/yy", "--dates-are", "month", "--save-mapping", "mapping.json",
    ]  # fmt: skip
    assert hansei("import", "readings", "values.xlsx", *options).status == 0
    assert orjson.loads((tmp_path / "mapping.json").read_bytes()) == {
        "sheet": "Zahlen", "header_row": 2, "id": "Was", "period": "Wann", "value": "Wert",
        "confidence": "Wie sicher", "note": "Weil", "skip": ["x"], "decimal": ",",
        "date_format": "dd/mm/yy", "dates_are": "month",
    }  # fmt: skip
    (row,) = (row for row in hansei("show", "okrs", "--format", "json").json if row["key_result_id"])
    assert (row["value"], row["confidence"]) == (1.234, 0.7)
    assert row["updated_at"].startswith("2026-02-28")
    again = hansei("import", "readings", "values.xlsx", "--mapping", "mapping.json", "--format", "json")
    assert again.json["duplicates"] == 1


def test_a_delimiter_is_one_character_or_tab(hansei, begun):
    name = begun("id\t2026-01\nM\t1\n")
    assert "give one character, or tab" in hansei("import", "readings", name, "--delimiter", "::").err
    assert hansei("import", "readings", name, "--delimiter", "tab").status == 0


def test_a_mapping_that_cannot_be_written_appends_nothing(hansei, begun):
    before = events(hansei)
    answer = hansei("import", "readings", begun("id;2026-01\nM;1\n"), "--save-mapping", "no/such/folder.json")
    assert answer.status == 4
    assert events(hansei) == before


def test_without_a_workspace_it_says_how_to_make_one(hansei, tmp_path):
    (tmp_path / "values.csv").write_text("id;2026-01\nM;1\n")
    answer = hansei("import", "readings", tmp_path / "values.csv")
    assert answer.status == 2
    assert "`hansei init` makes one" in answer.err
