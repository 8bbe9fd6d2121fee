"""In: type names as written in a script. Out: whether .NET or PowerShell has such a type, and facts of it that parse checks need.

The parser refuses a class that names a type which does not exist, so it must know the common ones. Names in namespaces that are not
listed here count as existing: a wrong refusal would be worse than a late error.
"""
from __future__ import annotations

from typing import Any

_ACCELERATORS = """
Alias=System.Management.Automation.AliasAttribute AllowEmptyCollection=System.Management.Automation.AllowEmptyCollectionAttribute
AllowEmptyString=System.Management.Automation.AllowEmptyStringAttribute AllowNull=System.Management.Automation.AllowNullAttribute
ArgumentCompleter=System.Management.Automation.ArgumentCompleterAttribute
ArgumentCompletions=System.Management.Automation.ArgumentCompletionsAttribute array=System.Array bigint=System.Numerics.BigInteger
bool=System.Boolean byte=System.Byte char=System.Char cimclass=Microsoft.Management.Infrastructure.CimClass
cimconverter=Microsoft.Management.Infrastructure.CimConverter ciminstance=Microsoft.Management.Infrastructure.CimInstance
CimSession=Microsoft.Management.Infrastructure.CimSession cimtype=Microsoft.Management.Infrastructure.CimType
CmdletBinding=System.Management.Automation.CmdletBindingAttribute cultureinfo=System.Globalization.CultureInfo datetime=System.DateTime
decimal=System.Decimal double=System.Double
DscLocalConfigurationManager=System.Management.Automation.DscLocalConfigurationManagerAttribute
DscProperty=System.Management.Automation.DscPropertyAttribute DscResource=System.Management.Automation.DscResourceAttribute
ExperimentAction=System.Management.Automation.ExperimentAction Experimental=System.Management.Automation.ExperimentalAttribute
ExperimentalFeature=System.Management.Automation.ExperimentalFeature float=System.Single guid=System.Guid
hashtable=System.Collections.Hashtable initialsessionstate=System.Management.Automation.Runspaces.InitialSessionState int=System.Int32
int16=System.Int16 int32=System.Int32 int64=System.Int64 ipaddress=System.Net.IPAddress IPEndpoint=System.Net.IPEndPoint long=System.Int64
mailaddress=System.Net.Mail.MailAddress
Microsoft.PowerShell.Commands.ModuleSpecification=Microsoft.PowerShell.Commands.ModuleSpecification
NoRunspaceAffinity=System.Management.Automation.Language.NoRunspaceAffinityAttribute
NullString=System.Management.Automation.Language.NullString ObjectSecurity=System.Security.AccessControl.ObjectSecurity
ordered=System.Collections.Specialized.OrderedDictionary OutputType=System.Management.Automation.OutputTypeAttribute
Parameter=System.Management.Automation.ParameterAttribute PhysicalAddress=System.Net.NetworkInformation.PhysicalAddress
powershell=System.Management.Automation.PowerShell psaliasproperty=System.Management.Automation.PSAliasProperty
pscredential=System.Management.Automation.PSCredential pscustomobject=System.Management.Automation.PSObject
PSDefaultValue=System.Management.Automation.PSDefaultValueAttribute pslistmodifier=System.Management.Automation.PSListModifier
psmoduleinfo=System.Management.Automation.PSModuleInfo psnoteproperty=System.Management.Automation.PSNoteProperty
psobject=System.Management.Automation.PSObject psprimitivedictionary=System.Management.Automation.PSPrimitiveDictionary
pspropertyexpression=Microsoft.PowerShell.Commands.PSPropertyExpression psscriptmethod=System.Management.Automation.PSScriptMethod
psscriptproperty=System.Management.Automation.PSScriptProperty PSTypeNameAttribute=System.Management.Automation.PSTypeNameAttribute
psvariable=System.Management.Automation.PSVariable psvariableproperty=System.Management.Automation.PSVariableProperty
ref=System.Management.Automation.PSReference regex=System.Text.RegularExpressions.Regex
runspace=System.Management.Automation.Runspaces.Runspace runspacefactory=System.Management.Automation.Runspaces.RunspaceFactory
sbyte=System.SByte scriptblock=System.Management.Automation.ScriptBlock securestring=System.Security.SecureString
semver=System.Management.Automation.SemanticVersion short=System.Int16 single=System.Single string=System.String
SupportsWildcards=System.Management.Automation.SupportsWildcardsAttribute switch=System.Management.Automation.SwitchParameter
timespan=System.TimeSpan type=System.Type uint=System.UInt32 uint16=System.UInt16 uint32=System.UInt32 uint64=System.UInt64
ulong=System.UInt64 uri=System.Uri ushort=System.UInt16 ValidateCount=System.Management.Automation.ValidateCountAttribute
ValidateDrive=System.Management.Automation.ValidateDriveAttribute ValidateLength=System.Management.Automation.ValidateLengthAttribute
ValidateNotNull=System.Management.Automation.ValidateNotNullAttribute
ValidateNotNullOrEmpty=System.Management.Automation.ValidateNotNullOrEmptyAttribute
ValidateNotNullOrWhiteSpace=System.Management.Automation.ValidateNotNullOrWhiteSpaceAttribute
ValidatePattern=System.Management.Automation.ValidatePatternAttribute ValidateRange=System.Management.Automation.ValidateRangeAttribute
ValidateScript=System.Management.Automation.ValidateScriptAttribute ValidateSet=System.Management.Automation.ValidateSetAttribute
ValidateTrustedData=System.Management.Automation.ValidateTrustedDataAttribute
ValidateUserDrive=System.Management.Automation.ValidateUserDriveAttribute version=System.Version void=System.Void
WildcardPattern=System.Management.Automation.WildcardPattern
X500DistinguishedName=System.Security.Cryptography.X509Certificates.X500DistinguishedName
X509Certificate=System.Security.Cryptography.X509Certificates.X509Certificate xml=System.Xml.XmlDocument
"""

