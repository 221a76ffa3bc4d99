"""A workspace that plan files are applied to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake_plan.support import Workspace, workspace


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Workspace]:
    with workspace(tmp_path / "here") as made:
        yield made


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Workspace]:
    with workspace(tmp_path / "there") as made:
        yield made
