"""In: nothing. Out: Environment, OperatingSystem, GC, Thread, RuntimeInformation, Process, FileVersionInfo."""
from __future__ import annotations

import os
import sys
import time
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.values.collections import Hashtable, TypedArray, key_exact
from ems.values.enums import enum_value
from ems.values.errors import ExitFlow, NetException, net_error
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
        return os.geteuid() == 0

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

    numbers = re.findall(r"\d+", os.uname().release)[:4]
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
        uname = os.uname()
        return f"{uname.sysname} {uname.release} {uname.version}"

    @staticmethod
    def RuntimeIdentifier() -> str:
        return "linux-x64"

    @staticmethod
    def OSArchitecture() -> Any:
        return enum_value("System.Runtime.InteropServices.Architecture", "Arm64" if os.uname().machine in ("aarch64", "arm64") else "X64")

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


# -- GC, Thread


class _Collector(ObjectBodies):
    MaxGeneration = 2

    @staticmethod
    def Collect(*arguments: Any) -> None:
        import gc

        gc.collect()

    @staticmethod
    def _nothing(*arguments: Any) -> None:
        """Memory is managed by Python."""

    AddMemoryPressure = RemoveMemoryPressure = KeepAlive = ReRegisterForFinalize = SuppressFinalize = WaitForPendingFinalizers = RefreshMemoryLimit = _nothing

    @staticmethod
    def GetTotalMemory(force: bool) -> int:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

    @staticmethod
    def GetGeneration(value: Any) -> int:
        return 0

    @staticmethod
    def CollectionCount(generation: int) -> int:
        import gc

        if generation < 0:
            raise out_of_range("Value must be positive.", "generation")
        return gc.get_stats()[min(generation, 2)]["collections"]

    @staticmethod
    def GetTotalAllocatedBytes(precise: bool = False) -> int:
        return _Collector.GetTotalMemory(False)

    GetAllocatedBytesForCurrentThread = staticmethod(lambda: _Collector.GetTotalMemory(False))


members(net_type("System.GC"), """
static void AddMemoryPressure(long bytesAllocated)
static T[] AllocateArray[T](int length, bool pinned = False)
static T[] AllocateUninitializedArray[T](int length, bool pinned = False)
static void CancelFullGCNotification()
static void Collect(int generation)
static void Collect()
static void Collect(int generation, System.GCCollectionMode mode)
static void Collect(int generation, System.GCCollectionMode mode, bool blocking)
static void Collect(int generation, System.GCCollectionMode mode, bool blocking, bool compacting)
static int CollectionCount(int generation)
static void EndNoGCRegion()
static long GetAllocatedBytesForCurrentThread()
static System.Collections.Generic.IReadOnlyDictionary[string,System.Object] GetConfigurationVariables()
static System.GCMemoryInfo GetGCMemoryInfo()
static System.GCMemoryInfo GetGCMemoryInfo(System.GCKind kind)
static int GetGeneration(System.Object obj)
static int GetGeneration(System.WeakReference wo)
static long GetTotalAllocatedBytes(bool precise = False)
static long GetTotalMemory(bool forceFullCollection)
static timespan GetTotalPauseDuration()
static void KeepAlive(System.Object obj)
static void RefreshMemoryLimit()
static void RegisterForFullGCNotification(int maxGenerationThreshold, int largeObjectHeapThreshold)
static void RegisterNoGCRegionCallback(long totalSize, System.Action callback)
static void RemoveMemoryPressure(long bytesAllocated)
static void ReRegisterForFinalize(System.Object obj)
static void SuppressFinalize(System.Object obj)
static bool TryStartNoGCRegion(long totalSize)
static bool TryStartNoGCRegion(long totalSize, long lohSize)
static bool TryStartNoGCRegion(long totalSize, bool disallowFullBlockingGC)
static bool TryStartNoGCRegion(long totalSize, long lohSize, bool disallowFullBlockingGC)
static System.GCNotificationStatus WaitForFullGCApproach()
static System.GCNotificationStatus WaitForFullGCApproach(int millisecondsTimeout)
static System.GCNotificationStatus WaitForFullGCApproach(timespan timeout)
static System.GCNotificationStatus WaitForFullGCComplete()
static System.GCNotificationStatus WaitForFullGCComplete(int millisecondsTimeout)
static System.GCNotificationStatus WaitForFullGCComplete(timespan timeout)
static void WaitForPendingFinalizers()
static int MaxGeneration {get;}
""", _Collector)


class Thread(NetObject):
    """The thread that runs the script."""

    __slots__ = ()
    net_name = "System.Threading.Thread"

    def __init__(self) -> None:
        self.ps_ext = None


def _culture(name: str) -> tuple[Any, Any]:
    def get(self: Thread) -> Any:
        from ems.values import members as m

        return m.get_static(get_type("System.Globalization.CultureInfo"), name)

    def put(self: Thread, value: Any) -> None:
        from ems.values import members as m

        m.set_static(get_type("System.Globalization.CultureInfo"), name, value)

    return staticmethod(get), staticmethod(put)


