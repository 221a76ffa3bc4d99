"""Who may do what: every command has a right, roles give it, and a refusal says why and who can."""

from datetime import timedelta

import pytest

from engine.access import RIGHTS, Asker, must_be_allowed
from engine.domain import decision, finding, initiative, measure, okr, organisation, plan, review
from engine.domain.roles import ROLES, Roles
from engine.domain.values import instant_text
from engine.errors import RefusedError
from engine.routes import ROUTES
from tests.domain.reviewing import NOW, OPEN, command, given, told

PEOPLE = {"Ann": "p-1", "Bob": "p-2", "Cleo": "p-3"}
OWNED = (
    told(plan.OwnerSet, "O", entity="objective", owner="p-1"),
    told(plan.OwnerSet, "I", entity="initiative", owner="p-2"),
    told(plan.OwnerSet, "P", entity="plan", owner="p-3"),
)
CHECK_IN = command(okr.CheckIn, entity_id="K", value=30.0)
READING = command(measure.RecordReading, entity_id="M", value=3.0, period="2026-03")
COMMENT = command(plan.AddComment, entity_id="O", text="good")
INITIATIVE = command(initiative.SetInitiative, entity_id="NEW", parent_id="K", title="More locks")
TARGET = command(measure.SetTarget, entity_id="K", target=50.0, reason="more")
OWNER = command(plan.AssignOwner, entity_id="K", owner="Ann", reason="mine now")
SCHEDULE = command(review.ScheduleReview, entity_id="R2", parent_id="P", tier="monthly", scheduled_for=NOW)
FINDING = command(finding.RecordFinding, review_id="R", text="Guests stay away")
DECISION = command(
    decision.TakeDecision, review_id="R", decision="retarget", subject_id="K", target=50.0, text="t", reason="r"
)
GRANT = command(organisation.GrantRole, person="Ann", role="administrator")


def strategy(granted=None, *events):
    """A plan with owners, in which these people were granted these roles."""
    state = given(*OPEN, *OWNED, *events)
    roles = Roles(PEOPLE)
    for name, held in (granted or {}).items():
        for role in held.split():
            roles.tell(PEOPLE[name], role, granted=True)
    state.roles = lambda: roles
    return state


def refusal(asked, held, name="Ann", signed_in=None, administrator="Bob"):
    """What is said to somebody with these roles who asks for something; nothing where it is allowed."""
    granted = {administrator: "administrator"} if administrator else {}
    try:
        must_be_allowed(asked, strategy({**granted, name: held}), Asker(name, signed_in))
    except RefusedError as error:
        return str(error)
    return None


def test_every_command_has_a_right_in_words():
    assert set(RIGHTS) == set(ROUTES)
    for right in RIGHTS.values():
        assert right.words
        assert set(right.roles) <= ROLES.keys()


ON_OWN_ITEMS = [CHECK_IN, READING, COMMENT, INITIATIVE]
OF_REVIEWS = [SCHEDULE, FINDING, DECISION]
OF_THE_PLAN = [TARGET, OWNER]
EVERY = [*ON_OWN_ITEMS, *OF_REVIEWS, *OF_THE_PLAN, GRANT]
MAY = {
    "viewer": [],
    "": [],
    "contributor": ON_OWN_ITEMS,
    "facilitator": [*ON_OWN_ITEMS, *OF_REVIEWS],
    "planner": [*ON_OWN_ITEMS, *OF_THE_PLAN],
    "facilitator planner": [*ON_OWN_ITEMS, *OF_REVIEWS, *OF_THE_PLAN],
    "administrator": EVERY,
}


@pytest.mark.parametrize("asked", EVERY, ids=lambda asked: type(asked).__name__)
@pytest.mark.parametrize("held", MAY)
def test_a_role_allows_what_it_is_for_and_nothing_else(held, asked):
    assert (refusal(asked, held) is None) == (asked in MAY[held])


def test_a_viewer_is_told_why_and_whom_to_ask():
    assert refusal(CHECK_IN, "") == (
        "Ann is a viewer here; to record a check-in ask an administrator (Bob) for the role contributor"
    )
    assert refusal(TARGET, "contributor facilitator") == (
        "Ann is a contributor and facilitator here; to change a target ask an administrator (Bob) for the role "
        "planner"
    )
    assert refusal(GRANT, "planner").endswith("for the role administrator")
    assert refusal(CHECK_IN, "", signed_in=frozenset(), administrator=None).endswith(
        "ask an administrator for the role contributor"
    )


@pytest.mark.parametrize(
    ("name", "asked", "allowed"),
    [
        ("Ann", CHECK_IN, True),  # O lies above K
        ("Cleo", CHECK_IN, True),  # the whole plan is hers
        ("Bob", CHECK_IN, False),  # only the initiative below K is his
        ("Bob", command(plan.SetStatus, entity_id="I", status="green"), True),
        ("Bob", INITIATIVE, False),
        ("Bob", command(initiative.SetInitiative, entity_id="I", parent_id="O", title="Away"), False),
        ("Ann", command(plan.AddComment, entity_id="P", text="all of it"), False),
    ],
)
def test_an_own_item_has_its_owner_on_it_or_above_it(name, asked, allowed):
    said = refusal(asked, "contributor", name, administrator="Ann" if name != "Ann" else "Bob")
    assert (said is None) == allowed
    assert allowed or f"{name} is a contributor here and may" in said


