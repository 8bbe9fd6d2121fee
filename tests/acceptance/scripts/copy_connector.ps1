# Copies one receive connector, with its permissions when asked, to one server or to all others.
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [string] $SourceServer,
    [string] $TargetServer,
    [Parameter(Mandatory)] [string] $ConnectorName,
    [switch] $CopyToAllOther,
    [switch] $CopyPermissions
)

if (-not $TargetServer -and -not $CopyToAllOther) {
    Write-Host 'Usage: copy_connector.ps1 -SourceServer EX01 -ConnectorName Name -TargetServer EX02'
    Write-Host '       copy_connector.ps1 -SourceServer EX01 -ConnectorName Name -CopyToAllOther'
    exit
}

$source = Get-ReceiveConnector "$SourceServer\$ConnectorName" -ErrorAction Stop
$skip = 'Server', 'Identity', 'Guid', 'Name', 'Id', 'PermissionGroups', 'Fqdn'

function Copy-ToServer([string] $Server) {
    $new = Get-Command New-ReceiveConnector
    $values = @{}
    foreach ($property in $source.PSObject.Properties) {
        $value = $property.Value
        if ($property.Name -in $skip -or -not $new.Parameters.ContainsKey($property.Name)) { continue }
        if ($null -ne $value -and "$value" -ne '') { $values[$property.Name] = $value }
    }
    $groups = ($source.PermissionGroups.ToString() -split ', ' | Where-Object { $_ -ne 'Custom' }) -join ', '
    $values.PermissionGroups = $groups
    $values.Fqdn = if ($source.Fqdn -like "$SourceServer*") { $source.Fqdn.ToString() -replace $SourceServer, $Server } else { $source.Fqdn }

    $existing = Get-ReceiveConnector -Server $Server | Where-Object { $_.Name -eq $ConnectorName }
    if ($existing) {
        Write-Host "Updating connector $($existing.Identity)" -ForegroundColor Yellow
        Set-ReceiveConnector -Identity $existing.Identity @values
    }
    else {
        Write-Host "Creating connector $ConnectorName on $Server" -ForegroundColor Green
        New-ReceiveConnector -Name $ConnectorName -Server $Server @values | Out-Null
    }
    if ($CopyPermissions) {
        Get-ADPermission $source.Identity | Where-Object { $_.User -like '*ANONYMOUS*' -and -not $_.IsInherited } | ForEach-Object {
            Add-ADPermission "$Server\$ConnectorName" -User $_.User -ExtendedRights $_.ExtendedRights -WarningAction SilentlyContinue | Out-Null
        }
    }
}

$targets = if ($CopyToAllOther) { (Get-ExchangeServer | Where-Object { $_.Name -ne $SourceServer }).Name } else { $TargetServer }
foreach ($target in $targets) { Copy-ToServer $target }
"$(@($targets).Count) server(s) done, $($source.Bindings.Count) binding(s) each"
