"""Every parameter of every Set- command that stands for a property: given a value of its kind, it is stored and shown, or refused by a rule."""
from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pytest
from exchange_shell import Shell

# noun -> what makes an object, its identity
MADE = {
    "SendConnector": ("New-SendConnector X -AddressSpaces a.com", "X"),
    "ForeignConnector": ("New-ForeignConnector X -AddressSpaces 'FAX:*'", "X"),
    "DeliveryAgentConnector": ("New-DeliveryAgentConnector X -AddressSpaces 'M:*' -DeliveryProtocol M", "X"),
    "InboundConnector": ("New-InboundConnector X -SenderDomains *", "X"),
    "OutboundConnector": ("New-OutboundConnector X -RecipientDomains a.com", "X"),
    "ReceiveConnector": ("", "Default EX01"),
    "AcceptedDomain": ("", "contoso.com"),
    "RemoteDomain": ("", "Default"),
    "ADSite": ("", "Default-First-Site-Name"),
    "ADSiteLink": ("", "DEFAULTIPSITELINK"),
    "TransportRule": ("New-TransportRule X -SetSCL 5", "X"),
    "IntraOrganizationConnector": ("New-IntraOrganizationConnector X -TargetAddressDomains a.com -DiscoveryEndpoint https://a.com", "X"),
    "AddressRewriteEntry": ("New-AddressRewriteEntry X -InternalAddress a@contoso.com -ExternalAddress b@contoso.com", "X"),
    "HybridConfiguration": ("New-HybridConfiguration", ""),
    "HostedConnectionFilterPolicy": ("", "Default"),
    "OnPremisesOrganization": ("New-OnPremisesOrganization X -HybridDomains a.com -InboundConnector I -OutboundConnector O -OrganizationGuid "
                               "11111111-2222-3333-4444-555555555555", "X"),
    "RoutingGroupConnector": ("New-RoutingGroupConnector X -SourceTransportServers EX01 -TargetTransportServers EX01", "X"),
    "SystemMessage": ("", ""), "X400AuthoritativeDomain": ("", ""), "TransportAgent": ("", ""), "EdgeSyncServiceConfig": ("", ""),
    "EventLogLevel": ("", ""),
}
SHOWN = {"OutboundConnector": "Get-OutboundConnector -IncludeTestModeConnectors $true"}
SAMPLES = {
    "string": "'text'", "Fqdn": "mail.contoso.com", "SmtpDomain": "a.com", "SmtpDomainWithSubdomains": "*.a.com", "SmtpAddress": "a@contoso.com",
    "IPRange": "10.9.0.0/24", "IPBinding": "10.9.9.9:2600", "AddressSpace": "b.com", "SenderDomain": "b.com", "SmartHost": "smart.a.com",
    "RoutingHost": "smart.a.com", "BracketedSmartHost": "smart.a.com", "AutoDiscoverSmtpDomain": "a.com", "SmtpX509Identifier": "'<I>CN=a<S>CN=b'",
    "SmtpReceiveDomainCapabilities": "a.com:AcceptCloudServicesMail", "ProxyAddress": "smtp:a@contoso.com", "ipaddress": "10.1.1.1",
    "LocalLongFullPath": "'C:\\Logs\\x'", "LongPath": "'C:\\Logs\\x'", "guid": "11111111-2222-3333-4444-555555555556", "timespan": "00:07:00",
    "datetime": "'01/02/2030 00:00:00'", "uint": "7", "int": "7", "id": "contoso.com", "TlsCertificate": "'<I>CN=a<S>CN=b'",
}


def commands() -> dict[str, Any]:
    """noun -> the class of its Set- command."""
    import cmdlets.exchange as package
    from cmdlets.registry import registered

    for module in pkgutil.iter_modules(package.__path__):
        if not module.ispkg:
            importlib.import_module(f"{package.__name__}.{module.name}")
    return {entry.name.partition("-")[2]: entry.cls for name, entry in sorted(registered.items())
            if name.startswith("set-") and entry.cls.__module__.startswith("cmdlets.exchange.") and hasattr(getattr(entry.cls, "cls", None), "schema")}


