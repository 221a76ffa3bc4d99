"""No chain of links in a plan file comes round to where it began.

A rule would say so as well, of the link that is carried out last; here the whole circle is in sight, and the file
is at fault by itself.
"""

from engine.intake.plan.outline import Link, Outline, bad

_COMES_ROUND = {"cause_effect": "drives", "alignment": "serves"}
"""The relations that lead somewhere, in words; a correlation leads nowhere."""

_SHOWN = 6


def must_not_come_round(outline: Outline) -> None:
    """Raises UnusableInputError with the place of the last link of a circle."""
    for relation, words in _COMES_ROUND.items():
        links = [link for link in outline.links if link[0] == relation]
        ahead: dict[str, list[str]] = {}
        for _, one, other in links:
            ahead.setdefault(one, []).append(other)
        if relation == "alignment":  # what lies under something serves it
            for item in outline.items.values():
                if item.parent_id is not None:
                    ahead.setdefault(item.entity_id, []).append(item.parent_id)
        circle = _circle(ahead)
        told = [link for link in links if _lies_on(link, circle)]
        if told:
            way = f" {words} ".join([*circle, circle[0]] if len(circle) <= _SHOWN else [*circle[:_SHOWN], "…"])
            raise bad(outline.places[told[-1]], f"the links come round: {way}; take one of them out")


def _circle(ahead: dict[str, list[str]]) -> list[str]:
    """The first way found that leads back to where it began; empty if there is none. Walks each link once."""
    done: set[str] = set()
    for start in ahead:
        way: dict[str, int] = {}
        waiting = [(start, 0)]
        while waiting:
            name, place = waiting.pop()
            onward = ahead.get(name, [])
            if place == 0:
                if name in way:
                    return list(way)[way[name] :]
                if name in done:
                    continue
                way[name] = len(way)
            if place < len(onward):
                waiting += [(name, place + 1), (onward[place], 0)]
            else:
                done.add(name)
                del way[name]
    return []


def _lies_on(link: Link, circle: list[str]) -> bool:
    return link[1:] in zip(circle, [*circle[1:], *circle[:1]], strict=True)
