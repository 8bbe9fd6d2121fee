"""In: the organization. Out: Test-EmsConfiguration: what is wrong or doubtful in its mail flow, and the command that mends it."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.house.ems_trace import texts
from cmdlets.house.records import declare
from cmdlets.registry import cmdlet, parameter

Finding = declare(
    "ConfigurationFinding",
    """
    string Severity
    string Rule
    string[] Objects
    string Message
    string Repair
""",
    "T .; auto; wrap | Severity, Rule, Objects, Message",
    lambda self: f"{self.facts['severity']} {self.facts['rule']}: {self.facts['message']}",
)


@cmdlet("Test-EmsConfiguration", class_name="Ems.TestEmsConfiguration", output="Ems.ConfigurationFinding")
class TestEmsConfiguration(ExchangeCmdlet):
    """Looks for trouble in the mail flow of the organization and says which command mends it.

    Found are open relays, conflicts of roles and ranges that a store got without the check of New- and Set-, connectors that nothing can
    reach, overlapping ranges, source servers that are gone, address spaces that nobody serves, limits that contradict each other, and
    certificates that are missing, expire, or do not fit the Fqdn. Nothing is changed. Severity is High, Medium or Low.

    EXAMPLES
    > Test-EmsConfiguration | ForEach-Object { "$($_.Severity) $($_.Rule): $($_.Repair)" }
    Medium NoInternetRoute: New-SendConnector Internet -Usage Internet -AddressSpaces *

    A fresh organization has no way out.
    """

    severity = parameter(
        "Severity",
        "string[]",
        validate=[("set", "High", "Medium", "Low")],
        values="High Medium Low",
        help="Only findings of these severities.",
    )
    rule = parameter("Rule", "string[]", position=0, help="Only findings of these rules; wildcards are allowed.")

    def run(self) -> None:
        from cmdlets.exchange.mailflow.findings import examine
        from cmdlets.exchange.mailflow.organization import mail_flow

        for found in examine(mail_flow(self.shell.store)):
            if self.wanted(found):
                self.write(
                    Finding(
                        severity=found.severity, rule=found.rule, objects=texts(found.objects), message=found.message, repair=found.command
                    )
                )

    def wanted(self, found: Any) -> bool:
        from ems.values.wildcard import Wildcard

        if self.severity and found.severity.lower() not in (name.lower() for name in self.severity):
            return False
        return not self.rule or any(Wildcard(pattern).matches(found.rule) for pattern in self.rule)
