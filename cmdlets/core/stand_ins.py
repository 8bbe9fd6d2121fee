"""In: commands of PowerShell's engine that ems takes or refuses. Out: Set-PSDebug, experimental features, subsystems, host processes, snap-ins, completers."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type
from ems.values.wildcard import Wildcard

P = "Microsoft.PowerShell.Commands."


@cmdlet("Set-PSDebug", class_name=P + "SetPSDebugCommand")
class SetPSDebug(Cmdlet):
    """Turns strict mode on for all code, or off; tracing and stepping are not built.

    EXAMPLES
    > Set-PSDebug -Strict; try { $undefined1 } catch { $_.FullyQualifiedErrorId }; Set-PSDebug -Off
    VariableIsUndefined

    A variable that was never set is an error.
    """

    trace = parameter("Trace", "int", sets="on", validate=(("range", 0, 2),), help="0, no trace; others are refused.")
    step = parameter("Step", "switch", sets="on", help="Refused.")
    strict = parameter("Strict", "switch", sets="on", help="As Set-StrictMode -Version 1 in the global scope.")
    off = parameter("Off", "switch", sets="off", help="Strict mode off.")

    def end(self) -> None:
        if self.trace or self.step:
            self.throw(self.unresolved("ems does not trace or step through scripts. Set-PSBreakpoint and Write-Debug are there."))
        if self.off or "Strict" in self.bound:
            self.shell.set_strict(self.shell.global_scope, 1 if self.strict else 0)


@cmdlet("Get-ExperimentalFeature", class_name=P + "GetExperimentalFeatureCommand", output="System.Management.Automation.ExperimentalFeature")
class GetExperimentalFeature(Cmdlet):
    """Lists experimental features: ems has none.

    EXAMPLES
    > @(Get-ExperimentalFeature).Count
    0

    There is none.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, validate=(("notnullorempty",),), help="Names; wildcards are allowed.")

    def process(self) -> None:
        for name in self.name or ():
            if not any(c in name for c in "*?["):
                self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"No experimental feature found with name '{name}'."), "ItemNotFoundException",
                                 "ObjectNotFound", name)


class FeatureSwitch(Cmdlet):
    """Refuses: there is no experimental feature."""

    def process(self) -> None:
        for name in self.name or ():
            self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"No experimental feature found with name '{name}'."), "ItemNotFoundException",
                             "ObjectNotFound", name)


@cmdlet("Enable-ExperimentalFeature", class_name=P + "EnableExperimentalFeatureCommand", supports_should_process=True)
class EnableExperimentalFeature(FeatureSwitch):
    """Would turn an experimental feature on: ems has none.

    EXAMPLES
    > Enable-ExperimentalFeature Nope -ErrorAction SilentlyContinue; $Error[0].CategoryInfo.Category
    ObjectNotFound

    There is no such feature.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, help="Names.")
    scope_name = parameter("Scope", "string", validate=(("set", "AllUsers", "CurrentUser"),))


@cmdlet("Disable-ExperimentalFeature", class_name=P + "DisableExperimentalFeatureCommand", supports_should_process=True)
class DisableExperimentalFeature(FeatureSwitch):
    """Would turn an experimental feature off: ems has none.

    EXAMPLES
    > Disable-ExperimentalFeature Nope -ErrorAction SilentlyContinue; $Error[0].CategoryInfo.Category
    ObjectNotFound

    There is no such feature.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, help="Names.")
    scope_name = parameter("Scope", "string", validate=(("set", "AllUsers", "CurrentUser"),))


@cmdlet("Get-PSSubsystem", class_name="System.Management.Automation.Subsystem.GetPSSubsystemCommand", default_set="GetAllSet", output="System.Management.Automation.Subsystem.SubsystemInfo")
class GetPSSubsystem(Cmdlet):
    """Lists subsystems: ems has none that other code could plug into.

    EXAMPLES
    > @(Get-PSSubsystem).Count
    0

    There is none.
    """

    kind = parameter("Kind", "object", mandatory=True, pipeline=True, sets="GetByKindSet", help="A kind.")
    subsystem_type = parameter("SubsystemType", "type", mandatory=True, pipeline=True, sets="GetByTypeSet", help="A type.")


