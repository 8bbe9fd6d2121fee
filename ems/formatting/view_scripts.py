"""In: an object (and the shell). Out: the computed cells, lines and groups that the default views name with !function.

A cell function takes the object; a line function (custom views) takes the object and the shell and gives lines.
"""
from __future__ import annotations

import os
from typing import Any

from ems.formatting import access
from ems.formatting.values import cell_text, display_text
from ems.formatting.views import Group


def _get(obj: Any, *names: str) -> Any:
    """The value at the end of a property path, None when it breaks off."""
    for name in names:
        obj = access.read(obj, name)
        if obj is access.MISSING or obj is None:
            return None
    return obj


def _number(value: Any, fmt: str) -> str | None:
    from ems.values.formats import format_value

    return None if value is None else format_value(value, fmt)


def _leaf(path: Any) -> str | None:
    return None if path is None else os.path.basename(str(path).rstrip("/"))


# -- certificates and signatures


def key_usages(obj: Any) -> Any:
    usages = _get(obj, "EnhancedKeyUsageList")
    items = access.enumerable(usages)
    return None if items is None else [_get(item, "FriendlyName") for item in items]


def subject_name(obj: Any) -> Any:
    return _get(obj, "SubjectName", "Name")


def issuer_name(obj: Any) -> Any:
    return _get(obj, "IssuerName", "Name")


def signer_thumbprint(obj: Any) -> Any:
    return _get(obj, "SignerCertificate", "Thumbprint")


def path_leaf(obj: Any) -> Any:
    return _leaf(_get(obj, "Path"))


def access_text(obj: Any) -> Any:
    return _get(obj, "AccessToString")


# -- event logs, processes


def entry_type(obj: Any) -> Any:
    return _get(obj, "EntryType")


def log_size(obj: Any) -> Any:
    return _number(_get(obj, "MaximumKilobytes"), "N0")


def log_entries(obj: Any) -> Any:
    return _number(_get(obj, "Entries", "Count"), "N0")


def _scaled(obj: Any, name: str, unit: float, fmt: str) -> Any:
    value = _get(obj, name)
    return None if value is None else _number(float(value) / unit, fmt)


def module_size(obj: Any) -> Any:
    value = _get(obj, "Size")
    if value is None:
        value = _get(obj, "ModuleMemorySize")
    return value


def npm(obj: Any) -> Any:
    value = _get(obj, "NPM")
    return None if value is None else int(value) // 1024


def pm(obj: Any) -> Any:
    return _scaled(obj, "PM", 1 << 20, "N2")


def ws(obj: Any) -> Any:
    return _scaled(obj, "WS", 1 << 20, "N2")


def cpu(obj: Any) -> Any:
    value = _get(obj, "CPU")
    return None if value is None else _number(float(value), "N2")


start_date = Group(lambda obj: _number(_get(obj, "StartTime"), "d"), "StartTime.ToShortDateString()")
cim_namespace = Group(lambda obj: _get(obj, "CimSystemProperties", "Namespace"), "NameSpace")


# -- files


def unix_write_time(obj: Any) -> Any:
    value = _get(obj, "LastWriteTime")
    return None if value is None else _number(value, "d") + " " + str(_number(value, "HH:mm"))  # type: ignore[operator]


def file_wide_name(obj: Any) -> Any:
    name = _get(obj, "Name")
    return f"[{name}]" if _get(obj, "PSIsContainer") is True else name


def _place(path: Any) -> str:
    """A provider path without its provider."""
    return str(path).partition("::")[2] or str(path)


directory = Group(lambda obj: _get(obj, "PSParentPath"), "Directory", lambda value: ["    Directory: " + _place(value)])
hive = Group(lambda obj: _get(obj, "PSParentPath"), "Hive", lambda value: ["    Hive: " + _place(value)])
directory_of_path = Group(
    lambda obj: os.path.dirname(str(_get(obj, "Path") or "")), "Directory", lambda value: ["    Directory: " + str(value)]
)


def registry_values(obj: Any) -> Any:
    return _get(obj, "Property")


# -- commands, modules, drives


def overloads(obj: Any) -> Any:
    """One overload a line, the last line ended too."""
    value = _get(obj, "OverloadDefinitions")
    items = access.enumerable(value)
    return value if items is None else "".join(f"{display_text(item)}\n" for item in items)


def command_name(obj: Any) -> Any:
    """The name; an alias shows what it stands for."""
    if display_text(_get(obj, "CommandType")) != "Alias":
        return _get(obj, "Name")
    shown = _get(obj, "DisplayName")
    return shown if shown is not None else f"{_get(obj, 'Name')} -> {_get(obj, 'Definition')}"


def drive_used(obj: Any) -> Any:
    return _drive_space(obj, "Used")


def drive_free(obj: Any) -> Any:
    return _drive_space(obj, "Free")


def _drive_space(obj: Any, name: str) -> Any:
    value = _get(obj, name)
    if not value and not (value == 0 and name == "Free"):
        return None
    return _number(float(value) / (1 << 30), "N2")


def drive_provider(obj: Any) -> Any:
    return _get(obj, "Provider", "Name")


def drive_root(obj: Any) -> Any:
    root = _get(obj, "DisplayRoot")
    return root if root is not None else _get(obj, "Root")


def subsystem_type(obj: Any) -> Any:
    return _get(obj, "SubsystemType", "Name")


def task_result(obj: Any) -> Any:
    return _get(obj, "Result")


