"""Workspaces that plan files are applied to, and any strategy that such a file may tell of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from engine.domain.forms import TARGETED
from engine.domain.hoshin import SIDES
from engine.domain.links import READ_FROM, SERVED
from engine.domain.values import PARENT_KINDS
from engine.intake.plan.apply import Looked, apply_plan, diff_plan, export_plan
from engine.intake.plan.outline import Outline, Told
from engine.intake.plan.shape import ITEMS, ROOTS, attributes, has_plan_values
from engine.intake.plan.words import lines
from engine.intake.plan.write import yaml_of
from engine.intake.plan.write_workbook import workbook_of
from engine.log.log import Log

START = datetime(2026, 4, 15, 9, tzinfo=UTC)


class Workspace:
    """A log in a folder of its own, with a clock that moves on with every apply."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.now = START
        self._somebody: Callable[[], object] = lambda: None
        self.log = Log(folder / "log.sqlite3", lambda: self.now, create=True)

    def clock(self) -> datetime:
        """What time it is. It is asked once the log was read, so somebody may be faster just then."""
        somebody, self._somebody = self._somebody, lambda: None
        somebody()
        return self.now

    def faster(self, change: Callable[[], object]) -> None:
        """Somebody else changes something while the next file is looked at."""
        self._somebody = change

    def write(self, text: str | bytes, name: str = "plan.yaml") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def apply(self, file: Path | str, reason: str | None = "agreed", actor: str = "Ann") -> int:
        """Applies a file, or the text of one, and answers how many events that took."""
        path = file if isinstance(file, Path) else self.write(file)
        self.now += timedelta(days=1)
        _, answer = apply_plan(self.log, path, reason=reason, actor=actor, appended_by="tester", clock=self.clock)
        return len(answer.positions)

    def look(self, file: Path | str, actor: str = "Ann") -> Looked:
        path = file if isinstance(file, Path) else self.write(file)
        return diff_plan(self.log, path, actor=actor, clock=self.clock)

    def diff(self, file: Path | str, actor: str = "Ann") -> list[str]:
        return lines(self.look(file, actor).comparison)

    def outline(self, *only: str) -> Outline:
        return export_plan(self.log, only, self.clock)

    def export(self, *only: str) -> str:
        return yaml_of(self.outline(*only))

    def export_workbook(self) -> Path:
        return self.write(workbook_of(self.outline()), "plan.xlsx")


@contextmanager
def workspace(folder: Path) -> Iterator[Workspace]:
    made = Workspace(folder)
    try:
        yield made
    finally:
        made.log.close()


