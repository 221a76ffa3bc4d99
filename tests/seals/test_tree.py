"""The tree is that of RFC 6962, and its proofs hold for what is true and for nothing else."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.log.seals.proofs import Prover, is_consistent, root_by_inclusion
from engine.log.seals.tree import EMPTY, Tree, node

# The reference data of Certificate Transparency: these eight leaves, the root over the first n of them, and proofs.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A, B, C = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
)
D, E, F = (
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
)
FALSE = sha256(b"false").digest()
HASHES = [sha256(b"\0" + bytes.fromhex(leaf)).digest() for leaf in LEAVES]


def prover(hashes):
    return Prover(lambda low, high: b"".join(hashes[low:high]))


def told(path):
    return [head.hex() for head in path]


def by_the_book(hashes):
    """MTH of RFC 6962, word by word."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256().digest()
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return node(by_the_book(hashes[:half]), by_the_book(hashes[half:]))


def test_the_known_roots_are_found():
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [Tree().add(b"".join(HASHES[:n])).root().hex() for n in range(1, 9)] == ROOTS


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [(0, 1, []), (0, 8, [A, B, C]), (5, 8, [D, E, ROOTS[3]]), (2, 3, [ROOTS[1]]), (1, 5, [ROOTS[0], B, D])],
)
def test_the_known_inclusion_proofs_are_found(index, size, path):
    assert told(prover(HASHES).inclusion(index, size)) == path


@pytest.mark.parametrize(
    ("older", "size", "path"), [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [F, E, ROOTS[3]]), (2, 5, [B, D])]
)
def test_the_known_consistency_proofs_are_found(older, size, path):
    assert told(prover(HASHES).consistency(older, size)) == path


leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


@given(leaves, st.lists(st.integers(1, 9), min_size=1))
@settings(max_examples=60)
def test_a_tree_that_grows_in_any_steps_has_the_root_of_the_book(hashes, steps):
    tree, at = Tree(), 0
    while at < len(hashes):
        step = steps[at % len(steps)]
        tree = Tree.from_heads(tree.size, tree.heads()).add(b"".join(hashes[at : at + step]))
        at += step
    assert tree.size == len(hashes)
    assert tree.root() == by_the_book(hashes) == prover(hashes).root(len(hashes))


@given(leaves, st.data())
@settings(max_examples=100)
def test_a_path_leads_from_its_leaf_at_its_place_to_the_root_and_from_no_other(hashes, data):
    size = len(hashes)
    index = data.draw(st.integers(0, size - 1))
    path, root = prover(hashes).inclusion(index, size), by_the_book(hashes)
    assert root_by_inclusion(hashes[index], index, size, path) == root
    assert root_by_inclusion(FALSE, index, size, path) != root
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index)) if size > 1 else size
    assert root_by_inclusion(hashes[index], other, size, path) != root or hashes[other] == hashes[index]
    assert root_by_inclusion(hashes[index], index, size, [*path, FALSE]) != root
    for n in range(len(path)):
        bent = [*path[:n], FALSE, *path[n + 1 :]]
        assert bent == path or root_by_inclusion(hashes[index], index, size, bent) != root
    assert root_by_inclusion(hashes[0], -1, size, path) is None
    assert root_by_inclusion(hashes[0], size, size, path) is None


@given(leaves, st.data())
@settings(max_examples=100)
def test_a_tree_is_consistent_with_what_it_began_with_and_with_nothing_else(hashes, data):
    size = len(hashes)
    older = data.draw(st.integers(1, size))
    by, root = prover(hashes), by_the_book(hashes)
    path, before = by.consistency(older, size), by_the_book(hashes[:older])
    assert is_consistent(older, before, size, root, path)
    assert not is_consistent(older, FALSE, size, root, path)
    assert not is_consistent(older, before, size, FALSE, path)
    assert not is_consistent(older, before, size, root, [*path, FALSE])
    assert not is_consistent(0, before, size, root, path)
    assert not is_consistent(size + 1, before, size, root, path)
    for n in range(len(path)):
        bent = [*path[:n], FALSE, *path[n + 1 :]]
        assert bent == path or not is_consistent(older, before, size, root, bent)


@pytest.mark.parametrize("size", [0, 1, 2, 4, 7])
def test_heads_that_are_not_those_of_a_size_are_refused(size):
    heads = Tree().add(b"".join(HASHES[:5])).heads()
    with pytest.raises(ValueError, match="no tree of"):
        Tree.from_heads(size, heads)


def test_a_long_tree_is_proved_over_its_blocks():
    hashes = [sha256(b"%d" % n).digest() for n in range(10_000)]
    by, root = prover(hashes), Tree().add(b"".join(hashes)).root()
    for index in (0, 4095, 4096, 8191, 9_999):
        assert root_by_inclusion(hashes[index], index, 10_000, by.inclusion(index, 10_000)) == root
    for older in (1, 4096, 5_000, 8192, 9_999):
        assert is_consistent(older, by.root(older), 10_000, root, by.consistency(older, 10_000))
