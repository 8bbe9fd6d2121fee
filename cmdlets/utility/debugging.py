"""In: breakpoints, trace sources, runspaces to debug. Out: what little a shell without a debugger has of them, clear errors for the rest."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.values.errors import net_error
from ems.values.types import net_type
from ems.values.wildcard import has_wildcards

for _name in ("Microsoft.PowerShell.Commands.BreakpointType", "System.Management.Automation.VariableAccessMode", "System.Diagnostics.TraceOptions",
              "System.Management.Automation.PSTraceSourceOptions"):
    declare(_name)

net_type("System.Management.Automation.Breakpoint")
net_type("System.Management.Automation.LineBreakpoint", base="System.Management.Automation.Breakpoint")
net_type("System.Management.Automation.CommandBreakpoint", base="System.Management.Automation.Breakpoint")
net_type("System.Management.Automation.VariableBreakpoint", base="System.Management.Automation.Breakpoint")
net_type("System.Management.Automation.PSTraceSource")
net_type("Microsoft.PowerShell.Commands.PSRunspaceDebug")

NO_DEBUGGER = "ems has no script debugger: {0} is not available. Write-Debug, Set-PSDebug -Trace and Get-PSCallStack help to follow a script."
NO_TRACE = "ems has no trace sources: {0} is not available. -Verbose and -Debug show what a command does."


def no_breakpoint(command: Any, number: int) -> None:
    command.write_error(net_error("System.ArgumentException", f"There is no breakpoint with ID '{number}'."), "PSBreakpoint:BreakpointIdNotFound", "InvalidArgument")


@cmdlet("Set-PSBreakpoint", default_set="Line", class_name="Microsoft.PowerShell.Commands.SetPSBreakpointCommand",
        output="System.Management.Automation.CommandBreakpoint System.Management.Automation.LineBreakpoint System.Management.Automation.VariableBreakpoint")
class SetPSBreakpoint(Cmdlet):
    """Set a breakpoint; not available, since ems has no script debugger.

    EXAMPLES
    > try { Set-PSBreakpoint -Command Get-Date -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.SetPSBreakpointCommand

    Says that there is no debugger.
    """

    action = parameter("Action", "scriptblock", help="The script block to run when the event comes.")
    column = parameter("Column", "int", position=2, sets="Line", validate=[("range", 1, 2147483647)], help="The column to stop at.")
    line = parameter("Line", "int[]", position=1, mandatory=True, sets="Line", help="The line to stop at.")
    command = parameter("Command", "string[]", mandatory=True, sets="Command", aliases="C", help="The command.")
    script = parameter("Script", "string[]", position=0, sets={"Line": {"mandatory": True}, "Command": {}, "Variable": {}},
                       validate=[("notnull",)], help="The script files.")
    variable = parameter("Variable", "string[]", mandatory=True, sets="Variable", aliases="V", help="The variables.")
    mode = parameter("Mode", "System.Management.Automation.VariableAccessMode", sets="Variable",
                     help="Whether a read or a write of the variable stops.")
    runspace = parameter("Runspace", "runspace", validate=[("notnull",)], help="The runspaces.")

    def process(self) -> None:
        for script in self.script or ():
            full = self.shell.file_path(script)
            if not os.path.exists(full):
                self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{full}' because it does not exist."),
                                 "PathNotFound", "ObjectNotFound", full)
                return
        raise self.unresolved(NO_DEBUGGER.format("Set-PSBreakpoint"))


@cmdlet("Get-PSBreakpoint", default_set="Line", class_name="Microsoft.PowerShell.Commands.GetPSBreakpointCommand",
        output="System.Management.Automation.CommandBreakpoint System.Management.Automation.LineBreakpoint System.Management.Automation.VariableBreakpoint System.Management.Automation.Breakpoint")
class GetPSBreakpoint(Cmdlet):
    """List breakpoints; there are none, since ems has no script debugger.

    EXAMPLES
    > @(Get-PSBreakpoint).Count
    0

    The list is empty.
    """

    script = parameter("Script", "string[]", sets={"Line": {"position": 0, "pipeline": True}, "Command": {}, "Variable": {}, "Type": {}},
                       validate=[("notnullorempty",)], help="The script files.")
    command = parameter("Command", "string[]", mandatory=True, sets="Command", validate=[("notnull",)], help="The command.")
    variable = parameter("Variable", "string[]", mandatory=True, sets="Variable", validate=[("notnull",)], help="The variables.")
    type = parameter("Type", "Microsoft.PowerShell.Commands.BreakpointType[]", position=0, mandatory=True, pipeline=True, sets="Type",
                     validate=[("notnull",)], help="The kinds of breakpoint.")
    id = parameter("Id", "int[]", position=0, mandatory=True, pipeline=True, sets="Id", validate=[("notnull",)], help="The number.")
    runspace = parameter("Runspace", "runspace", validate=[("notnull",)], help="The runspaces.")

    def process(self) -> None:
        for number in self.id or ():
            no_breakpoint(self, number)


class ById(Cmdlet):
    """Commands that work on breakpoints by number."""

    def process(self) -> None:
        for number in self.id or ():
            no_breakpoint(self, number)


@cmdlet("Remove-PSBreakpoint", default_set="Breakpoint", class_name="Microsoft.PowerShell.Commands.RemovePSBreakpointCommand",
        supports_should_process=True)
class RemovePSBreakpoint(ById):
    """Take a breakpoint away.

    EXAMPLES
    > try { Remove-PSBreakpoint 9 -ErrorAction Stop } catch { $_.Exception.Message }
    There is no breakpoint with ID '9'.

    There are no breakpoints.
    """

    breakpoint = parameter("Breakpoint", "System.Management.Automation.Breakpoint[]", position=0, mandatory=True, pipeline=True,
                           sets="Breakpoint", validate=[("notnull",)], help="The breakpoints.")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", validate=[("notnull",)], help="The number.")
    runspace = parameter("Runspace", "runspace", byname=True, sets="Id", aliases="RunspaceId", help="The runspaces.")


@cmdlet("Enable-PSBreakpoint", default_set="Breakpoint", class_name="Microsoft.PowerShell.Commands.EnablePSBreakpointCommand",
        supports_should_process=True, output="System.Management.Automation.Breakpoint")
class EnablePSBreakpoint(ById):
    """Switch a breakpoint on.

    EXAMPLES
    > try { Enable-PSBreakpoint 9 -ErrorAction Stop } catch { $_.Exception.Message }
    There is no breakpoint with ID '9'.

    There are no breakpoints.
    """

    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    breakpoint = parameter("Breakpoint", "System.Management.Automation.Breakpoint[]", position=0, mandatory=True, pipeline=True,
                           sets="Breakpoint", validate=[("notnull",)], help="The breakpoints.")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", validate=[("notnull",)], help="The number.")
    runspace = parameter("Runspace", "runspace", byname=True, sets="Id", aliases="RunspaceId", help="The runspaces.")


@cmdlet("Disable-PSBreakpoint", default_set="Breakpoint", class_name="Microsoft.PowerShell.Commands.DisablePSBreakpointCommand",
        supports_should_process=True, output="System.Management.Automation.Breakpoint")
class DisablePSBreakpoint(ById):
    """Switch a breakpoint off.

    EXAMPLES
    > try { Disable-PSBreakpoint 9 -ErrorAction Stop } catch { $_.Exception.Message }
    There is no breakpoint with ID '9'.

    There are no breakpoints.
    """

    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    breakpoint = parameter("Breakpoint", "System.Management.Automation.Breakpoint[]", position=0, mandatory=True, pipeline=True,
                           sets="Breakpoint", validate=[("notnull",)], help="The breakpoints.")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", validate=[("notnull",)], help="The number.")
    runspace = parameter("Runspace", "runspace", byname=True, sets="Id", aliases="RunspaceId", help="The runspaces.")


@cmdlet("Wait-Debugger", class_name="Microsoft.PowerShell.Commands.WaitDebuggerCommand")
class WaitDebugger(Cmdlet):
    """Stop in the debugger; not available, since ems has none.

    EXAMPLES
    > try { Wait-Debugger } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.WaitDebuggerCommand

    Says that there is no debugger.
    """

    def end(self) -> None:
        raise self.unresolved(NO_DEBUGGER.format("Wait-Debugger"))


@cmdlet("Get-TraceSource", class_name="Microsoft.PowerShell.Commands.GetTraceSourceCommand",
        output="System.Management.Automation.PSTraceSource")
class GetTraceSource(Cmdlet):
    """List trace sources; ems has none.

    EXAMPLES
    > try { Get-TraceSource nope -ErrorAction Stop } catch { $_.Exception.Message }
    Cannot find a trace source with the name 'nope'.

    A name that is not found is an error.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, byname=True, validate=[("notnullorempty",)], help="The name.")

    def process(self) -> None:
        for name in self.name or ():
            if not has_wildcards(name):
                self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find a trace source with the name '{name}'."),
                                 "TraceSourceNotFound", "ObjectNotFound", name)


