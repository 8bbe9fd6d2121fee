"""In: figures. Out: the fault scenarios of tests/faults, run longer than CI does (see --help)."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "faults"), str(ROOT / "tests" / "store")]


def scenarios(chance: random.Random) -> dict[str, Any]:
    """Name -> a function that runs one round and says what it did."""
    import postgres_server
    import scenarios as s
    import test_faults_damage
    import test_faults_power

    def on_files(work: Any) -> Any:
        def run() -> Any:
            with tempfile.TemporaryDirectory() as folder:
                return work(Path(folder))

        return run

    def crashes() -> Any:
        server = postgres_server.PostgresServer()
        try:
            server.start()
            return s.server_crashes(server, 50, chance)
        finally:
            server.stop()

    def scripts() -> Any:
        from ems.store import open_store

        with open_store("memory:") as store:
            return s.undone_scripts(store, 2000, chance)

    def power(folder: Path) -> Any:
        total, wrong = test_faults_power.power_cuts(folder, test_faults_power.RecordedStore, 300, chance)
        assert not wrong, wrong[:5]
        return total

    def commands() -> Any:
        from store_shell import Shell

        return s.undone_commands(Shell("memory:"), 2000, chance)

    def engines() -> Any:
        import test_faults_engines as engines
        from hypothesis import HealthCheck, settings
        from hypothesis.stateful import run_state_machine_as_test

        run_state_machine_as_test(
            engines.Machine,
            settings=settings(
                max_examples=200, stateful_step_count=300, deadline=None, database=None, suppress_health_check=list(HealthCheck)
            ),
        )
        return "no difference"

    found = {
        "kill": on_files(lambda folder: s.killed_writers(folder, 1000, chance)),
        "crowd": on_files(lambda folder: s.crowd(str(folder / "store.db"), 8, 1000)),
        "shells": on_files(lambda folder: s.crowd_of_shells(str(folder / "store.db"), folder, 8, 200)),
        "damage": on_files(lambda folder: test_faults_damage.damaged_stores(folder, 2000, chance)),
        "power": on_files(power),
        "undo": scripts,
        "undo-commands": commands,
        "engines": engines,
    }
    if not postgres_server.reason_to_skip():
        found["crash"] = crashes
        found["crowd-postgresql"] = lambda: s.crowd(postgres_server.shared_server().new_address(), 8, 1000)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=0.0, help="go on for so long; 0: one round")
    parser.add_argument("--only", help="one scenario")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    print(f"seed {options.seed}")
    deadline = time.monotonic() + options.hours * 3600
    while True:
        for name, run in scenarios(chance).items():
            if options.only in (None, name):
                started = time.monotonic()
                print(f"{name:18} {run()}  {time.monotonic() - started:.0f} s", flush=True)
        if time.monotonic() >= deadline:
            return 0


if __name__ == "__main__":
    sys.exit(main())
