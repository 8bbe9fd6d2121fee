"""In: remoting as admin scripts write it. Out: PSSession objects that lead to this session's own organization."""
from __future__ import annotations

import itertools
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type
from ems.values.wildcard import Wildcard

P = "Microsoft.PowerShell.Commands."
NOT_EMPTY = (("notnullorempty",),)
_numbers = itertools.count(1)


class PSSession(NetObject):
    """A session of New-PSSession. There is no other computer: commands for it run here."""

    __slots__ = ("computer_name", "configuration_name", "id", "instance_id", "name", "state")
    net_name = "System.Management.Automation.Runspaces.PSSession"

    def __init__(self, computer_name: str, configuration_name: str, name: str | None) -> None:
        from ems.runtime.jobs import Jobs

        self.ps_ext = None
        self.id = next(_numbers)
        self.name = name or f"Runspace{self.id}"
        self.computer_name = computer_name
        self.configuration_name = configuration_name
        self.state = "Opened"
        self.instance_id = Jobs.new_guid()

    def __str__(self) -> str:
        return f"[PSSession]{self.name}"


SESSION = net_type("System.Management.Automation.Runspaces.PSSession", py=PSSession)
SESSION.prop("int Id", lambda s: s.id)
SESSION.prop("string Name", lambda s: s.name, lambda s, v: setattr(s, "name", v))
SESSION.prop("string ComputerName", lambda s: s.computer_name)
SESSION.prop("System.Management.Automation.Runspaces.TargetMachineType ComputerType", lambda s: "RemoteMachine")
SESSION.prop("string ConfigurationName", lambda s: s.configuration_name)
SESSION.prop("guid InstanceId", lambda s: s.instance_id)
SESSION.prop("System.Management.Automation.Runspaces.RunspaceState State", lambda s: enum_value("System.Management.Automation.Runspaces.RunspaceState", s.state))
SESSION.prop("System.Management.Automation.Runspaces.RunspaceAvailability Availability",
             lambda s: enum_value("System.Management.Automation.Runspaces.RunspaceAvailability", "Available" if s.state == "Opened" else "None"))
SESSION.prop("string Transport", lambda s: "WSMan")


class SessionOption(NetObject):
    """PSSessionOption: kept and not used."""

    __slots__ = ("values",)
    net_name = "System.Management.Automation.Remoting.PSSessionOption"

    def __init__(self, values: dict[str, Any]) -> None:
        self.ps_ext = None
        self.values = values


OPTION = net_type("System.Management.Automation.Remoting.PSSessionOption", py=SessionOption)
for _name in ("MaximumConnectionRedirectionCount", "NoCompression", "NoMachineProfile", "ProxyAccessType", "ProxyAuthentication", "SkipCACheck", "SkipCNCheck", "SkipRevocationCheck",
              "OperationTimeout", "OpenTimeout", "CancelTimeout", "IdleTimeout", "Culture", "UICulture", "IncludePortInSPN", "NoEncryption", "UseUTF16", "OutputBufferingMode"):
    OPTION.prop(f"System.Object {_name}", lambda o, name=_name: o.values.get(name))


def sessions(shell: Any) -> list[PSSession]:
    found: list[PSSession] = shell.part("ps_sessions", lambda s: [])
    return found


