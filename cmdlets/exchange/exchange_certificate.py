"""In: certificates of servers. Out: the ExchangeCertificate model, Get-, New-, Import-, Export-, Enable- and Remove-ExchangeCertificate.

A server gets its self-signed certificates, as setup makes them, when its certificates are first asked for. Private keys are sealed by
the store.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.directory import now_ticks
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo
from ems.values.types import net_type

NET_NAME = "Microsoft.Exchange.Management.SystemConfigurationTasks.ExchangeCertificate"
SERVICES = ("IMAP", "POP", "UM", "IIS", "SMTP", "Federation", "UMCallRouter")
LETTERS = "IPUWSFC"


class ExchangeCertificate(ConfigObject):
    """A certificate of a server and the services that use it."""

    noun_text = "certificate"
    schema = Schema("ExchangeCertificate", NET_NAME, tail="none", properties="""
        CertificateDomains | list string | | c | Names in the certificate.
        HasPrivateKey | bool | | c | Whether the key is here.
        IsSelfSigned | bool | | c | Whether issuer and subject are the same.
        Issuer | string | | c | Who signed it.
        NotAfter | datetime | | c | End of validity.
        NotBefore | datetime | | c | Start of validity.
        PublicKeySize | int | | c | Bits of the key.
        RootCAType | enum RootCASource | None | | Kind of authority.
        SerialNumber | string | | c | Number that the issuer gave it.
        Services | enum AllowedServices | None | | Services that use it.
        Status | enum CertificateStatus | | c | Valid, DateInvalid or PendingRequest.
        Subject | string | | c | Whose certificate it is.
        Thumbprint | string | | c | SHA-1 hash, its name in commands.
        FriendlyName | string | | | A name for people.
        PrivateKeyExportable | bool | False | | Whether the key may leave the server.
        RawData | any | | c | The certificate in DER.
        SubjectKeyIdentifier | string | | | Identifier of the key.
    """)

    def facts(self) -> dict[str, Any]:
        """What the certificate says, kept in the document so that a listing needs no cryptography."""
        return self.doc["Facts"]

    @property
    def certificate(self) -> Any:
        """The library's own object, which the members of X509Certificate2 read."""
        import base64

        from cmdlets.exchange.common import certificates as certs

        return certs.from_der(base64.b64decode(self.doc.get("Certificate") or ""))

    def compute_certificate_domains(self) -> Any:
        from cmdlets.exchange.common.kinds import kind

        return kind("list string").load(self.facts()["Domains"])

    def compute_has_private_key(self) -> bool:
        return self.doc.get("PrivateKey") is not None

    def compute_is_self_signed(self) -> bool:
        return self.facts()["Issuer"] == self.facts()["Subject"]

    def compute_issuer(self) -> str:
        return self.facts()["Issuer"]

    def compute_subject(self) -> str:
        return self.facts()["Subject"]

    def _moment(self, name: str) -> Any:
        from cmdlets.exchange.common.kinds import load_utc

        moment = load_utc(self.facts().get(name))
        return None if moment is None else moment.to_local()

    def compute_not_after(self) -> Any:
        return self._moment("NotAfter")

    def compute_not_before(self) -> Any:
        return self._moment("NotBefore")

    def compute_public_key_size(self) -> int:
        return self.facts()["KeySize"]

    def compute_serial_number(self) -> str:
        return self.facts()["SerialNumber"]

    def compute_thumbprint(self) -> str:
        return self.name

    def compute_status(self) -> Any:
        from cmdlets.exchange.types import enums

        if self.doc.get("Pending"):
            return enums.value("CertificateStatus", "PendingRequest")
        valid = self.facts()["NotBefore"] <= now_ticks() <= self.facts()["NotAfter"]
        return enums.value("CertificateStatus", "Valid" if valid else "DateInvalid")

    def compute_raw_data(self) -> Any:
        import base64

        return byte_array(base64.b64decode(self.doc.get("Certificate") or ""))

    def compute_identity(self) -> str:
        return f"{self.server}\\{self.name}"

    @property
    def identity(self) -> str:
        return self.name

    def service_map(self) -> str:
        """The table's column: a letter a service, a dot where it is not used."""
        from cmdlets.exchange.types import enums

        used = enums.names(self.get("Services"))
        return "".join(letter if service in used else "." for letter, service in zip(LETTERS, SERVICES, strict=True))


