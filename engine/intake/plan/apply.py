"""A plan file, compared with the log and applied to it: all of it or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engine.domain.state import Strategy
from engine.domain.values import Command, instant_text
from engine.errors import ConflictError, RefusedError, UnusableInputError
from engine.handle import handle_all, strategy_of, tried
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
    """What a file would change, who else changed the same since it was written, and what a rule says against it."""

    comparison: Comparison
    conflicts: list[str]
    refused: str | None = None


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
    """What applying the file, with a reason, would change, and whether the rules let it; nothing is appended."""
    change = _Change(log, path, "a reason", actor, clock)
    try:
        tried(log, change.commands)
    except ConflictError:
        pass  # what was looked at tells of it
    except (RefusedError, UnusableInputError) as error:
        change.looked.refused = str(change.placed(error))
    return change.looked


def apply_plan(
    log: Log, path: Path, *, reason: str | None, actor: str, appended_by: str, clock: Clock
) -> tuple[Comparison, Appended]:
    """Appends exactly what the file changes, as one.

    Raises RefusedError for what a rule does not allow, with the place in the file that asks for it.
    """
    change = _Change(log, path, reason, actor, clock)
    try:
        answer = handle_all(log, change.commands, actor=actor, appended_by=appended_by, source="file")
    except ConflictError:
        raise
    except (RefusedError, UnusableInputError) as error:
        raise change.placed(error) from error
    return change.looked.comparison, answer


class _Change:
    """One file against the log as it is: what was looked at, and the commands that make the difference."""

    def __init__(self, log: Log, path: Path, reason: str | None, actor: str, clock: Clock) -> None:
        self._log, self._path, self._reason, self._actor, self._clock = log, path, reason, actor, clock
        self._outline = read_plan(path)
        self._before_the_rules: Command | None = None
        self.looked = Looked(Comparison(), [])

    def commands(self, strategy: Strategy) -> Iterator[Command]:
        """Each command that the file asks for. Raises ConflictError where somebody else changed the same."""
        self._before_the_rules = None
        now = self._look(strategy)
        if self.looked.conflicts:
            raise ConflictError(in_one_line(str(self._path), self.looked.conflicts))
        for command in Steps(now, self._reason).of(self.looked.comparison):
            self._before_the_rules = command
            yield command
        self._before_the_rules = None

    def placed(self, error: RefusedError | UnusableInputError) -> RefusedError | UnusableInputError:
        """The error with the place in the file that asks for what it refuses; raised again where there is none."""
        if self._before_the_rules is None:
            raise error
        return type(error)(f"{place_of(self._before_the_rules, self._outline, str(self._path))}: {error}")

    def _look(self, strategy: Strategy) -> datetime:
        roots = [root.entity_id for root in self._outline.roots()]
        for root_id in roots:
            strategy.known(root_id)
        now = self._clock()  # after the streams were read, so that nothing in them lies ahead of it
        standing = Standing(self._log, strategy, roots, instant_text(now), self._outline.items.keys())
        found = compare(self._outline, standing, instant_text(now))
        others = conflicts(self._log, self._outline, found, standing.streams, self._actor, str(self._path))
        self.looked = Looked(found, others)
        return now


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
