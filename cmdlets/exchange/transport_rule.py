"""In: mail flow rules of the store. Out: the TransportRule model, its Get-, New-, Set-, Remove-, Enable- and Disable- cmdlets.

A rule is its conditions, exceptions (ExceptIf…) and actions as properties. Rules have an order: Priority counts from 0 without gaps.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import OnPremises, SetCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.registry import cmdlet

NET_NAME = "Microsoft.Exchange.MessagingPolicies.Rules.Tasks.Rule"


class TransportRule(ConfigObject):
    """A mail flow rule."""

    noun_text = "mail flow rule"
    schema = Schema(
        "TransportRule",
        NET_NAME,
        container="CN=TransportVersioned,CN=Rules,CN=Transport Settings,{org}",
        category="ms-Exch-Transport-Rule",
        object_class="top msExchTransportRule",
        properties="""
        Priority | int 0..2147483647 | 0 | ns
        DlpPolicy | string | null | ns
        Comments | string | | ns
        ManuallyModified | bool | False | | Not used.
        ActivationDate | datetime | | ns
        ExpiryDate | datetime | | ns
        Description | string | | c | What the rule does, in words.
        Conditions | list string | | c | The conditions, as classes.
        Exceptions | list string | | c | The exceptions, as classes.
        Actions | list string | | c | The actions, as classes.
        State | enum RuleState | Enabled | | Enabled or Disabled.
        Mode | enum RuleMode | Enforce | ns
        RuleErrorAction | enum RuleErrorAction | Ignore | ns
        SenderAddressLocation | enum SenderAddressLocation | Header | ns
        RuleSubType | enum RuleSubType | None | ns
        UseLegacyRegex | bool | False | n
        ADComparisonAttribute | string | null | ns
        ADComparisonOperator | enum? Evaluation | null | ns
        AddManagerAsRecipientType | enum? AddedRecipientType | null | ns
        AddToRecipients | list string | | ns
        AnyOfCcHeader | list string | | ns
        AnyOfCcHeaderMemberOf | list string | | ns
        AnyOfRecipientAddressContainsWords | list string | | ns
        AnyOfRecipientAddressMatchesPatterns | list string | | ns
        AnyOfToCcHeader | list string | | ns
        AnyOfToCcHeaderMemberOf | list string | | ns
        AnyOfToHeader | list string | | ns
        AnyOfToHeaderMemberOf | list string | | ns
        ApplyClassification | string | null | ns
        ApplyHtmlDisclaimerFallbackAction | enum? DisclaimerFallbackAction | null | ns
        ApplyHtmlDisclaimerLocation | enum? DisclaimerLocation | null | ns
        ApplyHtmlDisclaimerText | string | null | ns
        ApplyOME | bool | False | ns
        ApplyRightsProtectionCustomizationTemplate | id | | ns
        ApplyRightsProtectionTemplate | id | | ns
        AttachmentContainsWords | list string | | ns
        AttachmentExtensionMatchesWords | list string | | ns
        AttachmentHasExecutableContent | bool | False | ns
        AttachmentIsPasswordProtected | bool | False | ns
        AttachmentIsUnsupported | bool | False | ns
        AttachmentMatchesPatterns | list string | | ns
        AttachmentNameMatchesPatterns | list string | | ns
        AttachmentProcessingLimitExceeded | bool | False | ns
        AttachmentPropertyContainsWords | list string | | ns
        AttachmentSizeOver | size | null | ns
        BetweenMemberOf1 | list string | | ns
        BetweenMemberOf2 | list string | | ns
        BlindCopyTo | list string | | ns
        ContentCharacterSetContainsWords | list string | | ns
        CopyTo | list string | | ns
        DeleteMessage | bool | False | ns
        Disconnect | bool | False | ns
        ExceptIfADComparisonAttribute | string | null | ns
        ExceptIfADComparisonOperator | enum? Evaluation | null | ns
        ExceptIfAnyOfCcHeader | list string | | ns
        ExceptIfAnyOfCcHeaderMemberOf | list string | | ns
        ExceptIfAnyOfRecipientAddressContainsWords | list string | | ns
        ExceptIfAnyOfRecipientAddressMatchesPatterns | list string | | ns
        ExceptIfAnyOfToCcHeader | list string | | ns
        ExceptIfAnyOfToCcHeaderMemberOf | list string | | ns
        ExceptIfAnyOfToHeader | list string | | ns
        ExceptIfAnyOfToHeaderMemberOf | list string | | ns
        ExceptIfAttachmentContainsWords | list string | | ns
        ExceptIfAttachmentExtensionMatchesWords | list string | | ns
        ExceptIfAttachmentHasExecutableContent | bool | False | ns
        ExceptIfAttachmentIsPasswordProtected | bool | False | ns
        ExceptIfAttachmentIsUnsupported | bool | False | ns
        ExceptIfAttachmentMatchesPatterns | list string | | ns
        ExceptIfAttachmentNameMatchesPatterns | list string | | ns
        ExceptIfAttachmentProcessingLimitExceeded | bool | False | ns
        ExceptIfAttachmentPropertyContainsWords | list string | | ns
        ExceptIfAttachmentSizeOver | size | null | ns
        ExceptIfBetweenMemberOf1 | list string | | ns
        ExceptIfBetweenMemberOf2 | list string | | ns
        ExceptIfContentCharacterSetContainsWords | list string | | ns
        ExceptIfFrom | list string | | ns
        ExceptIfFromAddressContainsWords | list string | | ns
        ExceptIfFromAddressMatchesPatterns | list string | | ns
        ExceptIfFromMemberOf | list string | | ns
        ExceptIfFromScope | enum? FromUserScope | null | ns
        ExceptIfHasClassification | string | null | ns
        ExceptIfHasNoClassification | bool | False | ns
        ExceptIfHasSenderOverride | bool | False | ns
        ExceptIfHeaderContainsMessageHeader | string | null | ns
        ExceptIfHeaderContainsWords | list string | | ns
        ExceptIfHeaderMatchesMessageHeader | string | null | ns
        ExceptIfHeaderMatchesPatterns | list string | | ns
        ExceptIfManagerAddresses | list string | | ns
        ExceptIfManagerForEvaluatedUser | enum? EvaluatedUser | null | ns
        ExceptIfMessageContainsDataClassifications | list string | | ns
        ExceptIfMessageSizeOver | size | null | ns
        ExceptIfMessageTypeMatches | enum? MessageType | null | ns
        ExceptIfRecipientADAttributeContainsWords | list string | | ns
        ExceptIfRecipientADAttributeMatchesPatterns | list string | | ns
        ExceptIfRecipientAddressContainsWords | list string | | ns
        ExceptIfRecipientAddressMatchesPatterns | list string | | ns
        ExceptIfRecipientDomainIs | list string | | ns
        ExceptIfRecipientInSenderList | list string | | ns
        ExceptIfSCLOver | string | null | ns
        ExceptIfSenderADAttributeContainsWords | list string | | ns
        ExceptIfSenderADAttributeMatchesPatterns | list string | | ns
        ExceptIfSenderDomainIs | list string | | ns
        ExceptIfSenderInRecipientList | list string | | ns
        ExceptIfSenderIpRanges | list IPRange | | ns
        ExceptIfSenderManagementRelationship | enum? ManagementRelationship | null | ns
        ExceptIfSentTo | list string | | ns
        ExceptIfSentToMemberOf | list string | | ns
        ExceptIfSentToScope | enum? ToUserScope | null | ns
        ExceptIfSubjectContainsWords | list string | | ns
        ExceptIfSubjectMatchesPatterns | list string | | ns
        ExceptIfSubjectOrBodyContainsWords | list string | | ns
        ExceptIfSubjectOrBodyMatchesPatterns | list string | | ns
        ExceptIfWithImportance | enum? Importance | null | ns
        From | list string | | ns
        FromAddressContainsWords | list string | | ns
        FromAddressMatchesPatterns | list string | | ns
        FromMemberOf | list string | | ns
        FromScope | enum? FromUserScope | null | ns
        GenerateIncidentReport | id | | ns
        GenerateNotification | string | null | ns
        HasClassification | string | null | ns
        HasNoClassification | bool | False | ns
        HasSenderOverride | bool | False | ns
        HeaderContainsMessageHeader | string | null | ns
        HeaderContainsWords | list string | | ns
        HeaderMatchesMessageHeader | string | null | ns
        HeaderMatchesPatterns | list string | | ns
        IncidentReportContent | list string | | ns
        IncidentReportOriginalMail | enum? IncidentReportOriginalMail | null | ns
        LogEventText | string | null | ns
        ManagerAddresses | list string | | ns
        ManagerForEvaluatedUser | enum? EvaluatedUser | null | ns
        MessageContainsDataClassifications | list string | | ns
        MessageSizeOver | size | null | ns
        MessageTypeMatches | enum? MessageType | null | ns
        ModerateMessageByManager | bool | False | ns
        ModerateMessageByUser | list string | | ns
        NotifySender | enum? NotifySenderType | null | ns
        PrependSubject | string | null | ns
        Quarantine | bool | False | ns
        RecipientADAttributeContainsWords | list string | | ns
        RecipientADAttributeMatchesPatterns | list string | | ns
        RecipientAddressContainsWords | list string | | ns
        RecipientAddressMatchesPatterns | list string | | ns
        RecipientAddressType | enum? RecipientAddressType | null | ns
        RecipientDomainIs | list string | | ns
        RecipientInSenderList | list string | | ns
        RedirectMessageTo | list string | | ns
        RejectMessageEnhancedStatusCode | string | null | ns
        RejectMessageReasonText | string | null | ns
        RemoveHeader | string | null | ns
        RemoveOME | bool | False | ns
        RemoveOMEv2 | bool | False | ns
        RemoveRMSAttachmentEncryption | bool | False | ns
        RouteMessageOutboundConnector | string | null | ns
        RouteMessageOutboundRequireTls | bool | False | ns
        SCLOver | string | null | ns
        SenderADAttributeContainsWords | list string | | ns
        SenderADAttributeMatchesPatterns | list string | | ns
        SenderDomainIs | list string | | ns
        SenderInRecipientList | list string | | ns
        SenderIpRanges | list IPRange | | ns
        SenderManagementRelationship | enum? ManagementRelationship | null | ns
        SentTo | list string | | ns
        SentToMemberOf | list string | | ns
        SentToScope | enum? ToUserScope | null | ns
        SetAuditSeverity | string | null | ns
        SetHeaderName | string | null | ns
        SetHeaderValue | string | null | ns
        SetSCL | string | null | ns
        SmtpRejectMessageRejectStatusCode | string | null | ns
        SmtpRejectMessageRejectText | string | null | ns
        StopRuleProcessing | bool | False | ns
        SubjectContainsWords | list string | | ns
        SubjectMatchesPatterns | list string | | ns
        SubjectOrBodyContainsWords | list string | | ns
        SubjectOrBodyMatchesPatterns | list string | | ns
        WithImportance | enum? Importance | null | ns
    """,
    )

    def parts(self, of: str) -> list[str]:
        """The settings of the rule's conditions, exceptions or actions that have a value, in the table's order."""
        return [
            name
            for name, row in self.schema.properties.items()
            if row.new and name not in GENERAL and self.get(name) and of == (
                "Actions" if name in ACTIONS else "Exceptions" if name.startswith("ExceptIf") else "Conditions"
            )
        ]

    def compute_conditions(self) -> Any:
        return texts(class_of(name, "Predicate") for name in self.parts("Conditions"))

    def compute_exceptions(self) -> Any:
        return texts(class_of(name.removeprefix("ExceptIf"), "Predicate") for name in self.parts("Exceptions"))

    def compute_actions(self) -> Any:
        return texts(class_of(name, "Action") for name in self.parts("Actions"))

    def compute_description(self) -> str:
        """[U] The wording; each line says a setting by its name."""
        from cmdlets.exchange.common.model import spaced
        from ems.values.text import to_string

        lines: list[str] = []
        for of, title in (("Conditions", "If the message:"), ("Actions", "Take the following actions:"), ("Exceptions", "Except if the message:")):
            names = self.parts(of)
            lines += [title] if names else []
            for name in names:
                value = self.get(name)
                shown = "" if value is True else " " + " or ".join(f"'{to_string(item)}'" for item in (value if isinstance(value, list) else [value]))
                lines.append(f"\t{spaced(name.removeprefix('ExceptIf')).rstrip('.')}{shown}")
        return "".join(f"{line}\r\n" for line in lines)


_TASKS = "Microsoft.Exchange.MessagingPolicies.Rules.Tasks."
# what a rule is, as against its conditions, exceptions and actions
GENERAL = frozenset(
    "Name Priority DlpPolicy Comments ActivationDate ExpiryDate Mode RuleErrorAction RuleSubType SenderAddressLocation UseLegacyRegex "
    "ApplyHtmlDisclaimerFallbackAction ApplyHtmlDisclaimerLocation IncidentReportContent IncidentReportOriginalMail RecipientAddressType "
    "SetHeaderValue".split()
)


def texts(items: Iterator[str]) -> Any:
    from cmdlets.exchange.common.kinds import kind

    return kind("list string").load(list(items))


def class_of(name: str, kind: str) -> str:
    """The class of a condition or action: SubjectContainsWords is a SubjectContainsPredicate."""
    for end in ("Words", "Patterns"):
        if kind == "Predicate" and name.removesuffix(end).endswith(("Contains", "Matches")):
            name = name.removesuffix(end)
    return f"{_TASKS}{name}{kind}"


declare(TransportRule)

# what a rule does, as against when it does it
ACTIONS = frozenset(
    [
        "AddManagerAsRecipientType",
        "AddToRecipients",
        "ApplyClassification",
        "ApplyHtmlDisclaimerText",
        "ApplyOME",
        "ApplyRightsProtectionCustomizationTemplate",
        "ApplyRightsProtectionTemplate",
        "BlindCopyTo",
        "CopyTo",
        "DeleteMessage",
        "Disconnect",
        "GenerateIncidentReport",
        "GenerateNotification",
        "LogEventText",
        "ModerateMessageByManager",
        "ModerateMessageByUser",
        "NotifySender",
        "PrependSubject",
        "Quarantine",
        "RedirectMessageTo",
        "RejectMessageEnhancedStatusCode",
        "RejectMessageReasonText",
        "RemoveHeader",
        "RemoveOME",
        "RemoveOMEv2",
        "RemoveRMSAttachmentEncryption",
        "RouteMessageOutboundConnector",
        "RouteMessageOutboundRequireTls",
        "SetAuditSeverity",
        "SetHeaderName",
        "SetSCL",
        "SmtpRejectMessageRejectStatusCode",
        "SmtpRejectMessageRejectText",
        "StopRuleProcessing",
    ]
)


def ordered(directory: Any) -> list[TransportRule]:
    """All rules in the order of their priority."""
    return sorted(directory.all(TransportRule), key=lambda rule: rule.get("Priority"))


class _Writing:
    directory: Any

    def check(self, item: TransportRule) -> None:
        if not any(item.get(name) for name in ACTIONS):
            raise fault("E-VALUE", item, text="The rule does nothing: specify at least one action.")
        if item.get("SetHeaderValue") is not None and item.get("SetHeaderName") is None:
            raise fault("E-VALUE", item, text="SetHeaderValue requires SetHeaderName.")
        start, end = item.get("ActivationDate"), item.get("ExpiryDate")
        if start is not None and end is not None and start.ticks >= end.ticks:
            raise fault("E-VALUE", item, text="ExpiryDate must be later than ActivationDate.")
        self._check_connector(item)

    def _check_connector(self, item: TransportRule) -> None:
        name = item.get("RouteMessageOutboundConnector")
        if name is None or "RouteMessageOutboundConnector" not in item.changed:
            return
        from cmdlets.exchange.outbound_connector import OutboundConnector

        item.put("RouteMessageOutboundConnector", self.directory.one(OutboundConnector, name).name)

    def after_write(self, change: Any, item: TransportRule) -> None:
        """Number the rules again with this one at its place."""
        others = [rule for rule in ordered(self.directory) if rule.guid != item.guid]
        others.insert(min(item.get("Priority"), len(others)), item)
        renumber(self.directory, change, others)

    def check_priority(self, item: TransportRule, count: int) -> None:
        if item.get("Priority") > count:
            raise fault("E-RANGE", item, name="Priority", low=0, high=count)


def renumber(directory: Any, change: Any, rules: list[TransportRule]) -> None:
    for at, rule in enumerate(rules):
        if rule.get("Priority") != at:
            rule.put("Priority", at)
            directory.update(change, rule)


class _New(_Writing):
    def complete(self, item: TransportRule) -> None:
        count = len(ordered(self.directory))
        if "Priority" not in self.bound:  # type: ignore[attr-defined]
            item.put("Priority", count)
        self.check_priority(item, count)
        if "Enabled" in self.bound and not self.bound["Enabled"]:  # type: ignore[attr-defined]
            item.doc["State"] = "Disabled"


class _Set(_Writing):
    def complete(self, item: TransportRule) -> None:
        if "Priority" in item.changed:
            self.check_priority(item, len(ordered(self.directory)) - 1)


class _Get:
    def select(self) -> Iterator[Any]:
        identity = self.bound.get("Identity")  # type: ignore[attr-defined]
        found = ordered(self.directory) if identity is None else self.find(identity)  # type: ignore[attr-defined]
        for rule in found:
            state = self.bound.get("State")  # type: ignore[attr-defined]
            if state is not None and state.number != rule.get("State").number:
                continue
            policy = self.bound.get("DlpPolicy")  # type: ignore[attr-defined]
            if policy is not None and (rule.get("DlpPolicy") or "").lower() != policy.lower():
                continue
            yield rule


class _Remove:
    def after_write(self, change: Any, item: TransportRule) -> None:
        directory = self.directory  # type: ignore[attr-defined]
        renumber(directory, change, [rule for rule in ordered(directory) if rule.guid != item.guid])


define(
    TransportRule,
    "Get New Set Remove",
    id_noun="Rule",
    mixins={"Get": _Get, "New": _New, "Set": _Set, "Remove": _Remove},
    extra={
        "Get": "State enum RuleState; DlpPolicy string; ExcludeConditionActionDetails bool; Filter string; ResultSize unlimited int "
        "1..2147483647",
        "New": "Enabled bool",
    },
)


class _Switch(OnPremises, SetCommand):
    cls = TransportRule
    identity = p.identity("Rule", mandatory=True)
    state = ""

    def complete(self, item: TransportRule) -> None:
        from cmdlets.exchange.types import enums

        item.put("State", enums.value("RuleState", self.state))
        if self.given("Mode"):
            item.put("Mode", self.bound["Mode"])

    def action(self, item: Any) -> str:
        return f'{self.state[:-2]}ing mail flow rule "{item.identity}".'


@cmdlet("Enable-TransportRule", class_name=task("Enable", "TransportRule"), supports_should_process=True)
class EnableTransportRule(_Switch):
    """Turns a mail flow rule on."""

    state = "Enabled"
    p_mode = p.KindParameter("Mode", "enum RuleMode", help="How the rule works: Enforce, Audit or AuditAndNotify.")


@cmdlet("Disable-TransportRule", class_name=task("Disable", "TransportRule"), supports_should_process=True, confirm_impact="High")
class DisableTransportRule(_Switch):
    """Turns a mail flow rule off, after asking."""

    state = "Disabled"
