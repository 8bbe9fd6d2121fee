"""In: nothing. Out: MailMessage, Attachment and SmtpClient with their members."""
from __future__ import annotations

import os
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation, null_argument, out_of_range
from ems.net.declare import members
from ems.net.mail import MailAddress, MailAddressCollection, parse_address
from ems.values.collections import GenericList
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import generic_type, get_type, net_type

_M = "System.Net.Mail."
_PRIORITIES = {1: "5 (Lowest)", 2: "1 (Highest)"}


class Attachment(NetObject):
    __slots__ = ("data", "kind", "name")
    net_name = _M + "Attachment"

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self.ps_ext = None
        self.data = data
        self.name = name
        self.kind = kind


class MailMessage(NetObject):
    __slots__ = ("attachments", "bcc", "body", "cc", "encoding", "header_encoding", "headers", "html", "notifications", "priority", "reply_to", "sender", "sent_from", "subject", "to", "transfer_encoding")
    net_name = _M + "MailMessage"

    def __init__(self) -> None:
        from ems.net.web_text import NameValues

        self.ps_ext = None
        self.sent_from: MailAddress | None = None
        self.sender: MailAddress | None = None
        self.to, self.cc, self.bcc, self.reply_to = (MailAddressCollection() for _ in range(4))
        self.subject = self.body = ""
        self.html = False
        self.encoding: Any = None
        self.header_encoding: Any = None
        self.transfer_encoding = enum_value("System.Net.Mime.TransferEncoding", "Unknown")
        self.notifications = enum_value(_M + "DeliveryNotificationOptions", "None")
        self.priority = enum_value(_M + "MailPriority", "Normal")
        self.headers = NameValues()
        self.attachments = GenericList([], generic_type(get_type("System.Collections.ObjectModel.Collection`1"), (get_type(_M + "Attachment"),)))

    def made(self) -> Any:
        """The message as Python's EmailMessage."""
        from email.message import EmailMessage

        if self.sent_from is None:
            raise invalid_operation("A from address must be specified.")
        if not (self.to or self.cc or self.bcc):
            raise invalid_operation("A recipient must be specified.")
        message = EmailMessage()
        for name, value in (("From", self.sent_from.text()), ("Sender", self.sender.text() if self.sender else ""), ("To", self.to.net_to_string("")),
                            ("Cc", self.cc.net_to_string("")), ("Reply-To", self.reply_to.net_to_string("")), ("Subject", self.subject),
                            ("X-Priority", _PRIORITIES.get(self.priority.number, "")), *((name, self.headers.get(name)) for name in self.headers.names())):
            if value or name == "Subject":
                message[name] = value
        codec = self.encoding.codec if self.encoding is not None else "ascii" if self.body.isascii() else "utf-8"
        message.set_content(self.body, subtype="html" if self.html else "plain", charset=codec)
        for item in self.attachments:
            kind, _, sub = item.kind.partition("/")
            message.add_attachment(item.data, maintype=kind, subtype=sub, filename=item.name)
        return message


class SmtpClient(NetObject):
    __slots__ = ("credentials", "folder", "host", "method", "port", "ssl", "timeout")
    net_name = _M + "SmtpClient"

    def __init__(self, host: str | None = None, port: int = 25) -> None:
        self.ps_ext = None
        self.host = host
        self.port = port
        self.ssl = False
        self.timeout = 100000
        self.credentials: Any = None
        self.method = enum_value(_M + "SmtpDeliveryMethod", "Network")
        self.folder: str | None = None

    def send(self, message: MailMessage) -> None:
        made = message.made()
        if self.method.number == 1:
            self._drop(made)
            return
        if not self.host:
            raise invalid_operation("The SMTP host was not specified.")
        import smtplib

        recipients = [a.address for group in (message.to, message.cc, message.bcc) for a in group]
        try:
            with smtplib.SMTP(self.host, self.port, timeout=self.timeout / 1000) as client:
                if self.ssl:
                    client.starttls()
                if self.credentials is not None:
                    client.login(self.credentials.user, self.credentials.password)
                assert message.sent_from is not None
                client.send_message(made, message.sent_from.address, recipients)
        except (smtplib.SMTPException, OSError) as error:
            raise net_error(_M + "SmtpException", "Failure sending mail.", net_error("System.IO.IOException", str(error))) from None

    def _drop(self, made: Any) -> None:
        import uuid

        if not self.folder:
            raise invalid_operation("Only absolute directories are allowed for pickup directory.")
        with open(os.path.join(self.folder, f"{uuid.uuid4()}.eml"), "wb") as file:
            file.write(bytes(made))


class _Attachments(ObjectBodies):
    @staticmethod
    def new(source: Any, *names: Any) -> Attachment:
        import mimetypes

        from ems.net.streams import full_path

        texts = [n for n in names if isinstance(n, str)]
        if isinstance(source, str):
            path = full_path(source)
            try:
                with open(path, "rb") as file:
                    data = file.read()
            except FileNotFoundError:
                raise net_error("System.IO.FileNotFoundException", f"Could not find file '{path}'.", file_name=path) from None
            name, kind = os.path.basename(path), texts[0] if texts else None
        else:
            data, name, kind = source.read(-1), texts[0] if texts else "", texts[1] if len(texts) > 1 else None
        return Attachment(data, name, kind or mimetypes.guess_type(name)[0] or "application/octet-stream")

    @staticmethod
    def Name(self: Attachment) -> str:
        return self.name

    @staticmethod
    def set_Name(self: Attachment, value: str) -> None:
        self.name = value

    @staticmethod
    def ContentStream(self: Attachment) -> Any:
        from ems.net.streams import MemoryStream

        return MemoryStream(self.data)

    @staticmethod
    def Dispose(self: Attachment) -> None:
        return None


