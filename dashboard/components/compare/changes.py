"""What differs between two looks at the strategy, sorted into what we changed and what reality changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dashboard.components.frame.earlier import Earlier
from dashboard.components.frame.view import View
from dashboard.components.shown.fields import LINK_WORDS, field_words
from dashboard.components.shown.record import said
from dashboard.components.shown.words import aware, day, moment, shortened
from engine.domain.values import KIND_WORDS
from projections.diff import told_once
from projections.read_model import Row

PLAN, RESULTS, CORRECTIONS, REVIEWS, PLANNED = "plan", "results", "corrections", "reviews", "planned"
GROUPS = {
    PLAN: "Plan",
    CORRECTIONS: "Corrections",
    RESULTS: "Results",
    REVIEWS: "Said in reviews",
    PLANNED: "As planned",
}
"""In the order in which they stand: first what we changed."""
_OF_REVIEWS = {"review", "finding", "decision", "countermeasure", "lesson", "recognition"}
_WORDS = {"target": "Target", "weight": "Weight", "link": "Link", "text": "Text", "status": "Status"}
_WORDS |= {"structure": "Place", "performance": "Result", "correction": "Correction"}
_OF_FIELDS = {"owner": "Owner", "title": "Name"}


@dataclass(frozen=True)
class Change:
    """One field of one item that says something else."""

    row: Row
    """As the comparison gives it, the earlier look before, the later one after."""
    since: datetime
    """The earlier instant."""

    @property
    def group(self) -> str:
        """Whether we changed it, reality did, it was corrected, or it was said in a review.

        What had been decided before the earlier instant, and only came into force since, went as planned.
        """
        if self.row["kind"] in _OF_REVIEWS:
            return REVIEWS
        if self.row["class"] in ("correction", "performance"):
            return CORRECTIONS if self.row["class"] == "correction" else RESULTS
        return PLANNED if aware(self.row["changed_at"]) <= self.since else PLAN

    @property
    def id(self) -> str:
        """What the change is called in the URL."""
        return f"{self.row['entity_id']}/{self.row['field']}"

    @property
    def title(self) -> str:
        """What the item is called; what has no title goes by its kind and id."""
        kind = KIND_WORDS.get(self.row["kind"] or "", "item")
        return str(self.row["title"] or f"{kind} {self.row['entity_id']}")

    @property
    def word(self) -> str:
        """Of what kind the change is, in a word."""
        if self.row["field"] == "present":
            return "Added" if self.row["after"] == "true" else "Dropped"
        return _OF_FIELDS.get(self.row["field"], _WORDS[self.row["class"]])

    @property
    def what(self) -> str:
        """The field, and for which day where it says something for one."""
        field, _, rest = str(self.row["field"]).partition(" ")
        if field == "present":
            return KIND_WORDS.get(self.row["kind"] or "", "item")
        if field in LINK_WORDS:
            return field_words(str(self.row["field"]))
        name = field_words(field)
        return f"{name} for {_instant(rest)}" if rest else name

    def said(self, side: str) -> str:
        """What the field said, `before` or `after`, as a person reads it."""
        return said({**self.row, "field": str(self.row["field"]).partition(" ")[0]}, side)


def changes(view: View, then: Earlier) -> list[Change]:
    """All that differs: what we changed first, of each group the newest."""
    # Asked from the later look, whose answers are kept by the minute where it is now; so both sides are exchanged.
    rows = told_once(view.ask("diff", *then.view.bounds.parameters(), False))
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    found = [
        Change({**row, "before": row["after"], "after": row["before"], "change": turned[row["change"]]}, then.at)
        for row in rows
    ]
    found.sort(key=lambda one: (one.row["changed_at"], one.row["position"], one.row["field"]), reverse=True)
    return sorted(found, key=lambda one: list(GROUPS).index(one.group))


def _instant(text: str) -> str:
    """The day, or the moment of a day, for which a value or target is."""
    return day(date.fromisoformat(text)) if len(text) == 10 else moment(aware(datetime.fromisoformat(text)))


def in_lines(found: Sequence[Change]) -> list[Change]:
    """The changes as a person reads them: what came in stands in one line, not in one for each of its fields."""
    new = {one.row["entity_id"] for one in found if one.row["field"] == "kind" and one.row["change"] == "added"}
    return [
        one
        for one in found
        if one.row["entity_id"] not in new
        or one.row["field"] == "present"
        or one.row["class"] in ("performance", "correction")
    ]


def line(change: Change) -> dict[str, Any]:
    """A change as a line of the table."""
    row = change.row
    return {
        "Change": change.word,
        "Item": shortened(change.title, 90),
        "What": change.what,
        "Before": "" if change.row["field"] == "present" else change.said("before"),
        "After": "" if change.row["field"] == "present" else change.said("after"),
        "Who": row["actor"],
        "When": day(row["changed_at"]),
        "Why": shortened(row["reason"] or "", 160),
        "Decision": row["decision_id"] or "",
        "Id": row["entity_id"],
    }


def taken(change: Change) -> dict[str, Any]:
    """A change as a file has it."""
    return {"group": GROUPS[change.group], **change.row}


def known(change: Change) -> str:
    """Who made the change, and when it became known."""
    return f"{change.row['actor']}, {moment(change.row['changed_at'])}"
