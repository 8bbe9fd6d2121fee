# One row for each single address of the relay connectors, to CSV.
$report = foreach ($connector in Get-ReceiveConnector | Where-Object { $_.Identity -like '*Relay' }) {
    foreach ($range in $connector.RemoteIPRanges) {
        if ($range.RangeFormat -ne 'SingleAddress') { continue }
        [pscustomobject]@{
            Connector = $connector.Identity
            Address   = $range.LowerBound
            IsLive    = "$($range.LowerBound)" -in $args
        }
    }
}
$report | Export-Csv -Path .\relay.csv -NoTypeInformation
Get-Content relay.csv
