"""Why a score changed: its parts by the kind of change, as steps between two instants, and what made them."""

from typing import Any

import streamlit as st

from dashboard.components.compare.changes import Change
from dashboard.components.frame.view import View
from dashboard.components.shown.charts import Spec
from dashboard.components.shown.frames import frame
from dashboard.components.shown.locales import vega_locale, written
from dashboard.components.shown.tables import plain_table, without_empty
from dashboard.components.shown.words import aware, counted, day, fixed, percent, plain, shortened
from engine.errors import UnusableInputError
from projections.attribution import Explanation, Part, explain
from projections.read_model import Bounds

WORDS = {
    "correction": "Corrections",
    "performance": "Results",
    "structure": "Structure",
    "weight": "Weights",
    "target": "Targets",
}
"""What each part is called, in the order in which they are put in."""
THEN, NOW = "Before", "After"
BETTER, WORSE, STANDS = "Better", "Worse", "Stands at"
_COLUMNS = {
    "Part": st.column_config.TextColumn(width=110),
    "Item": st.column_config.TextColumn(width=250),
    "What": st.column_config.TextColumn(width=160),
    "Before": st.column_config.TextColumn(width=96),
    "After": st.column_config.TextColumn(width=96),
    "Who": st.column_config.TextColumn(width=120),
    "When": st.column_config.TextColumn(width=96),
    "Why": st.column_config.TextColumn(width=280),
}


def draw_split(view: View, entity_id: str, one: Bounds, other: Bounds) -> None:
    """The change of a score between two instants as steps, a table of its parts, and the changes that made them."""
    try:
        found = _found(view, entity_id, one, other)
    except UnusableInputError:
        st.caption("There is no score here at either instant, so there is no change to split.")
        return
    if found.change is None:
        missing = "earlier" if found.before is None else "later"
        st.caption(f"There is no {found.name} at the {missing} instant, so there is no change to split.")
    else:
        st.markdown(f"**{plain(found.title or entity_id)}**: {_whole(found)}")
        bars = [_bar(*step, found.name) for step in _steps(found)]
        st.vega_lite_chart(frame(bars), _chart(found.name, bars), key=f"split_{entity_id}", alt=_told(found))
        plain_table([_line(part, found.name) for part in found.parts], key=f"split_parts_{entity_id}")
    changes = [(part.part, row) for part in found.parts for row in part.changes]
    if changes:
        since = one.as_of or view.now
        rows = [_made_by(part, Change(row, since)) for part, row in changes]
        plain_table(without_empty(rows, "Why"), key=f"split_changes_{entity_id}", columns=_COLUMNS, most=10)


def _found(view: View, entity_id: str, one: Bounds, other: Bounds) -> Explanation:
    """The split, shared by all who look at the same instants."""
    is_open = one.as_of is None or other.as_of is None
    minute = view.now.replace(second=0, microsecond=0) if is_open else None
    found: Explanation = view.held.answers.get(
        ("explain", entity_id, one, other, minute),
        lambda: explain(view.held.read_model, entity_id, one, other),
    )
    return found


def _steps(found: Explanation) -> list[tuple[str, float, float]]:
    """The whole before, each part from where the one before it ended, the whole after."""
    steps = [(THEN, found.before or 0.0, found.before or 0.0)]
    for part in found.parts:
        steps.append((WORDS[part.part], steps[-1][2], steps[-1][2] + (part.change or 0.0)))
    return [*steps, (NOW, found.after or 0.0, found.after or 0.0)]


def _bar(label: str, start: float, end: float, name: str) -> dict[str, Any]:
    stands = label in (THEN, NOW)
    change = end - start
    return {
        "part": label,
        "start": start,
        "end": end,
        "right": max(start, end),
        "series": STANDS if stands or _is_none(change) else BETTER if change > 0 else WORSE,
        "said": _stands(end, name) if stands else _changed(change, name),
    }


def _is_none(change: float) -> bool:
    return abs(change) < 1e-9


def _stands(score: float | None, name: str) -> str:
    """A score as a person reads it: progress as a share, a score of ten with its digits."""
    if score is None:
        return "none"
    return percent(score) if name == "progress" else fixed(score, 2)


def _changed(change: float | None, name: str) -> str:
    """A change with its sign; of progress in points of a hundred."""
    if change is None:
        return ""
    if _is_none(change):
        return "0"
    said = f"{fixed(100 * abs(change), 1)} points" if name == "progress" else fixed(abs(change), 2)
    return f"{'+' if change > 0 else '−'}{said}"


def _whole(found: Explanation) -> str:
    before, after = (_stands(score, found.name) for score in (found.before, found.after))
    return f"{found.name} from {before} to {after}, {_changed(found.change, found.name)}"


def _told(found: Explanation) -> str:
    """The picture in words, for who does not see it."""
    parts = ", ".join(f"{WORDS[part.part].lower()} {_changed(part.change, found.name)}" for part in found.parts)
    return f"{found.name.capitalize()} of {found.title or found.entity_id}: {_whole(found)}; {parts}"


def _line(part: Part, name: str) -> dict[str, Any]:
    return {
        "Part": WORDS[part.part],
        "Change": _changed(part.change, name),
        "From": _stands(part.from_score, name),
        "To": _stands(part.to_score, name),
        "Made by": counted(len(part.changes), "change") if part.changes else "",
    }


def _made_by(part: str, change: Change) -> dict[str, Any]:
    present = change.row["field"] == "present"
    return {
        "Part": WORDS[part],
        "Item": shortened(change.title, 90),
        "What": change.word.lower() if present else change.what,
        "Before": "" if present else change.said("before"),
        "After": "" if present else change.said("after"),
        "Who": change.row["actor"],
        "When": day(aware(change.row["changed_at"])),
        "Why": shortened(change.row["reason"] or "", 160),
    }


def _chart(name: str, bars: list[dict[str, Any]]) -> Spec:
    """The steps from left to right, one below the other; better and worse by colour, by sign and by direction."""
    order = [THEN, *WORDS.values(), NOW]
    axis = {"title": name.capitalize(), "tickCount": 6, **({"format": ".0%"} if name == "progress" else {})}
    least = min(min(bar["start"], bar["end"]) for bar in bars)
    most = max(bar["right"] for bar in bars)
    span = (most - least) or 0.1
    # What stands beside the last bar needs room.
    scale = {"domain": [least - 0.05 * span, most + 0.3 * span], "nice": False}
    place = {"field": "part", "type": "nominal", "sort": order, "axis": {"title": None, "labelLimit": 120}}
    colour = {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": [BETTER, STANDS, WORSE], "range": "category"},
        "legend": None,
    }
    along = {"field": "start", "type": "quantitative", "scale": scale, "axis": axis}
    upto = {**along, "field": "end"}
    told = [
        {"field": "part", "type": "nominal", "title": "Part"},
        {"field": "said", "type": "nominal", "title": "Change"},
    ]
    return {
        "height": 34 * len(order),
        "autosize": {"type": "fit", "contains": "padding"},
        "config": {"mark": {"aria": False}, "axis": {"aria": False}},
        **({"usermeta": {"embedOptions": vega_locale()}} if written() else {}),
        "encoding": {"y": place},
        "layer": [
            {
                "mark": {"type": "bar", "height": 18},
                "encoding": {"x": along, "x2": {"field": "end"}, "color": colour, "tooltip": told},
            },
            {
                "mark": {"type": "tick", "thickness": 3, "height": 24},
                "encoding": {"x": upto, "color": colour, "tooltip": told},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 8},
                "encoding": {"x": {**along, "field": "right"}, "text": {"field": "said"}, "color": colour},
            },
        ],
    }
