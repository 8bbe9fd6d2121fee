"""In: remote domains of the store. Out: the RemoteDomain model and Get-, New-, Set- and Remove-RemoteDomain."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.DomainContentConfig"


class RemoteDomain(ConfigObject):
    """How mail to a domain outside the organization is written."""

    noun_text = "remote domain"
    schema = Schema(
        "RemoteDomain",
        NET_NAME,
        container="CN=Internet Message Formats,CN=Global Settings,{org}",
        category="ms-Exch-Domain-Content-Config",
        object_class="top msExchDomainContentConfig",
        properties="""
        DomainName | SmtpDomainWithSubdomains | | n
        IsInternal | bool | False | s
        TargetDeliveryDomain | bool | False | s
        ByteEncoderTypeFor7BitCharsets | enum ByteEncoderTypeFor7BitCharsetsEnum | Undefined | s
        CharacterSet | string | iso-8859-1 | s
        NonMimeCharacterSet | string | iso-8859-1 | s
        AllowedOOFType | enum AllowedOOFType | External | s
        AutoReplyEnabled | bool | True | s
        AutoForwardEnabled | bool | True | s
        DeliveryReportEnabled | bool | True | s
        NDREnabled | bool | True | s
        MeetingForwardNotificationEnabled | bool | True | s
        ContentType | enum ContentType | MimeHtmlText | s
        DisplaySenderName | bool | True | s
        PreferredInternetCodePageForShiftJis | enum PreferredInternetCodePageForShiftJisEnum | Undefined | s
        RequiredCharsetCoverage | int? 0..100 | null | s
        TNEFEnabled | bool? | null | s
        LineWrapSize | unlimited int 0..132 | Unlimited | s
        TrustedMailOutboundEnabled | bool | False | s
        TrustedMailInboundEnabled | bool | False | s
        UseSimpleDisplayName | bool | False | s
        NDRDiagnosticInfoEnabled | bool | True | s
        MessageCountThreshold | int | 2147483647 | s
        IsCoexistenceDomain | bool | False | s
    """,
    )


class _Remove:
    def check(self, item: Any) -> None:
        if str(item.get("DomainName")) == "*":
            raise fault("E-DEFAULT", item, text="The default remote domain can't be removed.")


declare(RemoteDomain)
define(
    RemoteDomain,
    "Get New Set Remove",
    mandatory="DomainName",
    mixins={"Remove": _Remove},
    extra={"Get": "ResultSize unlimited int 1..2147483647"},
)
