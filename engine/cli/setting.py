"""What holds for the whole workspace."""

import click
from babel import Locale, UnknownLocaleError

from engine.cli.common import format_option, open_log, say_appended
from engine.domain.setting import SETTINGS, ChangeSetting
from engine.errors import UnusableInputError
from engine.handle import handle
from engine.log.log import utc_now
from engine.settings import Settings


@click.command("setting")
@click.argument("name", type=click.Choice(list(SETTINGS)))
@click.argument("value")
@click.option("--reason", metavar="WHY", help="Why.")
@format_option
@click.pass_obj
def change_setting(settings: Settings, name: str, value: str, reason: str | None, form: str) -> None:
    """Give a setting of the workspace another VALUE: the locale in which pages write days and numbers, as de_CH."""
    if name == "locale":
        _must_be_known(value)
    command = ChangeSetting(setting=name, value=value, at=utc_now(), reason=reason)
    with open_log(settings) as log:
        answer = handle(log, command, actor=settings.actor, appended_by=settings.appended_by, source="cli")
    say_appended(answer, form, f"{name}: is {value} from now on")


def _must_be_known(locale: str) -> None:
    try:
        Locale.parse(locale)
    except (UnknownLocaleError, ValueError) as error:
        raise UnusableInputError(
            f"locale: {locale!r} is not known; say a language and a country, such as de_CH or en_GB"
        ) from error
