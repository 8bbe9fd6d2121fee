"""In: messages in the Cryptographic Message Syntax. Out: them made, read and looked at: Protect-, Unprotect-, Get-CmsMessage."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.security.cms_recipients import for_encryption, keys, no_recipient
from ems.values.errors import NetException, net_error
from ems.values.objects import Extension, PSCustomObject

BEGIN, END = "-----BEGIN CMS-----", "-----END CMS-----"
_NO_CONTENT = "Cannot unprotect message. The input contained no encrypted content."


def armored(data: bytes) -> str:
    """The message as text, 76 characters a line."""
    import base64

    text = base64.b64encode(data).decode("ascii")
    return f"{BEGIN}\n" + "\r\n".join(text[at : at + 76] for at in range(0, len(text), 76)) + f"\n{END}"


class CmsCommand(Cmdlet):
    """What the commands share: the content, given as text or as a file."""

    content: Any = None
    path: Any = None
    literal_path: Any = None

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        from ems.values.text import to_string

        text = self.file_text()
        self.texts.append(to_string(self.given_content()) if text is None else text)

    def given_content(self) -> Any:
        return self.content

    def file_text(self) -> str | None:
        """The text of -Path or -LiteralPath, None without one."""
        from ems.values.encodings import decode

        given = self.literal_path if self.literal_path is not None else self.path
        if given is None:
            return None
        with open(self.shell.providers.find(given, self.literal_path is not None)[0].path, "rb") as file:
            return decode(file.read())

    def enveloped(self) -> tuple[str, bytes, str] | None:
        """(text before, message, text after) of the content; None when there is no message in it."""
        import base64
        import binascii

        text = "\n".join(self.texts)
        before, begins, rest = text.partition(BEGIN)
        body, ends, after = rest.partition(END)
        if not begins or not ends:
            return None
        try:
            return before, base64.b64decode(body, validate=False), after
        except binascii.Error:
            return None

    def no_content(self) -> None:
        self.write_error(net_error("System.ArgumentException", _NO_CONTENT), "InputContainedNoEncryptedContent", "ObjectNotFound")


@cmdlet("Get-CmsMessage", class_name="Microsoft.PowerShell.Commands.GetCmsMessageCommand",
        output="System.Security.Cryptography.Pkcs.EnvelopedCms")
class GetCmsMessage(CmsCommand):
    """Look at an encrypted message: its recipients, its cipher and its text, without opening it."""

    content = parameter("Content", "string", position=0, mandatory=True, pipeline=True, sets="ByContent", help="The content.")
    path = parameter("Path", "string", position=1, mandatory=True, sets="ByPath", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", position=1, mandatory=True, sets="ByLiteralPath", help="The path, taken as it is.")

    def end(self) -> None:
        found = self.enveloped()
        if found is None:
            self.no_content()
            return
        made = PSCustomObject.from_pairs(describe(found[1]))
        made.set("Content", armored(found[1]))
        made.ps_ext = Extension()
        made.ps_ext.type_names = ["System.Security.Cryptography.Pkcs.EnvelopedCms", "System.Object"]
        self.out(made)


def describe(data: bytes) -> list[tuple[str, Any]]:
    """What an enveloped message says of itself."""
    from ems.net.x500 import X500DistinguishedName, _items, _oid_text, _tlv
    from ems.values.members import get_member

    try:
        (_, outer), = _items(data)
        content = dict(enumerate(_items(outer)))[1][1]
        (_, body), = _items(content)
        parts = list(_items(body))
        recipients = next(value for tag, value in parts if tag == 0x31)
        encrypted = list(_items(next(value for tag, value in reversed(parts) if tag == 0x30)))
        cipher = _oid_text(next(iter(_items(encrypted[1][1])))[1])
        shown = []
        for _, info in _items(recipients):
            _, named = list(_items(info))[1]
            (_, issuer), (_, serial) = list(_items(named))[:2]
            name = get_member(X500DistinguishedName(_tlv(0x30, issuer)), "Name")
            shown.append(PSCustomObject.from_pairs([("IssuerName", name), ("SerialNumber", serial.hex().upper())]))
    except (ValueError, IndexError, StopIteration, KeyError, NetException):
        raise net_error("System.Security.Cryptography.CryptographicException", "ASN1 corrupted data.") from None
    return [("Version", int.from_bytes(parts[0][1], "big")), ("ContentEncryptionAlgorithm", cipher), ("RecipientInfos", shown), ("Recipients", shown)]


@cmdlet("Protect-CmsMessage", default_set="ByContent", class_name="Microsoft.PowerShell.Commands.ProtectCmsMessageCommand",
        output="System.String")
class ProtectCmsMessage(CmsCommand):
    """Encrypt a message for the owners of certificates.

    The certificates must be for document encryption. What comes out is text that Unprotect-CmsMessage and other programs can open.
    """

    to = parameter("To", "System.Management.Automation.CmsMessageRecipient[]", position=0, mandatory=True, help="The recipients' certificates.")
    content = parameter("Content", "psobject", position=1, mandatory=True, pipeline=True, sets="ByContent", help="The content.")
    path = parameter("Path", "string", position=1, mandatory=True, sets="ByPath", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", position=1, mandatory=True, sets="ByLiteralPath", help="The path, taken as it is.")
    out_file = parameter("OutFile", "string", position=2, help="A file for the result.")

    def end(self) -> None:
        from cryptography.hazmat.primitives.ciphers import algorithms
        from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

        builder = pkcs7.PKCS7EnvelopeBuilder().set_data("\n".join(self.texts).encode()).set_content_encryption_algorithm(algorithms.AES256)
        for certificate in for_encryption(self.shell, self.to):
            try:
                builder = builder.add_recipient(certificate.certificate)
            except TypeError:
                raise net_error("System.Security.Cryptography.CryptographicException", "Only certificates with an RSA key can be recipients.") from None
        text = armored(builder.encrypt(Encoding.DER, [pkcs7.PKCS7Options.Binary]))
        if self.out_file is None:
            self.out(text)
            return
        with open(self.shell.file_path(self.out_file), "w", encoding="utf-8", newline="") as file:
            file.write(text)


@cmdlet("Unprotect-CmsMessage", default_set="ByWinEvent", class_name="Microsoft.PowerShell.Commands.UnprotectCmsMessageCommand",
        output="System.String")
class UnprotectCmsMessage(CmsCommand):
    """Open an encrypted message with the private key of a recipient.

    The key is looked for among the certificates of -To, else among those of the server.
    """

    event_log_record = parameter("EventLogRecord", "psobject", position=0, mandatory=True, pipeline=True, sets="ByWinEvent",
                                 help="An event with a message.")
    content = parameter("Content", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="ByContent", help="The content.")
    path = parameter("Path", "string", position=0, mandatory=True, sets="ByPath", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", position=0, mandatory=True, sets="ByLiteralPath", help="The path, taken as it is.")
    include_context = parameter("IncludeContext", "switch", help="Keep the text around the message.")
    to = parameter("To", "System.Management.Automation.CmsMessageRecipient[]", position=1, help="The recipients' certificates.")

    def given_content(self) -> Any:
        """A piped text binds as an event; of an event it is the message."""
        from ems.values.members import MISSING, find_property

        if self.content is not None:
            return self.content
        read = find_property(self.event_log_record, "Message")
        value = MISSING if read is None else read()
        return self.event_log_record if value is MISSING else value

    def end(self) -> None:
        found = self.enveloped()
        if found is None:
            if self.include_context:
                self.out("\n".join(self.texts))
            else:
                self.no_content()
            return
        before, data, after = found
        text = self.opened(data)
        self.out(before + text + after if self.include_context else text)

    def opened(self, data: bytes) -> str:
        from cryptography.hazmat.primitives.serialization import pkcs7

        from ems.values.encodings import decode

        for certificate, key in keys(self.shell, self.to):
            try:
                return decode(pkcs7.pkcs7_decrypt_der(data, certificate, key, []))
            except (ValueError, TypeError):
                continue
        raise no_recipient()
