#!/usr/bin/env python3
"""Compare a parser with PowerShell's on the rows of spec/powershell/parser.jsonl and parser_prefixes.jsonl.

Usage: run_parser.py [--shell 'ems'] [--messages] [--show N] [FILES ...]

The shell is run once a file as `SHELL --ast -`: it reads JSON lines {"text": …} and answers each with one JSON line
{"errors": [{"id", "message", "start", "end", "incomplete"}, …], "ast": tree or null}, in the form README_parser.md describes.
Trees must be equal; errors must agree in id, start, end and incompleteness, in order (--messages: in the message too).
"""
from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

SPEC = Path(__file__).resolve().parent / "tables"


def state(errors: list[dict]) -> str:
    if not errors:
        return "ok"
    if errors[0]["incomplete"]:
        return "incomplete"
    return "error+incomplete" if any(e["incomplete"] for e in errors) else "error"


def cut(text: str, units: int) -> str:
    """The first `units` UTF-16 units of text."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass")


def questions(path: Path) -> list[tuple[str, str, object]]:
    """(kind, text, expected) for every row of a file."""
    asked: list[tuple[str, str, object]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "prefixes" in row:
            asked += [("prefix", cut(row["text"], length), want) for length, want, _first in row["prefixes"]]
        elif row["ast"] is None:
            asked.append(("errors", row["text"], row["errors"]))
        else:
            asked.append(("tree", row["text"], row["ast"]))
    return asked


def agrees(kind: str, want: object, got: dict, messages: bool) -> bool:
    if kind == "tree":
        return got["ast"] == want and not got["errors"]
    if kind == "prefix":
        return state(got["errors"]) == want
    keys = ("id", "start", "end", "incomplete", *(["message"] if messages else []))
    return [[e[k] for k in keys] for e in got["errors"]] == [[e[k] for k in keys] for e in want]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[SPEC / "parser.jsonl", SPEC / "parser_prefixes.jsonl"])
    parser.add_argument("--shell", default="ems")
    parser.add_argument("--messages", action="store_true")
    parser.add_argument("--show", type=int, default=5)
    args = parser.parse_args()
    tally: dict[str, list[int]] = {}
    shown = 0
    for path in args.files:
        asked = questions(path)
        feed = "".join(json.dumps({"text": text}) + "\n" for _, text, _ in asked)
        done = subprocess.run([*shlex.split(args.shell), "--ast", "-"], input=feed, capture_output=True, text=True, encoding="utf-8",
                              env={**os.environ, "NO_COLOR": "1"})
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        if len(answers) != len(asked):
            print(f"{path.name}: {len(answers)} answers to {len(asked)} questions; stderr: {done.stderr[-500:]}")
        answers += [{"errors": [{"id": "NoAnswer", "message": "", "start": 0, "end": 0, "incomplete": False}], "ast": None}] * (len(asked) - len(answers))
        for (kind, text, want), got in zip(asked, answers):
            good = agrees(kind, want, got, args.messages)
            tally.setdefault(kind, [0, 0])
            tally[kind][0] += good
            tally[kind][1] += 1
            if not good and shown < args.show:
                shown += 1
                print(f"--- {kind}: {text!r}\n  expected {json.dumps(want)[:1500]}\n  got      {json.dumps(got['ast'] if kind == 'tree' and got['ast'] else got['errors'])[:1500]}")
    for kind, (good, total) in tally.items():
        print(f"{kind:8} {good:6} of {total:6}  {100 * good / total:5.1f} %")
    good, total = (sum(t[i] for t in tally.values()) for i in (0, 1))
    print(f"{good} passed, {total - good} failed ({100 * good / max(total, 1):.1f} %)")
    return 0 if good == total else 1


if __name__ == "__main__":
    sys.exit(main())