@cmdlet("New-PSSession", class_name=P + "NewPSSessionCommand", default_set="ComputerName", output="System.Management.Automation.Runspaces.PSSession")
class NewPSSession(Cmdlet):
    """Makes a session object as scripts for Exchange expect it.

    ems has one organization and no remote computers: the session leads to this shell's own organization.

    EXAMPLES
    > (New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri http://ex01/PowerShell/).ConfigurationName
    Microsoft.Exchange

    Makes a session as for an Exchange server.
    """

    computer_name = parameter("ComputerName", "string[]", position=0, pipeline=True, byname=True, sets="ComputerName", aliases="Cn")
    credential = parameter("Credential", "pscredential", sets={"ComputerName": dict(byname=True), "Uri": dict(byname=True),
        "VMId": dict(mandatory=True, byname=True), "VMName": dict(mandatory=True, byname=True)})
    name = parameter("Name", "string[]")
    enable_network_access = parameter("EnableNetworkAccess", "switch", sets="ComputerName Uri Session")
    configuration_name = parameter("ConfigurationName", "string", byname=True, sets="ComputerName Uri VMId VMName ContainerId")
    port = parameter("Port", "int", sets="ComputerName SSHHost")
    use_ssl = parameter("UseSSL", "switch", sets="ComputerName")
    application_name = parameter("ApplicationName", "string", byname=True, sets="ComputerName")
    vm_id = parameter("VMId", "guid[]", position=0, mandatory=True, byname=True, sets="VMId", aliases="VMGuid")
    vm_name = parameter("VMName", "string[]", mandatory=True, byname=True, sets="VMName")
    container_id = parameter("ContainerId", "string[]", mandatory=True, byname=True, sets="ContainerId")
    run_as_administrator = parameter("RunAsAdministrator", "switch", sets="ContainerId")
    throttle_limit = parameter("ThrottleLimit", "int", sets="ComputerName Uri VMId VMName Session ContainerId")
    connection_uri = parameter("ConnectionUri", "uri[]", position=0, mandatory=True, byname=True, sets="Uri", aliases="URI CU")
    allow_redirection = parameter("AllowRedirection", "switch", sets="Uri")
    session_option = parameter("SessionOption", "object", sets="ComputerName Uri")
    authentication = parameter("Authentication", "object", sets="ComputerName Uri")
    certificate_thumbprint = parameter("CertificateThumbprint", "string", sets="ComputerName Uri")
    use_windows_power_shell = parameter("UseWindowsPowerShell", "switch", mandatory=True, sets="UseWindowsPowerShellParameterSet")
    host_name = parameter("HostName", "string[]", position=0, mandatory=True, sets="SSHHost")
    user_name = parameter("UserName", "string", sets="SSHHost")
    key_file_path = parameter("KeyFilePath", "string", sets="SSHHost", aliases="IdentityFilePath")
    subsystem = parameter("Subsystem", "string", byname=True, sets="SSHHost")
    connecting_timeout = parameter("ConnectingTimeout", "int", sets="SSHHost")
    ssh_transport = parameter("SSHTransport", "switch", sets="SSHHost")
    options = parameter("Options", "hashtable", sets="SSHHost")
    ssh_connection = parameter("SSHConnection", "hashtable[]", mandatory=True, sets="SSHHostHashParam")

    def process(self) -> None:
        places = [to_string(u) for u in self.connection_uri or ()] or list(self.computer_name or self.host_name or ["localhost"])
        for at, place in enumerate(places):
            computer = place.partition("://")[2].partition("/")[0].partition(":")[0] or place
            name = self.name[at] if self.name and at < len(self.name) else None
            made = PSSession(computer, self.configuration_name or "Microsoft.PowerShell", name)
            sessions(self.shell).append(made)
            self.write(made)


class SessionChooser(Cmdlet):
    """Finds sessions by the parameters given."""

    def chosen(self) -> list[PSSession]:
        found = list(getattr(self, "session", None) or ())
        for s in sessions(self.shell):
            if any(self.named(s, attribute) for attribute in ("id", "name", "computer_name", "instance_id", "connection_uri")):
                found.append(s)
        return found

    def named(self, session: PSSession, attribute: str) -> bool:
        wanted = getattr(self, attribute, None)
        if wanted is None:
            return False
        wanted = wanted if isinstance(wanted, list) else [wanted]
        if attribute == "id":
            return session.id in wanted
        text = {"name": session.name, "computer_name": session.computer_name, "connection_uri": session.computer_name, "instance_id": to_string(session.instance_id)}[attribute]
        return any(Wildcard(to_string(w)).matches(text) or (attribute == "connection_uri" and text in to_string(w)) for w in wanted)

    def missing_ids(self) -> None:
        known = {s.id for s in sessions(self.shell)}
        for number in getattr(self, "id", None) or ():
            if number not in known:
                self.write_error(net_error("System.ArgumentException", f"The remote session with the session ID {number} is not available."),
                                 "RemoteRunspaceNotAvailableForSpecifiedSessionId", "InvalidArgument", number)