@cmdlet("Switch-Process", class_name=P + "SwitchProcessCommand")
class SwitchProcess(Cmdlet):
    """Replaces this process by a program.

    EXAMPLES
    > try { Switch-Process nope1 } catch { $_.CategoryInfo.Category }
    ObjectNotFound

    There is no such program.
    """

    with_command = parameter("WithCommand", "string[]", position=0, rest=True, help="The program and its arguments.")

    def end(self) -> None:
        import os

        words = self.with_command or []
        if not words:
            return
        found = self.shell.commands.file(words[0])
        if found is None or found.kind != "Application":
            self.throw(self.shell.commands.not_found(words[0]), "CommandNotFound", "ObjectNotFound", words[0])
        self.shell.host.flush()
        os.execv(found.path, words)


@cmdlet("Get-PSHostProcessInfo", class_name=P + "GetPSHostProcessInfoCommand", default_set="ProcessNameParameterSet", output="Microsoft.PowerShell.Commands.PSHostProcessInfo")
class GetPSHostProcessInfo(Cmdlet):
    """Lists other shells that one could enter: there are none.

    EXAMPLES
    > @(Get-PSHostProcessInfo).Count
    0

    There is none.
    """

    name = parameter("Name", "string[]", position=0, sets="ProcessNameParameterSet", help="Names.")
    process_objects = parameter("Process", "object[]", position=0, mandatory=True, pipeline=True, sets="ProcessParameterSet", help="Processes.")
    id = parameter("Id", "int[]", position=0, mandatory=True, sets="ProcessIdParameterSet", help="Process ids.")


@cmdlet("Enter-PSHostProcess", class_name=P + "EnterPSHostProcessCommand", default_set="ProcessIdParameterSet")
class EnterPSHostProcess(Cmdlet):
    """Says that ems cannot enter another process.

    EXAMPLES
    > try { Enter-PSHostProcess 1 } catch { $_.CategoryInfo.Category }
    NotImplemented

    It cannot.
    """

    id = parameter("Id", "int", position=0, mandatory=True, sets="ProcessIdParameterSet", help="A process id.")
    process_object = parameter("Process", "object", position=0, mandatory=True, pipeline=True, sets="ProcessParameterSet", help="A process.")
    name = parameter("Name", "string", position=0, mandatory=True, sets="ProcessNameParameterSet", help="A name.")
    host_process_info = parameter("HostProcessInfo", "object", position=0, mandatory=True, pipeline=True, sets="PSHostProcessInfoParameterSet", help="A host process.")
    app_domain_name = parameter("AppDomainName", "string", position=1, sets="ProcessIdParameterSet ProcessParameterSet ProcessNameParameterSet PSHostProcessInfoParameterSet")
    custom_pipe_name = parameter("CustomPipeName", "string", mandatory=True, sets="PipeNameParameterSet", help="A pipe.")

    def end(self) -> None:
        self.throw(self.unresolved("ems cannot enter another process."))


@cmdlet("Exit-PSHostProcess", class_name=P + "ExitPSHostProcessCommand")
class ExitPSHostProcess(Cmdlet):
    """Does nothing: no process was entered.

    EXAMPLES
    > Exit-PSHostProcess

    Nothing happens.
    """


class ConfigurationFile(Cmdlet):
    """Refuses: session configurations are a part of Windows."""

    def end(self) -> None:
        self.throw(self.unresolved("Session configurations and role capabilities belong to remoting on Windows."))


