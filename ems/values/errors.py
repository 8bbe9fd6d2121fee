"""In: nothing. Out: .NET exceptions as Python exceptions, ErrorRecord, and the exceptions that carry control flow.

One Python class a .NET exception type, made on demand from the table BASES (`exception_class(full name)`): so `except` and PowerShell's
typed `catch` see the same inheritance. A PowerShell error carries an ErrorRecord; it is made when someone looks (`record_of`).
"""
from __future__ import annotations

from typing import Any, ClassVar

from ems.values.objects import NetObject

# Exception type -> its base, for those whose base is not System.SystemException. Names without a dot are in System.
BASES: dict[str, str] = {
    "System.Exception": "System.Object",
    "System.SystemException": "System.Exception",
    "System.ApplicationException": "System.Exception",
    "System.AggregateException": "System.Exception",
    "System.ArgumentNullException": "System.ArgumentException",
    "System.ArgumentOutOfRangeException": "System.ArgumentException",
    "System.DivideByZeroException": "System.ArithmeticException",
    "System.OverflowException": "System.ArithmeticException",
    "System.NotFiniteNumberException": "System.ArithmeticException",
    "System.ObjectDisposedException": "System.InvalidOperationException",
    "System.PlatformNotSupportedException": "System.NotSupportedException",
    "System.UriFormatException": "System.FormatException",
    "System.IO.IOException": "System.SystemException",
    "System.IO.FileNotFoundException": "System.IO.IOException",
    "System.IO.DirectoryNotFoundException": "System.IO.IOException",
    "System.IO.PathTooLongException": "System.IO.IOException",
    "System.IO.EndOfStreamException": "System.IO.IOException",
    "System.IO.DriveNotFoundException": "System.IO.IOException",
    "System.IO.FileLoadException": "System.IO.IOException",
    "System.OperationCanceledException": "System.SystemException",
    "System.Threading.Tasks.TaskCanceledException": "System.OperationCanceledException",
    "System.TimeoutException": "System.SystemException",
    "System.Text.RegularExpressions.RegexParseException": "System.ArgumentException",
    "System.Text.RegularExpressions.RegexMatchTimeoutException": "System.TimeoutException",
    "System.Text.DecoderFallbackException": "System.ArgumentException",
    "System.Text.EncoderFallbackException": "System.ArgumentException",
    "System.Globalization.CultureNotFoundException": "System.ArgumentException",
    "System.Reflection.TargetInvocationException": "System.ApplicationException",
    "System.Reflection.TargetException": "System.ApplicationException",
    "System.Reflection.TargetParameterCountException": "System.ApplicationException",
    "System.Reflection.AmbiguousMatchException": "System.SystemException",
    "System.Runtime.InteropServices.ExternalException": "System.SystemException",
    "System.Runtime.InteropServices.COMException": "System.Runtime.InteropServices.ExternalException",
    "System.ComponentModel.Win32Exception": "System.Runtime.InteropServices.ExternalException",
    "System.Net.Sockets.SocketException": "System.ComponentModel.Win32Exception",
    "System.Net.WebException": "System.InvalidOperationException",
    "System.Net.ProtocolViolationException": "System.InvalidOperationException",
    "System.Net.Http.HttpRequestException": "System.Exception",
    "System.Net.Mail.SmtpException": "System.Exception",
    "Microsoft.PowerShell.Commands.HttpResponseException": "System.Net.Http.HttpRequestException",
    "System.Text.Json.JsonException": "System.Exception",
    "System.Management.Automation.RuntimeException": "System.SystemException",
    "System.Management.Automation.ActionPreferenceStopException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.CmdletInvocationException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.CmdletProviderInvocationException": "System.Management.Automation.CmdletInvocationException",
    "System.Management.Automation.CmdletInvocationStopException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.CommandNotFoundException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.ApplicationFailedException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.NativeCommandExitException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.ParameterBindingException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.ParameterBindingValidationException": "System.Management.Automation.ParameterBindingException",
    "System.Management.Automation.ParameterBindingArgumentTransformationException": "System.Management.Automation.ParameterBindingException",
    "System.Management.Automation.ParentContainsErrorRecordException": "System.SystemException",
    "System.Management.Automation.ParseException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.IncompleteParseException": "System.Management.Automation.ParseException",
    "System.Management.Automation.MethodException": "System.Management.Automation.ExtendedTypeSystemException",
    "System.Management.Automation.MethodInvocationException": "System.Management.Automation.MethodException",
    "System.Management.Automation.GetValueException": "System.Management.Automation.ExtendedTypeSystemException",
    "System.Management.Automation.GetValueInvocationException": "System.Management.Automation.GetValueException",
    "System.Management.Automation.SetValueException": "System.Management.Automation.ExtendedTypeSystemException",
    "System.Management.Automation.SetValueInvocationException": "System.Management.Automation.SetValueException",
    "System.Management.Automation.ExtendedTypeSystemException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.PropertyNotFoundException": "System.Management.Automation.ExtendedTypeSystemException",
    "System.Management.Automation.PSInvalidCastException": "System.InvalidCastException",
    "System.Management.Automation.PSArgumentException": "System.ArgumentException",
    "System.Management.Automation.PSArgumentNullException": "System.ArgumentNullException",
    "System.Management.Automation.PSArgumentOutOfRangeException": "System.ArgumentOutOfRangeException",
    "System.Management.Automation.PSInvalidOperationException": "System.InvalidOperationException",
    "System.Management.Automation.PSNotSupportedException": "System.NotSupportedException",
    "System.Management.Automation.PSNotImplementedException": "System.NotImplementedException",
    "System.Management.Automation.PipelineStoppedException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.PipelineClosedException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.ScriptCallDepthException": "System.SystemException",
    "System.Management.Automation.ScriptRequiresException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.SessionStateException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.SessionStateUnauthorizedAccessException": "System.Management.Automation.SessionStateException",
    "System.Management.Automation.ItemNotFoundException": "System.Management.Automation.SessionStateException",
    "System.Management.Automation.DriveNotFoundException": "System.Management.Automation.SessionStateException",
    "System.Management.Automation.ProviderNotFoundException": "System.Management.Automation.SessionStateException",
    "System.Management.Automation.ProviderInvocationException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.SetScriptItemException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.HaltCommandException": "System.SystemException",
    "System.Management.Automation.MetadataException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.ValidationMetadataException": "System.Management.Automation.MetadataException",
    "System.Management.Automation.ArgumentTransformationMetadataException": "System.Management.Automation.MetadataException",
    "System.Management.Automation.ParsingMetadataException": "System.Management.Automation.MetadataException",
    "System.Management.Automation.WildcardPatternException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.Host.HostException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.Host.PromptingException": "System.Management.Automation.Host.HostException",
    "System.Management.Automation.RemoteException": "System.Management.Automation.RuntimeException",
    "System.Management.Automation.JobFailedException": "System.SystemException",
    "Microsoft.PowerShell.Commands.WriteErrorException": "System.SystemException",
    "Microsoft.PowerShell.Commands.ProcessCommandException": "System.SystemException",
    "Microsoft.PowerShell.Commands.ServiceCommandException": "System.SystemException",
    "Microsoft.PowerShell.Commands.HelpNotFoundException": "System.SystemException",
    "System.Collections.Generic.KeyNotFoundException": "System.SystemException",
    "System.Xml.XmlException": "System.SystemException",
    "System.Xml.XPath.XPathException": "System.SystemException",
    "System.Security.Cryptography.CryptographicException": "System.SystemException",
    "System.Security.SecurityException": "System.SystemException",
}

