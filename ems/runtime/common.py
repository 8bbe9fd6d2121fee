"""In: nothing. Out: the common parameters that every cmdlet and advanced function has."""
from __future__ import annotations

from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo

PREFERENCE = "System.Management.Automation.ActionPreference"


def _table(*rows: tuple[str, str, str]) -> dict[str, Parameter]:
    made: dict[str, Parameter] = {}
    for name, type_name, alias in rows:
        p = Parameter(name, type_name, {ALL_SETS: SetInfo()}, (alias,) if alias else ())
        made[name.lower()] = p
        if alias:
            made[alias] = p
    return made


COMMON = _table(("Verbose", "switch", "vb"), ("Debug", "switch", "db"), ("ErrorAction", PREFERENCE, "ea"), ("WarningAction", PREFERENCE, "wa"),
                ("InformationAction", PREFERENCE, "infa"), ("ProgressAction", PREFERENCE, "proga"), ("ErrorVariable", "string", "ev"),
                ("WarningVariable", "string", "wv"), ("InformationVariable", "string", "iv"), ("OutVariable", "string", "ov"), ("OutBuffer", "int", "ob"),
                ("PipelineVariable", "string", "pv"))
SHOULD_PROCESS = _table(("WhatIf", "switch", "wi"), ("Confirm", "switch", "cf"))
PAGING = _table(("IncludeTotalCount", "switch", ""), ("Skip", "ulong", ""), ("First", "ulong", ""))
