# Receive connectors to CSV, lists joined by semicolons, sizes as numbers.
param([string] $Server, [string] $OutputFile)

$rows = foreach ($connector in Get-ReceiveConnector) {
    $row = [ordered]@{}
    foreach ($name in 'Identity', 'TransportRole', 'Bindings', 'RemoteIPRanges', 'PermissionGroups', 'AuthMechanism', 'Enabled', 'Fqdn') {
        $value = $connector.$name
        $row[$name] = if ($value -is [System.Collections.ICollection]) { ($value | ForEach-Object { "$_" }) -join ';' } else { $value }
    }
    $row['MaxHeaderSizeKB'] = $connector.MaxHeaderSize.ToKB()
    $row['MaxMessageSizeMB'] = $connector.MaxMessageSize.ToMB()
    [pscustomobject]$row
}
$rows | Sort-Object Identity | Export-Csv -Path $OutputFile -NoTypeInformation -Encoding UTF8
Write-Host ("{0} connectors written to {1}" -f $rows.Count, $OutputFile) -ForegroundColor Green
Import-Csv $OutputFile | Where-Object { $_.Identity -like "$Server\*" -and $_.MaxMessageSizeMB -eq '36' } | Measure-Object | ForEach-Object Count
notepad $OutputFile
