"""In: change scripts. Out: `ems --rehearse` tells what they would do and changes nothing."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from store_shell import RELAY, Shell, script

from ems import rehearse
from ems.store.errors import StoreError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    shell = Shell(str(path))
    shell.run(RELAY)
    shell.close()
    return path


def rehearsed(path: Path, folder: Path, text: str, *options: str, answer: str = "") -> tuple[int, str]:
    """Exit code and printed report of a script rehearsed in this process."""
    file = script(folder, text)
    chosen = rehearse.Options([*options, "--store", str(path), str(file)])
    shell = Shell(str(path))
    try:
        shell.session._parts["store"] = rehearse.open_to_rehearse(shell.session, chosen)
        shell.session.host.input = io.StringIO(answer)
        code = rehearse.run(shell.session, chosen)
        return code, shell.output.getvalue()
    finally:
        shell.close()


def content_of(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in path.parent.glob("store.db*") if p.name.endswith((".db", "-wal")) and p.stat().st_size}


SCRIPTS = [  # script, exit code, what the text report holds, in order
    ("'hello'", 0, ["hello", "No object would change. Nothing was saved."]),
    ("Get-ReceiveConnector Relay | Out-Null", 0, ["No object would change"]),
    (
        "Set-ReceiveConnector Relay -MaxMessageSize 20MB",
        2,
        [
            "Changed ReceiveConnector EX01\\Relay",
            "MaxMessageSize  36 MB (37,748,736 bytes) -> 20 MB (20,971,520 bytes)",
            "1 object: 1 changed. Nothing was saved.",
        ],
    ),
    ("Set-ReceiveConnector Relay -MaxMessageSize 20MB; Set-ReceiveConnector Relay -MaxMessageSize 36MB", 0, ["No object would change"]),
    ("Remove-ReceiveConnector Relay -Confirm:$false", 2, ["Removed ReceiveConnector EX01\\Relay", "1 removed"]),
    (
        "New-ReceiveConnector New -Custom -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.7 | Out-Null",
        2,
        ["Created ReceiveConnector EX01\\New", "Bindings", "{0.0.0.0:26}", "RemoteIPRanges", "{10.0.0.7}", "1 created"],
    ),
    (
        "New-ReceiveConnector New -Custom -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.7 | O"
        "ut-Null\nRemove-ReceiveConnector New -Confirm:$false",
        0,
        ["No object would change"],
    ),
    ("\n\nWrite-Warning careful\nSet-ReceiveConnector Relay -Banner '220 a'", 2, ["Changed", "Warnings", "change.ps1:3: careful"]),
    (
        "Set-ReceiveConnector Relay -Banner '220 a'\n\nGet-ReceiveConnector Nope",
        1,
        ["Changed", "Errors", "change.ps1:3: ", "'Nope' couldn't be found"],
    ),
    ("try { Get-ReceiveConnector Nope -ErrorAction Stop } catch { 'caught' }", 0, ["caught", "No object would change"]),
    (
        "Set-ReceiveConnector Relay -Enabled:$false\nthrow 'stop here'\nSet-ReceiveConnector Relay -Banner '220 a'",
        1,
        ["Enabled", "change.ps1:2: stop here"],
    ),
    ("Set-ReceiveConnector Relay -Enabled:$false\nexit 3", 1, ["ended with exit code 3"]),
    ("Undo-EmsChange -Last 1", 2, ["Removed ReceiveConnector EX01\\Relay"]),
    (
        "New-ReceiveConnector Relay -Custom -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5",
        1,
        ["Errors", "change.ps1:1", "No object would change"],
    ),
]


@pytest.mark.parametrize(("text", "code", "parts"), SCRIPTS, ids=[str(i) for i in range(len(SCRIPTS))])
def test_the_report_tells_and_the_store_stays(store_path: Path, tmp_path: Path, text: str, code: int, parts: list[str]) -> None:
    """Exit code and report fit the script, and the store's bytes are the same before and after."""
    before = content_of(store_path)
    found, printed = rehearsed(store_path, tmp_path, text)
    at = 0
    for part in parts:
        assert part in printed[at:], (part, printed)
        at = printed.index(part, at) + len(part)
    assert found == code and content_of(store_path) == before


