# Every receive connector of one server to another.
param([Parameter(Mandatory)] $SourceServer, [Parameter(Mandatory)] $DestServer)
foreach ($c in Get-ReceiveConnector -Server $SourceServer) {
    New-ReceiveConnector -Name $c.Name -Server $DestServer -Bindings $c.Bindings -RemoteIPRanges $c.RemoteIPRanges -AuthMechanism $c.AuthMechanism `
        -PermissionGroups $c.PermissionGroups -MaxMessageSize $c.MaxMessageSize | ForEach-Object { "new: $($_.Identity)" }
}
"$($Error.Count) not copied"
