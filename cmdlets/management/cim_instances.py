"""In: names of WMI classes. Out: what this system knows of them: Get-CimInstance.

Each class is a function that gives (property, value) pairs; a class that is not here is an error that names those that are.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cmdlets.management.computers import boot_time, distribution, domain_name, user_name
from cmdlets.management.wql import bad_query, read_condition, read_query
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import machine
from ems.values.errors import net_error
from ems.values.objects import Extension, PSCustomObject

Pairs = list[tuple[str, Any]]


def computer_system() -> list[Pairs]:
    import os

    from ems.values.numbers import UInt32, UInt64

    system = machine.facts()
    name = system.node.partition(".")[0]
    return [[("Name", name), ("DNSHostName", system.node), ("Domain", domain_name()), ("PartOfDomain", domain_name() != "WORKGROUP"),
             ("Manufacturer", firmware("sys_vendor")), ("Model", firmware("product_name")), ("NumberOfLogicalProcessors", UInt32(os.cpu_count() or 1)),
             ("NumberOfProcessors", UInt32(1)), ("TotalPhysicalMemory", UInt64(machine.memory()[0])),
             ("UserName", user_name()), ("SystemType", f"{system.machine}-based PC"), ("PrimaryOwnerName", None)]]


def operating_system() -> list[Pairs]:
    from ems.values.dates import UNIX_EPOCH_TICKS, UTC, DateTime
    from ems.values.numbers import UInt64

    system = machine.facts()
    total, free = machine.memory()
    import time

    now = DateTime(UNIX_EPOCH_TICKS + int(time.time()) * 10_000_000, UTC).to_local()
    return [[("Caption", distribution()), ("CSName", system.node.partition(".")[0]), ("Version", system.release), ("BuildNumber", system.release),
             ("OSArchitecture", "64-bit"), ("LastBootUpTime", boot_time()), ("LocalDateTime", now), ("Status", "OK"), ("SystemDirectory", "/usr"),
             ("FreePhysicalMemory", UInt64(free // 1024)),
             ("TotalVisibleMemorySize", UInt64(total // 1024)), ("RegisteredUser", ""), ("SerialNumber", None)]]


def logical_disk() -> list[Pairs]:
    import shutil

    from ems.values.numbers import UInt32, UInt64

    usage = shutil.disk_usage("/")
    return [[("DeviceID", "/"), ("DriveType", UInt32(3)), ("ProviderName", None), ("VolumeName", ""), ("Size", UInt64(usage.total)), ("FreeSpace", UInt64(usage.free)),
             ("FileSystem", None)]]


def bios() -> list[Pairs]:
    return [[("SMBIOSBIOSVersion", firmware("bios_version")), ("Manufacturer", firmware("bios_vendor")), ("Name", firmware("bios_version")),
             ("SerialNumber", firmware("product_serial")), ("Version", firmware("bios_version"))]]


def processor() -> list[Pairs]:
    import os

    from ems.values.numbers import UInt32

    model = None
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    count = os.cpu_count() or 1
    return [[("DeviceID", "CPU0"), ("Name", model), ("Caption", model), ("NumberOfCores", UInt32(count)), ("NumberOfLogicalProcessors", UInt32(count)),
             ("MaxClockSpeed", None), ("SocketDesignation", "CPU0"), ("Manufacturer", None)]]


def firmware(name: str) -> str | None:
    try:
        with open(f"/sys/class/dmi/id/{name}", encoding="utf-8", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return None


CLASSES: dict[str, tuple[str, Callable[[], list[Pairs]]]] = {
    "win32_computersystem": ("Win32_ComputerSystem", computer_system), "win32_operatingsystem": ("Win32_OperatingSystem", operating_system),
    "win32_logicaldisk": ("Win32_LogicalDisk", logical_disk), "win32_bios": ("Win32_BIOS", bios), "win32_processor": ("Win32_Processor", processor),
}
TYPE = "Microsoft.Management.Infrastructure.CimInstance"
LOCAL = ("", ".", "localhost", "127.0.0.1", "::1")


@cmdlet("Get-CimInstance", default_set="ClassNameComputerSet", class_name="Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand", module="CimCmdlets",
        output="Microsoft.Management.Infrastructure.CimInstance")
class GetCimInstance(Cmdlet):
    """Get facts about this system by the names of WMI classes.

    There are Win32_ComputerSystem, Win32_OperatingSystem, Win32_LogicalDisk, Win32_BIOS and Win32_Processor.

    EXAMPLES
    > (Get-CimInstance Win32_OperatingSystem).Status
    OK

    Reads a property of the operating system.
    """

    class_name = parameter("ClassName", "string", position=0, mandatory=True, byname=True, sets="ClassNameComputerSet", help="The class.")
    query = parameter("Query", "string", mandatory=True, byname=True, sets="QueryComputerSet", help="SELECT properties FROM class WHERE condition.")
    computer_name = parameter("ComputerName", "string[]", byname=True, aliases="CN ServerName", help="The computer; only this one can be asked.")
    namespace = parameter("Namespace", "string", byname=True, help="The namespace; there is only root/cimv2.")
    filter = parameter("Filter", "string", byname=True, sets="ClassNameComputerSet", help="The condition of a WHERE clause.")
    property = parameter("Property", "string[]", aliases="SelectProperties", help="The properties to fill; the others are empty.")
    key_only = parameter("KeyOnly", "switch", help="All properties are returned.")
    operation_timeout = parameter("OperationTimeoutSec", "uint", aliases="OT", help="It has no effect here.")

    def process(self) -> None:
        if self.class_name is None:
            class_name, self.names, self.test = read_query(self.query)
        else:
            class_name, self.names, self.test = self.class_name, self.property, read_condition(self.filter)
        self.send(class_name, self.computer_name)

    def send(self, class_name: str, computers: list[str] | None) -> None:
        import socket

        for computer in computers or (".",):
            if computer.lower() not in (*LOCAL, socket.gethostname().lower(), socket.gethostname().partition(".")[0].lower()):
                self.write_error(net_error("System.PlatformNotSupportedException", f"{self.signature.name} cannot ask the computer {computer}: this shell has no WMI "
                                           "or CIM connection to other computers."), "RemoteNotSupported", "NotImplemented", computer)
                continue
            self.send_local(class_name)

    def send_local(self, class_name: str) -> None:
        found = CLASSES.get(class_name.lower())
        if found is None:
            known = ", ".join(name for name, _ in CLASSES.values())
            self.write_error(net_error("System.ArgumentException", f"Invalid class \"{class_name}\": on this system there are {known}."), "InvalidClass",
                             "MetadataError", class_name)
            return
        name, read = found
        for pairs in read():
            values = {key.lower(): value for key, value in pairs}
            if not self.test(lambda wanted, values=values: self.value(values, wanted, name)):  # type: ignore[misc]
                continue
            wanted = None if self.names is None else [n.lower() for n in self.names]
            shown = [(key, value if wanted is None or key.lower() in wanted else None) for key, value in pairs]
            made = PSCustomObject.from_pairs([*shown, ("PSComputerName", None)])
            made.ps_ext = Extension()
            made.ps_ext.type_names = [f"{TYPE}#root/cimv2/{name}", TYPE, "System.Object"]
            self.out(made)

    @staticmethod
    def value(values: dict[str, Any], wanted: str, class_name: str) -> Any:
        """A property for a condition; a name that the class has not is a wrong query."""
        if wanted.lower() not in values:
            raise bad_query(f"{class_name} has no property {wanted}.")
        return values[wanted.lower()]
