"""In: module names with versions. Out: ModuleSpecification and its members."""
from __future__ import annotations

from typing import Any

from ems.values.convert import to_string
from ems.values.errors import net_error
from ems.values.identities import parse_version
from ems.values.objects import NetObject, base
from ems.values.types import net_type


class ModuleSpecification(NetObject):
    __slots__ = ("guid", "maximum", "name", "required_version", "version")
    net_name = "Microsoft.PowerShell.Commands.ModuleSpecification"

    def __init__(self, name: str, table: Any = None) -> None:
        self.ps_ext = None
        self.name = name
        self.version = self.part(table, "ModuleVersion")
        self.required_version = self.part(table, "RequiredVersion")
        self.maximum = to_string(table.get("MaximumVersion")) if table is not None and table.has("MaximumVersion") else None
        self.guid = table.get("GUID") if table is not None and table.has("GUID") else None

    @staticmethod
    def part(table: Any, key: str) -> Any:
        return parse_version(to_string(table.get(key))) if table is not None and table.has(key) else None

    def __str__(self) -> str:
        return self.name


def specification(value: Any) -> Any:
    """A specification from a name or a table."""
    item = base(value)
    if isinstance(item, ModuleSpecification):
        return item
    if isinstance(item, str):
        return ModuleSpecification(item)
    if not hasattr(item, "store"):
        return NotImplemented
    name = item.get("ModuleName")
    if not name:
        raise net_error("System.ArgumentException", "The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, "
                        "RequiredVersion, MaximumVersion, GUID). The member 'ModuleName' is missing.")
    return ModuleSpecification(to_string(name), item)


SPECIFICATION = net_type("Microsoft.PowerShell.Commands.ModuleSpecification", py=ModuleSpecification, convert=specification, parse=ModuleSpecification)
SPECIFICATION.prop("string Name", lambda s: s.name)
SPECIFICATION.prop("version Version", lambda s: s.version)
SPECIFICATION.prop("version RequiredVersion", lambda s: s.required_version)
SPECIFICATION.prop("string MaximumVersion", lambda s: s.maximum)
SPECIFICATION.prop("System.Nullable[guid] Guid", lambda s: s.guid)


@SPECIFICATION.constructor("Microsoft.PowerShell.Commands.ModuleSpecification new(string moduleName)",
                           "Microsoft.PowerShell.Commands.ModuleSpecification new(hashtable moduleSpecification)")
def new(given: Any) -> Any:
    return specification(given)
