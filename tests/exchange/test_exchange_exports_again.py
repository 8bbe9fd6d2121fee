"""Export-EmsOrganization: each format, loaded again, gives an equal organization."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from exchange_shell import Shell
from test_exchange_exports import FILES

SECRET = "[System.Net.NetworkCredential]::new('u', 'canary-pw').SecurePassword"
ORGANIZATIONS = {
    "fresh": "Get-ReceiveConnector | Out-Null",
    "two sites": "New-EmsServer EX02 -Site London; Remove-ReceiveConnector 'EX02\\Client Proxy EX02' -Confirm:$false; "
    "New-EmsSiteLink Sea -Site London,Default-First-Site-Name -Cost 10; Set-ADSite London -HubSiteEnabled $true",
    "edge": "New-EmsServer EDGE1 -Role Edge -Site Perimeter; New-AddressRewriteEntry A -InternalAddress a@contoso.com "
    "-ExternalAddress b@contoso.com",
    "relay": "New-ReceiveConnector Relay -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3,10.5.0.0/16 "
    "-PermissionGroups AnonymousUsers; Get-ReceiveConnector Relay | Add-ADPermission -User 'NT AUTHORITY\\ANONYMOUS LOGON' "
    "-ExtendedRights ms-Exch-SMTP-Accept-Any-Recipient; Set-ReceiveConnector Relay -Comment \"it's `$5\" -Banner \"220 hi $([char]0x2019)\"",
    "credential": f"New-SendConnector Out -AddressSpaces '*','fabrikam.com;5' -SmartHosts smart.example.com "
    f"-SmartHostAuthMechanism BasicAuth -AuthenticationCredential ([pscredential]::new('u', {SECRET}))",
    "settings": "Set-TransportConfig -MaxSendSize 50MB; Set-TransportService EX01 -MaxOutboundConnections 500; "
    "Set-ServerComponentState EX01 -Component HubTransport -State Draining -Requester Maintenance; Set-EventLogLevel "
    "'MSExchangeTransport\\SmtpReceive' -Level High -ErrorAction SilentlyContinue",
    "cloud": "New-InboundConnector In -SenderDomains contoso.net -SenderIPAddresses 10.0.0.0/24 -ConnectorType OnPremises; "
    "New-OutboundConnector Out -RecipientDomains *.contoso.net -UseMXRecord $false -SmartHosts mail.contoso.net -TlsSettings EncryptionOnly",
    "gateways": "New-ForeignConnector Fax -AddressSpaces 'FAX:*;1'; Set-ForeignConnector Fax -DropDirectory 'C:\\Drop'; "
    "New-DeliveryAgentConnector Sms -AddressSpaces 'MOBILE:*;1' -DeliveryProtocol MOBILE",
    "rules": "New-AcceptedDomain Fab -DomainName fabrikam.com -DomainType InternalRelay; New-RemoteDomain Fab -DomainName fabrikam.com; "
    "New-OutboundConnector Out -IsTransportRuleScoped $true; New-TransportRule Route -SenderDomainIs fabrikam.com "
    "-RouteMessageOutboundConnector Out; New-TransportRule Two -SetSCL 5 -Enabled $false",
}
PREPARED = [*ORGANIZATIONS, *(str(path) for path in FILES)]
IDS = [*ORGANIZATIONS, *(f"{path.parent.name}-{path.stem}" for path in FILES)]
TIMES = ("WhenCreatedTicks", "WhenChangedTicks", "DistinguishedName")  # the name in the directory is compared as computed


def prepare(shell: Shell, what: str) -> None:
    shell.run(ORGANIZATIONS.get(what) or f"Import-EmsOrganization '{what}' -Replace -Force")


def content(shell: Shell, with_guids: bool) -> list[Any]:
    """What the organization is: of each object its name and every value, defaults included."""
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.common.shown import class_of_kind
    from ems.store.compare import masked

    found = []
    directory = directory_of(shell.store)
    for kind in shell.store.kinds():
        cls = class_of_kind(kind)
        for row in shell.store.all(kind):
            doc = {key: value for key, value in row.doc.items() if key not in TIMES}
            name = ""
            if cls is not None:
                item = cls.from_row(row, directory.organization)
                name = item.distinguished_name
                doc |= {p.name: p.default for p in item.schema.properties.values() if not p.computed and p.name not in doc}
                doc.pop("DistinguishedName", None)
            found.append((kind, row.name, row.server or "", row.guid if with_guids else "", name, sorted(masked(doc).items())))
    return sorted(found, key=lambda row: row[:4])


def without_secrets(rows: list[Any]) -> list[Any]:
    return [(*row[:5], [(key, {**value, "Password": None} if isinstance(value, dict) and "Password" in value else value)
                        for key, value in row[5]]) for row in rows]


@pytest.mark.parametrize("form", ["Json", "Clixml", "Csv"])
@pytest.mark.parametrize("what", PREPARED, ids=IDS)
def test_an_export_loads_into_an_equal_organization(what: str, form: str, shell: Shell, tmp_path: Path) -> None:
    """JSON, CLIXML and CSV give back every object with its GUID and all values but secrets; the source itself stays as it is."""
    prepare(shell, what)
    before = content(shell, True)
    extension = {"Json": "json", "Clixml": "xml", "Csv": "csv"}[form]
    shell.run(f"Export-EmsOrganization '{tmp_path}/o.{extension}' -Format {form} -WarningAction SilentlyContinue")
    assert set(shell.lines(f"Import-EmsOrganization '{tmp_path}/o.{extension}' | ForEach-Object Action")) == {"Unchanged"}
    other = Shell()
    other.run(f"Import-EmsOrganization '{tmp_path}/o.{extension}' -Replace | Out-Null")
    assert other.err.getvalue() == "" and shell.err.getvalue() == ""
    assert without_secrets(content(other, True)) == without_secrets(before)
    assert other.lines("Get-ReceiveConnector | Sort-Object Name | ForEach-Object { \"$_\" }") == shell.lines(
        "Get-ReceiveConnector | Sort-Object Name | ForEach-Object { \"$_\" }")


@pytest.mark.parametrize("what", PREPARED, ids=IDS)
def test_the_script_makes_an_equal_organization(what: str, shell: Shell, tmp_path: Path) -> None:
    """The script of Export-EmsOrganization, run on an empty store, makes an organization that differs in nothing but GUIDs and secrets."""
    prepare(shell, what)
    shell.run(f"Export-EmsOrganization '{tmp_path}/o.ps1' -WarningAction SilentlyContinue")
    other = Shell()
    other.run((tmp_path / "o.ps1").read_text(encoding="utf-8"))
    assert other.err.getvalue() == ""
    assert without_secrets(content(other, False)) == without_secrets(content(shell, False))


def test_an_import_without_the_secrets_keeps_those_of_the_store(shell: Shell, tmp_path: Path) -> None:
    """A file that was exported without passphrase takes no password away."""
    prepare(shell, "credential")
    shell.run(f"Export-EmsOrganization '{tmp_path}/o.json' -WarningAction SilentlyContinue; "
              f"Set-SendConnector Out -Comment later; Import-EmsOrganization '{tmp_path}/o.json' | Out-Null")
    sealed = shell.store.find("SendConnector", name="Out")[0].doc["AuthenticationCredential"]["Password"]
    assert shell.store.secrets.open(sealed) == "canary-pw"


def test_replacing_with_some_kinds_leaves_the_others(shell: Shell, tmp_path: Path) -> None:
    """-Replace removes what a file does not hold of its own kinds only; a password that the file lacks stays."""
    prepare(shell, "credential")
    shell.run(f"Export-EmsOrganization '{tmp_path}/o.json' -Kind SendConnector -WarningAction SilentlyContinue; "
              f"New-SendConnector Later -AddressSpaces b.com | Out-Null; Import-EmsOrganization '{tmp_path}/o.json' -Replace | Out-Null")
    assert shell.lines("Get-SendConnector | % Name; @(Get-ReceiveConnector).Count") == ["Out", "5"]
    sealed = shell.store.find("SendConnector", name="Out")[0].doc["AuthenticationCredential"]["Password"]
    assert shell.store.secrets.open(sealed) == "canary-pw"


def test_a_passphrase_carries_the_secrets(shell: Shell, tmp_path: Path) -> None:
    """With -Passphrase the secrets are in the file, unreadable without it."""
    prepare(shell, "credential")
    phrase = "-Passphrase ([System.Net.NetworkCredential]::new('', 'open sesame').SecurePassword)"
    for form, path in (("Json", "o.json"), ("Clixml", "o.xml"), ("Csv", "table")):
        shell.run(f"Export-EmsOrganization '{tmp_path}/{path}' -Format {form} {phrase}")
        other = Shell()
        assert "-Passphrase" in other.error(f"Import-EmsOrganization '{tmp_path}/{path}' -Replace")
        other.run(f"Import-EmsOrganization '{tmp_path}/{path}' -Replace {phrase} | Out-Null")
        sealed = other.store.find("SendConnector", name="Out")[0].doc["AuthenticationCredential"]["Password"]
        assert other.store.secrets.open(sealed) == "canary-pw"
