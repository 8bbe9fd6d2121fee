"""In: the name of one of Exchange's cmdlets that ems does not have. Out: a command that checks its parameters and says so.

unbuilt.txt (made by scripts/dev/unbuilt.py) holds their names and parameters; it is read when a command is not found.
"""

from __future__ import annotations

from ems.runtime.functions import CmdletInfo
from ems.runtime.signatures import ALL_SETS, Cmdlet, Parameter, SetInfo, Signature

MODULE = "Microsoft.Exchange.Management.PowerShell.E2010"
ERROR_ID = "NotPartOfEms"

_names: list[str] = []
_lines: dict[str, str] = {}


def _load() -> None:
    from pathlib import Path

    first, *lines = Path(__file__).with_name("unbuilt.txt").read_text(encoding="utf-8").splitlines()
    _names.extend(first.split(" "))
    _lines.update((line.partition("\t")[0].lower(), line) for line in lines)


def names() -> list[str]:
    """The names of all cmdlets that ems does not have."""
    if not _lines:
        _load()
    return [line.partition("\t")[0] for line in _lines.values()]


def command(name: str) -> CmdletInfo | None:
    """The stand-in for a cmdlet of that name; None when Exchange has none."""
    if not _lines:
        _load()
    line = _lines.get(name.lower().rpartition("\\")[2])
    if line is None:
        return None
    own, sets_text, parameters_text = line.split("\t")
    signature = _signature(own, sets_text.split(",") if sets_text else [], parameters_text.split())
    cls = type(
        own.replace("-", ""),
        (Unbuilt,),
        {"signature": signature, "__doc__": f"{message(own)}\n\nIts parameters are known and checked; nothing else is done."},
    )
    return CmdletInfo(own, MODULE, "", cls)


def _signature(name: str, sets: list[str], texts: list[str]) -> Signature:
    roles: dict[str, dict[str, SetInfo]] = {}
    switches: set[str] = set()
    demanding: set[str] = set()
    for text in texts:
        text, _, where = text.partition(":")
        text, _, position = text.partition("@")
        parameter = _names[int(text.rstrip("*!"), 36)]
        if "*" in text:
            switches.add(parameter)
        chosen = [sets[int(at)] for at in where.split(",")] if where else [ALL_SETS]
        if "!" in text:
            demanding.update(chosen if where else sets)
        by_pipeline = parameter == "Identity"
        for one in chosen:
            roles.setdefault(parameter, {})[one] = SetInfo("!" in text, int(position) if position else None, by_pipeline, by_pipeline)
    found = [Parameter(p, "switch" if p in switches else "object", infos) for p, infos in roles.items() if p != "Confirm"]
    default = "" if len(sets) < 2 else "Identity" if "Identity" in sets else next((one for one in sets if one not in demanding), sets[0])
    return Signature(name, found, default_set=default, class_name=name, supports_should_process="Confirm" in roles)


def message(name: str) -> str:
    return f"{name} is not part of ems."


class Unbuilt(Cmdlet):
    """The base of the stand-ins."""

    def process(self) -> None:
        """Input is taken and not used."""

    def end(self) -> None:
        from ems.values.errors import net_error

        name = self.signature.name
        text = f"{message(name)} It is a cmdlet of Exchange that ems, which is about connectors and mail flow, does not have."
        self.write_error(net_error("System.NotImplementedException", text), ERROR_ID, "NotImplemented", name)
