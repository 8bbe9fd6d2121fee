"""In: texts of delivery reports. Out: the SystemMessage model, Get-, New-, Set- and Remove-SystemMessage."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import NewCommand, OnPremises, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.SystemMessage"
QUOTA_TYPES = (
    "WarningMailboxUnlimitedSize",
    "WarningPublicFolderUnlimitedSize",
    "WarningMailbox",
    "WarningPublicFolder",
    "ProhibitSendMailbox",
    "ProhibitPostPublicFolder",
    "ProhibitSendReceiveMailBox",
    "WarningMailboxMessagesPerFolderCount",
    "WarningMailboxMessagesPerFolderUnlimitedCount",
)


class SystemMessage(ConfigObject):
    """The text of a delivery report or quota message in a language."""

    noun_text = "system message"
    schema = Schema("SystemMessage", NET_NAME, container="CN=DSN Customization,CN=Transport Settings,{org}", category="ms-Exch-DSN-Message",
                    object_class="top msExchDsnMessage", properties="""
        Text | string 512 | | s
        Internal | bool | False |
        Language | string | |
        DsnCode | string | |
        QuotaMessageType | string | |
    """)


declare(SystemMessage)
define(SystemMessage, "Get Set Remove", extra={"Get": "Original switch", "Set": "Original switch"})


@cmdlet("New-SystemMessage", default_set="Dsn", class_name=task("New", "SystemMessage"), supports_should_process=True, output=NET_NAME)
class NewSystemMessage(OnPremises, NewCommand):
    """Creates the text of a delivery report (by its status code) or of a quota message, in a language.

    EXAMPLES
    > New-SystemMessage -DsnCode 5.1.1 -Internal $true -Language en -Text 'Ask the help desk.' | ForEach-Object { "$_" }
    en\\Internal\\5.1.1

    Changes what users read when an address is unknown.
    """

    cls = SystemMessage
    p_dsn = p.KindParameter("DsnCode", "string", {"Dsn": SetInfo(mandatory=True)}, "The enhanced status code, such as 5.1.1.")
    p_internal = p.KindParameter(
        "Internal", "bool", {"Dsn": SetInfo(mandatory=True)}, "Whether the text is for the organization's own senders."
    )
    p_language = p.KindParameter("Language", "string", {ALL_SETS: SetInfo(mandatory=True)}, "The language, such as en or de-DE.")
    p_quota = p.KindParameter("QuotaMessageType", "string", {"Quota": SetInfo(mandatory=True)}, "The quota message.")
    p_text = p.KindParameter("Text", "string 512", {ALL_SETS: SetInfo(mandatory=True)}, "The text, HTML allowed, 512 characters at most.")

    def make(self) -> SystemMessage:
        import re

        item: Any = super().make()
        if self.p_quota is not None:
            known = next((name for name in QUOTA_TYPES if name.lower() == self.p_quota.lower()), None)
            if known is None:
                raise fault("E-VALUE", text=f'"{self.p_quota}" isn\'t a quota message. Specify one of {", ".join(QUOTA_TYPES)}.')
            item.doc.update(QuotaMessageType=known, Language=self.p_language, Text=self.p_text)
            item.name = f"{self.p_language}\\{known}"
        else:
            if not re.fullmatch(r"[245]\.\d{1,3}\.\d{1,3}", self.p_dsn):
                raise fault("E-VALUE", text=f'"{self.p_dsn}" isn\'t an enhanced status code. Write three numbers, such as 5.1.1.')
            item.doc.update(DsnCode=self.p_dsn, Internal=bool(self.p_internal), Language=self.p_language, Text=self.p_text)
            item.name = f"{self.p_language}\\{'Internal' if self.p_internal else 'External'}\\{self.p_dsn}"
        item.doc["Name"] = item.name
        return item
