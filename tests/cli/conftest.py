"""A whole sample in which somebody left a note, for the tests of what has to go."""

import shutil
from datetime import UTC, datetime

import pytest

from engine.domain.okr import CheckIn
from engine.handle import handle
from engine.log.log import Log

NAME, NOTE = "Zebulon Quux-Ångström", 'the "marimba" is out of tune, ☃'
WHO = {"appended_by": "root", "source": "cli"}


@pytest.fixture
def noted(sample_of, tmp_path):
    """A whole sample in which Zebulon, left a note with the last event."""
    workspace = tmp_path / "workspace"
    shutil.copytree(sample_of("hotels"), workspace)
    with Log(workspace / "log.sqlite3") as log:
        (key_result, *_) = [one.entity_id for one in log.registered() if one.entity_id.startswith("Q4-O1-KR")]
        told = CheckIn(entity_id=key_result, at=datetime.now(UTC), value=7, note=NOTE)
        handle(log, told, actor=NAME, **WHO)
    return workspace


@pytest.fixture
def call(hansei, noted):
    """A command in that workspace, which has to go well."""

    def run(*arguments, status=0):
        answer = hansei(*arguments, workspace=noted)
        assert answer.status == status, answer.err
        return answer

    return run


def last(workspace):
    with Log(workspace / "log.sqlite3") as log:
        return log.position()
