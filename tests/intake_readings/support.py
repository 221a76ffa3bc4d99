"""A workspace with items of every kind that has values, and files of values to import into it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import orjson
import pytest

from engine.domain.hoshin import DraftPlan, SetTargetToImprove
from engine.domain.measure import DefineMeasure
from engine.domain.okr import SetKeyResult, SetObjective
from engine.domain.values import Command
from engine.errors import UnusableInputError
from engine.handle import handle
from engine.intake.readings import Imported, import_readings
from engine.intake.readings_mapping import Mapping
from engine.log.log import Log

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)


class Office:
    """A log, and the file that is imported into it."""

    def __init__(self, folder: Path, log: Log) -> None:
        self.folder, self.log, self.now = folder, log, NOW
        for command in (
            DraftPlan(entity_id="P", at=BEGUN, title="Spring"),
            SetObjective(entity_id="O", at=BEGUN, parent_id="P", title="Guests come back"),
            SetKeyResult(entity_id="KR", at=BEGUN, parent_id="O", title="Repeat stays", baseline=20, target=40),
            SetTargetToImprove(entity_id="TTI", at=BEGUN, parent_id="P", title="Minutes at the desk"),
            DefineMeasure(entity_id="M", at=BEGUN, parent_id="O", title="Net promoter score", direction="up"),
            DefineMeasure(entity_id="M-Q", at=BEGUN, parent_id="O", title="Audit", frequency="quarterly"),
            DefineMeasure(entity_id="M-%", at=BEGUN, parent_id="O", title="Occupancy", unit="%"),
            DefineMeasure(entity_id="M-SHARE", at=BEGUN, parent_id="O", title="Returns", unit="share"),
            DefineMeasure(entity_id="M-EUR", at=BEGUN, parent_id="O", title="Rate", unit="EUR"),
            DefineMeasure(entity_id="M-DATE", at=BEGUN, parent_id="O", title="Opening", unit="date"),
            DefineMeasure(entity_id="M-TWIN", at=BEGUN, parent_id="O", title="Rate"),
        ):
            handle(log, command, actor="Ann", appended_by="root", source="cli")
        self.begun = log.position()

    def text(self, content: str | bytes, name: str = "values.csv") -> Path:
        """A text file with this content."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def book(self, *rows: Sequence[Any], name: str = "values.xlsx") -> Path:
        """A workbook with these rows in its one sheet."""
        book = openpyxl.Workbook()
        book.active.title = "Values"
        for row in rows:
            book.active.append(row)
        book.save(self.folder / name)
        return self.folder / name

    def take(self, source: Path | str, *, as_ann: str = "Ann", **said: Any) -> Imported:
        """Imports a file, or a text as one."""
        path = source if isinstance(source, Path) else self.text(source)
        how = {name: said.pop(name) for name in ("restates", "reason", "dry_run", "saved_as") if name in said}
        return import_readings(
            self.log, path, Mapping(**said), actor=as_ann, appended_by="root", now=self.now, **how
        )

    def events(self) -> list[Any]:
        """What was appended after the workspace was made."""
        return [event for _, event in self.log.events(self.begun)]

    def values(self) -> list[tuple[str, str, float]]:
        """Of each of these: the item, the day it describes and the value."""
        return [(event.entity_id, event.effective_at[:10], event.value) for event in self.events()]


def counts(done: Imported) -> tuple[int, int, int, int]:
    """Appended, known already, corrected, empty."""
    told = done.counts()
    return told["appended"], told["duplicates"], told["corrected"], told["skipped"]


def altered(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with one part of it changed by hand."""
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part], f"{part} holds {parts[part][:300]!r}"
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def history(path: Path, lines: Iterable[dict[str, Any]]) -> Path:
    """A strategy history with these lines, all of one instant."""
    at = {"recorded_at": "2020-01-01T00:00:00Z", "effective_at": "2020-01-01T00:00:00Z", "actor": "Ann"}
    path.write_bytes(b"".join(orjson.dumps({**at, **line}) + b"\n" for line in lines))
    return path


def told(office: Office, command: Command) -> None:
    """A command that somebody typed."""
    handle(office.log, command, actor="Ann", appended_by="root", source="cli")


def refused(office: Office, source: Any, kind: type[Exception] = UnusableInputError, **said: Any) -> str:
    """The one line of the refusal; the log is as it was."""
    before = office.log.position()
    with pytest.raises(kind) as error:
        office.take(source, **said)
    assert type(error.value) is kind
    assert office.log.position() == before
    assert "\n" not in str(error.value)
    return str(error.value)