net_type("System.Security.Cryptography.X509Certificates.X509Certificate")
net_type(
    "System.Security.Cryptography.X509Certificates.X509Certificate2", base="System.Security.Cryptography.X509Certificates.X509Certificate"
)
declare(ExchangeCertificate, "System.Security.Cryptography.X509Certificates.X509Certificate2")


def byte_array(data: bytes) -> Any:
    from ems.values.collections import TypedArray
    from ems.values.numbers import Byte
    from ems.values.types import get_type

    return TypedArray.of(get_type("System.Byte"), [Byte(b) for b in data])


def describe(certificate: Any) -> dict[str, Any]:
    """The facts of a certificate for its document."""
    from cmdlets.exchange.common import certificates as certs

    return {
        "Subject": certs.text_of(certificate.subject),
        "Issuer": certs.text_of(certificate.issuer),
        "Domains": certs.domains_of(certificate),
        "NotBefore": certs.ticks(certificate.not_valid_before_utc),
        "NotAfter": certs.ticks(certificate.not_valid_after_utc),
        "KeySize": certificate.public_key().key_size,
        "SerialNumber": f"{certificate.serial_number:032X}",
    }


def document(store: Any, certificate: Any, key: Any, **values: Any) -> dict[str, Any]:
    import base64

    from cmdlets.exchange.common import certificates as certs

    doc = {"Facts": describe(certificate), "Certificate": base64.b64encode(certs.der(certificate)).decode(), **values}
    if key is not None:
        doc["PrivateKey"] = store.secrets.seal(certs.key_text(key))
    return doc


class _CertificateCommand(OnPremises, ExchangeCmdlet):
    server: Any = None
    identity: Any = None
    thumbprint: Any = None

    def server_row(self) -> Any:
        self.directory.open()
        named = self.server
        if named is None and self.identity is not None and "\\" in str(self.identity):
            named = str(self.identity).partition("\\")[0]
        return self.directory.existing_server(named if named is not None else self.directory.local_server)

    def certificates(self) -> list[ExchangeCertificate]:
        """The server's certificates; those of setup are made when there are none."""
        row = self.server_row()
        found = list(self.directory.all(ExchangeCertificate, row.name))
        if not found:
            self._make_defaults(row)
            found = list(self.directory.all(ExchangeCertificate, row.name))
        return found

    def _make_defaults(self, row: Any) -> None:
        from cmdlets.exchange.common import certificates as certs

        fqdn = row.doc.get("Fqdn") or self.directory.organization.fqdn_of(row.name)
        with self.directory.transaction("New-ExchangeCertificate", {"Server": row.name}) as change:
            for subject, domains, name, services in (
                (f"CN={row.name}", [row.name, fqdn], "Microsoft Exchange", "IMAP, POP, IIS, SMTP"),
                ("CN=Microsoft Exchange Server Auth Certificate", [], "Microsoft Exchange Server Auth Certificate", "SMTP"),
            ):
                key = certs.new_key(2048)
                certificate = certs.self_signed(key, subject, domains)
                self.directory.insert(change, self.item(certificate, key, row.name, FriendlyName=name, Services=services))

    def item(self, certificate: Any, key: Any, server: str, **values: Any) -> ExchangeCertificate:
        from cmdlets.exchange.common import certificates as certs

        return ExchangeCertificate(
            document(self.directory.store, certificate, key, **values),
            self.directory.organization,
            name=certs.thumbprint(certificate),
            server=server,
            state="New",
        )

    def wanted(self) -> str:
        text = str(self.thumbprint if self.thumbprint is not None else self.identity)
        return text.rpartition("\\")[2].replace(" ", "").upper()

    def one(self) -> ExchangeCertificate:
        wanted = self.wanted()
        for certificate in self.certificates():
            if certificate.name.upper() == wanted:
                return certificate
        raise fault("E-CERT", text=f"The certificate with thumbprint {wanted} was not found.")


