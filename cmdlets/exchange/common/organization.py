"""In: the organization's document. Out: Organization, the facts that names of objects are made of, and where its objects live in the
directory."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.types.directory import escape_rdn

KIND = "Organization"
ADMINISTRATIVE_GROUP = "Exchange Administrative Group (FYDIBOHF23SPDLT)"
ROUTING_GROUP = "Exchange Routing Group (DWBGZMFD01QNBJR)"
DEFAULTS: dict[str, Any] = {
    "Name": "First Organization",
    "Domain": "contoso.com",
    "LocalServer": "EX01",
    "DomainController": "DC01",
    "Site": "Default-First-Site-Name",
}


class Organization:
    """Name, domain, the server that the shell runs on, the domain controller that answers name."""

    __slots__ = ("configuration_dn", "domain", "domain_controller", "guid", "local_server", "name", "partition_guid", "site", "tenant")

    def __init__(self, doc: dict[str, Any], guid: str = "00000000-0000-0000-0000-000000000000") -> None:
        self.guid = guid
        self.name: str = doc.get("Name", DEFAULTS["Name"])
        self.domain: str = doc.get("Domain", DEFAULTS["Domain"])
        self.local_server: str = doc.get("LocalServer", DEFAULTS["LocalServer"])
        self.site: str = doc.get("Site", DEFAULTS["Site"])
        self.partition_guid: str = doc.get("PartitionGuid", guid)
        self.tenant: str = doc.get("Tenant") or self.domain.partition(".")[0] + ".onmicrosoft.com"
        controller = doc.get("DomainController", DEFAULTS["DomainController"])
        self.domain_controller: str = controller if "." in controller else f"{controller}.{self.domain}"
        self.configuration_dn = "CN=Configuration," + domain_dn(self.domain)

    @property
    def exchange_dn(self) -> str:
        return f"CN={escape_rdn(self.name)},CN=Microsoft Exchange,CN=Services,{self.configuration_dn}"

    @property
    def administrative_group_dn(self) -> str:
        return f"CN={ADMINISTRATIVE_GROUP},CN=Administrative Groups,{self.exchange_dn}"

    @property
    def routing_group_dn(self) -> str:
        return f"CN={ROUTING_GROUP},CN=Routing Groups,{self.administrative_group_dn}"

    @property
    def tenant_dn(self) -> str:
        """Where Exchange Online keeps the tenant's configuration."""
        return f"CN=Configuration,CN={self.tenant},CN=ConfigurationUnits,{domain_dn(self.domain)}"

    def server_dn(self, server: str) -> str:
        return f"CN={escape_rdn(server)},CN=Servers,{self.administrative_group_dn}"

    def fqdn_of(self, server: str) -> str:
        return f"{server}.{self.domain}"

    def schema_dn(self, category: str) -> str:
        return f"CN={category},CN=Schema,{self.configuration_dn}"

    def site_dn(self, site: str) -> str:
        return f"CN={escape_rdn(site)},CN=Sites,{self.configuration_dn}"


def domain_dn(domain: str) -> str:
    return ",".join(f"DC={label}" for label in domain.split("."))