def test_a_contributor_is_told_whose_the_item_is():
    assert refusal(CHECK_IN, "contributor", "Bob", administrator="Cleo") == (
        "Bob is a contributor here and may record a check-in on own items only; K is Ann's; ask Ann, or an "
        "administrator (Cleo) for the role facilitator or planner"
    )


def test_an_item_is_own_only_while_it_has_that_owner():
    handed_on = told(plan.OwnerSet, "O", 1, entity="objective", owner="p-2")
    to_be_handed_on = told(plan.OwnerSet, "O", -5, entity="objective", owner="p-2")
    state = strategy({"Ann": "contributor", "Bob": "administrator"}, to_be_handed_on)
    must_be_allowed(CHECK_IN, state, Asker("Ann"))
    state = strategy({"Ann": "contributor", "Bob": "administrator"}, handed_on)
    with pytest.raises(RefusedError, match="K is Bob's"):
        must_be_allowed(CHECK_IN, state, Asker("Ann"))


def test_whoever_is_called_like_an_opaque_id_is_not_the_person_behind_it():
    state = strategy({"Bob": "administrator", "Ann": "contributor"})
    with pytest.raises(RefusedError, match="p-2 is a viewer here"):
        must_be_allowed(GRANT, state, Asker("p-2"))
    with pytest.raises(RefusedError, match="p-1 is a contributor here and may"):
        must_be_allowed(CHECK_IN, state, Asker("p-1", frozenset({"contributor"})))


def test_an_unknown_item_is_no_own_item():
    asked = command(okr.CheckIn, entity_id="NOWHERE", value=1.0)
    assert "no such entity" in refusal(asked, "contributor")


def test_before_anybody_has_a_role_whoever_works_here_may_do_everything():
    for asked in EVERY:
        must_be_allowed(asked, strategy(), Asker("Ann"))


def test_whoever_signs_in_has_no_more_than_his_roles_even_before_anybody_has_one():
    with pytest.raises(RefusedError, match="Ann is a viewer here"):
        must_be_allowed(CHECK_IN, strategy(), Asker("Ann", frozenset()))


def test_roles_of_the_sign_in_add_to_those_of_the_log():
    state = strategy({"Bob": "administrator", "Ann": "facilitator"})
    for asked in (*OF_REVIEWS, *OF_THE_PLAN):
        must_be_allowed(asked, state, Asker("Ann", frozenset({"planner"})))
    with pytest.raises(RefusedError, match="facilitator and planner"):
        must_be_allowed(GRANT, state, Asker("Ann", frozenset({"planner", "owner of everything"})))


# ----------------------------------------------------------------------------------- granting and revoking


def grant(person, role, granted=None):
    return ROUTES[organisation.GrantRole](
        command(organisation.GrantRole, person=person, role=role, reason="why"), strategy(granted)
    )


def revoke(person, role, granted=None):
    return ROUTES[organisation.RevokeRole](
        command(organisation.RevokeRole, person=person, role=role), strategy(granted)
    )


def test_a_granted_role_is_an_event_about_the_organisation():
    (event,) = grant("Ann", "planner", {"Bob": "administrator"})
    assert type(event) is organisation.RoleGranted
    assert (event.entity_id, event.person, event.role, event.reason) == ("organisation", "Ann", "planner", "why")
    (event,) = revoke("Ann", "planner", {"Bob": "administrator", "Ann": "planner"})
    assert (type(event), event.person) == (organisation.RoleRevoked, "Ann")


def test_the_first_role_is_that_of_an_administrator():
    with pytest.raises(RefusedError, match="nobody is administrator yet"):
        grant("Ann", "planner")
    assert grant("Ann", "administrator")


def test_the_last_administrator_stays():
    with pytest.raises(RefusedError, match="Bob: is the last administrator"):
        revoke("Bob", "administrator", {"Bob": "administrator"})
    assert revoke("Bob", "administrator", {"Bob": "administrator", "Ann": "administrator"})


@pytest.mark.parametrize(
    ("rule", "person", "role", "said"),
    [
        (grant, "Bob", "administrator", "has the role administrator already"),
        (grant, "Ann", "boss", "no role 'boss'; there are viewer, contributor"),
        (grant, " ", "planner", "empty"),
        (revoke, "Ann", "planner", "does not have the role planner; roles of Ann: none"),
    ],
)
def test_a_role_is_granted_once_and_only_a_held_one_is_revoked(rule, person, role, said):
    with pytest.raises(RefusedError, match=said):
        rule(person, role, {"Bob": "administrator"})


def test_a_role_holds_from_when_it_is_granted_and_not_from_an_earlier_day():
    late = command(organisation.GrantRole, person="Ann", role="administrator", effective_at=NOW - timedelta(days=1))
    assert ROUTES[organisation.GrantRole](late, strategy())[0].effective_at == instant_text(NOW)