class _Threads(ObjectBodies):
    CurrentCulture, set_CurrentCulture = _culture("CurrentCulture")
    CurrentUICulture, set_CurrentUICulture = _culture("CurrentUICulture")
    Name, IsAlive, IsBackground, IsThreadPoolThread, ManagedThreadId = None, True, False, False, 1

    @staticmethod
    def CurrentThread() -> Thread:
        return Thread()

    @staticmethod
    def Sleep(duration: Any) -> None:
        milliseconds = duration if isinstance(duration, int) else duration.ticks // 10000
        if milliseconds < -1:
            raise out_of_range("Number must be either non-negative and less than or equal to Int32.MaxValue or -1.", "millisecondsTimeout"
                               if isinstance(duration, int) else "timeout", milliseconds)
        time.sleep(max(milliseconds, 0) / 1000)

    @staticmethod
    def SpinWait(count: int) -> None:
        return None

    @staticmethod
    def static_Yield() -> bool:
        return False

    @staticmethod
    def GetApartmentState(self: Thread) -> Any:
        return enum_value("System.Threading.ApartmentState", "Unknown")

    ApartmentState = GetApartmentState


members(net_type("System.Threading.Thread", py=Thread), """
System.Threading.ApartmentState GetApartmentState()
System.Threading.ApartmentState ApartmentState {get;}
cultureinfo CurrentCulture {get;set;}
cultureinfo CurrentUICulture {get;set;}
bool IsAlive {get;}
bool IsBackground {get;}
bool IsThreadPoolThread {get;}
int ManagedThreadId {get;}
static void Sleep(int millisecondsTimeout)
static void Sleep(timespan timeout)
static void SpinWait(int iterations)
static bool Yield()
static System.Threading.Thread CurrentThread {get;}
""", _Threads)


# -- Process, FileVersionInfo


class Process(NetObject):
    """A running process, read from /proc. `popen` is what started it, when this shell did."""

    __slots__ = ("id", "popen")
    net_name = "System.Diagnostics.Process"

    def __init__(self, number: int) -> None:
        self.ps_ext = None
        self.id = number
        self.popen: Any = None

    def has_exited(self) -> bool:
        if self.popen is not None:
            return self.popen.poll() is not None
        try:
            return self.stat()[2] == "Z"
        except NetException:
            return True

    def stat(self) -> list[str]:
        try:
            with open(f"/proc/{self.id}/stat", encoding="utf-8", errors="replace") as file:
                text = file.read()
        except OSError:
            raise net_error("System.InvalidOperationException", "Process has exited, so the requested information is not available.") from None
        head, _, tail = text.rpartition(")")
        return [head.partition(" (")[0], head.partition(" (")[2], *tail.split()]

    @property
    def name(self) -> str:
        return self.stat()[1]

    def net_to_string(self, culture: str) -> str:
        return f"System.Diagnostics.Process ({self.name})"


