"""Signing in: what sets it up, whom a signed session is about, and that nothing unclear lets anybody in."""

from datetime import UTC, datetime, timedelta

import pytest

from dashboard import headers, options, sign_in
from dashboard.cli import serve
from dashboard.components.forms.every_form import FORMS
from dashboard.components.forms.rights import COMMANDS
from dashboard.sign_in import Person, SignIn, person_of
from engine.access import RIGHTS
from engine.errors import UnusableInputError
from engine.log.log import Log
from engine.settings import Settings

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
AUTH = """[auth]
redirect_uri = "https://hansei.example/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "c"
client_secret = "s"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""


@pytest.fixture
def workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sign_in, "_current", None)
    (tmp_path / "ws").mkdir()
    return tmp_path / "ws"


def test_without_a_set_up_nobody_signs_in(workspace):
    (workspace / "secrets.toml").write_text("[elsewhere]\nkey = 'x'\n")
    assert sign_in.set_up(workspace) is None
    assert sign_in.current() is None


@pytest.mark.parametrize("place", ["ws/secrets.toml", ".streamlit/secrets.toml"])
def test_the_set_up_lies_in_the_workspace_or_beside_the_server(workspace, place):
    path = workspace.parent / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(AUTH)
    assert sign_in.set_up(workspace) == SignIn("hansei.example", "name", None)


def test_the_names_of_the_claims_are_the_workspaces_own(workspace, monkeypatch):
    (workspace / "secrets.toml").write_text(AUTH)
    monkeypatch.setenv("HANSEI_NAME_CLAIM", "email")
    monkeypatch.setenv("HANSEI_ROLES_CLAIM", "hansei")
    assert sign_in.set_up(workspace) == SignIn("hansei.example", "email", "hansei")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("[auth\n", "cannot be read as TOML"),
        ("auth = 'yes'\n", "is a section"),
        (AUTH.replace("client_secret", "secret"), "misses client_secret"),
        (AUTH.replace('client_id = "c"', "client_id = 5"), "misses client_id"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "short"), "less than 32 characters"),
        (AUTH.replace("/oauth2callback", "/"), "then /oauth2callback"),
        (AUTH.replace("https://hansei.example", ""), "then /oauth2callback"),
    ],
)
def test_a_set_up_that_cannot_be_used_opens_nothing(workspace, told, said):
    (workspace / "secrets.toml").write_text(told)
    with pytest.raises(UnusableInputError, match=said) as refused:
        sign_in.set_up(workspace)
    assert "secrets.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_dashboard_whose_sign_in_cannot_be_set_up_is_not_opened(workspace):
    Log(workspace / "log.sqlite3", create=True).close()
    (workspace / "secrets.toml").write_text("[auth\n")
    with pytest.raises(UnusableInputError, match="cannot be read as TOML"):
        serve(Settings(workspace, "Ann", "test"), 0, open_browser=False)


def claims(**more):
    return {"is_logged_in": True, "name": "Ann", "iat": NOW.timestamp() - 60, **more}


@pytest.mark.parametrize(
    ("told", "person"),
    [
        (claims(), Person("Ann", frozenset())),
        (claims(name="  Ann "), Person("Ann", frozenset())),
        (claims(is_logged_in=False), None),
        (claims(name=""), None),
        (claims(name=["Ann"]), None),
        (claims(iat=NOW.timestamp() - 24 * 3600 - 1), None),
        (claims(iat=None), None),
        (claims(roles=["planner", "boss"]), Person("Ann", frozenset({"planner"}))),
        (claims(roles="viewer, facilitator"), Person("Ann", frozenset({"viewer", "facilitator"}))),
        (claims(roles=[["planner"]]), Person("Ann", frozenset())),
        (claims(roles={"planner": True}), Person("Ann", frozenset())),
        (claims(groups=["administrator"]), Person("Ann", frozenset())),
    ],
)
def test_whom_a_session_is_about(monkeypatch, told, person):
    monkeypatch.setattr(sign_in, "_current", SignIn("h", roles_claim="roles"))
    found = person_of(told, NOW)
    assert found == person
    assert {found}, "pages remember what a person may do"
    assert person is None or person_of(told, NOW + timedelta(hours=25)) is None


def test_no_claim_gives_a_role_unless_it_is_named(monkeypatch):
    monkeypatch.setattr(sign_in, "_current", SignIn("h"))
    assert person_of(claims(roles=["administrator"]), NOW) == Person("Ann", frozenset())


def test_an_address_counts_only_where_the_provider_has_verified_it(monkeypatch):
    monkeypatch.setattr(sign_in, "_current", SignIn("h", name_claim="email"))
    assert person_of(claims(email="a@x.example"), NOW) is None
    assert person_of(claims(email="a@x.example", email_verified=True), NOW) == Person("a@x.example", frozenset())


def test_without_a_set_up_nobody_is_anybody(monkeypatch):
    monkeypatch.setattr(sign_in, "_current", None)
    assert person_of(claims(), NOW) is None


def test_every_form_says_what_it_does_to_the_log():
    assert COMMANDS.keys() == FORMS.keys()
    assert set(COMMANDS.values()) <= RIGHTS.keys()


def test_no_page_shows_the_details_of_an_error_and_nobody_says_who_he_is_by_a_header():
    assert options.OPTIONS["client.showErrorDetails"] == "none"
    assert options.OPTIONS["server.trustedUserHeaders"] == {}
    assert options.OPTIONS["server.enableAgentApi"] is False
    assert options.OPTIONS["server.enableXsrfProtection"] is True


def test_the_policy_lets_no_script_in_from_elsewhere_or_from_within_a_page():
    scripts = next(one for one in headers.policy().split("; ") if one.startswith("script-src"))
    assert "unsafe-inline" not in scripts
    assert "http" not in scripts
    assert scripts.count("sha256-") == 1
