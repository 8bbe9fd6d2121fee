"""In: accepted domains of the store. Out: the AcceptedDomain model and Get-, New-, Set-, Remove-AcceptedDomain."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, NewCommand, OnPremises, RemoveCommand, SetCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.AcceptedDomain"
DEFAULT_INDEX, NAME_INDEX = "domain.default", "domain.name"


class AcceptedDomain(ConfigObject):
    """A domain that the organization takes mail for."""

    noun_text = "accepted domain"
    schema = Schema(
        "AcceptedDomain",
        NET_NAME,
        container="CN=Accepted Domains,CN=Transport Settings,{org}",
        category="ms-Exch-Accepted-Domain",
        object_class="top msExchAcceptedDomain",
        version="0.20 (15.0.0.0)",
        properties="""
        DomainName | SmtpDomainWithSubdomains | | n | The domain, *.domain for its subdomains too, or *.
        CatchAllRecipientID | id | | | Recipient that takes mail for unknown addresses.
        DomainType | enum AcceptedDomainType | Authoritative | ns | Authoritative, InternalRelay or ExternalRelay.
        MatchSubDomains | bool | False | s | Whether mail may be sent from all subdomains.
        AddressBookEnabled | bool | False | s | Whether recipient filtering looks addresses up in the address book.
        Default | bool | False | | Whether this is the default domain.
        EmailOnly | bool | False | | Not used.
        ExternallyManaged | bool | False | | Not used.
        AuthenticationType | any | null | | Cloud only.
        LiveIdInstanceType | any | null | | Cloud only.
        PendingRemoval | bool | False | s | Reserved.
        PendingCompletion | bool | False | s | Reserved.
        FederatedOrganizationLink | id | | | Federated organization.
        MailFlowPartner | id | | | Mail flow partner.
        OutboundOnly | bool | False | s | Whether the domain is for outgoing mail only.
        PendingFederatedAccountNamespace | bool | False | | Reserved.
        PendingFederatedDomain | bool | False | | Reserved.
        IsCoexistenceDomain | bool | False | | Whether the domain is shared with Exchange Online.
        PerimeterDuplicateDetected | bool | False | | Reserved.
        IsDefaultFederatedDomain | bool | False | | Whether this is the default federated domain.
        EnableNego2Authentication | bool | False | s | Reserved.
        InitialDomain | bool | False | | Whether this is the first domain of a tenant.
    """,
    )

    def index_rows(self) -> list[tuple[str, str]]:
        return [(NAME_INDEX, str(self.get("DomainName")).lower()), *([(DEFAULT_INDEX, "1")] if self.get("Default") else [])]


declare(AcceptedDomain)


def named_by_domain(item: Any, text: str) -> bool:
    """Whether the text is the domain itself."""
    return str(item.get("DomainName")).lower() == text.lower()


@cmdlet("Get-AcceptedDomain", class_name=task("Get", "AcceptedDomain"), output=NET_NAME)
class GetAcceptedDomain(OnPremises, GetCommand):
    """Gets accepted domains.

    EXAMPLES
    > Get-AcceptedDomain contoso.com | Select-Object -ExpandProperty DomainType
    Authoritative

    Shows how the organization treats a domain.
    """

    cls = AcceptedDomain
    identity = p.identity("AcceptedDomain")
    p_result_size = p.KindParameter("ResultSize", "unlimited int 1..2147483647", help="Most objects to return.")

    def also_named(self, item: Any, text: str) -> bool:
        return named_by_domain(item, text)


@cmdlet("New-AcceptedDomain", class_name=task("New", "AcceptedDomain"), supports_should_process=True, output=NET_NAME)
@p.with_properties(AcceptedDomain.schema, "n", mandatory="DomainName", skip="Name")
class NewAcceptedDomain(OnPremises, NewCommand):
    """Creates an accepted domain.

    EXAMPLES
    > New-AcceptedDomain Fabrikam -DomainName fabrikam.com -DomainType InternalRelay | ForEach-Object DomainType
    InternalRelay

    Takes mail for a domain whose mailboxes are elsewhere.
    """

    cls = AcceptedDomain
    name = p.KindParameter(
        "Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The object's name, 64 characters at most."
    )

    def check_others(self, reads: Any, item: AcceptedDomain) -> None:
        super().check_others(reads, item)
        wanted = str(item.get("DomainName")).lower()
        if reads.lookup(NAME_INDEX, wanted):
            raise fault("E-VALUE", item, text=f'The domain "{wanted}" is already an accepted domain of the organization.')


@cmdlet("Set-AcceptedDomain", class_name=task("Set", "AcceptedDomain"), supports_should_process=True)
@p.with_properties(AcceptedDomain.schema, "s")
class SetAcceptedDomain(OnPremises, SetCommand):
    """Changes an accepted domain.

    EXAMPLES
    > Set-AcceptedDomain contoso.com -AddressBookEnabled $false
    > (Get-AcceptedDomain contoso.com).AddressBookEnabled
    False

    Turns recipient lookup off for a domain.
    """

    cls = AcceptedDomain
    identity = p.identity("AcceptedDomain", mandatory=True)
    p_make_default = p.KindParameter("MakeDefault", "bool", help="Makes this the default domain.")
    p_can_have_cloud_cache = p.KindParameter("CanHaveCloudCache", "bool", help="Cloud only; kept, no effect.")
    p_mail_flow_region = p.KindParameter("MailFlowRegion", "string", help="Cloud only; kept, no effect.")
    p_sending_from_domain_disabled = p.KindParameter("SendingFromDomainDisabled", "bool", help="Cloud only; kept, no effect.")
    p_sending_to_domain_disabled = p.KindParameter("SendingToDomainDisabled", "bool", help="Cloud only; kept, no effect.")

    def also_named(self, item: Any, text: str) -> bool:
        return named_by_domain(item, text)

    def complete(self, item: AcceptedDomain) -> None:
        kept = {
            name: self.bound[name]
            for name in ("CanHaveCloudCache", "MailFlowRegion", "SendingFromDomainDisabled", "SendingToDomainDisabled")
            if self.given(name)
        }
        if kept:
            item.doc = {**item.doc, **kept}
            item.put("PendingCompletion", item.get("PendingCompletion"))
        if self.given("MakeDefault"):
            if not self.p_make_default and item.get("Default"):
                raise fault(
                    "E-DEFAULT", item, text="The default accepted domain can only be changed by making another domain the default one."
                )
            item.put("Default", bool(self.p_make_default))

    def after_write(self, change: Any, item: AcceptedDomain) -> None:
        if not item.get("Default"):
            return
        for row in change.lookup(DEFAULT_INDEX, "1"):
            if row.guid != item.guid:
                other = AcceptedDomain.from_row(row, self.directory.organization)
                other.put("Default", False)
                self.directory.update(change, other)


@cmdlet("Remove-AcceptedDomain", class_name=task("Remove", "AcceptedDomain"), supports_should_process=True, confirm_impact="High")
class RemoveAcceptedDomain(OnPremises, RemoveCommand):
    """Removes an accepted domain, after asking. The default one stays.

    EXAMPLES
    > New-AcceptedDomain Fabrikam -DomainName fabrikam.com | Out-Null
    > Remove-AcceptedDomain Fabrikam -Confirm:$false
    > (Get-AcceptedDomain).Count
    1

    Removes a domain without asking.
    """

    cls = AcceptedDomain
    identity = p.identity("AcceptedDomain", mandatory=True)

    def also_named(self, item: Any, text: str) -> bool:
        return named_by_domain(item, text)

    def check(self, item: AcceptedDomain) -> None:
        if item.get("Default"):
            raise fault(
                "E-DEFAULT",
                item,
                text=f'The domain "{item.get("DomainName")}" is the default accepted domain and can\'t be removed. Make another domain the '
                "default one first.",
            )
