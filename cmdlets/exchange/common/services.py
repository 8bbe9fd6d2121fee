"""In: a transport service with changed settings. Out: nothing, or the first fault; what the services have in common."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject

PATH = "C:\\Program Files\\Microsoft\\Exchange Server\\V15"
CATEGORY = "ms-Exch-Exchange-Server"
OBJECT_CLASS = "top server msExchExchangeServer"


def check(service: ConfigObject) -> None:
    """A log's files fit into its directory; connections to one domain do not exceed those to all."""
    for name in service.schema.properties:
        if name.endswith("LogMaxFileSize"):
            other = name.replace("MaxFileSize", "MaxDirectorySize")
            if other in service.schema.properties and _amount(service.get(name)) > _amount(service.get(other)):
                raise fault("E-LOGSIZE", service, text=f"The {name} value must not be greater than the {other} value.")
    if "MaxPerDomainOutboundConnections" in service.schema.properties:  # noqa: SIM102
        if _amount(service.get("MaxPerDomainOutboundConnections")) > _amount(service.get("MaxOutboundConnections")):
            raise fault(
                "E-LOGSIZE",
                service,
                text="The MaxPerDomainOutboundConnections value must not be greater than the MaxOutboundConnections value.",
            )


def _amount(limit: Any) -> float:
    if limit is None:
        return 0
    value = getattr(limit, "value", limit)
    return float("inf") if value is None else getattr(value, "bytes", value)


class ServiceRules:
    """The step of Set- that asks the rules."""

    def check(self, item: ConfigObject) -> None:
        check(item)