def test_the_json_report_is_complete(store_path: Path, tmp_path: Path) -> None:
    """--output json prints nothing but one JSON document with objects, properties, messages and the script's own output."""
    text = "'said'\nSet-ReceiveConnector Relay -Enabled:$false\nWrite-Warning w\nGet-ReceiveConnector Nope\nWrite-Host 'more'"
    code, printed = rehearsed(store_path, tmp_path, text, "--output", "json")
    data = json.loads(printed)
    assert code == 1 and data["changed"][0]["properties"] == [{"property": "Enabled", "old": "True", "new": "False"}]
    assert (
        data["changed"][0]["objectType"] == "ReceiveConnector"
        and data["changed"][0]["identity"] == "EX01\\Relay"
        and data["created"] == data["removed"] == []
    )
    assert data["warnings"] == [{"message": "w", "file": str(tmp_path / "change.ps1"), "line": 3}]
    assert data["errors"][0]["line"] == 4 and data["errors"][0]["id"].endswith("GetReceiveConnector") and data["output"] == ["said", "more"]


def test_the_html_report_escapes(store_path: Path, tmp_path: Path) -> None:
    """--output html is one document in which values stand escaped."""
    code, printed = rehearsed(store_path, tmp_path, "Set-ReceiveConnector Relay -Banner '220 <b>&'", "--output=html")
    assert code == 2 and printed.startswith("<!doctype html>") and "220 &lt;b&gt;&amp;" in printed and "<b>" not in printed


APPLY = [("y\n", 0, "False"), ("yes\n", 0, "False"), ("n\n", 2, "True"), ("\n", 2, "True"), ("", 2, "True")]


@pytest.mark.parametrize(("answer", "code", "enabled"), APPLY)
def test_apply_asks_and_carries_out(store_path: Path, tmp_path: Path, answer: str, code: int, enabled: str) -> None:
    """--apply saves all in one transaction after a yes, and nothing after anything else."""
    found, printed = rehearsed(
        store_path,
        tmp_path,
        "Set-ReceiveConnector Relay -Enabled:$false\nSet-ReceiveConnector Relay -Banner '220 a'",
        "--apply",
        answer=answer,
    )
    assert found == code and "Apply 2 changes" in printed
    shell = Shell(str(store_path))
    try:
        assert (
            shell.run("(Get-ReceiveConnector Relay).Enabled; @(Get-EmsChange -Last 2 | % Group | Select-Object -Unique).Count")[0]
            == enabled
        )
    finally:
        shell.close()


def test_nothing_to_apply_asks_nothing(store_path: Path, tmp_path: Path) -> None:
    """Without changes --apply does not ask."""
    code, printed = rehearsed(store_path, tmp_path, "'hello'", "--apply")
    assert code == 0 and "Apply" not in printed


OPTIONS = [
    (["x.ps1"], ""),
    (["--apply", "x.ps1", "--store"], ""),
    (["--output", "xml", "x.ps1"], "--output"),
    (["--bogus", "x.ps1"], "--bogus"),
    ([], "missing"),
    (["--store"], "needs a value"),
    (["--output=json", "--store=a", "x.ps1", "-Port", "5"], ""),
]


@pytest.mark.parametrize(("args", "problem"), OPTIONS)
def test_options_are_read(args: list[str], problem: str) -> None:
    """Options stand before the script; what follows it is the script's."""
    options = rehearse.Options(args)
    assert (problem in options.problem) if problem else options.problem == ""
    if not problem:
        assert options.script == "x.ps1" and options.arguments == args[args.index("x.ps1") + 1 :]


PROBES = [
    ("address,server,port\n10.0.0.1,EX01,25\n", [{"address": "10.0.0.1", "server": "EX01", "port": "25"}]),
    ("Sender, Recipient\na@b.c, d@e.f\n", [{"sender": "a@b.c", "recipient": "d@e.f"}]),
    ("server\nEX01\n", None),
    ("", []),
]


