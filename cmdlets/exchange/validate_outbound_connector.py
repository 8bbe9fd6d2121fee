"""In: an Outbound connector and recipients. Out: Validate-OutboundConnector: are the smart hosts reached, and do they take mail for the
recipients?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, task
from cmdlets.exchange.common.directory import now_ticks
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.outbound_connector import OutboundConnector
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo
from ems.values.objects import PSCustomObject

PORT, TIMEOUT = 25, 30.0


@cmdlet("Validate-OutboundConnector", class_name=task("Validate", "OutboundConnector"), supports_should_process=True)
class ValidateOutboundConnector(ExchangeCmdlet):
    """Tests an Outbound connector: connects to every smart host (or mail exchanger) and asks it to take mail for each recipient.

    One object a task says how it went. When all went well the connector counts as validated.
    """

    identity = p.identity("OutboundConnector", mandatory=True, position=None, pipeline=False)
    recipients = p.KindParameter(
        "Recipients", "list SmtpAddress", {ALL_SETS: SetInfo(mandatory=True)}, "Addresses in the connector's domains."
    )

    def run(self) -> None:
        connector = self.directory.one(OutboundConnector, self.identity)
        recipients = [str(recipient) for recipient in self.recipients]
        for recipient in recipients:
            if connector.get("RecipientDomains") and not any(
                domain.matches(recipient.rpartition("@")[2]) for domain in connector.get("RecipientDomains")
            ):
                raise fault("E-VALUE", connector, text=f'The recipient "{recipient}" isn\'t in a domain of the connector.')
        if not self.confirmed(f'Validating Outbound connector "{connector.identity}".', connector.identity):
            return
        succeeded = True
        hosts = self.hosts(connector, recipients)
        for host in hosts:
            error = self.attempt(host, None)
            succeeded = succeeded and not error
            self.report("Check connectivity", f"Check connectivity to '{host}'", error)
        for recipient in recipients:
            error = next((e for e in (self.attempt(host, recipient) for host in hosts[:1])), "No host takes the mail.")
            succeeded = succeeded and not error
            self.report("Send test email", f"Send test email to '{recipient}'", error)
        connector.put("IsValidated", succeeded)
        connector.set("ValidationRecipients", recipients)
        if succeeded:
            connector.set("LastValidationTimestamp", _now())
        with self.transaction() as change:
            self.directory.update(change, connector)

    def report(self, name: str, text: str, error: str) -> None:
        self.write(
            PSCustomObject.from_pairs(
                [
                    ("TaskName", name),
                    ("TaskDescription", text),
                    ("Status", "Failed" if error else "Succeeded"),
                    ("IsTaskSuccessful", not error),
                    ("ErrorType", "SmtpConnectivityError" if error else ""),
                    ("Details", error),
                ]
            )
        )

    def hosts(self, connector: Any, recipients: list[str]) -> list[str]:
        """The smart hosts; with MX routing, the recipients' domains by their address records."""
        if not connector.get("UseMXRecord"):
            return [host.text for host in connector.get("SmartHosts")]
        return list(dict.fromkeys(recipient.rpartition("@")[2] for recipient in recipients))

    def attempt(self, host: str, recipient: str | None) -> str:
        """"" when the host answers (and takes the recipient), else what went wrong."""
        import smtplib

        try:
            with smtplib.SMTP(host, PORT, timeout=TIMEOUT) as session:
                session.ehlo_or_helo_if_needed()
                if recipient is None:
                    return ""
                for code, text in _steps(session, self.directory.organization.domain, recipient):
                    if code >= 400:
                        return f"{code} {text.decode(errors='replace')}"
                return ""
        except (OSError, smtplib.SMTPException) as error:
            from cmdlets.exchange.transport_tests import problem

            return problem(error)


def _steps(session: Any, domain: str, recipient: str) -> Iterator[tuple[int, bytes]]:
    yield session.mail(f"postmaster@{domain}")
    yield session.rcpt(recipient)
    yield session.data(
        f"From: postmaster@{domain}\r\nTo: {recipient}\r\nSubject: Test email for connector validation\r\n\r\nThis message was sent to "
        "validate a "
        "connector.\r\n".encode()
    )


def _now() -> Any:
    from cmdlets.exchange.common.kinds import load_utc

    return load_utc(now_ticks())
