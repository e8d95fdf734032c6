"""Imports run downwards only: a package reads those of rows below its own, and rows have no circles."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import cleaner

SOURCE = Path(cleaner.__file__).parent
ROWS = (
    {"command"},
    {"batch"},
    {"pipeline"},
    {"filters"},
    {"learned", "metadata", "writers"},
    {"readers", "result"},
    {"page"},
    {"lexicon"},
    {"errors", "text"},
)
ALLOWED = {("result", "writers")}
"""A result offers its writers as methods, which import them only when they are called."""


def imports() -> Iterator[tuple[str, str, str]]:
    """Yield each import of one package by another, and the file in which it stands."""
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [f"{node.module}.{alias.name}" for alias in node.names] if isinstance(node, ast.ImportFrom) else []
            for target in {name.split(".")[1] for name in names if name.startswith("cleaner.")}:
                if target != room and not room.startswith("__") and not target.startswith("__"):
                    yield room, target, str(path.relative_to(SOURCE))


def test_imports_run_downwards() -> None:
    rank = {room: number for number, row in enumerate(ROWS) for room in row}
    upwards = [edge for edge in imports() if rank[edge[0]] > rank[edge[1]] and edge[:2] not in ALLOWED]
    assert upwards == []


def test_no_packages_import_each_other() -> None:
    below: dict[str, set[str]] = {}
    for room, target, _ in imports():
        if (room, target) not in ALLOWED:
            below.setdefault(room, set()).add(target)
    TopologicalSorter(below).prepare()  # raises a CycleError


def test_every_package_has_its_row() -> None:
    rooms = {path.name.removesuffix(".py") for path in SOURCE.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert {room for room in rooms if not room.startswith("__") and room != "py.typed"} == set().union(*ROWS)
