"""In: nothing. Out: the members of GC and Thread."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, out_of_range
from ems.net.declare import members
from ems.values.enums import enum_value
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type
from ems.values.waiting import sleep

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
        sleep(milliseconds / 1000 if milliseconds >= 0 else -1)

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
