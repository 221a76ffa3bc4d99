"""The order of the house: who may import whom and what, how large a file is, what must be documented."""

import ast
import re
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("engine", "projections", "dashboard")
MODULES = [*sorted(path for part in PARTS for path in (ROOT / part).rglob("*.py")), ROOT / "hansei.py"]

# engine <- projections <- dashboard <- hansei.py
MAY_IMPORT = {
    "engine": {"engine"},
    "projections": {"engine", "projections"},
    "dashboard": {"engine", "projections", "dashboard"},
    "hansei": {"engine", "projections", "dashboard"},
}
# Inside the engine: domain <- log <- access <- handle <- intake, transport;
# errors, settings and writing are everybody's.
ROOMS = ("domain", "log", "routes", "access", "handle", "intake", "transport", "samples", "cli")
OPEN_ROOMS = {"errors", "settings", "writing"}
ONLY_IN = {
    "eventsourcing": ("engine/log/",),
    "faststream": ("engine/transport/",),
    "kafka": ("engine/transport/",),
    "aiokafka": ("engine/transport/",),
    "duckdb": ("projections/",),
    "streamlit": ("dashboard/",),
    "sqlite3": ("engine/log/",),
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name_of(path)}: relative import"
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_part_imports_only_what_lies_before_it(path):
    part = path.relative_to(ROOT).parts[0].removesuffix(".py")
    ours = {name.split(".")[0] for name in imports_of(path)} & {*PARTS, "hansei", "tests", "benchmarks"}
    assert ours <= MAY_IMPORT[part]


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith("engine/")], ids=name_of)
def test_inside_the_engine_the_way_goes_one_way(path):
    inside = path.relative_to(ROOT).parts
    room = inside[1].removesuffix(".py")
    if room in OPEN_ROOMS | {"__init__"}:
        return
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "engine" and len(parts) > 1 and parts[1] not in OPEN_ROOMS:
            assert ROOMS.index(parts[1]) <= ROOMS.index(room), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_library_has_one_room(path):
    for name in imports_of(path):
        rooms = ONLY_IN.get(name.split(".")[0])
        assert rooms is None or name_of(path).startswith(rooms), f"{name_of(path)} imports {name}"


@pytest.mark.parametrize("path", [p for p in MODULES if name_of(p).startswith("engine/domain/")], ids=name_of)
def test_the_domain_knows_no_world_outside(path):
    outside = {"os", "io", "pathlib", "time", "random", "secrets", "socket", "subprocess", "threading", "sqlite3"}
    assert not {name.split(".")[0] for name in imports_of(path)} & outside
    assert not re.search(r"\b(now|utcnow|today)\(\)", path.read_text(encoding="utf-8")), "a clock in the domain"


def test_sql_lies_in_sql_files():
    # A few words around a name that SQL cannot take as a parameter are allowed in the room of the library.
    statement = re.compile(
        r"\b(SELECT\s.*\sFROM|INSERT\s+INTO\s+\w+\s*\(|UPDATE\s+\w+\s+SET|DELETE\s+FROM\s+\w+|INSERT\s+INTO\s+\w+)\b"
    )
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not statement.search(node.value), f"{name_of(path)}:{node.lineno}: {node.value[:60]}"


WRITTEN = [path for part in ("tests", "benchmarks", "docs") for path in sorted((ROOT / part).rglob("*.py"))]


@pytest.mark.parametrize("path", [*MODULES, *WRITTEN], ids=name_of)
def test_no_file_is_longer_than_one_can_hold_in_mind(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_every_public_name_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{name_of(path)}: no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            members = [m for m in node.body if isinstance(m, ast.FunctionDef) and not m.name.startswith("_")]
            for member in [node, *members]:
                assert ast.get_docstring(member), f"{name_of(path)}:{member.lineno}: {member.name} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{name_of(path)}:{node.lineno}: {node.name} has no docstring"


def commands(group: click.Group, prefix: str = "") -> list[tuple[str, click.Command]]:
    found = []
    for name, command in sorted(group.commands.items()):
        found.append((prefix + name, command))
        if isinstance(command, click.Group):
            found += commands(command, f"{prefix}{name} ")
    return found


def test_every_command_and_option_has_help():
    from hansei import cli

    for name, command in [("hansei", cli), *commands(cli)]:
        assert command.help, f"{name} has no help"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts[0]} has no help"


def test_every_sql_file_says_which_question_it_answers():
    for path in (path for part in PARTS for path in (ROOT / part).rglob("*.sql")):
        assert path.read_text(encoding="utf-8").startswith("-- "), f"{name_of(path)}: no comment at its head"
