"""What applying a plan file changes, in the person's words, and what it never does."""

from datetime import timedelta

import pytest

from engine.domain.cycle import CloseCycle
from engine.domain.initiative import CloseInitiative
from engine.domain.measure import RetireMeasure
from engine.domain.okr import RetireObjective
from engine.domain.plan import AttributeChanged
from engine.errors import RefusedError, UnusableInputError
from engine.handle import handle
from engine.log.recorded import Entry
from tests.intake_plan.support import without_position

CYCLE = """\
cycles:
- id: Q2
  title: Second quarter
  period: 2026-Q2
  objectives:
  - id: O1
    title: Guests come back
    owner: Ann
    key_results:
    - {id: KR1, title: Repeat stays, baseline: 20, target: 40, weight: 2}
    - {id: KR2, title: Praise, target: 9}
    measures:
    - {id: M2, title: Complaints}
  - id: O2
    title: Houses shine
    aligned_to: [O1]
"""
EDITED = """\
cycles:
- id: Q2
  title: Spring
  period: 2026-Q2
  team: Nordics
  objectives:
  - id: O1
    title: Guests come back
    key_results:
    - {id: KR1, title: Repeat stays, baseline: 20, target: 35, text: "a\\n  longer text"}
  - id: O2
    title: Houses shine
    aligned_to: [O3]
    key_results:
    - {id: KR2, title: Praise, plan: {2026-04: 7.5}}
  - {id: O3, title: "Breakfast's better"}
"""


def by_bob(here, command, entity_id, **fields):
    """Somebody else changes something by another door."""
    here.now += timedelta(hours=1)
    change = command(entity_id=entity_id, at=here.now, reason="seen in the review", **fields)
    return handle(here.log, change, actor="Bob", appended_by="bob", source="cli").positions[0]


def test_each_change_is_told_in_a_line(here):
    here.apply(CYCLE)
    assert here.diff(EDITED) == [
        "~ Q2 title 'Second quarter' -> 'Spring'",
        "~ Q2 team none -> 'Nordics'",
        "~ O1 owner 'Ann' -> none",
        "~ KR1 text none -> 'a longer text'",
        "~ KR1 target 40 -> 35",
        "~ KR1 weight 2 -> none",
        "~ KR2 target 9 -> none",
        "~ KR2 parent O1 -> O2",
        "~ KR2 plan 2026-04 none -> 7.5",
        '+ objective O3 "Breakfast\'s better" under Q2',
        "- measure M2 'Complaints'",
        "+ link O2 is aligned to O3",
        "- link O2 is aligned to O1",
    ]
    assert here.log.position() == 7


def test_exactly_what_the_diff_tells_is_appended(here):
    here.apply(CYCLE)
    before = here.log.position()
    here.apply(EDITED, reason="after the review")
    events = [event for _, event in here.log.events(before)]
    assert sorted((event.TOPIC, event.entity_id) for event in events) == sorted(
        [
            ("ObjectiveAligned", "O2"),
            ("HeadingChanged", "Q2"),
            ("ObjectiveSet", "O1"),
            ("KeyResultSet", "KR1"),
            ("KeyResultSet", "KR2"),
            ("ObjectiveSet", "O3"),
            ("KeyResultRetargeted", "KR2"),
            ("KeyResultRetargeted", "KR2"),
            ("ObjectiveAligned", "O2"),
            ("MeasureRetired", "M2"),
        ]
    )
    assert {(event.reason["text"], event.source, event.command_id) for event in events} == {
        ("after the review", "file", events[0].command_id)
    }
    (kr1,) = (event for event in events if event.entity_id == "KR1")
    assert (kr1.target, kr1.cleared, kr1.baseline) == (35, ["weight"], None)


def test_applying_twice_appends_nothing(here):
    assert here.apply(CYCLE) == 7
    assert here.apply(CYCLE) == 0
    assert here.diff(CYCLE) == []


def test_a_target_that_changes_alone_is_a_retargeting(here):
    here.apply(CYCLE)
    before = here.log.position()
    assert here.apply(CYCLE.replace("target: 40", "target: 35")) == 1
    ((_, event),) = here.log.events(before)
    assert (event.TOPIC, event.target, event.period) == ("KeyResultRetargeted", 35, None)


