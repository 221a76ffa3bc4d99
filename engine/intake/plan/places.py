"""Where in a plan file a command comes from, so that what a rule says of it names the line or the cell."""

from engine.domain.measure import SetTarget
from engine.domain.values import Command
from engine.intake.plan.outline import Outline


def place_of(command: Command, outline: Outline, file: str) -> str:
    """The place of the link, the value or the item that asks for it; the file alone where that is not in it."""
    item = outline.items.get(command.entity_id)
    to_id = getattr(command, "to_id", None)
    for link, where in outline.places.items():
        if to_id is not None and {command.entity_id, to_id} == set(link[1:]):
            return where
    if item is None:
        return file
    if isinstance(command, SetTarget):
        return item.at("target" if command.period is None else f"plan {command.period}")
    return item.where if to_id is None else item.at("measured_by")
