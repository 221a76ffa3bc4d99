"""The views as a replica holds them: SQL macros, made once and kept in its file."""

from functools import cache
from hashlib import blake2b
from importlib.resources import files

import duckdb

from projections.projector import projection_version, set_up, sql

VIEWS = (
    "bowling_chart", "catchball", "countermeasures", "decisions", "entities",
    "findings", "history", "lessons", "measures", "okrs", "pdca", "proposals", "recognitions", "reviews",
    "scorecard", "strategy_map", "x_matrix", "deployment_health", "roles",
)  # fmt: skip
"""Every public view; one that builds on others stands after them."""


def make(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables and the views, unless the file has those of this version: a third of a second saved."""
    if not is_made(connection):
        set_up(connection)
        for statement in _statements():
            connection.execute(statement)
        connection.execute(sql("upkeep/make"), [_version(), projection_version()])


def is_made(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the file has all the views, of this version."""
    try:
        return connection.execute(sql("upkeep/made")).fetchone() == (_version(),)
    except duckdb.CatalogException:
        return False


@cache
def views_version() -> str:
    """Changes with any change of facts or views: under one version the same log gives the same scores."""
    return blake2b(f"{projection_version()} {_version()}".encode(), digest_size=4).hexdigest()


@cache
def _version() -> str:
    """Changes with any change of the views, and with what plans them."""
    return blake2b("\n".join([duckdb.__version__, *_statements()]).encode(), digest_size=8).hexdigest()


@cache
def _statements() -> list[str]:
    """The views and their parts, each statement by itself, parts first."""
    parts = sorted(
        (part for part in (files("projections") / "views" / "parts").iterdir() if part.name.endswith(".sql")),
        key=lambda part: part.name,
    )
    texts = [part.read_text(encoding="utf-8") for part in parts]
    texts += [sql(f"views/{view}") for view in VIEWS]
    return [statement for text in texts for statement in text.split(";\n") if statement.strip()]
