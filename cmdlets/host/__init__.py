"""In: the host. Out: the cmdlets of Microsoft.PowerShell.Host."""
