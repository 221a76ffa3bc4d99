"""`hansei import readings`: a spreadsheet of values."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import orjson

from engine.cli.common import format_option, open_log, reason_option
from engine.errors import RefusedError, UnusableInputError
from engine.intake.readings import Imported, import_readings
from engine.intake.readings_mapping import DATES_ARE, Mapping, load_mapping
from engine.intake.readings_numbers import in_words
from engine.log.log import utc_now
from engine.settings import Settings

LISTED = 20
"""How many problems of a file a dry run lists."""


@click.command("readings")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen, and all that is wrong; append nothing.")
@click.option("--restates", is_flag=True, help="Correct what differs from what stands; needs --reason.")
@reason_option
@click.option("--mapping", type=click.Path(path_type=Path), help="A mapping saved by --save-mapping.")
@click.option(
    "--save-mapping", type=click.Path(path_type=Path), help="Write down what was taken, for the next file."
)
@click.option("--sheet", help="The sheet of a workbook; default the one that can hold the values.")
@click.option("--header-row", type=click.IntRange(1), help="The row or line of the header.")
@click.option("--delimiter", help="What stands between the columns of a text file: one character, or tab.")
@click.option("--id-column", "id_", metavar="C", help="Where ids or titles stand: a header, or letters such as B.")
@click.option("--period-column", "period", metavar="C", help="Where periods stand, or `wide`: a column a period.")
@click.option("--value-column", "value", metavar="C", help="Where the values stand.")
@click.option("--note-column", "note", metavar="C", help="Where the notes stand.")
@click.option("--confidence-column", "confidence", metavar="C", help="Where the confidence of check-ins stands.")
@click.option("--skip-column", "skip", metavar="C", multiple=True, help="A column to leave out; repeatable.")
@click.option("--decimal", type=click.Choice([",", "."]), help="The decimal sign of numbers written as text.")
@click.option("--date-format", metavar="F", help="How dates are written: dd/mm/yyyy, mm/dd/yy, mmm-yy and so on.")
@click.option("--dates-are", type=click.Choice(DATES_ARE), help="What a full date stands for.")
@format_option
@click.pass_obj
def import_readings_command(
    settings: Settings,
    /,
    file: Path,
    dry_run: bool,
    restates: bool,
    reason: str | None,
    mapping: Path | None,
    save_mapping: Path | None,
    id_: str | None,
    form: str,
    **given: Any,  # noqa: ANN401 -- what the other options say of the file
) -> None:
    """Import values of measures, key results and targets to improve (.csv or .xlsx).

    Either a row an item and a column a period, or a row a value with columns for item, period and value. What the
    options leave open is found out where only one answer fits, and said. Values that stand already are not appended
    again; bad input, or a value that differs from what stands, appends nothing.
    """
    delimiter = given.pop("delimiter")
    if delimiter is not None and delimiter != "tab" and len(delimiter) != 1:
        raise UnusableInputError(f"--delimiter {delimiter!r}: give one character, or tab")
    said = (load_mapping(mapping) if mapping else Mapping()).told(
        {**given, "id": id_, "skip": list(given["skip"]), "delimiter": "\t" if delimiter == "tab" else delimiter}
    )
    with open_log(settings) as log:
        done = import_readings(
            log,
            file,
            said,
            actor=settings.actor,
            appended_by=settings.appended_by,
            now=utc_now(),
            restates=restates,
            reason=reason,
            dry_run=dry_run,
            saved_as=save_mapping,
        )
    for note in done.notes:
        click.echo(f"{file}: {note}", err=True)
    _say(done, form, dry_run=dry_run)
    if done.problems:
        kind = RefusedError if all(problem.refused for problem in done.problems) else UnusableInputError
        many = len(done.problems)
        raise kind(f"{file}: {many} {'thing is' if many == 1 else 'things are'} wrong; nothing would be appended")


def _say(done: Imported, form: str, *, dry_run: bool) -> None:
    counts = done.counts()
    if form == "json":
        more = {"changes": [asdict(one) for one in done.changes if one.does != "duplicate"]} if dry_run else {}
        wrong = {"problems": [{"where": one.where, "why": one.why} for one in done.problems]} if dry_run else {}
        click.echo(orjson.dumps({**counts, **more, **wrong}))
    elif form == "csv":
        click.echo(",".join(counts) + "\n" + ",".join(str(count) for count in counts.values()))
    else:
        for change in done.changes if dry_run else ():
            if change.does != "duplicate":
                was = "" if change.before is None else f" after {in_words(change.before)}"
                click.echo(
                    f"{change.where}: {change.id} {change.period} {in_words(change.value)}{was}, {change.does}"
                )
        for problem in done.problems[:LISTED]:
            click.echo(f"{problem.where}: {problem.why}")
        if len(done.problems) > LISTED:
            click.echo(f"and {len(done.problems) - LISTED} more")
        would = "would be " if dry_run else ""
        click.echo(
            f"{counts['rows']:,} rows: {counts['appended']:,} {would}appended, {counts['duplicates']:,} known "
            f"already, {counts['corrected']:,} {would}corrected, {counts['skipped']:,} empty cells skipped"
        )
