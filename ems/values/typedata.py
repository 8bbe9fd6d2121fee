"""In: Update-TypeData and the shell's own additions. Out: the members and settings that PowerShell adds to types by their name.

TABLE maps a lower type name to a TypeData. `members_for(names)` merges the tables of an object's type names, the first one winning.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.values.objects import AliasProperty, CodeMethod, CodeProperty, PSMember
from ems.values.types import NetType


class NativeScriptProperty(CodeProperty):
    """A script property of the shell's own type data, computed in Python; `text` is its script as Get-Member shows it."""

    __slots__ = ("text",)
    kind = "ScriptProperty"

    def __init__(self, name: str, getter: Callable[[Any], Any], text: str) -> None:
        super().__init__(name, getter, None, f"System.Object {name} {{get={text};}}")
        self.text = text


class TypeData:
    """What was added to one type name."""

    __slots__ = ("default_display_property", "default_display_property_set", "default_key_property_set", "inherit_property_serialization_set", "members",
                 "name", "property_serialization_set", "serialization_depth", "serialization_method", "string_serialization_source",
                 "target_type_for_deserialization", "type_adapter", "type_converter")

    def __init__(self, name: str) -> None:
        self.name = name
        self.members: dict[str, PSMember] = {}
        self.default_display_property: str | None = None
        self.default_display_property_set: list[str] | None = None
        self.default_key_property_set: list[str] | None = None
        self.property_serialization_set: list[str] | None = None
        self.serialization_depth: int | None = None
        self.serialization_method: str | None = None
        self.string_serialization_source: Any = None
        self.target_type_for_deserialization: Any = None
        self.inherit_property_serialization_set: bool | None = None
        self.type_converter: Any = None
        self.type_adapter: Any = None


TABLE: dict[str, TypeData] = {}
version = 0  # grows with each change, so that caches know
_merged: dict[tuple[str, ...], dict[str, PSMember]] = {}
_by_type: dict[NetType, dict[str, PSMember]] = {}
_listeners: list[Callable[[], None]] = []


def on_change(call: Callable[[], None]) -> None:
    """Have `call` run whenever type data change."""
    _listeners.append(call)


def changed() -> None:
    """Forget what was computed from the table; call it after every change."""
    global version
    version += 1
    _merged.clear()
    _by_type.clear()
    for call in _listeners:
        call()


def find(name: str) -> TypeData | None:
    return TABLE.get(name.lower())


def entry(name: str) -> TypeData:
    """The data of a type name, made when new. The caller calls `changed` when it has put its members in."""
    found = TABLE.get(name.lower())
    if found is None:
        found = TABLE[name.lower()] = TypeData(name)
    return found


def remove(name: str) -> bool:
    """Take a type's data away; False when it has none."""
    if TABLE.pop(name.lower(), None) is None:
        return False
    changed()
    return True


def members_for(names: Iterable[str]) -> dict[str, PSMember]:
    """The members added to these type names, by lower name."""
    key = tuple(names)
    found = _merged.get(key)
    if found is None:
        found = _merged[key] = {}
        for name in key:
            data = TABLE.get(name.lower())
            if data is not None:
                for lower, member in data.members.items():
                    found.setdefault(lower, member)
    return found


def members_of_type(net: NetType) -> dict[str, PSMember]:
    """The members added to a type and its bases."""
    found = _by_type.get(net)
    if found is None:
        found = _by_type[net] = members_for(names_of(net))
    return found


def names_of(net: NetType) -> list[str]:
    """PSTypeNames of a value of the type."""
    from ems.values.typenames import clr_full_name

    return [clr_full_name(t) for t in net.mro]


def setting(names: Iterable[str], slot: str) -> Any:
    """A setting of the most derived type name that has it."""
    for name in names:
        data = TABLE.get(name.lower())
        if data is not None:
            value = getattr(data, slot)
            if value is not None:
                return value
    return None


# -- the shell's own type data


def _add(name: str, *added: PSMember, display: str = "") -> None:
    data = entry(name)
    for member in added:
        data.members[member.name.lower()] = member
    if display:
        data.default_display_property_set = display.split()


def _method(name: str) -> Callable[[Any], Any]:
    """A getter that calls a method of the object."""

    def call(obj: Any) -> Any:
        from ems.values.members import invoke_method

        return invoke_method(obj, name, [])

    return call


