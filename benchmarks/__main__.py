"""`python -m benchmarks`: runs them all, shows a table, and writes the same as JSON.

It takes some minutes, and 2 GB in a temporary folder that is removed again: TMPDIR says on which disk. Ours and
theirs run in turn, so a busy machine moves the ratios less than the figures; a slow disk brings them nearer to 1.
"""

import argparse
import tempfile
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from benchmarks.results import Result, table, write
from benchmarks.running import Run, additions

# One module each, with a function `run` that yields its results.
BENCHMARKS = (
    "append_one", "append_bulk", "rebuild", "as_of", "company", "replay", "commit_to_readable", "commit_to_screen",
    "sessions", "pages", "sealing", "postgres", "through",
)  # fmt: skip


def main() -> None:
    """Runs the benchmarks that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures Hansei on this machine.")
    parser.add_argument("--quick", action="store_true", help="small sizes: shows that all of it works, in a minute")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--out", type=Path, default=Path("bench-results.json"), help="default: %(default)s")
    arguments = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="hansei-bench-") as folder:
        run = Run(Path(folder), arguments.quick)
        for name in arguments.only or BENCHMARKS:
            began = time.perf_counter()
            run.say(f"{name} ...")
            told = import_module(f"benchmarks.{name}").run(run)
            # The targets are for the full sizes.
            results += (replace(result, met=None) if run.quick else result for result in told)
            run.say(f"{name}: {time.perf_counter() - began:.0f} s")
    took = additions()
    print(table(results))
    print(f"Ten million additions in Python took {took:.2f} s on this machine just now.")
    write(results, arguments.out, quick=arguments.quick, additions=took)


if __name__ == "__main__":
    main()
