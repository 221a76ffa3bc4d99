"""Where a workspace lies, and who is asking."""

import getpass
import os
import re
from dataclasses import dataclass
from pathlib import Path

from engine.errors import UnavailableError, UnusableInputError
from engine.log.place import Place, database_at

DEFAULT_WORKSPACE = ".hansei"
LOG_FILE = "log.sqlite3"
URL_FILE = "log-url"
"""A file of the workspace that names the database where the environment does not."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")  # what would break a line too


def operating_system_user() -> str:
    """The account that runs this program; kept with every event beside the actor it states."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return f"uid {os.getuid()}"


@dataclass(frozen=True)
class Settings:
    """One workspace and the person who works in it."""

    workspace: Path
    actor: str
    appended_by: str
    log_url: str | None = None
    """The address of the database that holds the log; none where it is a file of the workspace."""

    @property
    def log_place(self) -> Place:
        """Where the log lies: the one thing that must not be lost.

        Raises UnusableInputError where a database is named and the workspace has a log of its own as well.
        """
        file = self.workspace / LOG_FILE
        if self.log_url is None:
            return file
        place = database_at(self.log_url, self.workspace)
        if file.is_file():
            raise UnusableInputError(
                f"{file}: this workspace has a log of its own, and {URL_FILE} or HANSEI_LOG_URL names another in "
                f"{place}; take the address away, or give another --workspace (`hansei log copy` copies "
                "a log to a database)"
            )
        return place

    @property
    def views_path(self) -> Path:
        """The folder of the replicas: everything in it can be built again from the log."""
        return self.workspace / "views"


def settings(workspace: str | os.PathLike[str] | None = None, actor: str | None = None) -> Settings:
    """What is given, else what the environment says, else the default."""
    user = operating_system_user()
    path = workspace or os.environ.get("HANSEI_WORKSPACE") or DEFAULT_WORKSPACE
    url = os.environ.get("HANSEI_LOG_URL") or _kept_url(Path(path))
    name = _name(actor, "--actor") or _name(os.environ.get("HANSEI_ACTOR"), "HANSEI_ACTOR") or user
    return Settings(Path(path), name, user, url)


def _name(text: str | None, where: str) -> str:
    """The name of a person as it was given; empty where nothing or a blank is."""
    name = (text or "").strip()
    if _CONTROL.search(name):
        raise UnusableInputError(
            f"{where}: {name!r} has a line break or a control character in it; give a name in one line"
        )
    return name


def _kept_url(workspace: Path) -> str | None:
    try:
        return (workspace / URL_FILE).read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise UnavailableError(
            f"{workspace}: {URL_FILE} in this folder cannot be read; may this user enter the folder?"
        ) from error
    except (OSError, UnicodeError) as error:
        raise UnusableInputError(
            f"{workspace / URL_FILE}: cannot be read; it holds one line, the address"
        ) from error
