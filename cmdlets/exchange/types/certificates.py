"""In: text `<I>issuer<S>subject`. Out: SmtpX509Identifier, the name by which a connector picks its certificate."""
from __future__ import annotations

import re
from typing import Any

from cmdlets.exchange.types.values import ValueObject, format_error
from ems.values.types import net_type

BAD_IDENTIFIER = '"{}" isn\'t a valid Certificate Identifier.'
_SHAPE = (r"(?i)<I>(?P<issuer>.*?)<S>(?P<subject>[^<>]+?)(?:<FQDN>(?P<fqdn>[^<>]+))?\Z")
_PART = r"(?:[A-Za-z][A-Za-z0-9-]*|[0-9]+(?:\.[0-9]+)+)\s*=\s*(?:\"[^\"]*\"|(?:[^,\"]|\\,)+)"
_NAME = (rf"\s*{_PART}(?:\s*,\s*{_PART})*\s*\Z")


class SmtpX509Identifier(ValueObject):
    """Issuer and subject of a certificate, both distinguished names."""

    __slots__ = ("text",)
    net_name = "Microsoft.Exchange.Data.SmtpX509Identifier"

    def __init__(self, text: str) -> None:
        self.ps_ext = None
        self.text = text

    @classmethod
    def stored(cls, text: str) -> SmtpX509Identifier:
        return cls(text)

    @classmethod
    def parse(cls, text: str) -> SmtpX509Identifier:
        found = re.match(_SHAPE, text.strip())
        if found is None or not re.match(_NAME, found["issuer"]) or not re.match(_NAME, found["subject"]):
            raise format_error(BAD_IDENTIFIER.format(text))
        return cls(text.strip())

    @classmethod
    def of(cls, issuer: str, subject: str) -> SmtpX509Identifier:
        return cls(f"<I>{issuer}<S>{subject}")

    def __str__(self) -> str:
        return self.text

    def _field(self, name: str) -> str:
        found = re.match(_SHAPE, self.text)
        return (found[name] or "") if found else ""

    @property
    def issuer(self) -> str:
        return self._field("issuer")

    @property
    def subject(self) -> str:
        return self._field("subject")

    @property
    def common_name(self) -> str:
        """The value of the subject's CN."""
        found = re.search(r"(?:^|,)\s*CN\s*=\s*(\"[^\"]*\"|[^,]*)", self.subject, re.IGNORECASE)
        return found[1].strip().strip('"') if found else ""


class TlsCertificate(SmtpX509Identifier):
    """What -TlsSenderCertificateName takes: a domain, `*.domain`, or an identifier."""

    __slots__ = ()
    net_name = "Microsoft.Exchange.Data.TlsCertificate"

    @classmethod
    def parse(cls, text: str) -> Any:
        if text.strip().startswith("<"):
            return cls(SmtpX509Identifier.parse(text).text)
        from cmdlets.exchange.types.domains import SmtpDomainWithSubdomains

        return cls(SmtpDomainWithSubdomains.parse(text).address)


IDENTIFIER = net_type("Microsoft.Exchange.Data.SmtpX509Identifier", py=SmtpX509Identifier, parse=SmtpX509Identifier.parse)
IDENTIFIER.prop("string CertificateSubject", lambda self: self.subject)
IDENTIFIER.prop("string CertificateIssuer", lambda self: self.issuer)
IDENTIFIER.prop("string SubjectCommonName", lambda self: self.common_name)
IDENTIFIER.static("Microsoft.Exchange.Data.SmtpX509Identifier Parse(string s)")(SmtpX509Identifier.parse)
TLS_CERTIFICATE = net_type("Microsoft.Exchange.Data.TlsCertificate", py=TlsCertificate, parse=TlsCertificate.parse)
TLS_CERTIFICATE.prop("Microsoft.Exchange.Data.SmtpDomainWithSubdomains FQDN", lambda self: None if self.text.startswith("<") else self.text)
TLS_CERTIFICATE.prop("Microsoft.Exchange.Data.SmtpX509Identifier TlsCertificateName",
                     lambda self: SmtpX509Identifier(self.text) if self.text.startswith("<") else None)
