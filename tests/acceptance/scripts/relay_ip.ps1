# Adds or removes one address, or those of a file, on a connector of all servers; keeps each old list.
[CmdletBinding(DefaultParameterSetName = 'One')]
param(
    [Parameter(Mandatory, Position = 0)] [string] $ConnectorName,
    [ValidateSet('Add', 'Remove')] [string] $Action = 'Add',
    [Parameter(Mandatory, ParameterSetName = 'One')] [ValidateScript({ [bool]($_ -as [ipaddress]) })] [string] $Address,
    [Parameter(Mandatory, ParameterSetName = 'File')] [ValidateScript({ Test-Path $_ })] [string] $FileName
)

$log = @()
function Write-Log([string] $Message) { $script:log += $Message; Write-Host $Message -ForegroundColor Gray }

function Update-Ranges([Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector] $Connector, [string[]] $Addresses) {
    $Connector.RemoteIPRanges | ForEach-Object { $_.ToString() } | Out-File "$($Connector.Server)-before.txt"
    switch ($Action) {
        'Add' {
            foreach ($one in $Addresses) {
                if ($Connector.RemoteIPRanges -contains $one) { Write-Log "$one is already on $($Connector.Identity)" }
                else { $Connector.RemoteIPRanges += $one }
            }
        }
        'Remove' {
            foreach ($one in $Addresses) {
                if ($Connector.RemoteIPRanges.Remove($one)) { Write-Log "$one taken off $($Connector.Identity)" }
            }
        }
    }
    try {
        Set-ReceiveConnector -Identity $Connector.Identity -RemoteIPRanges $Connector.RemoteIPRanges -ErrorAction Stop
        Write-Log "$($Connector.Identity): $($Connector.RemoteIPRanges.Count) entries"
    }
    catch {
        Write-Log "FAILED $($_.Exception.Message)"
    }
}

$addresses = if ($PSCmdlet.ParameterSetName -eq 'File') { Get-Content $FileName | Where-Object { $_ } } else { $Address }
Get-ReceiveConnector | Where-Object { $_.Name -eq $ConnectorName } | ForEach-Object { Update-Ranges $_ $addresses }
"$($log.Count) lines logged"
