"""In: bench/ (scripts, their expected lines, PowerShell's figures). Out: a table of ems's speed against PowerShell's, and one of all other figures.

    python scripts/dev/bench.py [--runs N] [--cpu] [--ems PATH] [--no-start] [--no-store] [--objects N] [NAME …]

Each script runs in a process of its own, the median of N runs counts; its time divided by bench/calibrate.py's in the same run is in units
that can be compared between machines. --cpu takes processor time instead of wall time: steadier on a machine that does other work too.
--no-start leaves out all but the scripts, --no-store what needs large stores (it takes minutes), --objects says how large they are.
Exit 1 when a script's line is not the expected one; no time fails.
"""
from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench"
PIPELINE = "1..1e6 | ForEach-Object { $_ } | Where-Object { $_ % 2 } | Measure-Object"
# Start-up figure -> (words of the command, words it is divided by, the most that the ratio may be); {ems} and {python} are put in.
STARTS = {
    "`ems -c 1` / `python -c pass`": (["{ems}", "-c", "1"], ["{python}", "-c", "pass"], 5.0),
    "`ems -c Get-ReceiveConnector` / `python -c pass`": (["{ems}", "-c", "Get-ReceiveConnector"], ["{python}", "-c", "pass"], 9.0),
    "`import cmdlets` / `import attrs`": (["{python}", "-c", "import cmdlets"], ["{python}", "-c", "import attrs"], 1.6),
}
PEAK = 100  # MB
PARSE = 1.0  # MB/s
MEAN, WORST = 0.6, 1.2  # of PowerShell's time


class Run:
    """One finished process: seconds (wall and processor), peak memory in MB, what it printed."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        with tempfile.TemporaryFile() as file:
            start = time.perf_counter()
            child = subprocess.Popen(words, stdout=file, stdin=subprocess.DEVNULL, env=environment)
            _, status, usage = os.wait4(child.pid, 0)
            self.wall = time.perf_counter() - start
            child.returncode = os.waitstatus_to_exitcode(status)
            self.cpu = usage.ru_utime + usage.ru_stime
            self.peak = usage.ru_maxrss / 1024
            file.seek(0)
            self.text = file.read().decode("utf-8", "replace").strip()
        self.code = child.returncode


class Bench:
    """The measuring: `unit` is calibrate's time, taken again before each figure since a machine's speed changes while it works."""

    def __init__(self, ems: str, runs: int, cpu: bool, folder: str) -> None:
        self.ems, self.runs, self.cpu = ems, runs, cpu
        self.environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self.environment |= {"PYTHONPYCACHEPREFIX": os.path.join(folder, "pyc"), "XDG_CACHE_HOME": os.path.join(folder, "cache"),
                             "EMS_STORE": os.path.join(folder, "store.db")}
        self.units: list[float] = []

    def seconds(self, run: Run) -> float:
        return run.cpu if self.cpu else run.wall

    def unit(self) -> float:
        """calibrate's best of a few rounds, now."""
        sys.path.insert(0, str(BENCH))
        from calibrate import work  # type: ignore[import-not-found]

        sys.path.pop(0)
        clock = time.process_time if self.cpu else time.perf_counter
        times = []
        for _ in range(3):
            start = clock()
            work()
            times.append(clock() - start)
        self.units.append(min(times))
        return min(times)

    def script(self, name: str) -> dict[str, Any]:
        path = str(BENCH / f"{name}.ps1")
        unit = self.unit()
        runs = [Run([self.ems, path], self.environment) for _ in range(self.runs)]
        unit = min(unit, self.unit())
        seconds = statistics.median(self.seconds(r) for r in runs)
        return {"seconds": seconds, "units": seconds / unit, "peak": max(r.peak for r in runs), "text": runs[-1].text}

    def ratio(self, words: list[str], other: list[str], rounds: int) -> tuple[float, float]:
        """(seconds, ratio to the other command): the two take turns."""
        def fill(pattern: list[str]) -> list[str]:
            return [w.format(ems=self.ems, python=str(Path(self.ems).with_name("python"))) for w in pattern]

        mine, theirs = [], []
        for at in range(rounds + 1):
            a, b = Run(fill(words), self.environment), Run(fill(other), self.environment)
            if at:  # the first round fills the caches
                mine.append(self.seconds(a))
                theirs.append(self.seconds(b))
        return statistics.median(mine), statistics.median(mine) / statistics.median(theirs)


def scripts_table(bench: Bench, names: list[str]) -> tuple[list[str], bool]:
    expected: dict[str, str] = json.loads((BENCH / "expected.json").read_text())
    pwsh: dict[str, dict[str, float]] = json.loads((BENCH / "pwsh.json").read_text())
    rows, ratios, right = [], {}, True
    for name in names:
        got = bench.script(name)
        note = ""
        if got["text"] != expected[name]:
            right = False
            note = f" WRONG: {got['text'][:60]!r}"
        ratios[name] = got["units"] / pwsh[name]["units"]
        rows.append(f"| {name} | {got['seconds'] * 1000:.0f} | {got['units']:.2f} | {pwsh[name]['units']:.2f} | {ratios[name]:.2f} | {got['peak']:.0f} |{note}")
    mean = math.exp(statistics.mean(math.log(r) for r in ratios.values()))
    worst = max(ratios, key=lambda n: ratios[n])
    head = ["| script | ms | units | PowerShell's units | ratio | peak MB |", "|---|---|---|---|---|---|"]
    tail = ["", f"Geometric mean {mean:.2f} (target {MEAN}), worst {ratios[worst]:.2f} ({worst}, target {WORST}); unit {statistics.median(bench.units) * 1000:.0f} ms "
            f"({'processor' if bench.cpu else 'wall'} time), Python {sys.version.split()[0]}, median of {bench.runs}."]
    return head + rows + tail, right


