"""In: nothing. Out: Task and Task[T], CancellationTokenSource and its token, with their members; `done(value)` for asynchronous members of other types.

A task either is done already or waits for a moment in time: script blocks cannot run on other threads, in PowerShell neither.
"""
from __future__ import annotations

import time
from typing import Any

from ems.net.bases import ObjectBodies, null_argument, out_of_range
from ems.net.declare import members
from ems.values.enums import enum_value
from ems.values.errors import NetException, net_error
from ems.values.objects import NOTHING, NetObject
from ems.values.text import to_string
from ems.values.types import NetType, generic_type, get_type, net_type, type_of

_T = "System.Threading.Tasks."
_CANCELED = "A task was canceled."
NO_RUNSPACE = ("There is no Runspace available to run scripts in this thread. You can provide one in the DefaultRunspace property of the "
               "System.Management.Automation.Runspaces.Runspace type. The script block you attempted to invoke was: ")
_count = [0]


class Task(NetObject):
    """`due`: when it is done, 0 for at once; `token`: what cancels it."""

    __slots__ = ("due", "error", "id", "net_type", "token", "value")

    def __init__(self, net: NetType, value: Any = None, error: NetException | None = None, due: float = 0.0, token: Any = None) -> None:
        self.ps_ext = None
        self.net_type = net
        self.value = value
        self.error = error
        self.due = due
        self.token = token
        _count[0] += 1
        self.id = _count[0]

    def settle(self) -> None:
        if self.due and self.token is not None and self.token.canceled() and time.monotonic() < self.due:
            self.due = 0.0
            self.error = net_error(_T + "TaskCanceledException", _CANCELED)

    def completed(self) -> bool:
        self.settle()
        return not self.due or time.monotonic() >= self.due

    def wait(self, seconds: float | None = None) -> bool:
        end = None if seconds is None else time.monotonic() + seconds
        while not self.completed():
            now = time.monotonic()
            if end is not None and now >= end:
                return False
            time.sleep(max(0.0, min(self.due - now, 0.05, *([] if end is None else [end - now]))))
        return True

    def state(self) -> str:
        if not self.completed():
            return "WaitingForActivation"
        if self.error is None:
            return "RanToCompletion"
        return "Canceled" if self.error.net_name == _T + "TaskCanceledException" else "Faulted"

    def aggregate(self) -> NetException:
        assert self.error is not None
        return aggregate([self.error])


def aggregate(errors: list[NetException]) -> NetException:
    inner = " ".join(f"({e.message})" for e in errors)
    made = net_error("System.AggregateException", f"One or more errors occurred. {inner}", errors[0])
    made.inner_exceptions = errors  # type: ignore[attr-defined]
    return made


def task_type(net: NetType | None) -> NetType:
    return get_type(_T + "Task") if net is None else generic_type(get_type(_T + "Task`1"), (net,))


def done(value: Any = NOTHING, net: NetType | None = None) -> Task:
    """A task that is done, with its result."""
    if value is NOTHING:
        return Task(task_type(None))
    return Task(task_type(net or (type_of(value) if value is not None else get_type("System.Object"))), value)


def _seconds(duration: Any) -> float | None:
    milliseconds = duration if isinstance(duration, int) else duration.ticks // 10000
    if milliseconds < -1:
        raise out_of_range("The value needs to be either -1 (signifying an infinite timeout), 0 or a positive integer.", "millisecondsDelay")
    return None if milliseconds == -1 else milliseconds / 1000


