"""In: a new session. Out: its global variables, as a new PowerShell session has them."""
from __future__ import annotations

import os
import sys
from typing import Any

from ems.runtime.scope import Variable, automatic, lazy, restrict, rules_of
from ems.values.collections import Hashtable
from ems.values.objects import NetObject

PS_VERSION = "7.6.9"


def define_variables(session: Any) -> None:
    scope = session.global_scope

    def plain(name: str, value: Any) -> Variable:
        made = scope.vars[name.lower()] = Variable(name, value, scope)
        return made

    def fixed(name: str, value: Any, option: str = "Constant", scope_all: bool = True) -> None:
        made = plain(name, value)
        rules = rules_of(made, create=True)
        assert rules is not None
        rules.options = {option, "AllScope"} if scope_all else {option}
        restrict(made)
        if scope_all:
            session.all_scope[name.lower()] = made

    def computed(name: str, getter: Any, setter: Any = None) -> None:
        made = automatic(name, getter, setter)
        made.scope = scope
        scope.vars[name.lower()] = made
        if setter is None:
            session.all_scope[name.lower()] = made

    home = os.environ.get("HOME") or os.path.expanduser("~")
    for name, value in (("DebugPreference", "SilentlyContinue"), ("ErrorActionPreference", "Continue"), ("InformationPreference", "SilentlyContinue"),
                        ("ProgressPreference", "Continue"), ("VerbosePreference", "SilentlyContinue"), ("WarningPreference", "Continue")):
        scope.vars[name.lower()] = lazy(name, "System.Management.Automation.ActionPreference", value, scope)
    scope.vars["confirmpreference"] = lazy("ConfirmPreference", "System.Management.Automation.ConfirmImpact", "High", scope)
    scope.vars["errorview"] = lazy("ErrorView", "System.Management.Automation.ErrorView", "ConciseView", scope)
    plain("WhatIfPreference", False)
    plain("FormatEnumerationLimit", 4)
    plain("MaximumHistoryCount", 4096)
    plain("NestedPromptLevel", 0)
    plain("OutputEncoding", None)
    plain("PSDefaultParameterValues", DefaultParameters())
    plain("PSSessionApplicationName", "wsman")
    plain("PSSessionConfigurationName", "http://schemas.microsoft.com/powershell/Microsoft.PowerShell")
    plain("PSModuleAutoLoadingPreference", "All")
    plain("PSNativeCommandArgumentPassing", "Standard")
    plain("PSNativeCommandUseErrorActionPreference", False)
    plain("PSEmailServer", "")
    plain("Profile", None)
    fixed("true", True)
    fixed("false", False)
    fixed("null", None)
    fixed("HOME", home, "ReadOnly")
    fixed("PID", os.getpid())
    fixed("ShellId", "Microsoft.PowerShell")
    fixed("IsLinux", sys.platform.startswith("linux"))
    fixed("IsMacOS", sys.platform == "darwin")
    fixed("IsWindows", sys.platform == "win32")
    fixed("IsCoreCLR", True)
    fixed("PSEdition", "Core")
    fixed("PSHOME", os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    fixed("EnabledExperimentalFeatures", None, "ReadOnly")
    plain("Error", session.errors.list)
    computed("LASTEXITCODE", lambda: session.last_exit_code if session.exit_code_set else None, lambda v: set_exit_code(session, v))
    computed("PWD", lambda: session.providers.current_path_info())
    computed("PSVersionTable", lambda: version_table())
    computed("Host", lambda: session.host.ps_host(session))
    computed("PSStyle", lambda: ps_style(session))
    computed("ExecutionContext", lambda: engine_intrinsics(session))
    computed("PSCulture", lambda: session.culture_name)
    computed("PSUICulture", lambda: session.ui_culture_name)
    computed("?", lambda: session.ok)
    computed("MaximumErrorCount", lambda: session.maximum_error_count, lambda v: set_error_count(session, v))


def set_error_count(session: Any, value: Any) -> None:
    from ems.values.convert import to_int
    from ems.values.errors import ps_error

    count = to_int(value)
    if not 256 <= count <= 32768:
        raise ps_error("ValidateSetFailure", f"The variable cannot be validated because the value {count} is not a valid value for the "
                       "MaximumErrorCount variable.", category="MetadataError", cls="System.Management.Automation.ValidationMetadataException")
    session.maximum_error_count = count


def set_exit_code(session: Any, value: Any) -> None:
    session.last_exit_code = value
    session.exit_code_set = True


class VersionTable(Hashtable):
    __slots__ = ()
    net_name = "System.Management.Automation.PSVersionHashTable"
    net_base = "System.Collections.Hashtable"


class DefaultParameters(Hashtable):
    """$PSDefaultParameterValues"""

    __slots__ = ()
    net_name = "System.Management.Automation.DefaultParameterDictionary"


def version_table() -> VersionTable:
    from ems.values.identities import parse_semantic, parse_version

    table = VersionTable()
    table.set("PSVersion", parse_semantic(PS_VERSION))
    table.set("PSEdition", "Core")
    table.set("GitCommitId", PS_VERSION)
    table.set("OS", operating_system())
    table.set("Platform", "Win32NT" if sys.platform == "win32" else "Unix")
    table.set("PSCompatibleVersions", [parse_version(v) for v in ("1.0", "2.0", "3.0", "4.0", "5.0", "5.1", "6.0", "7.0")])
    table.set("PSRemotingProtocolVersion", parse_version("2.4"))
    table.set("SerializationVersion", parse_version("1.1.0.1"))
    table.set("WSManStackVersion", parse_version("3.0"))
    return table


def operating_system() -> str:
    import platform

    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError, AttributeError):
        return platform.platform()


def ps_style(session: Any) -> Any:
    from ems.formatting.psstyle import ps_style as made

    return made(session)


class EngineIntrinsics(NetObject):
    """$ExecutionContext; its members are declared in ems.net."""

    __slots__ = ("session",)
    net_name = "System.Management.Automation.EngineIntrinsics"

    def __init__(self, session: Any) -> None:
        self.ps_ext = None
        self.session = session


def engine_intrinsics(session: Any) -> EngineIntrinsics:
    return session.part("intrinsics", EngineIntrinsics)
