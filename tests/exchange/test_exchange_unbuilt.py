"""Cmdlets of Exchange that ems does not have: known by name and parameters, and told apart from names that nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from cmdlets.exchange import unbuilt
from cmdlets.manifest import COMMANDS

CAUGHT = "try {{ {} }} catch {{ $_.FullyQualifiedErrorId }}"
CALLS = {
    "Get-MailboxStatistics bob -ErrorAction Stop": "NotPartOfEms,Get-MailboxStatistics",
    "'a', 'b' | Get-MailboxStatistics -ErrorAction Stop": "NotPartOfEms,Get-MailboxStatistics",
    "Remove-MailboxDatabase DB1 -Confirm:$false -ErrorAction Stop": "NotPartOfEms,Remove-MailboxDatabase",
    "Get-MailboxStatistics -Nope 1": "NamedParameterNotFound,Get-MailboxStatistics",
    "New-DistributionGroup": "MissingMandatoryParameter,New-DistributionGroup",
    "Get-MailboxStatistic bob": "CommandNotFoundException",
}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_gives_its_own_error(call: str, shell: Any) -> None:
    """Parameters are checked first; then one error says that the cmdlet is not part of ems."""
    assert shell.lines(CAUGHT.format(call)) == [CALLS[call]]


def test_the_error_does_not_end_the_script(shell: Any) -> None:
    """Without -ErrorAction Stop the next command runs."""
    assert shell.lines("Get-MailboxStatistics bob 2>$null; 'after'; $Error.Count") == ["after", "1"]


def test_get_command_knows_it(shell: Any) -> None:
    """Get-Command gives the name in its usual spelling."""
    assert shell.lines("(Get-Command get-mailboxstatistics).Name") == ["Get-MailboxStatistics"]


def test_every_stand_in_can_be_made() -> None:
    """Each line of the data gives a signature whose mandatory parameters belong to a set; none hides a command that is built."""
    names = unbuilt.names()
    assert len(names) > 1000 and len({name.lower() for name in names}) == len(names)
    for name in names:
        made = unbuilt.command(name)
        assert made is not None and made.cls.signature.set_names
        assert made.cls.signature.default_set in ("", *made.cls.signature.set_names)


def test_what_is_built_is_not_listed() -> None:
    """The list holds no command of the manifest."""
    assert [name for name in unbuilt.names() if name.lower() in COMMANDS] == []
