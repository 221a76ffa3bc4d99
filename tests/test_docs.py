"""The documentation is true: what it shows is run, what is generated is up to date, its links lead somewhere."""

import importlib.util
import os
import re
import shlex
import shutil
from pathlib import Path

import pytest

from engine.log.log import Log
from engine.samples import tell_sample

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A file that the page shows under its name lies in the folder where its commands run.
FILE = re.compile(r"^```\w+ ([\w.-]+)\n(.*?)^```", re.MULTILINE | re.DOTALL)

# A real history is not the project's: it lies beside it, and what it says is left out of the pages.
HISTORY = re.compile(r"import history (\w+\.history\.jsonl\.gz)")
DATA = ROOT.parent / "shared" / "data"


def real_history(name: str, folder: Path) -> None:
    """Puts one of the real histories where the commands of a page run."""
    if not (DATA / name).is_file():
        missing = f"{name} is not in {DATA}"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    (folder / name).symlink_to(DATA / name)


def blocks() -> list[tuple[Path, str]]:
    return [(page, block) for page in PAGES for block in BLOCK.findall(page.read_text(encoding="utf-8"))]


def expected(block: str) -> list[tuple[str, str]]:
    """Each command of a block, with what it prints."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line.rstrip())
    return [(command, "\n".join(lines)) for command, lines in found]


def matches(shown: str, printed: str) -> bool:
    """Whether what was printed is what the page shows; `...` stands for anything."""
    pattern = re.escape(shown.strip()).replace(re.escape("..."), ".*?")
    printed = "\n".join(line.rstrip() for line in printed.strip().splitlines())
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


@pytest.fixture
def told_once(sample_of, monkeypatch):
    """Pages begin with a sample, which takes seconds to be told: what `hansei demo` tells is copied for each."""

    def copied(name: str, place: Path) -> int:
        if place.exists():
            return tell_sample(name, place)
        shutil.copytree(sample_of(name), place.parent, dirs_exist_ok=True)
        with Log(place) as log:
            return log.position()

    monkeypatch.setattr("dashboard.demo.tell_sample", copied)


@pytest.mark.parametrize(("page", "block"), blocks(), ids=lambda value: getattr(value, "name", None))
def test_what_a_page_shows_is_what_happens(page, block, hansei, tmp_path, monkeypatch, request):
    if page.name != "README.md":  # what stands there is shown with nothing prepared
        request.getfixturevalue("told_once")
    monkeypatch.chdir(tmp_path)
    for name, content in FILE.findall(page.read_text(encoding="utf-8")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    for name in HISTORY.findall(block):
        real_history(name, tmp_path)
    for command, shown in expected(block):
        program, *arguments = shlex.split(command)
        assert program == "hansei", "pages show only our own command"
        answer = hansei(*arguments)
        printed = answer.out + answer.err
        assert matches(shown, printed), f"{page.name}: $ {command}\n--- shown\n{shown}\n--- printed\n{printed}"


def test_the_readme_is_short_and_shows_something():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) < 200
    assert BLOCK.search(readme)
    assert "make demo" in readme
    assert "make test" in readme


def test_the_event_catalogue_is_that_of_the_code():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "docs" / "catalogue.py")
    catalogue = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(catalogue)
    assert catalogue.PAGE.read_text(encoding="utf-8") == catalogue.page(), "run `python docs/catalogue.py`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_every_command_is_documented_in_the_readme():
    from hansei import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.commands:
        assert f"`{name}" in readme or f"hansei {name}" in readme, f"{name} is not in the README"


def test_the_changelog_names_every_event_version():
    from engine.log.catalogue import EVENTS

    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for event in EVENTS:
        assert f"{event.TOPIC} {event.class_version}" in told.replace("\n", " ")
