"""A strategy of any length: five years of plans, check-ins, readings, targets, statuses and comments.

The same size tells the same story in every run. An event takes about 450 bytes in the log, provenance included.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from engine.domain import measure, okr, plan
from engine.domain.values import Event, instant_text
from engine.handle import item_stream, root_stream
from engine.intake.facts import to_line
from engine.intake.lines import canonical
from engine.log.log import Log
from engine.log.recorded import Entry

BEGIN = datetime(2021, 1, 1, tzinfo=UTC)
END = datetime(2025, 12, 31, tzinfo=UTC)
OBJECTIVES_A_PLAN = 8
ITEMS_A_PLAN = 50
ACTORS = [f"Person {number}" for number in range(25)]
WORDS = ["supplier", "late", "pilot", "signed", "audit", "moved", "hiring", "launch", "backlog", "agreed", "risk"]
BATCH = 1000


def plans_for(events: int) -> int:
    """So many plans that their structure is a small part of the story: 40 from a hundred thousand events on."""
    return max(1, min(40, events // 2500))


def story(events: int) -> Iterator[Event]:
    """So many events, in the order in which the organisation learned them."""
    return islice(_told(events), events)


def history_file(path: Path, events: int) -> Path:
    """The story as a strategy history, as `hansei import history` reads it."""
    names = {name: name for name in ACTORS}
    with path.open("wb") as out:
        out.writelines(canonical(to_line(event, names)) + b"\n" for event in story(events))
    return path


def entries(events: int) -> Iterator[list[Entry]]:
    """The story as commands of one event each, a thousand at a time."""
    told = story(events)
    number = 0
    while batch := list(islice(told, BATCH)):
        yield [Entry(f"c-{number + n:024x}", (event,)) for n, event in enumerate(batch)]
        number += len(batch)


def fill(log: Log, events: int) -> None:
    """Appends the story to a log."""
    for batch in entries(events):
        log.append(batch, source="import", appended_by=ACTORS[0], actor=ACTORS[0])


def _told(events: int) -> Iterator[Event]:
    chance = random.Random(events)
    plans = plans_for(events)
    yield from _structure(plans)
    step = (END - BEGIN) / events
    for number in range(events):
        recorded = BEGIN + step * number
        about = {
            "recorded_at": instant_text(recorded),
            "effective_at": instant_text(recorded - timedelta(hours=chance.randrange(72))),
            "actor": chance.choice(ACTORS),
        }
        yield _fact(chance, chance.randrange(plans), chance.randrange(ITEMS_A_PLAN), about, f"{recorded:%Y-%m}")


def _fact(chance: random.Random, of: int, item: int, about: dict[str, str], month: str) -> Event:
    """One fact about one item: mostly a check-in or a reading."""
    entity = "key_result" if item % 2 else "measure"
    about["entity_id"] = f"{entity}-{of}-{item}"
    about["originator_id"] = item_stream(entity, about["entity_id"])
    number, dice = round(chance.uniform(0, 100), 2), chance.random()
    text = " ".join(chance.choices(WORDS, k=8))
    if dice < 0.03:
        return plan.StatusSet(**about, entity=entity, status=chance.choice(["green", "amber", "red"]), text=text)
    if dice < 0.06:
        return plan.CommentAdded(**about, entity=entity, text=text, aspect="schedule")
    if dice < 0.10:
        about["originator_id"] = root_stream("plan", f"plan-{of}")
        if entity == "key_result":
            return okr.KeyResultRetargeted(**about, target=number, reason=text)
        return measure.TargetSet(**about, entity=entity, target=number, reason=text)
    note = text if dice < 0.5 else None
    if entity == "key_result":
        return okr.CheckedIn(**about, value=number, confidence=round(chance.random(), 1), note=note)
    return measure.ReadingRecorded(**about, entity=entity, value=number, period=month, note=note)


def _structure(plans: int) -> Iterator[Event]:
    began = instant_text(BEGIN)
    for of in range(plans):
        about = {"originator_id": root_stream("plan", f"plan-{of}"), "recorded_at": began, "effective_at": began}
        about["actor"] = ACTORS[of % len(ACTORS)]
        yield plan.PlanStarted(**about, entity_id=f"plan-{of}", title=f"Strategy {of}", period="2021")
        for number in range(OBJECTIVES_A_PLAN):
            yield okr.ObjectiveSet(
                **about, entity_id=f"objective-{of}-{number}", parent_id=f"plan-{of}", title=f"Objective {number}"
            )
        for item in range(ITEMS_A_PLAN):
            kind = okr.KeyResultSet if item % 2 else measure.MeasureDefined
            yield kind(
                **about,
                entity_id=f"{kind.KIND}-{of}-{item}",
                parent_id=f"objective-{of}-{item % OBJECTIVES_A_PLAN}",
                title=f"Number {item} of plan {of}",
                unit="percent",
                direction="up" if item % 3 else "down",
                owner=ACTORS[item % len(ACTORS)],
                baseline=10,
                target=90,
            )