def without_position(text: str) -> str:
    """A file as it would be applied to any workspace."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("position:"))


# ------------------------------------------------------------------------------------ any strategy at all

# What XML or YAML could stumble over is among them: control characters, quotes, signs of formulas.
characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.one_of(
    st.text(characters, max_size=8),
    st.sampled_from(
        ["=1+1", "+1", "-", "@x", "NO", "null", "~", "2026", "2026-01-05", "a: b", "# no", "_x0041_", "a\nb\n c"]
    ),
)
titles = texts.map(str.strip).filter(bool)
ids = titles.filter(lambda drawn: drawn == drawn.strip())
numbers = st.one_of(st.integers(-100, 100), st.floats(-1e9, 1e9), st.floats(allow_nan=False, allow_infinity=False))
days = st.dates(min_value=date(2026, 1, 1), max_value=date(2027, 12, 31)).map(str)
days_before = st.dates(min_value=date(2025, 12, 1), max_value=date(2026, 1, 31)).map(str)
days_after = st.dates(min_value=date(2026, 2, 28), max_value=date(2026, 4, 30)).map(str)
PERIODS = ["2025", "2026-01", "2026-02", "2026-04", "2026-Q3", "2027-Q1"]

# The whole universe of a test: each id with its kind and its root.
Universe = list[tuple[str, str, str]]


@st.composite
def universes(draw: DrawFn) -> Universe:
    """Ids that keep their kind and their root for ever."""
    found: Universe = []
    for entity_id in draw(st.lists(ids, min_size=4, max_size=16, unique=True)):
        inside: dict[str, set[str]] = {}
        for _, kind, root_id in found:
            inside.setdefault(root_id, set()).add(kind)
        if not found or draw(st.integers(0, 5)) == 0:
            found.append((entity_id, draw(st.sampled_from(list(ROOTS))), entity_id))
        else:
            root_id = draw(st.sampled_from(list(inside)))
            kinds = [kind for kind in ITEMS if inside[root_id] & set(PARENT_KINDS[kind])]
            found.append((entity_id, draw(st.sampled_from(kinds)), root_id))
    return found


@st.composite
def versions(draw: DrawFn, universe: Universe) -> Outline:
    """The universe at one time: some of the items, in any order, under any parents that fit."""
    outline = Outline()
    inside: dict[str, list[str]] = {}
    dropped = draw(st.sets(st.sampled_from(universe), max_size=3))
    order = draw(st.permutations(universe))
    for entity_id, kind, root_id in [one for one in universe if one[1] in ROOTS] + 3 * order:
        if entity_id in outline.items or (kind not in ROOTS and (entity_id, kind, root_id) in dropped):
            continue
        if kind in ROOTS:
            parent_id = None
        else:
            parents = [one for one in inside[root_id] if outline.items[one].kind in PARENT_KINDS[kind]]
            if not parents:
                continue
            parent_id = draw(st.sampled_from(parents))
        inside.setdefault(root_id, []).append(entity_id)
        told = outline.items[entity_id] = Told(kind, entity_id, parent_id)
        told.values = draw(_values(kind, outline.items[root_id].kind == "cycle"))
        takes_targets = kind != "key_result" or told.values.get("form", "reach") in TARGETED
        if has_plan_values(kind) and takes_targets and draw(st.booleans()):
            told.plan = draw(st.dictionaries(st.sampled_from(PERIODS), numbers, max_size=4))
    _link(draw, outline, inside)
    return outline


@st.composite
def _values(draw: DrawFn, kind: str, in_cycle: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"title": draw(titles)}
    for name, attribute in attributes(kind).items():
        if name in ("title", "measured_by", "deploys", "carried_from", *_TOGETHER) or not draw(st.booleans()):
            continue
        value = draw(_value(name, attribute))
        if value not in (None, "", []):
            found[name] = value
    if kind == "cycle":
        found |= {"starts_on": draw(days_before), "ends_on": draw(days_after)}
    if kind == "measure":
        found |= draw(st.sampled_from(_SCORINGS))
    if kind == "key_result":
        found |= draw(st.sampled_from(_FORMS if in_cycle else _FORMS[1:]))
        if found.get("form", "reach") not in TARGETED:
            found.pop("target", None)
    return found


_TOGETHER = ("starts_on", "ends_on", "scoring", "thresholds", "direction", "form", "low", "high", "stretch",
             "milestones", "path", "path_shape")  # fmt: skip
# Nothing else is a hundred thousand and a half, so no goal is its red flag.
_SCORINGS: list[dict[str, Any]] = [
    {},
    {"direction": "none"},
    {"scoring": "unscored", "direction": "up"},
    {"thresholds": [100000.5]},
    {"scoring": "goal_and_red_flag", "thresholds": [100000.5]},
    {"scoring": "stabilise", "thresholds": [1, 2, 3, 4.5]},
    {"scoring": "thresholds", "thresholds": [4, 3, 2, 1]},
    {"scoring": "yes_no"},
]
_FORMS: list[dict[str, Any]] = [
    {"baseline": 7, "form": "reach", "path": [["2026-01-31", 1], ["2026-02-28", 2.5]], "path_shape": "steps"},
    {},
    {"form": "between", "low": 1, "high": 2},
    {"form": "milestones", "milestones": [{"title": "=Oslo", "weight": 1}, {"title": "Bergen", "weight": 2.5}]},
    {"form": "binary"},
]


def _value(name: str, attribute: Any) -> SearchStrategy[Any]:
    if attribute.choices:
        return st.sampled_from(attribute.choices)
    special = {
        "weight": st.floats(0.001, 1000),
        "budget": st.integers(0, 10**6),
        "horizon": st.sampled_from(["2029", "2030"]),
        "period": st.sampled_from(["2026", "2026-Q1", "H1"]),
        "rank": st.integers(1, 5),
        "cadence": st.integers(1, 30),
    }
    plain = {"text": texts.map(str.strip), "number": numbers, "day": days}
    return special[name] if name in special else plain[attribute.type]


def _link(draw: DrawFn, outline: Outline, inside: dict[str, list[str]]) -> None:
    """Links of every relation that no rule refuses: what comes later leads to what comes earlier."""
    root_of = {entity_id: root for root, found in inside.items() for entity_id in found}
    items = list(outline.items.values())
    sources = [one for one in items if one.kind in READ_FROM and draw(st.booleans())]
    for place, one in enumerate(items):
        for other in draw(st.lists(st.sampled_from(items[:place]), max_size=4, unique_by=id)) if place else ():
            same = root_of[one.entity_id] == root_of[other.entity_id]
            if one.kind in SIDES and other.kind in SIDES and same:
                step = (SIDES.index(other.kind) - SIDES.index(one.kind)) % 4
                pair = (one, other) if step == 1 else (other, one)
                if step in (1, 3):
                    link = ("correlation", pair[0].entity_id, pair[1].entity_id)
                    outline.links[link] = draw(st.sampled_from(["strong", "medium", "weak"]))
            elif one.kind == other.kind == "strategic_objective" and same:
                outline.links["cause_effect", one.entity_id, other.entity_id] = "linked"
            elif one.kind == "objective" and other.kind in SERVED:
                outline.links["alignment", one.entity_id, other.entity_id] = "linked"
        if "measured_by" in attributes(one.kind) and one not in sources and sources and draw(st.booleans()):
            one.values["measured_by"] = draw(st.sampled_from(sources)).entity_id