# The types of namespaces whose names scripts shorten; a ` and a count mark a generic type.
_NAMESPACES = {
    "System": """
AccessViolationException Action Action`1 Action`2 Action`3 Action`4 Activator AggregateException AppContext AppDomain
ApplicationException ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException Array ArraySegment`1
ArrayTypeMismatchException AsyncCallback Attribute AttributeTargets AttributeUsage AttributeUsageAttribute BadImageFormatException
Base64FormattingOptions BitConverter Boolean Buffer Byte Char CLSCompliant CLSCompliantAttribute Comparison`1 Console ConsoleColor
ConsoleKey ConsoleKeyInfo Convert Converter`2 DateOnly DateTime DateTimeKind DateTimeOffset DayOfWeek DBNull Decimal Delegate
DivideByZeroException DllNotFoundException Double Enum EntryPointNotFoundException Environment EventArgs EventHandler EventHandler`1
Exception Flags FlagsAttribute FormattableString FormatException Func`1 Func`2 Func`3 Func`4 Func`5 GC Guid Half HashCode
IAsyncDisposable IAsyncResult ICloneable IComparable IComparable`1 IConvertible ICustomFormatter IDisposable IEquatable`1
IFormatProvider IFormattable IndexOutOfRangeException InsufficientMemoryException Int16 Int32 Int64 IntPtr InvalidCastException
InvalidOperationException InvalidProgramException IObservable`1 IObserver`1 IProgress`1 Lazy`1 Lazy`2 MarshalByRefObject Math MathF
MemberAccessException Memory`1 MethodAccessException MissingFieldException MissingMemberException MissingMethodException
MulticastDelegate NonSerialized NonSerializedAttribute NotFiniteNumberException NotImplementedException NotSupportedException
NullReferenceException Nullable Nullable`1 Object ObjectDisposedException Obsolete ObsoleteAttribute OperatingSystem
OperationCanceledException OutOfMemoryException OverflowException ParamArrayAttribute PlatformID PlatformNotSupportedException
Predicate`1 Progress`1 Random RankException ReadOnlyMemory`1 ReadOnlySpan`1 SByte Serializable SerializableAttribute Single Span`1
StackOverflowException String StringComparer StringComparison StringSplitOptions SystemException ThreadStatic ThreadStaticAttribute
TimeOnly TimeoutException TimeSpan TimeZone TimeZoneInfo Tuple Tuple`1 Tuple`2 Tuple`3 Type TypeAccessException TypeCode
TypeInitializationException TypeLoadException UInt16 UInt32 UInt64 UIntPtr UnauthorizedAccessException UnhandledExceptionEventArgs Uri
UriBuilder UriFormatException UriKind ValueTuple ValueTuple`1 ValueTuple`2 ValueTuple`3 ValueType Version Void WeakReference
WeakReference`1
""",
    "System.Collections": """
ArrayList BitArray CaseInsensitiveComparer Comparer DictionaryBase DictionaryEntry Hashtable ICollection IComparer IDictionary
IDictionaryEnumerator IEnumerable IEnumerator IEqualityComparer IList Queue ReadOnlyCollectionBase CollectionBase SortedList Stack
StructuralComparisons
""",
    "System.Collections.Generic": """
Comparer`1 Dictionary`2 EqualityComparer`1 HashSet`1 IAsyncEnumerable`1 ICollection`1 IComparer`1 IDictionary`2 IEnumerable`1
IEnumerator`1 IEqualityComparer`1 IList`1 IReadOnlyCollection`1 IReadOnlyDictionary`2 IReadOnlyList`1 ISet`1 KeyNotFoundException
KeyValuePair`2 LinkedList`1 LinkedListNode`1 List`1 PriorityQueue`2 Queue`1 SortedDictionary`2 SortedList`2 SortedSet`1 Stack`1
""",
    "System.Collections.Concurrent": "BlockingCollection`1 ConcurrentBag`1 ConcurrentDictionary`2 ConcurrentQueue`1 ConcurrentStack`1",
    "System.Collections.ObjectModel": "Collection`1 KeyedCollection`2 ObservableCollection`1 ReadOnlyCollection`1 ReadOnlyDictionary`2",
    "System.Collections.Specialized": """
HybridDictionary IOrderedDictionary ListDictionary NameValueCollection OrderedDictionary StringCollection StringDictionary
""",
    "System.Text": """
ASCIIEncoding Decoder Encoder Encoding EncodingInfo NormalizationForm Rune StringBuilder UnicodeEncoding UTF32Encoding UTF8Encoding
""",
    "System.Text.RegularExpressions": """
Capture CaptureCollection Group GroupCollection Match MatchCollection MatchEvaluator Regex RegexOptions
""",
    "System.IO": """
BinaryReader BinaryWriter BufferedStream Directory DirectoryInfo DirectoryNotFoundException DriveInfo DriveNotFoundException DriveType
EndOfStreamException ErrorEventArgs File FileAccess FileAttributes FileInfo FileLoadException FileMode FileNotFoundException FileOptions
FileShare FileStream FileSystemInfo FileSystemWatcher InvalidDataException IOException MemoryStream NotifyFilters Path
PathTooLongException SearchOption SeekOrigin Stream StreamReader StreamWriter StringReader StringWriter TextReader TextWriter
UnmanagedMemoryStream
""",
    "System.Management.Automation": """
ActionPreference AliasAttribute AliasInfo AllowEmptyCollectionAttribute AllowEmptyStringAttribute AllowNullAttribute ApplicationInfo
ArgumentCompleterAttribute ArgumentCompletionsAttribute ArgumentTransformationAttribute ArgumentTransformationMetadataException Cmdlet
CmdletAttribute CmdletBindingAttribute CmdletInfo CmdletInvocationException CommandInfo CommandNotFoundException CommandTypes
CompletionResult CompletionResultType ConfirmImpact DebugRecord DscLocalConfigurationManagerAttribute DscPropertyAttribute
DscResourceAttribute EngineIntrinsics ErrorCategory ErrorCategoryInfo ErrorDetails ErrorRecord ExtendedTypeSystemException
ExternalScriptInfo FunctionInfo IArgumentCompleter IArgumentCompleterFactory InformationRecord InvocationInfo
IValidateSetValuesGenerator Job JobState LanguagePrimitives MetadataException MethodException MethodInvocationException
OutputTypeAttribute ParameterAttribute ParameterBindingException ParameterMetadata ParentContainsErrorRecordException ParseException
PathInfo PipelineStoppedException PowerShell ProgressRecord ProviderInfo PSArgumentException PSArgumentNullException
PSArgumentOutOfRangeException PSCmdlet PSCredential PSCustomObject PSDriveInfo PSInvalidCastException PSInvalidOperationException
PSMemberInfo PSMethod PSModuleInfo PSNoteProperty PSNotImplementedException PSNotSupportedException PSObject PSObjectDisposedException
PSProperty PSPropertyInfo PSReference PSScriptMethod PSScriptProperty PSSecurityException PSSerializer PSTypeName PSVariable
RemoteException RuntimeException ScriptBlock ScriptRequiresException SemanticVersion SessionState SessionStateException
SupportsWildcardsAttribute SwitchParameter TypeAccelerators ValidateArgumentsAttribute ValidateCountAttribute
ValidateEnumeratedArgumentsAttribute ValidateLengthAttribute ValidateNotNullAttribute ValidateNotNullOrEmptyAttribute
ValidateNotNullOrWhiteSpaceAttribute ValidatePatternAttribute ValidateRangeAttribute ValidateScriptAttribute ValidateSetAttribute
ValidationMetadataException VariablePath VerboseRecord WarningRecord WildcardOptions WildcardPattern WildcardPatternException
""",
}

