"""In: change scripts. Out: `ems --rehearse` tells what they would do and changes nothing."""

from __future__ import annotations

import io
import json
import os
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


def rehearsed(path: Path | str, folder: Path, text: str, *options: str, answer: str = "") -> tuple[int, str]:
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
    ("\nif (", 1, ["Errors", "change.ps1:2: Missing condition"]),
    ("\nfunction f { Write-Error inner -ErrorAction Stop }\nf", 1, ["Errors", "change.ps1:3: inner"]),
    ("\n\nWrite-Error outer -ErrorAction Stop", 1, ["Errors", "change.ps1:3: outer"]),
    (
        "1 | ForEach-Object -Parallel { Set-ReceiveConnector Relay -Banner '220 a' }\n"
        "Start-ThreadJob { Set-ReceiveConnector Relay -Enabled:$false } | Receive-Job -Wait",
        2,
        ["Changed", "Banner", "Enabled"],
    ),
    (
        "Stop-EmsRehearsal -Apply -Confirm:$false\nSet-ReceiveConnector Relay -Banner '220 a'",
        1,
        ["Banner", "change.ps1:1: The script itself is being rehearsed"],
    ),
    (
        "Start-EmsRehearsal\nSet-ReceiveConnector Relay -Banner '220 a'\nStop-EmsRehearsal\n(Get-ReceiveConnector Relay).Enabled",
        0,
        ["True", "No object would change"],
    ),
    ("Start-EmsRehearsal\nSet-ReceiveConnector Relay -Banner '220 a'\nStop-EmsRehearsal -Apply", 2, ["Banner  (none) -> 220 a"]),
    ("Checkpoint-EmsStore before | Out-Null", 0, ["No object would change"]),
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


def test_every_engine_stays_as_it_was(shared_address: str, tmp_path: Path) -> None:
    """A rehearsal leaves the rows of a file and of a database alone; --apply after a yes brings its changes to either."""
    from ems.store import open_store
    from ems.store.backup import digest

    shell = Shell(shared_address)
    shell.run(RELAY)
    shell.close()

    def rows() -> str:
        with open_store(shared_address) as store:
            return digest(store._rows)  # type: ignore[attr-defined]

    before = rows()
    for text, code, _ in SCRIPTS:
        assert rehearsed(shared_address, tmp_path, text)[0] == code and rows() == before
    code, _ = rehearsed(shared_address, tmp_path, "Set-ReceiveConnector Relay -Banner '220 applied'", "--apply", answer="y\n")
    with open_store(shared_address) as store:
        assert code == 0 and store.find("ReceiveConnector", name="Relay")[0].doc["Banner"] == "220 applied"


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


def test_a_script_that_stops_the_rehearsal_saves_nothing_unasked(store_path: Path, tmp_path: Path) -> None:
    """With --apply too, no command of the script reaches the store before the question is answered."""
    before = content_of(store_path)
    for text in ("Stop-EmsRehearsal", "Stop-EmsRehearsal -Apply -Confirm:$false"):
        code, printed = rehearsed(store_path, tmp_path, f"{text}\nSet-ReceiveConnector Relay -Banner '220 a'", "--apply", answer="n\n")
        assert code == 1 and "although the script had 1 error? [y/N]" in printed and content_of(store_path) == before


def test_apply_keeps_the_checkpoints_of_the_script(store_path: Path, tmp_path: Path) -> None:
    """A checkpoint made or removed in a rehearsal is made or removed with the changes, and stands where it stood among them."""
    text = "Checkpoint-EmsStore one | Out-Null; Set-ReceiveConnector Relay -Banner '220 a'; Checkpoint-EmsStore two | Out-Null"
    code, printed = rehearsed(store_path, tmp_path, text, "--apply", answer="y\n")
    assert code == 0 and "Applied: 1 change saved" in printed
    code, _ = rehearsed(store_path, tmp_path, "Remove-EmsCheckpoint two", "--apply", answer="y\n")
    shell = Shell(str(store_path))
    try:
        assert code == 0 and shell.run("(Get-EmsCheckpoint).Name") == ["one"]
        assert shell.run("Restore-EmsStore one -Confirm:$false; [string](Get-ReceiveConnector Relay).Banner") == [""]
    finally:
        shell.close()


def test_programs_write_into_the_report(store_path: Path, tmp_path: Path) -> None:
    """What a program and Write-Host -NoNewline print stands in the output of a JSON report, in order, and nothing stands beside the report."""
    file = script(tmp_path, "& $args[0] -c 'print(1)'; [Console]::WriteLine('two'); Write-Host three -NoNewline")
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(store_path), "--output", "json", str(file), sys.executable],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert json.loads(done.stdout)["output"] == ["1", "two", "three"], done.stdout + done.stderr


