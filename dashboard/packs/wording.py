"""What the record says of a field, as a person reads it."""

import json
import re
from datetime import datetime

from dashboard.components.files.taken import cell_words
from dashboard.components.shown.fields import LINK_WORDS, field_words
from dashboard.components.shown.status import STATUSES
from dashboard.packs.figures import figure
from dashboard.packs.scope import Scope

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_IDS = ("parent_id", "subject_id", "measured_by", "deploys", "carried_from")


def field_told(scope: Scope, field: str) -> str:
    """What a field is called; with a day where it says something for one, or the item that a link leads to."""
    name, _, rest = field.partition(" ")
    if name in LINK_WORDS:
        return f"{LINK_WORDS[name]} {scope.called(rest)}"
    said = "" if name == "present" else field_words(name)
    return f"{said} {_moment(rest)}" if rest else said


def value_told(scope: Scope, field: str, value: str | None, unit: str | None = None) -> str:
    """What a field said: a status with its shape, an instant as such, an item by its title, a list in a line."""
    name = field.partition(" ")[0]
    if value is None:
        return ""
    if name in _IDS:
        return scope.called(value)
    if value in STATUSES:
        return STATUSES[value].text
    if unit == "date" and name in ("target", "value", "baseline"):
        return cell_words("", figure(float(value), unit))
    if value.startswith("["):
        return _listed(value)
    return _moment(value)


def _moment(value: str) -> str:
    return cell_words("", datetime.fromisoformat(value)) if _INSTANT.fullmatch(value) else value


def _listed(value: str) -> str:
    try:
        return "; ".join(str(one) for one in json.loads(value))
    except ValueError:
        return value
