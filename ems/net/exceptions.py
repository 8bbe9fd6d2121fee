"""In: ems.values.errors. Out: every exception type declared, with its members and constructors."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies
from ems.net.declare import members
from ems.values import errors
from ems.values.errors import BASES, NetException, exception_class
from ems.values.text import net_text
from ems.values.types import NetType, net_type


class _Exceptions(ObjectBodies):
    """`self` is a Python exception."""

    @staticmethod
    def Message(self: Any) -> str:
        return str(self)

    @staticmethod
    def InnerException(self: Any) -> Any:
        return getattr(self, "inner", None)

    @staticmethod
    def StackTrace(self: Any) -> Any:
        return getattr(self, "stack_trace", None) or (None if self.__traceback__ is None else "   at <ScriptBlock>, <No file>")

    @staticmethod
    def Source(self: Any) -> Any:
        return getattr(self, "source", None) or (None if self.__traceback__ is None else "System.Management.Automation")

    @staticmethod
    def set_Source(self: Any, value: Any) -> None:
        self.source = value

    @staticmethod
    def HelpLink(self: Any) -> Any:
        return getattr(self, "help_link", None)

    @staticmethod
    def set_HelpLink(self: Any, value: Any) -> None:
        self.help_link = value

    @staticmethod
    def HResult(self: Any) -> int:
        names = (getattr(cls, "net_name", None) for cls in type(self).__mro__)
        own = next((_HRESULTS[name] for name in names if name in _HRESULTS), None)  # its own, or that of what it derives from
        held = getattr(self, "hresult", -2146233088)
        return own if own is not None and held == -2146233088 else held

    @staticmethod
    def set_HResult(self: Any, value: int) -> None:
        self.hresult = value

    @staticmethod
    def Data(self: Any) -> Any:
        if getattr(self, "data", None) is None:
            from ems.net.dictionaries import ExceptionData
            from ems.values.collections import key_exact

            self.data = ExceptionData((), key_exact)
        return self.data

    @staticmethod
    def TargetSite(self: Any) -> Any:
        return None

    @staticmethod
    def GetBaseException(self: Any) -> Any:
        found = self
        while getattr(found, "inner", None) is not None:
            found = found.inner
        return found

    @staticmethod
    def ToString(self: Any) -> str:
        return exception_text(self)

    # -- members of single types

    @staticmethod
    def ParamName(self: Any) -> Any:
        return getattr(self, "parameter", None)

    @staticmethod
    def ActualValue(self: Any) -> Any:
        return getattr(self, "actual", None)

    @staticmethod
    def FileName(self: Any) -> Any:
        return getattr(self, "file_name", None)

    @staticmethod
    def FusionLog(self: Any) -> Any:
        return None

    @staticmethod
    def ErrorRecord(self: Any) -> Any:
        return errors.own_record(self)

    @staticmethod
    def WasThrownFromThrowStatement(self: Any) -> bool:
        return bool(getattr(self, "from_throw", False))

    @staticmethod
    def set_WasThrownFromThrowStatement(self: Any, value: bool) -> None:
        self.from_throw = value

    @staticmethod
    def CommandName(self: Any) -> Any:
        return getattr(self, "command_name", None)

    @staticmethod
    def ParameterName(self: Any) -> Any:
        return getattr(self, "parameter_name", None)

    @staticmethod
    def ErrorId(self: Any) -> Any:
        return self.error_id

    @staticmethod
    def CommandInvocation(self: Any) -> Any:
        return self.record.invocation if self.record is not None else None

    @staticmethod
    def ItemName(self: Any) -> Any:
        return getattr(self, "item_name", None)

    @staticmethod
    def Errors(self: Any) -> Any:
        from ems.values.collections import TypedArray
        from ems.values.types import get_type

        kind = get_type("System.Management.Automation.Language.ParseError")
        assert kind.convert is not None
        return TypedArray.of(kind, [kind.convert((error, self.parse_source)) for error in getattr(self, "errors", ())])

    @staticmethod
    def NativeErrorCode(self: Any) -> int:
        return int(getattr(self, "code", 0) or 0)

    ErrorCode = SocketErrorCode = NativeErrorCode

    @staticmethod
    def InnerExceptions(self: Any) -> Any:
        from ems.net.lists import read_only
        from ems.values.types import get_type

        return read_only(getattr(self, "inners", None) or ([self.inner] if self.inner is not None else []), get_type("System.Exception"))

    @staticmethod
    def LineNumber(self: Any) -> int:
        return int(getattr(self, "line", 0) or 0)

    @staticmethod
    def LinePosition(self: Any) -> int:
        return int(getattr(self, "position", 0) or 0)


_HRESULTS = {"System.ArgumentException": -2147024809, "System.ArgumentNullException": -2147467261,
    "System.ArgumentOutOfRangeException": -2146233086,
             "System.FormatException": -2146233033, "System.InvalidOperationException": -2146233079,
                 "System.NotSupportedException": -2146233067,
             "System.NotImplementedException": -2147467263, "System.IO.IOException": -2146232800,
                 "System.IO.FileNotFoundException": -2147024894,
             "System.IO.DirectoryNotFoundException": -2147024893, "System.UnauthorizedAccessException": -2147024891,
                 "System.OverflowException": -2146233066,
             "System.DivideByZeroException": -2147352558, "System.NullReferenceException": -2147467261,
                 "System.InvalidCastException": -2147467262,
             "System.IndexOutOfRangeException": -2146233080, "System.TimeoutException": -2146233083, "System.SystemException": -2146233087,
             "System.ArithmeticException": -2147024362, "System.Collections.Generic.KeyNotFoundException": -2146232969,
             "System.OperationCanceledException": -2146233029, "System.ObjectDisposedException": -2146232798, "System.RankException": -2146233065,
             "System.ArrayTypeMismatchException": -2146233085, "System.IO.PathTooLongException": -2147024690, "System.IO.EndOfStreamException": -2147024858,
             "System.Security.SecurityException": -2146233078, "System.Xml.XmlException": -2146232000, "System.ApplicationException": -2146232832,
             "System.Reflection.TargetInvocationException": -2146232828, "System.Runtime.InteropServices.ExternalException": -2147467259}


def exception_text(error: Any) -> str:
    """Exception.ToString(): type, message, the inner exceptions and the stack."""
    message = str(error)
    text = errors.type_name(error) + (f": {message}" if message else "")
    if getattr(error, "file_name", None):
        text += f"\nFile name: '{error.file_name}'"
    inner = getattr(error, "inner", None)
    if inner is not None:
        text += f"\n ---> {exception_text(inner)}\n   --- End of inner exception stack trace ---"
    trace = _Exceptions.StackTrace(error)
    return text + (f"\n{trace}" if trace else "")


def _plain(cls: type[NetException], default: str | None) -> Any:
    def new(message: Any = None, inner: Any = None) -> NetException:
        return cls(message if message is not None else default, inner)

    return staticmethod(new)


def _argument(cls: type[NetException], default: str, name_first: bool) -> Any:
    """ArgumentException and its kin: their messages end in the parameter's name."""

    def new(*arguments: Any) -> NetException:
        inner = next((a for a in arguments if isinstance(a, BaseException)), None)
        texts = [a for a in arguments if not isinstance(a, BaseException)]
        name, message, actual = None, default, None
        if name_first:
            if len(texts) == 1 and inner is None:
                name = texts[0]
            elif len(texts) == 1:
                message = texts[0]
            elif len(texts) == 2:
                name, message = texts
            elif len(texts) == 3:
                name, actual, message = texts
        elif texts:
            message, name = texts[0], texts[1] if len(texts) > 1 else None
        shown = f"{message} (Parameter '{name}')" if name else message
        if actual is not None:
            shown += f"\nActual value was {net_text(actual)}."
        return cls(shown, inner, parameter=name, actual=actual)

    return staticmethod(new)


