"""What the reviews of the cycle learned, and whose contributions they recognised."""

from projections.hindsight.cycle import LookBack
from projections.read_model import Row


def learned(look: LookBack) -> list[Row]:
    """Lessons and recognitions of the reviews of its plan that were held in its time, or about its own items.

    A review that was held before the cycle before it was closed is about that one.
    """
    reviews = {row["id"]: row for row in look.read_model.rows("reviews", look.bounds)}
    held = {name for name, row in reviews.items() if _is_of(look, row)}
    own = set(look.own_ids)
    rows = []
    for kind, view, who in (("lesson", "lessons", "actor"), ("recognition", "recognitions", "person")):
        rows += [
            {
                "kind": kind,
                "id": row["id"],
                "text": row["text"],
                "who": row[who],
                "review_id": row["review_id"],
                "review": reviews.get(row["review_id"], {}).get("title"),
                "subject_id": row["subject_id"],
                "told_at": row["told_at"],
            }
            for row in look.read_model.rows(view, look.bounds)
            if row["review_id"] in held or row["subject_id"] in own
        ]
    return sorted(rows, key=lambda row: (row["kind"], row["told_at"], row["id"]))


def _is_of(look: LookBack, review: Row) -> bool:
    if review["plan"] == look.id:
        return True
    roots = {look.cycle["plan"], *(name for name, row in look.items.items() if row["kind"] == "scorecard")}
    opened = review["opened_at"]
    return review["plan"] in roots and opened is not None and look.cycle["reviewed_from"] <= opened <= look.over_at
