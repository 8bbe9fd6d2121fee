"""Items, content, paths, locations and drives: scripts with what they give."""
from __future__ import annotations

import pytest

# script => output, one line a case; ` | ` parts the outputs
GIVES = r"""
Set-Content a.txt 1; 'b' | Add-Content a.txt; Get-Content a.txt => 1 | b
Set-Content a.txt 'x','y','z'; Get-Content a.txt -Tail 2 => y | z
Set-Content a.txt 'x','y','z'; Get-Content a.txt -TotalCount 1 => x
Set-Content a.txt 'x','y','z'; (Get-Content a.txt -ReadCount 2 | % { $_.Count }) -join ',' => 2,1
Set-Content a.txt 'x;y' -NoNewline; Get-Content a.txt -Delimiter ';' => x | y
Set-Content a.txt ('line ' * 1), 'end'; Get-Content a.txt -Tail 0 | Measure-Object | % Count => 0
1..30000 | Set-Content a.txt; Get-Content a.txt -Tail 2 => 29999 | 30000
[IO.File]::WriteAllText("$PWD/c.txt", "a`r`nb`rc`n"); Get-Content c.txt => a | b | c
Set-Content a.txt 'é' -Encoding unicode -NoNewline; Add-Content a.txt 'é' -NoNewline; (Get-Content a.txt -AsByteStream).Count => 6
$h = New-Item d -ItemType Directory; (Get-Item d).PSIsContainer; (Get-Item d).PSParentPath -like '*FileSystem::*' => True | True
'a','b','.h' | % { $null = New-Item $_ }; (Get-ChildItem).Name; (Get-ChildItem -Force).Count => a | b | 3
'b','A','c' | % { $null = New-Item $_ }; $null = New-Item z -ItemType Directory; (Get-ChildItem).Name -join ' ' => z A b c
$null = New-Item d/e/f.txt -Force; (Get-ChildItem -Recurse -Name) -join ' ' => d d/e d/e/f.txt
$null = New-Item d/e/f.txt -Force; (Get-ChildItem -Depth 1 -Name) -join ' ' => d d/e
$null = New-Item d/e/f.txt, d/f.txt -Force; (Get-ChildItem f.* -Recurse -Name | Sort-Object) -join ' ' => d/e/f.txt d/f.txt
$null = New-Item a.TXT, b.txt; (Get-ChildItem -Filter *.txt).Count => 2
$null = New-Item a.txt, b.log; (Get-ChildItem -Attributes !Directory).Count => 2
$null = New-Item d1/x, d2/y -Force; (Get-ChildItem d*).Name -join ' ' => d1 d2
$null = New-Item d1/x -Force; (Get-ChildItem d*).Name -join ' ' => x
Test-Path nope, . => False | True
$null = New-Item f; Test-Path f -PathType Leaf; Test-Path f -PathType Container; Test-Path 'f' -NewerThan '2001-01-01' => True | False | True
Test-Path 'a[1]'; $null = New-Item 'a[1]'; Test-Path 'a[1]'; Test-Path -LiteralPath 'a[1]'; Test-Path 'a`[1`]' => False | False | True | True
Set-Content s.txt 1; Copy-Item s.txt t.txt; Move-Item t.txt u.txt; Rename-Item u.txt v.txt; (Get-ChildItem).Name => s.txt | v.txt
$null = New-Item s/x.txt, s/sub/y.txt -Force; Copy-Item s/* t -Recurse; Test-Path t/y.txt => True
$null = New-Item s/x.txt, s/sub/y.txt -Force; Copy-Item s t -Recurse -Filter *.txt; (Get-ChildItem t -Recurse -File).Count => 2
$null = New-Item d/x -Force; Remove-Item d -Recurse; Test-Path d => False
$null = New-Item a.log, b.log, c.txt; Remove-Item * -Include *.log -Exclude b*; (Get-ChildItem).Name => b.log | c.txt
$null = New-Item d/a.log, d/e/b.log, d/c.txt -Force; Remove-Item d -Include *.log -Recurse; (Get-ChildItem -Recurse -File).Name => c.txt
Join-Path a b c; Join-Path a/ /b; Join-Path / b; Join-Path 'a\b' c => a/b/c | a/b | /b | a/b/c
Split-Path a/b.txt; Split-Path a/b.tar.gz -LeafBase; Split-Path a/b.txt -Extension; Split-Path /a -IsAbsolute => a | b.tar | .txt | True
Split-Path 'C:\x\y.txt'; Split-Path 'C:\x\y.txt' -Qualifier; Split-Path '\\s\h\f' -Leaf => C:/x | C: | f
$null = New-Item a/b -ItemType Directory; Set-Location a/b; Resolve-Path ../../a -Relative; Resolve-Path . -Relative => ../../a | .
$null = New-Item a -ItemType Directory; Push-Location a; "$PWD"; Pop-Location; "$PWD" => ./a | .
$null = New-Item a -ItemType Directory; Set-Location a; Set-Location -; "$PWD"; Set-Location +; "$PWD" => . | ./a
$null = New-Item a -ItemType Directory; Push-Location a -StackName s; (Get-Location -StackName s -Stack).Count; Pop-Location -StackName s; "$PWD" => 1 | .
$null = New-Item a -ItemType Directory; $null = New-PSDrive X FileSystem a; Set-Content X:/f 1; Get-Content a/f; (Get-Item X:/f).PSDrive.Name => 1 | X
$null = New-Item a -ItemType Directory; $null = New-PSDrive C FileSystem a; Set-Content C:\f 1; Test-Path C:\f; (Resolve-Path C:\f).Path => True | C:/f
function f { $null = New-PSDrive Y FileSystem .; Test-Path Y:/ }; f; Test-Path Y:/ => True | False
Set-Location Env:; "$PWD"; Test-Path PATH; Set-Location / => Env:/ | True
$env:EX_T = 'v'; Get-Content env:EX_T; Set-Item env:EX_T w; $env:EX_T; Remove-Item env:EX_T; Test-Path env:EX_T => v | w | False
$v = 1; Set-Item variable:v 2; $v; Rename-Item variable:v w; $w; (Get-Item variable:w).GetType().Name => 2 | 2 | PSVariable
function f { 'old' }; Set-Item function:f { 'new' }; f; Copy-Item function:f function:g; g => new | new
Set-Content function:made "'made'"; made => made
Set-Alias q Get-Item; (Get-Item alias:q).Definition; Remove-Item alias:q; Test-Path alias:q => Get-Item | False
$null = New-Item alias:xx -Value Get-Item -Options ReadOnly; (Get-Alias xx).Options; Set-Item function:q { 1 } -Options Constant; (Get-Command q).Options => ReadOnly | Constant
(Get-PSProvider).Name -join ' ' => Alias Environment FileSystem Function Variable
(Get-PSDrive).Name -join ' ' => / Alias Env Function Temp Variable
Set-Content a.txt x; Set-ItemProperty a.txt IsReadOnly $true; (Get-ItemProperty a.txt IsReadOnly).IsReadOnly => True
Set-Content a.txt x -NoNewline; Get-ItemPropertyValue a.txt Length, Extension => 1 | .txt
Set-Content real x; $l = New-Item link -ItemType SymbolicLink -Value real; $l.LinkType; Get-Content link; Remove-Item link; Test-Path real => SymbolicLink | x | True
$l = Set-Content a.txt 'x' -PassThru; $l; (Get-Content a.txt)[0].PSChildName => x | <null>
Set-Content a.txt 'x','y'; (Get-Content a.txt)[1].PSChildName; (Get-Content a.txt)[1].ReadCount => a.txt | 2
"$([datetime]'2024-03-01')" | Set-Content a.txt; Get-Content a.txt => 03/01/2024 00:00:00
Set-Content a.txt x; (Get-Item a.txt | Get-Item).Name; ('a.txt' | Get-Item).Name => a.txt | a.txt
Set-Content a.txt x; Get-ChildItem | Remove-Item; @(Get-ChildItem).Count => 0
$null = New-Item a/b/c.txt -Force; Set-Location a; Get-Content ~+/x 2>$null; (Convert-Path b) => ./a/b
Set-Content '.\w\..\x.txt' 1; Test-Path .\x.txt => True
$o = Get-Item . ; $o.Name -eq (Split-Path $PWD -Leaf) => True
"x" > t.txt; (Get-Item t.txt).Mode; (Get-Item .).Mode; $null = New-Item .h; (Get-Item .h -Force).Mode => ----- | d---- | ---h-
'a' | Set-Content x1, x2; Get-Content x? => a | a
(New-Item -Name n1 -Path . -Value v).Length => 1
"$(Get-Item nope* )" =>
"""

