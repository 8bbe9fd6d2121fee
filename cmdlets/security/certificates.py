"""In: bytes of certificates. Out: X509Certificate2 objects with the members that scripts read.

`cryptography` is imported when a certificate is read: it takes 40 ms.
"""
from __future__ import annotations

from typing import Any

from ems.values.objects import NetObject
from ems.values.types import net_type


class X509Certificate2(NetObject):
    """A certificate; `certificate` is the library's own object, `key` its private key or None."""

    __slots__ = ("certificate", "friendly_name", "key")
    net_name = "System.Security.Cryptography.X509Certificates.X509Certificate2"

    def __init__(self, certificate: Any, key: Any = None) -> None:
        self.ps_ext = None
        self.certificate = certificate
        self.key = key
        self.friendly_name = ""

    @property
    def thumbprint(self) -> str:
        from cryptography.hazmat.primitives import hashes

        return self.certificate.fingerprint(hashes.SHA1()).hex().upper()  # noqa: S303 - the thumbprint is SHA-1 by definition

    def net_to_string(self, culture: str) -> str:
        lines = [("Subject", subject(self)), ("Issuer", issuer(self)), ("Serial Number", serial_number(self)), ("Not Before", before(self)),
                 ("Not After", after(self)), ("Thumbprint", self.thumbprint)]
        from ems.values.text import net_text

        return "\n\n".join(f"[{name}]\n  {net_text(value)}" for name, value in lines) + "\n"


def read_certificate(data: bytes, password: str | None) -> X509Certificate2:
    """The certificate in the bytes of a file; ValueError when there is none or the password is wrong."""
    from cmdlets.exchange.common.certificates import load

    certificate, key = load(data, password)
    return X509Certificate2(certificate, key)


def subject(self: X509Certificate2) -> str:
    from cmdlets.exchange.common.certificates import text_of

    return text_of(self.certificate.subject)


def issuer(self: X509Certificate2) -> str:
    from cmdlets.exchange.common.certificates import text_of

    return text_of(self.certificate.issuer)


def serial_number(self: X509Certificate2) -> str:
    text = f"{self.certificate.serial_number:X}"
    return "0" * (len(text) % 2) + text


def moment(value: Any) -> Any:
    from ems.values.dates import UNIX_EPOCH_TICKS, UTC, DateTime

    return DateTime(UNIX_EPOCH_TICKS + int(value.timestamp()) * 10_000_000, UTC).to_local()


def before(self: X509Certificate2) -> Any:
    return moment(self.certificate.not_valid_before_utc)


def after(self: X509Certificate2) -> Any:
    return moment(self.certificate.not_valid_after_utc)


def raw(self: X509Certificate2) -> Any:
    from cryptography.hazmat.primitives.serialization import Encoding

    from ems.net.encodings import byte_array

    return byte_array(self.certificate.public_bytes(Encoding.DER))


def domains(self: X509Certificate2) -> Any:
    from cmdlets.exchange.common.certificates import domains_of

    return list(domains_of(self.certificate))


USAGES = {"1.3.6.1.5.5.7.3.1": "Server Authentication", "1.3.6.1.5.5.7.3.2": "Client Authentication", "1.3.6.1.5.5.7.3.3": "Code Signing",
          "1.3.6.1.5.5.7.3.4": "Secure Email", "1.3.6.1.5.5.7.3.8": "Time Stamping", "1.3.6.1.4.1.311.80.1": "Document Encryption"}


class KeyUsage(NetObject):
    """One use of a key: its name and its object identifier."""

    __slots__ = ("name", "oid")
    net_name = "Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation"

    def __init__(self, oid: str) -> None:
        self.ps_ext = None
        self.oid = oid
        self.name = USAGES.get(oid, oid)

    def net_to_string(self, culture: str) -> str:
        return f"{self.name} ({self.oid})"


_USAGE = net_type("Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation", py=KeyUsage)
_USAGE.prop("string FriendlyName", lambda u: u.name)
_USAGE.prop("string ObjectId", lambda u: u.oid)
_USAGE.method("string ToString()")(lambda u: u.net_to_string(""))


def key_usages(self: X509Certificate2) -> list[KeyUsage]:
    """What the key may be used for."""
    from cryptography import x509

    try:
        found = self.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return []
    return [KeyUsage(usage.dotted_string) for usage in found]


def simple_name(self: X509Certificate2, kind: Any = None, for_issuer: bool = False) -> str:
    name = self.certificate.issuer if for_issuer else self.certificate.subject
    found = [a.value for a in name if a.oid.dotted_string == "2.5.4.3"]
    return str(found[0]) if found else ""


TYPE = net_type("System.Security.Cryptography.X509Certificates.X509Certificate2", py=X509Certificate2,
                base="System.Security.Cryptography.X509Certificates.X509Certificate")
for _signature, _getter in (
    ("string Thumbprint", lambda c: c.thumbprint), ("string Subject", subject), ("string Issuer", issuer), ("string SerialNumber", serial_number),
    ("datetime NotBefore", before), ("datetime NotAfter", after), ("bool HasPrivateKey", lambda c: c.key is not None), ("byte[] RawData", raw),
    ("int Version", lambda c: c.certificate.version.value + 1),
):
    TYPE.prop(_signature, _getter)
TYPE.prop("string FriendlyName", lambda c: c.friendly_name, lambda c, value: setattr(c, "friendly_name", value))
TYPE.prop("string[] DnsNameList", domains)
TYPE.prop("System.Collections.Generic.List[Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation] EnhancedKeyUsageList", key_usages)
TYPE.method("string ToString()")(lambda c: c.net_to_string(""))
TYPE.method("string GetNameInfo(System.Object nameType, bool forIssuer)")(simple_name)
TYPE.prop("System.Security.Cryptography.X509Certificates.X500DistinguishedName SubjectName", lambda c: distinguished(c.certificate.subject))
TYPE.prop("System.Security.Cryptography.X509Certificates.X500DistinguishedName IssuerName", lambda c: distinguished(c.certificate.issuer))
TYPE.method("string GetCertHashString()")(lambda c: c.thumbprint)
TYPE.method("string GetSerialNumberString()")(serial_number)
TYPE.method("byte[] GetRawCertData()")(raw)
TYPE.method("string ExportCertificatePem()")(lambda c: certificate_pem(c))
TYPE.method("void Dispose()")(lambda c: None)


def distinguished(name: Any) -> Any:
    from ems.net.x500 import X500DistinguishedName

    return X500DistinguishedName(name.public_bytes())


def certificate_pem(self: X509Certificate2) -> str:
    from cmdlets.exchange.common.certificates import pem

    return pem(self.certificate).strip()


@TYPE.constructor(*(f"X509Certificate2 new({source}{rest})" for source in ("string fileName", "byte[] rawData")
                    for rest in ("", ", string password", ", securestring password", ", string password, System.Object keyStorageFlags",
                                 ", securestring password, System.Object keyStorageFlags")))
def _new(source: Any, password: Any = None, flags: Any = None) -> X509Certificate2:
    from ems.net.bases import null_argument
    from ems.net.streams import open_file
    from ems.values.errors import net_error

    if source is None:
        raise null_argument("rawData")
    if isinstance(source, str):
        stream = open_file(source, "open")
        try:
            data = stream.read(-1)
        finally:
            stream.close()
    else:
        data = bytes(source)
    secret = password.reveal() if hasattr(password, "reveal") else password or None
    try:
        return read_certificate(data, secret)
    except ValueError:
        raise net_error("System.Security.Cryptography.CryptographicException", "The specified network password is not correct." if secret is not None else
                        "Cannot find the requested object.") from None