@cmdlet("Set-TraceSource", default_set="optionsSet", class_name="Microsoft.PowerShell.Commands.SetTraceSourceCommand",
        output="System.Management.Automation.PSTraceSource")
class SetTraceSource(Cmdlet):
    """Configure a trace source; not available, since ems has none.

    EXAMPLES
    > try { Set-TraceSource ParameterBinding } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.SetTraceSourceCommand

    Says that there are no trace sources.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, byname=True, help="The name.")
    option = parameter("Option", "System.Management.Automation.PSTraceSourceOptions", position=1, byname=True, sets="optionsSet",
                       help="What may be done with it.")
    listener_option = parameter("ListenerOption", "System.Diagnostics.TraceOptions", sets="optionsSet",
                                help="What the trace holds beside the text.")
    file_path = parameter("FilePath", "string", sets="optionsSet", aliases="PSPath Path", help="The file that gets the trace.")
    force = parameter("Force", "switch", sets="optionsSet", help="Do it even where something stands in the way.")
    debugger = parameter("Debugger", "switch", sets="optionsSet", help="Send the trace to the debugger.")
    ps_host = parameter("PSHost", "switch", sets="optionsSet", help="Send the trace to the host.")
    pass_thru = parameter("PassThru", "switch", sets="optionsSet", help="Return the object too.")
    remove_listener = parameter("RemoveListener", "string[]", sets="removeAllListenersSet", validate=[("notnullorempty",)],
                                help="Take away these listeners.")
    remove_file_listener = parameter("RemoveFileListener", "string[]", sets="removeFileListenersSet", validate=[("notnullorempty",)],
                                     help="Take away the listeners that write files.")

    def process(self) -> None:
        raise self.unresolved(NO_TRACE.format("Set-TraceSource"))


@cmdlet("Trace-Command", default_set="expressionSet", class_name="Microsoft.PowerShell.Commands.TraceCommandCommand")
class TraceCommand(Cmdlet):
    """Trace a command; not available, since ems has no trace sources.

    EXAMPLES
    > try { Trace-Command ParameterBinding { 1 } } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.TraceCommandCommand

    Says that there are no trace sources.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, help="The object to work on.")
    name = parameter("Name", "string[]", position=0, mandatory=True, help="The name.")
    option = parameter("Option", "System.Management.Automation.PSTraceSourceOptions", position=2, help="What may be done with it.")
    expression = parameter("Expression", "scriptblock", position=1, mandatory=True, sets="expressionSet", help="The script block to run.")
    command = parameter("Command", "string", position=1, mandatory=True, sets="commandSet", help="The command.")
    argument_list = parameter("ArgumentList", "object[]", rest=True, sets="commandSet", aliases="Args", help="The arguments.")
    listener_option = parameter("ListenerOption", "System.Diagnostics.TraceOptions", help="What the trace holds beside the text.")
    file_path = parameter("FilePath", "string", aliases="PSPath Path", help="The file that gets the trace.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    debugger = parameter("Debugger", "switch", help="Send the trace to the debugger.")
    ps_host = parameter("PSHost", "switch", help="Send the trace to the host.")

    def end(self) -> None:
        raise self.unresolved(NO_TRACE.format("Trace-Command"))


@cmdlet("Get-Runspace", default_set="NameParameterSet", class_name="Microsoft.PowerShell.Commands.GetRunspaceCommand",
        output="System.Management.Automation.Runspaces.Runspace")
class GetRunspace(Cmdlet):
    """List runspaces.

    EXAMPLES
    > @(Get-Runspace -Name nosuch).Count
    0

    Lists those with a name.
    """

    name = parameter("Name", "string[]", position=0, sets="NameParameterSet", validate=[("notnullorempty",)], help="The name.")
    id = parameter("Id", "int[]", position=0, mandatory=True, sets="IdParameterSet", help="The number.")
    instance_id = parameter("InstanceId", "guid[]", position=0, mandatory=True, sets="InstanceIdParameterSet",
                            help="The GUID of the runspace.")

    def process(self) -> None:
        from ems.values.members import get_member, get_static
        from ems.values.text import to_string
        from ems.values.typenames import resolve
        from ems.values.wildcard import Wildcard

        current = get_static(resolve("runspace"), "DefaultRunspace")
        tests = {"IdParameterSet": lambda: get_member(current, "Id") in (self.id or ()),
                 "InstanceIdParameterSet": lambda: to_string(get_member(current, "InstanceId")) in {to_string(g) for g in self.instance_id or ()},
                 "NameParameterSet": lambda: any(Wildcard(name).matches(to_string(get_member(current, "Name"))) for name in self.name or ("*",))}
        if tests.get(self.parameter_set, tests["NameParameterSet"])():
            self.out(current)


class RunspaceDebugging(Cmdlet):
    """Commands for the debugger of runspaces."""

    def end(self) -> None:
        raise self.unresolved(NO_DEBUGGER.format(self.signature.name))


@cmdlet("Debug-Runspace", default_set="RunspaceParameterSet", class_name="Microsoft.PowerShell.Commands.DebugRunspaceCommand",
        supports_should_process=True)
class DebugRunspace(RunspaceDebugging):
    """Debug a runspace; not available, since ems has no script debugger.

    EXAMPLES
    > try { Debug-Runspace -Id 1 } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.DebugRunspaceCommand

    Says that there is no debugger.
    """

    runspace = parameter("Runspace", "runspace", position=0, mandatory=True, pipeline=True, byname=True, sets="RunspaceParameterSet",
                         help="The runspaces.")
    name = parameter("Name", "string", position=0, mandatory=True, sets="NameParameterSet", help="The name.")
    id = parameter("Id", "int", position=0, mandatory=True, sets="IdParameterSet", help="The number.")
    instance_id = parameter("InstanceId", "guid", position=0, mandatory=True, sets="InstanceIdParameterSet",
                            help="The GUID of the runspace.")
    break_all = parameter("BreakAll", "switch", help="Stop at once.")


@cmdlet("Enable-RunspaceDebug", default_set="RunspaceNameParameterSet",
        class_name="Microsoft.PowerShell.Commands.EnableRunspaceDebugCommand")
class EnableRunspaceDebug(RunspaceDebugging):
    """Allow a runspace to be debugged; not available, since ems has no script debugger.

    EXAMPLES
    > try { Enable-RunspaceDebug } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.EnableRunspaceDebugCommand

    Says that there is no debugger.
    """

    break_all = parameter("BreakAll", "switch", position=1, sets="RunspaceNameParameterSet RunspaceParameterSet RunspaceIdParameterSet",
                          help="Stop at once.")
    runspace_name = parameter("RunspaceName", "string[]", position=0, sets="RunspaceNameParameterSet", validate=[("notnullorempty",)],
                              help="The names of the runspaces.")
    runspace = parameter("Runspace", "runspace[]", position=0, mandatory=True, pipeline=True, byname=True, sets="RunspaceParameterSet",
                         validate=[("notnullorempty",)], help="The runspaces.")
    runspace_id = parameter("RunspaceId", "int[]", position=0, mandatory=True, sets="RunspaceIdParameterSet",
                            validate=[("notnullorempty",)], help="The numbers of the runspaces.")
    runspace_instance_id = parameter("RunspaceInstanceId", "guid[]", position=0, mandatory=True, sets="RunspaceInstanceIdParameterSet",
                                     validate=[("notnullorempty",)], help="The GUIDs of the runspaces.")
    process_name = parameter("ProcessName", "string", position=0, sets="ProcessNameParameterSet", validate=[("notnullorempty",)],
                             help="The name of the process.")
    app_domain_name = parameter("AppDomainName", "string[]", position=1, sets="ProcessNameParameterSet", validate=[("notnullorempty",)],
                                help="The application domain of the process.")


@cmdlet("Disable-RunspaceDebug", default_set="RunspaceNameParameterSet",
        class_name="Microsoft.PowerShell.Commands.DisableRunspaceDebugCommand")
class DisableRunspaceDebug(RunspaceDebugging):
    """Forbid a runspace to be debugged; not available, since ems has no script debugger.

    EXAMPLES
    > try { Disable-RunspaceDebug } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.DisableRunspaceDebugCommand

    Says that there is no debugger.
    """

    runspace_name = parameter("RunspaceName", "string[]", position=0, sets="RunspaceNameParameterSet", validate=[("notnullorempty",)],
                              help="The names of the runspaces.")
    runspace = parameter("Runspace", "runspace[]", position=0, mandatory=True, pipeline=True, byname=True, sets="RunspaceParameterSet",
                         validate=[("notnullorempty",)], help="The runspaces.")
    runspace_id = parameter("RunspaceId", "int[]", position=0, mandatory=True, sets="RunspaceIdParameterSet",
                            validate=[("notnullorempty",)], help="The numbers of the runspaces.")
    runspace_instance_id = parameter("RunspaceInstanceId", "guid[]", position=0, mandatory=True, sets="RunspaceInstanceIdParameterSet",
                                     validate=[("notnullorempty",)], help="The GUIDs of the runspaces.")
    process_name = parameter("ProcessName", "string", position=0, sets="ProcessNameParameterSet", validate=[("notnullorempty",)],
                             help="The name of the process.")
    app_domain_name = parameter("AppDomainName", "string[]", position=1, sets="ProcessNameParameterSet", validate=[("notnullorempty",)],
                                help="The application domain of the process.")


@cmdlet("Get-RunspaceDebug", default_set="RunspaceNameParameterSet", class_name="Microsoft.PowerShell.Commands.GetRunspaceDebugCommand",
        output="Microsoft.PowerShell.Commands.PSRunspaceDebug")
class GetRunspaceDebug(RunspaceDebugging):
    """Tell whether runspaces may be debugged; not available, since ems has no script debugger.

    EXAMPLES
    > try { Get-RunspaceDebug } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.GetRunspaceDebugCommand

    Says that there is no debugger.
    """

    runspace_name = parameter("RunspaceName", "string[]", position=0, sets="RunspaceNameParameterSet", validate=[("notnullorempty",)],
                              help="The names of the runspaces.")
    runspace = parameter("Runspace", "runspace[]", position=0, mandatory=True, pipeline=True, byname=True, sets="RunspaceParameterSet",
                         validate=[("notnullorempty",)], help="The runspaces.")
    runspace_id = parameter("RunspaceId", "int[]", position=0, mandatory=True, sets="RunspaceIdParameterSet",
                            validate=[("notnullorempty",)], help="The numbers of the runspaces.")
    runspace_instance_id = parameter("RunspaceInstanceId", "guid[]", position=0, mandatory=True, sets="RunspaceInstanceIdParameterSet",
                                     validate=[("notnullorempty",)], help="The GUIDs of the runspaces.")
    process_name = parameter("ProcessName", "string", position=0, sets="ProcessNameParameterSet", validate=[("notnullorempty",)],
                             help="The name of the process.")
    app_domain_name = parameter("AppDomainName", "string[]", position=1, sets="ProcessNameParameterSet", validate=[("notnullorempty",)],
                                help="The application domain of the process.")