def _thumbprint(mandatory: bool) -> Any:
    return p.KindParameter(
        "Thumbprint",
        "string",
        {"Thumbprint": SetInfo(mandatory=mandatory, position=0, pipeline=True, byname=True)},
        "The certificate's thumbprint.",
    )


def _identity() -> Any:
    return p.IdentityParameter(
        "Identity", "ExchangeCertificate", {"Identity": SetInfo(position=0)}, "Server and thumbprint, as server\\thumbprint."
    )


def _server(*sets: str) -> Any:
    return p.IdentityParameter(
        "Server", "Server", {name: SetInfo() for name in sets or (ALL_SETS,)}, "The server; the local one by default."
    )


@cmdlet("Get-ExchangeCertificate", default_set="Thumbprint", class_name=task("Get", "ExchangeCertificate"), output=NET_NAME)
class GetExchangeCertificate(_CertificateCommand):
    """Gets a server's certificates.

    EXAMPLES
    > Get-ExchangeCertificate | Where-Object FriendlyName -eq 'Microsoft Exchange' | ForEach-Object { "$($_.Subject) $($_.Status)" }
    CN=EX01 Valid

    Shows the certificate that setup made.
    """

    identity = _identity()
    thumbprint = _thumbprint(False)
    instance = parameter("Instance", "object", pipeline=True, sets="Instance", help="A certificate to look up by its thumbprint.")
    domains = p.KindParameter("DomainName", "list string", help="Only certificates with these names.")
    server = _server("Instance", "Thumbprint")

    def run(self) -> None:
        for item in self.select():
            names = {name.lower() for name in item.facts()["Domains"]}
            if all(str(domain).lower() in names for domain in self.domains or ()):
                self.write(item)

    def select(self) -> Iterator[ExchangeCertificate]:
        if self.instance is not None:
            from ems.values.members import get_member
            from ems.values.text import to_string

            self.thumbprint = to_string(get_member(self.instance, "Thumbprint"))
        if self.thumbprint is not None or (self.identity is not None and len(self.wanted()) == 40):
            yield self.one()
        else:
            yield from self.certificates()


