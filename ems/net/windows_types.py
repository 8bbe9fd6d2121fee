"""In: nothing. Out: the .NET types that work on Windows alone, each with its reason: using one raises PlatformNotSupportedException.

The types are there, as they are with PowerShell on Linux, so that a script that tests for its system can name them.
"""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.values.errors import net_error
from ems.values.types import net_type

_PRINCIPAL = "Windows Principal functionality is not supported on this platform."
_ACL = "Access Control List (ACL) APIs are part of resource management on Windows and are not supported on this platform."
_DIRECTORY = "System.DirectoryServices is not supported on this platform."
_REGISTRY = "Registry is not supported on this platform."
_EVENTS = "EventLog access is not supported on this platform."
_COUNTERS = "Performance Counters are not supported on this platform."
_DATA = "Windows Data Protection API (DPAPI) is not supported on this platform."
_MANAGEMENT = "System.Management currently is only supported for Windows desktop applications."
_SERVICES = "ServiceController enables manipulating and accessing Windows services and it is not applicable for other operating systems."

# (type, its base, reason, signatures): constructors and static members; nobody ever gets an instance.
TABLE: tuple[tuple[str, str, str, str], ...] = (
    ("System.Security.Principal.WindowsIdentity", "System.Object", _PRINCIPAL, """
static System.Security.Principal.WindowsIdentity GetCurrent()
static System.Security.Principal.WindowsIdentity GetCurrent(bool ifImpersonating)
static System.Security.Principal.WindowsIdentity GetAnonymous()
System.Security.Principal.WindowsIdentity new(string sUserPrincipalName)
"""),
    ("System.Security.Principal.WindowsPrincipal", "System.Object", _PRINCIPAL,
     "System.Security.Principal.WindowsPrincipal new(System.Security.Principal.WindowsIdentity ntIdentity)"),
    ("System.Security.Principal.NTAccount", "System.Object", _PRINCIPAL, """
System.Security.Principal.NTAccount new(string name)
System.Security.Principal.NTAccount new(string domainName, string accountName)
"""),
    ("System.Security.Principal.SecurityIdentifier", "System.Object", _PRINCIPAL, "System.Security.Principal.SecurityIdentifier new(string sddlForm)"),
    ("System.Security.AccessControl.FileSystemAccessRule", "System.Object", _ACL, """
System.Security.AccessControl.FileSystemAccessRule new(string identity, System.Object fileSystemRights, System.Object type)
System.Security.AccessControl.FileSystemAccessRule new(string identity, System.Object fileSystemRights, System.Object inheritanceFlags, \
System.Object propagationFlags, System.Object type)
"""),
    ("System.Security.AccessControl.FileSecurity", "System.Object", _ACL, "System.Security.AccessControl.FileSecurity new()"),
    ("System.Security.AccessControl.DirectorySecurity", "System.Object", _ACL, "System.Security.AccessControl.DirectorySecurity new()"),
    ("System.Security.Cryptography.ProtectedData", "System.Object", _DATA, """
static byte[] Protect(byte[] userData, byte[] optionalEntropy, System.Object scope)
static byte[] Unprotect(byte[] encryptedData, byte[] optionalEntropy, System.Object scope)
"""),
    ("Microsoft.Win32.Registry", "System.Object", _REGISTRY, """
static System.Object GetValue(string keyName, string valueName, System.Object defaultValue)
static void SetValue(string keyName, string valueName, System.Object value)
static Microsoft.Win32.RegistryKey ClassesRoot {get;}
static Microsoft.Win32.RegistryKey CurrentConfig {get;}
static Microsoft.Win32.RegistryKey CurrentUser {get;}
static Microsoft.Win32.RegistryKey LocalMachine {get;}
static Microsoft.Win32.RegistryKey Users {get;}
"""),
    ("Microsoft.Win32.RegistryKey", "System.MarshalByRefObject", _REGISTRY, """
static Microsoft.Win32.RegistryKey OpenBaseKey(System.Object hKey, System.Object view)
static Microsoft.Win32.RegistryKey OpenRemoteBaseKey(System.Object hKey, string machineName)
"""),
    ("System.Diagnostics.EventLog", "System.ComponentModel.Component", _EVENTS, """
static bool Exists(string logName)
static bool Exists(string logName, string machineName)
static bool SourceExists(string source)
static bool SourceExists(string source, string machineName)
static void CreateEventSource(string source, string logName)
static void DeleteEventSource(string source)
static System.Diagnostics.EventLog[] GetEventLogs()
static void WriteEntry(string source, string message)
static void WriteEntry(string source, string message, System.Object type)
static void WriteEntry(string source, string message, System.Object type, int eventID)
System.Diagnostics.EventLog new()
System.Diagnostics.EventLog new(string logName)
System.Diagnostics.EventLog new(string logName, string machineName)
System.Diagnostics.EventLog new(string logName, string machineName, string source)
"""),
    ("System.Diagnostics.PerformanceCounter", "System.ComponentModel.Component", _COUNTERS, """
System.Diagnostics.PerformanceCounter new()
System.Diagnostics.PerformanceCounter new(string categoryName, string counterName)
System.Diagnostics.PerformanceCounter new(string categoryName, string counterName, string instanceName)
"""),
    ("System.DirectoryServices.DirectoryEntry", "System.ComponentModel.Component", _DIRECTORY, """
static bool Exists(string path)
System.DirectoryServices.DirectoryEntry new()
System.DirectoryServices.DirectoryEntry new(string path)
System.DirectoryServices.DirectoryEntry new(string path, string username, string password)
"""),
    ("System.DirectoryServices.DirectorySearcher", "System.ComponentModel.Component", _DIRECTORY, """
System.DirectoryServices.DirectorySearcher new()
System.DirectoryServices.DirectorySearcher new(string filter)
System.DirectoryServices.DirectorySearcher new(System.DirectoryServices.DirectoryEntry searchRoot)
System.DirectoryServices.DirectorySearcher new(System.DirectoryServices.DirectoryEntry searchRoot, string filter)
"""),
    ("System.DirectoryServices.ActiveDirectory.Domain", "System.Object", _DIRECTORY, """
static System.DirectoryServices.ActiveDirectory.Domain GetCurrentDomain()
static System.DirectoryServices.ActiveDirectory.Domain GetComputerDomain()
"""),
    ("System.DirectoryServices.ActiveDirectory.Forest", "System.Object", _DIRECTORY,
     "static System.DirectoryServices.ActiveDirectory.Forest GetCurrentForest()"),
    ("System.Management.ManagementObjectSearcher", "System.ComponentModel.Component", _MANAGEMENT, """
System.Management.ManagementObjectSearcher new()
System.Management.ManagementObjectSearcher new(string queryString)
System.Management.ManagementObjectSearcher new(string scope, string queryString)
"""),
    ("System.ServiceProcess.ServiceController", "System.ComponentModel.Component", _SERVICES, """
static System.ServiceProcess.ServiceController[] GetServices()
static System.ServiceProcess.ServiceController[] GetServices(string machineName)
System.ServiceProcess.ServiceController new()
System.ServiceProcess.ServiceController new(string name)
System.ServiceProcess.ServiceController new(string name, string machineName)
"""),
)


class _Refusal:
    """Every member of a type: raises with the type's reason."""

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def __getattr__(self, name: str) -> Any:
        def refuse(*arguments: Any) -> Any:
            raise net_error("System.PlatformNotSupportedException", self.reason)

        return refuse


for _name, _base, _reason, _signatures in TABLE:
    members(net_type(_name, base=_base), _signatures, _Refusal(_reason))
