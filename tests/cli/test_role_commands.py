"""`hansei role`: who may do what, and where it counts."""

import threading
from datetime import UTC, datetime

import pytest

from engine.domain.okr import CheckIn, SetKeyResult, SetObjective
from engine.domain.organisation import GrantRole, RevokeRole, RoleGranted
from engine.domain.plan import AddComment, AssignOwner, StartPlan
from engine.errors import RefusedError
from engine.handle import forbidden, handle, handle_all
from engine.log.log import Log

NOW = datetime.now(UTC)


@pytest.fixture
def workspace(hansei, tmp_path):
    """A plan with a key result of Bo's."""
    assert hansei("init").status == 0
    with Log(tmp_path / "workspace" / "log.sqlite3") as log:
        for command in (
            StartPlan(entity_id="P", at=NOW, title="Spring"),
            SetObjective(entity_id="O", parent_id="P", title="Guests return", at=NOW, reason="r"),
            SetKeyResult(entity_id="K", parent_id="O", title="Stays", baseline=0, target=9, at=NOW, reason="r"),
            AssignOwner(entity_id="K", owner="Bo", at=NOW, reason="r"),
        ):
            handle(log, command, actor="Ann", appended_by="root", source="cli")
        yield log


def wants(log, actor, roles=None, source="dashboard", entity_id="K"):
    """Somebody comments on an item, from a page."""
    comment = AddComment(entity_id=entity_id, at=datetime.now(UTC), text="well")
    return handle(log, comment, actor=actor, appended_by="root", source=source, roles=roles)


def test_a_role_is_granted_shown_and_revoked(hansei, workspace):
    answer = hansei("role", "grant", "Ann", "administrator", "--reason", "runs the strategy office")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("Ann: has the role administrator, position")
    assert hansei("role", "grant", "Bo", "contributor", "--format", "json").json["positions"]
    rows = hansei("show", "roles", "--format", "json").json
    assert [(row["person"], row["role"], row["actor"], row["reason"]) for row in rows] == [
        ("Ann", "administrator", "Ann", "runs the strategy office"),
        ("Bo", "contributor", "Ann", None),
    ]
    assert hansei("role", "revoke", "Bo", "contributor").out.startswith("Bo: no longer has the role contributor")
    assert [row["person"] for row in hansei("show", "roles", "--format", "json").json] == ["Ann"]
    told = hansei("sql", "SELECT field, before, after FROM history() WHERE field = 'role'", "--format", "json").json
    assert [(row["before"], row["after"]) for row in told] == [
        (None, "Ann: administrator"),
        (None, "Bo: contributor"),
        ("Bo: contributor", None),
    ]


@pytest.mark.parametrize(
    ("asked", "status", "said"),
    [
        (("grant", "Bo", "contributor"), 1, "nobody is administrator yet"),
        (("grant", "Bo", "king"), 2, "'king' is not one of"),
        (("revoke", "Bo", "planner"), 1, "does not have the role planner"),
    ],
)
def test_what_cannot_be_granted_is_one_line(hansei, workspace, asked, status, said):
    answer = hansei("role", *asked)
    assert answer.status == status
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


def test_the_last_administrator_cannot_be_revoked(hansei, workspace):
    hansei("role", "grant", "Ann", "administrator")
    answer = hansei("role", "revoke", "Ann", "administrator")
    assert (answer.status, "last administrator" in answer.err) == (1, True)
    both = [RevokeRole(person=name, role="administrator", at=NOW) for name in ("Ann", "Cy")]
    hansei("role", "grant", "Cy", "administrator")
    with pytest.raises(RefusedError, match="last administrator"):
        handle_all(workspace, lambda strategy: both, actor="Ann", appended_by="root", source="cli")


def test_the_log_names_nobody_in_a_role(hansei, workspace):
    hansei("role", "grant", "Ann", "administrator")
    (event,) = [event for _, event in workspace.events() if isinstance(event, RoleGranted)]
    assert event.person == next(person for person, name in workspace.people.rows() if name == "Ann")
    assert event.originator_id == event.entity_id == "organisation"


def test_until_a_role_is_granted_a_page_without_sign_in_may_do_everything(workspace):
    assert wants(workspace, "anybody").positions


def test_from_the_first_role_on_it_counts_on_every_page(hansei, workspace):
    hansei("role", "grant", "Ann", "administrator")
    assert wants(workspace, "Ann").positions
    for source in ("dashboard", "kafka"):
        with pytest.raises(RefusedError, match=r"Dan is a viewer here; to comment ask an administrator \(Ann\)"):
            wants(workspace, "Dan", source=source)
    assert "Dan" not in dict(workspace.people.rows()).values(), "who was refused is not written down"


def test_on_the_command_line_the_rights_on_the_files_are_the_boundary(hansei, workspace):
    hansei("role", "grant", "Cy", "administrator")
    for source in ("cli", "file", "policy"):
        assert wants(workspace, "Dan", source=source).positions
    assert hansei("comment", "K", "well").status == 0


def test_a_contributor_writes_on_own_items_only(hansei, workspace):
    hansei("role", "grant", "Ann", "administrator")
    hansei("role", "grant", "Bo", "contributor")
    assert wants(workspace, "Bo").positions
    with pytest.raises(RefusedError, match="on own items only; O has no owner"):
        wants(workspace, "Bo", entity_id="O")
    assert forbidden(workspace, CheckIn, "K", at=datetime.now(UTC), actor="Bo", roles=None) is None
    why = forbidden(workspace, CheckIn, "O", at=datetime.now(UTC), actor="Bo", roles=None)
    assert why
    assert "own items only" in why


def test_roles_of_a_sign_in_count_beside_those_of_the_log(workspace):
    assert wants(workspace, "Dan", roles=frozenset({"planner"})).positions
    with pytest.raises(RefusedError, match="Dan is a viewer here"):
        wants(workspace, "Dan", roles=frozenset())


def test_a_role_taken_meanwhile_is_taken(hansei, workspace, monkeypatch):
    """Between the check and the append somebody revokes the role: the command is asked again, and refused."""
    hansei("role", "grant", "Ann", "administrator")
    hansei("role", "grant", "Dan", "planner")
    append, meanwhile = workspace.append, []

    def slow(*arguments, **named):
        if not meanwhile:
            meanwhile.append(True)
            told = threading.Thread(target=hansei, args=("role", "revoke", "Dan", "planner"))
            told.start()
            told.join()
        return append(*arguments, **named)

    monkeypatch.setattr(workspace, "append", slow)
    with pytest.raises(RefusedError, match="Dan is a viewer here"):
        wants(workspace, "Dan")


def test_who_has_which_role_is_no_part_of_the_history_that_goes_out(hansei, workspace, tmp_path):
    hansei("role", "grant", "Ann", "administrator")
    out = tmp_path / "out.jsonl"
    assert hansei("export", "history", out).status == 0
    assert "administrator" not in out.read_text(encoding="utf-8")
    other = tmp_path / "other"
    assert hansei("init", workspace=other).status == 0
    assert hansei("import", "history", out, workspace=other).status == 0
    assert hansei("import", "history", out).status == 0
    assert hansei("show", "roles", "--format", "json", workspace=other).json == []


def test_an_administrator_grants_from_a_page_and_nobody_else(hansei, workspace):
    hansei("role", "grant", "Ann", "administrator")
    grant = GrantRole(person="Dan", role="administrator", at=NOW)
    with pytest.raises(RefusedError, match="for the role administrator"):
        handle(workspace, grant, actor="Dan", appended_by="root", source="dashboard")
    assert handle(workspace, grant, actor="Ann", appended_by="root", source="dashboard").positions
