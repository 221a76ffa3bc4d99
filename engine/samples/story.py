"""Tells a made-up history into a log, with a clock of its own, through the same door as everybody else."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Self

from engine.domain.values import Command
from engine.errors import RefusedError, UnusableInputError
from engine.handle import handle_all
from engine.log.log import Log
from engine.log.place import Place, where_of, workspace_of
from engine.log.recorded import Appended
from engine.log.seals.sealing import seal_after
from engine.log.store import store_at

APPENDED_BY = "story"
"""Stands in every told event where a real one has the account of the operating system."""


class Story:
    """One telling into one log.

    The command ids come from `seed` and a counter, so whoever tells the same story into the same log again, or
    goes on after a telling that was cut short, appends only what is missing. Every rule of the method applies:
    a story that breaks one is refused like a person would be.
    """

    def __init__(self, place: Place, seed: str) -> None:
        self.seed = seed
        self.appended = 0
        """How many events this telling has appended so far."""
        self._commands = 0
        self._now = datetime.fromtimestamp(0, UTC)
        workspace_of(place).mkdir(parents=True, exist_ok=True)
        self.log = Log(place, clock=self.clock, create=not store_at(place).exists())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the log."""
        self.log.close()

    def clock(self) -> datetime:
        """What time it is in the story."""
        return self._now

    def at(self, moment: datetime) -> None:
        """Moves the story's clock forward; it never goes back."""
        if moment < self._now:
            raise ValueError(f"the story stands at {self._now:%Y-%m-%d %H:%M} and cannot go back to {moment}")
        self._now = moment

    def do(
        self,
        command: type[Command],
        entity_id: str,
        *,
        actor: str,
        source: str = "dashboard",
        **fields: Any,  # noqa: ANN401 -- every command has its own
    ) -> Appended:
        """Somebody carries out a command at the story's time; once, however often it is told."""
        return self.do_all([command(entity_id=entity_id, at=self._now, **fields)], actor=actor, source=source)

    def do_all(self, commands: Sequence[Command], *, actor: str, source: str) -> Appended:
        """Somebody carries out several commands at once, such as those of a file: all of them or none."""
        self._commands += 1
        answer = handle_all(
            self.log,
            lambda strategy: commands,
            actor=actor,
            appended_by=APPENDED_BY,
            source=source,
            command_id=self._command_id(self._commands),
        )
        if not answer.repeated:
            self.appended += len(answer.positions)
        return answer

    def has_begun(self) -> bool:
        """Whether an earlier telling of this story is in the log."""
        first = self._command_id(1)
        return first in self.log.known_commands([first])

    def _command_id(self, number: int) -> str:
        return f"story-{self.seed}-{number:04}"


def tell_sample(name: str, place: Place) -> int:
    """Tells a sample into a log of its own and closes it; answers how many events were appended.

    Makes the log if there is none. Told again, it appends nothing and answers 0. A log that holds anything but
    this sample is refused.
    """
    from engine.samples import SAMPLES  # the samples themselves need this file

    if name not in SAMPLES:
        raise UnusableInputError(f"{name}: no such sample; there are {', '.join(sorted(SAMPLES))}")
    with Story(place, seed=name) as story:
        if story.log.position() and not story.has_begun():
            raise RefusedError(
                f"{where_of(place)}: holds other events already; tell the sample into a workspace of its own"
            )
        SAMPLES[name].tell(story)
        if story.appended:
            seal_after(story.log, f"{name}: the sample is told")
        return story.appended
