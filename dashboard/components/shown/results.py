"""What became of countermeasures, as shape, word and colour, and in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.components.shown.words import counted, unbroken, whole
from projections.read_model import Row


@dataclass(frozen=True)
class Outcome:
    """How far a countermeasure is; `ink` is the name under which the themes know its colour."""

    shape: str
    word: str
    ink: str

    @property
    def marked(self) -> str:
        """Shape and word, for a place that reads Markdown."""
        return f":{self.ink}[**{self.shape} {self.word}**]"


# What matters most stands first.
OUTCOMES = {
    "worked": Outcome("●", "worked", "blue"),
    "failed": Outcome("■", "did not work", "red"),
    "overdue": Outcome("▲", "overdue", "orange"),
    "unverified": Outcome("◌", "done, effect not checked yet", "gray"),
    "open": Outcome("○", "open", "gray"),
    "cancelled": Outcome("×", "given up", "gray"),
}
_STATES = {"completed": "unverified", "cancelled": "cancelled", "open": "open"}
_ALONE = {
    "worked": "The countermeasure worked",
    "failed": "The countermeasure did not work",
    "overdue": "The countermeasure is overdue",
    "unverified": "The countermeasure is done, its effect not checked yet",
    "open": "The countermeasure is open",
    "cancelled": "The countermeasure was given up",
}


def outcome_of(countermeasure: Row) -> Outcome:
    """How far one countermeasure is."""
    if countermeasure["state"] == "verified":
        return OUTCOMES["worked" if countermeasure["effective"] else "failed"]
    if countermeasure["overdue"]:
        return OUTCOMES["overdue"]
    return OUTCOMES[_STATES.get(countermeasure["state"], "open")]


def result_of(review: Mapping[str, Any]) -> str:
    """What a review's countermeasures came to, in a sentence without its full stop."""
    found = {name: int(review[name]) for name in OUTCOMES if review[name]}
    if not found:
        return "No countermeasure agreed"
    if sum(found.values()) == 1:
        return _ALONE[next(iter(found))]
    standing = sum(many for name, many in found.items() if name != "cancelled")
    if standing <= 1:
        first, *others = found
        noun = f"{counted(found[first], 'countermeasure')} {OUTCOMES[first].word}"
        return ", ".join([noun, *(_counted(name, found[name]) for name in others)])
    waiting = [name for name in ("overdue", "unverified", "open") if name in found]
    rest = [_counted(name, found[name]) for name in [*waiting, *(["cancelled"] if "cancelled" in found else [])]]
    if "worked" not in found and "failed" not in found:
        return f"{counted(sum(found.values()), 'countermeasure')}: {', '.join(rest)}"
    worked = f"{found.get('worked', 0)} of {counted(standing, 'countermeasure')} worked"
    return ", ".join([f"{worked} so far" if waiting else worked, *rest])


def glyphs_of(review: Mapping[str, Any]) -> str:
    """The countermeasures of a review, a sign each, for a place that reads Markdown."""
    return " ".join(
        f":{outcome.ink}[{outcome.shape * review[name]}]" for name, outcome in OUTCOMES.items() if review[name]
    )


def counted_outcomes(reviews: Sequence[Row]) -> str:
    """How many countermeasures of the reviews are how far, for a place that reads Markdown."""
    totals = {name: sum(int(review[name]) for review in reviews) for name in OUTCOMES}
    return ", ".join(
        f":{outcome.ink}[{unbroken(f'{outcome.shape} {_counted(name, totals[name])}')}]"
        for name, outcome in OUTCOMES.items()
        if totals[name]
    )


def _counted(name: str, many: int) -> str:
    return f"{whole(many)} {OUTCOMES[name].word}"
