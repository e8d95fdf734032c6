"""Runs the examples in README.md, CONTRIBUTING.md and docs/, so that nothing shown there is untrue.

A ```python block is run; one with `>>>` is a doctest. The blocks of a file share their names. In a ```console block
each line after `$` is run by the shell, and what follows must be what it prints, standard error included. `...` stands
for any text, also over several lines. A block marked ```python no-run or ```console no-run is left out.

Commands run in a scratch folder that holds docs/examples and, as tests/fixtures, the pages of the tests.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 60
"""No command of an example takes longer."""

_FENCE = re.compile(r"^```(\S*)[ \t]*(.*)$")
_CUT = "\x1e"
"""Printed between the commands of a block."""


class Block(NamedTuple):
    """A fenced block: its language, the number of its first line of code (from 1), and the code."""

    language: str
    line: int
    code: str


def main(argv: list[str] | None = None) -> int:
    """Check the files named, or all, and return the exit code."""
    names = sys.argv[1:] if argv is None else argv
    files = [Path(name).resolve() for name in names] if names else find_files()
    problems: list[str] = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        _fill(Path(folder))
        os.chdir(folder)
        for file in files:
            names_of_file: dict[str, Any] = {"__name__": file.stem.replace("-", "_").lower()}
            for block in blocks(file.read_text(encoding="utf-8")):
                count += 1
                where = f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}:{block.line}"
                problems.extend(f"{where}: {problem}" for problem in check(block, names_of_file, where))
        os.chdir(ROOT)
    for problem in problems:
        print(problem)
    print(f"examples: {count} blocks in {len(files)} files, {len(problems)} wrong")
    return 1 if problems else 0


def find_files() -> list[Path]:
    """Return the files whose examples are checked."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def _fill(folder: Path) -> None:
    shutil.copytree(ROOT / "docs" / "examples", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "tests" / "fixtures", folder / "tests" / "fixtures")


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of Markdown that are to be run."""
    language, flags, first, inside = "", "", 0, False
    code: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        fence = _FENCE.match(line)
        if fence and not inside:
            inside, language, flags, first, code = True, fence[1], fence[2], number + 1, []
        elif line.rstrip() == "```":
            inside = False
            if language in {"python", "console"} and "no-run" not in flags:
                yield Block(language, first, "".join(f"{row}\n" for row in code))
        elif inside:
            code.append(line)


def check(block: Block, names: dict[str, Any], where: str) -> Iterator[str]:
    """Yield what is wrong with a block; `names` are the Python names that its file has defined so far."""
    if block.language == "console":
        yield from check_console(block.code)
    elif ">>>" in block.code:
        yield from check_doctest(block, names, where)
    else:
        try:
            exec(compile("\n" * (block.line - 1) + block.code, where.split(":", maxsplit=1)[0], "exec"), names)
        except Exception as error:
            yield f"the example raises {type(error).__name__}: {error}"


def check_doctest(block: Block, names: dict[str, Any], where: str) -> Iterator[str]:
    """Yield the failures of a doctest."""
    test = doctest.DocTestParser().get_doctest(block.code, names, where, where, 0)
    test.globs = names  # the parser copies them, and later blocks of the file need what this one defines
    said: list[str] = []
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    if doctest.DocTestRunner(verbose=False, optionflags=flags).run(test, out=said.append, clear_globs=False).failed:
        yield "the doctest fails\n" + "".join(said)


def check_console(code: str) -> Iterator[str]:
    """Yield the commands whose output is not what the block shows."""
    commands = _split(code)
    if not commands:
        yield "a console block shows no line that begins with $"
        return
    script = "".join(f"{command}\n__s=$?; printf '\\036'; (exit $__s)\n" for command, _ in commands)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    done = subprocess.run(
        ["sh", "-c", f"exec 2>&1\n{script}"],
        capture_output=True,
        check=False,
        env=os.environ | {"PATH": path, "COLUMNS": "100", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        timeout=SECONDS,
    )
    outputs = done.stdout.decode("utf-8").split(_CUT)
    for (command, shown), printed in zip(commands, outputs, strict=False):
        if not matches(shown, printed):
            yield f"$ {command}\nshown:\n{shown}\nprinted:\n{printed}"
    if len(outputs) != len(commands) + 1:
        yield f"ran {len(outputs) - 1} of {len(commands)} commands"


def _split(code: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the output shown for it."""
    commands: list[tuple[str, str]] = []
    for line in code.splitlines(keepends=True):
        if line.startswith("$ "):
            commands.append((line[2:].rstrip("\n"), ""))
        elif commands:
            command, shown = commands[-1]
            if command.endswith("\\"):
                commands[-1] = (f"{command}\n{line.rstrip(chr(10))}", "")
            else:
                commands[-1] = (command, shown + line)
    return commands


def matches(shown: str, printed: str) -> bool:
    """Return whether `printed` is what is `shown`, where `...` stands for any text and outer white space is nothing.

    >>> matches("one ... four", "one two three four"), matches("one ... four", "one two five")
    (True, False)
    """
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("..."))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None


if __name__ == "__main__":
    sys.exit(main())
