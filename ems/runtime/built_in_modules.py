"""In: nothing. Out: the modules whose commands every session has, with the version that each tells of itself."""
from __future__ import annotations

_ROWS = """
Microsoft.PowerShell.Core 7.6.0.0
Microsoft.PowerShell.Utility 7.0.0.0
Microsoft.PowerShell.Management 7.0.0.0
Microsoft.PowerShell.Security 7.0.0.0
Microsoft.PowerShell.Host 7.0.0.0
Microsoft.PowerShell.Archive 1.2.5
Microsoft.PowerShell.ThreadJob 2.2.0
ThreadJob 2.1.0
PSReadLine 2.4.5
CimCmdlets 7.0.0.0
ExchangeOnlineManagement 3.9.0
ExchangeManagementShell 15.2.0.0
ActiveDirectory 1.0.1.0
Pester 4.10.1
"""
# Lower name -> (name, version).
BUILT_IN: dict[str, tuple[str, str]] = {row.split()[0].lower(): (row.split()[0], row.split()[1]) for row in _ROWS.strip().splitlines()}
