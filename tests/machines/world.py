"""The machine that all others are: a log of its own, one door to it, and what must hold after every command."""

import tempfile
from dataclasses import fields
from itertools import accumulate
from math import isfinite
from pathlib import Path
from typing import Any

import orjson
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from engine.domain.finding import SayInReview
from engine.domain.items import BeginRoot, SetItem
from engine.domain.plan import StartPlan
from engine.domain.review import ScheduleReview
from engine.domain.values import Command
from engine.errors import RefusedError, UnusableInputError
from engine.handle import handle, handle_all
from engine.log.log import Log
from projections.macros import VIEWS
from projections.read_model import Bounds
from tests.folds.workspace import emptied, the_replica
from tests.machines.cast import DAY, START, Asked, kinds_for
from tests.machines.record import Fact, Record

WHO = {"actor": "Ann", "appended_by": "root", "source": "cli"}
# To look at all views takes longer than all commands before it, so few are looked at.
LOOKS = st.integers(0, 9).flatmap(
    lambda luck: st.lists(st.integers(1, 9), min_size=2 * (luck == 9), max_size=4 * (luck == 9))
)
NAMES = ("entity_id", "parent_id", "to_id", "review_id", "subject_id", "finding_id", "to", "cause", "measured_by")
Step = tuple[type[Command], str, dict[str, Any]]


class World(RuleBasedStateMachine):
    """A workspace that people write to. A machine says by BEGINNING how it may have begun."""

    BEGINNING: tuple[Step, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = START
        self.log = Log(Path(self.folder.name) / "log.sqlite3", lambda: self.now, create=True)
        self.record = Record()
        self.answers: dict[str, list[int]] = {}
        self.batches: list[int] = []
        self.changed = False

    @initialize(share=st.sampled_from([1, 1, 1, 1, 1, 0.8, 0.5, 0]), batches=LOOKS)
    def begin(self, share: float, batches: list[int]) -> None:
        """Some of a small living strategy is there, told as one command; it is looked at in these batches."""
        self.batches = batches
        steps = self.BEGINNING[: round(share * len(self.BEGINNING))]
        commands = [kind(entity_id=one, at=self.now, **{"reason": "agreed", **said}) for kind, one, said in steps]
        handle_all(self.log, lambda strategy: commands, **WHO)
        self.take_in()

    def ask(self, asked: Asked) -> None:
        """One command: it is refused in one line and nothing is recorded, or it counts once."""
        self.now += asked.later * DAY
        before = self.log.position()
        said = dict(asked.said)
        if "position" in said:
            said["position"] += before
        for name in NAMES[begins(asked.kind) :]:
            if name in said and name != asked.nasty:
                said[name] = self.known_for(said[name], kinds_for(asked.kind, name, said["entity_id"]))
        command = asked.kind(at=self.now, **said)
        try:
            answer = handle(self.log, command, command_id=asked.command_id, **WHO)
        except (RefusedError, UnusableInputError) as refused:
            assert asked.command_id not in self.answers, f"was done, and is refused now: {command}"
            assert str(refused).strip(), command
            assert len(str(refused).splitlines()) == 1, refused
            assert "meanwhile" not in str(refused), f"nobody else is here: {refused}"
            assert self.log.position() == before, f"refused and recorded: {command}"
            return
        positions = [*answer.positions]
        if answer.command_id in self.answers:
            assert (answer.repeated, positions) == (True, self.answers[answer.command_id])
            assert self.log.position() == before
            return
        assert not answer.repeated
        assert positions == [*range(before + 1, self.log.position() + 1)] != []
        assert all_finite(command), f"stored as null: {command}"
        self.answers[answer.command_id] = positions
        self.take_in()

    def known_for(self, entity_id: str, kinds: list[str]) -> str:
        """Who asks in good faith names what is there: for an id that is not, one that is and fits."""
        begun = self.record.begun
        fitting = [entity_id] if entity_id in begun else [one for one in begun if begun[one][0] in kinds]
        return fitting[len(self.record.facts) % len(fitting)] if fitting else entity_id

    def take_in(self) -> None:
        """What the log has and the record has not."""
        batch = self.log.read(len(self.record.facts), 1000)
        if batch is not None:
            for row in zip(
                batch.positions, batch.streams, batch.versions, batch.names, batch.payloads, strict=True
            ):
                self.record.take(Fact(*row[:4], orjson.loads(row[4])))
            self.changed = True

    @invariant()
    def nothing_leads_back_to_itself(self) -> None:
        """Looked at anew after every change."""
        if self.changed:
            self.record.check_instants()
            self.changed = False

    def teardown(self) -> None:
        """At times the whole is looked at; then the file is let go of."""
        try:
            if self.batches:
                self.look()
        finally:
            self.log.close()
            self.folder.cleanup()

    def look(self) -> None:
        """Every view can be asked, and a replay in batches of any size makes the same facts."""
        replica = emptied(the_replica())
        replica.catch_up(self.log)
        at_once = replica.hashes()
        for view in VIEWS:
            replica.rows(view, Bounds(as_of=self.now))
        emptied(replica)
        for position in accumulate(self.batches):
            replica.catch_up(self.log, batch=self.batches[0], up_to=position)
        replica.catch_up(self.log)
        assert (replica.position, replica.hashes()) == (self.log.position(), at_once)


def begins(kind: type[Command]) -> bool:
    """Whether a command gives something a name."""
    return issubclass(kind, SetItem | BeginRoot | ScheduleReview | StartPlan | SayInReview)


def all_finite(command: Command) -> bool:
    """Whether every number that a command says is one that can be stored."""
    said = [getattr(command, one.name) for one in fields(command)]
    numbers = [*said, *(number for one in said if isinstance(one, list) for number in one)]
    return all(isfinite(number) for number in numbers if isinstance(number, float))
