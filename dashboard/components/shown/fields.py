"""What fields and events of the record are called, on every page and in every pack."""

import re

FIELD_WORDS = {
    "parent_id": "place",
    "present": "presence",
    "description": "text",
    "override": "status set",
}
"""The fields whose names are not their words already."""
LINK_WORDS = {"correlation": "tied to", "cause_effect": "drives", "alignment": "serves"}
"""By its relation, what a link says of the item that it leads from; its field names the other item too."""


def field_words(field: str) -> str:
    """A field of the record as a person reads it."""
    name, _, other = field.partition(" ")
    if name in LINK_WORDS:
        return f"{LINK_WORDS[name]} {other}".strip()
    return FIELD_WORDS.get(field, field.replace("_", " "))


def event_words(name: str) -> str:
    """The name of an event as a person reads it: Decision taken."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
