# Send connectors as flat objects with joined lists.
function Get-FlatSendConnector {
    Get-SendConnector | Sort-Object Name | ForEach-Object {
        [pscustomobject][ordered]@{
            Name          = $_.Name
            AddressSpaces = ($_.AddressSpaces | ForEach-Object { $_.ToString() }) -join ', '
            SmartHosts    = $_.SmartHostsString
            Sources       = ($_.SourceTransportServers.Name | Sort-Object) -join ', '
            MaxMB         = if ($_.MaxMessageSize.IsUnlimited) { 'Unlimited' } else { $_.MaxMessageSize.Value.ToMB() }
            DNS           = $_.DNSRoutingEnabled
            Cost          = ($_.AddressSpaces | Measure-Object Cost -Minimum).Minimum
            Enabled       = [bool] $_.Enabled
        }
    }
}
Get-FlatSendConnector | Format-List
$rows = @(Get-FlatSendConnector)
$rows | Export-Csv send.csv -NoTypeInformation
(Get-Content send.csv).Count
