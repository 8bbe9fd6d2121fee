# A hardening baseline for all connectors and the organization; one line an object.
$banner = '220 Authorized use only'
foreach ($connector in Get-ReceiveConnector) {
    Set-ReceiveConnector $connector.Identity -PermissionGroups ExchangeUsers -Banner $banner -MaxMessageSize 20MB
    if ($?) { Write-Host "hardened $($connector.Identity)" -ForegroundColor Green }
}
foreach ($connector in Get-SendConnector) {
    Set-SendConnector $connector.Identity -TlsAuthLevel DomainValidation
    if ($?) { Write-Host "hardened $($connector.Identity)" -ForegroundColor Green }
    Set-SendConnector $connector.Identity -RequireTLS $true -TlsAuthLevel DomainValidation -TlsDomain fabrikam.example
    if ($?) { Write-Host "hardened $($connector.Identity)" -ForegroundColor Green }
}
Set-TransportConfig -MaxSendSize 20MB -MaxReceiveSize 20MB
Set-MailboxDatabase -Identity DB1 -IssueWarningQuota 2GB
Set-NoSuchThing -Anything 1
Write-Host "errors: $($Error.Count)"
