"""In: the ways in which scripts connect to Exchange. Out: commands that succeed and lead to this session's own organization."""
from __future__ import annotations

from typing import Any

from cmdlets.core.ps_session import PSSession, sessions, take_commands
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string
from ems.values.objects import Extension, PSCustomObject

ONLINE = "ExchangeOnlineManagement"


def connections(shell: Any) -> list[PSCustomObject]:
    found: list[PSCustomObject] = shell.part("exchange_connections", lambda s: [])
    return found


@cmdlet("Connect-ExchangeOnline", module=ONLINE)
class ConnectExchangeOnline(Cmdlet):
    """Takes the connection to Exchange Online as scripts make it: the commands lead to this session's own organization.

    EXAMPLES
    > Connect-ExchangeOnline -UserPrincipalName admin@contoso.com -ShowBanner:$false; (Get-ConnectionInformation).State
    Connected

    The script goes on.
    """

    connection_uri = parameter("ConnectionUri", "string", position=0, help="Accepted.")
    azure_ad_authorization_endpoint_uri = parameter("AzureADAuthorizationEndpointUri", "string", position=1)
    exchange_environment_name = parameter("ExchangeEnvironmentName", "string", position=2)
    ps_session_option = parameter("PSSessionOption", "object", position=3)
    delegated_organization = parameter("DelegatedOrganization", "string", position=4)
    prefix = parameter("Prefix", "string", position=5, help="Second names for the commands, with this before the noun.")
    command_name = parameter("CommandName", "string[]", position=6, help="Those that get second names; all when not given.")
    format_type_name = parameter("FormatTypeName", "object", position=7)
    access_token = parameter("AccessToken", "string")
    app_id = parameter("AppId", "string")
    bypass_mailbox_anchoring = parameter("BypassMailboxAnchoring", "switch")
    certificate = parameter("Certificate", "object")
    certificate_file_path = parameter("CertificateFilePath", "string")
    certificate_password = parameter("CertificatePassword", "object")
    certificate_thumbprint = parameter("CertificateThumbprint", "string")
    credential = parameter("Credential", "object", help="Accepted and not looked at.")
    device = parameter("Device", "switch")
    disable_wam = parameter("DisableWAM", "switch")
    enable_error_reporting = parameter("EnableErrorReporting", "switch")
    inline_credential = parameter("InlineCredential", "switch")
    load_cmdlet_help = parameter("LoadCmdletHelp", "switch")
    log_directory_path = parameter("LogDirectoryPath", "string")
    log_level = parameter("LogLevel", "object")
    managed_identity = parameter("ManagedIdentity", "switch")
    managed_identity_account_id = parameter("ManagedIdentityAccountId", "string")
    organization = parameter("Organization", "string", help="The tenant's name.")
    page_size = parameter("PageSize", "uint")
    show_banner = parameter("ShowBanner", "bool", help="Accepted; there is no banner.")
    show_progress = parameter("ShowProgress", "bool")
    signing_certificate = parameter("SigningCertificate", "object")
    skip_loading_cmdlet_help = parameter("SkipLoadingCmdletHelp", "switch")
    skip_loading_format_data = parameter("SkipLoadingFormatData", "switch")
    track_performance = parameter("TrackPerformance", "bool")
    use_multithreading = parameter("UseMultithreading", "bool")
    use_rps_session = parameter("UseRPSSession", "switch")
    user_principal_name = parameter("UserPrincipalName", "string", help="The account's name.")

    def end(self) -> None:
        from ems.runtime.jobs import Jobs, now

        module = take_commands(self.shell, self.prefix, self.command_name or ["*"]) if self.prefix else None
        found = PSCustomObject.of(ConnectionId=Jobs.new_guid(), State="Connected", Id=len(connections(self.shell)) + 1, Name=f"ExchangeOnline_{len(connections(self.shell)) + 1}",
                                  UserPrincipalName=self.user_principal_name or "", ConnectionUri=self.connection_uri or "https://outlook.office365.com",
                                  AzureAdAuthorizationEndpointUri="https://login.microsoftonline.com/organizations", TokenExpiryTimeUTC=now(),
                                  CertificateAuthentication=bool(self.certificate_thumbprint or self.certificate_file_path or self.certificate), ModuleName=module.name if module else "",
                                  ModulePrefix=self.prefix, Organization=self.organization or self.delegated_organization or "", DelegatedOrganization=self.delegated_organization or "",
                                  AppId=self.app_id or "", TokenStatus="Active", ConnectionUsedForInbuiltCmdlets=True, IsEopSession=False)
        found.ps_ext = Extension()
        found.ps_ext.type_names = ["Microsoft.Exchange.Management.ExoPowershellSnapin.ConnectionInformation", "System.Object"]
        connections(self.shell).append(found)


