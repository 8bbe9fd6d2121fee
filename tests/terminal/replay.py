"""In: recorded sessions of PowerShell (sessions.jsonl, or a folder of recordings). Out: which screens are the same in ems.

    python tests/terminal/replay.py [--from FOLDER] [--show] [--write] [--jobs N] [NAME ...]

--show prints each screen that differs, --write notes the steps that differ in differences.json, with the reasons that stand there already.
"""
from __future__ import annotations

import argparse
import json
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from terminal import Terminal

HERE = Path(__file__).parent
SESSIONS = HERE / "sessions.jsonl"
DIFFERENCES = HERE / "differences.json"
FILES = ("a.txt", "b.txt", "my file.txt", "sub/inner.txt")
UNKNOWN = "not looked into"


def load_sessions(folder: Path | None = None) -> list[dict[str, Any]]:
    if folder is not None:
        return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [json.loads(line) for line in SESSIONS.read_text(encoding="utf-8").splitlines()]


def load_differences() -> dict[str, dict[str, str]]:
    """Session -> step -> why its screen is another one."""
    return json.loads(DIFFERENCES.read_text(encoding="utf-8")) if DIFFERENCES.exists() else {}


class Step:
    """A step played: what ems showed, what PowerShell had shown."""

    def __init__(self, number: int, keys: str, want: list[str], got: list[str]) -> None:
        self.number = number
        self.keys = keys
        self.want = want
        self.got = got

    @property
    def equal(self) -> bool:
        return self.want == self.got

    def __str__(self) -> str:
        return f"step {self.number} {self.keys!r}\nwant:\n" + "\n".join(self.want) + "\ngot:\n" + "\n".join(self.got)


def replay(record: dict[str, Any]) -> list[Step]:
    """All steps of a session; those after the shell's end are missing."""
    columns, rows = record["size"]
    start = record["start"]
    if "-EditMode" not in start:
        start = "Set-PSReadLineOption -EditMode Emacs; " + start
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "h"
        (home / "sub").mkdir(parents=True)
        for name in FILES:
            (home / name).write_text("")
        environment = {"EMS_HINTS": "0", "EMS_STORE": f"{folder}/store.db", "XDG_CACHE_HOME": f"{folder}/cache", "XDG_CONFIG_HOME": f"{folder}/config"}
        with Terminal(home, "-NoProfile", "-NoLogo", "-NoExit", "-Command", start, columns=columns, rows=rows, environment=environment) as terminal:
            return play(record, terminal, home)


def play(record: dict[str, Any], terminal: Terminal, home: Path) -> list[Step]:
    out: list[Step] = []
    for number, step in enumerate(record["steps"]):
        if number == 0:
            terminal.until(step["screen"][-1].strip() or "PS", 20)
        if step.get("resize"):
            terminal.resize(*step["resize"])
        if step["send"]:
            for part in step["send"] if not step.get("burst") else [step["send"]]:
                terminal.send(part)
                terminal.pump(0.002)
        terminal.settle(0.3 if not step.get("wait") else max(0.3, step["wait"]), 10)
        lines = terminal.lines()
        if not terminal.alive:
            terminal.child.close()
            ended = f"[exit code {terminal.child.exitstatus}]"
            lines = [*lines[:-1], lines[-1] + " " + ended] if terminal.cursor[0] and lines else [*lines, ended]
        out.append(Step(number, step["keys"], step["screen"], [line.replace(str(home), "~") for line in lines]))
        if not terminal.alive:
            break
    return out


def differing(record: dict[str, Any]) -> tuple[dict[str, Any], list[Step]]:
    try:
        return record, [step for step in replay(record) if not step.equal]
    except AssertionError as error:  # the prompt did not come
        return record, [Step(n, s["keys"], s["screen"], [str(error)]) for n, s in enumerate(record["steps"])]


def noted(found: dict[str, list[Step]], before: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """The list of differences with the reasons known; a step after one that differs differs for the same reason."""
    out: dict[str, dict[str, str]] = {}
    for name, steps in sorted(found.items()):
        reason = UNKNOWN
        for step in steps:
            reason = before.get(name, {}).get(str(step.number), reason)
            out.setdefault(name, {})[str(step.number)] = reason
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--from", dest="folder", type=Path)
    arguments.add_argument("--show", action="store_true")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--jobs", type=int, default=2)
    options = arguments.parse_args()
    records = [r for r in load_sessions(options.folder) if r["name"] != "banner_default_prompt" and (not options.names or r["name"] in options.names)]
    good = total = 0
    found: dict[str, list[Step]] = {}
    with ThreadPoolExecutor(options.jobs) as pool:
        for record, steps in pool.map(differing, records):
            count = len(record["steps"])
            good, total = good + count - len(steps), total + count
            print(f"{record['name']}: {count - len(steps)}/{count}", flush=True)
            if steps:
                found[record["name"]] = steps
            if options.show:
                for step in steps:
                    print(f"--- {record['name']} {step}")
    print(f"{good} of {total} screens equal ({100 * good / max(total, 1):.1f} %)")
    if options.write:
        kept = {k: v for k, v in load_differences().items() if options.names and k not in options.names}
        DIFFERENCES.write_text(json.dumps({**kept, **noted(found, load_differences())}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