# Exceptions by their base, for catch blocks that a block before them already covers.
_EXCEPTIONS = {
    "System.Exception": """
System.SystemException System.ApplicationException System.AggregateException System.IO.InvalidDataException-
System.Management.Automation.ParseException-
""",
    "System.SystemException": """
System.AccessViolationException System.ArgumentException System.ArithmeticException System.ArrayTypeMismatchException
System.BadImageFormatException System.Collections.Generic.KeyNotFoundException System.FormatException System.IndexOutOfRangeException
System.InvalidCastException System.InvalidOperationException System.IO.IOException System.IO.InvalidDataException
System.MemberAccessException System.NotImplementedException System.NotSupportedException System.NullReferenceException
System.OperationCanceledException System.OutOfMemoryException System.RankException System.Security.SecurityException
System.StackOverflowException System.TimeoutException System.TypeInitializationException System.TypeLoadException
System.UnauthorizedAccessException System.Xml.XmlException System.Data.DataException System.Runtime.InteropServices.ExternalException
System.Management.Automation.RuntimeException
""",
    "System.ArgumentException": """
System.ArgumentNullException System.ArgumentOutOfRangeException System.Management.Automation.PSArgumentException
""",
    "System.ArithmeticException": "System.DivideByZeroException System.NotFiniteNumberException System.OverflowException",
    "System.FormatException": "System.UriFormatException System.Net.CookieException",
    "System.InvalidOperationException": """
System.ObjectDisposedException System.Net.WebException System.Net.ProtocolViolationException
System.Management.Automation.PSInvalidOperationException
""",
    "System.IO.IOException": """
System.IO.DirectoryNotFoundException System.IO.DriveNotFoundException System.IO.EndOfStreamException System.IO.FileLoadException
System.IO.FileNotFoundException System.IO.PathTooLongException
""",
    "System.MemberAccessException": "System.FieldAccessException System.MethodAccessException System.MissingMemberException",
    "System.MissingMemberException": "System.MissingFieldException System.MissingMethodException",
    "System.NotSupportedException": "System.PlatformNotSupportedException System.Management.Automation.PSNotSupportedException",
    "System.TypeLoadException": "System.DllNotFoundException System.EntryPointNotFoundException System.TypeAccessException",
    "System.Runtime.InteropServices.ExternalException": """
System.ComponentModel.Win32Exception System.Runtime.InteropServices.COMException
""",
    "System.ComponentModel.Win32Exception": "System.Net.Sockets.SocketException System.Net.HttpListenerException",
    "System.Management.Automation.RuntimeException": """
System.Management.Automation.CmdletInvocationException System.Management.Automation.CommandNotFoundException
System.Management.Automation.ExtendedTypeSystemException System.Management.Automation.MetadataException
System.Management.Automation.ParameterBindingException System.Management.Automation.ParseException
System.Management.Automation.PipelineStoppedException System.Management.Automation.PSInvalidCastException
System.Management.Automation.RemoteException System.Management.Automation.ScriptRequiresException
System.Management.Automation.SessionStateException System.Management.Automation.PSSecurityException
System.Management.Automation.WildcardPatternException
""",
    "System.Management.Automation.ExtendedTypeSystemException": "System.Management.Automation.MethodException",
    "System.Management.Automation.MethodException": "System.Management.Automation.MethodInvocationException",
    "System.Management.Automation.MetadataException": """
System.Management.Automation.ValidationMetadataException System.Management.Automation.ArgumentTransformationMetadataException
""",
    "System.Management.Automation.SessionStateException": """
System.Management.Automation.ItemNotFoundException System.Management.Automation.DriveNotFoundException
System.Management.Automation.ProviderNotFoundException
""",
}

