"""What a person says about a file of values: which column holds what, and how numbers and dates are written.

By the options of the command, or by a mapping file that was saved once: a JSON object with these keys.
"""

from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import orjson

from engine.errors import UnavailableError, UnusableInputError

WIDE = "wide"
DATES_ARE = ("day", "week", "month", "quarter", "year")


@dataclass(frozen=True)
class Mapping:
    """What is said; null is found out from the file, and said aloud. Columns are named by header or by letter."""

    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    id: str | None = None
    value: str | None = None
    period: str | None = None
    """The column of the long form, or `wide`: every column whose header is a period."""
    note: str | None = None
    confidence: str | None = None
    skip: list[str] = field(default_factory=list)
    """Columns that are left out."""
    decimal: str | None = None
    date_format: str | None = None
    dates_are: str | None = None
    """What a full date stands for: day, week, month, quarter or year."""
    ids: dict[str, str] = field(default_factory=dict)
    """What the file calls an item, and the id that it has in the workspace."""

    def told(self, given: dict[str, Any]) -> "Mapping":
        """The same with what else is given; null and nothing say nothing."""
        return replace(self, **{name: value for name, value in given.items() if value})


def load_mapping(path: Path) -> Mapping:
    """Reads a mapping file. Raises UnusableInputError, naming the key that is wrong."""
    try:
        said = orjson.loads(path.read_bytes())
    except FileNotFoundError as error:
        raise UnusableInputError(f"{path}: no such file; --save-mapping makes one") from error
    except OSError as error:
        raise UnavailableError(f"{path}: {error.strerror}; can this user read the file?") from error
    except ValueError as error:
        raise UnusableInputError(f"{path}: is no JSON ({error}); --save-mapping makes such a file") from error
    if not isinstance(said, dict):
        raise UnusableInputError(f"{path}: is no JSON object; --save-mapping makes such a file")
    types = {one.name: one.type for one in fields(Mapping)}
    for name, value in said.items():
        if name not in types:
            raise UnusableInputError(f"{path}: unknown key {name!r}; known are {', '.join(types)}")
        if value is not None and not _fits(name, value):
            raise UnusableInputError(f"{path}: {name!r} cannot be {value!r}; `hansei import readings --help` tells")
    return Mapping(**{name: value for name, value in said.items() if value is not None})


def save_mapping(path: Path, mapping: Mapping) -> None:
    """Writes what was taken, so that the next file of its kind needs no options."""
    said = {name: value for name, value in asdict(mapping).items() if value not in (None, [], {})}
    try:
        path.write_bytes(orjson.dumps(said, option=orjson.OPT_INDENT_2) + b"\n")
    except OSError as error:
        raise UnavailableError(f"{path}: {error.strerror}; give a file that can be written") from error


def _fits(name: str, value: object) -> bool:
    match name:
        case "header_row":
            return type(value) is int and value > 0
        case "skip":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case "ids":
            return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
        case "decimal":
            return value in (".", ",")
        case "dates_are":
            return value in DATES_ARE
        case "delimiter":
            return isinstance(value, str) and len(value) == 1
    return isinstance(value, str) and bool(value)
