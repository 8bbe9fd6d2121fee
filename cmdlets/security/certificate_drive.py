"""In: the certificates of the organization's server. Out: the drive Cert: with its locations, stores and certificates.

LocalMachine\\My holds what Get-ExchangeCertificate lists; the other stores of Windows are there and empty.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.runtime.providers.infos import PSDrive
from ems.runtime.providers.provider import Provider, argument_error
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

LOCATIONS = ("CurrentUser", "LocalMachine")
STORES = ("AuthRoot", "CA", "Disallowed", "My", "Root", "TrustedPeople", "TrustedPublisher")


class StoreLocation(NetObject):
    """CurrentUser or LocalMachine."""

    __slots__ = ("name",)
    net_name = "Microsoft.PowerShell.Commands.X509StoreLocation"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name


class Store(NetObject):
    """A certificate store."""

    __slots__ = ("location", "name")
    net_name = "System.Security.Cryptography.X509Certificates.X509Store"

    def __init__(self, location: str, name: str) -> None:
        self.ps_ext = None
        self.location = location
        self.name = name


_LOCATION = net_type("Microsoft.PowerShell.Commands.X509StoreLocation", py=StoreLocation)
_LOCATION.prop("string LocationName", lambda s: s.name)
_LOCATION.prop("string Location", lambda s: s.name)
_LOCATION.prop("string[] StoreNames", lambda s: list(STORES))
_STORE = net_type("System.Security.Cryptography.X509Certificates.X509Store", py=Store)
_STORE.prop("string Name", lambda s: s.name)
_STORE.prop("string Location", lambda s: s.location)


class CertificateProvider(Provider):
    name = "Certificate"
    module = "Microsoft.PowerShell.Security"
    implementing_type = "Microsoft.PowerShell.Commands.CertificateProvider"
    is_navigation = True
    separator = "\\"
    drive_names = ("Cert",)

    def normalize(self, path: str) -> str:
        parts = [part for part in path.replace("\\", "/").split("/") if part and part != "."]
        return "/".join(self.spelled(at, part) for at, part in enumerate(parts))

    @staticmethod
    def spelled(at: int, part: str) -> str:
        known = LOCATIONS if at == 0 else STORES if at == 1 else ()
        return next((name for name in known if name.lower() == part.lower()), part.upper() if at == 2 else part)

    def shown(self, path: str) -> str:
        return path.replace("/", "\\")

    def join(self, folder: str, name: str) -> str:
        return f"{folder}/{name}" if folder else name

    def parent(self, path: str) -> str | None:
        return path.rpartition("/")[0]

    def leaf(self, path: str) -> str:
        return path.rpartition("/")[2]

    # -- looking

    def certificates(self, path: str) -> dict[str, Any]:
        """Thumbprint -> certificate of a store."""
        if path != "LocalMachine/My":
            return {}
        from cmdlets.security.certificates import X509Certificate2, read_certificate
        from ems.values.members import get_member

        found: dict[str, Any] = {}
        for item in self.session.run_command("Get-ExchangeCertificate"):
            raw = bytes(get_member(item, "RawData"))
            if not raw:
                continue  # a request that has no certificate yet
            made: X509Certificate2 = read_certificate(raw, None)
            made.key = True if get_member(item, "HasPrivateKey") else None
            made.friendly_name = get_member(item, "FriendlyName") or ""
            found[get_member(item, "Thumbprint")] = made
        return found

    def exists(self, path: str) -> bool:
        parts = path.split("/") if path else []
        if len(parts) > 3 or (parts and parts[0] not in LOCATIONS) or (len(parts) > 1 and parts[1] not in STORES):
            return False
        return len(parts) < 3 or parts[2] in self.certificates("/".join(parts[:2]))

    def is_container(self, path: str) -> bool:
        return path.count("/") < 2 and self.exists(path)

    def item(self, path: str, force: bool = False) -> Any:
        parts = path.split("/") if path else []
        if len(parts) == 3:
            return self.certificates("/".join(parts[:2]))[parts[2]]
        if len(parts) == 2:
            return Store(*parts)
        return StoreLocation(parts[0]) if parts else [StoreLocation(name) for name in LOCATIONS]

    def child_names(self, path: str, force: bool = False) -> list[str]:
        if not path:
            return list(LOCATIONS)
        return list(STORES) if "/" not in path else sorted(self.certificates(path))

    def children(self, command: Any, place: Any) -> Iterator[tuple[Any, Any, bool]]:
        path = place.path
        if path.count("/") == 2:
            yield place, self.item(path), False
            return
        if path.count("/") == 1:
            for thumbprint, certificate in self.certificates(path).items():
                yield place.at(self.join(path, thumbprint)), certificate, False
            return
        for name in self.child_names(path):
            inner = self.join(path, name)
            yield place.at(inner), self.item(inner), True

    # -- changing

    def remove_item(self, command: Any, place: Any, recurse: bool) -> None:
        if self.is_container(place.path):
            raise argument_error("Only certificates can be removed, not stores.")
        if not command.should_process(f"Item: {place.shown}", "Remove certificate"):
            return
        try:
            self.session.run_command("Remove-ExchangeCertificate", {"Thumbprint": self.leaf(place.path), "Confirm": False})
        except Exception as error:
            raise net_error("System.InvalidOperationException", f"The certificate was not removed: {error}", error_id="CertificateNotRemoved",
                            category="WriteError", target=place.shown) from error


def make_drive(providers: Any) -> PSDrive:
    provider = CertificateProvider(providers.session)
    providers.all.append(provider)
    return PSDrive("Cert", provider, "", "X509 Certificate Provider")
