"""The strategy map as a table to take away: a row a link, also with how it was when it is compared."""

from collections.abc import Mapping

from dashboard.components.shown.status import status_of
from dashboard.components.strategy_map.compare import GONE, NEW, RENAMED, Change, Comparison
from dashboard.components.strategy_map.content import Content, broken


def table_of(
    now: Content, then: Content | None = None, found: Comparison | None = None, instant: str = ""
) -> list[dict[str, object]]:
    """A row a link, and one for each objective without any; compared with an instant, also those that are gone."""
    gone = {one.id: one for one in found.gone} if found else {}
    links = [*now.links, *(found.gone_links if found else ())]
    ends = {name for link in links for name in link}
    every = {**now.by_id, **gone}
    pairs: list[tuple[str, str | None]] = [*links, *((name, None) for name in every if name not in ends)]
    breaks = set(broken(now.links, now.by_id))
    rows = []
    for pair in pairs:
        row: dict[str, object] = {}
        for end, name in zip(("from", "to"), pair, strict=True):
            row |= _standing(end, name, now)
        row["broken"] = "yes" if pair in breaks else "no"
        if then and found:
            link = NEW if pair in found.new_links else GONE if pair in found.gone_links else ""
            row |= {"compared_with": instant, "link_change": link}
            for end, name in zip(("from", "to"), pair, strict=True):
                row |= _before(end, name, then, found)
        rows.append(row)
    return rows


def _standing(end: str, name: str | None, now: Content) -> Mapping[str, object]:
    one = now.by_id.get(name) if name else None
    return {
        f"{end}_id": name,
        f"{end}_objective": one.title if one else None,
        f"{end}_perspective": list(now.lanes.values())[one.lane] if one else None,
        f"{end}_status": status_of(one.status).word if one else None,
        f"{end}_score": one.score if one else None,
    }


def _before(end: str, name: str | None, then: Content, found: Comparison) -> Mapping[str, object]:
    """What happened to one end of a link, and how it was."""
    was = then.by_id.get(name) if name else None
    change = found.changes.get(name) if name else None
    is_gone = any(one.id == name for one in found.gone)
    return {
        f"{end}_change": _kinds(change) if change else GONE if is_gone else "",
        f"{end}_objective_before": was.title if was else None,
        f"{end}_perspective_before": list(then.lanes.values())[was.lane] if was else None,
        f"{end}_status_before": status_of(was.status).word if was else None,
        f"{end}_score_before": was.score if was else None,
    }


def _kinds(change: Change) -> str:
    """What happened to an objective, without the values: these stand in columns of their own."""
    found = [
        (change.is_new, NEW),
        (change.is_restatused, "status"),
        (change.is_rescored, "score"),
        (change.moved_from is not None, "perspective"),
        (change.is_renamed, RENAMED),
    ]
    return ", ".join(word for is_so, word in found if is_so)
