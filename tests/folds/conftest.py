"""The replica that all folds share is closed when their tests are over."""

from collections.abc import Iterator

import pytest

from tests.folds.workspace import the_replica


@pytest.fixture(autouse=True, scope="session")
def _closed_in_the_end() -> Iterator[None]:
    yield
    if the_replica.cache_info().currsize:
        the_replica().close()
        the_replica.cache_clear()