@cmdlet("Disconnect-ExchangeOnline", default_set="Default", module=ONLINE, supports_should_process=True, confirm_impact="High")
class DisconnectExchangeOnline(Cmdlet):
    """Ends the connections of Connect-ExchangeOnline; the commands stay.

    EXAMPLES
    > Connect-ExchangeOnline; Disconnect-ExchangeOnline -Confirm:$false; @(Get-ConnectionInformation).Count
    0

    None is left.
    """

    connection_id = parameter("ConnectionId", "string[]", mandatory=True, sets="ConnectionId", help="Connections by GUID.")
    module_prefix = parameter("ModulePrefix", "string[]", mandatory=True, sets="ModulePrefix", help="Connections by prefix.")

    def end(self) -> None:
        if not self.should_process("Running this cmdlet clears all active sessions created using Connect-ExchangeOnline or Connect-IPPSSession.", "Press(Y/y/A/a) if you want to continue."):
            return
        kept = [c for c in connections(self.shell) if (self.connection_id and to_string(c.get("ConnectionId")) not in self.connection_id)
                or (self.module_prefix and c.get("ModulePrefix") not in self.module_prefix)]
        connections(self.shell)[:] = kept


@cmdlet("Get-ConnectionInformation", default_set="Default", module=ONLINE)
class GetConnectionInformation(Cmdlet):
    """Lists the connections of Connect-ExchangeOnline.

    EXAMPLES
    > Connect-ExchangeOnline -Organization contoso.onmicrosoft.com; (Get-ConnectionInformation).Organization
    contoso.onmicrosoft.com

    Shows what was given.
    """

    connection_id = parameter("ConnectionId", "string[]", sets="ConnectionId", help="Connections by GUID.")
    module_prefix = parameter("ModulePrefix", "string[]", sets="ModulePrefix", help="Connections by prefix.")

    def end(self) -> None:
        for found in connections(self.shell):
            if self.connection_id and to_string(found.get("ConnectionId")) not in self.connection_id:
                continue
            if not self.module_prefix or found.get("ModulePrefix") in self.module_prefix:
                self.write(found)


@cmdlet("RemoteExchange.ps1")
class RemoteExchange(Cmdlet):
    """Stands for the script in Exchange's bin folder that makes Connect-ExchangeServer known.

    EXAMPLES
    > . 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\bin\\RemoteExchange.ps1'; Connect-ExchangeServer -Auto

    The first lines of many scripts work.
    """


@cmdlet("Connect-ExchangeServer")
class ConnectExchangeServer(Cmdlet):
    """Takes the connection to an Exchange server as scripts make it: the commands lead to this session's own organization.

    EXAMPLES
    > Connect-ExchangeServer -Auto -ClientApplication:ManagementShell; (Get-PSSession).ConfigurationName
    Microsoft.Exchange

    A session stands in the list.
    """

    server_fqdn = parameter("ServerFqdn", "string", position=0, help="The server.")
    auto = parameter("Auto", "switch", help="Any server.")
    prompt = parameter("Prompt", "switch")
    user = parameter("UserName", "string")
    credential = parameter("Credential", "object")
    forest = parameter("Forest", "string")
    client_application = parameter("ClientApplication", "string")
    allow_clobber = parameter("AllowClobber", "switch")
    verbose_load = parameter("ViewEntireForest", "switch")

    def end(self) -> None:
        sessions(self.shell).append(PSSession(self.server_fqdn or "localhost", "Microsoft.Exchange", None))
