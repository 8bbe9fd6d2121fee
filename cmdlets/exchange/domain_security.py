"""In: accepted domains. Out: the commands of Exchange Online for DNSSEC and SMTP DANE of incoming mail, and Get-HybridMailflowDatacenterIPs.

They change Microsoft's DNS zones and read its address lists. ems has neither and asks nobody: each says what it cannot tell.
"""
from __future__ import annotations

from cmdlets.exchange.accepted_domain import AcceptedDomain, named_by_domain
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.declared import parameters
from cmdlets.exchange.common.errors import fault
from cmdlets.registry import cmdlet

_T = "Microsoft.Exchange.Management.ProvisioningTasks."


class _DomainCommand(ExchangeCmdlet):
    """The domain must be an accepted one; then the service would act."""

    what = ""

    def run(self) -> None:
        domain = self.directory.one(AcceptedDomain, self.bound["DomainName"], also=named_by_domain)
        raise fault("E-NOTRANSPORT", target=None, text=f'{self.what} of the domain "{domain.get("DomainName")}" is a matter of the DNS zones of '
                    "Exchange Online, which ems does not reach.")


@cmdlet("Enable-DnssecForVerifiedDomain", class_name=_T + "EnableDnssecForVerifiedDomain", supports_should_process=True)
@parameters("DomainName | string | ! @0")
class EnableDnssecForVerifiedDomain(_DomainCommand):
    """Turns DNSSEC on for mail to an accepted domain. ems checks the domain and says that it does not reach the service."""

    what = "DNSSEC"


@cmdlet("Disable-DnssecForVerifiedDomain", class_name=_T + "DisableDnssecForVerifiedDomain", supports_should_process=True)
@parameters("DomainName | string | ! @0")
class DisableDnssecForVerifiedDomain(_DomainCommand):
    """Turns DNSSEC off for mail to an accepted domain. ems checks the domain and says that it does not reach the service."""

    what = "DNSSEC"


@cmdlet("Get-DnssecStatusForVerifiedDomain", class_name=_T + "GetDnssecStatusForVerifiedDomain", supports_should_process=True)
@parameters("""
    DomainName | string | ! @0
    SkipDnsValidation | switch
    SkipMtaStsValidation | switch
    SkipMxValidation | switch
""")
class GetDnssecStatusForVerifiedDomain(_DomainCommand):
    """Gets the state of DNSSEC for mail to an accepted domain. ems checks the domain and says that it does not reach the service."""

    what = "DNSSEC"


@cmdlet("Enable-SmtpDaneInbound", class_name=_T + "EnableSmtpDaneInbound", supports_should_process=True)
@parameters("DomainName | string | ! @0")
class EnableSmtpDaneInbound(_DomainCommand):
    """Turns SMTP DANE on for mail to an accepted domain. ems checks the domain and says that it does not reach the service."""

    what = "SMTP DANE"


@cmdlet("Disable-SmtpDaneInbound", class_name=_T + "DisableSmtpDaneInbound", supports_should_process=True)
@parameters("DomainName | string | ! @0")
class DisableSmtpDaneInbound(_DomainCommand):
    """Turns SMTP DANE off for mail to an accepted domain. ems checks the domain and says that it does not reach the service."""

    what = "SMTP DANE"


@cmdlet("Get-SmtpDaneInboundStatus", class_name=_T + "GetSmtpDaneInboundStatus")
@parameters("DomainName | string | ! @0")
class GetSmtpDaneInboundStatus(_DomainCommand):
    """Gets the state of SMTP DANE for mail to an accepted domain. ems checks the domain and says that it does not reach the service."""

    what = "SMTP DANE"


@cmdlet("Get-HybridMailflowDatacenterIPs", class_name="Microsoft.Exchange.Management.Hybrid.GetHybridMailflowDatacenterIPs")
class GetHybridMailflowDatacenterIPs(ExchangeCmdlet):
    """Gets the addresses that Exchange Online sends from. Its service knows them; ems asks nobody and says so."""

    def run(self) -> None:
        raise fault("E-NOTRANSPORT", text="The addresses of Exchange Online are its service's to tell, which ems does not reach.")