class _Messages(ObjectBodies):
    @staticmethod
    def new(sent_from: Any = None, to: Any = None, subject: Any = None, body: Any = None) -> MailMessage:
        from ems.net.mail import _AddressLists

        made = MailMessage()
        if sent_from is not None:
            if not sent_from or to == "":
                raise bad_argument("The parameter 'from' cannot be an empty string." if not sent_from else "The parameter 'to' cannot be an empty string.",
                                   "from" if not sent_from else "to")
            made.sent_from = sent_from if isinstance(sent_from, MailAddress) else parse_address(sent_from)
            _AddressLists.Add(made.to, to)
            made.subject, made.body = subject or "", body or ""
        return made

    @staticmethod
    def ReplyTo(self: MailMessage) -> Any:
        return self.reply_to[0] if self.reply_to else None

    @staticmethod
    def set_ReplyTo(self: MailMessage, address: Any) -> None:
        self.reply_to[:] = [address] if address is not None else []

    @staticmethod
    def Dispose(self: MailMessage) -> None:
        return None


class _Clients(ObjectBodies):
    @staticmethod
    def new(host: Any = None, port: int = 25) -> SmtpClient:
        return SmtpClient(host, _port(port))

    @staticmethod
    def Send(self: SmtpClient, *arguments: Any) -> None:
        if arguments[0] is None:
            raise null_argument("message" if len(arguments) == 1 else "from")
        self.send(arguments[0] if len(arguments) == 1 else _Messages.new(*arguments))

    @staticmethod
    def set_Port(self: SmtpClient, value: int) -> None:
        self.port = _port(value)

    @staticmethod
    def Dispose(self: SmtpClient) -> None:
        return None


def _port(value: int) -> int:
    if value <= 0:
        raise out_of_range("Specified argument was out of the range of valid values.", "value")
    return value


def _field(bodies: Any, name: str, slot: str) -> None:
    if not hasattr(bodies, name):
        setattr(bodies, name, staticmethod(lambda self: getattr(self, slot)))
    if not hasattr(bodies, f"set_{name}"):
        setattr(bodies, f"set_{name}", staticmethod(lambda self, value: setattr(self, slot, "" if value is None and slot in ("subject", "body") else value)))


for _name, _slot in (("From", "sent_from"), ("Sender", "sender"), ("To", "to"), ("CC", "cc"), ("Bcc", "bcc"), ("ReplyToList", "reply_to"),
                     ("Subject", "subject"), ("Body", "body"), ("IsBodyHtml", "html"), ("BodyEncoding", "encoding"), ("SubjectEncoding", "encoding"),
                     ("Priority", "priority"), ("HeadersEncoding", "header_encoding"), ("BodyTransferEncoding", "transfer_encoding"),
                     ("DeliveryNotificationOptions", "notifications"), ("Headers", "headers"), ("Attachments", "attachments")):
    _field(_Messages, _name, _slot)
for _name, _slot in (("Host", "host"), ("Port", "port"), ("EnableSsl", "ssl"), ("Timeout", "timeout"), ("Credentials", "credentials"),
                     ("DeliveryMethod", "method"), ("PickupDirectoryLocation", "folder")):
    _field(_Clients, _name, _slot)
members(net_type(_M + "Attachment", py=Attachment, interfaces="IDisposable"), f"""
void Dispose()
System.IO.Stream ContentStream {{get;}}
string Name {{get;set;}}
{_M}Attachment new(string fileName)
{_M}Attachment new(string fileName, string mediaType)
{_M}Attachment new(System.IO.Stream contentStream, string name)
{_M}Attachment new(System.IO.Stream contentStream, string name, string mediaType)
""", _Attachments)
members(net_type(_M + "MailMessage", py=MailMessage, interfaces="IDisposable"), f"""
void Dispose()
mailaddress From {{get;set;}}
mailaddress Sender {{get;set;}}
mailaddress ReplyTo {{get;set;}}
{_M}MailAddressCollection ReplyToList {{get;}}
{_M}MailAddressCollection To {{get;}}
{_M}MailAddressCollection Bcc {{get;}}
{_M}MailAddressCollection CC {{get;}}
{_M}MailPriority Priority {{get;set;}}
string Subject {{get;set;}}
System.Text.Encoding SubjectEncoding {{get;set;}}
System.Collections.Specialized.NameValueCollection Headers {{get;}}
string Body {{get;set;}}
System.Text.Encoding BodyEncoding {{get;set;}}
System.Net.Mime.TransferEncoding BodyTransferEncoding {{get;set;}}
{_M}DeliveryNotificationOptions DeliveryNotificationOptions {{get;set;}}
System.Text.Encoding HeadersEncoding {{get;set;}}
bool IsBodyHtml {{get;set;}}
System.Collections.ObjectModel.Collection[{_M}Attachment] Attachments {{get;}}
{_M}MailMessage new()
{_M}MailMessage new(string from, string to)
{_M}MailMessage new(string from, string to, string subject, string body)
{_M}MailMessage new(mailaddress from, mailaddress to)
""", _Messages)
members(net_type(_M + "SmtpClient", py=SmtpClient, interfaces="IDisposable"), f"""
void Dispose()
void Send(string from, string recipients, string subject, string body)
void Send({_M}MailMessage message)
System.Net.ICredentialsByHost Credentials {{get;set;}}
{_M}SmtpDeliveryMethod DeliveryMethod {{get;set;}}
bool EnableSsl {{get;set;}}
string Host {{get;set;}}
string PickupDirectoryLocation {{get;set;}}
int Port {{get;set;}}
int Timeout {{get;set;}}
{_M}SmtpClient new()
{_M}SmtpClient new(string host)
{_M}SmtpClient new(string host, int port)
""", _Clients)
