"""What a plan file may hold: which kinds lie under which, and the attributes of each.

All of it follows from the commands in `engine/domain`: a field that a command gets is an attribute of the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_type_hints

from engine.domain import cycle, hoshin, initiative, links, measure, okr, scorecard, scoring
from engine.domain.forms import COMMITMENTS
from engine.domain.items import BeginRoot, RetireItem, SetItem
from engine.domain.progress import FORMS
from engine.domain.values import PARENT_KINDS, Command, Kind

ROOTS: dict[Kind, str] = {"plan": "plans", "scorecard": "scorecards", "cycle": "cycles"}
"""The kinds that stand at the top of a file, with the names of their lists."""

ITEMS: dict[Kind, str] = {
    "breakthrough_objective": "breakthrough_objectives",
    "annual_objective": "annual_objectives",
    "improvement_priority": "improvement_priorities",
    "target_to_improve": "targets_to_improve",
    "perspective": "perspectives",
    "strategic_objective": "objectives",
    "objective": "objectives",
    "key_result": "key_results",
    "measure": "measures",
    "initiative": "initiatives",
}
"""The kinds that lie under them, with the names of their lists."""

BEGIN: dict[Kind, type[BeginRoot]] = {
    "plan": hoshin.DraftPlan,
    "scorecard": scorecard.OpenScorecard,
    "cycle": cycle.OpenCycle,
}
SET: dict[Kind, type[SetItem]] = {
    "breakthrough_objective": hoshin.SetBreakthroughObjective,
    "annual_objective": hoshin.SetAnnualObjective,
    "improvement_priority": hoshin.SetImprovementPriority,
    "target_to_improve": hoshin.SetTargetToImprove,
    "perspective": scorecard.AddPerspective,
    "strategic_objective": scorecard.SetStrategicObjective,
    "objective": okr.SetObjective,
    "key_result": okr.SetKeyResult,
    "measure": measure.DefineMeasure,
    "initiative": initiative.SetInitiative,
}
RETIRE: dict[Kind, type[RetireItem]] = {
    kind: command
    for command in (
        hoshin.RetirePlanItem,
        scorecard.RetireScorecardItem,
        okr.RetireObjective,
        okr.RetireKeyResult,
        measure.RetireMeasure,
    )
    for kind in command.RETIRES
}

LINKS: dict[str, Kind] = {"correlations": "plan", "cause_effect": "scorecard"}
"""The lists of links, with the kind of root they stand in; what an objective serves stands with the objective."""

RELATIONS = {"correlations": "correlation", "cause_effect": "cause_effect"}
"""The relation of each list."""

# Told by the place of the item in the file, by a list of its own, or by `apply`; not attributes.
_APART = frozenset(one.name for one in fields(Command)) | {"parent_id", "cleared", "perspectives"}
# Attributes that a command of their own sets.
_BESIDE: dict[str, tuple[Kind, ...]] = {"vision": ("plan",), "measured_by": links.READERS}
_TYPES = {
    "str": "text",
    "float": "number",
    "int": "whole number",
    "list[float]": "numbers",
    "list[dict[str, typing.Any]]": "milestones",
    "list[list[typing.Any]]": "path",
}
_IDS = ("deploys", "measured_by", "carried_from")
_DAYS = ("starts_on", "ends_on", "due")
_CHOICES: dict[str, tuple[str, ...]] = {
    "direction": scoring.DIRECTIONS,
    "commitment": COMMITMENTS,
    "aggregation": scoring.AGGREGATIONS,
    "frequency": scoring.FREQUENCIES,
    "indicator": scoring.INDICATORS,
    "scoring": tuple(scoring.SCORINGS),
    "form": FORMS,
    "path_shape": ("line", "steps"),
    "roll_up": scorecard.ROLL_UPS,
}
STRENGTHS = tuple(strength for strength in hoshin.STRENGTHS if strength != "none")


@dataclass(frozen=True)
class Attribute:
    """One attribute of a kind: its name in the file, which is that in the log, and what it takes."""

    name: str
    type: str
    """text, id, number, whole number, day, numbers, milestones or path."""
    choices: tuple[str, ...] = ()


@cache
def attributes(kind: Kind) -> Mapping[str, Attribute]:
    """Every attribute that an entity of a kind may have in a file, in the order in which it is written."""
    command: type[Command] = BEGIN[kind] if kind in ROOTS else SET[kind]
    types = get_type_hints(command)
    names = ["title", "text", *(one.name for one in fields(command))]
    found = {name: _attribute(name, types[name]) for name in names if name not in _APART}
    for name, kinds in _BESIDE.items():
        if kind in kinds:
            found[name] = Attribute(name, "id" if name in _IDS else "text")
    return found


@cache
def children(kind: Kind) -> Mapping[str, Kind]:
    """The lists of items that may stand under an entity of a kind, with the kind of what is in them."""
    return {name: child for child, name in ITEMS.items() if kind in PARENT_KINDS[child]}


@cache
def keys(kind: Kind) -> tuple[str, ...]:
    """Every key that an entity of a kind may have in a file, in the order in which it is written."""
    own = ["id", *attributes(kind)]
    if kind in ROOTS:
        own.insert(2, "parent")
    if has_plan_values(kind):
        own.append("plan")
    if kind == "objective":
        own.append("aligned_to")
    lists = [name for name, root in LINKS.items() if root == kind]
    return (*own, *children(kind), *lists)


def has_plan_values(kind: Kind) -> bool:
    """Whether an item of a kind has values planned for periods: whatever has a target."""
    return "target" in attributes(kind)


def nearest(word: str, words: tuple[str, ...]) -> str:
    """What a person may have meant, as the end of a sentence; else all there is."""
    close = get_close_matches(word, words, n=1)
    return f"; did you mean `{close[0]}`?" if close else f"; it is one of {', '.join(words)}"


def _attribute(name: str, hint: Any) -> Attribute:  # noqa: ANN401 -- a type, or what stands for several
    if name in _DAYS + _IDS:
        return Attribute(name, "day" if name in _DAYS else "id")
    plain = next(one for one in get_args(hint) if one is not type(None)) if type(None) in get_args(hint) else hint
    said = plain.__name__ if plain in (str, float, int) else str(plain)
    return Attribute(name, _TYPES[said], _CHOICES.get(name, ()))
