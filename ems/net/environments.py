"""In: nothing. Out: the members of Environment, OperatingSystem, RuntimeInformation and Marshal."""
from __future__ import annotations

import os
import sys
import time
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values import machine
from ems.values.collections import Hashtable, key_exact
from ems.values.enums import enum_value
from ems.values.errors import ExitFlow
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type


def _home() -> str:
    return os.environ.get("HOME") or "/"


def _xdg(variable: str, default: str) -> str:
    return os.environ.get(variable) or os.path.join(_home(), default)


_FOLDERS: dict[str, Any] = {
    "UserProfile": _home, "MyDocuments": lambda: os.path.join(_home(), "Documents") if os.path.isdir(os.path.join(_home(), "Documents")) else _home(),
    "ApplicationData": lambda: _xdg("XDG_CONFIG_HOME", ".config"), "LocalApplicationData": lambda: _xdg("XDG_DATA_HOME", ".local/share"),
    "CommonApplicationData": lambda: "/usr/share", "Desktop": lambda: os.path.join(_home(), "Desktop"),
    "DesktopDirectory": lambda: os.path.join(_home(), "Desktop"), "MyMusic": lambda: os.path.join(_home(), "Music"),
    "MyPictures": lambda: os.path.join(_home(), "Pictures"), "MyVideos": lambda: os.path.join(_home(), "Videos"),
    "Templates": lambda: os.path.join(_home(), "Templates"), "CommonTemplates": lambda: "/usr/share/templates", "Fonts": lambda: os.path.join(_home(), ".fonts"),
}


def _environment(variable: Any) -> Any:
    if variable is None:
        raise null_argument("variable")
    return os.environ.get(variable)


class _Environment(ObjectBodies):
    NewLine, HasShutdownStarted, UserInteractive, SystemDirectory = "\n", False, True, ""
    Is64BitOperatingSystem = Is64BitProcess = True
    ExitCode = staticmethod(lambda: _state["exit"])

    @staticmethod
    def set_ExitCode(value: int) -> None:
        _state["exit"] = value

    @staticmethod
    def Exit(code: int) -> None:
        raise ExitFlow(code)

    @staticmethod
    def FailFast(message: Any, error: Any = None) -> None:
        raise ExitFlow(134)

    @staticmethod
    def ExpandEnvironmentVariables(text: Any) -> str:
        import re

        if text is None:
            raise null_argument("name")
        return re.sub(r"%([^%]+)%", lambda m: os.environ.get(m.group(1), m.group()), text)

    @staticmethod
    def GetCommandLineArgs() -> list[str]:
        return list(sys.argv)

    @staticmethod
    def CommandLine() -> str:
        return " ".join(sys.argv)

    @staticmethod
    def GetEnvironmentVariable(variable: Any, target: Any = None) -> Any:
        if target is not None and target.number != 0:
            return None
        return _environment(variable)

    @staticmethod
    def GetEnvironmentVariables(target: Any = None) -> Any:
        return Hashtable(os.environ.items() if target is None or target.number == 0 else (), key_exact)

    @staticmethod
    def SetEnvironmentVariable(variable: Any, value: Any, target: Any = None) -> None:
        if variable is None:
            raise null_argument("variable")
        if not variable or variable[0] == "\0":
            raise bad_argument("String cannot be of zero length." if not variable else "The first char in the string is the null character.", "variable")
        if "=" in variable:
            raise bad_argument("Environment variable name cannot contain equal character.", "variable")
        if target is not None and target.number != 0:
            return
        if value is None or value == "":
            os.environ.pop(variable, None)
        else:
            os.environ[variable] = value

    @staticmethod
    def GetFolderPath(folder: Any, option: Any = None) -> str:
        from ems.values.enums import enum_text

        make = _FOLDERS.get(enum_text(folder)) or (_FOLDERS["MyDocuments"] if folder.number == 5 else None)
        return make() if make is not None else ""

    @staticmethod
    def GetLogicalDrives() -> list[str]:
        return ["/"]

    @staticmethod
    def CurrentDirectory() -> str:
        return os.getcwd()

    @staticmethod
    def set_CurrentDirectory(path: str) -> None:
        from ems.net.files import _Directories

        _Directories.SetCurrentDirectory(path)

    @staticmethod
    def CurrentManagedThreadId() -> int:
        return 1

    @staticmethod
    def IsPrivilegedProcess() -> bool:
        return machine.is_administrator()

    @staticmethod
    def MachineName() -> str:
        import socket

        return socket.gethostname().partition(".")[0]

    UserDomainName = MachineName

    @staticmethod
    def OSVersion() -> Any:
        return OperatingSystem()

    @staticmethod
    def ProcessId() -> int:
        return os.getpid()

    @staticmethod
    def ProcessorCount() -> int:
        return os.cpu_count() or 1

    @staticmethod
    def ProcessPath() -> str:
        return sys.executable

    @staticmethod
    def StackTrace() -> str:
        return ""

    @staticmethod
    def SystemPageSize() -> int:
        return os.sysconf("SC_PAGE_SIZE")

    @staticmethod
    def TickCount() -> int:
        ticks = int(time.monotonic() * 1000) & 0xFFFFFFFF
        return ticks - (1 << 32) if ticks >= 1 << 31 else ticks

    @staticmethod
    def TickCount64() -> int:
        return int(time.monotonic() * 1000)

    @staticmethod
    def UserName() -> str:
        import getpass

        return getpass.getuser()

    @staticmethod
    def Version() -> Any:
        from ems.values.convert import convert

        return convert("10.0.0", get_type("System.Version"))

    @staticmethod
    def WorkingSet() -> int:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


