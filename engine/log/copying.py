"""A whole log from one store to another, with its positions and times, so that every seal of it still holds."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from typing import Any, cast

from eventsourcing.persistence import StoredEvent

from engine.errors import BrokenIntegrityError, UnusableInputError
from engine.log.application import opened
from engine.log.log import Log
from engine.log.place import Place, where_of, workspace_of
from engine.log.recorded import Batch
from engine.log.store import Addition, Recorder, Transaction

AT_ONCE = 5000
Progress = Callable[[int], None]


def copy_log(log: Log, place: Place, progress: Progress) -> int:
    """Copies a log to a place that has none, and its seals beside it; how many events.

    All or nothing. Nobody can append to the log meanwhile: what came in after the copy would be missing in it.
    Memory does not grow with the log.
    """
    with closing(opened(place, create=True)) as target:
        recorder = cast(Recorder, target.recorder)
        with log.held_still() as source, recorder.appending(hold=True, for_long=True) as transaction:
            if transaction.ask("meta"):
                raise UnusableInputError(f"{where_of(place)}: already is a workspace; give a place that has no log")
            last = _copy_events(log, transaction, progress)
            for rows in _pieces(source.stream("commands")):
                commands = [(name, position - 1 - last, count) for name, position, count in rows]
                transaction.store(Addition(last=last, events=(), commands=commands))
            for rows in _pieces(source.stream("registry", (None,))):
                begun = [(entity_id, kind, stream) for entity_id, kind, _, _, stream in rows]
                parents = [(entity_id, parent_id, rank) for entity_id, _, parent_id, rank, _ in rows if rank]
                transaction.store(Addition(last=last, events=(), begun=begun, parents=parents))
            people = {name: person for person, name in source.select("people")}
            transaction.store(Addition(last=last, events=(), people=people))
            transaction.tell("enter_meta", source.select("meta"))
    _copy_seals(log, place)
    return last


def _copy_events(log: Log, transaction: Transaction, progress: Progress) -> int:
    last = 0
    while batch := log.read(last, AT_ONCE):
        if list(batch.positions) != list(range(last + 1, last + 1 + len(batch.positions))):
            raise BrokenIntegrityError(
                f"{log.place}: positions are missing after {last}; nothing was copied, `hansei audit verify` tells "
                "more"
            )
        transaction.store(Addition(last=last, events=_stored(batch)))
        last = batch.positions[-1]
        progress(last)
    return last


def _stored(batch: Batch) -> list[StoredEvent]:
    rows = zip(batch.streams, batch.versions, batch.names, batch.payloads, strict=True)
    return [StoredEvent(stream, version, name, payload.encode()) for stream, version, name, payload in rows]


def _pieces(rows: Iterator[Any]) -> Iterator[Sequence[Any]]:
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _copy_seals(log: Log, place: Place) -> None:
    beside, there = log.workspace / "seals", workspace_of(place) / "seals"
    if beside.is_dir() and beside.resolve() != there.resolve():
        shutil.copytree(beside, there, dirs_exist_ok=True)
