# Which connectors already contain an address or range?
function Find-ConnectorByIP {
    [CmdletBinding()]
    param(
        [Parameter(ValueFromPipeline)] $Connector,
        [Parameter(Mandatory)] [string] $Range
    )
    begin { $wanted = [Microsoft.Exchange.Data.IPRange]::Parse($Range) }
    process {
        foreach ($entry in $Connector.RemoteIPRanges) {
            if ($entry.Expression -match ':') { continue }
            if ($entry.Overlaps($wanted)) {
                New-Object PSObject -Property @{ Connector = $Connector.Identity; Range = $entry; Format = $entry.RangeFormat }
                break
            }
        }
    }
    end { Write-Verbose "searched for $Range" -Verbose }
}

foreach ($range in $args) {
    Get-ReceiveConnector | Find-ConnectorByIP -Range $range | Sort-Object { "$($_.Connector)" } | Format-Table Connector, Range, Format -AutoSize
}
try { Get-ReceiveConnector | Find-ConnectorByIP -Range 'nowhere' } catch { Write-Warning $_.Exception.InnerException.Message }