# Attributes that may stand on a class or a member: where, and which properties can be set by name.
_PARAMETER_PROPERTIES = (
    "Position, ParameterSetName, Mandatory, ValueFromPipeline, ValueFromPipelineByPropertyName, ValueFromRemainingArguments, HelpMessage, "
    "HelpMessageBaseName, HelpMessageResourceId, DontShow"
)
_VALIDATORS = """
ValidateSet ValidatePattern ValidateRange ValidateScript ValidateCount ValidateLength ValidateNotNull ValidateNotNullOrEmpty ValidateDrive
"""
ATTRIBUTES: dict[str, tuple[str, str]] = {
    "Parameter": ("Property, Field", _PARAMETER_PROPERTIES),
    "CmdletBinding": ("Class", "PositionalBinding, DefaultParameterSetName, SupportsPaging, SupportsTransactions, SupportsShouldProcess, "
                               "ConfirmImpact, HelpUri, RemotingCapability"),
    "DscResource": ("Class", "RunAsCredential"),
    "DscProperty": ("Property, Field", "Key, Mandatory, NotConfigurable"),
    "OutputType": ("Class", "ProviderCmdlet, ParameterSetName"),
    "System.FlagsAttribute": ("Enum", ""),
    "System.SerializableAttribute": ("Class, Struct, Enum, Delegate", ""),
    "System.AttributeUsageAttribute": ("Class", "AllowMultiple, Inherited"),
    "AllowNull": ("Property, Field", ""), "AllowEmptyString": ("Property, Field", ""), "AllowEmptyCollection": ("Property, Field", ""),
    **dict.fromkeys(_VALIDATORS.split(), ("Property, Field", "")),
    "ValidateSet": ("Property, Field", "ErrorMessage, IgnoreCase"),
    "ValidatePattern": ("Property, Field", "Options, ErrorMessage"),
    "ValidateScript": ("Property, Field", "ErrorMessage"),
}
# Types whose values a data section takes: those with a .NET type code of their own.
_DATA_TYPES = """
Boolean Char SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Single Double Decimal DateTime String DayOfWeek ConsoleColor StringComparison
"""
DATA_TYPES = frozenset(f"system.{name.lower()}" for name in _DATA_TYPES.split())