def _ticks_to_span(ticks: int) -> Any:
    from ems.values.dates import TimeSpan

    return TimeSpan(ticks * 10_000_000 // os.sysconf("SC_CLK_TCK"))


class _Processes(ObjectBodies):
    MachineName, Responding, MainWindowTitle = ".", True, ""

    @staticmethod
    def HasExited(self: Process) -> bool:
        return self.has_exited()

    @staticmethod
    def ExitCode(self: Process) -> int:
        if self.popen is None:
            raise net_error("System.InvalidOperationException", "Process was not started by this object, so requested information cannot be determined.")
        if self.popen.poll() is None:
            raise net_error("System.InvalidOperationException", "Process must exit before requested information can be determined.")
        code = self.popen.returncode
        return code if code >= 0 else 128 - code

    @staticmethod
    def WaitForExit(self: Process, milliseconds: int | None = None) -> Any:
        until = None if milliseconds is None or milliseconds < 0 else time.monotonic() + milliseconds / 1000
        while not self.has_exited():
            if until is not None and time.monotonic() >= until:
                return False
            time.sleep(0.005)
        return None if milliseconds is None else True

    @staticmethod
    def Id(self: Process) -> int:
        return self.id

    @staticmethod
    def ProcessName(self: Process) -> str:
        return self.name

    @staticmethod
    def SessionId(self: Process) -> int:
        return int(self.stat()[5])

    @staticmethod
    def HandleCount(self: Process) -> int:
        try:
            return len(os.listdir(f"/proc/{self.id}/fd"))
        except OSError:
            return 0

    @staticmethod
    def WorkingSet64(self: Process) -> int:
        return int(self.stat()[23]) * os.sysconf("SC_PAGE_SIZE")

    WorkingSet = WorkingSet64

    @staticmethod
    def VirtualMemorySize64(self: Process) -> int:
        return int(self.stat()[22])

    PagedMemorySize64 = NonpagedSystemMemorySize64 = staticmethod(lambda self: 0)

    @staticmethod
    def PrivateMemorySize64(self: Process) -> int:
        return _Processes.WorkingSet64(self)

    @staticmethod
    def UserProcessorTime(self: Process) -> Any:
        return _ticks_to_span(int(self.stat()[13]))

    @staticmethod
    def PrivilegedProcessorTime(self: Process) -> Any:
        return _ticks_to_span(int(self.stat()[14]))

    @staticmethod
    def TotalProcessorTime(self: Process) -> Any:
        stat = self.stat()
        return _ticks_to_span(int(stat[13]) + int(stat[14]))

    @staticmethod
    def StartTime(self: Process) -> Any:
        from ems.values.dates import UNIX_EPOCH_TICKS, UTC, DateTime

        started = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME) + int(self.stat()[21]) / os.sysconf("SC_CLK_TCK")
        return DateTime(UNIX_EPOCH_TICKS + int(started * 10_000_000), UTC).to_local()

    @staticmethod
    def Path(self: Process) -> Any:
        try:
            return os.readlink(f"/proc/{self.id}/exe")
        except OSError:
            return None

    @staticmethod
    def BasePriority(self: Process) -> int:
        return 8

    @staticmethod
    def Kill(self: Process, tree: bool = False) -> None:
        import signal

        try:
            os.kill(self.id, signal.SIGKILL)
        except OSError as error:
            raise net_error("System.ComponentModel.Win32Exception", error.strerror, code=error.errno) from None

    @staticmethod
    def Refresh(self: Process) -> None:
        return None

    Close = Dispose = Refresh

    @staticmethod
    def ToString(self: Process) -> str:
        return self.net_to_string("")

    @staticmethod
    def GetCurrentProcess() -> Process:
        return Process(os.getpid())

    @staticmethod
    def GetProcesses() -> Any:
        return TypedArray.of(get_type("System.Diagnostics.Process"), [Process(n) for n in process_ids()])

    @staticmethod
    def GetProcessById(number: int) -> Process:
        if number not in process_ids():
            raise bad_argument(f"Process with an Id of {number} is not running.", "processId")
        return Process(number)

    @staticmethod
    def GetProcessesByName(name: str) -> Any:
        found = []
        for number in process_ids():
            made = Process(number)
            try:
                same = made.name == name
            except NetException:  # it ended in between
                continue
            if same:
                found.append(made)
        return TypedArray.of(get_type("System.Diagnostics.Process"), found)


def process_ids() -> list[int]:
    return sorted(int(n) for n in os.listdir("/proc") if n.isdigit())


net_type("System.ComponentModel.Component", base="System.MarshalByRefObject")
members(net_type("System.Diagnostics.Process", base="System.ComponentModel.Component", py=Process, interfaces="IDisposable"), """
void Close()
void Dispose()
void Kill()
void Kill(bool entireProcessTree)
void Refresh()
string ToString()
void WaitForExit()
bool WaitForExit(int milliseconds)
int BasePriority {get;}
int ExitCode {get;}
int HandleCount {get;}
bool HasExited {get;}
int Id {get;}
string MachineName {get;}
string MainWindowTitle {get;}
long NonpagedSystemMemorySize64 {get;}
long PagedMemorySize64 {get;}
long PrivateMemorySize64 {get;}
timespan PrivilegedProcessorTime {get;}
string ProcessName {get;}
bool Responding {get;}
int SessionId {get;}
datetime StartTime {get;}
timespan TotalProcessorTime {get;}
timespan UserProcessorTime {get;}
long VirtualMemorySize64 {get;}
long WorkingSet64 {get;}
static System.Diagnostics.Process GetCurrentProcess()
static System.Diagnostics.Process GetProcessById(int processId)
static System.Diagnostics.Process[] GetProcesses()
static System.Diagnostics.Process[] GetProcessesByName(string processName)
""", _Processes)


class FileVersionInfo(NetObject):
    """What a file says of its version; files of other systems say nothing."""

    __slots__ = ("name",)
    net_name = "System.Diagnostics.FileVersionInfo"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def net_to_string(self, culture: str) -> str:
        lines = [f"File:             {self.name}", "InternalName:     ", "OriginalFilename: ", "FileVersion:      ", "FileDescription:  ", "Product:          ",
                 "ProductVersion:   ", "Debug:            False", "Patched:          False", "PreRelease:       False", "PrivateBuild:     False",
                 "SpecialBuild:     False", "Language:         "]
        return "\n".join(lines) + "\n"


class _Versions(ObjectBodies):
    FileVersion = ProductVersion = ProductName = FileDescription = CompanyName = None
    FileName = staticmethod(lambda self: self.name)
    ToString = staticmethod(lambda self: self.net_to_string(""))  # type: ignore[assignment]

    @staticmethod
    def GetVersionInfo(name: Any) -> FileVersionInfo:
        from ems.net.streams import full_path

        full = full_path(name, "fileName")
        if not os.path.isfile(full):
            raise net_error("System.IO.FileNotFoundException", full, file_name=full)
        return FileVersionInfo(full)


members(net_type("System.Diagnostics.FileVersionInfo", py=FileVersionInfo), """
string ToString()
string FileName {get;}
static System.Diagnostics.FileVersionInfo GetVersionInfo(string fileName)
""", _Versions)
