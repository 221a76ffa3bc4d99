"""The stories that `hansei demo` tells: made-up organisations and several quarters of their strategy work."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from engine.samples import cosmetics, furniture, hotels, manufacturer, multinational, scaleup
from engine.samples.story import Story, tell_sample

__all__ = ["SAMPLES", "Sample", "Story", "tell_sample"]


@dataclass(frozen=True)
class Sample:
    """A story that can be told into an empty log."""

    name: str
    title: str
    """What it is about, in one line."""
    tell: Callable[[Story], None]
    ends_at: datetime
    """Its last instant: where a look at it starts."""


SAMPLES: dict[str, Sample] = {
    sample.name: sample
    for sample in [
        Sample("hotels", hotels.TITLE, hotels.tell, hotels.ENDS_AT),
        Sample("manufacturer", manufacturer.TITLE, manufacturer.tell, manufacturer.ENDS_AT),
        Sample("cosmetics", cosmetics.TITLE, cosmetics.tell, cosmetics.ENDS_AT),
        Sample("scaleup", scaleup.TITLE, scaleup.tell, scaleup.ENDS_AT),
        Sample("multinational", multinational.TITLE, multinational.tell, multinational.ENDS_AT),
        Sample("furniture", furniture.TITLE, furniture.tell, furniture.ENDS_AT),
    ]
}
