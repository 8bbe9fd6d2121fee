"""In: the mail flow rules and the envelope of a message. Out: what the rules do to it, and which of them an envelope cannot decide.

Only conditions on sender, recipient, size and client are decided: a trace has no subject, body or attachments. A rule with another
condition is named as undecided and not applied.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Envelope:
    """What a trace knows of a message."""

    __slots__ = ("client", "inside", "outside", "recipient", "sender", "size")

    def __init__(self, sender: str, recipient: str, size: int, inside: bool, outside: bool, client: Any = None) -> None:
        self.sender = sender.lower()
        self.recipient = recipient.lower()
        self.size = size
        self.inside = inside  # the sender is of the organization
        self.outside = outside  # the recipient is not
        self.client = client  # (family, number), None when nobody said


class Verdict:
    """What the rules did: `applied` names them; the first that decides about the message ends them."""

    __slots__ = ("applied", "connector", "deleted", "redirect", "reject", "rule", "undecided")

    def __init__(self) -> None:
        self.applied: list[str] = []
        self.undecided: list[tuple[str, str]] = []
        self.connector: str | None = None
        self.redirect: list[str] = []
        self.reject: str | None = None
        self.deleted = ""
        self.rule = ""


def _domain_is(address: str, domains: list[str]) -> bool:
    own = address.rpartition("@")[2]
    return any(own == d.lower() or own.endswith("." + d.lower()) for d in domains)


def _words(address: str, words: list[str]) -> bool:
    return any(word.lower() in address for word in words)


def _patterns(address: str, patterns: list[str]) -> bool:
    from ems.values.regexes import compile_regex

    return any(compile_regex(pattern, 1).search(address) is not None for pattern in patterns)


def _scope(value: Any, inside: bool) -> bool:
    from ems.values.enums import enum_text

    name = enum_text(value)
    return inside if name == "InOrganization" else not inside if name == "NotInOrganization" else False


def _same(address: str, wanted: list[str]) -> bool:
    return any(str(one).lower() == address for one in wanted)


# property without ExceptIf -> test of an envelope against the property's value
TESTS: dict[str, Callable[[Envelope, Any], bool]] = {
    "From": lambda e, v: _same(e.sender, v),
    "FromScope": lambda e, v: _scope(v, e.inside),
    "FromAddressContainsWords": lambda e, v: _words(e.sender, v),
    "FromAddressMatchesPatterns": lambda e, v: _patterns(e.sender, v),
    "SenderDomainIs": lambda e, v: _domain_is(e.sender, v),
    "SentTo": lambda e, v: _same(e.recipient, v),
    "SentToScope": lambda e, v: _scope(v, not e.outside),
    "RecipientDomainIs": lambda e, v: _domain_is(e.recipient, v),
    "RecipientAddressContainsWords": lambda e, v: _words(e.recipient, v),
    "RecipientAddressMatchesPatterns": lambda e, v: _patterns(e.recipient, v),
    "AnyOfRecipientAddressContainsWords": lambda e, v: _words(e.recipient, v),
    "AnyOfRecipientAddressMatchesPatterns": lambda e, v: _patterns(e.recipient, v),
    "MessageSizeOver": lambda e, v: e.size > v.bytes,
    "SenderIpRanges": lambda e, v: e.client is not None and any(r.contains(*e.client) for r in v),
}
# what is neither condition nor action
_SETTINGS = frozenset(
    "Name Priority DlpPolicy Comments State Mode RuleErrorAction RuleSubType SenderAddressLocation UseLegacyRegex ActivationDate "
    "ExpiryDate SetHeaderValue ApplyHtmlDisclaimerFallbackAction ApplyHtmlDisclaimerLocation IncidentReportContent IncidentReportOriginalMail "
    "RecipientAddressType ADComparisonOperator HeaderContainsMessageHeader HeaderMatchesMessageHeader "
    "ExceptIfADComparisonOperator ExceptIfHeaderContainsMessageHeader ExceptIfHeaderMatchesMessageHeader ExchangeVersion AdminDisplayName".split()
)


def conditions(rule: Any) -> list[tuple[str, Any]]:
    """(property, value) of each condition and exception that a rule has."""
    from cmdlets.exchange.transport_rule import ACTIONS

    found = []
    for row in rule.schema.properties.values():
        if row.computed or row.name in ACTIONS or row.name in _SETTINGS or not row.new:
            continue
        value = rule.get(row.name)
        if value is None or value is False or value == "" or (isinstance(value, list) and not value):
            continue
        found.append((row.name, value))
    return found


def in_force(rule: Any) -> bool:
    """Whether a rule acts today: in the mode Enforce and between its dates."""
    from cmdlets.exchange.common.directory import now_ticks
    from ems.values.enums import enum_text

    start, end, now = rule.get("ActivationDate"), rule.get("ExpiryDate"), now_ticks()
    return enum_text(rule.get("Mode")) == "Enforce" and (start is None or start.ticks <= now) and (end is None or now < end.ticks)


def fits(rule: Any, envelope: Envelope) -> tuple[bool, str]:
    """(whether the rule applies, the condition that an envelope cannot decide or "")."""
    undecided = ""
    for name, value in conditions(rule):
        test = TESTS.get(name.removeprefix("ExceptIf"))
        if test is None:
            undecided = undecided or name
        elif test(envelope, value) is name.startswith("ExceptIf"):
            return False, ""
    return not undecided, undecided


def apply(rules: list[Any], envelope: Envelope) -> Verdict:
    """The rules in their order, until one of them decides."""
    verdict = Verdict()
    for rule in rules:
        if not in_force(rule):
            continue
        matches, undecided = fits(rule, envelope)
        if undecided:
            verdict.undecided.append((rule.name, undecided))
        if not matches:
            continue
        verdict.applied.append(rule.name)
        if _act(rule, verdict) or rule.get("StopRuleProcessing"):
            break
    return verdict


def _act(rule: Any, verdict: Verdict) -> bool:
    """Take a rule's actions over; True when the message goes no further."""
    text, code = rule.get("RejectMessageReasonText"), rule.get("RejectMessageEnhancedStatusCode")
    if text or code:
        verdict.rule = rule.name
        verdict.reject = f"550 {code or '5.7.1'} TRANSPORT.RULES.RejectMessage; {text or 'the message was rejected by organization policy'}"
        return True
    for name, word in (("DeleteMessage", "deleted"), ("Quarantine", "quarantined")):
        if rule.get(name):
            verdict.rule, verdict.deleted = rule.name, word
            return True
    if rule.get("RouteMessageOutboundConnector"):
        verdict.rule, verdict.connector = rule.name, rule.get("RouteMessageOutboundConnector")
    if rule.get("RedirectMessageTo"):
        verdict.redirect = [str(address) for address in rule.get("RedirectMessageTo")]
    return False
