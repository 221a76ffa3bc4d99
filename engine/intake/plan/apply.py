"""A plan file, compared with the log and applied to it: all of it or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.domain.state import Strategy
from engine.domain.values import Command, instant_text
from engine.errors import ConflictError, RefusedError, UnusableInputError
from engine.handle import handle_all, strategy_of
from engine.intake.plan.checks import checked
from engine.intake.plan.circles import must_not_come_round
from engine.intake.plan.compare import Comparison, compare
from engine.intake.plan.conflicts import conflicts, in_one_line
from engine.intake.plan.outline import Outline
from engine.intake.plan.places import place_of
from engine.intake.plan.read import read_yaml
from engine.intake.plan.shape import ROOTS
from engine.intake.plan.standing import Standing
from engine.intake.plan.steps import Steps
from engine.intake.unpack import is_packed, read_whole
from engine.log.log import Log
from engine.log.recorded import Appended

Clock = Callable[[], datetime]

_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb")


@dataclass
class Looked:
    """What a file would change, and who else changed the same since it was written."""

    comparison: Comparison
    conflicts: list[str]


def read_plan(path: Path) -> Outline:
    """What a file tells: YAML, or a workbook. Raises UnusableInputError with the place in the file."""
    raw = read_whole(path, "a plan file (.yaml or .xlsx)")
    if is_packed(raw) or path.suffix.lower() in _WORKBOOKS:
        from engine.intake.plan.read_workbook import read_workbook  # its library takes long to load

        outline = checked(read_workbook(path, raw))
    else:
        outline = checked(read_yaml(path, raw))
    must_not_come_round(outline)
    return outline


def diff_plan(log: Log, path: Path, *, actor: str, clock: Clock) -> Looked:
    """What applying the file would change; nothing is appended."""
    return _look(log, read_plan(path), path, strategy_of(log), actor, clock)[0]


def apply_plan(
    log: Log, path: Path, *, reason: str | None, actor: str, appended_by: str, clock: Clock
) -> tuple[Comparison, Appended]:
    """Appends exactly what the file changes, as one.

    Raises RefusedError for what a rule does not allow, with the place in the file that asks for it.
    """
    outline = read_plan(path)
    looked = Looked(Comparison(), [])
    before_the_rules: Command | None = None

    def commands(strategy: Strategy) -> Iterator[Command]:
        nonlocal looked, before_the_rules
        looked, now = _look(log, outline, path, strategy, actor, clock)
        if looked.conflicts:
            raise ConflictError(in_one_line(str(path), looked.conflicts))
        for command in Steps(now, reason).of(looked.comparison):
            before_the_rules = command
            yield command
        before_the_rules = None

    try:
        answer = handle_all(log, commands, actor=actor, appended_by=appended_by, source="file")
    except (RefusedError, UnusableInputError) as error:
        if before_the_rules is None:
            raise
        raise type(error)(f"{place_of(before_the_rules, outline, str(path))}: {error}") from error
    return looked.comparison, answer


def export_plan(log: Log, only: tuple[str, ...], clock: Clock) -> Outline:
    """The plans, scorecards and cycles named, or all that are not closed, as they stand."""
    position = log.position()
    strategy = strategy_of(log)
    if only:
        roots = [strategy.item(root_id) for root_id in only]
        for root in roots:
            if root.kind not in ROOTS:
                raise RefusedError(f"{root.entity_id}: is no plan, scorecard or cycle; name the one it lies in")
    else:
        known = [strategy.item(one.entity_id) for one in log.registered() if one.kind in ROOTS]
        roots = [root for root in known if root.value("status") != "closed"]
    outline = Standing(log, strategy, [root.entity_id for root in roots], instant_text(clock())).outline
    outline.position = position
    return outline


def _look(
    log: Log, outline: Outline, path: Path, strategy: Strategy, actor: str, clock: Clock
) -> tuple[Looked, datetime]:
    roots = [root.entity_id for root in outline.roots()]
    for root_id in roots:
        strategy.known(root_id)
    now = clock()  # after the streams were read, so that nothing in them lies ahead of it
    standing = Standing(log, strategy, roots, instant_text(now), outline.items.keys())
    comparison = compare(outline, standing, instant_text(now))
    return Looked(comparison, conflicts(log, outline, comparison, standing.streams, actor, str(path))), now
