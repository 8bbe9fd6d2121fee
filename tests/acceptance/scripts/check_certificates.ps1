# Are the certificates that the connectors name there and valid?
$bad = 0
$named = @(Get-SendConnector) + @(Get-ReceiveConnector) | Where-Object { $_.TlsCertificateName }
foreach ($connector in $named) {
    $subject = $connector.TlsCertificateName.CertificateSubject
    $issuer = $connector.TlsCertificateName.CertificateIssuer
    $found = Get-ExchangeCertificate -Server MAIL01 | Where-Object { $_.Subject -eq $subject -and $_.Issuer -eq $issuer }
    if (-not $found) {
        Write-Host "$($connector.Identity): no certificate $subject" -ForegroundColor Red
        $bad++
    }
    elseif ($found.NotAfter -lt (Get-Date)) {
        Write-Host "$($connector.Identity): $subject expired" -ForegroundColor Red
        $bad++
    }
    else {
        Write-Host "$($connector.Identity): $subject is valid" -ForegroundColor Green
    }
}
This line is prose that somebody left here
Write-Host "checked $($named.Count)"
exit $bad
