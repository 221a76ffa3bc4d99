"""Makes a pack: chooses what it is about, gathers its sections, and writes its cover.

Memory grows with the rows of its sections, as on the pages that show the same; each is asked once. The whole
command took at most 290 MB for the samples (1,000 to 1,700 events) and 371 MB for a plan in a log of 17,500, most
of it the libraries and the replica; the process that sets a PDF is one of its own and took no more.
"""

import shlex
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from dashboard.components.files.sealed import seal_over, sealed_words
from dashboard.components.files.taken import Taken
from dashboard.packs import extract, figures, said
from dashboard.packs.pack import Pack, Section
from dashboard.packs.retrospective import sections_of
from dashboard.packs.scope import Scope, closed, newest_begun, of_cycle, of_review
from engine.errors import UnusableInputError
from projections.macros import views_version
from projections.read_model import Bounds, ReadModel

REVIEW, RETROSPECTIVE = "review", "retrospective"
KINDS = (REVIEW, RETROSPECTIVE)
_PARTS: Sequence[Callable[[Scope], Section | list[Section]]] = (
    figures.scorecard, figures.measures, figures.maps, figures.bowling, figures.objectives, said.findings,
    said.decisions, said.plan_changes, said.countermeasures, said.open_items, extract.extract,
)  # fmt: skip

Fact = tuple[str, str]


def review_pack(
    read_model: ReadModel,
    workspace: Path,
    now: datetime,
    *,
    review: str | None = None,
    cycle: str | None = None,
    bounds: Bounds | None = None,
) -> Pack:
    """The pack of a review, or of a cycle: where things stand, what was decided and changed, and what is open.

    Without either it is of the review in session, else of the last one, else of the newest cycle. Without bounds
    what is closed is shown as it ended, all else as it stands. Raises UnusableInputError where there is no such
    thing.
    """
    scope = of_review(read_model, review, bounds, now) if cycle is None else None
    scope = scope or of_cycle(read_model, cycle, bounds, now)
    if scope is None:
        raise UnusableInputError(
            f"{workspace}: holds neither a review nor a cycle to make a pack of; `hansei review schedule` or "
            "`hansei plan apply FILE` begins one"
        )
    sections = [section for part in _PARTS for section in _several(part(scope))]
    facts = _of_review(scope) if scope.review else _of_cycle(scope)
    facts += [("Changes since", scope.since_words)]
    option = f"--{'review' if scope.review else 'cycle'}"
    about = str(scope.about["title"] or scope.about["id"])
    title = f"Review pack: {about}"
    return _pack(workspace, scope.bounds, title, facts, sections, f"{option} {shlex.quote(str(scope.about['id']))}")


def retrospective_pack(
    read_model: ReadModel, workspace: Path, now: datetime, *, cycle: str | None = None, bounds: Bounds | None = None
) -> Pack:
    """The pack of a look back on a cycle, or on a plan that has goals of its own.

    Without a name it is of the newest that is closed, else of the newest one.

    Raises UnusableInputError where there is no such cycle.
    """
    parameters = (bounds or Bounds()).parameters()
    with_goals = {row["id"] for row in read_model.question("cycles", parameters) if row["key_results"]}
    cycles = [
        row
        for row in read_model.question("pack_roots", parameters)
        if row["kind"] == "cycle" or (row["kind"] == "plan" and row["id"] in with_goals)
    ]
    found = newest_begun([row for row in cycles if row["status"] == "closed"] or cycles, now)
    name = cycle or (str(found["id"]) if found else None)
    if name is None:
        raise UnusableInputError(
            f"{workspace}: has no cycle to look back on; `hansei cycle open` or `hansei plan apply FILE` begins one"
        )
    at = closed(read_model, bounds, now)
    look, sections = sections_of(read_model, name, at)
    facts = [
        ("Cycle", f"{look['title'] or name} ({name})"),
        ("Runs", f"{_day(look['starts_at'])} to {_day(look['ends_at'])}"),
        ("State", "closed" if look["is_closed"] else "not closed yet: this is how it stands"),
    ]
    title = f"Retrospective pack: {look['title'] or name}"
    option = f"--kind {RETROSPECTIVE} --cycle {shlex.quote(name)}"
    return _pack(workspace, at, title, facts, sections, option)


def _several(made: Section | list[Section]) -> list[Section]:
    return made if isinstance(made, list) else [made]


def _of_review(scope: Scope) -> list[Fact]:
    review = scope.review or {}
    held = [f"{at:%Y-%m-%d %H:%M}" for at in (review["opened_at"], review["closed_at"]) if at is not None]
    agenda = "; ".join(str(one) for one in review["agenda"] or ())
    told = [
        ("Review", f"{review['title'] or review['id']} ({review['id']}, {review['tier']})"),
        ("Of", str(review["plan_title"] or review["plan"])),
        ("Held", _held(held)),
        ("Led by", str(review["facilitator"] or "")),
        ("Present", str(review["attendees"] or "")),
        ("Agenda", agenda),
        ("Cycles", "; ".join(f"{row['title']} ({row['id']})" for row in scope.cycles)),
    ]
    return [fact for fact in told if fact[1]]


def _held(times: Sequence[str]) -> str:
    if not times:
        return "not held yet"
    return f"{times[0]} to {times[1]} UTC" if len(times) > 1 else f"opened {times[0]} UTC"


def _of_cycle(scope: Scope) -> list[Fact]:
    row = scope.about
    return [
        (str(row["kind"]).capitalize(), f"{row['title']} ({row['id']})"),
        ("Runs", f"{_day(row['starts_at'])} to {_day(row['ends_at'])}"),
        ("State", f"closed {_day(row['closed_at'])}" if row["closed_at"] else "not closed yet"),
    ]


def _day(at: datetime | None) -> str:
    return "its beginning" if at is None else f"{at:%Y-%m-%d}"


def _pack(
    workspace: Path, bounds: Bounds, title: str, facts: list[Fact], sections: Sequence[Section], option: str
) -> Pack:
    at, position = bounds.as_of, bounds.up_to or 0
    assert at is not None
    seal = seal_over(workspace, position)
    sealed = sealed_words(seal) or "none here; `hansei audit seal` makes one where the log is"
    later = " (what came later is not sealed yet)" if seal and seal.position < position else ""
    known = bounds.known_at
    seen = f"as seen on {_moment(at)}" if known == at else f"as of {_moment(at)}"
    if known != at:
        seen += f", as known on {_moment(known)}" if known else ""
    times = f"--as-of {_exact(at)}" + (f" --known-at {_exact(known)}" if known else "") + f" --up-to {position}"
    told = [
        *facts,
        ("Position", f"{position} of the log"),
        ("Seal", f"{sealed}{later}"),
        ("Views", f"version {views_version()}"),
        ("Made again by", f"hansei export pack FILE {option} {times}"),
    ]
    cover = Taken(
        name="pack",
        title=title,
        question="",
        instant=f"{seen}, position {position}",
        looked_at=at,
        position=position,
        permalink="",
        seal=sealed_words(seal),
        rows=[{"name": name, "value": value} for name, value in told],
    )
    return Pack(cover, sections)


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _exact(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
