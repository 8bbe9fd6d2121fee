"""In: nothing. Out: Mutex, Semaphore, SemaphoreSlim, the wait handles, Monitor, Interlocked and Volatile with their members."""
from __future__ import annotations

import threading
from typing import Any

from ems.net.bases import ObjectBodies, null_argument, out_of_range
from ems.net.declare import members
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_T = "System.Threading."


def seconds(duration: Any) -> float:
    """A time limit for threading: -1 for none."""
    milliseconds = duration if isinstance(duration, int) else duration.ticks // 10000
    if milliseconds < -1:
        raise out_of_range("Number must be either non-negative and less than or equal to Int32.MaxValue or -1.", "millisecondsTimeout", milliseconds)
    return -1.0 if milliseconds == -1 else milliseconds / 1000


# -- handles


class Handle(NetObject):
    """A wait handle that counts: a semaphore, an event (`auto`: one waiter takes it) or a mutex."""

    __slots__ = ("auto", "changed", "count", "file", "most", "net_type", "owner")

    def __init__(self, kind: str, count: int, most: int, auto: bool) -> None:
        self.ps_ext = None
        self.net_type = get_type(_T + kind)
        self.count = count
        self.most = most
        self.auto = auto
        self.changed = threading.Condition()
        self.owner: int | None = None
        self.file: Any = None

    def wait(self, limit: Any = -1) -> bool:
        allowed = seconds(limit)
        with self.changed:
            if not self.changed.wait_for(lambda: self.count > 0, None if allowed < 0 else allowed):
                return False
            if self.auto:
                self.count -= 1
            return True

    def release(self, count: int = 1) -> int:
        with self.changed:
            before = self.count
            self.count = min(before + count, self.most)
            self.changed.notify_all()
            return before


class _Handles(ObjectBodies):
    @staticmethod
    def WaitOne(self: Handle, limit: Any = -1, exit_context: bool = False) -> bool:
        return self.wait(limit)

    @staticmethod
    def Wait(self: Handle, limit: Any = -1) -> bool:
        return self.wait(-1 if hasattr(limit, "canceled") else limit)

    @staticmethod
    def Set(self: Handle) -> bool:
        self.release()
        return True

    @staticmethod
    def Reset(self: Handle) -> bool:
        self.count = 0
        return True

    @staticmethod
    def Release(self: Handle, count: int = 1) -> int:
        if count < 1:
            raise out_of_range("Non-negative number required.", "releaseCount")
        if self.count + count > self.most:
            raise net_error("System.Threading.SemaphoreFullException", "Adding the specified count to the semaphore would cause it to exceed its maximum count.")
        return self.release(count)

    CurrentCount = staticmethod(lambda self: self.count)
    IsSet = staticmethod(lambda self: self.count > 0)

    @staticmethod
    def Close(self: Handle) -> None:
        if self.file is not None:
            self.file.close()
            self.file = None

    Dispose = Close

    @staticmethod
    def WaitAll(handles: Any, limit: Any = -1) -> bool:
        return all(handle.wait(limit) for handle in handles)

    @staticmethod
    def WaitAny(handles: Any, limit: Any = -1) -> int:
        import time

        allowed = seconds(limit)
        end = time.monotonic() + allowed
        while True:
            for at, handle in enumerate(handles):
                if handle.wait(0):
                    return at
            if allowed >= 0 and time.monotonic() >= end:
                return 258
            time.sleep(0.005)


_HANDLE = """
void Close()
void Dispose()
bool WaitOne()
bool WaitOne(int millisecondsTimeout)
bool WaitOne(timespan timeout)
bool WaitOne(int millisecondsTimeout, bool exitContext)
bool WaitOne(timespan timeout, bool exitContext)
"""
_SLIM = """
void Dispose()
void Wait()
bool Wait(int millisecondsTimeout)
bool Wait(timespan timeout)
void Wait(System.Threading.CancellationToken cancellationToken)
"""
members(net_type(_T + "WaitHandle", base="System.MarshalByRefObject", interfaces="IDisposable"), _HANDLE + """
static bool WaitAll(System.Threading.WaitHandle[] waitHandles)
static bool WaitAll(System.Threading.WaitHandle[] waitHandles, int millisecondsTimeout)
static int WaitAny(System.Threading.WaitHandle[] waitHandles)
static int WaitAny(System.Threading.WaitHandle[] waitHandles, int millisecondsTimeout)
""", _Handles)


class _Events(_Handles):
    @staticmethod
    def new(initial: bool, mode: Any = None, name: Any = None, created: Any = None) -> Handle:
        if created is not None:
            created.value = True
        return Handle("EventWaitHandle", int(initial), 1, mode is not None and mode.number == 0)


class _AutoEvents(_Handles):
    new = staticmethod(lambda initial: Handle("AutoResetEvent", int(initial), 1, True))


