"""In: who a message is for: a certificate, a file, a thumbprint, a subject. Out: the certificates, and the keys that open messages."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ems.values.errors import NetException, net_error, ps_error
from ems.values.objects import NetObject
from ems.values.text import to_string
from ems.values.types import net_type

DOCUMENT_ENCRYPTION = "1.3.6.1.4.1.311.80.1"
_NOT_FOR_ENCRYPTION = ("The certificate '{0}' is not valid for encryption. Encryption certificates must contain the Data Encipherment or Key Encipherment key "
                       f"usage, and include the Document Encryption Enhanced Key Usage ({DOCUMENT_ENCRYPTION}).")


class Recipient(NetObject):
    """Who may read a message: `given` is a certificate, a path or a name."""

    __slots__ = ("given",)
    net_name = "System.Management.Automation.CmsMessageRecipient"

    def __init__(self, given: Any) -> None:
        self.ps_ext = None
        self.given = given

    def certificates(self, shell: Any) -> list[Any]:
        """The X509Certificate2 objects that it means; a store's own come without their key."""
        from cmdlets.security.certificates import X509Certificate2
        from ems.values.wildcard import Wildcard

        if isinstance(self.given, X509Certificate2):
            return [self.given]
        text = to_string(self.given)
        found = list(_in_files(shell, text)) or list(_in_text(text))
        if found:
            return found
        own = store_certificates(shell)
        thumbprint = text.replace(" ", "").upper()
        by_thumbprint = [c for c in own if c.thumbprint == thumbprint]
        if by_thumbprint:
            return by_thumbprint
        pattern = Wildcard(text)
        return [c for c in own if pattern.matches(_subject(c))]


net_type("System.Management.Automation.CmsMessageRecipient", py=Recipient, convert=lambda value: value if isinstance(value, Recipient) else Recipient(value))


def _subject(certificate: Any) -> str:
    from cmdlets.security.certificates import subject

    return subject(certificate)


def _in_files(shell: Any, text: str) -> Iterator[Any]:
    """The certificates in a file, or in the files of a folder."""
    from cmdlets.security.certificates import X509Certificate2

    try:
        places = list(shell.providers.find(text, False))
    except NetException:
        return
    for place in places:
        path = getattr(place, "path", None)
        item = place.provider.item(path) if path and not os.path.exists(path) else None
        if isinstance(item, X509Certificate2):
            yield item
        elif path and os.path.isdir(path):
            for name in sorted(os.listdir(path)):
                yield from _in_file(os.path.join(path, name))
        elif path and os.path.isfile(path):
            yield from _in_file(path)


def _in_file(path: str) -> Iterator[Any]:
    from cmdlets.security.certificates import read_certificate

    try:
        with open(path, "rb") as file:
            yield read_certificate(file.read(), None)
    except (OSError, ValueError):
        return


def _in_text(text: str) -> Iterator[Any]:
    """A certificate that stands in the argument itself: PEM or base64."""
    import base64
    import binascii

    from cmdlets.security.certificates import read_certificate

    try:
        data = text.encode() if "-----BEGIN" in text else base64.b64decode(text, validate=False) if len(text) > 200 else b""
        if data:
            yield read_certificate(data, None)
    except (ValueError, binascii.Error):
        return


def store_certificates(shell: Any) -> list[Any]:
    """The certificates of the store, as the Cert: drive has them."""
    return list(shell.run_command("Get-ChildItem", {"Path": "Cert:\\LocalMachine\\My"}))


def for_encryption(shell: Any, recipients: list[Recipient]) -> list[Any]:
    """A certificate of each recipient that may encrypt; an error for a recipient who has none."""
    chosen = []
    for recipient in recipients:
        found = recipient.certificates(shell)
        if not found:
            raise ps_error("NoCertificateFound", f"Unable to find the certificate for the recipient '{to_string(recipient.given)}'.", category="ObjectNotFound",
                           target=to_string(recipient.given))
        good = [c for c in found if _may_encrypt(c)]
        if not good:
            raise ps_error("CertificateCannotBeUsedForEncryption", _NOT_FOR_ENCRYPTION.format(found[0].thumbprint), category="InvalidData", target=found[0])
        if len(good) > 1:
            raise ps_error("IdentifierMustReferenceSingleCertificate", f"The identifier '{to_string(recipient.given)}' must reference a single certificate; it "
                           f"references {len(good)}.", category="LimitsExceeded", target=to_string(recipient.given))
        chosen.append(good[0])
    return chosen


def _may_encrypt(certificate: Any) -> bool:
    from cryptography import x509

    try:
        usage = certificate.certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        extended = certificate.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return (usage.key_encipherment or usage.data_encipherment) and any(u.dotted_string == DOCUMENT_ENCRYPTION for u in extended)


def keys(shell: Any, recipients: list[Recipient] | None) -> Iterator[tuple[Any, Any]]:
    """(certificate, private key) pairs to try: those of -To, else all whose key the store has."""
    own = dict(_store_keys(shell))
    for recipient in recipients or ():
        for certificate in recipient.certificates(shell):
            key = certificate.key if certificate.key not in (None, True) else own.get(certificate.thumbprint, (None, None))[1]
            if key is not None:
                yield certificate.certificate, key
    if not recipients:
        yield from own.values()


def _store_keys(shell: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    from cmdlets.exchange.common import certificates as certs
    from ems.values.members import get_member

    for item in shell.run_command("Get-ExchangeCertificate", {}):
        sealed = item.doc.get("PrivateKey")
        raw = bytes(get_member(item, "RawData"))
        if sealed is not None and raw:
            yield get_member(item, "Thumbprint"), (certs.from_der(raw), certs.key_of(shell.store.secrets.open(sealed)))


def no_recipient() -> NetException:
    return net_error("System.Security.Cryptography.CryptographicException", "The enveloped-data message does not contain the specified recipient.")
