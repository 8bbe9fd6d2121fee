"""In: a type whose members are declared. Out: its properties in the order of .NET, as lists, tables and exports show them."""
from __future__ import annotations

from ems.values.types import NetType

# Full name -> the type's own properties in .NET's order; those not named follow in the order of the declaration.
ORDER: dict[str, str] = {
    "System.Array": "Length LongLength Rank SyncRoot IsReadOnly IsFixedSize IsSynchronized",
    "System.DateTime": "Date Day DayOfWeek DayOfYear Hour Kind Millisecond Microsecond Nanosecond Minute Month Second Ticks TimeOfDay Year",
    "System.DateTimeOffset":
        "DateTime UtcDateTime LocalDateTime Date Day DayOfWeek DayOfYear Hour Millisecond Microsecond Nanosecond Minute Month "
        "Offset TotalOffsetMinutes Second Ticks UtcTicks TimeOfDay Year",
    "System.TimeSpan":
        "Ticks Days Hours Milliseconds Microseconds Nanoseconds Minutes Seconds TotalDays TotalHours TotalMilliseconds "
        "TotalMicroseconds TotalNanoseconds TotalMinutes TotalSeconds",
    "System.Version": "Major Minor Build Revision MajorRevision MinorRevision",
    "System.Management.Automation.SemanticVersion": "Major Minor Patch PreReleaseLabel BuildLabel",
    "System.Net.IPAddress":
        "AddressFamily ScopeId IsIPv6Multicast IsIPv6LinkLocal IsIPv6SiteLocal IsIPv6Teredo IsIPv6UniqueLocal "
        "IsIPv4MappedToIPv6 Address",
    "System.Net.IPEndPoint": "AddressFamily Address Port",
    "System.Net.Mail.MailAddress": "DisplayName User Host Address",
    "System.Net.NetworkCredential": "UserName Password SecurePassword Domain",
    "System.Uri":
        "AbsolutePath AbsoluteUri LocalPath Authority HostNameType IsDefaultPort IsFile IsLoopback PathAndQuery Segments IsUnc "
        "Host Port Query Fragment Scheme OriginalString DnsSafeHost IdnHost IsAbsoluteUri UserEscaped UserInfo",
    "System.UriBuilder": "Scheme UserName Password Host Port Path Query Fragment Uri",
    "System.Text.RegularExpressions.Regex": "Options RightToLeft MatchTimeout",
    "System.Text.RegularExpressions.Match": "Groups",
    "System.Text.RegularExpressions.Group": "Success Name Captures",
    "System.Text.RegularExpressions.Capture": "Index Length Value ValueSpan",
    "System.Text.StringBuilder": "Capacity MaxCapacity Length",
    "System.Text.Encoding":
        "Preamble BodyName EncodingName HeaderName WebName WindowsCodePage IsBrowserDisplay IsBrowserSave IsMailNewsDisplay "
        "IsMailNewsSave IsSingleByte EncoderFallback DecoderFallback IsReadOnly CodePage",
    "System.Exception": "TargetSite Message Data InnerException HelpLink Source HResult StackTrace",
    "System.ArgumentException": "Message ParamName",
    "System.Management.Automation.PSNoteProperty": "MemberType IsSettable IsGettable Value TypeNameOfValue Name IsInstance",
    "System.Management.Automation.PSProperty": "MemberType Value IsSettable IsGettable TypeNameOfValue Name IsInstance",
    "System.Management.Automation.PSAliasProperty":
        "ConversionType ReferencedMemberName MemberType TypeNameOfValue IsSettable IsGettable Value Name IsInstance",
    "System.Management.Automation.PSScriptProperty":
        "SetterScript GetterScript IsGettable IsSettable MemberType Value TypeNameOfValue Name IsInstance",
    "System.Management.Automation.PSMethod": "OverloadDefinitions MemberType TypeNameOfValue Value Name IsInstance",
    "System.Management.Automation.PSScriptMethod": "OverloadDefinitions MemberType TypeNameOfValue Value Script Name IsInstance",
    "System.Diagnostics.Stopwatch": "IsRunning Elapsed ElapsedMilliseconds ElapsedTicks",
    "System.IO.FileSystemInfo":
        "FullName Extension Name Exists CreationTime CreationTimeUtc LastAccessTime LastAccessTimeUtc LastWriteTime "
        "LastWriteTimeUtc LinkTarget UnixFileMode Attributes",
    "System.IO.FileInfo": "Length DirectoryName Directory IsReadOnly",
    "System.IO.DirectoryInfo": "Parent Root",
    "System.TimeZoneInfo": "Id HasIanaId DisplayName StandardName DaylightName BaseUtcOffset SupportsDaylightSavingTime",
    "System.Collections.ArrayList": "Capacity Count IsFixedSize IsReadOnly IsSynchronized SyncRoot",
    "System.Collections.Hashtable": "IsReadOnly IsFixedSize IsSynchronized Keys Values SyncRoot Count",
    "System.Collections.DictionaryEntry": "Key Value",
    "System.Collections.Specialized.OrderedDictionary": "Count IsReadOnly Keys Values IsFixedSize SyncRoot IsSynchronized",
    "System.Collections.Generic.HashSet`1": "Count Capacity Comparer IsReadOnly",
    "System.Collections.Generic.LinkedList`1": "Count First Last IsReadOnly SyncRoot IsSynchronized",
    "System.Numerics.BigInteger": "IsPowerOfTwo IsZero IsOne IsEven Sign",
    "System.Xml.XmlDocument":
        "NodeType ParentNode DocumentType Implementation Name LocalName DocumentElement OwnerDocument Schemas XmlResolver NameTable "
        "PreserveWhitespace IsReadOnly InnerText InnerXml SchemaInfo BaseURI",
    "System.Xml.XmlNode":
        "Value ChildNodes PreviousSibling NextSibling Attributes FirstChild LastChild HasChildNodes NamespaceURI Prefix OuterXml PreviousText",
    "System.Globalization.CultureInfo":
        "Parent LCID KeyboardLayoutId Name IetfLanguageTag DisplayName NativeName EnglishName TwoLetterISOLanguageName "
        "ThreeLetterISOLanguageName ThreeLetterWindowsLanguageName CompareInfo TextInfo IsNeutralCulture CultureTypes "
        "NumberFormat DateTimeFormat Calendar OptionalCalendars UseUserOverride IsReadOnly",
    "System.Security.Cryptography.X509Certificates.X500DistinguishedName": "Name Oid RawData",
    "System.Management.Automation.ErrorCategoryInfo": "Category Activity Reason TargetName TargetType",
    "System.Management.Automation.ErrorRecord":
        "Exception TargetObject CategoryInfo FullyQualifiedErrorId ErrorDetails InvocationInfo ScriptStackTrace "
        "PipelineIterationInfo",
    "System.Management.Automation.InvocationInfo":
        "MyCommand BoundParameters UnboundArguments ScriptLineNumber OffsetInLine HistoryId ScriptName Line Statement "
        "PositionMessage PSScriptRoot PSCommandPath InvocationName PipelineLength PipelinePosition ExpectingInput CommandOrigin "
        "DisplayScriptPosition",
    "System.Management.Automation.PSCredential": "UserName Password",
    "System.Management.Automation.PSVariable": "Name Description Value Visibility Module ModuleName Options Attributes",
    "System.Management.Automation.PathInfo": "Drive Provider ProviderPath Path",
    "System.Management.Automation.PSDriveInfo":
        "CurrentLocation Name Provider Root Description MaximumSize Credential DisplayRoot VolumeSeparatedByColon",
    "System.Management.Automation.ParameterMetadata": "Name ParameterType ParameterSets IsDynamic Aliases Attributes SwitchParameter",
    "Microsoft.PowerShell.Commands.GroupInfo": "Count Name Group Values",
    "Microsoft.PowerShell.Commands.GenericMeasureInfo": "Count Average Sum Maximum Minimum StandardDeviation Property",
    "Microsoft.PowerShell.Commands.TextMeasureInfo": "Lines Words Characters Property",
    "Microsoft.PowerShell.Commands.MatchInfo": "IgnoreCase LineNumber Line Filename Path Pattern Context Matches",
}


def arrange(net: NetType) -> None:
    """Put the properties that the type declares into .NET's order: its own first, then what it declares for its bases."""
    order = " ".join(ORDER[name] for name in _line(net) if name in ORDER).lower().split()
    if not order:
        return
    members = net.members
    rest = [lower for lower, member in members.items() if member.kind == "Property" and lower not in order]
    for lower in [*(lower for lower in order if lower in members), *rest]:
        members[lower] = members.pop(lower)


def _line(net: NetType) -> list[str]:
    return [net.full_name, *([net.base_name] if net.base_name else []), *(t.full_name for t in net.mro[2:])]