def test_an_ems_started_by_the_script_only_reads(store_path: Path, tmp_path: Path) -> None:
    """A second ems that a rehearsed script starts on the same store can look and not change."""
    before = content_of(store_path)
    text = (
        "$env:EMS_STORE = $args[1]; & $args[0] -m ems -c '(Get-ReceiveConnector Relay).Name'; "
        "& $args[0] -m ems -c 'Set-ReceiveConnector Relay -Banner 220'"
    )
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(store_path), str(script(tmp_path, text)), sys.executable, str(store_path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert "Relay\n" in done.stdout and "can only be read" in done.stderr and content_of(store_path) == before, done.stdout + done.stderr


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
    ("RemoteAddress,Port\n10.0.0.1,25\n", [{"address": "10.0.0.1", "port": "25"}]),
    ("Sender, Recipient\na@b.c, d@e.f\n", [{"sender": "a@b.c", "recipient": "d@e.f"}]),
    ("server\nEX01\n", "neither an address nor a recipient"),
    ("address,port\n10.0.0.1,25\nabc,25\n", "'abc' is no IP address"),
    ("address,port\n10.0.0.1,x\n", "'x' is no port"),
    ("address,port\n::1,99999\n", "'99999' is no port"),
    ('address,port\n"10.0.0.1,25\n', "is no IP address"),
    ("sender,recipient\n<>,a@b.c\n", [{"sender": "<>", "recipient": "a@b.c"}]),
    ("sender,recipient\na@b.c,nobody\n", "'nobody' is no mail address .recipient"),
    ("", []),
]


@pytest.mark.parametrize(("text", "rows"), PROBES)
def test_probe_files_are_read(tmp_path: Path, text: str, rows: Any) -> None:
    """A probe file has addresses or recipients in its rows; what is neither, or cannot be, is an error with its line."""
    path = tmp_path / "probes.csv"
    path.write_text(text)
    if isinstance(rows, str):
        with pytest.raises(StoreError, match="^Line [23] of .*" + rows):
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


def test_the_prompt_shows_a_rehearsal() -> None:
    """While a rehearsal runs each prompt begins with it, a prompt function of the user's own too."""
    lines = ["Start-EmsRehearsal", "function prompt { 'mine> ' }", "Stop-EmsRehearsal", "exit"]
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--store", "memory:", "-NoLogo"], input="\n".join(lines) + "\n", capture_output=True, text=True, cwd=ROOT
    )
    prompts = [line for line in done.stdout.splitlines() if "> " in line]
    assert [text.startswith("[Rehearsal]: ") for text in prompts] == [False, True, True, False], done.stdout + done.stderr
    assert prompts[2] == "[Rehearsal]: mine> Stop-EmsRehearsal" and prompts[3] == "mine> exit"


def test_a_probe_that_cannot_be_traced_is_told(store_path: Path, tmp_path: Path) -> None:
    """A probe of a server that is not there, before and after, is a warning and no silence."""
    (tmp_path / "probes.csv").write_text("address,server,port\n10.0.0.5,EX99,25\n10.0.0.5,EX01,2525\n")
    code, printed = rehearsed(store_path, tmp_path, "'hello'", "--probe", str(tmp_path / "probes.csv"))
    assert code == 0 and "The probe of address 10.0.0.5, server EX99, port 25 cannot be traced: " in printed and "2525" not in printed


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
    assert done.returncode == 1 and not (tmp_path / "none.db").exists() and f"a new store ('{tmp_path / 'none.db'}' is not there" in done.stdout
    done = subprocess.run([sys.executable, "-m", "ems", "--rehearse", str(tmp_path / "none.ps1")], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1 and "is not recognized as the name of a script file" in done.stderr and done.stdout == ""
    done = subprocess.run([sys.executable, "-m", "ems", "--rehearse", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0 and done.stdout.startswith("Usage: ems --rehearse") and "--probe" in done.stdout
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(file), str(file)], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 1 and "not an ems store" in done.stderr and "Traceback" not in done.stderr


ACCEPTANCE = sorted(p for folder in ("tests/acceptance", "scripts") for p in (ROOT / folder).rglob("*") if p.suffix in (".ps1", ".ems"))


@pytest.mark.parametrize("path", ACCEPTANCE, ids=lambda p: p.stem)
def test_rehearsing_any_script_changes_nothing(store_path: Path, tmp_path: Path, path: Path) -> None:
    """Every acceptance script and sample, rehearsed, leaves the store's bytes as they were."""
    before = content_of(store_path)
    done = subprocess.run(
        [sys.executable, "-m", "ems", "--rehearse", "--store", str(store_path), str(path)],
        capture_output=True,
        cwd=tmp_path,
        input=b"2\nRehearsed\n10.0.0.1\ny\nq\n",  # for the script that asks
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert content_of(store_path) == before
    told = done.stdout.decode()
    assert f"Rehearsal of {path} on {store_path}" in told and "Nothing was saved." in told, told + done.stderr.decode()
    assert done.returncode in (0, 1, 2) and "failed inside" not in told and b"Traceback" not in done.stderr