def row(name: str, text: str, target: str, kept: bool) -> str:
    name = name.replace("|", "\\|")
    return f"| {name} | {text} | {target} | {'yes' if kept else 'no'} |"


def start_rows(bench: Bench) -> Iterator[str]:
    """Starts, imports, memory, parsing."""
    for name, (words, other, most) in STARTS.items():
        seconds, ratio = bench.ratio(words, other, max(5, bench.runs * 3))
        yield row(name, f"{ratio:.2f} ({seconds * 1000:.0f} ms)", f"{most:g}", ratio <= most)
    yield prompt_row(bench)
    peak = Run([bench.ems, "-c", PIPELINE], bench.environment).peak
    yield row(f"peak memory of `{PIPELINE}`", f"{peak:.0f} MB", f"{PEAK} MB", peak <= PEAK)
    size, seconds = parse_speed()
    speed = size / seconds / 1e6
    yield row("parse", f"{speed:.2f} MB/s", f"{PARSE:g} MB/s", speed >= PARSE)


def prompt_row(bench: Bench) -> str:
    """Until a key that was typed at the first prompt shows."""
    import bench_prompt

    name = "first key, processor" if bench.cpu else "first key"
    found = statistics.median(bench_prompt.start_times(bench.ems, max(5, bench.runs), ["-NoLogo", "-NoProfile"])[name])
    return row("ems to a usable prompt", f"{found:.0f} ms", f"{bench_prompt.TARGET} ms", found <= bench_prompt.TARGET)


def store_rows(objects: int) -> Iterator[str]:
    """What large stores, durable changes and the console cost: the worst of each."""
    import bench_console
    import bench_scale
    import bench_store

    sizes = [100, objects]
    with tempfile.TemporaryDirectory() as folder:
        measured = bench_scale.figures(sizes, 60 // bench_scale.ROUNDS, [os.path.join(folder, f"{size}.db") for size in sizes])
    name = max(measured, key=lambda n: measured[n][1] / measured[n][0])
    ratio = measured[name][1] / measured[name][0]
    yield row(f"{objects:,} objects against 100, worst of {len(measured)} commands ({name})", f"{ratio:.2f} ({measured[name][1]:.1f} ms)",
              f"{bench_scale.LIMIT:g}", ratio <= bench_scale.LIMIT)
    change = max(bench_store.figures(), key=lambda f: f.over)
    yield row(f"a durable change over its transaction's own cost, worst ({change.name})", f"{change.over:.2f} ms", f"{bench_store.TARGET:g} ms",
              change.over <= bench_store.TARGET)
    for figure in bench_console.figures(objects):
        if figure.name.startswith("start"):
            continue  # measured with the other starts
        yield row(figure.name, f"{figure.figure:.0f} ms", f"{figure.target:g} ms", figure.figure <= figure.target)


def figures_table(bench: Bench, objects: int | None) -> None:
    """Print the table of figures, a row as soon as it is known. `objects`: the size of a large store, None to leave those rows out."""
    print("| figure | value | target | kept |", "|---|---|---|---|", sep="\n", flush=True)
    for line in start_rows(bench):
        print(line, flush=True)
    if objects:
        for line in store_rows(objects):
            print(line, flush=True)


def parse_speed() -> tuple[int, float]:
    """(characters, processor seconds) of parsing all bench scripts again and again."""
    sys.path.insert(0, str(ROOT))
    from ems.syntax.parser import parse

    texts = [p.read_text(encoding="utf-8-sig") for p in sorted(BENCH.glob("*.ps1"))]
    size, start = 0, time.process_time()
    while time.process_time() - start < 1.5:
        for text in texts:
            parse(text, None)
            size += len(text)
    return size, time.process_time() - start


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*")
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--cpu", action="store_true")
    arguments.add_argument("--ems", default=str(Path(sys.executable).with_name("ems")))
    arguments.add_argument("--no-start", action="store_true", help="only the scripts")
    arguments.add_argument("--no-store", action="store_true", help="without the figures that need large stores")
    arguments.add_argument("--objects", type=int, default=100_000, help="the size of a large store")
    options = arguments.parse_args()
    names = options.names or sorted(p.stem for p in BENCH.glob("*.ps1"))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.ems, options.runs, options.cpu, folder)
        Run([bench.ems, "-c", "Get-ReceiveConnector | Out-Null; 1"], bench.environment)
        table, right = scripts_table(bench, names)
        print("\n".join(table), flush=True)
        if not options.no_start and not options.names:
            print()
            figures_table(bench, None if options.no_store else options.objects)
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
