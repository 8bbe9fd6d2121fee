"""What cannot work says so: clear errors, exit codes, nothing half written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from acceptance import SAMPLE, build, ems

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the quick runner forks")
IMPORT = ["-NonInteractive", "-Command"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"))


def broken(folder: Path) -> str:
    """One good file, and one that ends in the middle."""
    (folder / "good.xml").write_bytes((SAMPLE / "SendConnectors.xml").read_bytes())
    (folder / "broken.xml").write_bytes((SAMPLE / "ReceiveConnectors.xml").read_bytes()[:5000])
    return "Import-EmsOrganization good.xml, broken.xml -Replace; 'after'"


def text_file(folder: Path) -> str:
    (folder / "notes.xml").write_text("no export at all")
    return "Import-EmsOrganization notes.xml; 'after'"


# case: (what to run in a folder, words of the error, output)
COMMANDS: dict[str, tuple[Callable[[Path], str], str, str]] = {
    "a missing file": (lambda folder: "Import-EmsOrganization nowhere.xml; 'after'", "nowhere.xml' does not exist.", "after\n"),
    "a broken CLIXML file": (broken, "broken.xml' is neither CLIXML nor an export of ems", "after\n"),
    "a file of another kind": (text_file, "notes.xml' is neither CLIXML nor an export of ems", "after\n"),
    "a command with a typing error": (lambda folder: "Get-RecieveConnector; 'after'", "Did you mean Get-ReceiveConnector?", "after\n"),
    "a command of Exchange that is not built": (
        lambda folder: "Get-MailboxStatistics a; 'after'",
        "Get-MailboxStatistics is not part of ems.",
        "after\n",
    ),
    "a refused connector": (
        lambda folder: (
            "New-ReceiveConnector X -Server MAIL01 -TransportRole HubTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.1; "
            "'after'"
        ),
        "Receive connectors assigned to different Transport roles",
        "after\n",
    ),
}


def content(store: Path) -> list[tuple[object, ...]]:
    """All objects of a store."""
    with sqlite3.connect(store) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return [(name, *row) for name in names if "lock" not in name for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2")]


@pytest.mark.parametrize("case", COMMANDS)
def test_a_fault_is_told_and_nothing_is_written(case: str, sample: Path, tmp_path: Path) -> None:
    """The error says what is wrong, the script goes on, and the store is what it was."""
    store, work = tmp_path / "store.db", tmp_path / "work"
    store.write_bytes(sample.read_bytes())
    work.mkdir()
    prepare, words, output = COMMANDS[case]
    before = content(store)
    out, err, code = ems([*IMPORT, prepare(work)], work, store)
    assert (out, code) == (output, 0)
    assert words in err.replace("\n", " ")
    assert content(store) == before


def not_a_database(folder: Path) -> Path:
    path = folder / "store.db"
    path.write_text("this is a letter to my aunt, and no database at all\n" * 100)
    return path


def read_only(folder: Path) -> Path:
    path = folder / "closed"
    path.mkdir(mode=0o500)
    return path / "store.db"


def folder_itself(folder: Path) -> Path:
    return folder


STORES = {"a file that is no database": not_a_database, "a folder in place of a file": folder_itself}
if os.geteuid() != 0:
    STORES["a folder that may not be written"] = read_only


@pytest.mark.parametrize("case", STORES)
def test_a_store_that_cannot_be_opened_is_named(case: str, tmp_path: Path, sample: Path) -> None:
    """The command fails with the store's name and exit code 1; the file stays as it is."""
    store, work = STORES[case](tmp_path), tmp_path / "work"
    work.mkdir()
    before = store.read_bytes() if store.is_file() else b""
    out, err, code = ems([*IMPORT, "Get-ReceiveConnector"], work, store)
    assert (out, code) == ("", 1)
    assert str(store) in err.replace("\n", "").replace("     | ", "") and "Traceback" not in err
    assert (store.read_bytes() if store.is_file() else b"") == before


def test_a_store_that_somebody_writes_can_be_read(sample: Path, tmp_path: Path) -> None:
    """While somebody else holds the write lock, reading works."""
    store, work = tmp_path / "store.db", tmp_path / "work"
    store.write_bytes(sample.read_bytes())
    work.mkdir()
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        out, err, _ = ems([*IMPORT, "(Get-SendConnector).Count; $ErrorActionPreference = 'Stop'; (Get-EmsStore).Engine"], work, store)
        assert (out, err) == ("2\nsqlite\n", "")
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_a_missing_script_is_an_error(sample: Path, tmp_path: Path) -> None:
    """-File with a file that is not there says so with PowerShell's exit code."""
    out, err, code = ems(["-File", "nowhere.ps1"], tmp_path, sample)
    assert (out.lstrip().partition("\n")[0][:10], code) == ("Usage: ems", 64)
    assert "nowhere.ps1" in err


def test_a_script_that_does_not_parse_changes_nothing(sample: Path, tmp_path: Path) -> None:
    """A parse error at the end keeps the first line from running."""
    script = tmp_path / "half.ps1"
    script.write_text("Get-SendConnector | Remove-SendConnector -Confirm:$false\nif ($true) {\n")
    store = tmp_path / "store.db"
    store.write_bytes(sample.read_bytes())
    before = content(store)
    out, err, code = ems(["-File", str(script)], tmp_path, store)
    assert (out, code) == ("", 1)
    assert "Missing closing '}'" in err
    assert content(store) == before
