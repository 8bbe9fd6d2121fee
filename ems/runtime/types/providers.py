"""In: providers, drives, paths. Out: the members of ProviderInfo, PSDriveInfo, PathInfo, location stacks, and -Attributes expressions."""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.runtime.providers.infos import LocationStack, PathInfo, ProviderInfo, PSDrive
from ems.values.collections import EnumValue
from ems.values.enums import enum_type, parse_enum
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import generic_type, get_type, net_type

enum_type("System.Management.Automation.Provider.ProviderCapabilities",
          {"None": 0, "Include": 1, "Exclude": 2, "Filter": 4, "ExpandWildcards": 8, "ShouldProcess": 16, "Credentials": 32, "Transactions": 64}, flags=True)
enum_type("Microsoft.PowerShell.Commands.TestPathType", ("Any", "Container", "Leaf"))
net_type("System.Management.Automation.Provider.CmdletProvider")
net_type("System.Management.Automation.Provider.DriveCmdletProvider")
net_type("System.Management.Automation.Provider.ItemCmdletProvider")
net_type("System.Management.Automation.Provider.ContainerCmdletProvider")
net_type("System.Management.Automation.Provider.NavigationCmdletProvider")
net_type("Microsoft.PowerShell.Commands.FileSystemProvider", base="System.Management.Automation.Provider.NavigationCmdletProvider")
net_type("Microsoft.PowerShell.Commands.EnvironmentProvider", base="System.Management.Automation.Provider.ContainerCmdletProvider")
net_type("Microsoft.PowerShell.Commands.VariableProvider", base="System.Management.Automation.Provider.ContainerCmdletProvider")
net_type("Microsoft.PowerShell.Commands.FunctionProvider", base="System.Management.Automation.Provider.ContainerCmdletProvider")
net_type("Microsoft.PowerShell.Commands.AliasProvider", base="System.Management.Automation.Provider.ContainerCmdletProvider")
net_type("Microsoft.PowerShell.Commands.CertificateProvider", base="System.Management.Automation.Provider.NavigationCmdletProvider")


class _Providers:
    @staticmethod
    def Name(self: ProviderInfo) -> str:
        return self.name

    @staticmethod
    def ImplementingType(self: ProviderInfo) -> Any:
        return get_type(self.provider.implementing_type)

    @staticmethod
    def ModuleName(self: ProviderInfo) -> str:
        return self.provider.module

    PSSnapIn = Module = None
    Description = HelpFile = ""
    VolumeSeparatedByColon = True

    @staticmethod
    def Home(self: ProviderInfo) -> str:
        return self.provider.home

    @staticmethod
    def Capabilities(self: ProviderInfo) -> Any:
        return parse_enum(self.provider.capabilities, get_type("System.Management.Automation.Provider.ProviderCapabilities"))

    @staticmethod
    def Drives(self: ProviderInfo) -> Any:
        from ems.values.collections import GenericList
        from ems.values.typenames import resolve

        found = [drive for drive in self.provider.session.providers.visible_drives() if drive.provider is self.provider]
        return GenericList(found, resolve("System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo]"))

    @staticmethod
    def ToString(self: ProviderInfo) -> str:
        return self.full_name


members(net_type("System.Management.Automation.ProviderInfo", py=ProviderInfo), """
string ToString()
System.Management.Automation.Provider.ProviderCapabilities Capabilities {get;}
string Description {get;set;}
System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] Drives {get;}
string HelpFile {get;}
string Home {get;set;}
type ImplementingType {get;}
psmoduleinfo Module {get;}
string ModuleName {get;}
string Name {get;}
System.Management.Automation.PSSnapInInfo PSSnapIn {get;}
bool VolumeSeparatedByColon {get;}
""", _Providers)


