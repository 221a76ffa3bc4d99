"""Appending one event a transaction: what a check-in costs, beside a plain save of the library."""

from collections.abc import Iterator

from benchmarks.plain import plain_application, plain_events
from benchmarks.results import Result
from benchmarks.running import Run, interleaved, median_ratio
from benchmarks.story import ACTORS, BEGIN
from engine.domain.okr import CheckedIn
from engine.domain.values import instant_text
from engine.handle import item_stream
from engine.log.log import Log
from engine.log.recorded import Entry

KEY_RESULTS = 100
TARGET = 0.7


def run(run: Run) -> Iterator[Result]:
    """Blocks of ours and theirs in turn, into files that grow side by side."""
    blocks, a_block = run.size(12, 4), run.size(500, 100)
    events = [_check_in(number) for number in range(blocks * a_block)]
    ours = [Entry(f"c-{number:024x}", (event,)) for number, event in enumerate(events)]
    theirs = plain_events(events)
    with (
        Log(run.folder / "append_one.sqlite3", create=True) as log,
        plain_application(run.folder / "append_one_plain.sqlite3") as application,
    ):

        def append(block: slice) -> None:
            for entry in ours[block]:
                log.append([entry], source="cli", appended_by=ACTORS[0], actor=ACTORS[1])

        def save(block: slice) -> None:
            for event in theirs[block]:
                application.save(event)

        for warm in (append, save):
            warm(slice(0, 20))
        spans = [slice(max(20, n * a_block), (n + 1) * a_block) for n in range(blocks)]
        times = interleaved((lambda s=s: append(s), lambda s=s: save(s)) for s in spans)
    count = len(events) - 20
    their_seconds = sum(theirs for _, theirs in times)
    ratio = median_ratio(times)
    yield Result(
        name="append one by one",
        figure=count / sum(ours for ours, _ in times),
        unit="events/s",
        ratio=ratio,
        against=f"plain eventsourcing, {count / their_seconds:,.0f} events/s",
        target=f">= {TARGET}",
        met=ratio >= TARGET,
    )


def _check_in(number: int) -> CheckedIn:
    entity_id = f"key_result-{number % KEY_RESULTS}"
    return CheckedIn(
        originator_id=item_stream("key_result", entity_id),
        entity_id=entity_id,
        effective_at=instant_text(BEGIN),
        recorded_at=instant_text(BEGIN),
        value=number / 7,
        confidence=0.7,
        note="Two of five suppliers signed; the third waits for the audit.",
    )