def sample(row: Any, schema_value: Any) -> str:
    """An argument other than the value that the property has."""
    text = row.kind_text.removeprefix("list? ").removeprefix("list ").removeprefix("adlist ")
    head, _, rest = text.partition(" ")
    head = head.rstrip("?")
    if head == "bool":
        return "$false" if schema_value is True else "$true"
    if head in ("idlist", "any", "credential", "organization"):
        return ""
    if head == "enum":
        names = _names(rest)
        return next((name for name in names[1:] if name != schema_value), names[0])
    if head in ("int", "uint", "size") or text.startswith("unlimited"):
        bounds = text.rpartition(" ")[2]
        low = int(bounds.partition("..")[0]) if ".." in bounds else 0
        return str(low + 1024 if "size" in text else low + 1)
    if head == "timespan" and rest:
        return rest.partition("..")[0] if "." not in rest.partition("..")[0] else "00:07:00"
    return SAMPLES[head]


def _names(enum: str) -> list[str]:
    from cmdlets.exchange.types import enums

    return list(enums.enum(enum).values or ())


ROWS = [(noun, row.name) for noun, cls in commands().items() for row in cls.cls.schema.properties.values()
        if row.set and not row.computed and row.name.lower() in cls.signature.by_name and row.name != "Name"
        and not (noun in MADE and MADE[noun] == ("", ""))]
_shells: dict[str, Shell] = {}


def shell_for(noun: str) -> Shell:
    """One organization for the parameters of a noun: each is set beside the others' defaults."""
    shell = Shell()
    shell.run(f"$null = $({MADE.get(noun, ('', ''))[0]})")
    assert shell.err.getvalue() == ""
    return shell


@pytest.mark.parametrize("noun", dict.fromkeys(noun for noun, _ in ROWS))
def test_a_parameter_is_stored_or_refused(noun: str) -> None:
    """Each parameter: what Get- shows afterwards is the value given, or the error is one of the catalogue or of conversion."""
    cls = commands()[noun]
    wrong = []
    for name in (row[1] for row in ROWS if row[0] == noun):
        shell = _shells.get(noun) or shell_for(noun)
        _shells[noun] = shell
        row = cls.cls.schema.properties[name]
        argument = sample(row, row.default)
        if not argument:
            continue
        identity = MADE.get(noun, ("", "EX01" if "Identity" in [p.name for p in cls.signature.parameters] else ""))[1]
        target = f"'{identity}'" if identity and "identity" in cls.signature.by_name and cls.signature.by_name["identity"].info("") else ""
        script = f"Set-{noun} {target} -{name}:{argument} -WarningAction SilentlyContinue -Confirm:$false"
        version = shell.store.version
        shell.run("$Error.Clear()")
        shell.run(script)
        errors = shell.run("$Error")
        if errors:
            _shells.pop(noun)
            known = getattr(errors[0].exception, "catalogue_id", "") or errors[0].fully_qualified_error_id.startswith(
                "ParameterArgumentTransformationError")
            if not known or shell.store.version != version:
                wrong.append((script, errors[0].message))
            continue
        _check_shown(shell, noun, name, row, argument, wrong)
    assert wrong == []


def _check_shown(shell: Shell, noun: str, name: str, row: Any, argument: str, wrong: list[Any]) -> None:
    if row.hidden:
        return
    shown = shell.lines(f"({SHOWN.get(noun, f'Get-{noun}')} | Select-Object -First 1).{name}")
    plain = argument.strip("'$").lower()
    if not any(plain in line.lower().replace(",", "") for line in shown) and "size" not in row.kind_text:
        wrong.append((f"Get-{noun}.{name}", f"shows {shown} for {argument}"))
