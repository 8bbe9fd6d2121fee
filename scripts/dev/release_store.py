"""In: a path. Out: a small store of this schema, as tests/store/released keeps one of each released schema."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> int:
    from ems.store import migrations, open_store
    from ems.store.snapshots import make_checkpoint

    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("tests/store/released") / f"{migrations.SCHEMA_VERSION}.db"
    if path.exists():
        print(f"{path} exists; a released store is never made again", file=sys.stderr)
        return 1
    with open_store(str(path)) as store:
        with store.transaction(cmdlet="New-Thing", parameters={"Name": "Relay"}, user="alice") as change:
            change.insert("Thing", "00000000-0000-0000-0000-000000000001", "Relay", "EX01", {"Name": "Relay", "Port": 25}, [("port", "25")])
        make_checkpoint(store, "First", "After the first change", user="alice")
        with store.transaction(cmdlet="New-Thing", parameters={"Name": "Übung"}, user="bob") as change:
            change.insert("Thing", "00000000-0000-0000-0000-000000000002", "Übung", None, {"Name": "Übung", "Port": 25}, [("port", "25")])
            change.insert("Thing", "00000000-0000-0000-0000-000000000003", "Gone", None, {}, [])
            change.update(("Thing", "00000000-0000-0000-0000-000000000001"), {"Name": "Relay", "Port": 587}, index=[("port", "587")])
        with store.transaction(cmdlet="Remove-Thing", user="bob") as change:
            change.delete("Thing", "00000000-0000-0000-0000-000000000003")
        store._rows("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
    for suffix in ("-holder", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