class _Tasks(ObjectBodies):
    @staticmethod
    def Wait(self: Task, limit: Any = -1, token: Any = None) -> Any:
        if not isinstance(limit, CancellationToken):
            finished = self.wait(_seconds(limit))
        else:
            finished = self.wait()
        if not finished:
            return False
        if self.error is not None:
            raise self.aggregate()
        return True

    @staticmethod
    def Result(self: Task) -> Any:
        _Tasks.Wait(self)
        return self.value

    IsCompleted = staticmethod(Task.completed)
    IsCompletedSuccessfully = staticmethod(lambda self: self.state() == "RanToCompletion")
    IsFaulted = staticmethod(lambda self: self.state() == "Faulted")
    IsCanceled = staticmethod(lambda self: self.state() == "Canceled")
    Status = staticmethod(lambda self: enum_value(_T + "TaskStatus", self.state()))
    Id = staticmethod(lambda self: self.id)
    AsyncState = None
    Exception = staticmethod(lambda self: self.aggregate() if self.state() == "Faulted" else None)

    @staticmethod
    def GetAwaiter(self: Task) -> Any:
        return Awaiter(self)

    @staticmethod
    def ConfigureAwait(self: Task, on: Any) -> Any:
        return self

    @staticmethod
    def Dispose(self: Task) -> None:
        """Nothing is held."""

    @staticmethod
    def Delay(duration: Any, token: Any = None) -> Task:
        seconds = _seconds(duration)
        return Task(task_type(None), due=float("inf") if seconds is None else time.monotonic() + seconds if seconds else 0.0, token=token)

    @staticmethod
    def FromResult(value: Any) -> Task:
        return done(value)

    @staticmethod
    def FromException(error: Any) -> Task:
        return Task(task_type(None), error=error)

    @staticmethod
    def FromCanceled(token: Any) -> Task:
        return Task(task_type(None), error=net_error(_T + "TaskCanceledException", _CANCELED))

    @staticmethod
    def CompletedTask() -> Task:
        return done()

    @staticmethod
    def Run(action: Any, token: Any = None) -> Task:
        if action is None:
            raise null_argument("action")
        if action.script is None:
            return done(action.call())
        text = NO_RUNSPACE + to_string(action.script).strip()
        return Task(task_type(None), error=net_error("System.Management.Automation.PSInvalidOperationException", text))

    @staticmethod
    def WhenAll(tasks: Any) -> Task:
        given = _given(tasks)
        error = next((t.error for t in given if t.completed() and t.error is not None), None)
        due = max((t.due for t in given), default=0.0)
        typed = next((t for t in given if t.net_type.arguments), None)
        if typed is None:
            return Task(task_type(None), error=error, due=due)
        from ems.values.collections import TypedArray
        from ems.values.types import array_type

        element = typed.net_type.arguments[0]
        return Task(task_type(array_type(element)), TypedArray.of(element, [t.value for t in given]), error, due)

    @staticmethod
    def WhenAny(tasks: Any) -> Task:
        return done(min(_given(tasks), key=lambda t: t.due))

    @staticmethod
    def WaitAll(tasks: Any, limit: Any = -1) -> Any:
        seconds = _seconds(limit)
        end = None if seconds is None else time.monotonic() + seconds
        for task in _given(tasks):
            if not task.wait(None if end is None else max(0.0, end - time.monotonic())):
                return False
        errors = [t.error for t in tasks if t.error is not None]
        if errors:
            raise aggregate(errors)
        return True

    @staticmethod
    def WaitAny(tasks: Any, limit: Any = -1) -> int:
        given = _given(tasks)
        first = min(given, key=lambda t: t.due)
        return given.index(first) if first.wait(_seconds(limit)) else -1


def _given(tasks: Any) -> list[Task]:
    if tasks is None:
        raise null_argument("tasks")
    return list(tasks)


class Awaiter(NetObject):
    __slots__ = ("task",)
    net_name = "System.Runtime.CompilerServices.TaskAwaiter"

    def __init__(self, task: Task) -> None:
        self.ps_ext = None
        self.task = task


class _Awaiters(ObjectBodies):
    @staticmethod
    def GetResult(self: Awaiter) -> Any:
        self.task.wait()
        if self.task.error is not None:
            raise self.task.error
        return self.task.value if self.task.net_type.arguments else NOTHING

    IsCompleted = staticmethod(lambda self: self.task.completed())


members(net_type("System.Runtime.CompilerServices.TaskAwaiter", py=Awaiter), "System.Object GetResult()\nbool IsCompleted {get;}", _Awaiters)

