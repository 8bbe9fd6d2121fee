"""In: a file of worked selection cases. Out: `N passed, M failed` and the ids of those that failed; exit 1 when one did that is not uncertain."""
from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> int:
    from cmdlets.exchange.mailflow.vectors import agrees

    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["vectors"]
    failed = [case for case in cases if not agrees(case)]
    for case in failed:
        print(f"{case['id']}{' (uncertain)' if case.get('uncertain') else ''}: {case['title']}")
    print(f"{len(cases) - len(failed)} passed, {len(failed)} failed")
    return 1 if any(not case.get("uncertain") for case in failed) else 0


if __name__ == "__main__":
    sys.exit(main())