# Exception types whose base is System.SystemException.
PLAIN = ("System.ArgumentException", "System.ArithmeticException", "System.FormatException", "System.InvalidCastException", "System.InvalidOperationException",
         "System.IndexOutOfRangeException", "System.NullReferenceException", "System.NotSupportedException", "System.NotImplementedException",
         "System.UnauthorizedAccessException", "System.OutOfMemoryException", "System.StackOverflowException", "System.RankException",
         "System.ArrayTypeMismatchException", "System.TypeLoadException", "System.MemberAccessException", "System.MissingMemberException",
         "System.Management.Automation.RuntimeException", "System.Threading.ThreadAbortException", "System.Threading.SynchronizationLockException",
         "System.Data.DataException", "System.Configuration.ConfigurationException")


class NetException(Exception):
    """System.Exception. `inner` is the InnerException; `data` the Data dictionary, None until used."""

    net_name: ClassVar[str] = "System.Exception"
    default_message: ClassVar[str | None] = None
    ps_ext: Any = None

    def __init__(self, message: str | None = None, inner: BaseException | None = None, **extra: Any) -> None:
        super().__init__(message)
        self._message = message
        self.inner = inner
        self.data: Any = None
        self.record: ErrorRecord | None = None
        self.source: str | None = None
        self.hresult = -2146233088
        for name, value in extra.items():
            setattr(self, name, value)

    @property
    def message(self) -> str:
        if self._message is None:
            return self.default_message or f"Exception of type '{self.net_name}' was thrown."
        return self._message

    @message.setter
    def message(self, value: str | None) -> None:
        self._message = value

    def __str__(self) -> str:
        return self.message