def test_a_goal_and_its_red_flag_move_together_or_one_of_them_goes(here):
    measure = "{id: M2, title: Complaints, direction: up, target: 700, thresholds: [500]}"
    here.apply(CYCLE.replace("{id: M2, title: Complaints}", measure))
    for to in (
        measure.replace("700", "1000").replace("500", "800"),
        measure.replace("target: 700, ", "").replace("500", "1200"),
        measure.replace("target: 700", "plan: {2026-04: 90}").replace("500", "80"),
        measure.replace("target: 700", "plan: {2026-04: 70}").replace("500", "60"),
    ):
        file = CYCLE.replace("{id: M2, title: Complaints}", to)
        here.apply(file)
        assert here.diff(file) == []


def test_what_a_file_does_not_name_is_left_alone(here):
    here.apply(CYCLE)
    here.apply("plans:\n- {id: P, title: Hotels}\n")
    assert here.diff("plans:\n- {id: P, title: Hotels}\n") == []
    assert set(here.outline().items) >= {"P", "Q2", "O1", "KR1"}


def test_a_file_of_one_cycle_may_be_linked_to_what_lies_in_another_file(here):
    here.apply(
        "plans:\n- id: P\n  title: Hotels\n  breakthrough_objectives: [{id: B, title: First}]\n"
        "  annual_objectives: [{id: A, title: More}]\n  correlations: [{from: B, to: A, strength: weak}]\n"
    )
    aligned = CYCLE.replace("aligned_to: [O1]", "aligned_to: [A, B, O1]")
    here.apply(aligned)
    assert here.diff(aligned) == []
    assert here.diff(CYCLE) == ["- link O2 is aligned to A", "- link O2 is aligned to B"]


SIDES = """\
plans:
- id: P
  title: Hotels
  breakthrough_objectives: [{id: B, title: First}]
  annual_objectives: [{id: A, title: More}]
"""


@pytest.mark.parametrize("ends", ["from: B, to: A", "from: A, to: B"])
def test_a_link_is_told_with_its_strength_whichever_end_is_named_first(here, ends):
    here.apply(SIDES)
    linked = f"{SIDES}  correlations: [{{{ends}, strength: weak}}]\n"
    assert here.diff(linked) == ["+ link B correlates with A: weak"]
    assert here.apply(linked) == 1
    assert here.apply(linked) == 0
    assert here.diff(linked.replace("weak", "strong")) == ["~ link B correlates with A: weak -> strong"]
    assert here.apply(linked.replace("weak", "strong")) == 1
    assert here.diff(SIDES) == ["- link B correlates with A"]


def test_all_of_a_file_is_appended_or_nothing(here):
    broken = CYCLE.replace("aligned_to: [O1]", "aligned_to: [nowhere]")
    with pytest.raises(RefusedError, match="nowhere: no such entity"):
        here.apply(broken)
    assert here.log.position() == 0


def test_a_change_needs_a_reason_but_in_a_draft_plan(here):
    draft = "plans:\n- {id: P, title: Hotels, annual_objectives: [{id: A, title: More}]}\n"
    assert here.apply(draft, reason=None) == 2
    assert here.apply(draft.replace("More", "Much more"), reason=None) == 1
    with pytest.raises(RefusedError, match="needs a reason"):
        here.apply(CYCLE, reason=None)
    with pytest.raises(RefusedError, match="needs a reason"):
        here.apply(CYCLE, reason="  ")


def test_an_item_that_was_dropped_comes_back_and_the_file_says_what_it_is(here):
    here.apply(CYCLE)
    without = CYCLE.replace("    - {id: KR2, title: Praise, target: 9}\n", "")
    assert here.diff(without) == ["- key result KR2 'Praise'"]
    here.apply(without)
    again = CYCLE.replace("Praise, target: 9", "Praise")
    assert here.diff(again) == ["+ key result KR2 'Praise' under O1, which was dropped before"]
    here.apply(again)
    assert here.outline().items["KR2"].values == {"title": "Praise"}


def test_what_lies_under_a_dropped_item_is_not_part_of_the_file(here):
    here.apply(CYCLE)
    by_bob(here, RetireObjective, "O1")
    assert set(here.outline().items) == {"Q2", "O2"}
    assert here.diff(here.export()) == []