@pytest.mark.parametrize(("text", "rows"), PROBES)
def test_probe_files_are_read(tmp_path: Path, text: str, rows: Any) -> None:
    """A probe file has addresses or recipients in its rows; a row without either is an error with its line."""
    path = tmp_path / "probes.csv"
    path.write_text(text)
    if rows is None:
        with pytest.raises(StoreError, match="Line 2"):
            rehearse.read_probes(str(path))
    else:
        assert rehearse.read_probes(str(path)) == rows
    with pytest.raises(StoreError, match="cannot be read"):
        rehearse.read_probes(str(tmp_path / "none.csv"))


@pytest.fixture
def mailflow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small mail flow: a connection goes to the first enabled connector with its port."""
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    def trace(store: Any, probe: dict[str, str]) -> str:
        rows = [
            r
            for r in store.all("ReceiveConnector")
            if r.doc.get("Enabled", True) and any(b.endswith(f":{probe['port']}") for b in r.doc["Bindings"])
        ]
        return rows[0].name if rows else "no connector"

    probes: Any = ModuleType("cmdlets.exchange.mailflow.probes")
    probes.trace = trace
    probes.default_probes = lambda store: [
        {"address": "10.0.0.5", "port": b.rpartition(":")[2]}
        for r in store.all("ReceiveConnector")
        for b in r.doc["Bindings"]
        if b.startswith("0.")
    ]
    package: Any = ModuleType("cmdlets.exchange.mailflow")
    package.__path__, package.probes = [], probes
    for module in (package, probes):
        module.__spec__ = ModuleSpec(module.__name__, None)
        monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.mark.usefixtures("mailflow")
def test_mail_that_goes_another_way_is_told(store_path: Path, tmp_path: Path) -> None:
    """The default probes, and those of a file, are traced before and after; only those that differ are told."""
    text = "New-ReceiveConnector New -Custom -Bindings 0.0.0.0:2626 -RemoteIPRanges 10.0.0.7 | Out-Null"
    _, printed = rehearsed(store_path, tmp_path, text)
    assert "Mail that goes another way\n    address 10.0.0.5, port 2626: no connector -> New\n" in printed
    (tmp_path / "probes.csv").write_text("address,port\n1.2.3.4,2626\n1.2.3.4,25\n")
    _, printed = rehearsed(store_path, tmp_path, text, "--output", "json", "--probe", str(tmp_path / "probes.csv"))
    assert json.loads(printed)["probes"] == [{"address": "1.2.3.4", "port": "2626", "before": "no connector", "after": "New"}]
    _, printed = rehearsed(store_path, tmp_path, "Set-ReceiveConnector Relay -Banner '220 a'")
    assert "another way" not in printed


def test_the_command_line(store_path: Path, tmp_path: Path) -> None:
    """`ems --rehearse` works as a process: arguments reach the script, the exit code is 2, a store that is not there is not made."""
    file = script(tmp_path, "param($Name, [switch]$Off)\nSet-ReceiveConnector $Name -Enabled:(-not $Off)\n")
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(store_path), str(file), "Relay", "-Off"],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 2 and "Enabled  True -> False" in done.stdout, done.stdout + done.stderr
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(tmp_path / "none.db"), str(file), "Default*"],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 1 and not (tmp_path / "none.db").exists()
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(file), str(file)], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 1 and "not an ems store" in done.stderr and "Traceback" not in done.stderr


ACCEPTANCE = sorted(p for folder in ("tests/acceptance", "scripts") for p in (ROOT / folder).rglob("*") if p.suffix in (".ps1", ".ems"))


@pytest.mark.parametrize("path", ACCEPTANCE, ids=lambda p: p.stem)
def test_rehearsing_any_script_changes_nothing(store_path: Path, tmp_path: Path, path: Path) -> None:
    """Every acceptance script and sample, rehearsed, leaves the store's bytes as they were."""
    before = content_of(store_path)
    subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(store_path), str(path)],
        capture_output=True,
        cwd=tmp_path,
        input=b"2\nRehearsed\n10.0.0.1\ny\nq\n",  # for the script that asks
        timeout=120,
        env={**__import__("os").environ, "PYTHONPATH": str(ROOT)},
    )
    assert content_of(store_path) == before
