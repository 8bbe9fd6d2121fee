"""In: nothing. Out: the enums of .NET and of PowerShell that have no better place, as a table of names."""
from __future__ import annotations

from ems.values.enums import enum_type

# name: names that count from 0, or `name=number` pairs; a leading ! marks a flags enum.
_TABLE = """
System.StringComparison: CurrentCulture CurrentCultureIgnoreCase InvariantCulture InvariantCultureIgnoreCase Ordinal OrdinalIgnoreCase
System.Buffers.OperationStatus: Done DestinationTooSmall NeedMoreData InvalidData
System.StringSplitOptions: !None=0 RemoveEmptyEntries=1 TrimEntries=2
System.MidpointRounding: ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity
System.ConsoleColor: Black DarkBlue DarkGreen DarkCyan DarkRed DarkMagenta DarkYellow Gray DarkGray Blue Green Cyan Red Magenta Yellow
    White
System.ConsoleModifiers: !None=0 Alt=1 Shift=2 Control=4
System.PlatformID: Win32S Win32Windows Win32NT WinCE Unix Xbox MacOSX Other
System.EnvironmentVariableTarget: Process User Machine
System.Environment+SpecialFolder: Desktop=0 Programs=2 MyDocuments=5 Personal=5 Favorites=6 Startup=7 Recent=8 SendTo=9 StartMenu=11
    MyMusic=13 MyVideos=14 DesktopDirectory=16 MyComputer=17 NetworkShortcuts=19 Fonts=20 Templates=21 CommonStartMenu=22
    CommonPrograms=23 CommonStartup=24 CommonDesktopDirectory=25 ApplicationData=26 PrinterShortcuts=27 LocalApplicationData=28
    InternetCache=32 Cookies=33 History=34 CommonApplicationData=35 Windows=36 System=37 ProgramFiles=38 MyPictures=39 UserProfile=40
    SystemX86=41 ProgramFilesX86=42 CommonProgramFiles=43 CommonProgramFilesX86=44 CommonTemplates=45 CommonDocuments=46
    CommonAdminTools=47 AdminTools=48 CommonMusic=53 CommonPictures=54 CommonVideos=55 Resources=56 LocalizedResources=57
    CommonOemLinks=58 CDBurning=59
System.Environment+SpecialFolderOption: None=0 DoNotVerify=16384 Create=32768
System.UriKind: RelativeOrAbsolute Absolute Relative
System.UriPartial: Scheme Authority Path Query
System.UriHostNameType: Unknown Basic Dns IPv4 IPv6
System.UriFormat: UriEscaped=1 Unescaped=2 SafeUnescaped=3
System.UriComponents: !Scheme=1 UserInfo=2 Host=4 Port=8 SchemeAndServer=13 Path=16 Query=32 PathAndQuery=48 HttpRequestUrl=61
    Fragment=64 AbsoluteUri=127 StrongPort=128 HostAndPort=132 StrongAuthority=134 NormalizedHost=256 KeepDelimiter=1073741824
    SerializationInfoString=-2147483648
System.Base64FormattingOptions: !None=0 InsertLineBreaks=1
System.GCCollectionMode: Default Forced Optimized Aggressive
System.Runtime.InteropServices.Architecture: X86 X64 Arm Arm64 Wasm S390x LoongArch64 Armv6 Ppc64le RiscV64
System.AttributeTargets: !Assembly=1 Module=2 Class=4 Struct=8 Enum=16 Constructor=32 Method=64 Property=128 Field=256 Event=512
    Interface=1024 Parameter=2048 Delegate=4096 ReturnValue=8192 GenericParameter=16384 All=32767
System.Text.NormalizationForm: FormC=1 FormD=2 FormKC=5 FormKD=6
System.Text.RegularExpressions.RegexOptions: !None=0 IgnoreCase=1 Multiline=2 ExplicitCapture=4 Compiled=8 Singleline=16
    IgnorePatternWhitespace=32 RightToLeft=64 ECMAScript=256 CultureInvariant=512 NonBacktracking=1024
System.Text.RegularExpressions.RegexParseError: Unknown AlternationHasTooManyConditions AlternationHasMalformedCondition
    InvalidUnicodePropertyEscape MalformedUnicodePropertyEscape UnrecognizedEscape UnrecognizedControlCharacter MissingControlCharacter
    InsufficientOrInvalidHexDigits QuantifierOrCaptureGroupOutOfRange UndefinedNamedReference UndefinedNumberedReference
    MalformedNamedReference UnescapedEndingBackslash UnterminatedComment InvalidGroupingConstruct AlternationHasNamedCapture
    AlternationHasComment AlternationHasMalformedReference AlternationHasUndefinedReference CaptureGroupNameInvalid CaptureGroupOfZero
    UnterminatedBracket ExclusionGroupNotLast ReversedCharacterRange ShorthandClassInCharacterRange InsufficientClosingParentheses
    ReversedQuantifierRange NestedQuantifiersNotParenthesized QuantifierAfterNothing InsufficientOpeningParentheses
    UnrecognizedUnicodeProperty
System.Globalization.UnicodeCategory: UppercaseLetter LowercaseLetter TitlecaseLetter ModifierLetter OtherLetter NonSpacingMark
    SpacingCombiningMark EnclosingMark DecimalDigitNumber LetterNumber OtherNumber SpaceSeparator LineSeparator ParagraphSeparator Control
    Format Surrogate PrivateUse ConnectorPunctuation DashPunctuation OpenPunctuation ClosePunctuation InitialQuotePunctuation
    FinalQuotePunctuation OtherPunctuation MathSymbol CurrencySymbol ModifierSymbol OtherSymbol OtherNotAssigned
System.Globalization.CompareOptions: !None=0 IgnoreCase=1 IgnoreNonSpace=2 IgnoreSymbols=4 IgnoreKanaType=8 IgnoreWidth=16
    NumericOrdering=32 OrdinalIgnoreCase=268435456 StringSort=536870912 Ordinal=1073741824
System.IO.FileAttributes: !None=0 ReadOnly=1 Hidden=2 System=4 Directory=16 Archive=32 Device=64 Normal=128 Temporary=256
    SparseFile=512 ReparsePoint=1024 Compressed=2048 Offline=4096 NotContentIndexed=8192 Encrypted=16384 IntegrityStream=32768
    NoScrubData=131072
System.IO.FileMode: CreateNew=1 Create=2 Open=3 OpenOrCreate=4 Truncate=5 Append=6
System.IO.FileAccess: !Read=1 Write=2 ReadWrite=3
System.IO.FileShare: !None=0 Read=1 Write=2 ReadWrite=3 Delete=4 Inheritable=16
System.IO.SearchOption: TopDirectoryOnly AllDirectories
System.IO.SeekOrigin: Begin Current End
System.IO.DriveType: Unknown NoRootDirectory Removable Fixed Network CDRom Ram
System.IO.UnixFileMode: !None=0 OtherExecute=1 OtherWrite=2 OtherRead=4 GroupExecute=8 GroupWrite=16 GroupRead=32 UserExecute=64
    UserWrite=128 UserRead=256 StickyBit=512 SetGroup=1024 SetUser=2048
System.IO.MatchCasing: PlatformDefault CaseSensitive CaseInsensitive
System.IO.MatchType: Simple Win32
System.IO.Compression.CompressionLevel: Optimal Fastest NoCompression SmallestSize
System.IO.Compression.CompressionMode: Decompress Compress
System.IO.Compression.ZipArchiveMode: Read Create Update
System.Net.Sockets.AddressFamily: Unknown=-1 Unspecified=0 Unix=1 InterNetwork=2 ImpLink=3 Pup=4 Chaos=5 NS=6 Ipx=6 Iso=7 Osi=7 Ecma=8
    DataKit=9 Ccitt=10 Sna=11 DecNet=12 DataLink=13 Lat=14 HyperChannel=15 AppleTalk=16 NetBios=17 VoiceView=18 FireFox=19 Banyan=21
    Atm=22 InterNetworkV6=23 Cluster=24 Ieee12844=25 Irda=26 NetworkDesigners=28 Max=29 Packet=65536 ControllerAreaNetwork=65537
System.Net.Sockets.SocketType: Unknown=-1 Stream=1 Dgram=2 Raw=3 Rdm=4 Seqpacket=5
System.Net.Sockets.ProtocolType: Unknown=-1 IP=0 IPv6HopByHopOptions=0 Unspecified=0 Icmp=1 Igmp=2 Ggp=3 IPv4=4 Tcp=6 Pup=12 Udp=17
    Idp=22 IPv6=41 IPv6RoutingHeader=43 IPv6FragmentHeader=44 IPSecEncapsulatingSecurityPayload=50 IPSecAuthenticationHeader=51 IcmpV6=58
    IPv6NoNextHeader=59 IPv6DestinationOptions=60 ND=77 Raw=255 Ipx=1000 Spx=1256 SpxII=1257
System.Net.SecurityProtocolType: !SystemDefault=0 Ssl3=48 Tls=192 Tls11=768 Tls12=3072 Tls13=12288
System.Net.NetworkInformation.IPStatus: Success=0 DestinationNetworkUnreachable=11002 DestinationHostUnreachable=11003
    DestinationProhibited=11004 DestinationProtocolUnreachable=11004 DestinationPortUnreachable=11005 NoResources=11006 BadOption=11007
    HardwareError=11008 PacketTooBig=11009 TimedOut=11010 BadRoute=11012 TtlExpired=11013 TtlReassemblyTimeExceeded=11014
    ParameterProblem=11015 SourceQuench=11016 BadDestination=11018 DestinationUnreachable=11040 TimeExceeded=11041 BadHeader=11042
    UnrecognizedNextHeader=11043 IcmpError=11044 DestinationScopeMismatch=11045 Unknown=-1
System.Net.Mail.MailPriority: Normal Low High
System.Net.Mail.SmtpDeliveryMethod: Network SpecifiedPickupDirectory PickupDirectoryFromIis
System.Net.Mail.DeliveryNotificationOptions: !None=0 OnSuccess=1 OnFailure=2 Delay=4 Never=134217728
System.Net.Mime.TransferEncoding: Unknown=-1 QuotedPrintable=0 Base64=1 SevenBit=2 EightBit=3
System.Net.HttpStatusCode: Continue=100 SwitchingProtocols=101 Processing=102 EarlyHints=103 OK=200 Created=201 Accepted=202
    NonAuthoritativeInformation=203 NoContent=204 ResetContent=205 PartialContent=206 MultiStatus=207 AlreadyReported=208 IMUsed=226
    MultipleChoices=300 Ambiguous=300 MovedPermanently=301 Moved=301 Found=302 Redirect=302 SeeOther=303 RedirectMethod=303
    NotModified=304 UseProxy=305 Unused=306 RedirectKeepVerb=307 TemporaryRedirect=307 PermanentRedirect=308 BadRequest=400
    Unauthorized=401 PaymentRequired=402 Forbidden=403 NotFound=404 MethodNotAllowed=405 NotAcceptable=406 ProxyAuthenticationRequired=407
    RequestTimeout=408 Conflict=409 Gone=410 LengthRequired=411 PreconditionFailed=412 RequestEntityTooLarge=413 RequestUriTooLong=414
    UnsupportedMediaType=415 RequestedRangeNotSatisfiable=416 ExpectationFailed=417 MisdirectedRequest=421 UnprocessableEntity=422
    UnprocessableContent=422 Locked=423 FailedDependency=424 UpgradeRequired=426 PreconditionRequired=428 TooManyRequests=429
    RequestHeaderFieldsTooLarge=431 UnavailableForLegalReasons=451 InternalServerError=500 NotImplemented=501 BadGateway=502
    ServiceUnavailable=503 GatewayTimeout=504 HttpVersionNotSupported=505 VariantAlsoNegotiates=506 InsufficientStorage=507
    LoopDetected=508 NotExtended=510 NetworkAuthenticationRequired=511
System.Xml.XmlNodeType: None Element Attribute Text CDATA EntityReference Entity ProcessingInstruction Comment Document DocumentType
    DocumentFragment Notation Whitespace SignificantWhitespace EndElement EndEntity XmlDeclaration
System.Xml.XmlDateTimeSerializationMode: Local Utc Unspecified RoundtripKind
System.Xml.NewLineHandling: Replace Entitize None
System.Xml.ConformanceLevel: Auto Fragment Document
System.Xml.Formatting: None Indented
System.Xml.ReadState: Initial Interactive Error EndOfFile Closed
System.Xml.DtdProcessing: Prohibit Ignore Parse
System.Xml.WhitespaceHandling: All Significant None
System.Xml.WriteState: Start Prolog Element Attribute Content Closed Error
System.Reflection.BindingFlags: !Default=0 IgnoreCase=1 DeclaredOnly=2 Instance=4 Static=8 Public=16 NonPublic=32 FlattenHierarchy=64
    InvokeMethod=256 CreateInstance=512 GetField=1024 SetField=2048 GetProperty=4096 SetProperty=8192 PutDispProperty=16384
    PutRefDispProperty=32768 ExactBinding=65536 SuppressChangeType=131072 OptionalParamBinding=262144 IgnoreReturn=16777216
    DoNotWrapExceptions=33554432
System.Reflection.MemberTypes: !Constructor=1 Event=2 Field=4 Method=8 Property=16 TypeInfo=32 Custom=64 NestedType=128 All=191
System.Threading.ApartmentState: STA MTA Unknown
System.Threading.ThreadState: !Running=0 StopRequested=1 SuspendRequested=2 Background=4 Unstarted=8 Stopped=16 WaitSleepJoin=32
    Suspended=64 AbortRequested=128 Aborted=256
System.Threading.Tasks.TaskStatus: Created WaitingForActivation WaitingToRun Running WaitingForChildrenToComplete RanToCompletion
    Canceled Faulted
System.Diagnostics.ProcessPriorityClass: Normal=32 Idle=64 High=128 RealTime=256 BelowNormal=16384 AboveNormal=32768
System.Diagnostics.ProcessWindowStyle: Normal Hidden Minimized Maximized
System.Diagnostics.EventLogEntryType: Error=1 Warning=2 Information=4 SuccessAudit=8 FailureAudit=16
System.Security.Principal.WindowsBuiltInRole: Administrator=544 User=545 Guest=546 PowerUser=547 AccountOperator=548
    SystemOperator=549 PrintOperator=550 BackupOperator=551 Replicator=552
System.Security.Cryptography.X509Certificates.X500DistinguishedNameFlags: !None=0 Reversed=1 UseSemicolons=16 DoNotUsePlusSign=32
    DoNotUseQuotes=64 UseCommas=128 UseNewLines=256 UseUTF8Encoding=4096 UseT61Encoding=8192 ForceUTF8Encoding=16384
System.Security.Cryptography.X509Certificates.StoreName: AddressBook=1 AuthRoot=2 CertificateAuthority=3 Disallowed=4 My=5 Root=6
    TrustedPeople=7 TrustedPublisher=8
System.Security.Cryptography.X509Certificates.StoreLocation: CurrentUser=1 LocalMachine=2
System.Security.Cryptography.X509Certificates.OpenFlags: !ReadOnly=0 ReadWrite=1 MaxAllowed=2 OpenExistingOnly=4 IncludeArchived=8
System.Security.Cryptography.CipherMode: CBC=1 ECB=2 OFB=3 CFB=4 CTS=5
System.Security.Cryptography.PaddingMode: None=1 PKCS7=2 Zeros=3 ANSIX923=4 ISO10126=5
System.ComponentModel.ListSortDirection: Ascending Descending
Microsoft.PowerShell.ExecutionPolicy: Unrestricted=0 RemoteSigned=1 AllSigned=2 Restricted=3 Default=3 Bypass=4 Undefined=5
Microsoft.PowerShell.ExecutionPolicyScope: Process CurrentUser LocalMachine UserPolicy MachinePolicy
Microsoft.PowerShell.Commands.OpenMode: Add New Overwrite
System.Management.Automation.ActionPreference: SilentlyContinue Stop Continue Inquire Ignore Suspend Break
System.Management.Automation.ConfirmImpact: None Low Medium High
System.Management.Automation.CommandTypes: !Alias=1 Function=2 Filter=4 Cmdlet=8 ExternalScript=16 Application=32 Script=64
    Configuration=256 All=383
System.Management.Automation.ErrorCategory: NotSpecified=0 OpenError=1 CloseError=2 DeviceError=3 DeadlockDetected=4 InvalidArgument=5
    InvalidData=6 InvalidOperation=7 InvalidResult=8 InvalidType=9 MetadataError=10 NotImplemented=11 NotInstalled=12 ObjectNotFound=13
    OperationStopped=14 OperationTimeout=15 SyntaxError=16 ParserError=17 PermissionDenied=18 ResourceBusy=19 ResourceExists=20
    ResourceUnavailable=21 ReadError=22 WriteError=23 FromStdErr=24 SecurityError=25 ProtocolError=26 ConnectionError=27
    AuthenticationError=28 LimitsExceeded=29 QuotaExceeded=30 NotEnabled=31
System.Management.Automation.PSMemberTypes: !AliasProperty=1 CodeProperty=2 Property=4 NoteProperty=8 ScriptProperty=16 Properties=31
    PropertySet=32 Method=64 CodeMethod=128 ScriptMethod=256 Methods=448 ParameterizedProperty=512 MemberSet=1024 Event=2048 Dynamic=4096
    InferredProperty=8192 All=16383
System.Management.Automation.PSMemberViewTypes: !Extended=1 Adapted=2 Base=4 All=7
System.Management.Automation.ScopedItemOptions: !None=0 ReadOnly=1 Constant=2 Private=4 AllScope=8 Unspecified=16
System.Management.Automation.SessionStateEntryVisibility: Public Private
System.Management.Automation.PSLanguageMode: FullLanguage RestrictedLanguage NoLanguage ConstrainedLanguage
System.Management.Automation.RollbackSeverity: Error TerminatingError Never
System.Management.Automation.SigningOption: AddOnlyCertificate AddFullCertificateChain AddFullCertificateChainExceptRoot
System.Management.Automation.SignatureStatus: Valid UnknownError NotSigned HashMismatch NotTrusted NotSupportedFileFormat Incompatible
System.Management.Automation.ModuleType: Script Binary Manifest Cim Workflow
System.Management.Automation.ModuleAccessMode: ReadWrite ReadOnly Constant
System.Management.Automation.JobState: NotStarted Running Completed Failed Stopped Blocked Suspended Disconnected Suspending Stopping
    AtBreakpoint
System.Management.Automation.PSInvocationState: NotStarted Running Stopping Stopped Completed Failed Disconnected
System.Management.Automation.PipelineState: NotStarted Running Stopping Stopped Completed Failed Disconnected
System.Management.Automation.Runspaces.RunspaceState: BeforeOpen Opening Opened Closed Closing Broken Disconnecting Disconnected
    Connecting
System.Management.Automation.Runspaces.RunspaceAvailability: None Available AvailableForNestedCommand Busy RemoteDebug
System.Management.Automation.WildcardOptions: !None=0 Compiled=1 IgnoreCase=2 CultureInvariant=4
System.Management.Automation.SplitOptions: !SimpleMatch=1 RegexMatch=2 CultureInvariant=4 IgnorePatternWhitespace=8 Multiline=16
    Singleline=32 IgnoreCase=64 ExplicitCapture=128
System.Management.Automation.WhereOperatorSelectionMode: Default First Last SkipUntil Until Split
System.Management.Automation.OutputRendering: Host=0 PlainText=1 Ansi=2
System.Management.Automation.ProgressView: Minimal Classic
System.Management.Automation.ProgressRecordType: Processing Completed
System.Management.Automation.CompletionResultType: Text History Command ProviderItem ProviderContainer Property Method ParameterName
    ParameterValue Variable Namespace Type Keyword DynamicKeyword
System.Management.Automation.CopyContainers: CopyTargetContainer CopyChildrenOfTargetContainer
System.Management.Automation.PSTokenType: Unknown Command CommandParameter CommandArgument Number String Variable Member LoopLabel
    Attribute Type Operator GroupStart GroupEnd Keyword Comment StatementSeparator NewLine LineContinuation Position
System.Management.Automation.VariableAccessMode: Read Write ReadWrite
System.Management.Automation.ExperimentAction: None Hide Show
System.Management.Automation.ShouldProcessReason: !None=0 WhatIf=1
System.Management.Automation.PSCredentialTypes: !Generic=1 Domain=2 Default=3
System.Management.Automation.PSCredentialUIOptions: !None=0 ValidateUserNameSyntax=1 Default=1 AlwaysPrompt=2 ReadOnlyUserName=3
System.Management.Automation.ErrorView: NormalView CategoryView ConciseView DetailedView
System.Management.Automation.CommandOrigin: Runspace Internal
System.Management.Automation.RemotingCapability: None PowerShell SupportedByCommand OwnedByCommand
System.Management.Automation.Language.StringConstantType: SingleQuoted SingleQuotedHereString DoubleQuoted DoubleQuotedHereString
    BareWord
"""


def _declare() -> None:
    for line in _TABLE.replace("\n    ", " ").strip().splitlines():
        name, _, rest = line.partition(": ")
        words = rest.split()
        flags = words[0].startswith("!")
        words[0] = words[0].lstrip("!")
        values = {w.partition("=")[0]: int(w.partition("=")[2]) if "=" in w else i for i, w in enumerate(words)}
        enum_type(name, values, flags=flags)


_declare()
