"""What a meeting has to look at: the items that are off, the heaviest gap first, in an order that stays."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.components.frame.view import View
from dashboard.components.shown.results import outcome_of
from dashboard.components.shown.status import status_of
from dashboard.components.shown.tree_table import spark
from dashboard.components.shown.words import number, shortened
from engine.domain.values import KIND_WORDS
from projections.read_model import Row

QUESTIONS = ("meeting_measures", "meeting_targets", "meeting_key_results")
_OFF = ("off_track", "at_risk")
_ORDER = "exceptions_in_order"


@dataclass(frozen=True)
class Standing:
    """Where one thing stands, however many items of the method it is."""

    row: Row
    also: Sequence[Row]
    """The same thing elsewhere: the key result of a measure, the month of a bowling chart."""

    @property
    def id(self) -> str:
        """The item that is off the most."""
        return str(self.row["id"])

    @property
    def is_off(self) -> bool:
        """Whether it is to be talked about."""
        return str(self.row["status"]) in _OFF

    @property
    def is_quiet(self) -> bool:
        """Whether nobody has said for too long where it stands."""
        return str(self.row["status"]) == "stale"

    @property
    def names(self) -> set[str]:
        """Every id it goes by."""
        return {self.id, *(str(one["id"]) for one in self.also)}


def scope_of(view: View, root: str | None) -> tuple[str, ...]:
    """What is looked at: a plan, scorecard or cycle and what belongs to it, or everything that is not over."""
    return tuple(row["id"] for row in view.ask_of_structure("meeting_scope", root))


def standings(view: View, root: str | None) -> list[Standing]:
    """Everything with a number in what is looked at, the heaviest gap first."""
    scope = scope_of(view, root)
    by_source: dict[str, list[Row]] = {}
    for question in QUESTIONS:
        for row in view.ask(question, scope):
            by_source.setdefault(row["source_id"], []).append(row)
    found = []
    for rows in by_source.values():
        first, *others = sorted(rows, key=_rank)
        found.append(Standing(first, others))
    return sorted(found, key=lambda one: _rank(one.row))


def _rank(row: Row) -> tuple[bool, bool, float, str]:
    """What is off stands before what is only old, then by gap times weight."""
    off, quiet = row["status"] in _OFF, row["status"] == "stale"
    return not off, not quiet, -((row["gap"] or 0) * row["weight"]), str(row["id"])


def in_kept_order(found: Sequence[Standing], scope: str) -> tuple[list[Standing], int]:
    """The exceptions in the order in which this person saw them first, and how many have moved since.

    What a person is reading never moves: what is off only now stands at the end, what is settled stays where it
    was, until the person asks for the new order.
    """
    off = [one for one in found if one.is_off]
    kept: dict[str, list[str]] = st.session_state.setdefault(_ORDER, {})
    order = kept.setdefault(scope, [one.id for one in off])
    by_name = {name: one for one in found for name in one.names}
    shown = [by_name[name] for name in order if name in by_name]
    known = {name for one in shown for name in one.names}
    shown += [one for one in off if one.id not in known]
    moved = sum(1 for place, one in enumerate(off) if place >= len(shown) or shown[place] is not one)
    return shown, moved + sum(1 for one in shown if not one.is_off)


def forget_order() -> None:
    """From here on the exceptions stand in their true order."""
    st.session_state.pop(_ORDER, None)


def lines_of(view: View, shown: Sequence[Standing]) -> Mapping[str, list[float]]:
    """The last values of the items shown, by their ids."""
    ids = json.dumps([one.id for one in shown])
    return {row["id"]: row["line"] for row in view.ask("meeting_lines", ids)} if shown else {}


def answers_of(actions: Sequence[Row], one: Standing) -> list[Row]:
    """The countermeasures about it, the latest first."""
    return sorted(
        (action for action in actions if action["subject_id"] in one.names),
        key=lambda action: (action["agreed_at"], action["id"]),
        reverse=True,
    )


def card_of(one: Standing, line: Sequence[float], answers: Sequence[Row]) -> dict[str, Any]:
    """One exception as its card says it."""
    row, status = one.row, status_of(one.row["status"])
    answer = outcome_of(answers[0]) if answers else None
    return {
        "id": one.id,
        "title": row["title"] or one.id,
        "shape": status.shape,
        "word": status.word,
        "ink": status.ink,
        "value": number(row["actual"], row["unit"]) or "no value",
        "plan": f"{_meant(row)} {number(row['target'], row['unit'])}" if row["target"] is not None else "no target",
        "when": row["period"] or "",
        "line": spark(line),
        "said": [
            KIND_WORDS.get(row["kind"], row["kind"]),
            one.id,
            *([row["owner"]] if row["owner"] else ["nobody's"]),
        ],
        "weight": f"weight {number(row['weight'])}" if row["weight"] != 1 else "",
        "gap": f"gap {round(100 * row['gap'])} %" if row["gap"] is not None else "",
        "answer": shortened(answers[0]["action"] or "redacted", 90) if answers else "No countermeasure yet",
        "outcome": {"shape": answer.shape, "word": answer.word, "ink": answer.ink} if answer else None,
    }


def _meant(row: Row) -> str:
    return "plan" if row["kind"] == "target_to_improve" else "target"
