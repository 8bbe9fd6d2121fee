"""In: nothing. Out: the members of Process and FileVersionInfo."""
from __future__ import annotations

import os
import time
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument
from ems.net.declare import members
from ems.values import machine
from ems.values.collections import TypedArray
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

# -- Process, FileVersionInfo


class Process(NetObject):
    """A running process, read from /proc. `popen` is what started it, when this shell did."""

    __slots__ = ("id", "info", "popen", "streams")
    net_name = "System.Diagnostics.Process"

    def __init__(self, number: int) -> None:
        self.ps_ext = None
        self.id = number
        self.popen: Any = None
        self.info: Any = None
        self.streams: dict[str, Any] = {}

    def stream(self, name: str) -> Any:
        """StandardInput, StandardOutput or StandardError as a writer or reader."""
        file = getattr(self.popen, {"Input": "stdin", "Output": "stdout", "Error": "stderr"}[name], None)
        if file is None:
            raise net_error("System.InvalidOperationException",
                            f"Standard{'In' if name == 'Input' else 'Out' if name == 'Output' else 'Error'} has not been redirected or the process hasn't "
                            "started yet.")
        if name not in self.streams:
            from ems.net.streams import PipeStream
            from ems.net.text_io import StreamReader, StreamWriter

            self.streams[name] = (StreamWriter if name == "Input" else StreamReader)(PipeStream(file))
        return self.streams[name]

    def path(self) -> str | None:
        """The program's file, when it may be read."""
        try:
            return os.readlink(f"/proc/{self.id}/exe")
        except OSError:
            return None

    def cpu(self) -> float:
        """Seconds of processor time."""
        times = self.stat()
        return (int(times[13]) + int(times[14])) / os.sysconf("SC_CLK_TCK")

    def status(self, name: str) -> int:
        """Bytes of an entry of /proc/ID/status."""
        try:
            with open(f"/proc/{self.id}/status", encoding="utf-8", errors="replace") as file:
                return next((int(line.split()[1]) * 1024 for line in file if line.startswith(name + ":")), 0)
        except OSError:
            return 0

    def command_line(self) -> str | None:
        try:
            with open(f"/proc/{self.id}/cmdline", encoding="utf-8", errors="replace") as file:
                return file.read().rstrip("\0").replace("\0", " ")
        except OSError:
            return None

    def parent(self) -> Process | None:
        number = int(self.stat()[3])
        return Process(number) if number else None

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

    Container = Site = SynchronizingObject = None
    EnableRaisingEvents = PriorityBoostEnabled = False

    @staticmethod
    def PriorityClass(self: Process) -> Any:
        from ems.values.enums import enum_value

        nice = os.getpriority(os.PRIO_PROCESS, self.id)
        name = "Idle" if nice > 10 else "BelowNormal" if nice > 0 else "Normal" if nice == 0 else "AboveNormal" if nice > -6 else "High" if nice > -12 else "RealTime"
        return enum_value("System.Diagnostics.ProcessPriorityClass", name)

    @staticmethod
    def PeakWorkingSet64(self: Process) -> Any:
        return self.status("VmHWM")

    @staticmethod
    def PeakVirtualMemorySize64(self: Process) -> Any:
        return self.status("VmPeak")

    PagedSystemMemorySize64 = PeakPagedMemorySize64 = staticmethod(lambda self: 0)

    @staticmethod
    def ProcessorAffinity(self: Process) -> Any:
        from ems.values.numbers import IntPtr

        return IntPtr(sum(1 << n for n in os.sched_getaffinity(self.id)))

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
        try:
            machine.kill(self.id)
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
    def new() -> Process:
        return Process(0)

    @staticmethod
    def StartInfo(self: Process) -> Any:
        if self.info is None:
            from ems.net.process_start import ProcessStartInfo

            self.info = ProcessStartInfo()
        return self.info

    @staticmethod
    def set_StartInfo(self: Process, info: Any) -> None:
        self.info = info

    @staticmethod
    def Start(self: Process) -> bool:
        from ems.net.process_start import start

        start(_Processes.StartInfo(self), self)
        return True

    @staticmethod
    def static_Start(first: Any, arguments: Any = None) -> Process:
        from ems.net.process_start import ProcessStartInfo, _Infos, start

        return start(first if isinstance(first, ProcessStartInfo) else _Infos.new(first, arguments))

    @staticmethod
    def StandardInput(self: Process) -> Any:
        return self.stream("Input")

    @staticmethod
    def StandardOutput(self: Process) -> Any:
        return self.stream("Output")

    @staticmethod
    def StandardError(self: Process) -> Any:
        return self.stream("Error")

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
bool WaitForExit(timespan timeout)
System.Threading.Tasks.Task WaitForExitAsync(System.Threading.CancellationToken cancellationToken = default)
bool WaitForInputIdle()
bool WaitForInputIdle(int milliseconds)
bool WaitForInputIdle(timespan timeout)
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
int WorkingSet {get;}
long WorkingSet64 {get;}
System.ComponentModel.IContainer Container {get;}
System.IntPtr ProcessorAffinity {get;set;}
bool EnableRaisingEvents {get;set;}
datetime ExitTime {get;}
System.IntPtr Handle {get;}
System.Diagnostics.ProcessModule MainModule {get;}
System.IntPtr MainWindowHandle {get;}
System.IntPtr MaxWorkingSet {get;set;}
System.IntPtr MinWorkingSet {get;set;}
System.Diagnostics.ProcessModuleCollection Modules {get;}
int NonpagedSystemMemorySize {get;}
int PagedMemorySize {get;}
int PagedSystemMemorySize {get;}
long PagedSystemMemorySize64 {get;}
int PeakPagedMemorySize {get;}
long PeakPagedMemorySize64 {get;}
int PeakVirtualMemorySize {get;}
long PeakVirtualMemorySize64 {get;}
int PeakWorkingSet {get;}
long PeakWorkingSet64 {get;}
bool PriorityBoostEnabled {get;set;}
System.Diagnostics.ProcessPriorityClass PriorityClass {get;set;}
int PrivateMemorySize {get;}
Microsoft.Win32.SafeHandles.SafeProcessHandle SafeHandle {get;}
System.ComponentModel.ISite Site {get;set;}
System.ComponentModel.ISynchronizeInvoke SynchronizingObject {get;set;}
System.Diagnostics.ProcessThreadCollection Threads {get;}
int VirtualMemorySize {get;}
void BeginErrorReadLine()
void BeginOutputReadLine()
void CancelErrorRead()
void CancelOutputRead()
bool CloseMainWindow()
System.Object GetLifetimeService()
System.Object InitializeLifetimeService()
bool Start()
System.Diagnostics.ProcessStartInfo StartInfo {get;set;}
System.IO.StreamWriter StandardInput {get;}
System.IO.StreamReader StandardOutput {get;}
System.IO.StreamReader StandardError {get;}
System.Diagnostics.Process new()
static System.Diagnostics.Process Start(System.Diagnostics.ProcessStartInfo startInfo)
static System.Diagnostics.Process Start(string fileName)
static System.Diagnostics.Process Start(string fileName, string arguments)
static System.Diagnostics.Process Start(string fileName, System.Collections.Generic.IEnumerable[string] arguments)
static System.Diagnostics.Process GetCurrentProcess()
static System.Diagnostics.Process GetProcessById(int processId)
static System.Diagnostics.Process[] GetProcesses()
static System.Diagnostics.Process[] GetProcessesByName(string processName)
""", _Processes)


members(net_type("System.Diagnostics.ProcessModule", base="System.ComponentModel.Component"), """
System.IntPtr BaseAddress {get;}
System.ComponentModel.IContainer Container {get;}
System.IntPtr EntryPointAddress {get;}
string FileName {get;}
System.Diagnostics.FileVersionInfo FileVersionInfo {get;}
int ModuleMemorySize {get;}
string ModuleName {get;}
System.ComponentModel.ISite Site {get;set;}
void Dispose()
System.Object GetLifetimeService()
System.Object InitializeLifetimeService()
string ToString()
""", None)


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
    FileVersion = ProductVersion = ProductName = FileDescription = CompanyName = Comments = InternalName = Language = None
    LegalCopyright = LegalTrademarks = OriginalFilename = PrivateBuild = SpecialBuild = None
    FileBuildPart = FileMajorPart = FileMinorPart = FilePrivatePart = ProductBuildPart = ProductMajorPart = ProductMinorPart = ProductPrivatePart = 0
    IsDebug = IsPatched = IsPreRelease = IsPrivateBuild = IsSpecialBuild = False
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
string Comments {get;}
string CompanyName {get;}
int FileBuildPart {get;}
string FileDescription {get;}
int FileMajorPart {get;}
int FileMinorPart {get;}
string FileName {get;}
int FilePrivatePart {get;}
string FileVersion {get;}
string InternalName {get;}
bool IsDebug {get;}
bool IsPatched {get;}
bool IsPreRelease {get;}
bool IsPrivateBuild {get;}
bool IsSpecialBuild {get;}
string Language {get;}
string LegalCopyright {get;}
string LegalTrademarks {get;}
string OriginalFilename {get;}
string PrivateBuild {get;}
int ProductBuildPart {get;}
int ProductMajorPart {get;}
int ProductMinorPart {get;}
string ProductName {get;}
int ProductPrivatePart {get;}
string ProductVersion {get;}
string SpecialBuild {get;}
static System.Diagnostics.FileVersionInfo GetVersionInfo(string fileName)
""", _Versions)
