"""In: nothing. Out: the script that the tests of store commands begin with."""

from __future__ import annotations

RELAY = "New-ReceiveConnector -Name Relay -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5 -Custom | Out-Null"
