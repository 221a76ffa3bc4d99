"""`python -m benchmarks.forecast`: back-tests the forecast and writes what it finds into docs/forecast.md."""

import sys
import tempfile
from pathlib import Path

from benchmarks.forecast import histories, tables
from benchmarks.forecast.backtest import Cut, cuts_of
from benchmarks.forecast.histories import FEW_MONTHS, MONTHLY, Series
from projections.forecast.outlook import LEAST

PAGE = Path(__file__).parents[2] / "docs" / "forecast.md"
OTHER = "All, other half"
BEGIN, END = "<!-- written by python -m benchmarks.forecast -->", "<!-- up to here -->"


def main() -> None:
    """Runs the back-test and writes what it found into the page."""
    if not histories.DATA.is_dir():
        sys.exit(f"{histories.DATA} is missing: the real histories are not there, so nothing was measured")
    with tempfile.TemporaryDirectory(prefix="hansei-forecast-") as name:
        folder = Path(name)
        monthly, targets, directions = histories.of_mta(folder)
        yearly, key_results = histories.of_gmpp(folder), histories.of_gitlab(folder)
    cuts = [
        cut
        for kind, series in {**monthly, **yearly}.items()
        for cut in cuts_of(kind, series, *((targets, directions) if kind in (MONTHLY, FEW_MONTHS) else ()))
    ]
    told = report(cuts, {**monthly, **yearly, **key_results})
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n\n{told}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    print(told)


def report(cuts: list[Cut], series: dict[str, Series]) -> str:
    """What is published, as Markdown."""
    setting, measured = [cut for cut in cuts if cut.sets], [cut for cut in cuts if not cut.sets]
    on_setting = {row["Method"]: row["All"] for row in tables.errors(setting)}
    errors = [{**row, OTHER: on_setting[row["Method"]]} for row in tables.errors(measured)]
    parts = [
        tables.markdown(errors),
        tables.against_target(measured),
        tables.markdown(tables.intervals(measured)),
        tables.reaches(setting),
        tables.markdown(tables.chances(measured)),
        tables.markdown(basis(series)),
    ]
    return "\n\n".join(parts)


def basis(series: dict[str, Series]) -> tables.Table:
    """How many series of each kind have as many values as a forecast takes."""
    return [
        {
            "History": kind.removesuffix(", 13 or more known"),
            "Series": f"{len(found):,}",
            f"With {LEAST} values and one to come": f"{sum(len(told) > LEAST for told in found.values()):,}",
        }
        for kind, found in series.items()
        if kind != FEW_MONTHS
    ]


if __name__ == "__main__":
    main()
