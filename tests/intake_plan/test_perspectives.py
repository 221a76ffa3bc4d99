"""A scorecard looks from the usual four perspectives, unless its file names others, or none."""

from tests.intake_plan.support import without_position

USUAL = "scorecards:\n- {id: S, title: Scorecard}\n"
NONE = "scorecards:\n- {id: S, title: Scorecard, perspectives: []}\n"
FIVE = """\
scorecards:
- id: S
  title: Scorecard
  perspectives:
  - {id: S-financial, title: Financial}
  - {id: S-customer, title: Customer}
  - {id: S-planet, title: Planet}
  - {id: S-internal-process, title: Internal process}
  - {id: S-learning-and-growth, title: Learning and growth}
"""


def test_a_scorecard_that_says_nothing_of_perspectives_has_the_usual_four(here):
    assert here.diff(USUAL) == [
        "+ scorecard S 'Scorecard'",
        "+ perspective S-financial 'Financial' under S",
        "+ perspective S-customer 'Customer' under S",
        "+ perspective S-internal-process 'Internal process' under S",
        "+ perspective S-learning-and-growth 'Learning and growth' under S",
    ]
    assert here.apply(USUAL) == 5
    assert here.apply(USUAL) == 0


def test_others_are_added_in_the_order_of_the_file(here):
    here.apply(USUAL)
    assert "+ perspective S-planet 'Planet' under S" in here.diff(FIVE)
    here.apply(FIVE)
    ranks = {}
    for _, event in here.log.events():
        if event.TOPIC == "PerspectiveAdded":
            ranks[event.entity_id] = event.rank
    assert sorted(ranks, key=ranks.__getitem__) == [
        "S-financial",
        "S-customer",
        "S-planet",
        "S-internal-process",
        "S-learning-and-growth",
    ]


def test_an_empty_list_says_there_is_none_and_an_export_says_so_too(here, there):
    assert here.apply(NONE) == 1
    exported = here.export()
    assert "perspectives: []" in exported
    assert there.apply(without_position(exported)) == 1
    assert here.apply(exported) == 0