# script => error ids
FAILS = r"""
Get-Item nope => PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand
Get-ChildItem env: -File => NamedParameterNotFound,Microsoft.PowerShell.Commands.GetChildItemCommand
Get-Content env:HOME -Raw => NamedParameterNotFound,Microsoft.PowerShell.Commands.GetContentCommand
Set-Content variable:v 1 -NoNewline => NamedParameterNotFound,Microsoft.PowerShell.Commands.SetContentCommand
Set-Location env:; Get-ChildItem -Directory => NamedParameterNotFound,Microsoft.PowerShell.Commands.GetChildItemCommand
New-Item a.txt -Options ReadOnly => NamedParameterNotFound,Microsoft.PowerShell.Commands.NewItemCommand
Get-Item nope:/x => DriveNotFound,Microsoft.PowerShell.Commands.GetItemCommand
Get-Item Nope::/x => ProviderNotFound,Microsoft.PowerShell.Commands.GetItemCommand
Get-Content nope* => ItemNotFound,Microsoft.PowerShell.Commands.GetContentCommand
Get-Content . => GetContainerContentException,Microsoft.PowerShell.Commands.GetContentCommand
Set-Content . x => GetContentWriterUnauthorizedAccessError,Microsoft.PowerShell.Commands.SetContentCommand
Set-Content no/x 1 => GetContentWriterDirectoryNotFoundError,Microsoft.PowerShell.Commands.SetContentCommand
Set-Content b x -AsByteStream => Argument,Microsoft.PowerShell.Commands.SetContentCommand
Get-Content . -Raw -Tail 1 => InvalidOperation,Microsoft.PowerShell.Commands.GetContentCommand
Clear-Content . => ClearDirectoryContent,Microsoft.PowerShell.Commands.ClearContentCommand
Clear-Item . => NotSupported,Microsoft.PowerShell.Commands.ClearItemCommand
Set-Item x y => NotSupported,Microsoft.PowerShell.Commands.SetItemCommand
New-Item a -ItemType nope => Argument,Microsoft.PowerShell.Commands.NewItemCommand
New-Item no/a => NewItemIOError,Microsoft.PowerShell.Commands.NewItemCommand
New-Item l -ItemType SymbolicLink => ArgumentNull,Microsoft.PowerShell.Commands.NewItemCommand
Set-Content a 1; Copy-Item a a => CopyError,Microsoft.PowerShell.Commands.CopyItemCommand
Set-Content a 1; $null = New-Item d -ItemType Directory; Copy-Item d a => CopyContainerItemToLeafError,Microsoft.PowerShell.Commands.CopyItemCommand
$null = New-Item d/x -Force; Copy-Item d d/e -Recurse => CopyError,Microsoft.PowerShell.Commands.CopyItemCommand
$null = New-Item d/x -Force; Move-Item d d/e => MoveItemArgumentError,Microsoft.PowerShell.Commands.MoveItemCommand
Set-Content a 1; Set-Content b 1; Move-Item a b => MoveFileInfoItemIOError,Microsoft.PowerShell.Commands.MoveItemCommand
Set-Content a 1; Rename-Item a x/y => Argument,Microsoft.PowerShell.Commands.RenameItemCommand
$null = New-Item .h; Remove-Item .h => RemoveFileSystemItemUnAuthorizedAccess,Microsoft.PowerShell.Commands.RemoveItemCommand
Copy-Item Env:PATH x => CopyItemSourceAndDestinationNotSameProvider,Microsoft.PowerShell.Commands.CopyItemCommand
Get-ChildItem Env: -Filter x => NotSupported,Microsoft.PowerShell.Commands.GetChildItemCommand
Add-Content Variable:x y => NotSupported,Microsoft.PowerShell.Commands.AddContentCommand
New-PSDrive X nope . => ProviderNotFound,Microsoft.PowerShell.Commands.NewPSDriveCommand
New-PSDrive X FileSystem nope => DriveRootError,Microsoft.PowerShell.Commands.NewPSDriveCommand
New-PSDrive Env FileSystem . => DriveAlreadyExists,Microsoft.PowerShell.Commands.NewPSDriveCommand
Remove-PSDrive nope => DriveNotFound,Microsoft.PowerShell.Commands.RemovePSDriveCommand
Set-ItemProperty . -Name nope -Value 1 => SetPropertyError,Microsoft.PowerShell.Commands.SetItemPropertyCommand
New-ItemProperty . -Name x -Value 1 => NotSupported,Microsoft.PowerShell.Commands.NewItemPropertyCommand
Set-Location nope => PathNotFound,Microsoft.PowerShell.Commands.SetLocationCommand
Set-Location - => InvalidOperation,Microsoft.PowerShell.Commands.SetLocationCommand
Pop-Location -StackName nope => Argument,Microsoft.PowerShell.Commands.PopLocationCommand
Split-Path a -Qualifier => ParsePathFormatError,Microsoft.PowerShell.Commands.SplitPathCommand
Remove-Item . => InvalidOperation,Microsoft.PowerShell.Commands.RemoveItemCommand
"""

