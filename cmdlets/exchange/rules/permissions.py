"""In: permission groups, access control entries. Out: the entries that a group stands for, the groups that a list of entries makes up.

A Receive connector keeps PermissionGroups and the entries beyond them (document key "Permissions"): a group's own entries are never written
out, so that changing the groups is changing one property. An entry is [user, right, deny].
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cmdlets.exchange.types import enums

Entry = tuple[str, str, bool]

SUBMIT = "ms-Exch-SMTP-Submit"
ANY_RECIPIENT = "ms-Exch-SMTP-Accept-Any-Recipient"
ANY_SENDER = "ms-Exch-SMTP-Accept-Any-Sender"
DOMAIN_SENDER = "ms-Exch-SMTP-Accept-Authoritative-Domain-Sender"
AUTHENTICATION_FLAG = "ms-Exch-SMTP-Accept-Authentication-Flag"
EXCH50 = "ms-Exch-SMTP-Accept-Exch50"
BYPASS_ANTI_SPAM = "ms-Exch-Bypass-Anti-Spam"
BYPASS_SIZE = "ms-Exch-Bypass-Message-Size-Limit"
ROUTING = "ms-Exch-Accept-Headers-Routing"
ORGANIZATION = "ms-Exch-Accept-Headers-Organization"
FOREST = "ms-Exch-Accept-Headers-Forest"

_TRUSTED = (ROUTING, BYPASS_ANTI_SPAM, BYPASS_SIZE, ANY_RECIPIENT, ANY_SENDER, AUTHENTICATION_FLAG, DOMAIN_SENDER, EXCH50, SUBMIT)
_INTERNAL = tuple(
    "ms-Exch-SMTP-" + name
    for name in (
        "Accept-Xattr",
        "Accept-XProxyFrom",
        "Accept-XSessionParams",
        "Accept-XShadow",
        "Accept-XSysProbe",
        "Send-XMessageContext-ADRecipientCache",
        "Send-XMessageContext-ExtendedProperties",
        "Send-XMessageContext-FastIndex",
    )
)
_SERVERS = (FOREST, ORGANIZATION, *_TRUSTED, *_INTERNAL)

# group: principal -> rights; {domain} is the NetBIOS name of the organization's domain
PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    "AnonymousUsers": {r"NT AUTHORITY\ANONYMOUS LOGON": (ROUTING, ANY_SENDER, DOMAIN_SENDER, SUBMIT)},
    "ExchangeUsers": {r"NT AUTHORITY\Authenticated Users": (ROUTING, BYPASS_ANTI_SPAM, ANY_RECIPIENT, SUBMIT)},
    "ExchangeServers": {r"{domain}\Exchange Servers": _SERVERS, r"MS Exchange\Edge Transport Servers": _SERVERS,
                        r"MS Exchange\Hub Transport Servers": _SERVERS, r"MS Exchange\Externally Secured Servers": _TRUSTED},
    "ExchangeLegacyServers": {r"{domain}\ExchangeLegacyInterop": _TRUSTED},
    "Partners": {r"MS Exchange\Partner Servers": (ROUTING, SUBMIT)},
}
SEND_RIGHTS = tuple(
    "ms-Exch-" + name
    for name in ("Send-Headers-Forest", "Send-Headers-Organization", "Send-Headers-Routing", "SMTP-Send-Exch50", "SMTP-Send-XShadow")
)
# the rights that a command may name, in their usual spelling
RIGHTS = {right.lower(): right for right in (*_SERVERS, *SEND_RIGHTS, "ms-Exch-SMTP-Submit-For-MLS", "Send-As", "Receive-As", "Send-To",
                                             "ms-Exch-Store-Admin", "ms-Exch-Store-Active")}
# the names of rights in protocol logs
LOG_NAMES = {
    SUBMIT: "SMTPSubmit",
    ANY_RECIPIENT: "SMTPAcceptAnyRecipient",
    ANY_SENDER: "SMTPAcceptAnySender",
    DOMAIN_SENDER: "SMTPAcceptAuthoritativeDomainSender",
    AUTHENTICATION_FLAG: "SMTPAcceptAuthenticationFlag",
    BYPASS_ANTI_SPAM: "BypassAntiSpam",
    BYPASS_SIZE: "BypassMessageSizeLimit",
    EXCH50: "SMTPAcceptEXCH50",
    ROUTING: "AcceptRoutingHeaders",
    FOREST: "AcceptForestHeaders",
    ORGANIZATION: "AcceptOrganizationHeaders",
    "ms-Exch-SMTP-Accept-XShadow": "SMTPAcceptXShadow",
    "ms-Exch-SMTP-Submit-For-MLS": "SMTPSubmitForMLS",
}
KEY = "Permissions"


def netbios(domain: str) -> str:
    return domain.partition(".")[0].upper()


def preset_entries(groups: Iterable[str], domain: str) -> Iterator[Entry]:
    """The entries that groups stand for, in the order of the groups' bits."""
    wanted = set(groups)
    for group, principals in PRESETS.items():
        if group in wanted:
            for principal, rights in principals.items():
                user = principal.replace("{domain}", netbios(domain))
                for right in rights:
                    yield user, right, False


