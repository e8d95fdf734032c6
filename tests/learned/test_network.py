"""The network computes in whole numbers: one result on every machine and with any number of threads."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cleaner.learned import network
from cleaner.learned.units import STEPS
from tests.learned.pages import FIXTURES, MENU, TEXT, read

MAX_BYTES = 1_500_000
CODE = """
import hashlib, sys
from pathlib import Path
import cleaner
found = hashlib.sha256()
for page in sorted(Path(sys.argv[1]).iterdir()):
    result = cleaner.clean((page / "page.txt").read_bytes())
    verdict = result.document.verdict
    found.update((verdict.logits.astype("<i8").tobytes() if verdict else b"") + result.body.encode())
print(found.hexdigest())
"""


def test_no_sum_can_leave_what_floats_hold_exactly() -> None:
    assert network.largest_sum(network.load()) < network.EXACT


def test_the_weights_are_small_enough() -> None:
    assert (Path(network.__file__).parent / "weights.npz").stat().st_size <= MAX_BYTES


def test_weights_are_whole_numbers() -> None:
    net = network.load()
    for layer in (net.first, *net.blocks, net.signs, net.page, net.spread, net.last, net.clean):
        assert np.array_equal(layer.weights, np.rint(layer.weights))


def test_more_rows_change_nothing_but_by_what_they_say() -> None:
    features = read([*MENU, *TEXT])
    first, second = (network.forward(network.load(), features)[0] for _ in range(2))
    assert np.array_equal(first, second)


@pytest.mark.parametrize("rows", [0, 1, 41, 42, 43, 84, 127, 128, 129, 300])
def test_a_product_is_the_same_in_blocks(rows: int) -> None:
    net = network.load(html=True)
    for layer in (net.first, net.blocks[0], net.signs, net.last):
        values = np.random.default_rng(rows).integers(0, STEPS, (rows, len(layer.weights))).astype(np.float32)
        assert np.array_equal(layer(values), values @ layer.weights * layer.scale + layer.bias)


def test_no_product_is_large_enough_for_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    product = np.matmul

    def matmul(left: network.Array, right: network.Array, out: network.Array) -> None:
        asked.append(left.shape[-2] * right.size)
        product(left, right, out=out)

    monkeypatch.setattr(np, "matmul", matmul)
    network.forward(network.load(), read([*MENU, *TEXT] * 20))
    assert 0 < max(asked) <= network.MAX_PRODUCTS


def test_one_unit_is_enough() -> None:
    assert len(network.forward(network.load(), read(["Home"]))[0]) == 1


def test_threads_make_no_difference() -> None:
    found = set()
    for threads in ("1", "2", "5"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        env = os.environ | dict.fromkeys(names, threads)
        done = subprocess.run([sys.executable, "-c", CODE, str(FIXTURES)], env=env, capture_output=True, check=True)
        found.add(done.stdout)
    assert len(found) == 1


def test_numpy_is_loaded_only_where_the_filter_runs() -> None:
    code = "import sys, cleaner; cleaner.clean('It rained.'); print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "False"