_classes: dict[str, type[NetException]] = {"system.exception": NetException}


def exception_class(full_name: str) -> type[NetException]:
    """The Python class of a .NET exception type, made when first asked for."""
    lower = full_name.lower()
    found = _classes.get(lower)
    if found is None:
        base = exception_class(BASES.get(full_name, "System.SystemException"))
        if base.net_name == "System.Management.Automation.RuntimeException" or issubclass(base, RuntimeException):
            base = base if issubclass(base, RuntimeException) else RuntimeException
        facts = {"net_name": full_name, "net_base": base.net_name, "__module__": __name__}
        found = _classes[lower] = type(full_name.rpartition(".")[2], (base,), facts)
    return found


def register_exception(cls: type[NetException]) -> type[NetException]:
    """Make a hand-written class the one of its net_name."""
    _classes[cls.net_name.lower()] = cls
    return cls


def net_error(full_name: str, message: str | None = None, inner: BaseException | None = None, **extra: Any) -> NetException:
    """An exception of that .NET type, to be raised."""
    return exception_class(full_name)(message, inner, **extra)


@register_exception
class SystemException(NetException):
    net_name = "System.SystemException"


@register_exception
class RuntimeException(SystemException):
    """The base of PowerShell's own errors. error_id, category and target make its ErrorRecord."""

    net_name = "System.Management.Automation.RuntimeException"

    def __init__(self, message: str | None = None, inner: BaseException | None = None, *, error_id: str = "RuntimeException",
                 category: str = "NotSpecified", target: Any = None, **extra: Any) -> None:
        super().__init__(message, inner, **extra)
        self.error_id = error_id
        self.category = category
        self.target = target
        self.thrown = False  # it ends the script, not the statement
        self.from_throw = False  # a throw statement made it: WasThrownFromThrowStatement


def ps_error(error_id: str, message: str, *, category: str = "InvalidOperation", target: Any = None,
             cls: str = "System.Management.Automation.RuntimeException", inner: BaseException | None = None, **extra: Any) -> RuntimeException:
    """A PowerShell error to be raised, of a type below RuntimeException."""
    made = exception_class(cls)(message, inner, **extra)
    assert isinstance(made, RuntimeException)
    made.error_id, made.category, made.target = error_id, category, target
    return made


def cast_error(error_id: str, message: str, inner: BaseException | None = None) -> NetException:
    """PSInvalidCastException, what a failed conversion raises; its id becomes the record's."""
    return net_error("System.Management.Automation.PSInvalidCastException", message, inner, error_id=error_id, category="InvalidArgument", target=None)


class ErrorDetails(NetObject):
    __slots__ = ("message", "recommended_action")
    net_name = "System.Management.Automation.ErrorDetails"

    def __init__(self, message: str, recommended_action: str = "") -> None:
        self.ps_ext = None
        self.message = message
        self.recommended_action = recommended_action


