"""What an outline may say only as a whole: what lies under what, in an order in which it can be carried out.

Also fills in what a file may leave out because the rest of it says so: the days of a cycle whose period is one of
the calendar, and the ranks of perspectives that stand in their order.
"""

from engine.domain.calendar import period_span
from engine.domain.hoshin import SIDES
from engine.domain.values import A_KIND, KIND_WORDS, PARENT_KINDS, Kind
from engine.errors import UnusableInputError
from engine.intake.plan.outline import Link, Outline, Told, bad
from engine.intake.plan.shape import ROOTS


def checked(outline: Outline) -> Outline:
    """The outline in order. Raises UnusableInputError with the place in the file."""
    for item in outline.items.values():
        _must_lie_where_it_fits(outline, item)
    outline.items = _in_order(outline)
    for item in outline.items.values():
        if item.kind == "cycle":
            _fill_in_days(item)
    _fill_in_ranks(outline)
    _turn_correlations(outline)
    return outline


def days_of(period: str | None) -> dict[str, str]:
    """The first and the last day of a period of the calendar; none of another label."""
    try:
        first, last = period_span(period or "")
    except UnusableInputError:
        return {}
    return {"starts_on": first.date().isoformat(), "ends_on": last.date().isoformat()}


def same_way(link: Link, kind_of: dict[str, Kind]) -> Link:
    """A correlation as the log has it: from a side of the X-matrix to the next one in their round."""
    relation, one, other = link
    sides = kind_of.get(one), kind_of.get(other)
    if relation == "correlation" and sides[0] in SIDES and sides[1] in SIDES:
        after = SIDES[(SIDES.index(sides[1]) + 1) % len(SIDES)]
        if after == sides[0]:
            return relation, other, one
    return link


def _must_lie_where_it_fits(outline: Outline, item: Told) -> None:
    parent_id, where = item.parent_id, item.at("parent")
    parent = None if parent_id is None else outline.items.get(parent_id)
    if parent is None:
        if item.kind not in ROOTS:
            why = "needs a `parent`" if parent_id is None else f"its parent {parent_id} does not stand in this file"
            raise bad(where, f"{item.entity_id}: {why}")
        return
    if parent.kind not in PARENT_KINDS[item.kind]:
        raise bad(
            where,
            f"{item.entity_id}: {A_KIND[item.kind]} cannot lie under the {KIND_WORDS[parent.kind]} {parent_id}",
        )


def _in_order(outline: Outline) -> dict[str, Told]:
    """Each item after what it lies under, a plan before those that lie under it, else as they stand in the file."""
    under = outline.under()
    waiting = [item for item in reversed(outline.items.values()) if item.parent_id not in outline.items]
    found: dict[str, Told] = {}
    while waiting:
        item = waiting.pop()
        found[item.entity_id] = item
        # A root under a root is carried out after all that lies in the one above it.
        below = under.get(item.entity_id, [])
        waiting += reversed([one for one in below if one.kind not in ROOTS])
        waiting[:0] = reversed([one for one in below if one.kind in ROOTS])
    for item in outline.items.values():
        if item.entity_id not in found:
            raise bad(item.at("parent"), f"{item.entity_id} lies under itself; one of its parents is wrong")
    return found


def _fill_in_days(item: Told) -> None:
    for name, day in days_of(item.values.get("period")).items():
        item.values.setdefault(name, day)
    missing = [f"`{name}`" for name in ("starts_on", "ends_on") if name not in item.values]
    if missing:
        raise bad(
            item.where, f"{item.entity_id}: needs {' and '.join(missing)}, or a `period` such as 2026-Q1 or 2026"
        )


def _fill_in_ranks(outline: Outline) -> None:
    """Perspectives that name no rank come in their order, after those that do."""
    for below in outline.under().values():
        perspectives = [item for item in below if item.kind == "perspective"]
        last = max((item.values.get("rank", 0) for item in perspectives), default=0)
        for item in perspectives:
            if "rank" not in item.values:
                last = item.values["rank"] = last + 1


def _turn_correlations(outline: Outline) -> None:
    kind_of = {item.entity_id: item.kind for item in outline.items.values()}
    for link in list(outline.links):
        turned = same_way(link, kind_of)
        if turned == link:
            continue
        if turned in outline.links:
            raise bad(
                outline.places[link], f"{link[1]} and {link[2]} are linked twice, first at {outline.places[turned]}"
            )
        outline.links[turned] = outline.links.pop(link)
        outline.places[turned] = outline.places.pop(link)
