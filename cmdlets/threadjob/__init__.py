"""In: script blocks. Out: the cmdlets of Microsoft.PowerShell.ThreadJob."""
