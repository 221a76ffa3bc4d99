"""`hansei sql`: an answer has every column that was asked for, in every format."""

import pytest


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT 1 AS id, 2 AS id", ["id", "id_1"]),
        ("SELECT a.n, b.n, a.n FROM (SELECT 1 AS n) a, (SELECT 2 AS n) b", ["n", "n_1", "n_2"]),
        ("SELECT 1 AS id, 2 AS id, 3 AS id_1", ["id", "id_2", "id_1"]),
        ("SELECT 1 AS id_1, 2 AS id, 3 AS id", ["id_1", "id", "id_2"]),
    ],
)
def test_columns_that_share_a_name_are_told_apart(hansei, query, names):
    hansei("init")
    (row,) = hansei("sql", query, "--format", "json").json
    assert list(row) == names
    head, cells = hansei("sql", query, "--format", "csv").out.splitlines()
    assert head.split(",") == names
    assert cells.split(",") == [str(value) for value in row.values()]
    for form in ("table", "markdown"):
        head, _, cells = hansei("sql", query, "--format", form).out.splitlines()
        assert head.replace("|", " ").split() == names
        assert cells.replace("|", " ").split() == [str(value) for value in row.values()]


def test_a_query_without_an_answer_has_no_columns(hansei):
    hansei("init")
    assert hansei("sql", "SELECT 1 AS n WHERE false", "--format", "json").json == []
