"""What a rule refuses of a plan file, or what comes round in it: one line with the line of the file."""

import pytest

from engine.errors import RefusedError, UnusableInputError
from tests.intake_plan.test_apply import CYCLE, SIDES


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("target: 40, weight: -1", ":10: KR1: a weight is a number above 0, not -1"),
        ("target: 40, measured_by: KR9", ":10: KR9: no such entity in this workspace"),
        ("target: 40, form: zones", ":10: KR1: "),
    ],
)
def test_what_a_rule_refuses_is_told_with_its_line(here, said, refusal):
    path = here.write(CYCLE.replace("target: 40, weight: 2", said))
    with pytest.raises(RefusedError) as told:
        here.apply(path)
    assert str(told.value).startswith(f"{path}{refusal}")
    assert here.look(path).refused == str(told.value)
    assert here.log.position() == 0


def test_a_link_that_a_rule_refuses_is_told_with_its_own_line(here):
    path = here.write(
        SIDES + "  correlations:\n  - {from: B, to: A, strength: weak}\n  - {from: B, to: P, strength: weak}\n"
    )
    with pytest.raises(RefusedError) as told:
        here.apply(path)
    assert str(told.value).startswith(f"{path}:8: B: a breakthrough objective and a plan are no neighbours")


def test_links_that_come_round_are_refused_with_the_last_of_them(here):
    path = here.write(
        CYCLE.replace("    owner: Ann\n", "    owner: Ann\n    aligned_to: [O3]\n")
        + "  - {id: O3, title: Calm, aligned_to: [O2]}\n"
    )
    with pytest.raises(UnusableInputError) as told:
        here.apply(path)
    assert (
        str(told.value)
        == f"{path}:18: the links come round: O1 serves O3 serves O2 serves O1; take one of them out"
    )


def test_an_objective_cannot_serve_what_lies_under_it(here):
    path = here.write(
        CYCLE.replace("aligned_to: [O1]", "aligned_to: [O9]\n    objectives: [{id: O9, title: Under}]")
    )
    with pytest.raises(UnusableInputError, match=r"plan.yaml:16: the links come round: O2 serves O9 serves O2; "):
        here.apply(path)


def test_a_circle_of_many_links_is_told_in_short(here):
    many = "".join(f"  - {{id: X{n}, title: x, aligned_to: [X{(n + 1) % 5000}]}}\n" for n in range(5000))
    with pytest.raises(
        UnusableInputError, match="X0 serves X1 serves X2 serves X3 serves X4 serves X5 serves …; take"
    ):
        here.diff(CYCLE + many)