def _path(*names: str) -> Callable[[Any], Any]:
    """A getter that reads properties one after the other."""

    def read(obj: Any) -> Any:
        from ems.values.members import get_member

        for name in names:
            obj = get_member(obj, name)
        return obj

    return read


def _hint(obj: Any) -> str:
    from ems.values.members import find_property
    from ems.values.text import to_string

    found = find_property(obj, "DisplayHint")
    return to_string(found()).lower() if found is not None else ""


def _date_text(obj: Any) -> str:
    from ems.values.members import invoke_method

    hint = _hint(obj)
    parts = [invoke_method(obj, name, []) for name, other in (("ToLongDateString", "time"), ("ToLongTimeString", "date")) if hint != other]
    return " ".join(parts)


def _file(name: str) -> Callable[[Any], Any]:
    def read(obj: Any) -> Any:
        from ems.net import file_details

        return getattr(file_details, name)(obj)

    return read


_DATE_SCRIPT = """if ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq  "Date")
          {
          "{0}" -f $this.ToLongDateString()
          }
          elseif ((& { Set-StrictMode -Version 1; $this.DisplayHint }) -ieq "Time")
          {
          "{0}" -f  $this.ToLongTimeString()
          }
          else
          {
          "{0} {1}" -f $this.ToLongDateString(), $this.ToLongTimeString()
          }"""


def _file_members(base_name: str) -> list[PSMember]:
    def code(name: str, function: str) -> CodeProperty:
        return CodeProperty(name, _file(function), None, f"System.String {name}{{get={'GetLinkType' if name == 'LinkType' else name};}}")

    def unlisted(name: str, function: str) -> CodeProperty:
        made = code(name, function)
        made.hidden = True
        return made

    return [
        AliasProperty("Target", "LinkTarget"),
        unlisted("NameString", "name_string"), unlisted("LengthString", "length_string"), unlisted("LastWriteTimeString", "last_write_time_string"),
        code("LinkType", "link_type"), code("Mode", "mode"), code("ModeWithoutHardLink", "mode_without_hard_link"), code("ResolvedTarget", "resolved_target"),
        NativeScriptProperty("BaseName", _file("base_name"), base_name),
        NativeScriptProperty("Group", _file("group"), " if ($this.UnixStat) { $this.UnixStat.GetGroupName() } "),
        NativeScriptProperty("Size", _file("size"), "$this.UnixStat.Size"),
        NativeScriptProperty("UnixMode", _file("unix_mode"), "if ($this.UnixStat) { $this.UnixStat.GetModeString() }"),
        NativeScriptProperty("User", _file("user"), " if ($this.UnixStat) { $this.UnixStat.GetUserName() } "),
    ]


def _drive_space(name: str) -> Callable[[Any], Any]:
    """Bytes used or free on the disk of a file system drive."""

    def read(drive: Any) -> Any:
        if not drive.provider.is_navigation or not drive.root:
            return None
        import shutil

        from ems.values.numbers import Int64

        try:
            return Int64(getattr(shutil.disk_usage(drive.root), name))
        except OSError:
            return None

    return read


_DRIVE_TEST = """## Ensure that this is a FileSystem drive
          if($this.Provider.ImplementingType -eq
          [Microsoft.PowerShell.Commands.FileSystemProvider])
          {
"""
_DRIVE_FREE = _DRIVE_TEST + """          [System.IO.DriveInfo]::New($this.Root).AvailableFreeSpace
          }"""
_DRIVE_USED = _DRIVE_TEST + """          $driveInfo = [System.IO.DriveInfo]::New($this.Root)
          if ( $driveInfo.IsReady ) { $driveInfo.TotalSize - $driveInfo.AvailableFreeSpace }
          }"""


def _job_state(job: Any) -> Any:
    from ems.values.enums import enum_value

    return enum_value("System.Management.Automation.JobState", job.state)


def _program_version(program: Any) -> Any:
    from ems.net.processes import FileVersionInfo

    return FileVersionInfo(program.path)


def _unlisted_alias(name: str, target: str) -> AliasProperty:
    made = AliasProperty(name, target)
    made.hidden = True
    return made


_HELP_URI = """$oldProgressPreference = $ProgressPreference
          $ProgressPreference = 'SilentlyContinue'
          try
          {
          [Microsoft.PowerShell.Commands.GetHelpCodeMethods]::GetHelpUri($this)
          }
          catch {}
          finally
          {
          $ProgressPreference = $oldProgressPreference
          }"""
