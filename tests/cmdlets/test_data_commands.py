"""In: scripts that read and write data. Out: what the commands for variables, aliases, dates, JSON, CSV, CLIXML and XML give."""
from __future__ import annotations

from collections.abc import Callable

import pytest

Run = Callable[[str], list[str]]

CASES: dict[str, tuple[str, list[str]]] = {
    # variables and aliases
    "a variable's life": ("New-Variable v 1; Set-Variable v 2; $v; Clear-Variable v; $null -eq $v; Remove-Variable v; Test-Path variable:v", ["2", "True", "False"]),
    "a constant": ("Set-Variable k 1 -Option Constant; try { $k = 2 } catch { $_.FullyQualifiedErrorId }", ["VariableNotWritable"]),
    "in a scope above": ("function f { Set-Variable s 5 -Scope 1 }; f; $s", ["5"]),
    "wildcards": ("$aa1 = 1; $aa2 = 2; (Get-Variable aa*).Name", ["aa1", "aa2"]),
    "value only": ("$q = 7; Get-Variable q -ValueOnly", ["7"]),
    "no such variable": ("try { Get-Variable nosuch -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }", ["VariableNotFound,Microsoft.PowerShell.Commands.GetVariableCommand"]),
    "an alias": ("Set-Alias say Write-Output; say hi; (Get-Alias say).Definition; Remove-Alias say; try { say } catch { $_.FullyQualifiedErrorId }",
                 ["hi", "Write-Output", "CommandNotFoundException"]),
    "alias files": ("Set-Alias say Write-Output; Export-Alias a.csv -Name say; Remove-Alias say; Import-Alias a.csv; say hi", ["hi"]),
    # dates
    "a format of .NET": ("Get-Date -Date 2024-03-05 -Format yyyy/MM", ["2024/03"]),
    "a format of unix": ("Get-Date -Date '2024-03-05 14:30' -UFormat '%Y-%m-%d %H:%M %j'", ["2024-03-05 14:30 065"]),
    "parts": ("(Get-Date -Year 2024 -Month 2 -Day 29 -Hour 1 -Minute 2 -Second 3).ToString('s')", ["2024-02-29T01:02:03"]),
    "unix seconds": ("(Get-Date -UnixTimeSeconds 0).ToUniversalTime().ToString('s')", ["1970-01-01T00:00:00"]),
    "a time span": ("(New-TimeSpan -Start 2024-03-05 -End 2024-03-06).TotalHours; (New-TimeSpan -Minutes 90).ToString()", ["24", "01:30:00"]),
    "how long": ("(Measure-Command { $x = 1 }).GetType().Name; $x", ["TimeSpan", "1"]),
    # JSON
    "json of an object": ("[pscustomobject]@{ a = 1; b = $null; c = 'x' } | ConvertTo-Json -Compress", ['{"a":1,"b":null,"c":"x"}']),
    "json of a list": ("1, 'a' | ConvertTo-Json -Compress", ['[1,"a"]']),
    "json has a layout": ("@{ a = @(1) } | ConvertTo-Json", ['{\n  "a": [\n    1\n  ]\n}']),
    "json and depth": ("@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress -WarningAction SilentlyContinue", ['{"a":{"b":{"c":"System.Collections.Hashtable"}}}']),
    "json numbers": ("('[1, 1.5, 99999999999999999999]' | ConvertFrom-Json) | ForEach-Object { $_.GetType().Name }", ["Int64", "Double", "BigInteger"]),
    "json dates": ("('{\"d\":\"2024-03-05T14:30:00Z\"}' | ConvertFrom-Json).d.Kind", ["Utc"]),
    "json as a hashtable": ("$h = '{\"a\":1,\"A\":2}' | ConvertFrom-Json -AsHashtable; $h.Count; $h['A']", ["2", "2"]),
    "no json": ("try { '{bad' | ConvertFrom-Json } catch { $_.FullyQualifiedErrorId }", ["System.ArgumentException,Microsoft.PowerShell.Commands.ConvertFromJsonCommand"]),
    "json against a schema": ("Test-Json -Json '{\"a\":1}' -Schema '{\"required\":[\"a\"]}'; '{\"a\":1}' | Test-Json -Schema '{\"required\":[\"b\"]}' -ErrorAction SilentlyContinue",
                              ["True", "False"]),
    # CSV
    "csv": ("[pscustomobject]@{ a = 1; b = 'x\"y' } | ConvertTo-Csv", ['"a","b"', '"1","x""y"']),
    "csv as needed": ("[pscustomobject]@{ a = 1; b = 'x,y' } | ConvertTo-Csv -UseQuotes AsNeeded", ["a,b", '1,"x,y"']),
    "csv without a header": ("[pscustomobject]@{ a = 1 } | ConvertTo-Csv -NoHeader", ['"1"']),
    "csv there and back": ("[pscustomobject]@{ a = \"l1`nl2\"; b = '' } | Export-Csv f.csv; $r = Import-Csv f.csv; $r.a; $r.b.Length", ["l1\nl2", "0"]),
    "csv with another delimiter": ("('a;b', '1;2' | ConvertFrom-Csv -Delimiter ';').b", ["2"]),
    "csv appended": ("1, 2 | ForEach-Object { [pscustomobject]@{ n = $_ } | Export-Csv f.csv -Append }; (Import-Csv f.csv).n", ["1", "2"]),
    # CLIXML, XML
    "clixml there and back": ("@{ a = 1, 2; d = [datetime]'2024-03-05' } | Export-Clixml f.xml; $r = Import-Clixml f.xml; $r.a.Count; $r.d.Year", ["2", "2024"]),
    "clixml type names": ("[uri]'http://a.b/', (New-Object System.Text.StringBuilder) | Export-Clixml f.xml; (Import-Clixml f.xml | ForEach-Object { $_.pstypenames[0] })",
                          ["System.Uri", "Deserialized.System.Text.StringBuilder"]),
    "xml": ("(1 | ConvertTo-Xml -As String -NoTypeInformation) -replace '\\s+', ' '", ['<?xml version="1.0" encoding="utf-8"?> <Objects> <Object>1</Object> </Objects>']),
    "xpath": ("'<a><b>1</b><b>2</b></a>' | Select-Xml //b | ForEach-Object { $_.Node.InnerText }", ["1", "2"]),
    # files of data
    "string data": ("$h = ConvertFrom-StringData \"a = 1`nb = C:\\\\x\"; $h.b", ["C:\\x"]),
    "a data file": ("Set-Content d.psd1 '@{ A = 1, 2; B = { x } }'; $d = Import-PowerShellDataFile d.psd1; $d.A.Count; $d.B.GetType().Name", ["2", "ScriptBlock"]),
    "a data file with a command": ("Set-Content d.psd1 '@{ A = (Get-Date) }'; try { Import-PowerShellDataFile d.psd1 } catch { $_.FullyQualifiedErrorId }",
                                   ["System.InvalidOperationException,Microsoft.PowerShell.Commands.ImportPowerShellDataFileCommand"]),
    "texts in a language": ("$null = New-Item -ItemType Directory de; Set-Content de/t.psd1 '@{ Hi = \"Hallo\" }'; Set-Content t.psd1 '@{ Hi = \"Hello\" }'; "
                            "Import-LocalizedData m -FileName t -BaseDirectory $PWD -UICulture de-AT; $m.Hi; "
                            "Import-LocalizedData m -FileName t -BaseDirectory $PWD -UICulture fr; $m.Hi", ["Hallo", "Hello"]),
    "a hash": ("Set-Content f abc -NoNewline; (Get-FileHash f).Hash.Substring(0, 8); (Get-FileHash f -Algorithm MD5).Hash", ["BA7816BF", "900150983CD24FB0D6963F7D28E17F72"]),
    # numbers, guids, cultures
    "random numbers repeat": ("$a = Get-Random -SetSeed 5; $a -eq (Get-Random -SetSeed 5)", ["True"]),
    "shuffled": ("(1..9 | Get-Random -Shuffle | Sort-Object) -join ''", ["123456789"]),
    "within bounds": ("(1..50 | ForEach-Object { Get-Random -Minimum 3 -Maximum 5 } | Sort-Object -Unique) -join ''", ["34"]),
    "guids": ("(New-Guid).ToString().Length; (New-Guid -Empty).ToString()", ["36", "00000000-0000-0000-0000-000000000000"]),
    "a culture": ("(Get-Culture de-DE).DisplayName", ["German (Germany)"]),
    "verbs": ("(Get-Verb Get).Group", ["Common"]),
    # running text, errors
    "text is run in the scope": ("Invoke-Expression '$iex = 5'; $iex", ["5"]),
    "an own error": ("try { Write-Error -Message m -ErrorId Mine -Category InvalidData -TargetObject t -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.TargetObject }",
                     ["Mine", "t"]),
    "a warning goes to its variable": ("Write-Warning w -WarningVariable v -WarningAction SilentlyContinue; $v[0].Message", ["w"]),
    "a host line is information": ("Write-Host a b 6>&1 | ForEach-Object { $_.MessageData.Message }", ["a b"]),
    "lists in properties": ("$o = [pscustomobject]@{ L = [System.Collections.ArrayList]@(1, 2) }; ($o | Update-List L -Add 3 -Remove 1).L", ["2", "3"]),
    "events": ("$null = New-Event Mine -MessageData 5; (Get-Event Mine).MessageData; Remove-Event Mine; @(Get-Event).Count", ["5", "0"]),
    "events of objects": ("$c = [System.Collections.ObjectModel.ObservableCollection[string]]::new(); $null = Register-ObjectEvent $c CollectionChanged -SourceIdentifier C; "
                          "$c.Add('x'); $e = Get-Event C; \"$($e.SourceEventArgs.Action) $($e.SourceEventArgs.NewItems)\"; Unregister-Event C; $c.Add('y'); @(Get-Event).Count",
                          ["Add x", "1"]),
    "type data": ("Update-TypeData -TypeName System.String -MemberName Twice -MemberType ScriptProperty -Value { $this * 2 }; 'ab'.Twice; "
                  "Remove-TypeData System.String; $null -eq 'ab'.Twice", ["abab", "True"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out(run: Run, name: str) -> None:
    script, expected = CASES[name]
    assert run(script) == expected