_full_names: dict[str, str] = {}
_bases: dict[str, str] = {}


def _load() -> None:
    """Fill the tables on first use: most scripts never ask."""
    for entry in _ACCELERATORS.split():
        short, _, full = entry.partition("=")
        _full_names[short.lower()] = full
    for namespace, names in _NAMESPACES.items():
        for name in names.split():
            full = f"{namespace}.{name}"
            _full_names[full.lower()] = full
    for base, names in _EXCEPTIONS.items():
        for name in names.split():
            if not name.endswith("-"):
                _full_names.setdefault(name.lower(), name)
                _bases[name] = base


def full_name(name: str, arity: int = 0, namespaces: tuple[str, ...] = (), attribute: bool = False) -> str | None:
    """The full name of a type that exists (as far as is known here), else None."""
    if not _full_names:
        _load()
    name = name.partition(",")[0].strip()
    suffix = f"`{arity}" if arity and "`" not in name else ""
    lower = (name + suffix).lower()
    candidates = [lower, f"system.{lower}", *(f"{namespace.lower()}.{lower}" for namespace in namespaces)]
    if attribute:
        candidates += [candidate + "attribute" for candidate in candidates]
    for candidate in candidates:
        found = _full_names.get(candidate)
        if found is not None:
            return found
    namespace = lower.rpartition(".")[0]
    if namespace and namespace not in _LISTED and namespace.partition(".")[0] in _ROOTS and f"system.{namespace}" not in _LISTED:
        return name
    return None


# First parts of namespaces of .NET whose types are not listed here: they are taken to exist.
_ROOT_NAMES = """
system microsoft net xml data diagnostics security threading globalization reflection runtime drawing linq timers web windows numerics
resources componentmodel configuration directoryservices management
"""
_ROOTS = frozenset(_ROOT_NAMES.split())


_LISTED = frozenset(namespace.lower() for namespace in _NAMESPACES)


def exception_bases(name: str) -> list[str]:
    """The bases of an exception type, from the nearest on; empty for other types."""
    found: list[str] = []
    base: Any = _bases.get(name)
    while base is not None:
        found.append(base)
        base = _bases.get(base)
    return found


def namespaces() -> dict[str, str]:
    """Namespace -> the names of its listed types, for completion."""
    return _NAMESPACES


def accelerators() -> dict[str, str]:
    """Short name -> full name of PowerShell's type accelerators, as written."""
    return dict(row.split("=", 1) for row in _ACCELERATORS.split())  # type: ignore[misc]