def test_what_an_item_says_of_something_dropped_is_not_part_of_the_file(here, there):
    measured = CYCLE.replace("title: Praise,", "title: Praise, measured_by: M2,")
    here.apply(measured)
    by_bob(here, RetireMeasure, "M2")
    file = here.export()
    assert "M2" not in file
    assert here.diff(file) == []
    there.apply(without_position(file))
    with pytest.raises(RefusedError, match="M2: this measure was dropped; add it again first"):
        here.apply(measured.replace("    measures:\n    - {id: M2, title: Complaints}\n", ""))
    assert here.diff(measured) == ["+ measure M2 'Complaints' under O1, which was dropped before"]


def test_an_initiative_that_the_file_leaves_out_ends_and_does_not_come_back(here):
    with_one = CYCLE.replace("    key_results:\n", "    initiatives: [{id: I, title: Kiosks}]\n    key_results:\n")
    here.apply(with_one)
    assert here.diff(CYCLE) == ["- initiative I 'Kiosks'"]
    here.apply(CYCLE)
    assert here.diff(CYCLE) == []
    with pytest.raises(UnusableInputError, match=r"plan.yaml:9: I: this initiative is over"):
        here.apply(with_one)


def test_an_initiative_that_is_done_is_not_part_of_the_file(here):
    with_one = CYCLE.replace("    key_results:\n", "    initiatives: [{id: I, title: Kiosks}]\n    key_results:\n")
    here.apply(with_one)
    by_bob(here, CloseInitiative, "I", outcome="done")
    assert "Kiosks" not in here.export()
    assert here.diff(here.export()) == []


def test_an_id_names_one_thing_for_ever(here):
    here.apply(CYCLE)
    with pytest.raises(
        UnusableInputError, match=r"plan.yaml:13: KR1: is a key result in this workspace, not a meas"
    ):
        here.apply(CYCLE.replace("id: KR1", "id: KR9").replace("id: M2", "id: KR1"))
    with pytest.raises(RefusedError, match="KR1: belongs to another plan than O9"):
        here.apply(
            "cycles:\n- id: Q3\n  title: q\n  period: 2026-Q3\n  objectives:\n  - id: O9\n    title: o\n"
            "    key_results: [{id: KR1, title: Repeat stays}]\n"
        )


def test_what_is_said_may_not_hang_on_what_the_file_drops(here):
    here.apply(CYCLE)
    linked = CYCLE.replace("aligned_to: [O1]", "aligned_to: [O4]").replace(
        "  - id: O2\n", "  - {id: O4, title: More}\n  - id: O2\n"
    )
    here.apply(linked)
    without = linked.replace("  - {id: O4, title: More}\n", "")
    with pytest.raises(UnusableInputError, match=r"plan.yaml:16: O2 cannot be linked to O4, which this file drops"):
        here.apply(without)
    measured = CYCLE.replace("title: Praise,", "title: Praise, measured_by: M2,")
    dropped = measured.replace("    measures:\n    - {id: M2, title: Complaints}\n", "")
    with pytest.raises(UnusableInputError, match=r"plan.yaml:11: KR2: `measured_by` is M2, which this file drops"):
        here.apply(dropped)


def test_a_title_that_a_history_changed_is_the_one_that_stands(here):
    here.apply(CYCLE)
    here.now += timedelta(days=2)
    told = {"recorded_at": "2026-04-17T09:00:00.000000Z", "effective_at": "2026-04-17T09:00:00.000000Z"}
    renamed = AttributeChanged(
        originator_id="cycle-Q2", entity_id="O1", entity="objective", field="title", to="Guests return", **told
    )
    here.log.append([Entry("h-1", [renamed])], source="import", appended_by="t", actor="Ann")
    assert here.diff(CYCLE) == ["~ O1 title 'Guests return' -> 'Guests come back'"]


def test_a_closed_cycle_is_left_out_unless_it_is_named(here):
    here.apply(CYCLE)
    by_bob(here, CloseCycle, "Q2")
    assert here.outline().items == {}
    assert set(here.outline("Q2").items) >= {"Q2", "KR1"}
    assert here.diff(here.export("Q2")) == []
    with pytest.raises(RefusedError, match="the cycle Q2 is closed"):
        here.apply(EDITED)
    with pytest.raises(RefusedError, match="Q9: no such entity"):
        here.outline("Q9")
