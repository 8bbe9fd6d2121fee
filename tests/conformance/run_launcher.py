#!/usr/bin/env python3
"""Compare a shell's command line with what PowerShell's did in spec/powershell/launcher.jsonl.

Usage: run_launcher.py [--shell 'ems'] [--stderr] [--show N] [FILES ...]

Each row runs SHELL + args in an empty folder that holds the row's files, with its standard input. Exit code and standard output must
agree, with --stderr the error text too. FOLDER and SHELL in a row stand for the folder and the shell's name; the first line of a usage
text is not compared.
"""
from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

SPEC = Path(__file__).resolve().parent / "tables"


def normal(text: str) -> str:
    text = re.sub(r"(Usage: )(?s:.*)", r"\1...", text.replace("\r\n", "\n"))
    text = re.sub(r"\b(pwsh|ems|SHELL)\b", "SHELL", text)
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")


def run(shell: list[str], row: dict) -> tuple[str, str, int | str]:
    with tempfile.TemporaryDirectory(prefix="launch-") as base:
        folder, home = Path(base, "w"), Path(base, "h")
        folder.mkdir()
        home.mkdir()
        for name, text in row["files"].items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(text.encode())
        env = {**os.environ, "TERM": "dumb", "COLUMNS": "120", "LINES": "50", "NO_COLOR": "1", "HOME": str(home), "TZ": "UTC", "LANG": "en_US.UTF-8",
               "LC_CTYPE": "C.UTF-8"}
        stdin = row["stdin"]
        try:
            done = subprocess.run([*shell, *row["args"]], cwd=folder, env=env, input=None if stdin is None else stdin.encode(),
                                  stdin=subprocess.DEVNULL if stdin is None else None, capture_output=True, timeout=40)
        except subprocess.TimeoutExpired:
            return "", "no answer in 40 s", "timeout"
        out, err = (raw.decode("utf-8", "replace").replace(str(folder), "FOLDER").replace(base, "BASE").replace(shell[0], "SHELL")
                    for raw in (done.stdout, done.stderr))
        return re.sub(r"\S*/pwsh(\.dll)?\b", "SHELL", out), re.sub(r"\S*/pwsh(\.dll)?\b", "SHELL", err), done.returncode


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[SPEC / "launcher.jsonl"])
    parser.add_argument("--shell", default="ems")
    parser.add_argument("--stderr", action="store_true")
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    args = parser.parse_args()
    shell = shlex.split(args.shell)
    rows = [json.loads(line) for f in args.files for line in f.read_text(encoding="utf-8").splitlines()]
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        answers = list(pool.map(lambda row: run(shell, row), rows))
    good = shown = 0
    for row, (out, err, code) in zip(rows, answers):
        same = code == row["exit"] and normal(out) == normal(row["stdout"]) and (not args.stderr or normal(err) == normal(row["stderr"]))
        good += same
        if not same and shown < args.show:
            shown += 1
            print(f"--- {row['args']} stdin {row['stdin']!r} files {list(row['files'])}\n  expected exit {row['exit']}: {row['stdout'][:300]!r} {row['stderr'][:200]!r}"
                  f"\n  got      exit {code}: {out[:300]!r} {err[:200]!r}")
    print(f"{good} passed, {len(rows) - good} failed ({100 * good / max(len(rows), 1):.1f} %)")
    return 0 if good == len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
