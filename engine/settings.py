"""Where a workspace lies, and who is asking."""

import getpass
import os
from dataclasses import dataclass
from pathlib import Path

DEFAULT_WORKSPACE = ".hansei"


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

    @property
    def log_path(self) -> Path:
        """The log: the one file that must not be lost."""
        return self.workspace / "log.sqlite3"

    @property
    def views_path(self) -> Path:
        """The folder of the replicas: everything in it can be built again from the log."""
        return self.workspace / "views"


def settings(workspace: str | os.PathLike[str] | None = None, actor: str | None = None) -> Settings:
    """What is given, else what the environment says (HANSEI_WORKSPACE, HANSEI_ACTOR), else the default."""
    user = operating_system_user()
    path = workspace or os.environ.get("HANSEI_WORKSPACE") or DEFAULT_WORKSPACE
    return Settings(Path(path), actor or os.environ.get("HANSEI_ACTOR") or user, user)
