"""Small, nasty histories of every event of the catalogue: freer than the rules, but of a sensible strategy.

Drawn is what is told of whom and when: twice, late, ahead of its time, at one instant with its opposite, or never.
"""

from dataclasses import MISSING, Field, fields
from datetime import datetime
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from engine.domain.values import Event, Kind, instant_text
from engine.log.catalogue import EVENTS
from tests.folds.cast import ABOUT, CAST, ENDS, FIELDS, LINKS, MOMENTS, instants, names, words

COMMON = {field.name for field in fields(Event)}
# What an item is rarely told with: each of them makes it one of a special kind.
SELDOM = {"untargeted", "measured_by", "override", "form", "carried_from", "path", "milestones", "scoring"}
# Roles are about people and say nothing of a strategy.
TOLD = [event for event in EVENTS if event.STREAM is None]
BEGINS = {event: tuple(one for one, (begun_by, _) in CAST.items() if begun_by is event) for event in TOLD}
EARLY = st.sampled_from([instant_text(moment) for moment in (*MOMENTS[:3], *ENDS[:2])])
ANY_TIME = instants.map(instant_text)


class Bounds(NamedTuple):
    """How far a fold looks; open bounds are none."""

    as_of: datetime
    known_at: datetime | None
    up_to: int | None


# Most look from late on: early on there is little to see.
LATE = st.sampled_from([*MOMENTS[3:], *ENDS[4:], *MOMENTS[5:]])
bounds = st.builds(
    Bounds,
    st.one_of(LATE, LATE, instants),
    st.one_of(st.none(), LATE, instants),
    st.one_of(st.none(), st.none(), st.integers(0, 60)),
)
several = st.lists(bounds, min_size=5, max_size=5)


def dense(examples: int) -> settings:
    """Few examples, each looked at from several sides."""
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def happenings(draw: DrawFn, event: type[Event], entity_id: str, times: st.SearchStrategy[str]) -> Event:
    """One event about an entity, with any of the fields that it may have."""
    own = [field for field in fields(event) if field.name not in COMMON]
    said = {field.name: draw(FIELDS[field.name]) for field in own if field.name in FIELDS and is_told(draw, field)}
    for field in own:
        if field.name == "entity":
            said["entity"] = kind_of(entity_id)
        elif field.name == "to_id":
            said["to_id"] = draw(st.sampled_from(LINKS[event.TOPIC][entity_id]))
        elif field.name == "parent_id" and entity_id in BEGINS.get(event, ()):
            said["parent_id"] = draw(st.sampled_from(CAST[entity_id][1]))
        elif field.name == "strength" and field.default is MISSING:
            degrees = ["strong", "weak"] if event.TOPIC == "CorrelationSet" else ["linked"]
            said["strength"] = draw(st.sampled_from([*degrees, "none"]))
        elif field.name == "cleared":
            free = [name for name in clearable(event) if said.get(name) is None]
            said["cleared"] = (
                draw(st.lists(st.sampled_from(free), max_size=2, unique=True)) or None if free else None
            )
    if said.get("field") == "title":
        said["to"] = draw(words)
    if said.get("untargeted"):
        said["target"] = None
    return event(
        originator_id=f"s-{entity_id}",
        entity_id=entity_id,
        effective_at=draw(times),
        recorded_at=draw(times),
        actor=draw(names),
        reason=draw(st.one_of(st.none(), words)),
        causation_id=draw(st.sampled_from([None, None, "D1", "D2", "Z1"])),
        **said,
    )


def is_told(draw: DrawFn, field: Field[object]) -> bool:
    """Whether a field is told of this time."""
    if field.default is MISSING:
        return True
    most = 4 if field.name in SELDOM else 1
    return draw(st.integers(0, most)) == most


def clearable(event: type[Event]) -> list[str]:
    """The attributes that the event can take away; a title is none, and a target has a way of its own."""
    return sorted({*event.CARRIES} - {"title", "target"})


def kind_of(entity_id: str) -> Kind:
    """What an entity of the cast is."""
    kind = CAST[entity_id][0].KIND
    assert kind is not None
    return kind


META = ("appended_at", "appended_by", "source", "command_id")


class History(list[Event]):
    """The events of a history, written one a line."""

    def __repr__(self) -> str:
        return "\n".join(f"{place}: {told_in_short(event)}" for place, event in enumerate(self, 1))


def told_in_short(event: Event) -> str:
    """An event with the fields that say something."""
    said = {field.name: getattr(event, field.name) for field in fields(event) if field.name[:10] != "originator"}
    more = "".join(
        f", {name}={value!r}"
        for name, value in said.items()
        if not (value is None or (value == "" and name in META))
    )
    return f"{event.TOPIC}({more[2:]})"


@st.composite
def histories(draw: DrawFn, cast: str = " ".join(CAST), events: str = "") -> History:
    """The events of a history: most of them about a cast, and of the names given; of any names if none are."""
    begun = [draw(happenings(CAST[one][0], one, EARLY)) for one in cast.split() if draw(st.integers(0, 9))]
    chosen = [event for event in TOLD if not events or event.TOPIC in events.split()]
    kinds = st.one_of(*[st.sampled_from(chosen)] * 5, st.sampled_from(TOLD))
    told = []
    for _ in range(draw(st.integers(0, 40))):
        event = draw(kinds)
        told.append(draw(happenings(event, draw(st.sampled_from(subjects(event, cast.split()))), ANY_TIME)))
    return History([*begun, *told])


def subjects(event: type[Event], cast: list[str]) -> list[str]:
    """Whom the event can be about: of the cast, if there are such."""
    able = ABOUT.get(event.TOPIC) or BEGINS[event]
    return [one for one in able if one in cast] or [*able]