@cmdlet("Get-PSSession", class_name=P + "GetPSSessionCommand", default_set="Name", output="System.Management.Automation.Runspaces.PSSession")
class GetPSSession(SessionChooser):
    """Lists the sessions that New-PSSession made.

    EXAMPLES
    > $null = New-PSSession -ComputerName EX01; (Get-PSSession).ComputerName
    EX01

    Lists them.
    """

    computer_name = parameter("ComputerName", "string[]", position=0, mandatory=True, byname=True, sets="ComputerName ComputerInstanceId",
        aliases="Cn")
    application_name = parameter("ApplicationName", "string", byname=True, sets="ComputerName ComputerInstanceId")
    connection_uri = parameter("ConnectionUri", "uri[]", position=0, mandatory=True, byname=True, sets="ConnectionUri ConnectionUriInstanceId",
        aliases="URI CU")
    configuration_name = parameter("ConfigurationName", "string", byname=True,
        sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId ContainerId ContainerIdInstanceId VMId VMIdInstanceId "
        "VMName VMNameInstanceId")
    allow_redirection = parameter("AllowRedirection", "switch", sets="ConnectionUri ConnectionUriInstanceId")
    name = parameter("Name", "string[]", sets={"Name": dict(byname=True), "ComputerName": dict(), "ConnectionUri": dict(), "ContainerId": dict(),
        "VMId": dict(), "VMName": dict()})
    instance_id = parameter("InstanceId", "guid[]", sets={"ComputerInstanceId": dict(mandatory=True),
        "ConnectionUriInstanceId": dict(mandatory=True), "ContainerIdInstanceId": dict(mandatory=True), "VMIdInstanceId":
        dict(mandatory=True), "VMNameInstanceId": dict(mandatory=True), "InstanceId": dict(byname=True)})
    credential = parameter("Credential", "pscredential", sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId")
    authentication = parameter("Authentication", "object", sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId")
    certificate_thumbprint = parameter("CertificateThumbprint", "string",
        sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId")
    port = parameter("Port", "int", sets="ComputerName ComputerInstanceId")
    use_ssl = parameter("UseSSL", "switch", sets="ComputerName ComputerInstanceId")
    throttle_limit = parameter("ThrottleLimit", "int", sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId")
    state = parameter("State", "object",
        sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId ContainerId ContainerIdInstanceId VMId VMIdInstanceId "
        "VMName VMNameInstanceId")
    session_option = parameter("SessionOption", "object", sets="ComputerName ComputerInstanceId ConnectionUri ConnectionUriInstanceId")
    container_id = parameter("ContainerId", "string[]", mandatory=True, byname=True, sets="ContainerId ContainerIdInstanceId")
    vm_id = parameter("VMId", "guid[]", mandatory=True, byname=True, sets="VMId VMIdInstanceId", aliases="VMGuid")
    vm_name = parameter("VMName", "string[]", mandatory=True, byname=True, sets="VMName VMNameInstanceId")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id")

    def process(self) -> None:
        selecting = any(getattr(self, a) for a in ("id", "name", "computer_name", "instance_id", "connection_uri"))
        self.missing_ids()
        for s in self.chosen() if selecting else sessions(self.shell):
            if self.configuration_name is None or Wildcard(self.configuration_name).matches(s.configuration_name):
                self.write(s)


@cmdlet("Remove-PSSession", class_name=P + "RemovePSSessionCommand", default_set="Id", supports_should_process=True)
class RemovePSSession(SessionChooser):
    """Closes sessions.

    EXAMPLES
    > New-PSSession -ComputerName EX01 | Remove-PSSession; @(Get-PSSession).Count
    0

    None is left.
    """

    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id")
    session = parameter("Session", "System.Management.Automation.Runspaces.PSSession[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Session")
    container_id = parameter("ContainerId", "string[]", mandatory=True, byname=True, sets="ContainerId")
    vm_id = parameter("VMId", "guid[]", mandatory=True, byname=True, sets="VMId", aliases="VMGuid")
    vm_name = parameter("VMName", "string[]", mandatory=True, byname=True, sets="VMName")
    instance_id = parameter("InstanceId", "guid[]", mandatory=True, byname=True, sets="InstanceId")
    name = parameter("Name", "string[]", mandatory=True, byname=True, sets="Name")
    computer_name = parameter("ComputerName", "string[]", position=0, mandatory=True, byname=True, sets="ComputerName", aliases="Cn")

    def process(self) -> None:
        self.missing_ids()
        for s in self.chosen():
            if self.should_process(s.name, "Remove"):
                s.state = "Closed"
                if s in sessions(self.shell):
                    sessions(self.shell).remove(s)


NOTHING_REMOTE = "ems has no remote computers. The commands of the organization are in this session; call them directly."


@cmdlet("Enter-PSSession", class_name=P + "EnterPSSessionCommand", default_set="ComputerName")
class EnterPSSession(Cmdlet):
    """Says that there is no other computer to enter.

    EXAMPLES
    > try { Enter-PSSession EX01 } catch { $_.CategoryInfo.Category }
    NotImplemented

    It cannot.
    """

    computer_name = parameter("ComputerName", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="ComputerName", aliases="Cn")
    host_name = parameter("HostName", "string", position=0, mandatory=True, pipeline=True, sets="SSHHost")
    options = parameter("Options", "hashtable", sets="SSHHost")
    session = parameter("Session", "object", position=0, pipeline=True, byname=True, sets="Session")
    connection_uri = parameter("ConnectionUri", "uri", position=1, byname=True, sets="Uri", aliases="URI CU")
    enable_network_access = parameter("EnableNetworkAccess", "switch", sets="ComputerName Uri")
    instance_id = parameter("InstanceId", "guid", byname=True, sets="InstanceId")
    id = parameter("Id", "int", position=0, byname=True, sets="Id")
    name = parameter("Name", "string", byname=True, sets="Name")
    vm_id = parameter("VMId", "guid", position=0, mandatory=True, pipeline=True, byname=True, sets="VMId", aliases="VMGuid")
    vm_name = parameter("VMName", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="VMName")
    credential = parameter("Credential", "pscredential", sets={"ComputerName": dict(byname=True), "Uri": dict(byname=True), "VMId": dict(position=1,
        mandatory=True, byname=True), "VMName": dict(position=1, mandatory=True, byname=True)})
    container_id = parameter("ContainerId", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="ContainerId")
    configuration_name = parameter("ConfigurationName", "string", byname=True, sets="ComputerName Uri VMId VMName ContainerId")
    port = parameter("Port", "int", sets="ComputerName SSHHost")
    use_ssl = parameter("UseSSL", "switch", sets="ComputerName")
    application_name = parameter("ApplicationName", "string", byname=True, sets="ComputerName")
    user_name = parameter("UserName", "string", sets="SSHHost")
    key_file_path = parameter("KeyFilePath", "string", sets="SSHHost", aliases="IdentityFilePath")
    subsystem = parameter("Subsystem", "string", byname=True, sets="SSHHost")
    connecting_timeout = parameter("ConnectingTimeout", "int", sets="SSHHost")
    ssh_transport = parameter("SSHTransport", "switch", sets="SSHHost")
    allow_redirection = parameter("AllowRedirection", "switch", sets="Uri")
    session_option = parameter("SessionOption", "object", sets="ComputerName Uri")
    authentication = parameter("Authentication", "object", sets="ComputerName Uri")
    certificate_thumbprint = parameter("CertificateThumbprint", "string", sets="ComputerName Uri")
    run_as_administrator = parameter("RunAsAdministrator", "switch", sets="ContainerId")

    def process(self) -> None:
        self.throw(self.unresolved(NOTHING_REMOTE))


@cmdlet("Exit-PSSession", class_name=P + "ExitPSSessionCommand")
class ExitPSSession(Cmdlet):
    """Does nothing: no session was entered.

    EXAMPLES
    > Exit-PSSession

    Nothing happens.
    """


@cmdlet("Disconnect-PSSession", class_name=P + "DisconnectPSSessionCommand", default_set="Session", output="System.Management.Automation.Runspaces.PSSession")
class DisconnectPSSession(SessionChooser):
    """Marks sessions as disconnected.

    EXAMPLES
    > (New-PSSession EX01 | Disconnect-PSSession).State
    Disconnected

    The session stays in the list.
    """

    new_state = "Disconnected"
    session = parameter("Session", "System.Management.Automation.Runspaces.PSSession[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Session", help="Sessions.")
    id = parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="Id", help="Sessions by number.")
    name = parameter("Name", "string[]", mandatory=True, byname=True, sets="Name", help="Sessions by name.")
    instance_id = parameter("InstanceId", "guid[]", mandatory=True, sets="InstanceId", help="Sessions by GUID.")
    idle_timeout_sec = parameter("IdleTimeoutSec", "int")
    output_buffering_mode = parameter("OutputBufferingMode", "object")
    throttle_limit = parameter("ThrottleLimit", "int")

    def process(self) -> None:
        for s in self.chosen():
            s.state = self.new_state
            self.write(s)


@cmdlet("Connect-PSSession", class_name=P + "ConnectPSSessionCommand", default_set="Session", output="System.Management.Automation.Runspaces.PSSession")
class ConnectPSSession(DisconnectPSSession):
    """Marks disconnected sessions as open again.

    EXAMPLES
    > (New-PSSession EX01 | Disconnect-PSSession | Connect-PSSession).State
    Opened

    The session can be used.
    """

    new_state = "Opened"


@cmdlet("Import-PSSession", class_name="Microsoft.PowerShell.Commands.ImportPSSessionCommand", output="System.Management.Automation.PSModuleInfo", module="Microsoft.PowerShell.Utility")
class ImportPSSession(Cmdlet):
    """Takes over the commands of a session; those of the organization are here already.

    With -Prefix they get second names: Get-CloudInboundConnector for Get-InboundConnector.

    EXAMPLES
    > $null = Import-PSSession (New-PSSession EX01) -Prefix Cloud; (Get-Command Get-CloudInboundConnector).Definition
    Get-InboundConnector

    The prefix stands before the noun.
    """

    prefix = parameter("Prefix", "string", validate=NOT_EMPTY, help="Put before the nouns.")
    disable_name_checking = parameter("DisableNameChecking", "switch")
    command_name = parameter("CommandName", "string[]", position=2, aliases="Name", help="These commands only; wildcards are allowed.")
    allow_clobber = parameter("AllowClobber", "switch")
    argument_list = parameter("ArgumentList", "object[]", aliases="Args")
    command_type = parameter("CommandType", "object", aliases="Type")
    module_name = parameter("Module", "string[]", aliases="PSSnapin")
    fully_qualified_module = parameter("FullyQualifiedModule", "object[]")
    format_type_name = parameter("FormatTypeName", "string[]", position=3)
    certificate = parameter("Certificate", "object")
    session = parameter("Session", "object", position=0, mandatory=True, validate=NOT_EMPTY, help="The session.")

    def end(self) -> None:
        self.write(take_commands(self.shell, self.prefix, self.command_name or ["*"]))


def take_commands(shell: Any, prefix: str | None, names: list[str]) -> Any:
    """The module that a connection brings: the organization's commands, with the prefix as second names."""
    import uuid

    from cmdlets.registry import MODULES
    from ems.runtime.modules import ModuleInfo, with_prefix

    module = ModuleInfo("tmp_" + uuid.uuid4().hex[:8])
    for name, owner, _path in list(shell.commands.manifest.values()):
        if owner != MODULES["exchange"] or not any(Wildcard(n).matches(name) for n in names):
            continue
        if prefix:
            made = shell.commands.set_alias(shell.global_scope, with_prefix(name, prefix), name)
            module.exported["aliases"][made.name.lower()] = made
        module.exported["cmdlets"][name.lower()] = shell.commands.cmdlet(name.lower())
    return module


@cmdlet("Export-PSSession", class_name="Microsoft.PowerShell.Commands.ExportPSSessionCommand", module="Microsoft.PowerShell.Utility")
class ExportPSSession(Cmdlet):
    """Says that there is nothing to export: the commands come with ems.

    EXAMPLES
    > try { Export-PSSession (New-PSSession EX01) -OutputModule x } catch { $_.CategoryInfo.Category }
    NotImplemented

    It cannot.
    """

    output_module = parameter("OutputModule", "string", position=1, mandatory=True, aliases="PSPath ModuleName", help="The module's folder.")
    force = parameter("Force", "switch")
    command_name = parameter("CommandName", "string[]", position=2, aliases="Name")
    allow_clobber = parameter("AllowClobber", "switch")
    session = parameter("Session", "object", position=0, mandatory=True, help="The session.")

    def end(self) -> None:
        self.throw(self.unresolved("The commands of the organization are part of ems; there is no remote session whose commands could be exported."))


@cmdlet("New-PSSessionOption", class_name=P + "NewPSSessionOptionCommand", output="System.Management.Automation.Remoting.PSSessionOption")
class NewPSSessionOption(Cmdlet):
    """Makes the options that New-PSSession takes; they have no effect here.

    EXAMPLES
    > (New-PSSessionOption -SkipCACheck).SkipCACheck
    True

    The option is kept.
    """

    skip_ca_check = parameter("SkipCACheck", "switch")
    skip_cn_check = parameter("SkipCNCheck", "switch")

    def end(self) -> None:
        self.write(SessionOption({name: getattr(value, "present", value) for name, value in self.bound.items()}))


@cmdlet("New-PSTransportOption", class_name=P + "NewPSTransportOptionCommand")
class NewPSTransportOption(Cmdlet):
    """Says that session configurations are a part of Windows.

    EXAMPLES
    > try { New-PSTransportOption } catch { $_.CategoryInfo.Category }
    NotImplemented

    It cannot.
    """

    max_idle_timeout_sec = parameter("MaxIdleTimeoutSec", "object", byname=True)
    process_idle_timeout_sec = parameter("ProcessIdleTimeoutSec", "object", byname=True)
    max_sessions = parameter("MaxSessions", "object", byname=True)
    max_concurrent_commands_per_session = parameter("MaxConcurrentCommandsPerSession", "object", byname=True)
    max_sessions_per_user = parameter("MaxSessionsPerUser", "object", byname=True)
    max_memory_per_session_mb = parameter("MaxMemoryPerSessionMB", "object", byname=True)
    max_processes_per_session = parameter("MaxProcessesPerSession", "object", byname=True)
    max_concurrent_users = parameter("MaxConcurrentUsers", "object", byname=True)
    idle_timeout_sec = parameter("IdleTimeoutSec", "object", byname=True)
    output_buffering_mode = parameter("OutputBufferingMode", "object", byname=True)

    def end(self) -> None:
        self.throw(self.unresolved("Session configurations belong to WSMan, which exists on Windows only."))