@cmdlet(
    "New-ExchangeCertificate",
    default_set="Certificate",
    class_name=task("New", "ExchangeCertificate"),
    supports_should_process=True,
    output=NET_NAME,
)
class NewExchangeCertificate(_CertificateCommand):
    """Creates a self-signed certificate, or a request for one that an authority signs.

    EXAMPLES
    > New-ExchangeCertificate -SubjectName 'CN=mail.contoso.com' -DomainName mail.contoso.com -Force | ForEach-Object Subject
    CN=mail.contoso.com

    Makes a certificate for a name.
    """

    binary = parameter("BinaryEncoded", "switch", sets="Request", help="Write the request in DER.")
    generate = parameter("GenerateRequest", "switch", sets="Request", help="Make a request in place of a certificate.")
    request_file = p.KindParameter("RequestFile", "string", {"Request": SetInfo()}, "File for the request.")
    services = p.KindParameter(
        "Services", "enum AllowedServices", {"Certificate": SetInfo()}, "Services that use the certificate; SMTP by default."
    )
    domains = p.KindParameter("DomainName", "list string", help="Names in the certificate.")
    force = parameter("Force", "switch", help="Do not ask before the default SMTP certificate is replaced.")
    friendly = p.KindParameter("FriendlyName", "string", help="A name for people.")
    accepted = parameter("IncludeAcceptedDomains", "switch", help="Add the accepted domains.")
    auto_discover = parameter("IncludeAutoDiscover", "switch", help="Add autodiscover.domain of the accepted domains.")
    include_fqdn = parameter("IncludeServerFQDN", "switch", help="Add the server's FQDN.")
    include_name = parameter("IncludeServerNetBIOSName", "switch", help="Add the server's name.")
    instance = parameter("Instance", "object", pipeline=True, help="A certificate to renew: its names are taken over.")
    key_size = p.KindParameter("KeySize", "int", help="Bits of the key: 1024, 2048 or 4096.")
    exportable = p.KindParameter("PrivateKeyExportable", "bool", help="Whether the key may leave the server.")
    server = _server()
    key_identifier = p.KindParameter("SubjectKeyIdentifier", "string", help="Identifier of the key.")
    subject = p.KindParameter("SubjectName", "string", help="Subject, such as CN=mail.contoso.com.")

    def run(self) -> None:
        row = self.server_row()
        size = self.key_size or 2048
        if size not in (1024, 2048, 4096):
            raise fault("E-CERT", text=f"The key size {size} isn't valid. Specify 1024, 2048 or 4096.")
        names = self.names(row)
        known: Any = getattr(self.instance, "facts", None)
        subject = (
            self.subject
            or (known().get("Subject") if known is not None else None)
            or f"CN={names[0] if names else row.name}"
        )
        if self.generate:
            self.make_request(row, subject, names, size)
        else:
            self.make_certificate(row, subject, names or [row.name], size)

    def names(self, row: Any) -> list[str]:
        from cmdlets.exchange.accepted_domain import AcceptedDomain

        names = [str(name) for name in self.domains or ()]
        if self.instance is not None and isinstance(self.instance, ExchangeCertificate):
            names += self.instance.facts()["Domains"]
        if self.include_fqdn:
            names.append(row.doc.get("Fqdn") or self.directory.organization.fqdn_of(row.name))
        if self.include_name:
            names.append(row.name)
        if self.accepted or self.auto_discover:
            for domain in self.directory.all(AcceptedDomain):
                name = str(domain.get("DomainName").domain)
                names += [name] if self.accepted else []
                names += [f"autodiscover.{name}"] if self.auto_discover else []
        return list(dict.fromkeys(names))

    def values(self) -> dict[str, Any]:
        return {
            "FriendlyName": self.friendly or "Microsoft Exchange",
            "PrivateKeyExportable": bool(self.exportable),
            "SubjectKeyIdentifier": self.key_identifier or "",
        }

    def make_certificate(self, row: Any, subject: str, names: list[str], size: int) -> None:
        from cmdlets.exchange.common import certificates as certs
        from ems.values.enums import enum_text

        if not self.confirmed(f'Creating a certificate with the subject "{subject}" on server "{row.name}".', row.name):
            return
        services = enum_text(self.services) if self.services is not None else "SMTP"
        if "SMTP" in services and self.certificates() and not may_replace(self):
            services = "None"
        key = certs.new_key(size)
        try:
            certificate = certs.self_signed(key, subject, names)
        except ValueError as error:
            raise fault("E-CERT", text=str(error)) from None
        item = self.item(certificate, key, row.name, Services=services, **self.values())
        with self.transaction() as change:
            self.directory.insert(change, item)
        self.write(item)

    def make_request(self, row: Any, subject: str, names: list[str], size: int) -> None:
        import base64

        from cmdlets.exchange.common import certificates as certs

        if not self.confirmed(f'Creating a certificate request with the subject "{subject}" on server "{row.name}".', row.name):
            return
        key = certs.new_key(size)
        try:
            made = certs.request(key, subject, names)
            placeholder = certs.self_signed(key, subject, names)
        except ValueError as error:
            raise fault("E-CERT", text=str(error)) from None
        item = self.item(placeholder, key, row.name, Services="None", Pending=True, **self.values())
        data = certs.der(made) if self.binary else certs.pem(made).replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST").encode()
        with self.transaction() as change:
            self.directory.insert(change, item)
        if self.request_file:
            with open(
                self.shell.resolve_path(self.request_file) if hasattr(self.shell, "resolve_path") else self.request_file, "wb"
            ) as out:
                out.write(data)
        elif self.binary:
            self.write(base64.b64encode(data).decode())
        else:
            self.write(data.decode())


def may_replace(command: Any) -> bool:
    """Ask before the default SMTP certificate is replaced."""
    return bool(command.force) or command.should_continue("Overwrite the existing default SMTP certificate?", "Confirm")


class _FileWriter:
    shell: Any

    def path(self, text: str) -> str:
        resolve = getattr(self.shell, "resolve_path", None)
        return resolve(text) if resolve is not None else text