@cmdlet("New-PSSessionConfigurationFile", class_name=P + "NewPSSessionConfigurationFileCommand")
class NewPSSessionConfigurationFile(ConfigurationFile):
    """Says that session configurations are a part of Windows.

    EXAMPLES
    > try { New-PSSessionConfigurationFile x.pssc } catch { $_.CategoryInfo.Category }
    NotImplemented

    It cannot.
    """

    path = parameter("Path", "string", position=0, mandatory=True)
    schema_version = parameter("SchemaVersion", "version")
    guid = parameter("Guid", "guid")
    author = parameter("Author", "string")
    description = parameter("Description", "string")
    company_name = parameter("CompanyName", "string")
    copyright = parameter("Copyright", "string")
    session_type = parameter("SessionType", "object")
    transcript_directory = parameter("TranscriptDirectory", "string")
    run_as_virtual_account = parameter("RunAsVirtualAccount", "switch")
    run_as_virtual_account_groups = parameter("RunAsVirtualAccountGroups", "string[]")
    mount_user_drive = parameter("MountUserDrive", "switch")
    user_drive_maximum_size = parameter("UserDriveMaximumSize", "long")
    group_managed_service_account = parameter("GroupManagedServiceAccount", "string")
    scripts_to_process = parameter("ScriptsToProcess", "string[]")
    role_definitions = parameter("RoleDefinitions", "object")
    required_groups = parameter("RequiredGroups", "object")
    language_mode = parameter("LanguageMode", "object")
    execution_policy = parameter("ExecutionPolicy", "object")
    power_shell_version = parameter("PowerShellVersion", "version")
    modules_to_import = parameter("ModulesToImport", "object[]")
    visible_aliases = parameter("VisibleAliases", "string[]")
    visible_cmdlets = parameter("VisibleCmdlets", "object[]")
    visible_functions = parameter("VisibleFunctions", "object[]")
    visible_external_commands = parameter("VisibleExternalCommands", "string[]")
    visible_providers = parameter("VisibleProviders", "string[]")
    alias_definitions = parameter("AliasDefinitions", "object[]")
    function_definitions = parameter("FunctionDefinitions", "object[]")
    variable_definitions = parameter("VariableDefinitions", "object")
    environment_variables = parameter("EnvironmentVariables", "object")
    types_to_process = parameter("TypesToProcess", "string[]")
    formats_to_process = parameter("FormatsToProcess", "string[]")
    assemblies_to_load = parameter("AssembliesToLoad", "string[]")
    full = parameter("Full", "switch")


@cmdlet("New-PSRoleCapabilityFile", class_name=P + "NewPSRoleCapabilityFileCommand")
class NewPSRoleCapabilityFile(ConfigurationFile):
    """Says that role capabilities are a part of Windows.

    EXAMPLES
    > try { New-PSRoleCapabilityFile x.psrc } catch { $_.CategoryInfo.Category }
    NotImplemented

    It cannot.
    """

    path = parameter("Path", "string", position=0, mandatory=True)
    guid = parameter("Guid", "guid")
    author = parameter("Author", "string")
    description = parameter("Description", "string")
    company_name = parameter("CompanyName", "string")
    copyright = parameter("Copyright", "string")
    modules_to_import = parameter("ModulesToImport", "object[]")
    visible_aliases = parameter("VisibleAliases", "string[]")
    visible_cmdlets = parameter("VisibleCmdlets", "object[]")
    visible_functions = parameter("VisibleFunctions", "object[]")
    visible_external_commands = parameter("VisibleExternalCommands", "string[]")
    visible_providers = parameter("VisibleProviders", "string[]")
    scripts_to_process = parameter("ScriptsToProcess", "string[]")
    alias_definitions = parameter("AliasDefinitions", "object[]")
    function_definitions = parameter("FunctionDefinitions", "object[]")
    variable_definitions = parameter("VariableDefinitions", "object")
    environment_variables = parameter("EnvironmentVariables", "object")
    types_to_process = parameter("TypesToProcess", "string[]")
    formats_to_process = parameter("FormatsToProcess", "string[]")
    assemblies_to_load = parameter("AssembliesToLoad", "string[]")


# -- snap-ins

class SnapIn(NetObject):
    """PSSnapInInfo of Exchange's snap-in."""

    __slots__ = ("name",)
    net_name = "System.Management.Automation.PSSnapInInfo"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def __str__(self) -> str:
        return self.name


SNAP_INS = ("Microsoft.Exchange.Management.PowerShell.E2010", "Microsoft.Exchange.Management.PowerShell.SnapIn", "Microsoft.Exchange.Management.PowerShell.Admin",
            "Microsoft.Exchange.Management.PowerShell.Setup", "Microsoft.Exchange.Management.PowerShell.Support")
SNAP_IN = net_type("System.Management.Automation.PSSnapInInfo", py=SnapIn)
SNAP_IN.prop("string Name", lambda s: s.name)
SNAP_IN.prop("string PSVersion", lambda s: "1.0")
SNAP_IN.prop("string Description", lambda s: "Admin Tasks for the Exchange Server")


def added(shell: Any) -> list[str]:
    found: list[str] = shell.part("snap_ins", lambda s: [])
    return found


def matching(names: list[str]) -> tuple[list[str], list[str]]:
    """(the snap-ins that the names mean, names that mean none)."""
    found = [s for s in SNAP_INS if any(Wildcard(n).matches(s) for n in names)]
    return found, [n for n in names if not any(Wildcard(n).matches(s) for s in SNAP_INS)]