_state: dict[str, Any] = {"exit": 0}
members(net_type("System.Environment"), """
static void Exit(int exitCode)
static string ExpandEnvironmentVariables(string name)
static void FailFast(string message)
static void FailFast(string message, System.Exception exception)
static string[] GetCommandLineArgs()
static string GetEnvironmentVariable(string variable)
static string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)
static System.Collections.IDictionary GetEnvironmentVariables(System.EnvironmentVariableTarget target)
static System.Collections.IDictionary GetEnvironmentVariables()
static string GetFolderPath(System.Environment+SpecialFolder folder)
static string GetFolderPath(System.Environment+SpecialFolder folder, System.Environment+SpecialFolderOption option)
static string[] GetLogicalDrives()
static void SetEnvironmentVariable(string variable, string value)
static void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)
static string CommandLine {get;}
static string CurrentDirectory {get;set;}
static int CurrentManagedThreadId {get;}
static int ExitCode {get;set;}
static bool HasShutdownStarted {get;}
static bool Is64BitOperatingSystem {get;}
static bool Is64BitProcess {get;}
static bool IsPrivilegedProcess {get;}
static string MachineName {get;}
static string NewLine {get;}
static System.OperatingSystem OSVersion {get;}
static int ProcessId {get;}
static int ProcessorCount {get;}
static string ProcessPath {get;}
static System.Environment+ProcessCpuUsage CpuUsage {get;}
static string StackTrace {get;}
static string SystemDirectory {get;}
static int SystemPageSize {get;}
static int TickCount {get;}
static long TickCount64 {get;}
static string UserDomainName {get;}
static bool UserInteractive {get;}
static string UserName {get;}
static version Version {get;}
static long WorkingSet {get;}
""", _Environment)


class OperatingSystem(NetObject):
    __slots__ = ()
    net_name = "System.OperatingSystem"

    def __init__(self) -> None:
        self.ps_ext = None

    def net_to_string(self, culture: str) -> str:
        return f"Unix {_release()}"


def _release() -> str:
    import re

    numbers = re.findall(r"\d+", machine.facts().release)[:4]
    return ".".join((numbers + ["0"] * 4)[:4])


class _Systems(ObjectBodies):
    ServicePack = ""
    IsLinux = staticmethod(lambda: sys.platform == "linux")
    IsMacOS = staticmethod(lambda: sys.platform == "darwin")
    IsWindows = staticmethod(lambda: False)

    @staticmethod
    def Platform(self: OperatingSystem) -> Any:
        return enum_value("System.PlatformID", "Unix")

    @staticmethod
    def Version(self: OperatingSystem) -> Any:
        from ems.values.convert import convert

        return convert(_release(), get_type("System.Version"))

    @staticmethod
    def VersionString(self: OperatingSystem) -> str:
        return self.net_to_string("")

    @staticmethod
    def ToString(self: OperatingSystem) -> str:
        return self.net_to_string("")


members(net_type("System.OperatingSystem", py=OperatingSystem, interfaces="ICloneable ISerializable"), """
string ToString()
System.PlatformID Platform {get;}
string ServicePack {get;}
version Version {get;}
string VersionString {get;}
static bool IsLinux()
static bool IsMacOS()
static bool IsWindows()
""", _Systems)


