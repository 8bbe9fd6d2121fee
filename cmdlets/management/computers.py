"""In: nothing. Out: facts about this computer, and its restart: Get-ComputerInfo, Restart-, Stop-Computer."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import machine
from ems.values.objects import PSCustomObject


class PowerCommand(Cmdlet):
    """Restart-Computer and Stop-Computer: the system's shutdown program does it."""

    option = ""

    def process(self) -> None:
        import shutil
        import socket
        import subprocess

        if not self.should_process(f"localhost ({socket.gethostname()})"):
            return
        program = shutil.which("shutdown") or shutil.which("shutdown", path="/sbin:/usr/sbin")
        if program is None:
            self.fail("CommandFailed", "This system has no shutdown program.", "ResourceUnavailable", None, "System.InvalidOperationException")
            return
        done = subprocess.run([program, self.option, "now"], capture_output=True, text=True, check=False)
        if done.returncode:
            self.fail("CommandFailed", done.stderr.strip() or f"{program} ended with code {done.returncode}.", "OperationStopped", None,
                      "System.InvalidOperationException")


@cmdlet("Restart-Computer", class_name="Microsoft.PowerShell.Commands.RestartComputerCommand", supports_should_process=True)
class RestartComputer(PowerCommand):
    """Restart this computer."""

    option = "-r"


@cmdlet("Stop-Computer", class_name="Microsoft.PowerShell.Commands.StopComputerCommand", supports_should_process=True)
class StopComputer(PowerCommand):
    """Shut this computer down."""

    option = "-P"


@cmdlet("Get-ComputerInfo", class_name="Microsoft.PowerShell.Commands.GetComputerInfoCommand", output="Microsoft.PowerShell.Commands.ComputerInfo")
class GetComputerInfo(Cmdlet):
    """Get facts about this computer: names, operating system, processors, memory.

    Only what the system tells is there; properties that exist on Windows alone are missing.

    EXAMPLES
    > (Get-ComputerInfo CsNumberOfLogicalProcessors).CsNumberOfLogicalProcessors -ge 1
    True

    Gets one fact.
    """

    property = parameter("Property", "string[]", position=0, help="Names of the properties; wildcards are allowed.")

    def process(self) -> None:
        from ems.values.wildcard import Wildcard

        facts = computer_facts()
        if self.property:
            tests = [Wildcard(name).matches for name in self.property]
            facts = [(name, value) for name, value in facts if any(matches(name) for matches in tests)]
        self.out(PSCustomObject.from_pairs(facts))


def computer_facts() -> list[tuple[str, Any]]:
    """(property, value) of this computer, by the names that Get-ComputerInfo uses."""
    import os
    import socket

    from ems.values.numbers import UInt64
    from ems.values.timezones import local_zone

    system = machine.facts()
    total, free = machine.memory()
    return [
        ("CsName", system.node.partition(".")[0]), ("CsDNSHostName", socket.gethostname()), ("CsDomain", domain_name()),
        ("CsNumberOfLogicalProcessors", os.cpu_count() or 1), ("CsPhyicallyInstalledMemory", UInt64(total // 1024)), ("CsTotalPhysicalMemory", UInt64(total)),
        ("CsSystemType", system.machine), ("CsUserName", user_name()), ("OsName", distribution()), ("OsType", "LINUX" if system.system == "Linux" else system.system),
        ("OsVersion", system.release), ("OsBuildNumber", system.release), ("OsArchitecture", "64-bit"), ("OsFreePhysicalMemory", UInt64(free // 1024)),
        ("OsTotalVisibleMemorySize", UInt64(total // 1024)), ("OsLastBootUpTime", boot_time()), ("TimeZone", local_zone().id),
    ]


def domain_name() -> str:
    import socket

    return socket.getfqdn().partition(".")[2] or "WORKGROUP"


def user_name() -> str:
    import getpass

    return getpass.getuser()


def distribution() -> str:

    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            pairs = dict(line.rstrip("\n").partition("=")[::2] for line in file if "=" in line)
    except OSError:
        return machine.facts().system
    return pairs.get("PRETTY_NAME", "").strip('"') or machine.facts().system


def boot_time() -> Any:
    import time

    from ems.values.dates import UNIX_EPOCH_TICKS, UTC, DateTime

    started = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
    return DateTime(UNIX_EPOCH_TICKS + int(started) * 10_000_000, UTC).to_local()
