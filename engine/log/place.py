"""Where a log lies: in a file of the workspace, or in a database."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from engine.errors import UnusableInputError

SCHEMES = ("postgresql", "postgres")
USUAL_SCHEMA = "hansei"


@dataclass(frozen=True, repr=False)
class Database:
    """A schema of a PostgreSQL database. Says where it is, never by which password."""

    workspace: Path
    """The folder on this machine for what lies beside the log: seals and views."""
    url: str
    schema: str = USUAL_SCHEMA

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        where = parts.hostname or dict(parse_qsl(parts.query)).get("host", "")
        port = f":{parts.port}" if parts.port else ""
        return f"postgresql://{where}{port}{parts.path}, schema {self.schema}"

    __repr__ = __str__


Place = Path | Database


def database_at(url: str, workspace: Path) -> Database:
    """The database that a URL names; `?schema=NAME` names the schema of the workspace, `hansei` if it does not.

    Raises UnusableInputError for a URL of something else; its words never show the URL, which may hold a password.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in SCHEMES or not parts.path.strip("/"):
        raise UnusableInputError(
            "HANSEI_LOG_URL: is no address of a PostgreSQL database; it reads "
            "postgresql://USER@HOST:PORT/DATABASE?schema=NAME"
        )
    asked = parse_qsl(parts.query, keep_blank_values=True)
    schema = dict(asked).get("schema", USUAL_SCHEMA)
    if not (schema.isascii() and schema.isidentifier() and schema == schema.lower() and len(schema) <= 63):
        raise UnusableInputError(
            f"HANSEI_LOG_URL: {schema!r} is no name of a schema; use small letters, digits and underscores"
        )
    rest = urlencode([(name, value) for name, value in asked if name != "schema"])
    return Database(workspace, urlunsplit(parts._replace(query=rest)), schema)


def where_of(place: Place) -> Path | Database:
    """What a person calls the place: the folder of the workspace, or the database."""
    return place.parent if isinstance(place, Path) else place


def workspace_of(place: Place) -> Path:
    """The folder on this machine for what lies beside a log."""
    return place.parent if isinstance(place, Path) else place.workspace
