#!/usr/bin/env python3
"""Compare a shell's completions with PowerShell's in spec/powershell/completion.jsonl.

Usage: run_completion.py [--shell 'ems'] [--show N] [--json FILE] [FILES ...]

The rows that share a setup script are asked in one session: a script runs the setup, then `TabExpansion2` for each row, in a folder
with the files that README_repl.md names. A row passes when the texts offered are the same set (of the first 60, when there are
more); `first` says how often PowerShell's first match is ours too, `replace` how often the replaced part is.
"""
from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

SPEC = Path(__file__).resolve().parent / "tables"
FILES = ["a.txt", "b.txt", "my file.txt", "it's.txt", "report[1].csv", "users.csv", ".dotfile", "run.ps1", "$dollar.txt",
         "logs/smtp.log", "logs/queue.log", "logs/archive/old.log", "My Scripts/send.ps1", ".hidden/x"]
HELPER = "function Get-Helper { param($Topic) }\nfunction Set-Helper { param([switch]$Now) }\n"
ASK = r"""
function Quote([string]$s) {
    $b = [System.Text.StringBuilder]::new('"')
    foreach ($c in $s.ToCharArray()) { $n = [int]$c; if ($n -eq 34 -or $n -eq 92) { [void]$b.Append('\').Append($c) } elseif ($n -lt 32 -or $n -gt 126) { [void]$b.Append('\u' + $n.ToString('x4')) } else { [void]$b.Append($c) } }
    $b.Append('"').ToString()
}
function Ask([int]$i, [string]$text, [int]$cursor) {
    try {
        $r = TabExpansion2 -inputScript $text -cursorColumn $cursor
        $m = @($r.CompletionMatches)
        $list = @(foreach ($x in $m | Select-Object -First 60) { Quote $x.CompletionText }) -join ','
        [Console]::Out.WriteLine("{`"i`":$i,`"count`":$($m.Count),`"replace`":[$($r.ReplacementIndex),$($r.ReplacementLength)],`"texts`":[$list]}")
    }
    catch { [Console]::Out.WriteLine("{`"i`":$i,`"error`":$(Quote "$_")}") }
}
"""


def here(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def ask(shell: list[str], setup: str, rows: dict[int, dict]) -> dict[int, dict]:
    """The shell's answers to the rows of one session."""
    with tempfile.TemporaryDirectory(prefix="complete-") as folder:
        home = Path(folder, "home")
        for name in FILES:
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text("")
        (home / ".hidden/x").unlink()
        (home / "Helper.psm1").write_text(HELPER)
        script = Path(folder, "ask.ps1")
        calls = "".join(f"Ask {i} {here(row['input'])} {row['cursor']}\n" for i, row in rows.items())
        script.write_text(f"Set-Location -LiteralPath {here(str(home))}\n{setup}\n{ASK}\n{calls}", encoding="utf-8-sig")
        empty = Path(folder, "bin")
        empty.mkdir()
        env = {k: v for k, v in os.environ.items() if k in ("PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "DOTNET_ROOT")}
        env |= {"HOME": str(home), "TERM": "xterm-256color", "NO_COLOR": "1", "LANG": "C.UTF-8", "TZ": "UTC", "EXCHANGE_SERVER": "EX01",
                "EXCHANGE_SITE": "Berlin", "POWERSHELL_TELEMETRY_OPTOUT": "1", "POWERSHELL_UPDATECHECK": "Off",
                **{f"XDG_{n}_HOME": f"{folder}/{n.lower()}" for n in ("CACHE", "CONFIG", "DATA")}}
        script.write_text(f"$env:PATH = {here(str(empty))}\n" + script.read_text(encoding="utf-8-sig"), encoding="utf-8-sig")
        try:
            text = subprocess.run([*shell, str(script)], cwd=home, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=180).stdout
        except subprocess.TimeoutExpired as late:
            text = late.stdout or b""
    found = {}
    for line in text.decode("utf-8", "replace").splitlines():
        if line.startswith('{"i":'):
            got = json.loads(line)
            found[got["i"]] = got
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[SPEC / "completion.jsonl"])
    parser.add_argument("--shell", default="ems")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    shell = shlex.split(args.shell)
    rows = [json.loads(line) for f in args.files for line in f.read_text(encoding="utf-8").splitlines()]
    sessions: dict[str, dict[int, dict]] = defaultdict(dict)
    for i, row in enumerate(rows):
        sessions[row.get("setup", "")][i] = row
    found: dict[int, dict] = {}
    for setup, part in sessions.items():
        found |= ask(shell, setup, part)
    good = first = spot = shown = 0
    failed = []
    for i, row in enumerate(rows):
        got = found.get(i, {})
        want = [m["text"] for m in row["matches"]]
        same = set(got.get("texts", ["?"])) == set(want) and (got["count"] == row["count"] or row["count"] <= 60)
        good += same
        first += not want or want[0] in got.get("texts", [])
        spot += got.get("replace") == row["replace"]
        if not same:
            failed.append({"row": row, "got": got})
            if shown < args.show:
                shown += 1
                print(f"--- {row['input']!r} at {row['cursor']}\n  missing {[t for t in want if t not in got.get('texts', [])][:12]}\n"
                      f"  extra   {[t for t in got.get('texts', []) if t not in want][:12]} {got.get('error', '')}")
    if args.json:
        args.json.write_text(json.dumps(failed, indent=1))
    total = max(len(rows), 1)
    print(f"first {100 * first / total:.1f} %, replace {100 * spot / total:.1f} %")
    print(f"{good} passed, {len(rows) - good} failed ({100 * good / total:.1f} %)")
    return 0 if good == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
