"""The code cache: what is kept, what is a miss, many at once."""
from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from ems.compiler import cache

TEXT = "function f($a) { $a + 1 }; f 41"


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("EMS_NO_CACHE", raising=False)
    monkeypatch.setattr(cache, "_memory", {})


def kept(text: str = TEXT) -> Path:
    cache._memory.clear()
    cache.compiled(text, "a.ps1")
    path = cache.file_of(text)
    assert path is not None
    return Path(path)


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were compiled from here on."""
    seen: list[str] = []
    compile_text = cache.compile_text

    def counted(text: str, source: Any, typed: bool = False) -> Any:
        seen.append(text)
        return compile_text(text, source, typed)

    monkeypatch.setattr(cache, "compile_text", counted)
    return seen


def again(text: str = TEXT) -> Any:
    cache._memory.clear()
    return cache.compiled(text, "a.ps1")


def test_a_file_is_compiled_once(compilations: list[str], shell: Any) -> None:
    """Code from the cache runs as code that was just compiled."""
    first = kept()
    assert first.exists() and compilations == [TEXT]
    assert again().end is not None and compilations == [TEXT]
    from ems.runtime.code import ScriptBlock

    result: list[Any] = []
    shell.session.run_here(ScriptBlock(again(), shell.session.global_state), shell.session.global_scope, result.append)
    assert result == [42] and compilations == [TEXT]


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(bytes(data))


def other_magic(path: Path) -> None:
    path.write_bytes(b"XXXX" + path.read_bytes()[4:])


def writable_by_others(path: Path) -> None:
    path.chmod(0o666)


def folder_writable_by_others(path: Path) -> None:
    path.parent.chmod(0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")
@pytest.mark.parametrize("damage", [truncate, flip, other_magic, writable_by_others, folder_writable_by_others, Path.unlink, lambda p: p.write_bytes(b"")])
def test_any_doubt_is_a_miss(compilations: list[str], damage: Any) -> None:
    """A file that is damaged, or that others may have written, is not used."""
    damage(kept())
    assert again().end is not None
    assert compilations == [TEXT, TEXT]


@pytest.mark.parametrize("change", [lambda m: m.setattr(cache, "FORMAT_VERSION", -1), lambda m: m.setattr(sys, "hexversion", 1)])
def test_other_versions_are_misses(compilations: list[str], monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    """Code of another format or another Python is not used."""
    monkeypatch.setattr(cache, "_stamp", "")
    kept()
    monkeypatch.setattr(cache, "_stamp", "")
    change(monkeypatch)
    again()
    assert compilations == [TEXT, TEXT]


def test_the_stamp_names_the_compilers_files() -> None:
    """A change of the parser or the compiler changes the key."""
    assert "expressions.py:" in cache.stamp() and "parser.py:" in cache.stamp()


@pytest.mark.parametrize(("text", "keep", "on_disk"), [
    ("1 + 1", True, True), ("1 + 1", False, False), ("$password = 'x'", True, False), ("ConvertTo-SecureString x -AsPlainText", True, False)])
def test_what_is_kept_of_command_lines(text: str, keep: bool, on_disk: bool) -> None:
    """-Command's text is kept, but none that speaks of secrets, and nothing that a script evaluates."""
    cache.compiled(text, None, keep)
    path = cache.file_of(text)
    assert path is not None and os.path.exists(path) is on_disk


@pytest.mark.parametrize(("text", "on_disk"), [("2 + 2", True), ("$token = 3", True), ("ConvertTo-SecureString y -AsPlainText -Force", False)])
def test_what_is_kept_of_files(text: str, on_disk: bool) -> None:
    """A script file's code is kept, but none with a password in clear: it would outlive the file."""
    cache.compiled(text, "/folder/script.ps1")
    path = cache.file_of(text)
    assert path is not None and os.path.exists(path) is on_disk


def test_only_the_user_may_read(tmp_path: Path) -> None:
    """Files and their folders are private to the user."""
    path = kept()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o077 == 0 and path.parent.stat().st_mode & 0o077 == 0


def test_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """EMS_NO_CACHE and a HOME that cannot be written mean no cache, and no error."""
    monkeypatch.setenv("EMS_NO_CACHE", "1")
    assert cache.folder() is None and again().end is not None
    monkeypatch.delenv("EMS_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null/x")
    assert again().end is not None


def test_old_files_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder holds a bounded number of files; the oldest go."""
    monkeypatch.setattr(cache, "FILES_A_FOLDER", 2)
    folder = kept().parent
    for at in range(4):
        (folder / f"old{at}.bin").write_bytes(b"x")
        os.utime(folder / f"old{at}.bin", (at, at))
    cache.make_room(str(folder))
    assert sorted(p.name for p in folder.iterdir()) == sorted(["old3.bin", Path(str(cache.file_of(TEXT))).name])


def work(at: int, folder: str, answers: Any) -> None:
    """One of many processes that compile the same texts at once."""
    os.environ["XDG_CACHE_HOME"] = folder
    good = 0
    for _round in range(15):
        for number in range(4):
            cache._memory.clear()
            block = cache.compiled(f"'text {number}'", "a.ps1")
            good += block.source.text == f"'text {number}'" and block.end is not None
            if at == 0:
                path = cache.file_of(f"'text {number}'")
                if path is not None and os.path.exists(path):
                    os.truncate(path, 10)  # what a crash would leave
    answers.put(good)


def test_many_processes_at_once(tmp_path: Path) -> None:
    """Processes that read, write and damage the same files all get right code."""
    context = multiprocessing.get_context("fork" if sys.platform != "win32" else "spawn")
    answers = context.Queue()
    processes = [context.Process(target=work, args=(at, str(tmp_path), answers)) for at in range(4)]
    for process in processes:
        process.start()
    results = [answers.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert results == [60] * 4
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and p.suffix != ".bin"]
