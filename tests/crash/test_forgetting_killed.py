"""A process that forgets may be killed at any instant: the event is there and its words are gone, or neither."""

import shutil
import signal
from datetime import UTC, datetime
from random import Random

import pytest

from engine.domain.forgetting import PersonForgotten, ProseRedacted
from engine.domain.okr import SetKeyResult, SetObjective
from engine.domain.plan import AddComment, StartPlan
from engine.handle import handle
from engine.log.log import Log
from projections.replica import check, open_replica
from tests.crash.support import SEED, kill_after, start
from tests.gone import found_in

pytestmark = pytest.mark.crash

ROUNDS = 6
PEOPLE = 60
WHO = {"appended_by": "root", "source": "cli"}

FORGET = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
import engine.log.forgetting, engine.log.log, engine.log.sqlite.recorder, projections.database
from engine.domain.forgetting import ForgetPerson, RedactProse
from engine.handle import handle_all
from engine.log.log import Log
from projections.replica import open_replica
workspace = Path(sys.argv[1])
def killed_at(owner, name, *, after):
    done = getattr(owner, name)
    def die(*arguments):
        if after:
            done(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)
    setattr(owner, name, die)
log = Log(workspace / "log.sqlite3")
people = sorted(name for _, name in log.people.rows() if name.startswith("Zebulon"))
print("ready", flush=True)
if sys.argv[2] == "before the commit":
    killed_at(engine.log.sqlite.recorder.SQLiteTransaction, "store", after=True)
if sys.argv[2] == "before the log is written anew":
    killed_at(engine.log.sqlite.recorder.SQLiteRecorder, "write_anew", after=False)
if sys.argv[2] == "before the replica is written anew":
    killed_at(projections.database.Database, "write_anew", after=False)
if sys.argv[2] == "before the replica is put in its place":
    killed_at(projections.database.Database, "copy_to", after=True)
for name in people:
    now, person = datetime.now(UTC), name.split()[1]
    position = int(person) + 4
    commands = [ForgetPerson(person=name, at=now, reason="r"), RedactProse(position=position, at=now, reason="r")]
    handle_all(log, lambda strategy: commands, actor="Ann", appended_by="root", source="cli")
    print(person, flush=True)
    with open_replica(log, workspace / "views"):
        pass
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Sixty people with a secret each, from position 4 on, and views that have taken them in."""
    workspace = tmp_path_factory.mktemp("told") / "workspace"
    workspace.mkdir()
    now = datetime.now(UTC)
    with Log(workspace / "log.sqlite3", create=True) as log:
        for command in (
            StartPlan(entity_id="P", at=now, title="Spring"),
            SetObjective(entity_id="O", parent_id="P", title="Guests return", at=now, reason="r"),
            SetKeyResult(entity_id="K", parent_id="O", title="Stays", baseline=0, target=9, at=now, reason="r"),
        ):
            handle(log, command, actor="Ann", **WHO)
        for number in range(PEOPLE):
            comment = AddComment(entity_id="K", at=now, text=f"secret of {number:02}.")
            handle(log, comment, actor=f"Zebulon {number:02}", **WHO)
        with open_replica(log, workspace / "views"):
            pass
    return workspace


def after_the_kill(workspace):
    """Who is forgotten, once the next process has opened the workspace."""
    with Log(workspace / "log.sqlite3") as log:
        assert log.is_clean
        names = {name for _, name in log.people.rows()}
        events = [event for _, event in log.events()]
        with open_replica(log, workspace / "views"):
            pass
        assert check(log, workspace / "views")
    redacted = {event.redacts - 4 for event in events if isinstance(event, ProseRedacted)}
    left = {number for number in range(PEOPLE) if f"Zebulon {number:02}" in names}
    assert redacted.isdisjoint(left)
    assert redacted | left == set(range(PEOPLE))
    assert {n for n in range(PEOPLE) if "text" in events[n + 3].text} == left
    assert len([event for event in events if isinstance(event, PersonForgotten)]) == len(redacted)
    assert (
        found_in(workspace, *(word for n in redacted for word in (f"Zebulon {n:02}", f"secret of {n:02}."))) == []
    )
    return redacted


@pytest.mark.parametrize(
    ("place", "stored"),
    [
        ("before the commit", set()),
        ("before the log is written anew", {0}),
        ("before the replica is written anew", {0}),
        ("before the replica is put in its place", {0}),
    ],
)
def test_a_forgetting_that_is_killed_is_completed_at_the_next_start(told, tmp_path, place, stored):
    workspace = tmp_path / "workspace"
    shutil.copytree(told, workspace)
    process = start(FORGET, workspace, place)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert after_the_kill(workspace) == stored


def test_killed_at_any_instant_it_is_whole_or_nothing(told, tmp_path):
    print(f"seed {SEED}")
    random, workspace, gone = Random(SEED), tmp_path / "workspace", set()
    shutil.copytree(told, workspace)
    for _ in range(ROUNDS):
        acknowledged = kill_after(start(FORGET, workspace, "anywhere"), random.random() * 0.25)[1:]
        gone = after_the_kill(workspace)
        assert {int(number) for number in acknowledged} <= gone
    assert gone
