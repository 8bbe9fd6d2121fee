"""In: names, PEM, DER, PKCS #12. Out: certificates made, read and described with `cryptography`; keys are sealed by the store.

`cryptography` is imported inside the functions: it takes 40 ms, and most runs of the shell need no certificate.
"""
from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterable
from typing import Any

# names of broken certificates are shown, not judged
warnings.filterwarnings("ignore", message="Attribute's length must be")

# attribute types of a distinguished name by their short names
_SHORT = {
    "CN": "COMMON_NAME",
    "O": "ORGANIZATION_NAME",
    "OU": "ORGANIZATIONAL_UNIT_NAME",
    "C": "COUNTRY_NAME",
    "L": "LOCALITY_NAME",
    "S": "STATE_OR_PROVINCE_NAME",
    "ST": "STATE_OR_PROVINCE_NAME",
    "E": "EMAIL_ADDRESS",
    "STREET": "STREET_ADDRESS",
    "DC": "DOMAIN_COMPONENT",
    "SERIALNUMBER": "SERIAL_NUMBER",
    "T": "TITLE",
    "G": "GIVEN_NAME",
    "SN": "SURNAME",
}
YEARS = 5


def name_of(text: str) -> Any:
    """An x509.Name of `CN=mail.contoso.com, O=Contoso`. The text's first part is the most specific one, the encoded name's last."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    from cmdlets.exchange.types.directory import split_dn, unescape_rdn

    attributes = []
    for part in split_dn(text):
        key, equals, value = part.partition("=")
        known = _SHORT.get(key.strip().upper())
        if not equals or known is None or not value.strip():
            raise ValueError(f'"{text}" isn\'t a valid distinguished name.')
        attributes.append(x509.NameAttribute(getattr(NameOID, known), unescape_rdn(value.strip().strip('"'))))
    return x509.Name(reversed(attributes))


def text_of(name: Any) -> str:
    """A name as .NET writes it: most specific part first, parts joined by `, `."""
    short = {_dotted(attribute): key for key, attribute in reversed(list(_SHORT.items()))}
    parts = []
    for attribute in reversed(list(name)):
        key = short.get(attribute.oid.dotted_string, "OID." + attribute.oid.dotted_string)
        value = attribute.value
        if any(c in value for c in ',+"=\n<>#;'):
            value = '"' + value.replace('"', '""') + '"'
        parts.append(f"{key}={value}")
    return ", ".join(parts)


def _dotted(attribute: str) -> str:
    from cryptography.x509.oid import NameOID

    return str(getattr(NameOID, attribute).dotted_string)


def new_key(bits: int) -> Any:
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def self_signed(key: Any, subject: str, domains: Iterable[str]) -> Any:
    """A certificate for a server, valid for five years."""
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID

    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    name = name_of(subject)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now)
        .not_valid_after(now.replace(year=now.year + YEARS, day=min(now.day, 28)))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(True, False, True, False, False, False, False, False, False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    )
    names = list(domains)
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(domain) for domain in names]), critical=False)
    return builder.sign(key, hashes.SHA256())


def request(key: Any, subject: str, domains: Iterable[str]) -> Any:
    """A certificate signing request."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    builder = x509.CertificateSigningRequestBuilder().subject_name(name_of(subject))
    names = list(domains)
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(domain) for domain in names]), critical=False)
    return builder.sign(key, hashes.SHA256())


def load(data: bytes, password: str | None = None) -> tuple[Any, Any]:
    """(certificate, private key or None) of DER, PEM or PKCS #12 data. ValueError when it is none of them."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import load_pem_private_key, pkcs12

    secret = password.encode() if password is not None else None
    if b"-----BEGIN" in data:
        key = load_pem_private_key(data, secret) if b"PRIVATE KEY" in data else None
        return x509.load_pem_x509_certificate(data), key
    try:
        return x509.load_der_x509_certificate(data), None
    except ValueError:
        pass
    key, certificate, _ = pkcs12.load_key_and_certificates(data, secret)
    if certificate is None:
        raise ValueError("The data holds no certificate.")
    return certificate, key


def from_der(data: bytes) -> Any:
    from cryptography import x509

    return x509.load_der_x509_certificate(data)


def der(certificate: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return bytes(certificate.public_bytes(Encoding.DER))


def pem(item: Any) -> str:
    from cryptography.hazmat.primitives.serialization import Encoding

    return str(item.public_bytes(Encoding.PEM).decode("ascii"))


def key_text(key: Any) -> str:
    """The private key as unencrypted PKCS #8 text, to be sealed by the store."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return str(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode("ascii"))


def key_of(text: str) -> Any:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return load_pem_private_key(text.encode(), None)


def pfx(certificate: Any, key: Any, password: str) -> bytes:
    """Certificate and key as PKCS #12 data."""
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12

    protection = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return bytes(pkcs12.serialize_key_and_certificates(None, key, certificate, None, protection))


def thumbprint(certificate: Any) -> str:
    from cryptography.hazmat.primitives import hashes

    return str(certificate.fingerprint(hashes.SHA1()).hex().upper())


def domains_of(certificate: Any) -> list[str]:
    """The subject's common name and the DNS names, each once."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    names = [attribute.value for attribute in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)]
    with contextlib.suppress(x509.ExtensionNotFound):
        names += certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value.get_values_for_type(x509.DNSName)
    return list(dict.fromkeys(str(name) for name in names if "." in str(name) or "=" not in str(name)))


def ticks(moment: Any) -> int:
    """.NET ticks of an aware datetime."""
    import datetime

    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return 621_355_968_000_000_000 + int((moment - epoch).total_seconds()) * 10_000_000
