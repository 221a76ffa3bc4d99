"""From the log to the facts: in batches, by SQL, the checkpoint in the transaction of the rows."""

import re
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from importlib.resources import files

import duckdb
import pyarrow as pa

from engine.errors import UnusableInputError
from engine.log.catalogue import CATALOGUE, Catalogue, upcast
from engine.log.recorded import Batch
from projections.source import Source

BATCH = 50_000
"""Events a transaction on catch-up. Memory grows with it: about 100 MB for events of 300 bytes."""

Progress = Callable[[int], None]

FACTS = (
    "events", "attributes", "targets", "readings", "comments", "links", "offers", "proposals_made", "roles_set",
    "forgotten",
)  # fmt: skip


@cache
def sql(name: str) -> str:
    """The text of one of the projections' SQL files."""
    return (files("projections") / f"{name}.sql").read_text(encoding="utf-8")


@cache
def projection_version() -> str:
    """Changes with any change of the facts, so that a replica of another version is never taken for ours."""
    said = blake2b(digest_size=4)
    for name in ("upkeep/set_up", "upkeep/stage", *(f"facts/{fact}" for fact in FACTS)):
        said.update(sql(name).encode())
    return said.hexdigest()


def set_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the empty fact tables: their columns are those of the questions that fill them."""
    connection.execute("BEGIN")
    _stage(connection, Batch([], [], [], [], []))
    for fact in FACTS:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {fact} AS {sql(f'facts/{fact}')}")
    connection.execute(sql("upkeep/set_up"))
    connection.execute("COMMIT")


def checkpoint(connection: duckdb.DuckDBPyConnection) -> int:
    """The last position whose rows are in."""
    row = connection.execute(sql("upkeep/checkpoint")).fetchone()
    return int(row[0]) if row else 0


def catch_up(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    batch: int = BATCH,
    up_to: int | None = None,
    progress: Progress,
    catalogue: Catalogue = CATALOGUE,
) -> int:
    """Takes in every event after the checkpoint, up to a position if given; where it stands then.

    The same code serves one live event and a full rebuild. Killed at any moment, it goes on from the last batch
    that was committed whole. Raises UnusableInputError at an event this version does not know.
    """
    position = checkpoint(connection)
    while rows := source.read(position, batch, up_to):
        apply(connection, rows, catalogue)
        position = rows.positions[-1]
        progress(position)
    return position


def apply(connection: duckdb.DuckDBPyConnection, rows: Batch, catalogue: Catalogue = CATALOGUE) -> None:
    """Takes in one batch in one transaction; positions up to the checkpoint change nothing."""
    connection.execute("BEGIN")
    try:
        _stage(connection, rows)
        _check(connection, rows, catalogue)
        connection.execute(sql("upkeep/drop_repeats"))
        for fact in FACTS:
            # To plan a question takes longer than to answer it: what asks for nothing that is there is not asked.
            if not _takes(fact) or _takes(fact) & set(rows.names):
                connection.execute(f"INSERT INTO {fact} {sql(f'facts/{fact}')}")
        if "ProseRedacted" in rows.names:
            connection.execute(sql("upkeep/redact"))
        connection.execute(sql("upkeep/advance"), [max(rows.positions)])
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


@cache
def _takes(fact: str) -> frozenset[str]:
    """The events that a fact table takes its rows from: those that its SQL names; none where it takes them all."""
    return frozenset(re.findall(r"'([A-Z][a-z]\w+)'", sql(f"facts/{fact}")))


def _stage(connection: duckdb.DuckDBPyConnection, rows: Batch) -> None:
    batch = pa.table(
        {
            "position": pa.array(rows.positions, pa.int64()),
            "stream": pa.array(rows.streams, pa.string()),
            "event": pa.array(rows.names, pa.string()),
            "payload": pa.array(rows.payloads, pa.string()),
        }
    )
    connection.register("batch", batch)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE staged AS {sql('upkeep/stage')}")
    connection.unregister("batch")


def _check(connection: duckdb.DuckDBPyConnection, rows: Batch, catalogue: Catalogue) -> None:
    """Stops at an event nobody here knows; brings superseded versions up to the current one."""
    found = connection.execute(sql("upkeep/versions")).fetchall()
    superseded = set()
    for event, version, position in found:
        known = catalogue.get(event)
        if known is None or version > known.class_version:
            raise UnusableInputError(
                f"position {position}: {event} version {version} was written by a newer version; update Hansei"
            )
        if version < known.class_version:
            superseded.add(event)
    if superseded:
        current = [
            upcast(name, payload, catalogue) if name in superseded else payload
            for name, payload in zip(rows.names, rows.payloads, strict=True)
        ]
        _stage(connection, Batch(rows.positions, rows.streams, rows.versions, rows.names, current))
