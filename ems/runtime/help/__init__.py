"""In: commands and topics. Out: what Get-Help shows of them."""
