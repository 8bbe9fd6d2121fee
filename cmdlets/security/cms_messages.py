"""In: messages in the Cryptographic Message Syntax. Out: what is built of their commands: Get-, Protect-, Unprotect-CmsMessage."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

BEGIN, END = "-----BEGIN CMS-----", "-----END CMS-----"


class Recipient(NetObject):
    """Who may read a message: a certificate, a file with one, or a name."""

    __slots__ = ("given",)
    net_name = "System.Management.Automation.CmsMessageRecipient"

    def __init__(self, given: Any) -> None:
        self.ps_ext = None
        self.given = given


net_type("System.Management.Automation.CmsMessageRecipient", py=Recipient, convert=lambda value: value if isinstance(value, Recipient) else Recipient(value))


class CmsCommand(Cmdlet):
    """What the commands share."""

    path: Any = None
    literal_path: Any = None

    def file_text(self) -> str | None:
        """The text of -Path or -LiteralPath, None without one."""
        from ems.values.encodings import decode

        given = self.literal_path if self.literal_path is not None else self.path
        if given is None:
            return None
        with open(self.shell.providers.find(given, self.literal_path is not None)[0].path, "rb") as file:
            return decode(file.read())

    def not_built(self, name: str) -> None:
        self.write_error(net_error("System.PlatformNotSupportedException", f"{name} is not supported by this shell; openssl cms does the same."), "CmsNotSupported",
                         "NotImplemented")


@cmdlet("Get-CmsMessage", class_name="Microsoft.PowerShell.Commands.GetCmsMessageCommand",
        output="System.Security.Cryptography.Pkcs.EnvelopedCms")
class GetCmsMessage(CmsCommand):
    """Look at an encrypted message: not supported beyond the check whether there is one."""

    content = parameter("Content", "string", position=0, mandatory=True, pipeline=True, sets="ByContent", help="The content.")
    path = parameter("Path", "string", position=1, mandatory=True, sets="ByPath", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", position=1, mandatory=True, sets="ByLiteralPath", help="The path, taken as it is.")

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        text = self.file_text()
        self.texts.append(self.content if text is None else text)

    def end(self) -> None:
        text = "\n".join(self.texts)
        if BEGIN not in text or END not in text:
            self.write_error(net_error("System.ArgumentException", "Cannot unprotect message. The input contained no encrypted content."),
                             "InputContainedNoEncryptedContent", "ObjectNotFound")
            return
        self.not_built("Get-CmsMessage")


@cmdlet("Protect-CmsMessage", default_set="ByContent", class_name="Microsoft.PowerShell.Commands.ProtectCmsMessageCommand",
        output="System.String")
class ProtectCmsMessage(CmsCommand):
    """Encrypt a message for a certificate's owner: not supported, openssl cms does the same."""

    to = parameter("To", "System.Management.Automation.CmsMessageRecipient[]", position=0, mandatory=True, help="The recipients' certificates.")
    content = parameter("Content", "psobject", position=1, mandatory=True, pipeline=True, sets="ByContent", help="The content.")
    out_file = parameter("OutFile", "string", position=2, help="A file for the result.")
    path = parameter("Path", "string", position=1, mandatory=True, sets="ByPath", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", position=1, mandatory=True, sets="ByLiteralPath", help="The path, taken as it is.")

    def end(self) -> None:
        self.not_built("Protect-CmsMessage")


@cmdlet("Unprotect-CmsMessage", default_set="ByWinEvent", class_name="Microsoft.PowerShell.Commands.UnprotectCmsMessageCommand",
        output="System.String")
class UnprotectCmsMessage(CmsCommand):
    """Decrypt a message: not supported, openssl cms does the same."""

    event_log_record = parameter("EventLogRecord", "psobject", position=0, mandatory=True, pipeline=True, sets="ByWinEvent",
                                 help="An event with a message.")
    include_context = parameter("IncludeContext", "switch", help="Keep the text around the message.")
    to = parameter("To", "System.Management.Automation.CmsMessageRecipient[]", position=1, help="The recipients' certificates.")
    content = parameter("Content", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="ByContent", help="The content.")
    path = parameter("Path", "string", position=0, mandatory=True, sets="ByPath", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", position=0, mandatory=True, sets="ByLiteralPath", help="The path, taken as it is.")

    def begin(self) -> None:
        self.texts: list[str] = []

    def process(self) -> None:
        text = self.file_text()
        self.texts.append((self.content if text is None else text) or "")

    def end(self) -> None:
        text = "\n".join(self.texts)
        if BEGIN not in text or END not in text:
            if self.include_context:
                self.out(text)
                return
            self.write_error(net_error("System.ArgumentException", "Cannot unprotect message. The input contained no encrypted content."),
                             "InputContainedNoEncryptedContent", "ObjectNotFound")
            return
        self.not_built("Unprotect-CmsMessage")
