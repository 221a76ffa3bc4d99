"""Numbers as people write them: 1.234,56 and 1,234.56 and 1 234,56 and 1'234.5, with percent and currency signs.

Two schools write the decimal sign, as a point or as a comma, and `1,234` alone is a number of both. So a text is
read by both, and all the numbers of a file together say which school it was. Where none says it, nobody guesses.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import isfinite

POINT, COMMA = ".", ","

NOTHING = frozenset({"", "-", "–", "—", "n/a", "n.a."})
"""What stands in a cell that has no value."""

CURRENCIES = "€$£¥"
_SPACES = " \u00a0\u2009\u202f"
_APOSTROPHES = "'\u2019"
_MINUS = str.maketrans({"\u2212": "-"})
_MAX_LENGTH = 60
_DRESSED = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+]?)\s*(?P<before>[{CURRENCIES}%]?)\s*(?P<inner>[-+]?)(?P<body>[0-9.,{_APOSTROPHES}{_SPACES}]*[0-9](?:[eE][-+]?[0-9]+)?)"
    rf"\s*(?P<after>[{CURRENCIES}%]?)\s*(?P<close>\))?"
)


class NoNumberError(ValueError):
    """The text is no number; says why."""


@dataclass(frozen=True)
class Written:
    """A number as it stands in a file: what it is for each school that can read it."""

    text: str
    readings: Mapping[str, float]
    """By decimal sign; both where both read it, and then they may differ."""
    percent: bool = False
    currency: str = ""

    @property
    def ambiguous(self) -> bool:
        """Whether the schools read different numbers."""
        return len(set(self.readings.values())) > 1


def written(text: str) -> Written:
    """Reads one number. Raises NoNumberError."""
    plain = text.strip().translate(_MINUS)
    if len(plain) > _MAX_LENGTH:
        raise NoNumberError(f"{plain[:20]!r}... is no number")
    found = _DRESSED.fullmatch(plain)
    if found is None or bool(found["open"]) != bool(found["close"]):
        raise NoNumberError(f"{plain!r} is no number")
    signs = found["sign"] + found["inner"] + ("-" if found["open"] else "")
    dress = found["before"] + found["after"]
    if len(signs) > 1 or len(dress) > 1:
        raise NoNumberError(f"{plain!r} is no number: two signs")
    negative, percent = "-" in signs, dress == "%"
    readings = {}
    for decimal in (POINT, COMMA):
        number = _read(found["body"], decimal)
        if number is not None:
            readings[decimal] = float(-number if negative else number) + 0.0
    if not readings:
        raise NoNumberError(f"{plain!r} is no number: its separators do not stand where they should")
    if not all(isfinite(number) for number in readings.values()):
        raise NoNumberError(f"{plain!r} is too large a number")
    return Written(plain, readings, percent, "" if percent else dress)


def in_words(value: float) -> str:
    """A number as short as it can be said without becoming another one."""
    return repr(value).removesuffix(".0")


def as_shown(value: float) -> float:
    """A share as the percentage that stands for it: 0.07 is 7, not 7.000000000000001."""
    return float(Decimal(repr(value)) * 100)


def as_share(value: float) -> float:
    """A percentage as the share that it stands for."""
    return float(Decimal(repr(value)) / 100)


def _read(body: str, decimal: str) -> Decimal | None:
    """The number for the school that writes this decimal sign; none if the school would not write it so."""
    other = COMMA if decimal == POINT else POINT
    point = re.escape(decimal)
    plain = rf"(?:[0-9]+(?:{point}[0-9]+)?|{point}[0-9]+)(?:[eE][-+]?[0-9]+)?"
    if re.fullmatch(plain, body):
        return _decimal(body.replace(decimal, "."))
    for between in (re.escape(other), f"[{_APOSTROPHES}]", f"[{_SPACES}]"):
        if re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{between}[0-9]{{3}})+(?:{point}[0-9]+)?", body):
            return _decimal(re.sub(between, "", body).replace(decimal, "."))
    return None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all measure
        return None
