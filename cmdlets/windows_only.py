"""In: names of commands. Out: why this shell has no such command, for those that PowerShell has on Windows only.

The error is PowerShell's own, CommandNotFoundException, with the reason as its recommendation.
"""
from __future__ import annotations

LOGS = "Windows event logs do not exist on this system; use journalctl for the system's log."
COUNTERS = "Performance counters of Windows do not exist on this system."
SERVICES = "Windows services do not exist on this system; those of Exchange can be listed and restarted (Get-Service, Restart-Service) only."
RESTORE = "Restore points are a part of Windows."
DOMAIN = "The account of this computer in a domain is the business of the system's own tools (realm, adcli)."
WMI = "There is no WMI service on this system; Get-CimInstance knows some classes of this computer."
SIGNATURES = "Authenticode signatures are made and verified by Windows only."
CATALOGS = "File catalogs are a part of Windows."
RIGHTS = "Access control lists of Windows do not exist on this system; use getfacl, setfacl, chmod."
DESKTOP = "It shows windows of the Windows desktop."
PANEL = "The control panel is a part of Windows."

# command -> why it is not here
REASONS: dict[str, str] = {
    name.lower(): reason
    for names, reason in (
        ("Get-EventLog Clear-EventLog Limit-EventLog New-EventLog Remove-EventLog Show-EventLog Write-EventLog Get-WinEvent New-WinEvent", LOGS),
        ("Get-Counter Export-Counter Import-Counter", COUNTERS),
        ("New-Service Remove-Service Resume-Service Set-Service Stop-Service Suspend-Service", SERVICES),
        ("Checkpoint-Computer Disable-ComputerRestore Enable-ComputerRestore Get-ComputerRestorePoint Restore-Computer", RESTORE),
        ("Add-Computer Remove-Computer Reset-ComputerMachinePassword Test-ComputerSecureChannel", DOMAIN),
        ("Rename-Computer", "Use hostnamectl set-hostname."),
        ("Set-TimeZone", "Use timedatectl set-timezone."),
        ("Get-WmiObject Invoke-WmiMethod Register-WmiEvent Remove-WmiObject Set-WmiInstance Invoke-CimMethod New-CimInstance Remove-CimInstance Set-CimInstance "
         "New-CimSession Get-CimSession Remove-CimSession Get-CimClass Get-CimAssociatedInstance Register-CimIndicationEvent", WMI),
        ("Get-AuthenticodeSignature Set-AuthenticodeSignature", SIGNATURES),
        ("New-FileCatalog Test-FileCatalog", CATALOGS),
        ("Get-Acl Set-Acl ConvertFrom-SddlString", RIGHTS),
        ("Out-GridView Show-Command", DESKTOP),
        ("Get-ControlPanelItem Show-ControlPanelItem", PANEL),
        ("Get-HotFix", "Windows updates do not exist on this system; use the package manager."),
        ("Clear-RecycleBin", "This system has no recycle bin that all desktops share."),
    )
    for name in names.split()
}


def reason_for(name: str) -> str | None:
    """Why there is no command of that name, None for a name that nobody knows."""
    found = REASONS.get(name.lower())
    return None if found is None else f"{name} needs Windows. {found}"
