"""In: module files and names. Out: loaded modules and their exported commands."""
from __future__ import annotations

from typing import Any

from ems.values.objects import NetObject


class ModuleInfo(NetObject):
    """PSModuleInfo. `state` is its SessionState, None for a built-in one. exported: kind -> {lower: command or variable}."""

    __slots__ = ("base_path", "description", "exported", "guid", "kind", "manifest", "name", "nested", "on_remove", "path", "private_data", "state", "version",
                 "author", "extra")
    net_name = "System.Management.Automation.PSModuleInfo"

    def __init__(self, name: str, path: str = "", state: Any = None, kind: str = "Script") -> None:
        self.ps_ext = None
        self.name = name
        self.path = path
        self.base_path = ""
        self.state = state
        self.kind = kind
        self.version: Any = None
        self.guid: Any = None
        self.description = ""
        self.author = ""
        self.manifest: Any = None
        self.private_data: Any = None
        self.on_remove: Any = None
        self.nested: list[ModuleInfo] = []
        self.exported: dict[str, dict[str, Any]] = {"functions": {}, "aliases": {}, "variables": {}, "cmdlets": {}}
        self.extra: dict[str, Any] = {}


class Modules:
    """The modules of a session."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.loaded: dict[str, ModuleInfo] = {}

    def command(self, module: str, name: str) -> Any:
        """The exported command of a loaded module, or None."""
        found = self.loaded.get(module.lower())
        if found is None:
            return None
        lower = name.lower()
        return found.exported["functions"].get(lower) or found.exported["aliases"].get(lower)

    def autoload(self, lower: str) -> Any:
        """The command of a module on PSModulePath that has not been imported yet; imports it. None when there is none."""
        return None