class SnapInCommand(Cmdlet):
    def missing(self, name: str) -> None:
        self.write_error(net_error("System.Management.Automation.PSArgumentException", f"No snap-ins have been registered for the name '{name}'."), "AddPSSnapInRead", "InvalidArgument", name)


@cmdlet("Add-PSSnapin", class_name=P + "AddPSSnapinCommand", output="System.Management.Automation.PSSnapInInfo")
class AddPSSnapin(SnapInCommand):
    """Takes Exchange's snap-in as scripts load it: its commands are here already.

    EXAMPLES
    > Add-PSSnapin Microsoft.Exchange.Management.PowerShell.E2010; (Get-PSSnapin).Name
    Microsoft.Exchange.Management.PowerShell.E2010

    A script's first line works.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, byname=True, help="Names; wildcards are allowed.")
    pass_thru = parameter("PassThru", "switch", help="Return the snap-ins.")

    def process(self) -> None:
        found, unknown = matching(self.name)
        for name in unknown:
            self.missing(name)
        for name in found:
            if name not in added(self.shell):
                added(self.shell).append(name)
            if self.pass_thru:
                self.write(SnapIn(name))


@cmdlet("Get-PSSnapin", class_name=P + "GetPSSnapinCommand", output="System.Management.Automation.PSSnapInInfo")
class GetPSSnapin(SnapInCommand):
    """Lists the snap-ins that were added, with -Registered those that could be.

    EXAMPLES
    > @(Get-PSSnapin).Count
    0

    None was added.
    """

    name = parameter("Name", "string[]", position=0, help="Names; wildcards are allowed.")
    registered = parameter("Registered", "switch", help="Those that could be added.")

    def process(self) -> None:
        known = [s for s in SNAP_INS if s not in added(self.shell)] if self.registered else added(self.shell)
        for pattern in self.name or ["*"]:
            found = [s for s in known if Wildcard(pattern).matches(s)]
            self.write_each([SnapIn(s) for s in found])
            if not found and "*" not in pattern:
                self.missing(pattern)


@cmdlet("Remove-PSSnapin", class_name=P + "RemovePSSnapinCommand", output="System.Management.Automation.PSSnapInInfo")
class RemovePSSnapin(SnapInCommand):
    """Takes snap-ins off the list; the commands stay.

    EXAMPLES
    > Add-PSSnapin *E2010; Remove-PSSnapin *E2010; @(Get-PSSnapin).Count
    0

    None is left.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, byname=True, help="Names; wildcards are allowed.")
    pass_thru = parameter("PassThru", "switch", help="Return the snap-ins.")

    def process(self) -> None:
        for name in [s for s in added(self.shell) if any(Wildcard(p).matches(s) for p in self.name)]:
            added(self.shell).remove(name)
            if self.pass_thru:
                self.write(SnapIn(name))


# -- completion

@cmdlet("Register-ArgumentCompleter", class_name="System.Management.Automation.RegisterArgumentCompleterCommand", default_set="PowerShellSet")
class RegisterArgumentCompleter(Cmdlet):
    """Sets a script block that completes a parameter's values at the prompt.

    EXAMPLES
    > Register-ArgumentCompleter -CommandName Get-Mbx -ParameterName Server -ScriptBlock { 'EX01', 'EX02' }

    Tab after `Get-Mbx -Server` offers the two.
    """

    command_name = parameter("CommandName", "string[]", sets={"NativeCommandSet": {"mandatory": True}, "PowerShellSet": {}}, help="Commands; all when not given.")
    parameter_name = parameter("ParameterName", "string", mandatory=True, sets="PowerShellSet", help="The parameter.")
    script_block = parameter("ScriptBlock", "scriptblock", mandatory=True, help="Gets command, parameter, word, syntax tree and bound parameters.")
    native = parameter("Native", "switch", sets="NativeCommandSet", help="For a program's arguments.")
    native_fallback = parameter("NativeFallback", "switch", sets="NativeFallbackSet", help="For programs without one of their own.")

    def end(self) -> None:
        if self.native or self.native_fallback:
            table = self.shell.part("native_completers", lambda s: {})
            for name in self.command_name or [""]:
                table[to_string(name).lower()] = self.script_block
            return
        table = self.shell.part("completers", lambda s: {})
        for name in self.command_name or [""]:
            table[(name.lower(), self.parameter_name.lower())] = self.script_block