def _file(cls: type[NetException]) -> Any:
    def new(message: Any = None, second: Any = None, third: Any = None) -> NetException:
        inner = next((a for a in (second, third) if isinstance(a, BaseException)), None)
        name = second if isinstance(second, str) else None
        text = message if message is not None else "Unable to find the specified file."
        return cls(text, inner, file_name=name)

    return staticmethod(new)


def _disposed(cls: type[NetException]) -> Any:
    def new(name: Any, message: Any = None) -> NetException:
        if isinstance(message, BaseException):
            return cls(name, message)
        text = message or "Cannot access a disposed object."
        return cls(f"{text}\nObject name: '{name}'." if name else text, None)

    return staticmethod(new)


_DEFAULTS = {
    "System.SystemException": "System error.", "System.ApplicationException": "Error in the application.",
    "System.ArgumentException": "Value does not fall within the expected range.", "System.ArgumentNullException": "Value cannot be null.",
    "System.ArgumentOutOfRangeException": "Specified argument was out of the range of valid values.",
    "System.ArithmeticException": "Overflow or underflow in the arithmetic operation.",
        "System.DivideByZeroException": "Attempted to divide by zero.",
    "System.OverflowException": "Arithmetic operation resulted in an overflow.",
        "System.FormatException": "One of the identified items was in an invalid format.",
    "System.IndexOutOfRangeException": "Index was outside the bounds of the array.",
        "System.InvalidCastException": "Specified cast is not valid.",
    "System.InvalidOperationException": "Operation is not valid due to the current state of the object.",
    "System.NotImplementedException": "The method or operation is not implemented.",
        "System.NotSupportedException": "Specified method is not supported.",
    "System.NullReferenceException": "Object reference not set to an instance of an object.",
        "System.OutOfMemoryException": "Insufficient memory to continue the "
    "execution of the program.", "System.PlatformNotSupportedException": "Operation is not supported on this platform.",
    "System.RankException": "Attempted to operate on an array with the incorrect number of dimensions.", "System.StackOverflowException":
    "Operation caused a stack overflow.", "System.TimeoutException": "The operation has timed out.",
    "System.UnauthorizedAccessException": "Attempted to perform an unauthorized operation.",
        "System.OperationCanceledException": "The operation was canceled.",
    "System.Threading.Tasks.TaskCanceledException": "A task was canceled.", "System.IO.IOException": "I/O error occurred.",
    "System.IO.FileNotFoundException": "Unable to find the specified file.", "System.IO.DirectoryNotFoundException":
    "Attempted to access a path that is not on the disk.",
        "System.IO.EndOfStreamException": "Attempted to read past the end of the stream.",
    "System.IO.PathTooLongException": "The specified file name or path is too long, or a component of the specified path is too long.",
    "System.Collections.Generic.KeyNotFoundException": "The given key was not present in the dictionary.", "System.AggregateException":
    "One or more errors occurred.", "System.ArrayTypeMismatchException": "Attempted to access an element as a type incompatible with the "
                                                                         "array.",
    "System.MissingMethodException": "Attempted to access a missing method.",
        "System.MissingMemberException": "Attempted to access a missing member.",
    "System.TypeLoadException": "Failure has occurred while loading a type.", "System.Security.SecurityException": "Security error.",
    "System.Reflection.AmbiguousMatchException": "Ambiguous match found.", "System.Xml.XmlException": "An XML error has occurred.",
    "System.Net.Mail.SmtpException": "Failure sending mail.",
}
_SYSTEM = """
System.AccessViolationException System.ArithmeticException System.ArrayTypeMismatchException System.BadImageFormatException System.DataMisalignedException
System.FormatException System.IndexOutOfRangeException System.InvalidCastException System.InvalidOperationException System.InvalidProgramException
System.InvalidTimeZoneException System.TimeZoneNotFoundException System.MemberAccessException System.MissingMemberException System.MissingMethodException
System.MissingFieldException System.MulticastNotSupportedException System.NotImplementedException System.NotSupportedException System.NullReferenceException
System.OutOfMemoryException System.InsufficientMemoryException System.RankException System.StackOverflowException System.TypeInitializationException
System.TypeLoadException System.EntryPointNotFoundException System.UnauthorizedAccessException System.ArgumentException System.Security.AccessControl.PrivilegeNotHeldException
System.Security.Authentication.AuthenticationException System.Security.Authentication.InvalidCredentialException System.Security.VerificationException
System.Threading.SynchronizationLockException System.Threading.ThreadAbortException System.Threading.ThreadInterruptedException
System.Threading.ThreadStateException System.Threading.AbandonedMutexException System.Configuration.ConfigurationErrorsException
System.Runtime.Serialization.SerializationException System.Net.CookieException System.Net.HttpListenerException System.Net.NetworkInformation.PingException
System.Net.Mail.SmtpFailedRecipientException System.Data.DataException System.ComponentModel.InvalidEnumArgumentException System.Xml.Schema.XmlSchemaException
System.IO.InvalidDataException System.IO.InternalBufferOverflowException System.ContextMarshalException System.AppDomainUnloadedException
System.ComponentModel.WarningException System.Security.Principal.IdentityNotMappedException
"""
_EXTRA = {
    "System.ArgumentException": "string ParamName {get;}", "System.ArgumentOutOfRangeException": "System.Object ActualValue {get;}",
    "System.IO.FileNotFoundException": "string FileName {get;}\nstring FusionLog {get;}",
        "System.IO.FileLoadException": "string FileName {get;}",
    "System.Management.Automation.RuntimeException": "System.Management.Automation.ErrorRecord ErrorRecord {get;}\nbool "
                                                     "WasThrownFromThrowStatement {get;set;}",
    "System.Management.Automation.CommandNotFoundException": "string CommandName {get;}",
    "System.Management.Automation.ParameterBindingException": "string ParameterName {get;}\nstring ErrorId {get;}\n"
                                                              "System.Management.Automation.InvocationInfo CommandInvocation {get;}",
    "System.Management.Automation.SessionStateException": "string ItemName {get;}",
    "System.Management.Automation.ParseException": "System.Management.Automation.Language.ParseError[] Errors {get;}",
    "System.ComponentModel.Win32Exception": "int NativeErrorCode {get;}", "System.Net.Sockets.SocketException": "int ErrorCode {get;}",
    "System.AggregateException": "System.Collections.ObjectModel.ReadOnlyCollection[System.Exception] InnerExceptions {get;}",
    "System.Xml.XmlException": "int LineNumber {get;}\nint LinePosition {get;}",
    "System.Runtime.InteropServices.ExternalException": "int ErrorCode {get;}",
}


