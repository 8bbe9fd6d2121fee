# After a certificate was renewed: give it to SMTP, to the hybrid send connector and to the default frontend connector.
param([string] $Subject = 'mail.fabrikam.example')
try {
    $certificate = New-ExchangeCertificate -SubjectName "CN=$Subject" -DomainName $Subject -Server MAIL01 -Force -ErrorAction Stop
    $tls = "<I>$($certificate.Issuer)<S>$($certificate.Subject)"
    Enable-ExchangeCertificate -Thumbprint $certificate.Thumbprint -Server MAIL01 -Services SMTP -Force -ErrorAction Stop
    $send = Get-SendConnector | Where-Object { $_.Identity -like '*host*' }
    foreach ($connector in $send) {
        Set-SendConnector $connector.Identity -TlsCertificateName $tls -ErrorAction Stop
        Write-Host "send connector $($connector.Identity)"
    }
    $receive = Get-ReceiveConnector -Server MAIL01 | Where-Object { $_.Identity -like '*Default Frontend*' }
    $receive | Set-ReceiveConnector -TlsCertificateName $tls -ErrorAction Stop
    Write-Host "receive connector $($receive.Identity)"
    Set-ReceiveConnector 'MAIL01\No such connector' -TlsCertificateName $tls -ErrorAction Stop
    'never'
}
catch {
    Write-Warning "hasn't completed: $($_.Exception.Message)"
    exit 3
}
finally { 'done' }