_COMMAND_LINE = """
                        if ($IsWindows) {
                            (Get-CimInstance Win32_Process -Filter "ProcessId = $($this.Id)").CommandLine
                        } elseif ($IsLinux) {
                            $rawCmd = Get-Content -LiteralPath "/proc/$($this.Id)/cmdline"
                            $rawCmd.Substring(0, $rawCmd.Length - 1) -replace "`0", " "
                        }
                    """


def _process_members() -> list[PSMember]:
    """What PowerShell adds to a process; files of systems other than Windows say nothing of their maker."""
    silent = (("FileVersion", "FileVersion"), ("ProductVersion", "ProductVersion"), ("Description", "FileDescription"),
              ("Product", "ProductName"))
    return [
        NativeScriptProperty("Path", lambda obj: obj.path(), "$this.Mainmodule.FileName"),
        NativeScriptProperty("CPU", lambda obj: obj.cpu(), "$this.TotalProcessorTime.TotalSeconds"),
        NativeScriptProperty("CommandLine", lambda obj: obj.command_line(), _COMMAND_LINE),
        CodeProperty("Parent", lambda obj: obj.parent(), None, "System.Object Parent{get=GetParentProcess;}"),
        *(NativeScriptProperty(name, lambda obj: None, f"$this.Mainmodule.FileVersionInfo.{source}") for name, source in silent),
        NativeScriptProperty("Company", lambda obj: None, "$this.Mainmodule.FileVersionInfo.CompanyName"),
    ]


def _fill() -> None:
    _add("System.Collections.DictionaryEntry", AliasProperty("Name", "Key"))
    _add("System.DateTime", NativeScriptProperty("DateTime", _date_text, _DATE_SCRIPT))
    _add("System.Guid", NativeScriptProperty("Guid", _method("ToString"), "$this.ToString()"))
    _add("System.Net.IPAddress", NativeScriptProperty("IPAddressToString", _method("ToString"), "$this.Tostring()"))
    _add("System.Xml.XmlNode", CodeMethod("ToString", lambda obj, *rest: obj.local_name, "static string XmlNode(psobject instance)"))
    _add("System.IO.FileInfo", *_file_members("if ($this.Extension.Length -gt 0){$this.Name.Remove($this.Name.Length - $this.Extension.Length)}else{$this.Name}"),
         NativeScriptProperty("VersionInfo", _file("version_info"), "[System.Diagnostics.FileVersionInfo]::GetVersionInfo($this.FullName)"),
         display="LastWriteTime Length Name")
    _add("System.IO.DirectoryInfo", *_file_members("$this.Name"), display="Name")
    _add("System.Management.Automation.PSDriveInfo", NativeScriptProperty("Used", _drive_space("used"), _DRIVE_USED),
         NativeScriptProperty("Free", _drive_space("free"), _DRIVE_FREE))
    _add("System.Management.Automation.ErrorRecord", NativeScriptProperty(
        "PSMessageDetails", lambda obj: None, "& { Set-StrictMode -Version 1; $this.Exception.InnerException.PSMessageDetails }"))
    _add("System.Diagnostics.Process", AliasProperty("Name", "ProcessName"), AliasProperty("SI", "SessionId"), AliasProperty("Handles", "Handlecount"),
         AliasProperty("VM", "VirtualMemorySize64"), AliasProperty("WS", "WorkingSet64"), AliasProperty("PM", "PagedMemorySize64"),
         AliasProperty("NPM", "NonpagedSystemMemorySize64"), *_process_members(), display="Id Handles CPU SI Name")
    _add("System.Management.Automation.Job", NativeScriptProperty("State", _job_state, "$this.JobStateInfo.State"))
    _add("System.Management.Automation.CommandInfo", _unlisted_alias("Namespace", "ModuleName"), NativeScriptProperty("HelpUri", lambda obj: "", _HELP_URI))
    _add("System.Management.Automation.CmdletInfo", NativeScriptProperty("DLL", lambda obj: None, "$this.ImplementingType.Assembly.Location"))
    _add("System.Management.Automation.ApplicationInfo", NativeScriptProperty(
        "FileVersionInfo", _program_version, "[System.Diagnostics.FileVersionInfo]::getversioninfo( $this.Path );"))
    _add("System.Collections.Generic.KeyValuePair`2")


_fill()
