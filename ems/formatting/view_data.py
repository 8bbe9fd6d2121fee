"""In: nothing. Out: PowerShell's default views as text, one block a group of types; ems.formatting.views reads the blocks when their types appear.

A block: the type names, then a line a view:

    T name; flags | columns     table     flags: auto (measure all rows), hide (no header), group=source
    L name | items              list      (L+ Type | items: the items for objects of that type)
    W name | source             wide
    C name; apart | !function   custom    apart: shown on its own, outside tables and lists

Name "." is the first type's. A column is Label=source:width align/cell-align; the source is a property, !function of ems.formatting.view_scripts
or ~path (an escape sequence, shown as itself and as text). Alignments: L, C, R.
"""
from __future__ import annotations

# ruff: noqa: E501
BLOCKS = r"""
System.Security.Cryptography.X509Certificates.X509Certificate2
T ThumbprintTable; group=PSParentPath | Thumbprint:41, Subject:20, EnhancedKeyUsageList=!key_usages

Microsoft.PowerShell.Commands.X509StoreLocation System.Security.Cryptography.X509Certificates.X509Certificate2 System.Security.Cryptography.X509Certificates.X509Store
L ThumbprintList | Subject=!subject_name, Issuer=!issuer_name, Thumbprint, FriendlyName, NotBefore, NotAfter, Extensions
L+ Microsoft.PowerShell.Commands.X509StoreLocation | Location, StoreNames
L+ System.Security.Cryptography.X509Certificates.X509Store | Name
W ThumbprintWide | Thumbprint
L PathOnly | PSPath

System.Management.Automation.Signature
T PSThumbprintTable; group=!directory_of_path | SignerCertificate=!signer_thumbprint:41, Status, StatusMessage, Path=!path_leaf
W PSThumbprintWide | !path_leaf

System.Security.Cryptography.X509Certificates.X509CertificateEx
T .; group=PSParentPath | Thumbprint:41, Subject

System.CodeDom.Compiler.CompilerError
L . | ErrorText, Line, Column, ErrorNumber, LineSource

System.Reflection.Assembly
T . | GAC=GlobalAssemblyCache:6, Version=ImageRuntimeVersion:14, Location
L . | CodeBase, EntryPoint, EscapedCodeBase, FullName, GlobalAssemblyCache, HostContext, ImageFileMachine, ImageRuntimeVersion, Location, ManifestModule, MetadataToken, PortableExecutableKind, ReflectionOnly

System.Reflection.AssemblyName
T . | Version:14, Name

System.Globalization.CultureInfo
T . | LCID:16, Name:16, DisplayName

System.Diagnostics.FileVersionInfo
T . | ProductVersion:16, FileVersion:16, FileName
L . | OriginalFileName, FileDescription, ProductName, Comments, CompanyName, FileName, FileVersion, ProductVersion, IsDebug, IsPatched, IsPreRelease, IsPrivateBuild, IsSpecialBuild, Language, LegalCopyright, LegalTrademarks, PrivateBuild, SpecialBuild, FileVersionRaw, ProductVersionRaw

System.Diagnostics.EventLogEntry
T . | Index:8R, Time=TimeGenerated:13, EntryType=!entry_type:11, Source:20, InstanceID:12R, Message
L . | Index, EntryType, InstanceID, Message, Category, CategoryNumber, ReplacementStrings, Source, TimeGenerated, TimeWritten, UserName

System.Diagnostics.EventLog
T . | Max(K)=!log_size:8R, Retain=MinimumRetentionDays:6R, OverflowAction:18, Entries=!log_entries:10R, Log
L . | Log, EnableRaisingEvents, MaximumKilobytes, MinimumRetentionDays, OverflowAction

System.Version
T . | Major:6, Minor:6, Build:6, Revision:8

System.Version#IncludeLabel
T System.Version | Major:6, Minor:6, Build:6, Revision:8, PSSemVerPreReleaseLabel:26, PSSemVerBuildLabel:27

System.Management.Automation.SemanticVersion
T . | Major:6, Minor:6, Patch:6, PreReleaseLabel:15, BuildLabel:11

System.Drawing.Printing.PrintDocument
T . | Color:10, Duplex:10, Name

System.Collections.DictionaryEntry
T Dictionary | Name:30, Value
L . | Name, Value

System.Diagnostics.ProcessModule
T ProcessModule | Size(K)=!module_size:10R, ModuleName:50, FileName

System.Diagnostics.Process
T process | NPM(K)=!npm:7R, PM(M)=!pm:8R, WS(M)=!ws:10R, CPU(s)=!cpu:10R, Id:7R, SI:3R, ProcessName
T Priority; group=PriorityClass | ProcessName:20, Id:10R, WorkingSet64:12R
T StartTime; group=!start_date | ProcessName:20, Id:10R, WorkingSet64:12R
W process | ProcessName

System.Diagnostics.Process#IncludeUserName
T ProcessWithUserName | WS(M)=!ws:10R, CPU(s)=!cpu:8R, Id:7R, UserName:30, ProcessName

System.DirectoryServices.DirectoryEntry
L DirectoryEntry | distinguishedName, Path=path

System.Management.Automation.PSSnapInInfo
L PSSnapInInfo | Name, PSVersion, Description
T PSSnapInInfo | Name:30L, PSVersion:20L, Description:30L

System.ServiceProcess.ServiceController
T service | Status:8, Name:18, DisplayName:38
L . | Name, DisplayName, Status, DependentServices, ServicesDependedOn, CanPauseAndContinue, CanShutdown, CanStop, ServiceType

System.TimeSpan
L . | Days, Hours, Minutes, Seconds, Milliseconds, Ticks, TotalDays, TotalHours, TotalMinutes, TotalSeconds, TotalMilliseconds
T . | Days, Hours, Minutes, Seconds, Milliseconds
W . | TotalMilliseconds

System.AppDomain
L . | FriendlyName, Id, ApplicationDescription, BaseDirectory, DynamicDirectory, RelativeSearchPath, SetupInformation, ShadowCopyFiles

System.DateTime
C DateTime | !date_lines

System.Security.AccessControl.ObjectSecurity
T . | Path, Owner, Access=AccessToString
L . | Path, Owner, Group, Access=AccessToString, Audit=AuditToString, Sddl

System.Management.ManagementClass
T .; group=__Namespace | Name:35, Methods:20, Properties

Microsoft.Management.Infrastructure.CimClass
T .; group=!cim_namespace | CimClassName:35, CimClassMethods:20, CimClassProperties

System.Guid
T . | Guid

System.Management.ManagementObject#root\cimv2\Win32_PingStatus
T . | Source=__Server:13, Destination=Address:15, IPV4Address:16, IPV6Address:40, Bytes=BufferSize:8, Time(ms)=ResponseTime:9

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PingStatus
T . | Source=PSComputerName:13, Destination=Address:15, IPV4Address:16, IPV6Address:40, Bytes=BufferSize:8, Time(ms)=ResponseTime:9

System.Management.ManagementObject#root\default\SystemRestore
T . | CreationTime:22, Description:30, SequenceNumber:17, EventType:17, RestorePointType:22

Microsoft.Management.Infrastructure.CimInstance#root/default/SystemRestore
T . | CreationTime:22, Description:30, SequenceNumber:17, EventType:17, RestorePointType:22

System.Management.ManagementObject#root\cimv2\Win32_QuickFixEngineering
T . | Source=__SERVER:13, Description:16, HotFixID:13, InstalledBy:20, InstalledOn:26

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuickFixEngineering
T . | Source=ComputerName:13, Description:16, HotFixID:13, InstalledBy:20, InstalledOn:26

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Process
T . | ProcessId, Name:16, HandleCount, WorkingSetSize, VirtualSize

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ComputerSystem
T . | Name:16, PrimaryOwnerName, Domain, TotalPhysicalMemory, Model, Manufacturer

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_PROCESSOR
T . | DeviceID, Name:16, Caption, MaxClockSpeed, SocketDesignation, Manufacturer

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DCOMApplication
T . | AppID, Name:16, InstallDate

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOP
T . | SettingID, Name:16, ScreenSaverActive, ScreenSaverSecure, ScreenSaverTimeout

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/WIN32_DESKTOPMONITOR
T . | DeviceID, Name:16, DisplayType, MonitorManufacturer, ScreenHeight, ScreenWidth

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DeviceMemoryAddress
T . | Name:16, MemoryType, Status

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskDrive
T . | DeviceID, Caption, Partitions, Size, Model

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskQuota
T . | DiskSpaceUsed, Limit, QuotaVolume, User

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Environment
T . | Name:16, UserName, VariableValue

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Directory
T . | Name:16, Hidden, Archive, Writeable, LastModified

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Group
T . | SID, Name:16, Caption, Domain

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IDEController
T . | Name:16, Status, StatusInfo, ProtocolSupported, Manufacturer

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_IRQResource
T . | Name:16, IRQNumber, Hardware, TriggerLevel, TriggerType

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_ScheduledJob
T . | JobId, Name:16, Owner, Priority, Command

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LoadOrderGroup
T . | Name:16, GroupOrder

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogicalDisk
T . | DeviceID, DriveType, ProviderName:16, VolumeName:16, Size, FreeSpace

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_LogonSession
T . | LogonId, Name:16, LogonType, StartTime, Status, AuthenticationPackage

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PhysicalMemoryArray
T . | Name:16, MemoryDevices, MaxCapacity, Model

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OnBoardDevice
T . | DeviceType, SerialNumber, Enabled, Description

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_OperatingSystem
T . | SystemDirectory, Organization, BuildNumber, RegisteredUser, SerialNumber, Version

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_DiskPartition
T . | Name:16, NumberOfBlocks, BootPartition, PrimaryPartition, Size, Index

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PortConnector
T . | Tag, PortType, ConnectorType, SerialNumber, ExternalReferenceDesignator

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_QuotaSetting
T . | SettingID, Caption, State, VolumePath, DefaultLimit, DefaultWarningLimit

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_SCSIController
T . | Name:16, DriverName:16, Status, StatusInfo, ProtocolSupported, Manufacturer

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Service
T . | ProcessId, Name:16, StartMode, State, Status, ExitCode

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_UserAccount
T . | Name:16, Caption, AccountType, SID, Domain

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkProtocol
T . | Name:16, Caption, Status

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapter
T . | DeviceID, Name:16, AdapterType, ServiceName

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NetworkAdapterConfiguration
T . | ServiceName:16, DHCPEnabled, Index, Description

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_NTDomain
T . | DomainName:16, DnsForestName, DomainControllerName

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Printer
T . | Name:16, ShareName, SystemName, PrinterState, PrinterStatus, Location

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_PrintJob
T . | JobId, Name:16, JobStatus, Owner, Priority, Size, Document

Microsoft.Management.Infrastructure.CimInstance#root/cimv2/Win32_Product
T . | Name:16, Caption, Vendor, Version, IdentifyingNumber

System.Net.NetworkCredential
T . | UserName:50, Domain:50

System.Management.Automation.PSMethod
T .; wrap | OverloadDefinitions=!overloads

Microsoft.Management.Infrastructure.CimInstance#__PartialCIMInstance
C . | !text_lines

System.Threading.Tasks.Task
T . | Id, IsCompleted, Status
L . | AsyncState, AsyncWaitHandle, CompletedSynchronously, CreationOptions, Exception, Id, IsCanceled, IsCompleted, IsCompletedSuccessfully, IsFaulted, Result=!task_result, Status

System.IO.DirectoryInfo System.IO.FileInfo
T childrenWithUnixStat; group=!directory | UnixMode:10L, User:10R, Group:10L, LastWriteTime=!unix_write_time:16R, Size:12R, Name=NameString:L
T children; group=!directory | Mode=ModeWithoutHardLink:7L, LastWriteTime=LastWriteTimeString:26R, Length=LengthString:14R, Name=NameString:L
T childrenWithHardlink; group=!directory | Mode:7L, LastWriteTime=LastWriteTimeString:26R, Length=LengthString:14R, Name=NameString:L
L children | Name, CreationTime, LastWriteTime, LastAccessTime, Mode, LinkType, Target
L+ System.IO.FileInfo | Name, Length=LengthString, CreationTime, LastWriteTime, LastAccessTime, Mode, LinkType, Target, VersionInfo
W children | !file_wide_name

System.Security.AccessControl.FileSystemSecurity
T FileSecurityTable; group=!directory | Path=!path_leaf, Owner, Access=!access_text

Microsoft.PowerShell.Commands.AlternateStreamData
T FileSystemStream; group=FileName | Stream:20L, Length:10R

System.RuntimeType
T . | IsPublic:8, IsSerial=IsSerializable:8, Name:40, BaseType

Microsoft.PowerShell.Commands.MemberDefinition
T .; auto; group=TypeName | Name, MemberType, Definition

Microsoft.PowerShell.Commands.GroupInfo
T . | Count:5R, Name:25, Group
L . | Name, Count, Group, Values

Microsoft.PowerShell.Commands.GroupInfoNoElement
T . | Count:5R, Name:25
L . | Name, Count, Values

Microsoft.PowerShell.Commands.HistoryInfo
T history | Id:4R, Duration=!duration:12R, CommandLine
W history | CommandLine

Microsoft.PowerShell.Commands.MatchInfo
C MatchInfo | !match_lines

Deserialized.Microsoft.PowerShell.Commands.MatchInfo
C MatchInfo | !text_lines

System.Management.Automation.PSVariable
T Variable | Name:30, Value

System.Management.Automation.PathInfo
T PathInfo | Path

System.Management.Automation.CommandInfo
T CommandInfo | CommandType:15, Name

System.Management.Automation.AliasInfo System.Management.Automation.ApplicationInfo System.Management.Automation.CmdletInfo System.Management.Automation.ExternalScriptInfo System.Management.Automation.FilterInfo System.Management.Automation.FunctionInfo System.Management.Automation.ScriptInfo
T CommandInfo | CommandType:15, Name=!command_name:50, Version:10, Source

System.Management.Automation.Runspaces.TypeData
T TypeData | TypeName, Members

Microsoft.PowerShell.Commands.ControlPanelItem
T ControlPanelItem | Name, CanonicalName, Category, Description

System.Management.Automation.ApplicationInfo
T ApplicationInfo | CommandType:15, Name, Path
L . | Name, CommandType, Definition, Extension, Path, FileVersionInfo

System.Management.Automation.ScriptInfo
T ScriptInfo | CommandType:15, Name, Definition
L . | Name, CommandType, Definition, Path

System.Management.Automation.ExternalScriptInfo
T ExternalScriptInfo | CommandType:15, Name, Path

System.Management.Automation.FunctionInfo
T FunctionInfo | CommandType:15, Name, Function

System.Management.Automation.FilterInfo
T FilterInfo | CommandType:15, Name, Filter

System.Management.Automation.AliasInfo
T AliasInfo | CommandType:15, DisplayName
L . | DisplayName, CommandType, Definition, ReferencedCommand, ResolvedCommand

Microsoft.PowerShell.Commands.ListCommand+MemberInfo
T memberinfo | Class=MemberClass:11, Name:25, MemberData
L . | Name, MemberClass, MemberData

Microsoft.PowerShell.Commands.ActiveDirectoryProvider+ADPSDriveInfo System.Management.Automation.PSDriveInfo
T drive | Name:10, Used (GB)=!drive_used:13/R, Free (GB)=!drive_free:13/R, Provider=!drive_provider:13, Root=!drive_root:35, CurrentLocation:/R

System.Management.Automation.ProviderInfo
T provider | Name:20, Capabilities, Drives
L provider | Name, Drives, Path, Home, Description, Capabilities, ImplementingType

System.Management.Automation.CmdletInfo
L . | Name, CommandType, Definition, Path, DLL, HelpFile, ParameterSets, ImplementingType, Verb, Noun

System.Management.Automation.FilterInfo System.Management.Automation.FunctionInfo
L System.Management.Automation.CommandInfo | Name, CommandType, Definition

System.Management.Automation.PSDriveInfo
L . | Name, Description, Provider, Root, CurrentLocation

System.Management.Automation.Subsystem.SubsystemInfo
T . | Kind:17L, SubsystemType=!subsystem_type:18L, IsRegistered:12R, Implementations:L

System.Management.Automation.Subsystem.SubsystemInfo+ImplementationInfo
L . | Id, Kind, Name, Description, ImplementationType

System.Management.Automation.ShellVariable
L ShellVariable | Name, Value

System.Management.Automation.ScriptBlock
C ScriptBlock; apart | !script_lines

System.Management.Automation.ErrorRecord#PSExtendedError System.Exception#PSExtendedError
C GetErrorInstance; apart | !error_detail_lines

System.Management.Automation.ErrorRecord
C ErrorInstance; apart | !error_lines

System.Management.Automation.WarningRecord System.Management.Automation.VerboseRecord System.Management.Automation.DebugRecord
C WarningRecord; apart | !message_lines

Deserialized.System.Management.Automation.WarningRecord
C DeserializedWarningRecord; apart | !deserialized_warning_lines

System.Management.Automation.InformationRecord
C InformationRecord; apart | !text_lines

System.Management.Automation.CommandParameterSetInfo
C CommandParameterSetInfo | !parameter_set_lines

System.Management.Automation.Runspaces.Runspace
T Runspace | Id:3R, Name:15L, ComputerName=!runspace_computer:15L, Type=!runspace_type:13L, State=!runspace_state:13L, Availability=!runspace_availability:15L

System.Management.Automation.Runspaces.PSSession
T PSSession | Id:3R, Name:15L, Transport:9L, ComputerName:15L, ComputerType:15L, State:13L, ConfigurationName:20L, Availability:13R

System.Management.Automation.Job
T Job | Id:6L, Name:15L, PSJobTypeName:15L, State:13L, HasMoreData:15L, Location:20L, Command:25L

Deserialized.Microsoft.PowerShell.Commands.TextMeasureInfo
T Microsoft.PowerShell.Commands.TextMeasureInfo | Lines, Words, Characters, Property

Deserialized.Microsoft.PowerShell.Commands.GenericMeasureInfo
L Microsoft.PowerShell.Commands.GenericMeasureInfo | Count, Average, Sum, Maximum, Minimum, Property

System.Management.Automation.CallStackFrame
T CallStackFrame | Command, Arguments, Location

System.Management.Automation.CommandBreakpoint System.Management.Automation.LineBreakpoint System.Management.Automation.VariableBreakpoint
T Breakpoint | ID:4R, Script=!script_leaf, Line:4R, Command, Variable, Action
L Breakpoint | ID, Script, Enabled, HitCount, Action
L+ System.Management.Automation.LineBreakpoint | ID, Script, Line, Column, Enabled, HitCount, Action
L+ System.Management.Automation.VariableBreakpoint | ID, Variable, AccessMode, Enabled, HitCount, Action
L+ System.Management.Automation.CommandBreakpoint | ID, Command, Enabled, HitCount, Action

Microsoft.PowerShell.Commands.PSSessionConfigurationCommands#PSSessionConfiguration
L PSSessionConfiguration | Name, PSVersion, StartupScript, RunAsUser, Permission

Microsoft.PowerShell.Commands.ComputerChangeInfo
T . | HasSucceeded:12L, ComputerName:25

Microsoft.PowerShell.Commands.RenameComputerChangeInfo
T . | HasSucceeded:12L, OldComputerName:25, NewComputerName:25

ModuleInfoGrouping
T Module; group=!module_directory | ModuleType:10L, Version:10L, PreRelease=!prerelease:10L, Name:35L, PSEdition=!editions:9L, ExportedCommands=!exported_commands:L

System.Management.Automation.PSModuleInfo
T Module | ModuleType:10L, Version:10L, PreRelease=!prerelease:10L, Name:35L, ExportedCommands=!exported_commands:L
W Module | Name
L Module | Name, Path, Description, ModuleType, Version, PreRelease=!prerelease, NestedModules, ExportedFunctions=!exported_functions, ExportedCmdlets=!exported_cmdlets, ExportedVariables=!exported_variables, ExportedAliases=!exported_aliases

System.Management.Automation.ExperimentalFeature
T ExperimentalFeature | Name:35L, Enabled:7R, Source:35L, Description:L
L ExperimentalFeature | Name, Enabled, Source, Description

Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject
L . | StatusCode, StatusDescription, Content=!web_content, RawContent=!web_raw, Headers, Images, InputFields, Links, RawContentLength, RelationLink

Microsoft.PowerShell.Commands.WebResponseObject
L . | StatusCode, StatusDescription, Content, RawContent=!web_raw, Headers, RawContentLength, RelationLink

Microsoft.PowerShell.Commands.FileHashInfo
T . | Algorithm:15L, Hash:70L, Path

Microsoft.PowerShell.Commands.PSRunspaceDebug
T PSRunspaceDebug | Id=RunspaceId:3R, Name=RunspaceName:20L, Enabled:10L, BreakAll:10L

Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo
L . | ~Header1, ~Header2, ~Header3, ~Header4, ~Header5, ~Header6, ~Code, ~Link, ~Image, ~EmphasisBold, ~EmphasisItalics

Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus
T .; group=Target | Id:4R, Source:16L, Address=TargetAddress:25L, Port:7R, Latency(ms)=Latency:7R, Connected:10L, Status:24L

Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus
T .; group=Destination | Ping:4R, Source:16L, Address=DisplayAddress:25L, Latency(ms)=!latency:7R, BufferSize(B)=!buffer_size:10R, Status:16L

Microsoft.PowerShell.Commands.TestConnectionCommand+PingMtuStatus
T .; group=Destination | Source:16L, Address=DisplayAddress:25L, Latency(ms)=!latency:7R, Status:16L, MtuSize(B)=MtuSize:7R

Microsoft.PowerShell.Commands.TestConnectionCommand+TraceStatus
T .; group=Target | Hop:3R, Hostname=!hop_name:25L, Ping:4R, Latency(ms)=!latency:7R, Status:16L, Source:12L, TargetAddress:15L

Microsoft.PowerShell.Commands.ByteCollection
T .; group=Label | Offset=HexOffset:16R, Bytes\n00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F=HexBytes:47L, Ascii:16L

System.Management.Automation.PSStyle
L . | ~Reset, ~BlinkOff, ~Blink, ~BoldOff, ~Bold, ~DimOff, ~Dim, ~Hidden, ~HiddenOff, ~Reverse, ~ReverseOff, ~ItalicOff, ~Italic, ~UnderlineOff, ~Underline, ~StrikethroughOff, ~Strikethrough, OutputRendering, AutoSizeDefaultFormatting, ~Formatting.FormatAccent, ~Formatting.ErrorAccent, ~Formatting.Error, ~Formatting.Warning, ~Formatting.Verbose, ~Formatting.Debug, ~Formatting.TableHeader, ~Formatting.CustomTableHeaderLabel, ~Formatting.FeedbackName, ~Formatting.FeedbackText, ~Formatting.FeedbackAction, ~Progress.Style, ~Progress.MaxWidth, ~Progress.View, ~Progress.UseOSCIndicator, ~FileInfo.Directory, ~FileInfo.SymbolicLink, ~FileInfo.Executable, ~FileInfo.Extension, ~Foreground.Black, ~Foreground.BrightBlack, ~Foreground.White, ~Foreground.BrightWhite, ~Foreground.Red, ~Foreground.BrightRed, ~Foreground.Magenta, ~Foreground.BrightMagenta, ~Foreground.Blue, ~Foreground.BrightBlue, ~Foreground.Cyan, ~Foreground.BrightCyan, ~Foreground.Green, ~Foreground.BrightGreen, ~Foreground.Yellow, ~Foreground.BrightYellow, ~Background.Black, ~Background.BrightBlack, ~Background.White, ~Background.BrightWhite, ~Background.Red, ~Background.BrightRed, ~Background.Magenta, ~Background.BrightMagenta, ~Background.Blue, ~Background.BrightBlue, ~Background.Cyan, ~Background.BrightCyan, ~Background.Green, ~Background.BrightGreen, ~Background.Yellow, ~Background.BrightYellow

System.Management.Automation.PSStyle+FormattingData
L . | ~FormatAccent, ~ErrorAccent, ~Error, ~Warning, ~Verbose, ~Debug, ~TableHeader, ~CustomTableHeaderLabel, ~FeedbackName, ~FeedbackText, ~FeedbackAction

System.Management.Automation.PSStyle+ProgressConfiguration
L . | ~Style, MaxWidth, View, UseOSCIndicator

System.Management.Automation.PSStyle+FileInfoFormatting
L . | ~Directory, ~SymbolicLink, ~Executable, ~Extension

System.Management.Automation.PSStyle+ForegroundColor
L . | ~Black, ~BrightBlack, ~White, ~BrightWhite, ~Red, ~BrightRed, ~Magenta, ~BrightMagenta, ~Blue, ~BrightBlue, ~Cyan, ~BrightCyan, ~Green, ~BrightGreen, ~Yellow, ~BrightYellow

System.Management.Automation.PSStyle+BackgroundColor
L . | ~Black, ~BrightBlack, ~White, ~BrightWhite, ~Red, ~BrightRed, ~Magenta, ~BrightMagenta, ~Blue, ~BrightBlue, ~Cyan, ~BrightCyan, ~Green, ~BrightGreen, ~Yellow, ~BrightYellow

System.Management.Automation.PSTraceSource
T . | Options:8, Name:20, Listeners:20, Description
L . | Name, Description, Options, Listeners, Attributes, Switch

Microsoft.PowerShell.Commands.Internal.TransactedRegistryKey Microsoft.Win32.RegistryKey System.Management.Automation.TreatAs.RegistryValue
T children; group=!hive | Name=PSChildName:30, Property=!registry_values
"""
