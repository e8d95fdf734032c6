"""The command's input and output: encodings, limits, failures, signals, and files that are never half-written."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.support.command import BODY, PAGE, run, start, wait_until

TEXT = "Zürich eröffnet am Montag eine neue Fähre über den See, und die Größe überrascht.\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_declared_encodings_are_read(encoding: str) -> None:
    done = run(stdin=TEXT.encode(encoding))
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, TEXT, b"")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le"])
def test_other_encodings_are_guessed_and_that_is_said(encoding: str) -> None:
    done = run(stdin=TEXT.encode(encoding))
    assert (done.returncode, done.stdout.decode()) == (0, TEXT)
    assert b"standard input: the encoding was guessed from the bytes: " in done.stderr


def test_undecodable_bytes() -> None:
    done = run(stdin=bytes(range(128, 256)) * 4)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"standard input: the bytes are in no encoding that could be detected; convert it to UTF-8" in done.stderr


def test_a_broken_byte_goes_out_as_it_came_in() -> None:
    days = [TEXT.replace("Montag", day) for day in ("Montag", "Dienstag", "Freitag")]
    raw = "".join(days).encode() + b"\xff It rained.\n"
    done = run(stdin=raw)
    assert (done.returncode, done.stdout) == (0, raw)
    assert b"some bytes are not valid UTF-8" in done.stderr


def test_max_bytes(page: Path) -> None:
    size = page.stat().st_size
    assert run("--max-bytes", str(size), page).returncode == 0
    done = run("--max-bytes", str(size - 1), page)
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"--max-bytes raises the limit" in done.stderr


def test_empty_input() -> None:
    done = run(stdin=b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("raw", [b"", b" \n", b"READ MORE: Port strike enters third day\n"])
def test_fail_empty(raw: bytes) -> None:
    done = run("--fail-empty", stdin=raw)
    assert done.returncode == 1
    assert b"standard input: nothing was kept" in done.stderr
    assert run("--fail-empty", stdin=b"It rained.\n").returncode == 0


def test_missing_file_fails_and_the_others_are_written(page: Path, tmp_path: Path) -> None:
    done = run(page, tmp_path / "nowhere.txt", page)
    assert (done.returncode, done.stdout.decode()) == (1, f"{BODY}\n{BODY}")
    assert b"nowhere.txt: cannot read: No such file or directory" in done.stderr


def test_the_worst_exit_code_wins(page: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(bytes(range(128, 256)) * 4)
    done = run(bad, tmp_path / "nowhere.txt", page)
    assert (done.returncode, done.stdout.decode().strip()) == (3, BODY.strip())


def test_output_file(page: Path, tmp_path: Path) -> None:
    done = run("-o", "out.txt", page, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, b"")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == BODY
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.txt", "page.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_output_file_keeps_its_mode(page: Path, tmp_path: Path, mode: int) -> None:
    out = tmp_path / "out.txt"
    out.write_text("old", encoding="utf-8")
    out.chmod(mode)
    assert run("-o", out, page).returncode == 0
    assert stat.S_IMODE(out.stat().st_mode) == mode
    assert out.read_text(encoding="utf-8") == BODY


def test_output_through_a_link_keeps_the_link(page: Path, tmp_path: Path) -> None:
    out, link = tmp_path / "out.txt", tmp_path / "link.txt"
    out.write_text("old", encoding="utf-8")
    link.symlink_to(out)
    assert run("-o", link, page).returncode == 0
    assert link.is_symlink()
    assert out.read_text(encoding="utf-8") == BODY


def test_input_may_be_the_output(page: Path) -> None:
    assert run("-o", page, page).returncode == 0
    assert page.read_text(encoding="utf-8") == BODY


def test_output_into_a_missing_folder(page: Path, tmp_path: Path) -> None:
    done = run("-o", tmp_path / "nowhere" / "out.txt", page)
    assert done.returncode == 1
    assert b"out.txt: cannot write: No such file or directory" in done.stderr


def test_output_to_a_fifo(page: Path, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(fifo.read_bytes()), daemon=True)
    reader.start()
    assert run("-o", fifo, page).returncode == 0
    reader.join(20)
    assert read == [BODY.encode()]
    assert stat.S_ISFIFO(fifo.stat().st_mode)


def test_output_to_dev_null(page: Path) -> None:
    assert run("-o", os.devnull, page).returncode == 0
    assert not Path(os.devnull).is_file()


def test_output_to_dev_stdout_that_is_a_file(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    with out.open("wb") as file:
        command = [sys.executable, "-m", "cleaner", "-o", "/dev/stdout", str(page)]
        assert subprocess.run(command, stdout=file, timeout=60, check=False).returncode == 0
    assert out.read_text(encoding="utf-8") == BODY


def test_output_to_dev_stdout_that_is_a_pipe(page: Path) -> None:
    done = run("-o", "/dev/stdout", page)
    assert (done.returncode, done.stdout.decode()) == (0, BODY)


def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_text("It rained all day on Monday.\n" * 40_000, encoding="utf-8")
    process = start(big, big)
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


SIGNALS = [(signal.SIGINT, 130), (signal.SIGTERM, 143)]


@pytest.mark.parametrize(("number", "code"), SIGNALS, ids=["interrupt", "terminate"])
@pytest.mark.parametrize("old", ["old content\n", None], ids=["replaces", "new"])
@pytest.mark.parametrize("lines", [1, 10_000], ids=["at once", "half-written"])
def test_a_signal_leaves_everything_as_it_was(
    tmp_path: Path, number: signal.Signals, code: int, old: str | None, lines: int
) -> None:
    folder, page = tmp_path / "out", tmp_path / "page.txt"
    folder.mkdir()
    page.write_text("It rained all day on Monday.\n" * lines, encoding="utf-8")
    if old is not None:
        (folder / "out.txt").write_text(old, encoding="utf-8")
    # The second input never ends, so that the command waits with the first page already written in part.
    process = start("-o", folder / "out.txt", page, "-")
    try:
        wait_until(lambda: any(p.suffix == ".part" and (lines == 1 or p.stat().st_size) for p in folder.iterdir()))
        process.send_signal(number)
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
    assert (process.returncode, err) == (code, b"")
    left = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert left == ({} if old is None else {"out.txt": old})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told(page: Path) -> None:
    done = run("-o", "/dev/full", page)
    assert done.returncode == 1
    assert b"/dev/full: cannot write: No space left on device" in done.stderr


@pytest.mark.skipif(shutil.which("patch") is None, reason="the program patch is not installed")
@pytest.mark.parametrize("raw", [PAGE, PAGE.replace("\n", "\r\n"), PAGE.rstrip("\n")], ids=["lf", "crlf", "no end"])
def test_diff_applies_with_patch(tmp_path: Path, raw: str) -> None:
    page = tmp_path / "page.txt"
    page.write_bytes(raw.encode())
    (tmp_path / "page.diff").write_bytes(run("--diff", "page.txt", cwd=tmp_path).stdout)
    command = ["patch", "--binary", "page.txt", "page.diff"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout
    patched = page.read_bytes().decode()
    assert [line.strip() for line in patched.splitlines() if line.strip()] == [
        line.strip() for line in BODY.splitlines() if line.strip()
    ]
