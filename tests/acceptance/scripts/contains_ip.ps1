# Says for each custom receive connector whether it contains an address.
$ip = $args[0]
if (-not $ip) { Write-Error 'An address, please.'; exit 2 }
[ipaddress] $wanted = $ip
function ConvertTo-Number([ipaddress] $Address) {
    $bytes = $Address.GetAddressBytes()
    [array]::Reverse($bytes)
    [System.BitConverter]::ToUInt32($bytes, 0)
}
$number = ConvertTo-Number $wanted
foreach ($connector in Get-ReceiveConnector) {
    if ($connector.Name -match '^(Default|Client|Outbound)') { continue }
    $found = $false
    foreach ($range in $connector.RemoteIPRanges) {
        if ($range.LowerBound.AddressFamily -ne 'InterNetwork' -or "$range" -eq '0.0.0.0-255.255.255.255') { continue }
        $low = ConvertTo-Number "$($range.LowerBound)"
        $high = ConvertTo-Number "$($range.UpperBound)"
        if ($number -ge $low -and $number -le $high) { $found = $true }
    }
    $color = @{ $true = 'Green'; $false = 'Red' }[$found]
    Write-Host ('{0,-24} {1}' -f $connector.Identity, @('No', 'Yes')[[int]$found]) -ForegroundColor $color
}
