"""In: the declarations of types. Out: ems/net/index.py: lower full type name -> the module that declares it.

The modules of ems.net are imported and watched while they declare; other folders are searched for `net_type("…")` and `enum_type("…")`.
Run it after a type was added; `--check` fails when the file is out of date.
"""
from __future__ import annotations

import importlib
import re
import sys
import textwrap
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
WATCHED = ("ems.runtime.types.syntax", "ems.runtime.attributes")  # beside those of ems.net: types that a loop declares
SEARCHED = ("ems/values", "ems/runtime", "ems/formatting", "cmdlets/core", "cmdlets/exchange", "cmdlets/utility", "cmdlets/console")
DECLARATION = re.compile(r"\b(?:net_type|enum_type|enum|generic)\(\s*[\"']([A-Za-z_][\w.`+]*\.[\w`+]+)[\"']")


def watched() -> dict[str, str]:
    """What the modules of ems.net declare, found by importing them."""
    from ems.values import enums, types

    found: dict[str, str] = {}
    declare = types.net_type

    def record(full_name: str, **settings: Any) -> Any:
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] in ("ems.values.enums", "ems.net.declare", "ems.net.declare_enums"):
            assert frame.f_back is not None
            frame = frame.f_back
        found.setdefault(full_name.lower(), frame.f_globals["__name__"])
        return declare(full_name, **settings)

    types.net_type = enums.net_type = record  # type: ignore[assignment]
    waiting = [f"ems.net.{path.stem}" for path in sorted((ROOT / "ems/net").glob("*.py")) if path.stem not in ("index", "__init__")]
    waiting += WATCHED
    while waiting:
        late = [name for name in waiting if not _imported(name, found)]
        if len(late) == len(waiting):
            importlib.import_module(late[0])  # shows the error
        waiting = late
    return found


def _imported(name: str, found: dict[str, str]) -> bool:
    """Import a module anew; False when it needs a type that no index names yet."""
    from ems.values import types

    sys.modules.pop(name, None)
    try:
        importlib.import_module(name)
    except LookupError:
        return False
    finally:
        types.register_index(found, {})
    return True


def searched() -> dict[str, str]:
    """What the other folders declare by name."""
    found: dict[str, str] = {}
    for folder in SEARCHED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if path.name == "types.py" and path.parent.name == "values":
                continue
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            for name in DECLARATION.findall(path.read_text(encoding="utf-8")):
                found.setdefault(name.lower(), module)
    return found


def declares(module: str, name: str) -> bool:
    """Whether importing the module declares the type; a function may declare one later."""
    from ems.values import types

    importlib.import_module(module)
    return name in types._types


def text() -> str:
    modules: dict[str, list[str]] = {}
    for name, module in sorted({**searched(), **watched()}.items()):
        if declares(module, name):
            modules.setdefault(module, []).append(name)
    lines = ['"""In: nothing. Out: which module declares which type. Written by scripts/dev/type_index.py."""', "from __future__ import annotations", "",
             "from ems.net.accelerators import ACCELERATORS", "", '__all__ = ["ACCELERATORS", "TYPES"]', "",
             "# module -> the lower full names of its types", "MODULES: dict[str, str] = {"]
    for module, names in sorted(modules.items()):
        # no name has a blank in it
        wrapped = textwrap.wrap(" ".join(names), 126, break_long_words=False, break_on_hyphens=False)
        lines += [f'    "{module}": (', *(f'        "{line} "' for line in wrapped), "    ),"]
    return "\n".join([*lines, "}", "TYPES: dict[str, str] = {name: module for module, names in MODULES.items() for name in names.split()}", ""])


if __name__ == "__main__":
    target = ROOT / "ems/net/index.py"
    made = text()
    if "--check" in sys.argv:
        sys.exit(0 if target.exists() and target.read_text(encoding="utf-8") == made else 1)
    beside = target.with_suffix(".new")
    beside.write_text(made, encoding="utf-8")
    beside.replace(target)  # at once, as the manifest