def script_leaf(obj: Any) -> Any:
    return _leaf(_get(obj, "Script"))


def prerelease(obj: Any) -> Any:
    return _get(obj, "PrivateData", "PSData", "PreRelease")


def editions(obj: Any) -> Any:
    items = access.enumerable(_get(obj, "CompatiblePSEditions"))
    names = [display_text(item) for item in items] if items is not None else []
    return ",".join(name[:4] for name in names) if names else "Desk"


def _exported(*kinds: str) -> Any:
    def get(obj: Any) -> Any:
        names: list[str] = []
        for kind in kinds:
            table = _get(obj, kind)
            names.extend(str(key) for key in (table.keys() if hasattr(table, "keys") else ()))
        return names

    return get


exported_commands = _exported("ExportedCommands")
exported_functions = _exported("ExportedFunctions")
exported_cmdlets = _exported("ExportedCmdlets")
exported_variables = _exported("ExportedVariables")
exported_aliases = _exported("ExportedAliases")


def _module_place(obj: Any) -> str:
    """The folder that modules are looked for in: a version folder between it and the module does not count."""
    folder = os.path.dirname(str(_get(obj, "Path") or ""))
    if folder and os.path.basename(folder).replace(".", "").isdigit() and "." in os.path.basename(folder):
        folder = os.path.dirname(folder)
    return os.path.dirname(folder)


module_directory = Group(_module_place, "Directory", lambda value: ["    Directory: " + str(value)])


def duration(obj: Any) -> Any:
    """How long a command ran: seconds with three decimals, or minutes and hours before them."""
    value = _get(obj, "Duration")
    ticks = getattr(value, "ticks", None)
    if ticks is None:
        return None
    seconds = ticks / 10_000_000
    if seconds < 60:
        return f"{seconds:.3f}"
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{int(minutes)}:{rest:06.3f}"
    return f"{int(minutes // 60)}:{int(minutes % 60):02d}:{rest:06.3f}"


# -- runspaces, web, connections


def runspace_computer(obj: Any) -> Any:
    return _get(obj, "ConnectionInfo", "ComputerName") or "localhost"


def runspace_type(obj: Any) -> Any:
    return "Remote" if _get(obj, "ConnectionInfo") is not None else "Local"


def runspace_state(obj: Any) -> Any:
    return _get(obj, "RunspaceStateInfo", "State")


def runspace_availability(obj: Any) -> Any:
    return _get(obj, "RunspaceAvailability")


def _shortened(text: Any) -> Any:
    return text[:400] + "\u2026" if isinstance(text, str) and len(text) > 400 else text


def web_content(obj: Any) -> Any:
    return _shortened(_get(obj, "Content"))


def web_raw(obj: Any) -> Any:
    return _shortened(_get(obj, "RawContent"))


def latency(obj: Any) -> Any:
    return "*" if display_text(_get(obj, "Status")) == "TimedOut" else _get(obj, "Latency")


def buffer_size(obj: Any) -> Any:
    return "*" if display_text(_get(obj, "Status")) == "TimedOut" else _get(obj, "BufferSize")


def hop_name(obj: Any) -> Any:
    return _get(obj, "Hostname") or "*"


# -- custom views: (object, shell) -> lines


def date_lines(obj: Any, shell: Any) -> list[str]:
    return [cell_text(_get(obj, "DateTime"))]


def text_lines(obj: Any, shell: Any) -> list[str]:
    return display_text(obj).split("\n")


def script_lines(obj: Any, shell: Any) -> list[str]:
    return display_text(obj).split("\n")


def message_lines(obj: Any, shell: Any) -> list[str]:
    return display_text(_get(obj, "Message")).split("\n")


def deserialized_warning_lines(obj: Any, shell: Any) -> list[str]:
    return display_text(_get(obj, "InformationalRecord_Message")).split("\n")


def match_lines(obj: Any, shell: Any) -> list[str]:
    """A match of Select-String: its text with the file and line, the context around it."""
    from ems.values.members import invoke_method

    emphasized = invoke_method(obj, "ToEmphasizedString", [shell.location])
    return str(emphasized).split("\n")


def error_lines(obj: Any, shell: Any) -> list[str]:
    from ems.formatting.errors import record_lines

    return record_lines(obj, shell)


def error_detail_lines(obj: Any, shell: Any) -> list[str]:
    from ems.formatting.error_details import detail_lines

    return detail_lines(obj, shell)


def parameter_set_lines(obj: Any, shell: Any) -> list[str]:
    """A parameter set of a command with its parameters, one block each."""
    default = display_text(_get(obj, "IsDefault"))
    lines = [f"Parameter Set Name: {display_text(_get(obj, 'Name'))}", f"Is default parameter set: {default}", ""]
    for parameter in access.enumerable(_get(obj, "Parameters")) or ():
        lines.append(f"  Parameter Name: {display_text(_get(parameter, 'Name'))}")
        lines.append(f"    ParameterType = {display_text(_get(parameter, 'ParameterType'))}")
        lines.append(f"    Position = {display_text(_get(parameter, 'Position'))}")
        for label in ("IsMandatory", "IsDynamic", "HelpMessage", "ValueFromPipeline", "ValueFromPipelineByPropertyName",
                      "ValueFromRemainingArguments", "Aliases", "Attributes"):
            lines.append(f"    {label} = {cell_text(_get(parameter, label), -1)}")
        lines.append("")
    return lines
