"""What holds for a whole workspace, such as the locale in which its days and numbers are written."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from engine.domain.organisation import ORGANISATION
from engine.domain.state import Strategy
from engine.domain.values import Command, Event, instant_text
from engine.errors import RefusedError

_LOCALE = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|\d{3}))?")


@dataclass(frozen=True, kw_only=True)
class SettingChanged(Event):
    """A setting of the workspace has another value from now on."""

    TOPIC: ClassVar[str] = "SettingChanged"
    STREAM: ClassVar[str | None] = ORGANISATION

    setting: str
    """locale."""
    value: str
    """What it is set to: a locale as Unicode CLDR names it, such as de_CH."""


@dataclass(frozen=True, kw_only=True)
class ChangeSetting(Command):
    """Give a setting of the workspace another value."""

    entity_id: str = ORGANISATION
    setting: str
    value: str


SETTINGS: dict[str, tuple[str, Callable[[str], object]]] = {
    "locale": ("a language and a country, such as de_CH or en_GB", _LOCALE.fullmatch),
}
"""By name, what a value of the setting is, and the test of it."""


def change_setting(command: ChangeSetting, strategy: Strategy) -> list[Event]:
    """Only a setting that there is takes a value, and only one that fits it."""
    if command.setting not in SETTINGS:
        raise RefusedError(f"{command.setting}: no such setting; there are {', '.join(SETTINGS)}")
    words, fits = SETTINGS[command.setting]
    if not fits(command.value):
        raise RefusedError(f"{command.setting}: {command.value!r} is not {words}")
    return [
        SettingChanged(
            entity_id=ORGANISATION,
            effective_at=instant_text(command.at),  # one value holds for everybody, from now on
            reason=command.reason,
            setting=command.setting,
            value=command.value,
        )
    ]
