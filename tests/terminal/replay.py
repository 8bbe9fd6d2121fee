"""In: recorded sessions of PowerShell. Out: which screens are the same in ems; a report, not a test.

Usage: replay.py FOLDER [NAME ...] [--show]
"""
from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from terminal import Terminal


def replay(record: dict, show: bool) -> tuple[int, int]:
    """(equal screens, screens) of a session."""
    columns, rows = record["size"]
    good = total = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        work = home / "work"
        (work / "sub").mkdir(parents=True)
        for name in ("a.txt", "b.txt", "my file.txt", "sub/inner.txt"):
            (work / name).write_text("")
        start = record["start"]
        if record["name"] == "banner_default_prompt":
            return 0, 0
        if "-EditMode" not in start:
            start = "Set-PSReadLineOption -EditMode Emacs; " + start
        with Terminal(home, "-NoProfile", "-NoLogo", "-NoExit", "-Command", start, columns=columns, rows=rows, folder=work, environment={"EMS_HINTS": "0"}) as terminal:
            for number, step in enumerate(record["steps"]):
                if number == 0:
                    terminal.until("PS", 10) if "PS" in "".join(step["screen"]) else terminal.settle(1.0)
                if step.get("resize"):
                    terminal.child.setwinsize(step["resize"][1], step["resize"][0])
                    terminal.screen.resize(step["resize"][1], step["resize"][0])
                if step["send"] and terminal.alive:
                    for part in step["send"] if not step.get("burst") else [step["send"]]:
                        terminal.send(part)
                        terminal.pump(0.002)
                terminal.settle(0.25 if not step.get("wait") else max(0.3, step["wait"]), 10)
                lines = terminal.lines()
                if not terminal.alive:
                    terminal.child.close()
                    lines.append(f"[exit code {terminal.child.exitstatus}]")
                got = [line.replace(str(work), "~").replace(str(home), "~") for line in lines]
                total += 1
                same = got == step["screen"]
                good += same
                if not same and show:
                    print(f"--- {record['name']} step {number} {step['keys']!r}\nwant:\n" + "\n".join(step["screen"]) + "\ngot:\n" + "\n".join(got))
                    break
                if not terminal.alive:
                    break
    return good, max(total, len(record["steps"]))


def main() -> None:
    arguments = [a for a in sys.argv[1:] if a != "--show"]
    folder, names = Path(arguments[0]), arguments[1:]
    good = total = 0
    for path in sorted(folder.glob("*.json")):
        if names and path.stem not in names:
            continue
        g, t = replay(json.loads(path.read_text(encoding="utf-8")), "--show" in sys.argv)
        good += g
        total += t
        print(f"{path.stem}: {g}/{t}", flush=True)
    print(f"{good} of {total} screens equal ({100 * good / max(total, 1):.1f} %)")


if __name__ == "__main__":
    main()