# script => what the host shows
SHOWS = r"""
Set-Content a 1; Remove-Item a -WhatIf => What if: Performing the operation "Remove File" on target "./a".
$null = New-Item d -ItemType Directory; Remove-Item d -WhatIf => What if: Performing the operation "Remove Directory" on target "./d".
New-Item a -WhatIf => What if: Performing the operation "Create File" on target "Destination: ./a".
Set-Content a 1 -WhatIf => What if: Performing the operation "Set Content" on target "Path: ./a".
Set-Content a 1; Copy-Item a b -WhatIf => What if: Performing the operation "Copy File" on target "Item: ./a Destination: ./b".
Set-Content a 1; Move-Item a b -WhatIf => What if: Performing the operation "Move File" on target "Item: ./a Destination: ./b".
Set-Content a 1; Rename-Item a b -WhatIf => What if: Performing the operation "Rename File" on target "Item: ./a Destination: ./b".
Set-Item variable:x 1 -WhatIf => What if: Performing the operation "Set Item" on target "Item: x Value: 1".
"""


def cases(text: str) -> list[tuple[str, list[str]]]:
    found = []
    for line in text.strip().splitlines():
        script, _, expected = line.rpartition(" =>")
        found.append((script, expected.strip().split(" | ")))
    return found


@pytest.mark.parametrize(("script", "expected"), cases(GIVES))
def test_a_script_gives_these_objects(script: str, expected: list[str], run) -> None:  # type: ignore[no-untyped-def]
    """The texts of a script's output objects are those beside it."""
    assert run(script).output == expected


@pytest.mark.parametrize(("script", "expected"), cases(FAILS))
def test_a_script_writes_these_errors(script: str, expected: list[str], run) -> None:  # type: ignore[no-untyped-def]
    """The ids of a script's errors are those beside it, as PowerShell names them."""
    assert run(script).error_ids == expected


@pytest.mark.parametrize(("script", "expected"), cases(SHOWS))
def test_what_if_says_what_would_happen(script: str, expected: list[str], run) -> None:  # type: ignore[no-untyped-def]
    """-WhatIf prints PowerShell's sentence and nothing happens."""
    ran = run(script)
    assert ran.host.splitlines() == expected
    assert ran.error_ids == []