@cmdlet(
    "Import-ExchangeCertificate",
    default_set="FileData",
    class_name=task("Import", "ExchangeCertificate"),
    supports_should_process=True,
    output=NET_NAME,
)
class ImportExchangeCertificate(_FileWriter, _CertificateCommand):
    """Imports a certificate: a signed request, or one with its key from a PKCS #12 file."""

    file_data = parameter("FileData", "byte[]", mandatory=True, sets="FileData", help="The certificate's bytes.")
    file_name = p.KindParameter("FileName", "string", {"Instance": SetInfo(mandatory=True)}, "The certificate's file.")
    instance = parameter("Instance", "string[]", mandatory=True, pipeline=True, sets="FileName", help="The certificate as lines of PEM text.")
    friendly = p.KindParameter("FriendlyName", "string", help="A name for people.")
    password = parameter("Password", "securestring", help="The password of a PKCS #12 file.")
    exportable = p.KindParameter("PrivateKeyExportable", "bool", help="Whether the key may leave the server.")
    server = _server()

    def run(self) -> None:
        from cmdlets.exchange.common import certificates as certs

        row = self.server_row()
        try:
            certificate, key = certs.load(self.data(), secret_text(self.password) if self.password is not None else None)
        except ValueError:
            raise fault(
                "E-CERT", text="The data couldn't be read as a certificate. Check the file and, for a PKCS #12 file, the password."
            ) from None
        pending = self.pending(row, certificate) if key is None else None
        item = self.item(
            certificate,
            key,
            row.name,
            FriendlyName=self.friendly or (pending.doc.get("FriendlyName", "") if pending else ""),
            PrivateKeyExportable=bool(self.exportable),
            Services="None",
            RootCAType="None" if certificate.issuer == certificate.subject else "Unknown",
        )
        if pending is not None:
            item.doc["PrivateKey"] = pending.doc["PrivateKey"]
        if any(known.name == item.name for known in self.directory.all(ExchangeCertificate, row.name) if not known.doc.get("Pending")):
            raise fault("E-CERT", text=f"A certificate with the thumbprint {item.name} already exists.")
        if self.confirmed(f'Importing the certificate "{item.name}" to server "{row.name}".', item.name):
            with self.transaction() as change:
                if pending is not None:
                    self.directory.delete(change, pending)
                self.directory.insert(change, item)
            self.write(item)

    def data(self) -> bytes:
        if self.file_data is not None:
            return bytes(int(b) for b in self.file_data)
        if self.instance is not None:
            return "\n".join(self.instance).encode()
        with open(self.path(self.file_name), "rb") as source:
            return source.read()

    def pending(self, row: Any, certificate: Any) -> Any:
        """The request whose key a signed certificate belongs to."""
        from cmdlets.exchange.common import certificates as certs

        public = certificate.public_key().public_numbers()
        for known in self.directory.all(ExchangeCertificate, row.name):
            if known.doc.get("Pending"):
                key = certs.key_of(self.directory.store.secrets.open(known.doc["PrivateKey"]))
                if key.public_key().public_numbers() == public:
                    return known
        return None


def secret_text(value: Any) -> str:
    """The text of a SecureString."""
    reveal = getattr(value, "reveal", None)
    return reveal() if callable(reveal) else str(value)


@cmdlet(
    "Export-ExchangeCertificate", default_set="Thumbprint", class_name=task("Export", "ExchangeCertificate"), supports_should_process=True
)
class ExportExchangeCertificate(_FileWriter, _CertificateCommand):
    """Exports a certificate with its key as PKCS #12 data, or a pending request as PEM."""

    thumbprint = _thumbprint(True)
    identity = _identity()
    binary = parameter("BinaryEncoded", "switch", help="Give bytes in place of Base64 text.")
    file_name = p.KindParameter("FileName", "string", help="File to write.")
    password = parameter("Password", "securestring", help="The password of the file.")
    server = _server("Thumbprint")

    def run(self) -> None:
        import base64
        import os

        from cmdlets.exchange.common import certificates as certs
        from ems.values.objects import PSCustomObject

        item = self.one()
        if item.doc.get("PrivateKey") is None or not item.get("PrivateKeyExportable"):
            raise fault("E-CERT", text=f"The private key of the certificate {item.name} isn't exportable.")
        password = secret_text(self.password) if self.password is not None else ""
        if not password:
            raise fault("E-CERT", text="A private key leaves the store under a password only. Use the Password parameter.")
        if not self.confirmed(f'Exporting the certificate "{item.name}".', item.name):
            return
        key = certs.key_of(self.directory.store.secrets.open(item.doc["PrivateKey"]))
        certificate = certs.from_der(base64.b64decode(item.doc["Certificate"]))
        data = certs.pfx(certificate, key, password)
        if self.file_name:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(self.path(self.file_name), flags, 0o600), "wb") as out:
                out.write(data if self.binary else base64.b64encode(data))
        elif self.binary:
            self.write(PSCustomObject.of(FileData=byte_array(data), Identity=None, IsValid=True, ObjectState="Unchanged"))
        else:
            self.write(base64.b64encode(data).decode())