def _signatures(name: str) -> tuple[str, Any]:
    """The constructors of an exception type, and what makes one."""
    cls = exception_class(name)
    default = _DEFAULTS.get(name)
    if name in ("System.ArgumentNullException", "System.ArgumentOutOfRangeException"):
        more = f"{name} new(string paramName, System.Object actualValue, string message)\n" if "OutOf" in name else ""
        return (f"{name} new()\n{name} new(string paramName)\n{name} new(string paramName, string message)\n{more}"
                f"{name} new(string message, System.Exception innerException)", _argument(cls, _DEFAULTS[name], True))
    if name == "System.ArgumentException":
        return (f"{name} new()\n{name} new(string message)\n{name} new(string message, System.Exception innerException)\n{name} new(string "
                f"message, string paramName)\n"
                f"{name} new(string message, string paramName, System.Exception innerException)", _argument(cls, _DEFAULTS[name], False))
    if name == "System.IO.FileNotFoundException":
        return (f"{name} new()\n{name} new(string message)\n{name} new(string message, System.Exception innerException)\n{name} new(string "
                f"message, string fileName)\n"
                f"{name} new(string message, string fileName, System.Exception innerException)", _file(cls))
    if name == "System.ObjectDisposedException":
        return f"{name} new(string objectName)\n{name} new(string objectName, string message)\n{name} new(string message, System.Exception innerException)", _disposed(cls)
    return f"{name} new()\n{name} new(string message)\n{name} new(string message, System.Exception innerException)", _plain(cls, default)


