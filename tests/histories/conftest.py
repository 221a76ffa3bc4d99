"""Workspaces that are closed when the test is over."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from tests.histories.support import Workspace, Workspaces


@pytest.fixture
def new_workspace(tmp_path: Path) -> Iterator[Workspaces]:
    """Makes as many empty workspaces as a test needs."""
    numbers = count(1)
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Workspace(tmp_path / f"workspace-{next(numbers)}"))


@pytest.fixture
def workspace(new_workspace: Workspaces) -> Workspace:
    """One empty workspace."""
    return new_workspace()
