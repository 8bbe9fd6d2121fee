# A menu for inbound connectors.
function Show-Menu {
    Write-Host '================ Direct send ================' -ForegroundColor Cyan
    Write-Host '1: Inbound connectors'
    Write-Host '2: New inbound connector'
    Write-Host '3: Remove an inbound connector'
    Write-Host 'Q: Quit'
}
do {
    Show-Menu
    $choice = Read-Host 'Please choose'
    switch ($choice) {
        '1' { Get-InboundConnector | Select-Object Name, ConnectorType, SenderDomains, RequireTls | Format-List }
        '2' {
            $name = Read-Host 'Name'
            $ips = (Read-Host 'Addresses, separated by commas') -split ',' | ForEach-Object { $_.Trim() }
            $tls = @{ y = $true; n = $false }[(Read-Host 'Require TLS (y/n)')]
            try {
                New-InboundConnector -Name $name -SenderDomains * -SenderIPAddresses $ips -RestrictDomainsToIPAddresses $true -RequireTls $tls -ErrorAction Stop | Out-Null
                Write-Host "Created $name" -ForegroundColor Green
            }
            catch { Write-Host "Not created: $($_.Exception.Message)" -ForegroundColor Red }
        }
        '3' { Remove-InboundConnector (Read-Host 'Name') }
        'q' { 'Goodbye' }
        default { Write-Host "What is '$choice'?" }
    }
} until ($choice -eq 'q')
