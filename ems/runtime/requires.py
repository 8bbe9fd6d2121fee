"""In: what a script's #requires comments say. Out: nothing, or the error that keeps it from running."""
from __future__ import annotations

import os
from typing import Any

from ems.runtime.built_in_modules import BUILT_IN
from ems.runtime.startup_variables import PS_VERSION
from ems.values.collections import Dictionary
from ems.values.convert import to_string
from ems.values.errors import ps_error
from ems.values.objects import base


def numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def check_requires(session: Any, requires: dict[str, Any] | None, name: str) -> None:
    """Raise ScriptRequiresException when this shell does not meet the script's #requires. -RunAsAdministrator is met: nothing here needs an administrator."""
    if not requires:
        return

    def refuse(error_id: str, message: str) -> Exception:
        return ps_error(error_id, message, category="ResourceUnavailable", target=name, cls="System.Management.Automation.ScriptRequiresException")

    version = requires.get("version")
    if version and numbers(version) > numbers(PS_VERSION):
        raise refuse("ScriptRequiresUnmatchedPSVersion", f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell {version}. The version "
                     f"of PowerShell that is required by the script does not match the currently running version of PowerShell {PS_VERSION}.")
    edition = requires.get("editions") or requires.get("psedition") or requires.get("edition")
    if edition and "core" not in str(edition).lower():
        raise refuse("ScriptRequiresUnmatchedPSEdition", f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell editions 'Desktop'. The "
                     "edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.")
    missing = [m for m in (module_name(m) for m in requires.get("modules", ())) if not available(session, m)]
    if missing:
        listed = ", ".join(f"The module '{m}' cannot be found." for m in missing)
        raise refuse("ScriptRequiresMissingModules", f"The script '{name}' cannot be run because the following modules that are specified by the \"#requires\" statements of the "
                     f"script are missing: {listed}.")


def module_name(text: str) -> str:
    """`Name` of `@{ ModuleName = 'Name'; … }` or the text itself."""
    if text.startswith("@{"):
        return text.partition("ModuleName = '")[2].partition("'")[0]
    return text


def available(session: Any, name: str) -> bool:
    if name.lower() in BUILT_IN or session.modules.by_name(name) is not None:
        return True
    path = session.modules.find_file(name)
    if path is None:
        return False
    session.modules.import_file(path, session.global_scope)
    return True


def use_module(session: Any, scope: Any, wanted: Any, types: dict[str, Any]) -> None:
    """`using module`: a name, a path (relative to the script that says it), or a specification with ModuleName. Its classes are known
    in the scope, and kept in `types` for the code of the script wherever it runs."""
    name = to_string(wanted.get("ModuleName")) if isinstance(base(wanted), Dictionary) else to_string(wanted)
    root = to_string(scope.get("psscriptroot")) if scope.find("psscriptroot") else ""
    path = session.modules.find_file(os.path.join(root, name) if root and name.startswith(".") else name)
    if path is not None:
        module = session.modules.import_file(path, scope.state.top)
        if module.state is not None and module.state.top.types:
            types.update(module.state.top.types)
            scope.add_types(module.state.top.types)
    elif name.lower() not in BUILT_IN:
        raise ps_error("ModuleNotFoundDuringParse", f"Could not find the module '{name}'.", category="ParserError", target=name,
                       cls="System.Management.Automation.ParseException")


def use_assembly(name: str) -> None:
    """`using assembly`: the assemblies of .NET that ems stands for are there already."""
    from ems.net.assembly_names import ASSEMBLIES

    if name.lower().removesuffix(".dll") not in ASSEMBLIES:
        raise ps_error("ErrorLoadingAssembly", f"Cannot load assembly '{name}'.", category="ParserError", target=name,
                       cls="System.Management.Automation.ParseException")
