"""What a machine may ask for: every command of the routes about a small cast, mostly sensible, at times nasty."""

from dataclasses import MISSING, dataclass, fields
from datetime import UTC, datetime, timedelta
from math import inf, nan
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from engine.domain.finding import SayInReview
from engine.domain.items import RetireItem
from engine.domain.values import PARENT_KINDS, Command

START = datetime(2026, 4, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)

# Few of each kind, so that commands meet.
CAST: dict[str, tuple[str, ...]] = {
    "plan": ("P", "P", "PC", "P3"),
    "breakthrough_objective": ("B1", "B2"),
    "annual_objective": ("A1", "A2"),
    "improvement_priority": ("I1", "I2"),
    "target_to_improve": ("T1", "T2"),
    "scorecard": ("S", "S2"),
    "perspective": ("S-financial", "S-customer"),
    "strategic_objective": ("G1", "G2", "G3"),
    "measure": ("M1", "M2"),
    "cycle": ("Q", "Q2", "Q2", "Q3"),
    "objective": ("O1", "O2", "O2", "O3", "O3"),
    "key_result": ("K1", "K2", "K2", "K3", "K3"),
    "initiative": ("N1", "N2"),
    "review": ("R", "R2", "R2", "R3"),
    "finding": ("R-F1", "R2-F1"),
    "decision": ("R-D1", "R2-D1"),
    "countermeasure": ("R-CM1", "R2-CM1"),
    "lesson": ("R-L1",),
    "recognition": ("R-R1",),
}
ANYBODY = st.sampled_from(["nobody", "current", "x" * 201, *(one for ids in CAST.values() for one in ids)])
SERVED = "objective annual_objective breakthrough_objective improvement_priority strategic_objective"
READ = "measure key_result"

# Which kinds a command is about, where neither its event nor what it retires says so.
ABOUT = {
    "StartPlan": "plan", "ClosePlan": "plan", "SetVision": "plan", "AgreePlan": "plan",
    "ChangeHeading": "plan scorecard cycle",
    "SetCorrelation": "breakthrough_objective annual_objective improvement_priority target_to_improve",
    "ProposeTarget": "target_to_improve annual_objective", "CounterOffer": "target_to_improve annual_objective",
    "AgreeToOffer": "target_to_improve annual_objective", "DeclineOffer": "target_to_improve annual_objective",
    "OverrideStatus": "scorecard perspective strategic_objective objective measure",
    "LinkCauseEffect": "strategic_objective", "AlignObjective": "objective",
    "ShareReadings": f"{READ} target_to_improve",
    "LockCycle": "cycle", "CloseCycle": "cycle", "CloseInitiative": "initiative",
    "CheckIn": "key_result", "RestateCheckIn": "key_result", "Grade": "key_result objective",
    "CarryForward": "objective", "AbandonObjective": "objective", "SetThresholds": "measure",
    "RecordReading": "measure target_to_improve", "WithdrawReading": f"{READ} target_to_improve",
    "ScheduleReview": "review", "SetAgenda": "review", "RecordAttendance": "review",
    "OpenReview": "review", "CloseReview": "review",
    "RevokeDecision": "decision", "CompleteCountermeasure": "countermeasure",
    "VerifyCountermeasure": "countermeasure", "CancelCountermeasure": "countermeasure",
    "ProposeAction": "key_result measure cycle",
    "AssignOwner": " ".join(CAST), "SetStatus": " ".join(CAST), "AddComment": " ".join(CAST),
    "SetTarget": f"{READ} target_to_improve annual_objective", "SetWeight": f"{READ} {SERVED}",
    "Link": f"{READ} {SERVED} target_to_improve", "Unlink": f"{READ} {SERVED} target_to_improve",
}  # fmt: skip
TO = {
    "breakthrough_objective": "annual_objective target_to_improve",
    "annual_objective": "breakthrough_objective improvement_priority",
    "improvement_priority": "annual_objective target_to_improve",
    "target_to_improve": f"improvement_priority breakthrough_objective {READ}",
    "strategic_objective": "strategic_objective", "objective": SERVED, "key_result": READ, "measure": READ,
}  # fmt: skip
REFERS = {
    "review_id": "review", "finding_id": "finding", "deploys": "improvement_priority", "measured_by": READ,
    "to": "cycle", "subject_id": f"{READ} {SERVED} target_to_improve initiative", "cause": "decision",
    "initiative_id": "initiative",
}  # fmt: skip

