"""The commands that seal the record and prove it; `hansei audit log` reads it."""

import csv
import io
from pathlib import Path
from typing import Any

import click
import orjson

from engine.cli.common import format_option, open_log
from engine.errors import BrokenIntegrityError, UnusableInputError
from engine.log.seals.bundle import export_bundle
from engine.log.seals.proving import prove_event, prove_growth, proving
from engine.log.seals.seal import Seal
from engine.log.seals.sealing import last_seal, seal
from engine.log.seals.verify import Verification, Witness, verify
from engine.settings import Settings


@click.command("seal")
@format_option
@click.pass_obj
def audit_seal(settings: Settings, form: str) -> None:
    """Seal the record: one hash over everything in the log, signed.

    Give the size and the root to somebody outside, or keep the answer of --format json there: a seal proves nothing
    to a stranger before it has left your hands. Seals are also made when a review closes, and once a day by the
    dashboard.
    """
    with open_log(settings) as log:
        done = seal(log)
    if done.seal is None:
        _tell({"size": 0}, form, ["an empty log: nothing to seal"])
        return
    new = f"{done.new:,} of them new" if done.new else "none of them new since the last seal"
    _tell(vars(done.seal), form, [f"{done.seal.size:,} events are sealed, {new}", *_seal_lines(done.seal)])


@click.command("verify")
@click.option(
    "--seal",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Also against the seals in this file, kept outside of the workspace; repeatable.",
)
@click.option("--root", metavar="HASH", help="Also against this root, as it was printed; needs --size.")
@click.option("--size", type=click.IntRange(1), metavar="N", help="Over how many events that root was.")
@format_option
@click.pass_obj
def audit_verify(
    settings: Settings, files: tuple[Path, ...], root: str | None, size: int | None, form: str
) -> None:
    """Find out whether the log is still the one that was sealed.

    Everything is worked out anew from the log: exit status 3 and the first wrong position, or the positions
    between two seals, where something was altered, taken out, put in or moved. Against an administrator who has
    written the record anew and signed it again, only a seal helps that left the house before: give it with --seal
    or --root.
    """
    witnesses = [witness for file in files for witness in _witnesses(file)]
    if (root is None) != (size is None):
        raise UnusableInputError("give --root and --size together: a root is over a number of events")
    if root is not None and size is not None:
        witnesses.append(Witness(size, _hash(root), f"the root over {size:,} events that was given"))
    with open_log(settings) as log:
        found = verify(log, witnesses)
    _tell(found.summary(), form, _outcome(found))
    if not found.sound:
        first = found.first_wrong
        where = f", from position {first.first} on" if first else ""
        raise BrokenIntegrityError(f"{settings.log_place}: the record is not what was sealed{where}")


@click.command("proof")
@click.argument("numbers", metavar="POSITION | A B", nargs=-1, required=True, type=click.IntRange(1))
@format_option
@click.pass_obj
def audit_proof(settings: Settings, numbers: tuple[int, ...], form: str) -> None:
    """Prove that the event at POSITION is under the last seal, or that B events begin with the A events of before.

    The path is that of RFC 6962: whoever holds the root needs nothing else to check it. The leaf is the event as it
    is hashed, its prose by a salted hash.
    """
    if len(numbers) > 2:
        raise UnusableInputError("give one position, or two numbers of events")
    with open_log(settings) as log:
        by = proving(log)
        found = prove_event(by, numbers[0]) if len(numbers) == 1 else prove_growth(by, *numbers)
    path = found["path"]
    lines = [f"{name}: {value}" for name, value in found.items() if name != "path"]
    _tell(found, form, [*lines, f"path: {len(path)} hashes", *(f"  {head}" for head in path)])


@click.command("export")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--without-prose", is_flag=True, help="Notes, reasons and other texts by their salted hash only.")
@click.option("--first", type=int, metavar="POSITION", help="Only events from here on, each with its own path.")
@click.option("--last", type=int, metavar="POSITION", help="Only events up to here, each with its own path.")
@format_option
@click.pass_obj
def audit_export(
    settings: Settings, file: Path | None, without_prose: bool, first: int | None, last: int | None, form: str
) -> None:
    """Write an evidence bundle for a stranger: events, seals, proofs, a cover page and check.py, which checks it.

    What is not sealed yet is sealed first. FILE is a .zip, by default hansei-evidence-SIZE.zip.
    """
    with open_log(settings) as log:
        seal(log)
        newest = last_seal(settings.workspace)
        file = file or Path(f"hansei-evidence-{newest.size if newest else 0}.zip")
        done = export_bundle(log, file, first=first, last=last, prose=not without_prose)
    said = {
        "file": str(file),
        "events": done.events,
        "seals": done.seals,
        "size": done.seal.size,
        "root": done.seal.root,
    }
    _tell(said, form, [f"{file}: {done.events:,} events, {done.seals:,} seals", *_seal_lines(done.seal)])


AUDIT_COMMANDS: list[click.Command] = [audit_seal, audit_verify, audit_proof, audit_export]


def _witnesses(file: Path) -> list[Witness]:
    """The seals that somebody kept in a file: the answer of `audit seal`, or a copy of seals.jsonl."""
    found = []
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            kept = Seal.from_line(line)
        except ValueError as error:
            raise UnusableInputError(
                f"{file}:{number}: this is no seal; give the answer of `audit seal`"
            ) from error
        if not kept.is_signed():
            raise UnusableInputError(
                f"{file}:{number}: the signature is not that of its key; this seal was altered"
            )
        found.append(Witness(kept.size, kept.root, f"{file}:{number}", kept))
    if not found:
        raise UnusableInputError(f"{file}: no seal in it")
    return found


def _hash(text: str) -> str:
    """The root as it was given, in lower case and without the spaces of a printed page."""
    digits = "".join(text.split()).lower()
    if len(digits) != 64 or set(digits) - set("0123456789abcdef"):
        raise UnusableInputError(f"{text}: a root has 64 digits from 0 to f")
    return digits


def _outcome(found: Verification) -> list[str]:
    lines = [wrong.what for wrong in found.wrong]
    if found.sound:
        against = f" and {found.witnesses} kept elsewhere" if found.witnesses else ""
        lines.append(f"{found.sealed:,} events are as they were sealed: {found.seals:,} seals{against} hold")
    lines.append(f"{found.unsealed:,} events are not sealed yet")
    return [*lines, *found.notes, *(_seal_lines(found.last_seal) if found.last_seal else [])]


def _seal_lines(newest: Seal) -> list[str]:
    return [f"sealed at {newest.sealed_at}", f"size {newest.size}", f"root {newest.root}"]


def _tell(said: dict[str, Any], form: str, lines: list[str]) -> None:
    """The answer: one object, one row, or words."""
    if form == "json":
        click.echo(orjson.dumps(said))
        return
    if form == "table":
        click.echo("\n".join(lines))
        return
    cells = [_cell(value) for value in said.values()]
    if form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([said.keys(), cells])
        click.echo(out.getvalue(), nl=False)
    else:
        rows = [[*said], ["---"] * len(said), [cell.replace("|", "\\|") for cell in cells]]
        click.echo("\n".join(f"| {' | '.join(row)} |" for row in rows))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else " ".join(str(value).splitlines())