# right of all Send connectors -> principals
SEND_PRESETS: dict[str, tuple[str, ...]] = {
    "ms-Exch-Send-Headers-Forest": (
        r"{domain}\Exchange Servers",
        r"MS Exchange\Edge Transport Servers",
        r"MS Exchange\Hub Transport Servers",
    ),
    "ms-Exch-Send-Headers-Organization": (
        r"{domain}\Exchange Servers",
        r"MS Exchange\Edge Transport Servers",
        r"MS Exchange\Hub Transport Servers",
    ),
    "ms-Exch-Send-Headers-Routing": (
        r"NT AUTHORITY\ANONYMOUS LOGON",
        r"{domain}\Exchange Servers",
        r"MS Exchange\Edge Transport Servers",
        r"MS Exchange\Externally Secured Servers",
        r"MS Exchange\Hub Transport Servers",
        r"MS Exchange\Legacy Exchange Servers",
        r"MS Exchange\Partner Servers",
    ),
    "ms-Exch-SMTP-Send-Exch50": (
        r"{domain}\Exchange Servers",
        r"MS Exchange\Edge Transport Servers",
        r"MS Exchange\Externally Secured Servers",
        r"MS Exchange\Hub Transport Servers",
        r"MS Exchange\Legacy Exchange Servers",
    ),
    "ms-Exch-SMTP-Send-XShadow": (
        r"{domain}\Exchange Servers",
        r"MS Exchange\Edge Transport Servers",
        r"MS Exchange\Hub Transport Servers",
    ),
}


def send_entries(domain: str) -> Iterator[Entry]:
    """The entries of every Send connector."""
    for right, principals in SEND_PRESETS.items():
        for principal in principals:
            yield principal.replace("{domain}", netbios(domain)), right, False


def extra_entries(connector: Any) -> list[Entry]:
    """The entries of a connector beyond its groups."""
    return [(user, right, bool(deny)) for user, right, deny in connector.doc.get(KEY, ())]


def entries(connector: Any) -> list[Entry]:
    """All entries of a connector."""
    groups = enums.names(connector.get("PermissionGroups"))
    return [*preset_entries(groups, connector.organization.domain), *extra_entries(connector)]


def same(left: Entry, right: Entry) -> bool:
    return _form(left) == _form(right)


def _form(entry: Entry) -> tuple[str, str, bool]:
    return entry[0].lower(), entry[1].lower(), entry[2]


def split(all_entries: Iterable[Entry], domain: str) -> tuple[list[str], list[Entry]]:
    """The groups whose entries are all there, and the entries that belong to none of those."""
    present = {_form(entry): entry for entry in all_entries}
    groups = []
    for group in PRESETS:
        forms = [_form(entry) for entry in preset_entries((group,), domain)]
        if all(form in present for form in forms):
            groups.append(group)
            for form in forms:
                del present[form]
    return groups, list(present.values())


def store_entries(connector: Any, all_entries: Iterable[Entry]) -> None:
    """Give a connector these entries: PermissionGroups is what they make up, with Custom where some are left over."""
    groups, extra = split(all_entries, connector.organization.domain)
    names = [*groups, *(["Custom"] if extra else [])]
    connector.put("PermissionGroups", enums.value("PermissionGroups", ", ".join(names) or "None"))
    connector.doc = {**connector.doc, KEY: [list(entry) for entry in extra]}


def keep_extra(connector: Any) -> None:
    """After PermissionGroups was set: extra entries stay, and only they make Custom; naming Custom has no effect of its own."""
    groups = enums.names(connector.get("PermissionGroups")) - {"Custom"}
    store_entries(connector, [*preset_entries(groups, connector.organization.domain), *extra_entries(connector)])


def rights_of(connector: Any, principals: Iterable[str]) -> set[str]:
    """The rights of a session with those principals: what any of them is allowed, less what any is denied."""
    wanted = {principal.lower() for principal in principals}
    allowed: set[str] = set()
    denied: set[str] = set()
    for user, right, deny in entries(connector):
        if user.lower() in wanted:
            (denied if deny else allowed).add(right)
    return allowed - denied
