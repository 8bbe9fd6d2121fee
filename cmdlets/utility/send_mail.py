"""In: addresses, a text, files. Out: a message handed to an SMTP server: Send-MailMessage."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.values.encodings import encoding_of
from ems.values.errors import net_error
from ems.values.text import to_string

declare("System.Net.Mail.DeliveryNotificationOptions")
declare("System.Net.Mail.MailPriority")
OBSOLETE = ("The command 'Send-MailMessage' is obsolete. This cmdlet does not guarantee secure connections to SMTP servers. While there is no immediate "
            "replacement available in PowerShell, we recommend you do not use Send-MailMessage at this time. See https://aka.ms/SendMailMessage for more "
            "information.")
_PRIORITY = {"High": "1 (Highest)", "Low": "5 (Lowest)"}


@cmdlet("Send-MailMessage", class_name="Microsoft.PowerShell.Commands.SendMailMessage")
class SendMailMessage(Cmdlet):
    """Send a message by SMTP.

    EXAMPLES
    > try { Send-MailMessage -To a@contoso.com -From b@contoso.com -Subject x -SmtpServer 127.0.0.1 -Port 1 -WarningAction Ignore -ErrorAction Stop } catch { 'no server' }
    no server

    A server that cannot be reached is an error.
    """

    attachments = parameter("Attachments", "string[]", pipeline=True, byname=True, aliases="PsPath", validate=[("notnullorempty",)],
                            help="Files to attach.")
    bcc = parameter("Bcc", "string[]", byname=True, validate=[("notnullorempty",)], help="Addresses that get a blind copy.")
    body = parameter("Body", "string", position=2, byname=True, validate=[("notnullorempty",)], help="The body.")
    body_as_html = parameter("BodyAsHtml", "switch", byname=True, aliases="BAH", help="The body is HTML.")
    encoding = parameter("Encoding", "System.Text.Encoding", byname=True, aliases="BE", validate=[("notnullorempty",)],
                         help="The encoding of the body and subject.")
    cc = parameter("Cc", "string[]", byname=True, validate=[("notnullorempty",)], help="Addresses that get a copy.")
    delivery_notification_option = parameter("DeliveryNotificationOption", "System.Net.Mail.DeliveryNotificationOptions", byname=True,
                                             aliases="DNO", validate=[("notnullorempty",)], help="When to ask for a delivery notification.")
    from_ = parameter("From", "string", mandatory=True, byname=True, validate=[("notnullorempty",)], help="The sender's address.")
    smtp_server = parameter("SmtpServer", "string", position=3, byname=True, aliases="ComputerName", validate=[("notnullorempty",)],
                            help="The server that takes the message.")
    priority = parameter("Priority", "System.Net.Mail.MailPriority", byname=True, validate=[("notnullorempty",)],
                         help="The priority of the message.")
    reply_to = parameter("ReplyTo", "string[]", byname=True, help="The addresses that get answers.")
    subject = parameter("Subject", "string", position=1, byname=True, aliases="sub", help="The subject.")
    to = parameter("To", "string[]", position=0, mandatory=True, byname=True, validate=[("notnullorempty",)], help="The addresses.")
    credential = parameter("Credential", "pscredential", byname=True, validate=[("notnullorempty",)], help="The user's name and password.")
    use_ssl = parameter("UseSsl", "switch", byname=True, help="Use TLS.")
    port = parameter("Port", "int", byname=True, validate=[("range", 0, 2147483647)], help="The server's port.")

    def begin(self) -> None:
        self.write_warning(OBSOLETE)

    def process(self) -> None:
        server = self.smtp_server or to_string(self.shell.get_variable("PSEmailServer", self.scope) or "")
        if not server:
            self.throw(net_error("System.InvalidOperationException", "The email cannot be sent because no SMTP server was specified. You must specify an SMTP server by "
                                 "using either the SmtpServer parameter or the $PSEmailServer variable."), "HostNotSpecified", "InvalidArgument")
        message = self._message()
        recipients = [address for addresses in (self.to, self.cc, self.bcc) for address in addresses or ()]
        self._send(server, message, recipients)

    def _message(self) -> Any:
        import mimetypes
        from email.message import EmailMessage

        message = EmailMessage()
        message["From"] = self.from_
        for header, addresses in (("To", self.to), ("Cc", self.cc), ("Reply-To", self.reply_to)):
            if addresses:
                message[header] = ", ".join(addresses)
        message["Subject"] = self.subject or ""
        priority = _PRIORITY.get(to_string(self.priority) if "Priority" in self.bound else "")
        if priority:
            message["X-Priority"] = priority
        codec = encoding_of(self.encoding).codec if self.encoding is not None else "ascii"
        body = self.body or ""
        charset = codec if body.isascii() or codec != "ascii" else "utf-8"
        message.set_content(body, subtype="html" if self.body_as_html else "plain", charset=charset)
        for path in self.attachments or ():
            full = self.shell.file_path(path)
            if not os.path.isfile(full):
                self.throw(net_error("System.IO.FileNotFoundException", f"Could not find file '{full}'."), "System.IO.FileNotFoundException", "NotSpecified", full)
            kind, _, sub = (mimetypes.guess_type(full)[0] or "application/octet-stream").partition("/")
            with open(full, "rb") as file:
                message.add_attachment(file.read(), maintype=kind, subtype=sub, filename=os.path.basename(full))
        return message

    def _send(self, server: str, message: Any, recipients: list[str]) -> None:
        import smtplib

        port = self.port if "Port" in self.bound and self.port else 25
        try:
            with smtplib.SMTP(server, port, timeout=100) as client:
                if self.use_ssl:
                    client.starttls()
                if self.credential is not None:
                    from ems.values.members import get_member, invoke_method

                    network = invoke_method(self.credential, "GetNetworkCredential", [])
                    client.login(get_member(network, "UserName"), get_member(network, "Password"))
                client.send_message(message, self.from_, recipients)
        except smtplib.SMTPException as error:
            self._failed(f"Unable to send the message: {error}", server)
        except OSError as error:
            self._failed(f"Unable to connect to the remote server: {error.strerror or error}.", server)

    def _failed(self, text: str, server: str) -> None:
        self.write_error(net_error("System.Net.Mail.SmtpException", text), "SmtpException", "InvalidOperation", server)
