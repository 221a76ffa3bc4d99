"""The replica is the one that the folds share, and is closed with theirs."""

from tests.folds.conftest import _closed_in_the_end  # noqa: F401 -- a fixture of this folder's tests too
