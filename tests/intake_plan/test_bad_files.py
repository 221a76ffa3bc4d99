"""A file that cannot be read: one line with the line of the file, exit status 2, and nothing appended."""

import pytest

from engine.errors import UnusableInputError
from engine.intake.plan.nodes import MAX_BYTES, MAX_DEPTH, MAX_NODES

GOOD = """\
plans:
  - id: P
    title: Hotels
    targets_to_improve:
      - id: T
        title: Minutes
"""
CYCLE = "cycles:\n- id: C\n  title: Q1\n  period: 2026-Q1\n  objectives:\n  - id: O\n    title: More\n"
BAD = {
    "an empty file": (" \n", "1: nothing is written here"),
    "only a comment": ("# nothing\n", "1: nothing is written here"),
    "a text": ("a strategy\n", "1: a plan file must be a block of keys such as `plans: …`, not 'a strategy'"),
    "a list": ("- id: P\n", "1: a plan file must be a block of keys such as `plans: …`, not a list"),
    "an unknown key at the top": ("plan: []\n", "1: unknown key `plan`; did you mean `plans`?"),
    "an unknown key": (GOOD + "        tilte: x\n", "7: unknown key `tilte`; did you mean `title`?"),
    "a key of another kind": (GOOD + "        cadence: 7\n", "7: unknown key `cadence`; "),
    "a list of another kind": (GOOD + "    perspectives: []\n", "7: unknown key `perspectives`; "),
    "a key twice": (GOOD + "        title: x\n", "7: the key `title` stands twice, first at FILE:6"),
    "a merge key": (GOOD + "        <<: {title: x}\n", "7: unknown key `<<`; "),
    "a key that is a list": (GOOD + "        ? [a]\n        : 1\n", "7: a key is a word, not a list"),
    "an id twice": (GOOD + "      - id: P\n        title: x\n", "7: the id P stands twice, first at FILE:2"),
    "no id": (
        GOOD + "      - title: x\n",
        "7: a target to improve needs an `id`, one that stays the same for ever",
    ),
    "an empty id": (GOOD + "      - id: ''\n", "7: a target to improve needs an `id`"),
    "an id that is a list": (GOOD + "      - id: [x]\n", "7: `id` must be an id, not a list"),
    "an id with a space": (
        GOOD + "      - id: ' X'\n        title: x\n",
        "7: the id ' X' begins or ends with a space",
    ),
    "no title": (GOOD + "      - id: X\n", "7: X: a target to improve needs a `title`"),
    "an item that is a text": (GOOD + "      - X\n", "7: a target to improve must be a block of keys such as"),
    "items that are no list": ("plans:\n  id: P\n", "2: `plans` must be a list, not a block of keys"),
    "a word for a number": (GOOD + "        target: much\n", "7: `target` must be a number, not 'much'"),
    "a decimal comma": (
        GOOD + "        target: 3,5\n",
        "7: `target` must be a number, not '3,5'; write it with a point",
    ),
    "an infinite number": (GOOD + "        target: 1e999\n", "7: `target` must be a finite number, not '1e999'"),
    "no number": (GOOD + "        target: .nan\n", "7: `target` must be a number, not '.nan'"),
    "a number of many digits": (GOOD + f"        target: {'9' * 5000}\n", "7: `target` must be a number, not '999"),
    "true for a number": (GOOD + "        target: true\n", "7: `target` must be a number, not 'true'"),
    "a list for a number": (GOOD + "        target: [1]\n", "7: `target` must be a number, not a list"),
    "a block for a text": (GOOD + "        unit: {a: b}\n", "7: `unit` must be text, not a block of keys"),
    "a zero character": (GOOD + '        unit: "\\0"\n', "7: `unit` holds the character zero"),
    "a word we do not know": (
        GOOD + "        direction: upp\n",
        "7: `direction` cannot be 'upp'; did you mean `up`?",
    ),
    "no period": (GOOD + "        plan: {2026-13: 1}\n", "7: `plan`: '2026-13' "),
    "plan values that are no block": (GOOD + "        plan: 3\n", "7: `plan` must be a block of keys"),
    "two periods of one first day": (
        GOOD + "        plan:\n          2026: 1\n          2026-01: 2\n",
        "9: T: the periods 2026 and 2026-01 begin on the same day; plan one of them",
    ),
    "a plan above itself": (
        "plans:\n- id: A\n  title: a\n  parent: B\n- id: B\n  title: b\n  parent: A\n",
        "4: A lies under itself; one of its parents is wrong",
    ),
    "a parent of another kind": (
        "cycles:\n- {id: A, title: a, period: 2026, parent: B}\n- {id: B, title: b, period: 2026}\n",
        "2: A: a cycle cannot lie under the cycle B",
    ),
    "a cycle without days": (
        "cycles:\n- {id: C, title: c, period: H9}\n",
        "2: C: needs `starts_on` and `ends_on`, or",
    ),
    "a day that is none": (
        "cycles:\n- id: C\n  title: c\n  starts_on: 2026-02-30\n",
        "4: `starts_on` must be a day such as 2026-03-31, not '2026-02-30'",
    ),
    "half a day": (
        "cycles:\n- {id: C, title: c, period: 2026, cadence: 1.5}\n",
        "2: `cadence` must be a whole number",
    ),
    "a position before the log begins": ("position: -1\n", "1: `position` is a place in the log, not -1"),
    "a position that is none": ("position: last\n", "1: `position` must be a whole number, not 'last'"),
    "a milestone without title": (
        CYCLE + "    key_results:\n    - id: K\n      milestones:\n      - {weight: 1}\n",
        "11: a milestone needs a `title`",
    ),
    "a milestone of other words": (
        CYCLE + "    key_results:\n    - id: K\n      milestones:\n      - {title: x, wieght: 1}\n",
        "11: unknown key `wieght`; did you mean `weight`?",
    ),
    "a point that is none": (
        CYCLE + "    key_results:\n    - id: K\n      path:\n      - 2026-01-31\n",
        "11: a point of the path is [day, value], not '2026-01-31'",
    ),
    "a link without its end": (
        GOOD + "    correlations: [{from: T}]\n",
        "7: an entry of `correlations` needs `from`",
    ),
    "a link of no strength": (
        GOOD + "    correlations: [{from: T, to: T}]\n",
        "7: a correlation needs a `strength`: strong, medium, weak",
    ),
    "a link of another strength": (
        GOOD + "    correlations: [{from: T, to: P, strength: storng}]\n",
        "7: `strength` cannot be 'storng'; did you mean `strong`?",
    ),
    "a link twice": (
        CYCLE + "    aligned_to:\n    - O2\n    - O2\n",
        "10: O and O2 are linked twice, first at FILE:9",
    ),
    "a correlation twice, turned round": (
        "plans:\n- id: P\n  title: p\n  breakthrough_objectives: [{id: B, title: b}]\n"
        "  annual_objectives: [{id: A, title: a}]\n  correlations:\n"
        "  - {from: B, to: A, strength: weak}\n  - {from: A, to: B, strength: weak}\n",
        "8: A and B are linked twice, first at FILE:7",
    ),
    "a link from elsewhere": (
        GOOD + "    correlations: [{from: X, to: T, strength: weak}]\n",
        "7: X does not stand in this file, so its links cannot either",
    ),
    "an anchor": (GOOD + "        owner: &ann Ann\n", "7: an anchor (&) or alias (*)"),
    "a YAML bomb": ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1: an anchor (&) or alias (*)"),
    "a tag": (GOOD + "        owner: !!python/object:os.system x\n", "7: the tag 'tag:yaml.org,2002:python/object"),
    "two documents": (GOOD + "---\nplans: []\n", "7: a second document begins here"),
    "a tab": ("plans:\n\t- id: P\n", "2: is indented with a tab; use spaces"),
    "a bracket that stays open": ("plans: [{id: P\n", "2: cannot be read: "),
    "a bad escape": ('plans: "\\q"\n', "1: cannot be read: "),
    "lists in lists for ever": ("plans: " + "[" * 5_000_000, f"1: nested more than {MAX_DEPTH} deep"),
    "keys in keys for ever": ("{plans: " * 600_000, f"1: nested more than {MAX_DEPTH} deep"),
    "dashes for ever": ("- " * 2_500_000, f"1: nested more than {MAX_DEPTH} deep"),
    "deeper with each line": (
        "\n".join(f"{' ' * depth}a:" for depth in range(3000)),
        f"{MAX_DEPTH + 1}: nested more than {MAX_DEPTH} deep",
    ),
    "more values than a strategy has": ("[" + "1," * (MAX_NODES + 1), f"1: more than {MAX_NODES:,} values"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_in_one_line_with_its_line(here, name):
    text, said = BAD[name]
    path = here.write(text)
    with pytest.raises(UnusableInputError) as told:
        here.apply(path)
    assert str(told.value).startswith(f"{path}:{said.replace('FILE', str(path))}")
    assert "\n" not in str(told.value)
    assert here.log.position() == 0


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"plans:\n- id: P\n  title: Z\xfcrich\n", ":3", "is not UTF-8; save the file as UTF-8"),
        ("plans: []".encode("utf-16"), ":1", "is not UTF-8"),
        (b"plans:\n- id: P\n  title: a\x07b\n", ":3", "holds the control character U+0007; take it out"),
        (b"plans: \x00", ":1", "holds the control character U+0000"),
        (b"#" * (MAX_BYTES + 1), "", "larger than 10 MB"),
        (b"", "", "the file is empty; give a plan file (.yaml or .xlsx)"),
    ],
)
def test_bytes_that_are_no_text_are_told_with_their_line(here, raw, line, said):
    path = here.write(raw)
    with pytest.raises(UnusableInputError) as told:
        here.apply(path)
    assert str(told.value).startswith(f"{path}{line}: {said}")


def test_a_file_that_is_not_there_is_told(here):
    with pytest.raises(UnusableInputError, match="no such file; give a plan file"):
        here.apply(here.folder / "none.yaml")
    with pytest.raises(UnusableInputError, match="is no file; give a plan file"):
        here.apply(here.folder)


def test_a_mark_at_the_head_of_a_file_is_no_part_of_it(here):
    assert here.apply(here.write(b"\xef\xbb\xbf" + GOOD.encode())) == 2


def test_what_is_written_is_what_is_meant(here):
    here.apply("plans:\n- {id: NO, title: 2026-01-05, period: 2026, team: yes, text: 1e3, vision: ~}\n")
    (plan,) = here.outline().items.values()
    assert (plan.entity_id, plan.values) == (
        "NO", {"title": "2026-01-05", "period": "2026", "team": "yes", "text": "1e3"}
    )  # fmt: skip
