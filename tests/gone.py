"""Where words are found in a workspace: in the bytes of any file, and in any table of any database there."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import duckdb


def found_in(folder: Path, *words: str) -> list[str]:
    """Every place below a folder where any of the words stands, in whatever form."""
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        raw = path.read_bytes()
        found += [f"bytes of {path.name}: {word}" for word in words if any(form in raw for form in forms(word))]
    return found + [f"table {where}: {word}" for where, said in told(folder) for word in words if word in said]


def forms(word: str) -> set[bytes]:
    """The ways in which a word lies in a file that is not compressed."""
    return {word.encode(), word.encode("utf-16-le"), json.dumps(word)[1:-1].encode()}


def told(folder: Path) -> Iterator[tuple[str, str]]:
    """Every row of every table of every database below a folder, as text: DuckDB keeps texts compressed."""
    for path in sorted(folder.rglob("*.sqlite3")):
        with closing(sqlite3.connect(path)) as connection:
            tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (table,) in tables:
                for row in connection.execute(f"SELECT * FROM {table}"):
                    yield f"{path.name}.{table}", " ".join(map(as_text, row))
    for path in sorted(folder.rglob("*.duckdb")):
        copy = path.with_name(f"searched-{path.name}")  # another process may hold it
        try:
            for suffix in ("", ".wal"):
                if path.with_name(path.name + suffix).exists():
                    shutil.copyfile(path.with_name(path.name + suffix), copy.with_name(copy.name + suffix))
            with duckdb.connect(str(copy)) as connection:
                for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                    for row in connection.execute(f'FROM "{table}"').fetchall():
                        yield f"{path.name}.{table}", " ".join(map(as_text, row))
        finally:
            copy.unlink(missing_ok=True)
            copy.with_name(copy.name + ".wal").unlink(missing_ok=True)


def as_text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
