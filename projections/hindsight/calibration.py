"""How well people knew: what confidence they stated, and how often it came true."""

from collections.abc import Sequence
from datetime import datetime
from math import fsum

from projections.hindsight.cycle import LookBack
from projections.read_model import Row

LEAST_STATED = 10
"""Confidences below which there is no basis."""
LEAST_ABOUT = 5
"""Outcomes that they are about, below which there is no basis: fifty statements about one key result are one."""
BINS = 5
"""Parts of the way from 0 to 1 that the reliability table has."""

Stated = tuple[str, float, bool]
"""What a confidence was about, how high it was, and whether that came true."""


def calibration(look: LookBack) -> list[Row]:
    """The confidences stated in check-ins, and apart from them those of decisions, against what came true.

    A check-in's came true where the key result reached its target. A decision's came true where its subject did: a
    key result its target, an objective a grade in the green band by its progress, a measure or target to improve a
    last status on track. Only of a closed cycle; what has no outcome, and what was revoked, is left out.
    """
    if not look.is_closed:
        return []
    return [*table("check_ins", _check_ins(look)), *table("decisions", _decisions(look))]


def table(of: str, stated: Sequence[Stated]) -> list[Row]:
    """The Brier score and its reference, then a row for each part of the reliability table that has any.

    The Brier score is the mean square of confidence against outcome (1 or 0): 0 is perfect. The reference is that
    of always stating the share that came true: below it, the confidences tell more than that share.
    """
    about = {name for name, _, _ in stated}
    has_basis = len(stated) >= LEAST_STATED and len(about) >= LEAST_ABOUT
    few = f"no basis: {len(stated)} about {len(about)} outcomes; it takes {LEAST_STATED} about {LEAST_ABOUT}"
    whole = {"of": of, "low": 0.0, "high": 1.0, **_counted(stated), "about": len(about)}
    scores = brier(stated) if has_basis else (None, None)
    rows = [{**whole, "brier": scores[0], "reference": scores[1], "basis": "" if has_basis else few}]
    for place in range(BINS if has_basis else 0):
        inside = [one for one in stated if min(int(round(one[1] * BINS, 9)), BINS - 1) == place]
        if inside:
            told = {**_counted(inside), "about": len({name for name, _, _ in inside})}
            bounds = {"low": place / BINS, "high": (place + 1) / BINS}
            rows.append({"of": of, **bounds, **told, "brier": None, "reference": None, "basis": ""})
    return rows


def brier(stated: Sequence[Stated]) -> tuple[float, float]:
    """The Brier score, and that of always stating the share that came true."""
    share = sum(came_true for _, _, came_true in stated) / len(stated)
    return fsum((confidence - came_true) ** 2 for _, confidence, came_true in stated) / len(stated), share * (
        1 - share
    )


def _counted(stated: Sequence[Stated]) -> Row:
    count = len(stated)
    return {
        "stated": count,
        "mean_confidence": fsum(confidence for _, confidence, _ in stated) / count if count else None,
        "came_true": sum(came_true for _, _, came_true in stated) / count if count else None,
    }


def _check_ins(look: LookBack) -> list[Stated]:
    return [
        (name, confidence, row["reached"])
        for name, row in look.key_results.items()
        if row["reached"] is not None
        for confidence in _stated(look, name)
    ]


def _stated(look: LookBack, name: str) -> list[float]:
    """Of each instant the confidence that stands. What was said of the same thing elsewhere counts there alone.

    As in `okrs`, only another one and a withdrawal undo it: a later reading that states none does not.
    """
    by_instant: dict[datetime, float] = {}
    for row in look.readings.get(name, []):
        if row["read_of"] != name or row["effective_at"] > look.over_at:
            continue
        if row["value"] is None:
            by_instant.pop(row["effective_at"], None)
        elif row["confidence"] is not None:
            by_instant[row["effective_at"]] = row["confidence"]
    return list(by_instant.values())


def _decisions(look: LookBack) -> list[Stated]:
    stated = []
    for row in look.decisions:
        outcome = _came_true(look, row["subject_id"])
        in_time = look.starts_at <= row["decided_at"] <= look.over_at
        if in_time and row["confidence"] is not None and row["state"] != "revoked" and outcome is not None:
            stated.append((row["id"], row["confidence"], outcome))
    return stated


def _came_true(look: LookBack, subject_id: str | None) -> bool | None:
    """Whether the subject of a decision came to what it was to come to."""
    if subject_id in look.key_results:
        reached: bool | None = look.key_results[subject_id]["reached"]
        return reached
    if subject_id in look.objectives:
        row = look.objectives[subject_id]
        least = 1 if row["commitment"] == "committed" else 0.7
        return None if row["progress"] is None else bool(round(row["progress"], 9) >= least)
    course = look.courses.get(subject_id or "", [])
    if subject_id in look.measured_ids and course and course[-1]["status"] in ("on_track", "at_risk", "off_track"):
        return bool(course[-1]["status"] == "on_track")
    return None
