"""Whether people sign in here, and who a signed session belongs to.

The dashboard signs in by OpenID Connect when a `secrets.toml` has a section `[auth]`: the one of the workspace, or
that of the folder `.streamlit` where the server is started. That is decided once, when it starts: a file that
becomes unreadable later on locks people out and lets nobody in.
"""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from engine.domain.roles import ROLES
from engine.errors import UnusableInputError

SECRETS = "secrets.toml"
LASTS = timedelta(hours=24)
"""A sign-in older than that is asked for again, so what the provider takes away is gone within a day."""

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_LEAST_SECRET = 32


@dataclass(frozen=True)
class SignIn:
    """How people sign in to this server."""

    host: str
    """The host that people open, as the provider knows it."""
    name_claim: str = "name"
    """What of the token is the name by which the log knows a person."""
    roles_claim: str | None = None
    """What of the token says which roles a person has beside those of the log."""


@dataclass(frozen=True)
class Person:
    """Somebody who has signed in."""

    name: str
    roles: frozenset[str]
    """What the provider says; the log may say more."""


_current: SignIn | None = None


def current() -> SignIn | None:
    """How people sign in here; none where they do not, and this machine is the boundary."""
    return _current


def secret_files(workspace: Path) -> list[str]:
    """Where the set-up of the sign-in is looked for; what the later one says counts."""
    return [str(Path(".streamlit") / SECRETS), str(workspace / SECRETS)]


def set_up(workspace: Path) -> SignIn | None:
    """Reads how people sign in. Raises UnusableInputError for a set-up that cannot be used."""
    global _current
    section, told_by = None, ""
    for path in secret_files(workspace):
        try:
            told = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UnusableInputError(f"{path}: cannot be read as TOML: {error}") from error
        if "auth" in told:
            section, told_by = told["auth"], path
    _current = None if section is None else _checked(section, told_by)
    return _current


def _checked(section: Any, path: str) -> SignIn:  # noqa: ANN401 -- whatever the file says
    if not isinstance(section, dict):
        raise UnusableInputError(f"{path}: [auth] is a section")
    missing = [name for name in _NEEDED if not isinstance(section.get(name), str) or not section[name]]
    if missing:
        raise UnusableInputError(f"{path}: [auth] misses {', '.join(missing)}")
    if len(section["cookie_secret"]) < _LEAST_SECRET:
        raise UnusableInputError(
            f"{path}: the cookie_secret has less than {_LEAST_SECRET} characters; make one with "
            "`python -c 'import secrets; print(secrets.token_hex())'`"
        )
    back = section["redirect_uri"]
    host = urlsplit(back.replace("{port}", "1")).hostname
    if host is None or not back.endswith("/oauth2callback"):
        raise UnusableInputError(f"{path}: the redirect_uri is the address that people open, then /oauth2callback")
    return SignIn(
        host=host,
        name_claim=os.environ.get("HANSEI_NAME_CLAIM") or "name",
        roles_claim=os.environ.get("HANSEI_ROLES_CLAIM") or None,
    )


def person_of(claims: Mapping[str, Any], now: datetime) -> Person | None:
    """Who the claims of a signed session are about; none if it is too old or names nobody."""
    set_up = current()
    if set_up is None or not claims.get("is_logged_in"):
        return None
    issued = claims.get("iat")
    if not isinstance(issued, int | float) or now - datetime.fromtimestamp(issued, UTC) > LASTS:
        return None
    name = claims.get(set_up.name_claim)
    if not isinstance(name, str) or not name.strip():
        return None
    if set_up.name_claim == "email" and claims.get("email_verified") is not True:
        return None
    return Person(name.strip(), _roles(claims.get(set_up.roles_claim) if set_up.roles_claim else None))


def _roles(told: object) -> frozenset[str]:
    """The roles that a claim tells, as a list or as words; what is no role of ours is somebody else's."""
    words = told.replace(",", " ").split() if isinstance(told, str) else told
    return frozenset(role for role in ROLES if role in words) if isinstance(words, list) else frozenset()


def claims_in(cookies: Mapping[str, str], origin: str) -> dict[str, Any]:
    """What the signed cookie of a session says; nothing if it is missing, forged or of another origin.

    Streamlit reads the same cookie for its pages; a route of our own has to do it itself.
    """
    from streamlit.auth_util import get_cookie_with_chunks
    from streamlit.web.server.server_util import get_cookie_secret
    from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
    from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

    secret = get_cookie_secret()
    signed = get_cookie_with_chunks(
        lambda name: decode_signed_value(secret, name, cookies.get(name, "").encode("latin-1")), USER_COOKIE_NAME
    )
    claims = json.loads(signed) if signed else {}
    return claims if isinstance(claims, dict) and claims.get("origin") == origin else {}