_TEXT = """
System.Runtime.CompilerServices.TaskAwaiter GetAwaiter()
System.Threading.Tasks.Task ConfigureAwait(bool continueOnCapturedContext)
void Dispose()
bool Wait()
bool Wait(int millisecondsTimeout)
bool Wait(timespan timeout)
bool Wait(System.Threading.CancellationToken cancellationToken)
System.Object AsyncState {get;}
System.AggregateException Exception {get;}
int Id {get;}
bool IsCanceled {get;}
bool IsCompleted {get;}
bool IsCompletedSuccessfully {get;}
bool IsFaulted {get;}
System.Threading.Tasks.TaskStatus Status {get;}
"""
members(net_type(_T + "Task", py=Task, interfaces="IAsyncResult IDisposable"), _TEXT.replace("bool Wait()", "void Wait()") + """
static System.Threading.Tasks.Task Delay(int millisecondsDelay)
static System.Threading.Tasks.Task Delay(timespan delay)
static System.Threading.Tasks.Task Delay(int millisecondsDelay, System.Threading.CancellationToken cancellationToken)
static System.Threading.Tasks.Task Delay(timespan delay, System.Threading.CancellationToken cancellationToken)
static System.Threading.Tasks.Task FromCanceled(System.Threading.CancellationToken cancellationToken)
static System.Threading.Tasks.Task FromException(System.Exception exception)
static System.Threading.Tasks.Task[TResult] FromResult[TResult](TResult result)
static System.Threading.Tasks.Task Run(System.Action action)
static System.Threading.Tasks.Task Run(System.Action action, System.Threading.CancellationToken cancellationToken)
static void WaitAll(Params System.Threading.Tasks.Task[] tasks)
static bool WaitAll(System.Threading.Tasks.Task[] tasks, int millisecondsTimeout)
static bool WaitAll(System.Threading.Tasks.Task[] tasks, timespan timeout)
static int WaitAny(Params System.Threading.Tasks.Task[] tasks)
static int WaitAny(System.Threading.Tasks.Task[] tasks, int millisecondsTimeout)
static System.Threading.Tasks.Task WhenAll(Params System.Threading.Tasks.Task[] tasks)
static System.Threading.Tasks.Task WhenAny(Params System.Threading.Tasks.Task[] tasks)
static System.Threading.Tasks.Task CompletedTask {get;}
""", _Tasks)
members(net_type(_T + "Task`1", kind="generic", base=_T + "Task", py=Task), _TEXT.replace("bool Wait()", "void Wait()") + "T Result {get;}\n", _Tasks)


# -- cancellation


class Source(NetObject):
    __slots__ = ("at", "flag")
    net_name = "System.Threading.CancellationTokenSource"

    def __init__(self, seconds: float | None = None) -> None:
        self.ps_ext = None
        self.flag = False
        self.at = None if seconds is None else time.monotonic() + seconds

    def canceled(self) -> bool:
        return self.flag or self.at is not None and time.monotonic() >= self.at


class CancellationToken(NetObject):
    __slots__ = ("source",)
    net_name = "System.Threading.CancellationToken"

    def __init__(self, source: Source | None) -> None:
        self.ps_ext = None
        self.source = source

    def canceled(self) -> bool:
        return self.source is not None and self.source.canceled()


class _Sources(ObjectBodies):
    @staticmethod
    def new(delay: Any = None) -> Source:
        return Source(None if delay is None else _seconds(delay))

    @staticmethod
    def Cancel(self: Source, throw_first: bool = False) -> None:
        self.flag = True

    @staticmethod
    def CancelAfter(self: Source, delay: Any) -> None:
        seconds = _seconds(delay)
        self.at = None if seconds is None else time.monotonic() + seconds

    @staticmethod
    def Dispose(self: Source) -> None:
        """Nothing is held."""

    IsCancellationRequested = staticmethod(Source.canceled)
    Token = staticmethod(CancellationToken)


members(net_type("System.Threading.CancellationTokenSource", py=Source, interfaces="IDisposable"), """
void Cancel()
void Cancel(bool throwOnFirstException)
void CancelAfter(int millisecondsDelay)
void CancelAfter(timespan delay)
void Dispose()
bool IsCancellationRequested {get;}
System.Threading.CancellationToken Token {get;}
System.Threading.CancellationTokenSource new()
System.Threading.CancellationTokenSource new(int millisecondsDelay)
System.Threading.CancellationTokenSource new(timespan delay)
""", _Sources)


class _Tokens(ObjectBodies):
    @staticmethod
    def ThrowIfCancellationRequested(self: CancellationToken) -> None:
        if self.canceled():
            raise net_error("System.OperationCanceledException", "The operation was canceled.")

    @staticmethod
    def new(canceled: bool = False) -> CancellationToken:
        source = Source() if canceled else None
        if source is not None:
            source.flag = True
        return CancellationToken(source)

    IsCancellationRequested = staticmethod(CancellationToken.canceled)
    CanBeCanceled = staticmethod(lambda self: self.source is not None)
    static_None = staticmethod(lambda: CancellationToken(None))


members(net_type("System.Threading.CancellationToken", base="System.ValueType", kind="struct", py=CancellationToken), """
void ThrowIfCancellationRequested()
bool CanBeCanceled {get;}
bool IsCancellationRequested {get;}
static System.Threading.CancellationToken None {get;}
System.Threading.CancellationToken new(bool canceled)
""", _Tokens)