class _Drives:
    @staticmethod
    def Name(self: PSDrive) -> str:
        return self.name

    @staticmethod
    def Provider(self: PSDrive) -> Any:
        return self.provider.info

    @staticmethod
    def Root(self: PSDrive) -> str:
        return self.root

    @staticmethod
    def CurrentLocation(self: PSDrive) -> str:
        return self.current

    @staticmethod
    def set_CurrentLocation(self: PSDrive, value: str) -> None:
        self.current = value.strip("/\\")

    @staticmethod
    def Description(self: PSDrive) -> str:
        return self.description

    @staticmethod
    def set_Description(self: PSDrive, value: str) -> None:
        self.description = value

    @staticmethod
    def DisplayRoot(self: PSDrive) -> Any:
        return self.display_root

    @staticmethod
    def Credential(self: PSDrive) -> Any:
        from ems.net.credentials import PSCredential

        return self.credential or PSCredential(None, None)

    MaximumSize = None

    @staticmethod
    def VolumeSeparatedByColon(self: PSDrive) -> bool:
        return not self.is_system_root

    @staticmethod
    def CompareTo(self: PSDrive, other: Any) -> int:
        if not isinstance(other, PSDrive):
            raise net_error("System.Management.Automation.PSArgumentException", "A drive can be compared with another drive only. (Parameter 'obj')")
        left, right = self.name.lower(), other.name.lower()
        return (left > right) - (left < right)

    @staticmethod
    def Equals(self: PSDrive, other: Any) -> bool:
        return isinstance(other, PSDrive) and self.name.lower() == other.name.lower()

    @staticmethod
    def GetHashCode(self: PSDrive) -> int:
        from ems.net.equality import hash_code

        return hash_code(self.name.lower())

    @staticmethod
    def ToString(self: PSDrive) -> str:
        return self.name


members(net_type("System.Management.Automation.PSDriveInfo", py=PSDrive, interfaces="IComparable"), """
int CompareTo(System.Management.Automation.PSDriveInfo drive)
int CompareTo(System.Object obj)
bool Equals(System.Object obj)
bool Equals(System.Management.Automation.PSDriveInfo drive)
string ToString()
pscredential Credential {get;}
string CurrentLocation {get;set;}
string Description {get;set;}
string DisplayRoot {get;}
System.Nullable[long] MaximumSize {get;}
string Name {get;}
System.Management.Automation.ProviderInfo Provider {get;}
string Root {get;}
bool VolumeSeparatedByColon {get;}
""", _Drives)


class _Paths:
    @staticmethod
    def Drive(self: PathInfo) -> Any:
        return self.place.drive

    @staticmethod
    def Path(self: PathInfo) -> str:
        return self.path

    @staticmethod
    def Provider(self: PathInfo) -> Any:
        return self.place.provider.info

    @staticmethod
    def ProviderPath(self: PathInfo) -> str:
        return self.place.path

    @staticmethod
    def ToString(self: PathInfo) -> str:
        return self.path


members(net_type("System.Management.Automation.PathInfo", py=PathInfo), """
string ToString()
System.Management.Automation.PSDriveInfo Drive {get;}
string Path {get;}
System.Management.Automation.ProviderInfo Provider {get;}
string ProviderPath {get;}
""", _Paths)

generic_type(get_type("System.Collections.Generic.Stack`1"), (get_type("System.Management.Automation.PathInfo"),))
STACK = net_type("System.Management.Automation.PathInfoStack", py=LocationStack, interfaces="ICollection IEnumerable",
                 base="System.Collections.Generic.Stack`1[System.Management.Automation.PathInfo]")
STACK.prop("int Count", len)
STACK.prop("string Name", lambda stack: stack.name)


class FlagsExpression(NetObject):
    """-Attributes: `,` is or, `+` is and, `!` is not."""

    __slots__ = ("alternatives", "text")
    net_name = "System.Management.Automation.FlagsExpression`1"

    def __init__(self, text: str) -> None:
        self.ps_ext = None
        self.text = text
        self.alternatives = [[flag_test(term) for term in part.split("+")] for part in text.split(",")]

    def takes(self, number: int) -> bool:
        return any(all(bool(number & flag) == wanted for flag, wanted in terms) for terms in self.alternatives)


def flag_test(term: str) -> tuple[int, bool]:
    """(bit, whether it must be set) of `Hidden` or `!Hidden`."""
    word = term.strip()
    wanted = not word.startswith("!")
    names = get_type("System.IO.FileAttributes").load().values or {}
    text = word.lstrip("!").strip().lower()
    short = {"d": "directory", "h": "hidden", "r": "readonly", "s": "system"}.get(text, text)
    found = [name for name in names if name.lower() == short] or [name for name in names if name.lower().startswith(short)] if short else []
    if len(found) != 1:
        raise net_error("System.Management.Automation.RuntimeException", f"'{term}' is not an attribute expression: write names of file attributes, with + for and, "
                        ", for or, ! for not.")
    return names[found[0]], wanted


def _flags(value: Any) -> Any:
    from ems.values.convert import to_string

    if isinstance(value, FlagsExpression):
        return value
    if isinstance(value, list):
        return FlagsExpression(",".join(to_string(item) for item in value))
    if isinstance(value, EnumValue):
        return FlagsExpression(to_string(value).replace(",", "+"))
    return FlagsExpression(to_string(value))


net_type("System.Management.Automation.FlagsExpression`1", kind="generic", py=FlagsExpression, convert=_flags, parse=FlagsExpression)
