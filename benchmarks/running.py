"""What the benchmarks share: their sizes, their folder, their stopwatch, and processes of their own."""

import gc
import math
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Run:
    """One run of the benchmarks: where it may write, and whether it is only to show that all of it works."""

    folder: Path
    quick: bool

    def size(self, full: int, quick: int) -> int:
        """How many of something this run takes."""
        return quick if self.quick else full

    def say(self, text: str) -> None:
        """Tells on standard error what goes on; the results alone stand on standard output."""
        print(text, file=sys.stderr, flush=True)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, by the wall; rubbish of earlier work is swept up before."""
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def additions() -> float:
    """Seconds for ten million additions in Python: how fast this machine is just now, to compare two runs by."""

    def add() -> int:
        total = 0
        for n in range(10_000_000):
            total += n
        return total

    return seconds(add)


def interleaved(pairs: Iterable[tuple[Callable[[], object], Callable[[], object]]]) -> list[tuple[float, float]]:
    """The seconds of ours and theirs, block by block in turn, so that both meet the same weather."""
    return [(seconds(ours), seconds(theirs)) for ours, theirs in pairs]


def median_ratio(times: Sequence[tuple[float, float]]) -> float:
    """The median over the blocks of how fast ours is by theirs."""
    return statistics.median(theirs / ours for ours, theirs in times)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest of the values that at least so many percent of them do not exceed."""
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def own_process() -> ProcessPoolExecutor:
    """One new process, which inherits no memory from this one."""
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


def peak_of(work: Callable[..., object], *arguments: Any) -> float:
    """The most memory in MB that the work takes in a process of its own, the interpreter included."""
    with own_process() as process:
        return process.submit(_work_and_peak, work, arguments).result()


def _work_and_peak(work: Callable[..., object], arguments: tuple[Any, ...]) -> float:
    work(*arguments)
    # ru_maxrss of a new process starts at what its parent held; the status of Linux counts from the exec on.
    if Path("/proc/self/status").is_file():
        return peak_so_far("self")
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def peak_so_far(process: int | str) -> float:
    """The most memory in MB that a process of Linux has held."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    line = next(line for line in lines if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / MEGABYTE