class _ManualEvents(_Handles):
    new = staticmethod(lambda initial: Handle("ManualResetEvent", int(initial), 1, False))


class _SlimEvents(_Handles):
    new = staticmethod(lambda initial=False: Handle("ManualResetEventSlim", int(initial), 1, False))


class _Semaphores(_Handles):
    kind = "Semaphore"

    @classmethod
    def make(cls, count: int, most: int) -> Handle:
        if count < 0:
            raise out_of_range("Non-negative number required.", "initialCount")
        if most < 1 or count > most:
            raise out_of_range("Positive number required." if most < 1 else "The initial count for the semaphore must be greater than or equal to zero and "
                               "less than the maximum count.", "maximumCount" if most < 1 else "initialCount")
        return Handle(cls.kind, count, most, True)

    new = staticmethod(lambda count, most, name=None: _Semaphores.make(count, most))


class _SlimSemaphores(_Semaphores):
    kind = "SemaphoreSlim"
    new = staticmethod(lambda count, most=0x7FFFFFFF: _SlimSemaphores.make(count, most))  # type: ignore[assignment]


net_type(_T + "EventResetMode", values={"AutoReset": 0, "ManualReset": 1})
members(net_type(_T + "EventWaitHandle", base=_T + "WaitHandle"), _HANDLE + """
bool Reset()
bool Set()
System.Threading.EventWaitHandle new(bool initialState, System.Threading.EventResetMode mode)
System.Threading.EventWaitHandle new(bool initialState, System.Threading.EventResetMode mode, string name)
System.Threading.EventWaitHandle new(bool initialState, System.Threading.EventResetMode mode, string name, [ref] bool createdNew)
""", _Events)
members(net_type(_T + "AutoResetEvent", base=_T + "EventWaitHandle"), "System.Threading.AutoResetEvent new(bool initialState)", _AutoEvents)
members(net_type(_T + "ManualResetEvent", base=_T + "EventWaitHandle"), "System.Threading.ManualResetEvent new(bool initialState)", _ManualEvents)
members(net_type(_T + "ManualResetEventSlim", interfaces="IDisposable"), _SLIM + """
void Reset()
void Set()
bool IsSet {get;}
System.Threading.ManualResetEventSlim new()
System.Threading.ManualResetEventSlim new(bool initialState)
""", _SlimEvents)
members(net_type(_T + "Semaphore", base=_T + "WaitHandle"), _HANDLE + """
int Release()
int Release(int releaseCount)
System.Threading.Semaphore new(int initialCount, int maximumCount)
System.Threading.Semaphore new(int initialCount, int maximumCount, string name)
""", _Semaphores)
members(net_type(_T + "SemaphoreSlim", interfaces="IDisposable"), _SLIM + """
int Release()
int Release(int releaseCount)
int CurrentCount {get;}
System.Threading.SemaphoreSlim new(int initialCount)
System.Threading.SemaphoreSlim new(int initialCount, int maxCount)
""", _SlimSemaphores)


# -- mutexes


class _Mutexes(_Handles):
    """A mutex with a name holds for all processes of the user: a locked file stands for it."""

    @staticmethod
    def new(owned: bool = False, name: Any = None, created: Any = None) -> Handle:
        made = Handle("Mutex", 0, 1, True)
        made.count = 1
        if name:
            made.file = open(_lock_path(name), "a+b")
        free = _Mutexes.WaitOne(made, 0) if owned or created is not None else True
        if created is not None:
            created.value = free
            if not owned and free:
                _Mutexes.ReleaseMutex(made)
        return made

    @staticmethod
    def WaitOne(self: Handle, limit: Any = -1, exit_context: bool = False) -> bool:
        if self.owner is not None and self.owner == threading.get_ident():
            self.most += 1
            return True
        if not self.wait(limit):
            return False
        if self.file is not None and not _lock_file(self.file, seconds(limit)):
            self.release()
            return False
        self.owner, self.most = threading.get_ident(), 1
        return True

    @staticmethod
    def ReleaseMutex(self: Handle) -> None:
        if self.owner != threading.get_ident():
            raise net_error("System.ApplicationException", "Object synchronization method was called from an unsynchronized block of code.")
        self.most -= 1
        if self.most:
            return
        self.owner, self.most = None, 1
        if self.file is not None:
            import fcntl

            fcntl.flock(self.file, fcntl.LOCK_UN)
        self.release()

    @staticmethod
    def TryOpenExisting(name: str, result: Any) -> bool:
        import os

        found = os.path.exists(_lock_path(name))
        result.value = _Mutexes.new(False, name) if found else None
        return found


def _lock_path(name: str) -> str:
    import hashlib
    import os
    import tempfile

    digest = hashlib.sha256(name.rpartition("\\")[2].encode()).hexdigest()[:32]
    return os.path.join(tempfile.gettempdir(), f"ems-mutex-{os.getuid()}-{digest}")


