"""The workspace that values are imported into."""

from pathlib import Path

import pytest

from engine.log.log import Log
from tests.intake_readings.support import Office


@pytest.fixture
def office(tmp_path: Path, log: Log) -> Office:
    """A log with measures, a key result and a target to improve."""
    return Office(tmp_path, log)