Words = tuple[object, ...]
YES_NO: tuple[Words, Words] = ((True, False), ())
DAYS: tuple[Words, Words] = (("2026-04-01", "2026-04-15", "2026-06-30"), ("2026-02-30", "soon"))
MOMENTS: tuple[Words, Words] = (
    tuple(START + days * DAY for days in (-40, -10, -1, 1, 10)), tuple(START + days * DAY for days in (40, 100))
)  # fmt: skip
NUMBERS: tuple[Words, Words] = ((0, 1, 1, 7.5, 10, 20), (-3, nan, inf))
PEOPLE: tuple[Words, Words] = (("Ann", "Bob"), (" ",))
SHARES: tuple[Words, Words] = ((0.0, 0.5, 0.7, 1.0), (1.5, nan))
WORDS: tuple[Words, Words] = (("so it is", "ja, genau"), ("  ", ""))
WHAT: Words = ("what",)

# What each field may hold: what is sensible, and what is nasty.
FIELDS: dict[str, tuple[Words, Words]] = {
    **dict.fromkeys(("action", "actual_effect", "aspect", "background", "expected_effect", "means", "note"), WORDS),
    **dict.fromkeys(("initiative_title", "root_cause", "text", "title", "unit", "vision"), WORDS),
    **dict.fromkeys(("actual_change", "baseline", "budget", "expected_change", "high", "low", "stretch"), NUMBERS),
    **dict.fromkeys(("target", "value"), NUMBERS),
    **dict.fromkeys(("agenda", "attendees"), ((["Ann", "Bob"],), ([], [" "]))),
    **dict.fromkeys(("confidence", "grade"), SHARES),
    **dict.fromkeys(("due", "ends_on", "starts_on"), DAYS),
    **dict.fromkeys(("facilitator", "new_owner", "owner", "person", "team"), PEOPLE),
    **dict.fromkeys(("effective_at", "holds_from", "scheduled_for", "since", "until"), MOMENTS),
    **dict.fromkeys(("same", "worked", "restates"), YES_NO),
    "aggregation": (("sum", "last"), WHAT),
    "cadence": ((7,), (0, 400)),
    "cleared": ((["unit"], ["owner", "unit"]), (["parent_id"], ["present"], ["status"], ["target"], ["title"])),
    "commitment": (("committed", "aspirational"), WHAT),
    "decision": (("continue", "adjust", "retarget", "stop", "start", "escalate"), WHAT),
    "direction": (("up", "down", "none"), WHAT),
    "form": (("reach", "at_least", "binary"), ("between", "milestones", "zones", "what")),
    "frequency": (("monthly", "quarterly"), WHAT),
    "from_level": (("company",), ("Spa", " ")),
    "horizon": (("2029",), ("soon",)),
    "indicator": (("leading", "lagging"), WHAT),
    "level": (("Spa", "company"), ("spa ", "what", " ")),
    "milestones": (([{"title": "Half"}],), ([], [{"title": "Half", "weight": -1}])),
    "new_id": (("O1", "O2", "O9", "K9"), ("", "Q2-K1")),
    "outcome": (("done", "dropped"), WHAT),
    "path": (([["2026-04-15", 5]],), ([], [["2026-04-15", nan]])),
    "path_shape": (("line", "steps"), WHAT),
    "period": (("2026-04", "2026-Q2", "2026"), ("spring",)),
    "perspectives": ((["Financial", "Customer"], []), (["Financial", "Financial"], [" "])),
    "position": ((0,), (-3,)),
    "proposal": (("finding", "escalation", "grades", "reminder"), WHAT),
    "rank": ((1, 2), (0,)),
    "reason": (("agreed",), (" ", "")),
    "roll_up": (("mean", "worst", "best", "most_frequent"), WHAT),
    "scoring": (("goal_and_red_flag", "yes_no", "unscored"), ("stabilise", "what")),
    "status": (("on_track", "off_track"), ("what", " ")),
    "strength": (("strong", "weak", "none"), WHAT),
    "thresholds": (([0.0], [5.0]), ([], [nan], [3.0, 2.0, 1.0, 0.0])),
    "tier": (("monthly", "quarterly"), WHAT),
    "to_level": (("Spa",), ("company ", " ")),
    "verify_after": ((1,), (0,)),
    "weight": ((1, 2, 0.5), (0, -1, nan, inf)),
}
# Said nearly always, though it may stay unsaid; and what is said seldom, or only by nasty people.
USUAL = {"reason", "subject_id", "direction", "target", "weight", "period", "new_owner", "initiative_id"} | {
    "initiative_title"
}
SELDOM = {"cause", "cleared", "form", "measured_by", "deploys"}
NASTY = {"high", "low", "milestones", "path", "path_shape", "stretch"}
# What nastiness goes for first.
WORST = {"cause", "reason", "title", "to_id", "weight"}
# What only one kind of decision sets.
SETS = {
    "new_owner": "adjust", "weight": "adjust", "target": "retarget", "period": "retarget",
    "initiative_id": "start", "initiative_title": "start",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What somebody asks for, so many days after the last one did; under an id of its own if none is here."""

    kind: type[Command]
    said: dict[str, Any]
    later: float
    command_id: str | None
    nasty: str = ""
    """The field in which it is nasty."""


def kinds_about(kind: type[Command]) -> list[str]:
    """The kinds of entity that a command is about."""
    if issubclass(kind, RetireItem):
        return [*kind.RETIRES]
    event = getattr(kind, "EVENT", None)
    return [event.KIND] if event else ABOUT[kind.__name__].split()


def kinds_for(kind: type[Command], name: str, entity_id: str) -> list[str]:
    """The kinds of entity that a field of a command about an entity may name."""
    if name == "entity_id":
        return kinds_about(kind)
    if name == "parent_id":
        return [parent for one in kinds_about(kind) for parent in PARENT_KINDS[one]]
    if name == "to_id":
        about = next((one for one, its in CAST.items() if entity_id in its), "key_result")
        return TO.get(about, READ).split()
    return REFERS[name].split()


def drawn_for(kind: type[Command], name: str, said: dict[str, Any], is_nasty: bool) -> st.SearchStrategy[Any]:
    """What a field of a command may hold, given those before it."""
    if name in FIELDS:
        sensible, nasty = FIELDS[name]
        return st.sampled_from((is_nasty and nasty) or sensible)
    if name == "entity_id" and issubclass(kind, SayInReview):
        return ANYBODY if is_nasty else st.just("")
    kinds = kinds_for(kind, name, said.get("entity_id", ""))
    fitting = st.sampled_from([one for of in kinds for one in CAST[of]])
    return st.one_of(fitting, fitting, ANYBODY) if is_nasty else fitting


@st.composite
def asked(draw: DrawFn, kinds: list[type[Command]]) -> Asked:
    """One command of these kinds, with what it must say and some of what it may; in one of three one is nasty."""
    kind = draw(st.sampled_from(kinds))
    said: dict[str, Any] = {}
    own = [field for field in fields(kind) if field.name != "at"]
    able = [name for field in own for name in [field.name] * (4 if field.name in WORST else 1)]
    nasty = draw(st.sampled_from(able)) if draw(st.integers(0, 2)) == 2 else ""
    for field in sorted(own, key=lambda field: field.name not in ("entity_id", "decision")):
        must = field.default is MISSING or field.name in ("entity_id", nasty)
        unfit = field.name in NASTY or (
            "decision" in said and said["decision"] != SETS.get(field.name, said["decision"])
        )
        if must or (not unfit and is_said(draw, field.name)):
            drawn = drawn_for(kind, field.name, said, field.name == nasty)
            nothing = field.default is MISSING and "None" in str(field.type)
            said[field.name] = draw(st.one_of(drawn, drawn, st.none()) if nothing else drawn)
    later = draw(st.sampled_from([0, 0, 0.5, 1, -2] if nasty else [0, 0, 0, 0.1, 1, 10]))
    again = draw(st.sampled_from([None, None, "again-1", "again-2"])) if nasty else None
    return Asked(kind, said, later, again, nasty)


def is_said(draw: DrawFn, name: str) -> bool:
    """Whether something that may stay unsaid is said."""
    return draw(st.integers(0, 5)) != 0 if name in USUAL else draw(st.integers(0, 12 if name in SELDOM else 3)) == 1


@st.composite
def tied(draw: DrawFn, kinds: list[type[Command]]) -> Asked:
    """One command that ties two entities together from any moment on: what can come round to itself."""
    kind = draw(st.sampled_from(kinds))
    said: dict[str, Any] = {"reason": "agreed", "effective_at": draw(st.sampled_from([None, *MOMENTS[0]]))}
    said["entity_id"] = draw(drawn_for(kind, "entity_id", said, False))
    names = {field.name for field in fields(kind)}
    if "title" in names:
        said["title"] = "so it is"
    to = draw(st.sampled_from(sorted(names & {"parent_id", "to_id", "measured_by"})))
    for name in {to, "parent_id"} & names:
        said[name] = draw(drawn_for(kind, name, said, False))
    return Asked(kind, said, 0.1, None)
