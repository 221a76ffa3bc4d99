"""Who holds which role says what an independent fold of the same events says, at any bounds."""

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.organisation import ORGANISATION, RoleGranted, RoleRevoked, RoleSet
from engine.domain.roles import ROLES
from engine.domain.values import Event, instant_text
from tests.folds.facts import Row
from tests.folds.histories import Bounds, dense, instants, names, several, words
from tests.folds.seen import Seen
from tests.folds.workspace import assert_folds_agree

times = instants.map(instant_text)
told = st.builds(
    lambda event, **said: event(originator_id=ORGANISATION, entity_id=ORGANISATION, **said),
    st.sampled_from([RoleGranted, RoleGranted, RoleRevoked]),
    effective_at=times,
    recorded_at=times,
    actor=names,
    reason=st.one_of(st.none(), words),
    person=names,
    role=st.sampled_from(list(ROLES)),
)


def roles(seen: Seen) -> list[Row]:
    """Of all that is told of one role of one person the last word counts."""
    last = {}
    for fact in seen.inside:
        if isinstance(fact.event, RoleSet):
            last[fact.event.person, fact.event.role] = fact
    rows = [
        {
            "person": person,
            "role": role,
            "since": fact.recorded_at,
            "actor": fact.event.actor,
            "reason": fact.event.reason,
            "position": fact.position,
        }
        for (person, role), fact in last.items()
        if isinstance(fact.event, RoleGranted)
    ]
    return sorted(rows, key=lambda row: (row["person"], row["role"], row["position"]))


@dense(30)
@given(st.lists(told, max_size=40), several)
def test_roles(events: list[Event], asked: list[Bounds]) -> None:
    assert_folds_agree(events, asked, {"roles": roles})
