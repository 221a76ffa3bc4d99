"""The commands of a review: it is scheduled, opened, talked in, and closed."""

from typing import Any

import click

from engine.cli.common import format_option, open_log
from engine.cli.decisions import COMMANDS
from engine.cli.reviewing import answered, carry_out, id_option, say, subject_option
from engine.domain.calendar import span
from engine.domain.finding import RecogniseContribution, RecordFinding, RecordLesson
from engine.domain.review import TIERS, CloseReview, OpenReview, RecordAttendance, ScheduleReview, SetAgenda
from engine.log.log import utc_now
from engine.settings import Settings


@click.group("review")
def review_group() -> None:
    """A review of a plan, a scorecard or a cycle, decision by decision."""


@review_group.command()
@click.argument("entity_id", metavar="REVIEW")
@click.option("--of", "parent_id", required=True, metavar="ID", help="The plan, scorecard or cycle it looks at.")
@click.option("--tier", required=True, type=click.Choice(list(TIERS)), help="How often such a review is held.")
@click.option("--for", "begins", required=True, metavar="T", help="When it begins: an instant, or a day's start.")
@click.option("--facilitator", metavar="NAME", help="Who leads it.")
@click.option("--title", help="Its title; default its tier and day.")
@click.option("--text", help="What it is for.")
@format_option
@click.pass_obj
def schedule(settings: Settings, /, begins: str, form: str, **said: Any) -> None:  # noqa: ANN401
    """Set down that a review with the new id REVIEW is to be held."""
    command = ScheduleReview(at=utc_now(), scheduled_for=span(begins)[0], **said)
    carry_out(settings, command, form, "scheduled")


@review_group.command()
@click.argument("review")
@click.argument("items", nargs=-1, required=True)
@format_option
@click.pass_obj
def agenda(settings: Settings, review: str, items: tuple[str, ...], form: str) -> None:
    """Set what REVIEW is to talk about: all of its ITEMS, in this order."""
    carry_out(settings, SetAgenda(entity_id=review, at=utc_now(), agenda=list(items)), form, "agenda set")


@review_group.command()
@click.argument("review")
@click.argument("names", nargs=-1, required=True)
@format_option
@click.pass_obj
def attend(settings: Settings, review: str, names: tuple[str, ...], form: str) -> None:
    """Write down who takes part in REVIEW: all the NAMES."""
    command = RecordAttendance(entity_id=review, at=utc_now(), attendees=list(names))
    carry_out(settings, command, form, "attendance recorded")


@review_group.command("open")
@click.argument("review")
@format_option
@click.pass_obj
def open_(settings: Settings, review: str, form: str) -> None:
    """Begin REVIEW and pin what it looks at: see it again with --as-of review:REVIEW."""
    with open_log(settings) as log:
        position = log.position()  # before the clock: all up to there was known by then
        command = OpenReview(entity_id=review, at=utc_now(), position=position)
        answer, entity_id = answered(log, settings, command)
    say(answer, entity_id, form, f"opened, it looks at position {position}", opened_position=position)


@review_group.command()
@click.argument("review")
@format_option
@click.pass_obj
def close(settings: Settings, review: str, form: str) -> None:
    """End REVIEW and pin where the log ends: see it again with --as-of review:REVIEW:close."""
    with open_log(settings) as log:
        position = log.position()
        command = CloseReview(entity_id=review, at=utc_now(), position=position)
        answer, entity_id = answered(log, settings, command)
    say(answer, entity_id, form, f"closed, it ended at position {position}", closed_position=position)


@review_group.command()
@click.argument("review_id", metavar="REVIEW")
@click.argument("text")
@subject_option
@id_option("F")
@format_option
@click.pass_obj
def find(settings: Settings, /, form: str, **said: Any) -> None:  # noqa: ANN401
    """Write down in REVIEW what the check showed: TEXT."""
    carry_out(settings, RecordFinding(at=utc_now(), **said), form, "found")


@review_group.command()
@click.argument("review_id", metavar="REVIEW")
@click.argument("text")
@subject_option
@id_option("L")
@format_option
@click.pass_obj
def lesson(settings: Settings, /, form: str, **said: Any) -> None:  # noqa: ANN401
    """Write down in REVIEW what was learned: TEXT."""
    carry_out(settings, RecordLesson(at=utc_now(), **said), form, "learned")


@review_group.command()
@click.argument("review_id", metavar="REVIEW")
@click.argument("person")
@click.argument("text")
@subject_option
@id_option("R")
@format_option
@click.pass_obj
def recognise(settings: Settings, /, form: str, **said: Any) -> None:  # noqa: ANN401
    """Recognise in REVIEW what PERSON contributed: TEXT."""
    carry_out(settings, RecogniseContribution(at=utc_now(), **said), form, "recognised")


for _command in COMMANDS:
    review_group.add_command(_command)
