"""A quarter of strategy work for the tests of the read side."""

from datetime import UTC, datetime, timedelta
from random import Random

import orjson

from engine.intake.facts import to_event
from engine.intake.lines import parse
from engine.log.log import Log
from engine.log.recorded import Entry

START = datetime(2026, 1, 1, tzinfo=UTC)


def day(number: float) -> str:
    """The instant that many days after the start of the quarter."""
    return (START + timedelta(days=number)).isoformat().replace("+00:00", "Z")


def tell(log: Log, *lines: dict) -> None:
    """Appends lines of a strategy history, whatever they say; unstated times are the start of the quarter."""
    entries = []
    for number, line in enumerate(lines):
        effective_at = line.get("effective_at", line.get("recorded_at", day(0)))
        told = {"recorded_at": effective_at, "effective_at": effective_at, "actor": "Ann", **line}
        stream = f"s-{told['id']}"
        entries.append(Entry(f"t-{log.position()}-{number}", [to_event(parse(orjson.dumps(told)), stream)]))
    log.append(entries, source="import", appended_by="root", actor="Ann")


def tell_a_quarter(log: Log, seed: int = 7) -> None:
    """A plan with objectives, key results and measures, and weeks of readings with late corrections."""
    random = Random(seed)
    lines: list[dict] = [{"kind": "plan_created", "id": "P", "title": "Spring", "period": "2026-Q1"}]
    for o in range(3):
        lines.append(
            {"kind": "objective_added", "id": f"O{o}", "parent_id": "P", "title": f"Objective {o}", "owner": "Bob"}
        )
        for k in range(3):
            item = {"id": f"O{o}K{k}", "parent_id": f"O{o}", "title": f"Result {k}", "direction": "up"}
            lines.append(
                {"kind": "key_result_added", **item, "baseline": 0, "target": 10 * (k + 1), "weight": k + 1}
            )
        lines.append(
            {"kind": "measure_added", "id": f"O{o}M", "parent_id": f"O{o}", "title": "NPS", "unit": "points"}
        )
    for week in range(12):
        at = day(7 * week + random.random())
        for o in range(3):
            value = {"kind": "value_recorded", "recorded_at": at, "effective_at": day(7 * week)}
            lines.append({**value, "id": f"O{o}K{week % 3}", "entity": "key_result", "value": random.randrange(30)})
            lines.append(
                {**value, "id": f"O{o}M", "entity": "measure", "value": random.random() * 50, "period": f"w{week}"}
            )
        if week % 4 == 3:
            lines.append(
                {
                    "kind": "target_set",
                    "id": "O1K1",
                    "entity": "key_result",
                    "target": 20 - week,
                    "effective_at": at,
                }
            )
            correction = {"recorded_at": at, "effective_at": day(7 * (week - 2)), "restates": True}
            lines.append({"kind": "value_recorded", "id": "O0M", "entity": "measure", "value": 1, **correction})
            lines.append(
                {"kind": "comment_added", "id": "O1", "entity": "objective", "text": "hm", "effective_at": at}
            )
    lines.append({"kind": "objective_removed", "id": "O2", "effective_at": day(80)})
    lines.append({"kind": "owner_set", "id": "O1", "entity": "objective", "owner": "Cem", "effective_at": day(81)})
    lines.append({"kind": "plan_closed", "id": "P", "effective_at": day(89)})
    tell(log, *lines)
