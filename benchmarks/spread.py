"""How workspaces of uneven load spread over partitions and nodes: a simulation, `python -m benchmarks.spread`.

The key of a message is the workspace, so all of a workspace lies in one partition: that keeps its order, and a busy
workspace stays where its key leads. Loads are drawn from a Pareto distribution in which a fifth of the workspaces
make four fifths of the events. The same seeds give the same table everywhere.
"""

import random
import statistics
from collections.abc import Callable, Sequence

from tabulate import tabulate

from benchmarks.running import percentile
from engine.transport.place import partition_of

WORKSPACES, PARTITIONS, DRAWS = 10_000, 64, 200
NODES = (4, 8, 16)
EIGHTY_TWENTY = 1.16
"""The exponent at which a fifth has four fifths."""

Assignment = Callable[[Sequence[float], int], list[int]]


def in_turn(loads: Sequence[float], nodes: int) -> list[int]:
    """Partition by partition in turn, as Kafka does without knowing their loads."""
    return [number % nodes for number in range(len(loads))]


def heaviest_first(loads: Sequence[float], nodes: int) -> list[int]:
    """The heaviest partition first, each to the node that has the least so far."""
    carried, node_of = [0.0] * nodes, [0] * len(loads)
    for number in sorted(range(len(loads)), key=lambda one: -loads[one]):
        node = carried.index(min(carried))
        node_of[number] = node
        carried[node] += loads[number]
    return node_of


def heaviest(loads: Sequence[float], places: Sequence[int], count: int) -> float:
    """The load of the heaviest place, where 1 is the mean of all."""
    carried = [0.0] * count
    for load, place in zip(loads, places, strict=True):
        carried[place] += load
    return max(carried) * count / sum(carried)


def simulated(draws: int = DRAWS) -> list[tuple[str, float, float, float]]:
    """What, and how heavy its heaviest is beside the mean: the median, the 95th of a hundred and the worst draw."""
    chance = random.Random(20261123)
    partition = [partition_of(f"{chance.getrandbits(64):016x}", PARTITIONS) for _ in range(WORKSPACES)]
    found: dict[str, list[float]] = {}
    for _ in range(draws):
        loads = [chance.paretovariate(EIGHTY_TWENTY) for _ in range(WORKSPACES)]
        found.setdefault("partition, every workspace alike", [heaviest([1.0] * WORKSPACES, partition, PARTITIONS)])
        found.setdefault("partition", []).append(heaviest(loads, partition, PARTITIONS))
        of_partitions = [0.0] * PARTITIONS
        for load, number in zip(loads, partition, strict=True):
            of_partitions[number] += load
        ways: tuple[tuple[str, Assignment], ...] = (("in turn", in_turn), ("heaviest first", heaviest_first))
        for nodes in NODES:
            for name, assign in ways:
                ratio = heaviest(of_partitions, assign(of_partitions, nodes), nodes)
                found.setdefault(f"one of {nodes} nodes, partitions {name}", []).append(ratio)
        found.setdefault("the busiest workspace, of a partition's mean", []).append(
            max(loads) * PARTITIONS / sum(loads)
        )
    return [
        (name, statistics.median(ratios), percentile(ratios, 95), max(ratios)) for name, ratios in found.items()
    ]


def table() -> str:
    """The simulation as it stands in docs/scaling.md."""
    rows = [(name, f"{median:.2f}", f"{high:.2f}", f"{worst:.2f}") for name, median, high, worst in simulated()]
    return tabulate(
        rows, ("heaviest", "median", "95 of 100 draws below", "worst draw"), "github", disable_numparse=True
    )


if __name__ == "__main__":
    print(table())
