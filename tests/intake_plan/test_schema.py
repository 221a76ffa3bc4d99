"""The published schema says what the reader takes: no less and no more."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from engine.domain.values import PARENT_KINDS
from engine.intake.plan.checks import checked
from engine.intake.plan.schema import schema
from engine.intake.plan.shape import BEGIN, ITEMS, RETIRE, ROOTS, SET, attributes, children, keys
from engine.intake.plan.write import yaml_of
from tests.intake_plan.support import universes, versions
from tests.intake_plan.test_bad_files import BAD, GOOD
from tests.intake_plan.test_round_trips import modest

VALIDATOR = Draft202012Validator(schema())


def as_json(text):
    """A file as an editor sees it that knows YAML and JSON: a day is a text."""
    return plain(yaml.safe_load(text))


def plain(value):
    match value:
        case dict():
            return {str(key): plain(one) for key, one in value.items()}
        case list():
            return [plain(one) for one in value]
        case date():
            return value.isoformat()
    return value


def test_the_schema_is_one():
    Draft202012Validator.check_schema(schema())
    assert VALIDATOR.is_valid(as_json(GOOD))


@given(universes().flatmap(versions))
@modest
def test_whatever_is_exported_fits_the_schema(outline):
    errors = [error.message for error in VALIDATOR.iter_errors(as_json(yaml_of(checked(outline))))]
    assert errors == []


@pytest.mark.parametrize(
    "name",
    [
        "a text", "a list", "an unknown key at the top", "an unknown key", "a key of another kind", "no id",
        "no title", "a list of another kind", "an empty id", "an id that is a list", "an item that is a text",
        "items that are no list", "a word for a number", "true for a number", "a list for a number",
        "a block for a text", "a word we do not know", "plan values that are no block", "half a day",
        "a position that is none", "a milestone without title", "a milestone of other words",
        "a point that is none", "a link without its end", "a link of no strength", "a link of another strength",
    ],
)  # fmt: skip
def test_what_the_reader_refuses_by_itself_does_not_fit_the_schema(name):
    assert not VALIDATOR.is_valid(as_json(BAD[name][0]))


def test_every_kind_that_lies_in_a_root_can_stand_in_a_file():
    kinds = {kind for kind, parents in PARENT_KINDS.items() if "review" not in parents} - {"review"}
    assert kinds == {*ROOTS, *ITEMS} == {*BEGIN, *SET}
    assert {*RETIRE, "initiative"} == {*ITEMS}
    for kind in kinds:
        assert {*children(kind).values()} == {child for child in ITEMS if kind in PARENT_KINDS[child]}


def test_every_attribute_is_described():
    for kind, found in schema()["$defs"].items():
        assert set(found["properties"]) == set(keys(kind))
        for name in attributes(kind):
            assert found["properties"][name]["description"], f"{kind} {name}"
