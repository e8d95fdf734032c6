"""Reading input up to a limit, and writing output so that no half-written file is ever seen."""

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from types import FrameType
from typing import BinaryIO, NoReturn

STDIN = "-"
"""The name that stands for standard input."""

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


class TooLargeError(ValueError):
    """An input is larger than the limit."""


def read_input(path: str, limit: int) -> bytes:
    """Return the bytes of a file, or of standard input for "-".

    Args:
        path: the file's name.
        limit: the most bytes that are read.

    Raises:
        TooLargeError: there are more bytes than `limit`; the message says how to raise it.
        OSError: the file cannot be read.
    """
    if path == STDIN:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        with open(path, "rb") as file:
            data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(f"{show_name(path)}: larger than {limit:,} bytes; --max-bytes raises the limit")
    return data


def show_name(path: str) -> str:
    """Return the name of an input for messages."""
    return "standard input" if path == STDIN else path


def parse_size(text: str) -> int:
    """Return a number of bytes from text such as 500, 64K, 64MiB or 1G (powers of 1,024).

    Raises:
        ValueError: it is not a size.

    >>> parse_size("64MiB")
    67108864
    """
    number = text.strip().upper().removesuffix("IB").removesuffix("B")
    unit = number[-1:] if number[-1:] in _UNITS else ""
    size = int(number.removesuffix(unit)) * _UNITS[unit]
    if size < 1:
        raise ValueError(f"a size must be at least one byte, not {text!r}")
    return size


@contextlib.contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes; None is standard output.

    A regular file appears under its name, or replaces the old one, only when everything was written; on any error or
    interruption it is as it was before. Devices, pipes and the like are written to as they are.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        with open(path, "wb") as file:
            yield file
        return
    target = os.path.realpath(path)
    # The name is chosen before the file is made, so that a signal in between leaves nothing behind.
    temporary = os.path.join(os.path.dirname(target), f".{os.urandom(6).hex()}.part")
    with _exit_on_termination():
        try:
            with open(temporary, "xb") as file:
                yield file
            os.chmod(temporary, stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
            raise


@contextlib.contextmanager
def _exit_on_termination() -> Iterator[None]:
    """Let SIGTERM end the process as an error does, so that what is half-written is taken away."""
    import signal  # noqa: PLC0415 - 2 ms that standard output does not need

    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _terminate(number: int, _frame: FrameType | None) -> NoReturn:
    """Exit with the code that shells give to a process that a signal ended."""
    sys.exit(128 + number)


def _mode(path: str) -> int | None:
    try:
        return os.stat(path).st_mode
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