def _declare(name: str, base: str) -> NetType:
    cls = exception_class(name)
    if cls.default_message is None and name in _DEFAULTS:
        cls.default_message = _DEFAULTS[name]
    signatures, make = _signatures(name)
    net = net_type(name, base=base, py=cls, interfaces="ISerializable")

    class Bodies(_Exceptions):
        new = make

    members(net, signatures + "\n" + _EXTRA.get(name, ""), Bodies)
    return net


def _all() -> None:
    names = dict(BASES)
    for name in _SYSTEM.split():
        names.setdefault(name, "System.SystemException")
    names.setdefault("System.SystemException", "System.Exception")
    done: set[str] = set()

    def put(name: str) -> None:
        if name in done or name == "System.Object":
            return
        done.add(name)
        base = names.get(name, "System.SystemException")
        put(base)
        _declare(name, base)

    for name in names:
        put(name)


members(net_type("System.Exception", py=NetException, interfaces="ISerializable"), """
System.Exception GetBaseException()
void GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
string ToString()
System.Collections.IDictionary Data {get;}
string HelpLink {get;set;}
int HResult {get;set;}
System.Exception InnerException {get;}
string Message {get;}
string Source {get;set;}
string StackTrace {get;}
System.Reflection.MethodBase TargetSite {get;}
""", _Exceptions)
_all()
