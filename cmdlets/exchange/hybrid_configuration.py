"""In: the hybrid configuration of the store. Out: the HybridConfiguration model and Get-, New-, Set- and Remove-HybridConfiguration."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.HybridConfiguration"


class HybridConfiguration(ConfigObject):
    """How the organization works together with Exchange Online."""

    noun_text = "hybrid configuration"
    single_name = "Hybrid Configuration"
    schema = Schema(
        "HybridConfiguration",
        NET_NAME,
        container="CN=Hybrid Configuration,{org}",
        category="ms-Exch-Coexistence-Relationship",
        object_class="top msExchCoexistenceRelationship",
        properties="""
        ClientAccessServers | idlist | | ns
        EdgeTransportServers | idlist | | ns
        ReceivingTransportServers | idlist | | ns
        SendingTransportServers | idlist | | ns
        OnPremisesSmartHost | SmtpDomain | | ns
        Domains | list AutoDiscoverSmtpDomain | | ns
        Features | adlist enum HybridFeature | FreeBusy, MoveMailbox, Mailtips, MessageTracking, OwaRedirection, OnlineArchive, \
SecureMail, Photos | ns
        ExternalIPAddresses | list IPRange | | ns
        TlsCertificateName | SmtpX509Identifier | | ns
        ServiceInstance | int | 0 | ns
        SecureMailCertificateThumbprint | string | | nsh
        TransportServers | idlist | | nsh
    """,
    )


declare(HybridConfiguration)


def _existing(directory: Any) -> Any:
    return next(iter(directory.all(HybridConfiguration)), None)


class _Get:
    """There is at most one, and none until it is made."""

    def select(self) -> Any:
        found = _existing(self.directory)  # type: ignore[attr-defined]
        return [] if found is None else [found]


class _One:
    def target(self) -> Any:
        from cmdlets.exchange.common.errors import fault

        found = _existing(self.directory)  # type: ignore[attr-defined]
        if found is None:
            raise fault("E-NOTFOUND", name="Hybrid Configuration", dc=self.directory.dc)  # type: ignore[attr-defined]
        return found


class _New:
    def complete(self, item: Any) -> None:
        item.name = "Hybrid Configuration"
        item.doc["Name"] = item.name


class _Remove(_One):
    def run(self) -> None:
        item = self.target()
        if self.confirmed(f'Removing the hybrid configuration "{item.identity}".', item.identity):  # type: ignore[attr-defined]
            with self.transaction() as change:  # type: ignore[attr-defined]
                self.directory.delete(change, item)  # type: ignore[attr-defined]


define(
    HybridConfiguration,
    "Get New Set Remove",
    scope="single",
    id_noun=None,
    mixins={"Get": _Get, "Set": _One, "New": _New, "Remove": _Remove},
    skip_new="Name",
    extra={"Set": "Name string"},
)
