"""What a file of values does to the log: new values once, or nothing at all."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.domain.hoshin import SetTargetToImprove
from engine.domain.measure import DefineMeasure, RecordReading, RetireMeasure
from engine.domain.plan import ClosePlan
from engine.errors import ConflictError, RefusedError
from tests.intake_readings.support import BEGUN, counts, refused, told

JANUARY = "id;2026-01\nM;{}\n"


def test_each_kind_of_item_gets_its_own_event_from_a_file(office):
    office.take("id;2026-01\nM;1\nKR;22\nTTI;9\n")
    assert [(event.TOPIC, event.entity_id, event.value) for event in office.events()] == [
        ("ReadingRecorded", "M", 1),
        ("CheckedIn", "KR", 22),
        ("ReadingRecorded", "TTI", 9),
    ]
    assert {event.source for event in office.events()} == {"file"}
    assert len({event.correlation_id for event in office.events()}) == 1
    assert len({event.command_id for event in office.events()}) == 3


@pytest.mark.parametrize(
    ("item", "said", "period", "effective_at"),
    [
        ("M", "2026-02", "2026-02", "2026-02-28T00:00:00.000000Z"),
        ("M", "2025-Q4", "2025-Q4", "2025-12-31T00:00:00.000000Z"),
        ("M", "H2 2025", "2025-H2", "2025-12-31T00:00:00.000000Z"),
        ("M", "2026-W12", "2026-W12", "2026-03-22T00:00:00.000000Z"),
        ("M", "2025", "2025", "2025-12-31T00:00:00.000000Z"),
        ("M", "2026-03-15", None, "2026-03-15T00:00:00.000000Z"),
        ("M", "2026-03-15T08:00:00Z", None, "2026-03-15T08:00:00.000000Z"),
        ("M", "2026-04", "2026-04", "2026-04-01T09:00:00.000000Z"),
        ("M", "2026-04-01", None, "2026-04-01T09:00:00.000000Z"),
        ("M-Q", "2025-11-20", "2025-Q4", "2025-12-31T00:00:00.000000Z"),
        ("M-Q", "2025-11-20T23:30:00-05:00", "2025-Q4", "2025-12-31T00:00:00.000000Z"),
        ("TTI", "2026-01-05", "2026-01", "2026-01-31T00:00:00.000000Z"),
        ("KR", "2026-01-05", None, "2026-01-05T00:00:00.000000Z"),
    ],
)
def test_a_value_lies_at_the_start_of_the_last_day_or_now(office, item, said, period, effective_at):
    office.take(f"id;period;value\n{item};{said};1\n")
    (event,) = office.events()
    assert (event.period, event.effective_at) == (period, effective_at)


def test_a_full_date_can_be_said_to_stand_for_its_month(office):
    office.take("id;01.02.2026;01.03.2026\nKR;22;23\nM;1;2\n", dates_are="month")
    assert [event.effective_at[:10] for event in office.events()] == ["2026-02-28", "2026-03-31"] * 2
    assert [event.period for event in office.events()] == [None, None, "2026-02", "2026-03"]


def test_full_dates_are_said_to_be_days(office):
    note = "full dates are days, or the period around them where a measure has one (--dates-are)"
    assert note in office.take("id;01.02.2026\nM;1\n").notes
    assert note not in office.take("id;2026-02\nM;1\n").notes


@pytest.mark.parametrize("said", ["2026-05", "2026-Q3", "2027", "2026-04-02", "2026-04-01T09:00:01Z"])
def test_what_has_not_begun_has_no_value(office, said):
    assert "has not begun" in refused(office, f"id;period;value\nM;{said};1\n", RefusedError)


def test_an_item_is_found_by_its_title_if_only_one_has_it_and_that_is_said(office):
    done = office.take("measure;2026-01\nNet promoter score;1\n")
    assert office.values() == [("M", "2026-01-31", 1)]
    assert "took by its title 'Net promoter score' as M" in done.notes
    assert "'Rate' is the title of M-EUR, M-TWIN; write the id" in refused(office, "measure;2026-01\nRate;1\n")
    assert "'Nobody' is neither the id nor the title" in refused(office, "measure;2026-01\nNobody;1\n")


def test_of_items_that_are_the_same_thing_the_title_means_the_one_that_is_read(office):
    same = {"parent_id": "P", "title": "Net promoter score", "measured_by": "M"}
    told(office, SetTargetToImprove(entity_id="T-NPS", at=BEGUN, **same))
    office.take("measure;2026-01\nNet promoter score;1\n")
    assert office.events()[-1].entity_id == "M"


def test_a_title_of_what_was_dropped_is_free(office):
    told(office, RetireMeasure(entity_id="M-TWIN", at=office.now, reason="no longer read"))
    office.take("measure;2026-01\nRate;1\n")
    assert office.events()[-1].entity_id == "M-EUR"


def test_a_title_is_the_same_however_its_accents_are_made(office):
    command = DefineMeasure(entity_id="M-G", at=BEGUN, parent_id="O", title="Gr\u00f6\u00dfe")
    told(office, command)
    office.take("measure;2026-01\nGro\u0308\u00dfe;1\n")
    assert office.events()[-1].entity_id == "M-G"


def test_what_has_no_values_is_refused(office):
    assert "O is an objective, which has no values" in refused(office, "id;2026-01\nO;1\n")


def test_a_title_of_a_group_without_values_is_no_item(office):
    assert counts(office.take("id;2026-01;2026-02\nFinancial;;\nM;1;-\n")) == (1, 0, 0, 3)


def test_a_rule_that_says_no_names_the_cell(office):
    told(office, ClosePlan(entity_id="P", at=office.now, reason="over"))
    line = refused(office, "id;2026-01\nKR;21\n", RefusedError)
    assert ":2: column B: KR: the plan P is closed" in line


def test_the_first_problem_is_said_with_how_many_more_there_are(office):
    line = refused(office, "id;2026-01;2026-02\nM;x;y\nNobody;1;2\n")
    assert ":2: column B: 'x' is no number; and 3 more (--dry-run lists them)" in line


def test_a_dry_run_says_all_that_would_happen_and_appends_nothing(office):
    office.take("id;2026-01\nM;1\n")
    done = office.take("id;2026-01;2026-02;2026-03\nM;2;3;x\nNobody;4;;\n", dry_run=True)
    assert [(change.id, change.period, change.value, change.does) for change in done.changes] == [
        ("M", "2026-02", 3, "appended")
    ]
    assert [(problem.row, problem.column, problem.refused) for problem in done.problems] == [
        (2, 1, True), (2, 3, False), (3, 1, False),
    ]  # fmt: skip
    assert len(office.events()) == 1


def test_who_is_faster_changes_nothing_but_what_is_new(office, monkeypatch):
    append, raced = office.log.append, []

    def race(entries, **said):
        if not raced:
            raced.append(True)
            at = datetime(2026, 1, 31, tzinfo=UTC)
            told(office, RecordReading(entity_id="M", at=office.now, effective_at=at, value=1, period="2026-01"))
        return append(entries, **said)

    monkeypatch.setattr(office.log, "append", race)
    assert counts(office.take("id;2026-01\nM;1\nKR;21\n")) == (1, 1, 0, 0)
    assert office.values() == [("M", "2026-01-31", 1), ("KR", "2026-01-31", 21)]


def test_who_is_always_too_late_is_told(office, monkeypatch):
    def conflict(entries, **said):
        raise ConflictError("M: changed meanwhile")

    monkeypatch.setattr(office.log, "append", conflict)
    assert "changed meanwhile" in refused(office, JANUARY.format(1), ConflictError)


sheets_of_values = st.dictionaries(
    st.tuples(st.sampled_from(["M", "KR", "TTI", "M-EUR"]), st.sampled_from(["2025-11", "2025-12", "2026-01"])),
    st.integers(-1000, 1000).map(lambda number: number / 8),
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(sheets_of_values, min_size=1, max_size=4))
def test_after_any_files_what_stands_is_what_the_last_of_them_says(tmp_path_factory, clock, files):
    from engine.log.log import Log
    from tests.intake_readings.support import Office

    folder = tmp_path_factory.mktemp("office")
    with Log(folder / "log.sqlite3", clock, create=True) as log:
        office, stands = Office(folder, log), {}
        for told_now in files:
            rows = "".join(f"{item};{period};{value}\n" for (item, period), value in told_now.items())
            fresh = {at: value for at, value in told_now.items() if at not in stands}
            changed = {at: value for at, value in told_now.items() if at in stands and stands[at] != value}
            known = len(told_now) - len(fresh) - len(changed)
            done = office.take(f"id;period;value\n{rows}", decimal=".", restates=True, reason="as the file says")
            assert counts(done) == (len(fresh), known, len(changed), 0)
            stands |= told_now
            before = log.position()
            office.take(f"id;period;value\n{rows}", decimal=".")
            assert log.position() == before
        held = {(event.entity_id, event.effective_at[:7]): event.value for event in office.events()}
        assert held == stands