class _Runtime(ObjectBodies):
    FrameworkDescription = ".NET 10.0.0"

    @staticmethod
    def OSDescription() -> str:
        known = machine.facts()
        return f"{known.system} {known.release} {known.version}"

    @staticmethod
    def RuntimeIdentifier() -> str:
        return "linux-x64"

    @staticmethod
    def OSArchitecture() -> Any:
        return enum_value("System.Runtime.InteropServices.Architecture", "Arm64" if machine.facts().machine.lower() in ("aarch64", "arm64") else "X64")

    ProcessArchitecture = OSArchitecture

    @staticmethod
    def IsOSPlatform(platform: Any) -> bool:
        return platform.name.lower() == sys.platform.lower() or (platform.name.lower() == "osx" and sys.platform == "darwin")


class OSPlatform(NetObject):
    __slots__ = ("name",)
    net_name = "System.Runtime.InteropServices.OSPlatform"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def net_to_string(self, culture: str) -> str:
        return self.name


class _Platforms(ObjectBodies):
    Linux, OSX, Windows, FreeBSD = (staticmethod(lambda name=name: OSPlatform(name)) for name in ("LINUX", "OSX", "WINDOWS", "FREEBSD"))
    Create = staticmethod(lambda name: OSPlatform(name))


members(net_type("System.Runtime.InteropServices.OSPlatform", py=OSPlatform, base="System.ValueType", kind="struct"), """
static System.Runtime.InteropServices.OSPlatform Create(string osPlatform)
static System.Runtime.InteropServices.OSPlatform FreeBSD {get;}
static System.Runtime.InteropServices.OSPlatform Linux {get;}
static System.Runtime.InteropServices.OSPlatform OSX {get;}
static System.Runtime.InteropServices.OSPlatform Windows {get;}
""", _Platforms)
members(net_type("System.Runtime.InteropServices.RuntimeInformation"), """
static bool IsOSPlatform(System.Runtime.InteropServices.OSPlatform osPlatform)
static string FrameworkDescription {get;}
static System.Runtime.InteropServices.Architecture OSArchitecture {get;}
static string OSDescription {get;}
static System.Runtime.InteropServices.Architecture ProcessArchitecture {get;}
static string RuntimeIdentifier {get;}
""", _Runtime)


class _Marshal(ObjectBodies):
    """The part of Marshal that opens secure strings."""

    @staticmethod
    def SecureStringToBSTR(secret: Any) -> Any:
        from ems.values.numbers import IntPtr

        if secret is None:
            raise null_argument("s")
        _pinned.append(secret.reveal())
        return IntPtr(len(_pinned))

    SecureStringToGlobalAllocUnicode = SecureStringToCoTaskMemUnicode = SecureStringToBSTR

    @staticmethod
    def PtrToStringBSTR(pointer: Any) -> Any:
        if not 0 < int(pointer) <= len(_pinned):
            raise null_argument("ptr")
        return _pinned[int(pointer) - 1]

    PtrToStringAuto = PtrToStringUni = PtrToStringBSTR

    @staticmethod
    def ZeroFreeBSTR(pointer: Any) -> None:
        if 0 < int(pointer) <= len(_pinned):
            _pinned[int(pointer) - 1] = ""

    ZeroFreeGlobalAllocUnicode = ZeroFreeCoTaskMemUnicode = FreeBSTR = FreeHGlobal = ZeroFreeBSTR


_pinned: list[str] = []
members(net_type("System.Runtime.InteropServices.Marshal"), """
static void FreeBSTR(System.IntPtr ptr)
static void FreeHGlobal(System.IntPtr hglobal)
static string PtrToStringAuto(System.IntPtr ptr)
static string PtrToStringBSTR(System.IntPtr ptr)
static string PtrToStringUni(System.IntPtr ptr)
static System.IntPtr SecureStringToBSTR(securestring s)
static System.IntPtr SecureStringToCoTaskMemUnicode(securestring s)
static System.IntPtr SecureStringToGlobalAllocUnicode(securestring s)
static void ZeroFreeBSTR(System.IntPtr s)
static void ZeroFreeCoTaskMemUnicode(System.IntPtr s)
static void ZeroFreeGlobalAllocUnicode(System.IntPtr s)
""", _Marshal)
