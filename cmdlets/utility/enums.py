"""In: nothing. Out: the enums of the Utility commands' parameters, declared by name when a command needs one."""
from __future__ import annotations

from ems.values.types import NetType, find_type, net_type

# Full name -> its names, numbered from 0 in order, or "name=number"; a leading "flags" makes it a flags enum.
ENUMS: dict[str, str] = {
    "Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind": "Never Always AsNeeded",
    "Microsoft.PowerShell.Commands.BreakpointType": "flags Line=1 Variable=2 Command=4",
    "Microsoft.PowerShell.Commands.DisplayHintType": "Date Time DateTime",
    "Microsoft.PowerShell.Commands.ExportAliasFormat": "Csv Script",
    "Microsoft.PowerShell.Commands.JsonDateKind": "Default Local Utc Offset String",
    "Microsoft.PowerShell.Commands.Language": "CSharp",
    "Microsoft.PowerShell.Commands.OutputAssemblyType": "ConsoleApplication Library WindowsApplication",
    "Microsoft.PowerShell.Commands.WebAuthenticationType": "None Basic Bearer OAuth",
    "Microsoft.PowerShell.Commands.WebRequestMethod": "Default Get Head Post Put Delete Trace Options Merge Patch",
    "Microsoft.PowerShell.Commands.WebSslProtocol": "flags Default=0 Tls=192 Tls11=768 Tls12=3072 Tls13=12288",
    "Newtonsoft.Json.StringEscapeHandling": "Default EscapeNonAscii EscapeHtml",
    "System.Diagnostics.TraceOptions": "flags None=0 LogicalOperationStack=1 DateTime=2 Timestamp=4 ProcessId=8 ThreadId=16 Callstack=32",
    "System.Management.Automation.PSTraceSourceOptions": "flags None=0 Constructor=1 Dispose=2 Finalizer=4 Method=8 Property=16 Delegates=32 Events=64 "
        "Exception=128 Lock=256 Error=512 Errors=640 Warning=1024 Verbose=2048 WriteLine=4096 Data=6167 Scope=8192 ExecutionFlow=8303 Assert=16384 All=32767",
    "System.Management.Automation.PSMemberTypes": "flags AliasProperty=1 CodeProperty=2 Property=4 NoteProperty=8 ScriptProperty=16 PropertySet=32 "
        "Properties=63 Method=64 CodeMethod=128 ScriptMethod=256 Methods=448 ParameterizedProperty=512 MemberSet=1024 Event=2048 Dynamic=4096 "
        "InferredProperty=8192 All=16383",
    "System.Management.Automation.ScopedItemOptions": "flags None=0 ReadOnly=1 Constant=2 Private=4 AllScope=8 Unspecified=16",
    "System.Management.Automation.SessionStateEntryVisibility": "Public Private",
    "System.Management.Automation.VariableAccessMode": "Read Write ReadWrite",
    "System.Net.Mail.DeliveryNotificationOptions": "flags None=0 OnSuccess=1 OnFailure=2 Delay=4 Never=134217728",
    "System.Net.Mail.MailPriority": "Normal Low High",
    "System.Management.Automation.PSMemberViewTypes": "flags Extended=1 Adapted=2 Base=4 All=7",
}


def declare(full_name: str) -> NetType:
    """The enum type of that name, made unless another module has it."""
    found = find_type(full_name)
    if found is not None and found.values is not None:
        return found
    words = ENUMS[full_name].split()
    flags = words[0] == "flags"
    values: dict[str, int] = {}
    for at, word in enumerate(words[1:] if flags else words):
        name, _, number = word.partition("=")
        values[name] = int(number) if number else at
    return net_type(full_name, values=values, flags=flags)
