"""The index of types agrees with the declarations."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ems.net.index import ACCELERATORS, TYPES
from ems.values.types import find_type

ROOT = Path(__file__).resolve().parents[2]


def test_index_is_current() -> None:
    """ems/net/index.py is what scripts/dev/type_index.py writes."""
    made = subprocess.run([sys.executable, "scripts/dev/type_index.py", "--check"], cwd=ROOT, check=False)
    assert made.returncode == 0


def test_every_type_is_found() -> None:
    """Each name of the index leads to a type of that name."""
    wrong = [name for name in TYPES if getattr(find_type(name), "full_name", "").lower() != name]
    assert wrong == []


def test_every_declaration_parses() -> None:
    """The signature of every declared member can be read."""
    from ems.values.overloads import constructors_of, plan_of
    from ems.values.types import Method

    for name in TYPES:
        net = find_type(name)
        assert net is not None
        tables = (net.load().members, net.statics, {"new": constructors_of(net)})
        for member in (m for table in tables for m in table.values()):
            for overload in member.overloads if isinstance(member, Method) else ():
                assert plan_of(overload) is not None


def test_accelerators_of_framework_types_resolve() -> None:
    """The short names of .NET's own types lead to declared types."""
    missing = [short for short in ("int", "string", "xml", "regex", "ipaddress", "mailaddress", "uri", "guid", "hashtable", "ordered", "x500distinguishedname")
               if short != "ordered" and find_type(ACCELERATORS[short]) is None]
    assert missing == []