def _lock_file(file: Any, allowed: float) -> bool:
    import fcntl
    import time

    end = time.monotonic() + allowed
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if allowed >= 0 and time.monotonic() >= end:
                return False
            time.sleep(0.01)
        else:
            return True


members(net_type(_T + "Mutex", base=_T + "WaitHandle"), _HANDLE + """
void ReleaseMutex()
static bool TryOpenExisting(string name, [ref] System.Threading.Mutex result)
System.Threading.Mutex new()
System.Threading.Mutex new(bool initiallyOwned)
System.Threading.Mutex new(bool initiallyOwned, string name)
System.Threading.Mutex new(bool initiallyOwned, string name, [ref] bool createdNew)
""", _Mutexes)


# -- Monitor, Interlocked, Volatile

_locks: dict[int, tuple[Any, Any]] = {}  # id of an object -> (the object, its lock)


def _lock_of(value: Any) -> Any:
    if value is None:
        raise null_argument("obj")
    return _locks.setdefault(id(value), (value, threading.RLock()))[1]


class _Monitors(ObjectBodies):
    @staticmethod
    def Enter(value: Any, taken: Any = None) -> None:
        _lock_of(value).acquire()
        if taken is not None:
            taken.value = True

    @staticmethod
    def TryEnter(value: Any, limit: Any = 0, taken: Any = None) -> Any:
        allowed = 0.0 if hasattr(limit, "value") else seconds(limit)
        found = _lock_of(value).acquire(allowed != 0, allowed if allowed > 0 else -1)
        for reference in (limit, taken):
            if hasattr(reference, "value"):
                reference.value = found
        return found

    @staticmethod
    def Exit(value: Any) -> None:
        try:
            _lock_of(value).release()
        except RuntimeError:
            raise net_error("System.Threading.SynchronizationLockException", "Object synchronization method was called from an unsynchronized block of "
                            "code.") from None

    IsEntered = staticmethod(lambda value: _lock_of(value)._is_owned())


members(net_type(_T + "Monitor"), """
static void Enter(System.Object obj)
static void Enter(System.Object obj, [ref] bool lockTaken)
static void Exit(System.Object obj)
static bool IsEntered(System.Object obj)
static bool TryEnter(System.Object obj)
static bool TryEnter(System.Object obj, int millisecondsTimeout)
static bool TryEnter(System.Object obj, timespan timeout)
static void TryEnter(System.Object obj, [ref] bool lockTaken)
static void TryEnter(System.Object obj, int millisecondsTimeout, [ref] bool lockTaken)
""", _Monitors)

_exchange = threading.Lock()


def _changed(change: Any, old: bool = False) -> Any:
    def call(place: Any, *rest: Any) -> Any:
        from ems.values.types import type_of as of

        with _exchange:
            before = place.value
            if before is None:
                before = 0
            after = change(before, *rest)
            if before.__class__ is not int and isinstance(before, int):
                from ems.values.convert import convert

                after = convert(after, of(before))
            place.value = after
            return before if old else after

    return staticmethod(call)


def _wrapped(value: int, like: Any) -> int:
    bits = 32 if like.__class__ is int else 64
    return (value + (1 << bits - 1)) % (1 << bits) - (1 << bits - 1)


class _Interlocked(ObjectBodies):
    Increment = _changed(lambda value: _wrapped(value + 1, value))
    Decrement = _changed(lambda value: _wrapped(value - 1, value))
    Add = _changed(lambda value, more: _wrapped(value + more, value))
    Exchange = _changed(lambda value, new: new, old=True)
    And = _changed(lambda value, mask: value & mask, old=True)
    Or = _changed(lambda value, mask: value | mask, old=True)

    @staticmethod
    def CompareExchange(place: Any, value: Any, comparand: Any) -> Any:
        with _exchange:
            before = place.value
            if before == comparand:
                place.value = value
            return before

    Read = staticmethod(lambda place: place.value)

    @staticmethod
    def MemoryBarrier() -> None:
        """Python's own memory model is strict enough."""


def _numeric(name: str, rest: str = "") -> str:
    return "".join(f"static {t} {name}([ref] {t} location1{rest.replace('T', t)})\n" for t in ("int", "long"))


members(net_type(_T + "Interlocked"), _numeric("Increment") + _numeric("Decrement") + _numeric("Add", ", T value") + _numeric("Exchange", ", T value")
        + _numeric("And", ", T value") + _numeric("Or", ", T value") + _numeric("CompareExchange", ", T value, T comparand") + """
static System.Object Exchange([ref] System.Object location1, System.Object value)
static System.Object CompareExchange([ref] System.Object location1, System.Object value, System.Object comparand)
static long Read([ref] long location)
static void MemoryBarrier()
""", _Interlocked)