@cmdlet(
    "Enable-ExchangeCertificate", default_set="Thumbprint", class_name=task("Enable", "ExchangeCertificate"), supports_should_process=True
)
class EnableExchangeCertificate(_CertificateCommand):
    """Makes services use a certificate. Services that it has are kept.

    EXAMPLES
    > New-ExchangeCertificate -SubjectName 'CN=mail.contoso.com' -Services None | Enable-ExchangeCertificate -Services SMTP,IIS -Force
    > Get-ExchangeCertificate -DomainName mail.contoso.com | ForEach-Object { "$($_.Services)" }
    IIS, SMTP

    Uses a certificate for mail and web.
    """

    thumbprint = _thumbprint(True)
    identity = _identity()
    services = p.KindParameter(
        "Services",
        "enum AllowedServices",
        {ALL_SETS: SetInfo(mandatory=True)},
        "The services: Federation, IIS, IMAP, POP, SMTP, UM, UMCallRouter.",
    )
    p_no_ssl = parameter("DoNotRequireSsl", "switch", help="Leave the web site open to plain HTTP.")
    force = parameter("Force", "switch", help="Do not ask before the default SMTP certificate is replaced.")
    p_network = parameter("NetworkServiceAllowed", "switch", help="Let the network service read the key.")
    server = _server("Thumbprint")

    def run(self) -> None:
        from cmdlets.exchange.types import enums
        from ems.values.collections import EnumValue

        item = self.one()
        if item.doc.get("Pending"):
            raise fault("E-CERT", text=f"The certificate {item.name} is a pending request and can't be used by services.")
        wanted = self.services
        if not self.confirmed(f'Enabling the certificate "{item.name}" for services.', item.name):
            return
        if "SMTP" in enums.names(wanted) and "SMTP" not in enums.names(item.get("Services")) and not may_replace(self):
            wanted = EnumValue(wanted.net_type, wanted.number & ~16)
        item.put("Services", EnumValue(wanted.net_type, item.get("Services").number | wanted.number))
        if item.differences():
            with self.transaction() as change:
                self.directory.update(change, item)


@cmdlet(
    "Remove-ExchangeCertificate",
    default_set="Thumbprint",
    class_name=task("Remove", "ExchangeCertificate"),
    supports_should_process=True,
    confirm_impact="High",
)
class RemoveExchangeCertificate(_CertificateCommand):
    """Removes a certificate with its key, after asking. The last one that SMTP uses stays.

    EXAMPLES
    > New-ExchangeCertificate -SubjectName 'CN=old.contoso.com' -Services None | Remove-ExchangeCertificate -Confirm:$false
    > @(Get-ExchangeCertificate).Count
    2

    Removes a certificate without asking.
    """

    thumbprint = _thumbprint(True)
    identity = _identity()
    server = _server("Thumbprint")

    def run(self) -> None:
        from cmdlets.exchange.types import enums

        item = self.one()
        users = [known for known in self.certificates() if "SMTP" in enums.names(known.get("Services"))]
        if users == [item] or (len(users) == 1 and users[0].name == item.name):
            raise fault(
                "E-CERT",
                text="The internal transport certificate can't be removed because no other certificate is used by SMTP. Enable another "
                     "certificate "
                "for the service SMTP first.",
            )
        if self.confirmed(f'Removing the certificate "{item.name}".', item.name):
            with self.transaction() as change:
                self.directory.delete(change, item)
