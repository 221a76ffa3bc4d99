"""Who may do what: one right for every command, and the check of it. Like the rules it is pure.

The check looks at the log through the strategy, as a rule does, so nobody can take a role or an item away between
the check and the append.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.domain import (
    carrying,
    catchball,
    countermeasure,
    cycle,
    decision,
    finding,
    forgetting,
    grading,
    heading,
    hoshin,
    initiative,
    links,
    measure,
    okr,
    organisation,
    override,
    plan,
    proposal,
    review,
    scorecard,
    scoring,
    setting,
)
from engine.domain.roles import ADMINISTRATOR, CONTRIBUTOR, FACILITATOR, PLANNER, ROLES, VIEWER, Roles
from engine.domain.state import Strategy
from engine.domain.values import Command, instant_text
from engine.errors import RefusedError

CHECKED = frozenset({"dashboard", "kafka"})
"""The doors where roles count. At the others whoever holds the files may do everything with them anyway."""


@dataclass(frozen=True)
class Asker:
    """Who wants something."""

    name: str
    roles: frozenset[str] | None = None
    """What the sign-in says, on top of what the log says; none where nobody signs in."""


@dataclass(frozen=True)
class Right:
    """Who may carry out a command. An administrator always may."""

    words: str
    """What it is, after "may" or "to"."""
    roles: tuple[str, ...]
    """Whoever has one of these may, on any item."""
    own: bool = False
    """A contributor may too, on own items: those that the person owns, and all that lies under them."""


def _own(words: str) -> Right:
    return Right(words, (FACILITATOR, PLANNER), own=True)


def _review(words: str) -> Right:
    return Right(words, (FACILITATOR,))


def _judge(words: str) -> Right:
    return Right(words, (FACILITATOR, PLANNER))


def _plan(words: str) -> Right:
    return Right(words, (PLANNER,))


def _govern(words: str) -> Right:
    return Right(words, ())


RIGHTS: Mapping[type[Command], Right] = {
    okr.CheckIn: _own("record a check-in"),
    okr.RestateCheckIn: _own("correct a check-in"),
    measure.RecordReading: _own("record a reading"),
    measure.WithdrawReading: _own("take back a reading or check-in"),
    plan.SetStatus: _own("judge a status"),
    plan.AddComment: _own("comment"),
    initiative.SetInitiative: _own("set up an initiative"),
    initiative.CloseInitiative: _own("end an initiative"),
    catchball.ProposeTarget: _own("propose a target"),
    catchball.CounterOffer: _own("make a counter-offer"),
    catchball.AgreeToOffer: _own("agree to an offer"),
    catchball.DeclineOffer: _own("decline an offer"),
    countermeasure.CompleteCountermeasure: _own("complete a countermeasure"),
    grading.Grade: _judge("grade"),
    override.OverrideStatus: _judge("override a status"),
    proposal.ProposeAction: _judge("propose an action"),
    review.ScheduleReview: _review("schedule a review"),
    review.SetAgenda: _review("set an agenda"),
    review.RecordAttendance: _review("record who attends"),
    review.OpenReview: _review("open a review"),
    review.CloseReview: _review("close a review"),
    finding.RecordFinding: _review("record a finding"),
    finding.RecordLesson: _review("record a lesson"),
    finding.RecogniseContribution: _review("recognise a contribution"),
    decision.TakeDecision: _review("record a decision"),
    decision.RevokeDecision: _review("revoke a decision"),
    countermeasure.AgreeCountermeasure: _review("agree a countermeasure"),
    countermeasure.VerifyCountermeasure: _review("verify a countermeasure"),
    countermeasure.CancelCountermeasure: _review("cancel a countermeasure"),
    plan.StartPlan: _plan("start a plan"),
    plan.ClosePlan: _plan("close a plan"),
    plan.AssignOwner: _plan("change an owner"),
    hoshin.DraftPlan: _plan("draft a plan"),
    hoshin.SetBreakthroughObjective: _plan("set a breakthrough objective"),
    hoshin.SetAnnualObjective: _plan("set an annual objective"),
    hoshin.SetImprovementPriority: _plan("set an improvement priority"),
    hoshin.SetTargetToImprove: _plan("set a target to improve"),
    hoshin.RetirePlanItem: _plan("drop an item of a plan"),
    hoshin.SetVision: _plan("set the vision"),
    heading.ChangeHeading: _plan("change a heading"),
    hoshin.SetCorrelation: _plan("set a correlation"),
    hoshin.AgreePlan: _plan("put a plan into force"),
    scorecard.OpenScorecard: _plan("open a scorecard"),
    scorecard.AddPerspective: _plan("add a perspective"),
    scorecard.SetStrategicObjective: _plan("set a strategic objective"),
    scorecard.RetireScorecardItem: _plan("drop an item of a scorecard"),
    scorecard.SetWeight: _plan("change a weight"),
    links.Link: _plan("link items"),
    links.Unlink: _plan("unlink items"),
    links.LinkCauseEffect: _plan("link cause and effect"),
    links.AlignObjective: _plan("align an objective"),
    links.ShareReadings: _plan("share readings"),
    cycle.OpenCycle: _plan("open a cycle"),
    cycle.LockCycle: _plan("lock a cycle"),
    cycle.CloseCycle: _plan("close a cycle"),
    okr.SetObjective: _plan("set an objective"),
    okr.SetKeyResult: _plan("set a key result"),
    okr.RetireObjective: _plan("drop an objective"),
    okr.RetireKeyResult: _plan("drop a key result"),
    carrying.CarryForward: _plan("carry an objective forward"),
    carrying.AbandonObjective: _plan("give up an objective"),
    measure.DefineMeasure: _plan("define a measure"),
    measure.RetireMeasure: _plan("drop a measure"),
    measure.SetTarget: _plan("change a target"),
    scoring.SetThresholds: _plan("change thresholds"),
    organisation.GrantRole: _govern("grant a role"),
    organisation.RevokeRole: _govern("revoke a role"),
    forgetting.ForgetPerson: _govern("forget a person"),
    forgetting.RedactProse: _govern("redact words"),
    setting.ChangeSetting: _govern("change a setting"),
}


def must_be_allowed(command: Command, strategy: Strategy, asker: Asker) -> None:
    """Refuses what the asker has no right to, in one line that says why and who can."""
    about = [command.entity_id] if strategy.known(command.entity_id) else []
    parent_id = getattr(command, "parent_id", None)  # what begins, or moves, has to be under an own item as well
    if parent_id is not None:
        about.append(parent_id)
    why = why_not(type(command), about or [command.entity_id], strategy, asker, instant_text(command.at))
    if why is not None:
        raise RefusedError(why)


def why_not(
    command: type[Command], about: Collection[str], strategy: Strategy, asker: Asker, at: str
) -> str | None:
    """Why the asker may not carry out such a command about these items, and who can; nothing if it is allowed.

    Where nobody signs in and nobody was ever granted a role, whoever works here may do everything.
    """
    roles, right = strategy.roles(), RIGHTS[command]
    if asker.roles is None and not roles.are_granted:
        return None
    held = roles.of(asker.name) | (asker.roles or frozenset())
    if ADMINISTRATOR in held or held & {*right.roles}:
        return None
    a_role = " and ".join(role for role in ROLES if role in held and role != VIEWER) or VIEWER
    if right.own and CONTRIBUTOR in held:
        foreign = [one for one in about if not _answers_for(asker.name, one, strategy, roles, at)]
        if not foreign:
            return None
        owner = _owner(foreign[0], strategy, roles, at)
        whose = f"{foreign[0]} is {owner}'s; ask {owner}" if owner else f"{foreign[0]} has no owner; ask for it"
        return (
            f"{asker.name} is a {a_role} here and may {right.words} on own items only; {whose}, or "
            f"{_who_grants(roles)} for the role {' or '.join(right.roles)}"
        )
    wanted = CONTRIBUTOR if right.own else " or ".join(right.roles) or ADMINISTRATOR
    a = "an" if a_role[0] in "aeiou" else "a"
    return f"{asker.name} is {a} {a_role} here; to {right.words} ask {_who_grants(roles)} for the role {wanted}"


def _answers_for(name: str, entity_id: str, strategy: Strategy, roles: Roles, at: str) -> bool:
    item = strategy.item(entity_id)
    person = roles.person(name)
    return any(one.value("owner", at) == person for one in (item, *strategy.above(item)))


def _owner(entity_id: str, strategy: Strategy, roles: Roles, at: str) -> str | None:
    """The name of the nearest owner."""
    item = strategy.item(entity_id)
    owners = (one.value("owner", at) for one in (item, *strategy.above(item)))
    return next((roles.name(owner) for owner in owners if owner is not None), None)


def _who_grants(roles: Roles) -> str:
    names = roles.holders(ADMINISTRATOR)[:3]
    return f"an administrator ({', '.join(names)})" if names else "an administrator"
