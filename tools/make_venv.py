"""Makes the virtual environment that the Makefile uses, and says in plain words why it cannot.

It is made anew when it is broken, was copied or moved here, or belongs to another Python than the one that runs this
file. Nothing newer than Python 3.6 is used here, so that an old Python can still print why it is too old.
"""

import argparse
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
"""The oldest Python that the package runs on."""

NOTE = "made-for.txt"
"""The file in the environment that says for which Python and which folder it was made."""


def main() -> int:
    """Make the environment where it is needed; return the exit code."""
    parser = argparse.ArgumentParser(description="Make a virtual environment, unless a good one is there.")
    parser.add_argument("folder", help="where the environment is or goes")
    parser.add_argument("--any-python", action="store_true", help="a good environment of another Python will do")
    args = parser.parse_args()
    problem = find_problem()
    if is_good(args.folder, any_python=args.any_python and not problem):
        return 0
    if problem:
        sys.stderr.write(problem)
        return 1
    print(f"== Making a virtual environment in {args.folder} with Python {version()}")
    sys.stdout.flush()
    shutil.rmtree(args.folder, ignore_errors=True)
    status = subprocess.call([sys.executable, "-m", "venv", args.folder])
    if status:
        sys.stderr.write(f"{sys.executable} -m venv {args.folder} failed; the lines above say why\n")
        return 1
    with open(os.path.join(args.folder, NOTE), "w", encoding="utf-8") as file:
        file.write(note())
    return 0


def version() -> str:
    """Return the version of the Python that runs this."""
    return ".".join(map(str, sys.version_info[:3]))


def find_problem() -> str:
    """Return why this Python cannot make the environment, or the empty string."""
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        too_old = f"{sys.executable} is Python {version()}; this package needs {wanted} or newer"
        return f"{too_old}: make PYTHON=python{wanted} ...\n"
    try:
        import ensurepip  # noqa: F401, PLC0415 - asked for here because some systems leave it out
        import venv  # noqa: F401, PLC0415
    except ImportError as error:
        return (
            f"{sys.executable} cannot make virtual environments: its module {error.name} is missing.\n"
            "Install it with the system's packages (on Debian and Ubuntu: apt install "
            f"python{sys.version_info[0]}.{sys.version_info[1]}-venv),\n"
            "or name another Python: make PYTHON=/path/to/python3 ...\n"
        )
    return ""


def note() -> str:
    """Return what is written into the environment: its Python and the folder in which it was made."""
    return f"{version()}\n{os.getcwd()}\n"


def is_good(folder: str, *, any_python: bool) -> bool:
    """Return whether `folder` holds an environment that was made here and whose Python and pip run."""
    try:
        with open(os.path.join(folder, NOTE), encoding="utf-8") as file:
            made_with, made_in = file.read().split("\n")[:2]
    except (OSError, ValueError):
        return False
    if made_in != os.getcwd() or (made_with != version() and not any_python):
        return False
    if not os.path.isdir(os.path.join(folder, "lib")):
        return False
    python = os.path.join(folder, "bin", "python")
    try:
        return subprocess.call([python, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