class ErrorRecord(NetObject):
    """One error. `origin` is what follows the comma in FullyQualifiedErrorId (the cmdlet's .NET class or the command's name).

    activity, reason, target_name and target_type override the CategoryInfo that the other fields give; None means computed.
    invocation is the InvocationInfo (ems.runtime) of the command or statement that failed.
    """

    __slots__ = ("activity", "category", "details", "error_id", "exception", "invocation", "origin", "reason", "script_stack_trace", "stopped", "target",
                 "target_name", "target_type")
    net_name = "System.Management.Automation.ErrorRecord"

    def __init__(self, exception: BaseException, error_id: str = "", category: str = "NotSpecified", target: Any = None, *, origin: str = "",
                 activity: str | None = None, reason: str | None = None, target_name: str | None = None, target_type: str | None = None,
                 details: ErrorDetails | None = None, invocation: Any = None, script_stack_trace: str | None = None) -> None:
        self.ps_ext = None
        self.exception = exception
        self.error_id = error_id
        self.category = category
        self.target = target
        self.origin = origin
        self.activity = activity
        self.reason = reason
        self.target_name = target_name
        self.target_type = target_type
        self.details = details
        self.invocation = invocation
        self.script_stack_trace = script_stack_trace
        self.stopped = False  # a preference of Stop made it end the script

    @property
    def fully_qualified_error_id(self) -> str:
        if self.error_id and self.origin:
            return f"{self.error_id},{self.origin}"
        return self.error_id or self.origin

    @property
    def message(self) -> str:
        """What the error prints as."""
        return self.details.message if self.details is not None and self.details.message else str(self.exception)


def record_of(error: BaseException) -> ErrorRecord:
    """The ErrorRecord of an exception: its own, or one made from its error_id, category and target."""
    found = getattr(error, "record", None)
    if found is None:
        found = ErrorRecord(error, getattr(error, "error_id", "") or type_name(error), getattr(error, "category", "NotSpecified"),
                            getattr(error, "target", None))
        try:
            error.record = found  # type: ignore[attr-defined]
        except AttributeError:  # a built-in exception without a __dict__
            pass
    return found


def own_record(error: BaseException) -> ErrorRecord:
    """What an exception's ErrorRecord property gives: its record, with a stand-in for the exception that holds it. The facts that the command
    which reported the error added are in the reported record only."""
    record = record_of(error)
    stand_in = net_error("System.Management.Automation.ParentContainsErrorRecordException", str(error))
    if record.activity is not None and "ParameterBinding" not in type_name(error):
        return ErrorRecord(stand_in, record.error_id, record.category, record.target)
    return ErrorRecord(stand_in, record.error_id, record.category, record.target, origin=record.origin, activity=record.activity, reason=record.reason,
                       target_name=record.target_name, target_type=record.target_type, details=record.details, invocation=record.invocation,
                       script_stack_trace=record.script_stack_trace)


def type_name(error: BaseException) -> str:
    """The .NET type name of an exception."""
    return getattr(error, "net_name", None) or f"Python.{type(error).__name__}"


# -- control flow; BaseException, so that no `except Exception` of a cmdlet swallows it


class ControlFlow(BaseException):
    """Leaves blocks without being an error."""


class BreakFlow(ControlFlow):
    """break outside a loop of the same block; label "" means the innermost loop."""

    def __init__(self, label: str = "") -> None:
        super().__init__(label)
        self.label = label


class ContinueFlow(ControlFlow):
    def __init__(self, label: str = "") -> None:
        super().__init__(label)
        self.label = label


class ReturnFlow(ControlFlow):
    """return from where a Python return cannot reach the block's own function."""

    def __init__(self, value: Any = None) -> None:
        super().__init__()
        self.value = value


class ExitFlow(ControlFlow):
    """exit: ends the running script file, or the shell when there is none."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class StopUpstream(ControlFlow):
    """A command wants no more input (Select-Object -First). `pipeline` tells which one ends."""

    def __init__(self, pipeline: Any) -> None:
        super().__init__()
        self.pipeline = pipeline
