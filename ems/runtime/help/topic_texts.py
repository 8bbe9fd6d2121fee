"""In: nothing. Out: the texts of the about_ topics: a line that says what it is about, then the page."""
from __future__ import annotations

TOPICS: dict[str, str] = {
    "default": """How to get help in ems.

Get-Help NAME             what a command does and how it is called
Get-Help NAME -Examples   its examples
Get-Help NAME -Full       everything, each parameter too
Get-Help about_*          the topics
Get-Command *Connector*   commands by a part of their name
Get-Member                what an object has: Get-ReceiveConnector | Get-Member
""",
    "about_ems": """The Exchange Management Shell without Windows and without Exchange.

ems runs PowerShell scripts and the mail flow commands of Exchange on an organization that it keeps in a store of its own: receive, send,
inbound and outbound connectors, accepted and remote domains, transport rules and what belongs to them.

Where the data is
  The store is a SQLite file in your data folder. EMS_STORE or --store names another: sqlite:///file, postgresql://..., memory:
  Get-EmsStore shows it, Backup-EmsStore copies it, Get-EmsChange lists what was changed, by whom and when.

How to try things
  -WhatIf shows what a command would do. New-EmsCheckpoint and Restore-EmsCheckpoint go back in time.

How to bring in and compare
  Import-EmsOrganization reads what Export-Clixml wrote on a real server; Compare-EmsOrganization shows the differences.
""",
    "about_Aliases": """Short names for commands.

An alias is another name for a command: ls is not one on Linux, gci is Get-ChildItem. Get-Alias lists them, Set-Alias and New-Alias make one,
Remove-Alias takes one away. An alias has no parameters of its own; write a function for that. Get-Alias -Definition NAME finds the aliases of a command.
""",
    "about_Arrays": """Lists of values.

1, 2, 3 makes an array, @() an empty one, 1..9 a range. $a[0] is the first element, $a[-1] the last, $a[1..3] several. $a.Count is the length.
+= makes a longer copy; for many elements use [System.Collections.Generic.List[object]]::new() and its Add method.
An operator with an array on its left works on each element: 1, 2, 3 -gt 1 gives 2 and 3.
""",
    "about_Classes": """Types of your own.

class Server {
    [string] $Name
    [int] $Port = 25
    Server([string] $name) { $this.Name = $name }
    [string] ToString() { return "$($this.Name):$($this.Port)" }
}
[Server]::new('EX01')

class B : A inherits; a method calls ([A]$this).Method() of its base; : base(...) calls its constructor. static and hidden go before a member.
enum Color { Red; Green = 5 } makes an enum.
""",
    "about_Comment_Based_Help": """Help that is written as a comment in a function or script.

function Get-Thing {
    <#
    .SYNOPSIS
    One line.
    .DESCRIPTION
    More.
    .PARAMETER Name
    What the parameter is for.
    .EXAMPLE
    Get-Thing -Name x

    What the example shows.
    .NOTES
    .LINK
    #>
    param($Name)
}
The comment stands first or last in the body, or right before the function. .INPUTS, .OUTPUTS, .COMPONENT, .ROLE, .FUNCTIONALITY and
.FORWARDHELPTARGETNAME are known too.
""",
    "about_CommonParameters": """Parameters that every cmdlet and every function with [CmdletBinding()] has.

-Verbose -Debug                    write the verbose and debug stream of this call
-ErrorAction -WarningAction -InformationAction -ProgressAction
                                   Continue, SilentlyContinue, Ignore, Stop, Inquire
-ErrorVariable -WarningVariable -InformationVariable -OutVariable
                                   the name of a variable that collects what was written; +name goes on with what it has
-OutBuffer                         accepted
-PipelineVariable                  a variable that holds the current object for the commands after it
Commands that change something also have -WhatIf and -Confirm.
""",
    "about_Comparison_Operators": """Comparing values.

-eq -ne -gt -ge -lt -le        equal, not equal, greater ...; -ceq and so on heed case
-like -notlike                 wildcards: 'EX01' -like 'EX*'
-match -notmatch               regular expressions; the groups are in $Matches
-replace                       'a1b2' -replace '\\d', '#'
-contains -notcontains -in -notin
-is -isnot                     types
With an array on the left the result is the elements that fit.
""",
    "about_Functions": """Commands of your own.

function Get-Sum { param([int] $A, [int] $B = 1) $A + $B }
Get-Sum 2 3; Get-Sum -A 2

What a function writes is its result; return ends it. $args holds what no parameter took. begin, process and end blocks work on piped
objects, $_ in process is the current one. See about_Functions_Advanced.
""",
    "about_Functions_Advanced": """Functions that behave as cmdlets do.

function Set-Thing {
    [CmdletBinding(SupportsShouldProcess, DefaultParameterSetName = 'Name')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipeline, ParameterSetName = 'Name')] [string] $Name,
        [ValidateSet('In', 'Out')] [string] $Direction = 'In',
        [switch] $Force
    )
    process { if ($PSCmdlet.ShouldProcess($Name)) { ... } }
}
The function has the common parameters then; $PSCmdlet is its runtime, $PSBoundParameters what the caller gave.
""",
    "about_Hash_Tables": """Names and values.

$h = @{ Name = 'EX01'; Port = 25 }; $h.Name; $h['Port']; $h.Keys; $h.Add('x', 1); $h.Remove('x'); $h.ContainsKey('Name')
[ordered]@{ ... } keeps the order. foreach ($e in $h.GetEnumerator()) { "$($e.Key) = $($e.Value)" }
Command @h hands the entries over as parameters (about_Splatting).
""",
    "about_If": """Doing one thing or another.

if ($x -gt 5) { 'more' } elseif ($x -eq 5) { 'equal' } else { 'less' }
Empty strings, 0, $null, empty arrays and $false count as false, all else as true. $x ? 1 : 2 is the short form for a value.
""",
    "about_Jobs": """Work in the background.

$job = Start-Job { Get-ReceiveConnector }   a session of its own; values are copied
$job = Start-ThreadJob { ... }              a thread; $using:x hands over the object itself
command &                                   the short form of Start-Job
Get-Job, Wait-Job, Receive-Job, Stop-Job, Remove-Job
1..9 | ForEach-Object -Parallel { $_ * 2 } -ThrottleLimit 5
""",
    "about_Modules": """Collections of commands in files.

A module is a .psm1 file, with a .psd1 manifest or without. Import-Module takes its path, or its name in a folder of $env:PSModulePath.
Export-ModuleMember says what leaves it; without it all functions do. New-ModuleManifest writes a manifest, Get-Module lists what is
loaded, Remove-Module takes it out.
""",
    "about_Operators": """The operators.

+ - * / %          numbers; + and * also join and repeat strings and arrays
= += -= *= /= %= ??=
-eq -like -match … see about_Comparison_Operators
-and -or -xor -not !
-band -bor -bxor -bnot -shl -shr
-split -join -f -as ..   & .   ? :   ??   && ||   |
""",
    "about_Parameters": """How commands take their arguments.

-Name value gives a value by name, also shortened while it is unambiguous, also as -Name:value. A value without a name goes by position.
A switch needs no value; -Force:$false takes it away. Get-Command NAME -Syntax shows the sets; [] is optional, <> a value.
$PSDefaultParameterValues sets defaults: $PSDefaultParameterValues['*:Server'] = 'EX01'
""",
    "about_Pipelines": """Commands that hand objects on.

Get-ReceiveConnector | Where-Object Enabled | Sort-Object Name | Format-Table Name, Bindings
Each object goes on as soon as it is there. $_ is the current one in a script block. What a command takes from the pipeline its help says
under "Accept pipeline input?".
""",
    "about_Preference_Variables": """Variables that change how the shell behaves.

$ErrorActionPreference   Continue; Stop makes every error end the script
$WarningPreference $VerbosePreference $DebugPreference $InformationPreference $ProgressPreference
$ConfirmPreference       High; what asks before it acts
$WhatIfPreference        $true makes every command only say what it would do
$FormatEnumerationLimit  4; how many elements of a collection a table shows
$OFS                     what joins an array in a string
""",
    "about_Quoting_Rules": """Strings.

'single' is taken as it is; "double $x $($x.Name)" has variables and expressions in it; a backtick hides the next character: `n is a new line, `$ a dollar.
@' ... '@ and @" ... "@ hold several lines; the closing mark stands first on its line. A quote is doubled inside its own kind: 'it''s'.
""",
    "about_Redirection": """Sending streams elsewhere.

> file, >> file     output        2> errors   3> warnings   4> verbose   5> debug   6> information   *> all
2>&1 joins errors to the output; 2>$null drops them.
""",
    "about_Regular_Expressions": """Patterns for text.

'EX01:25' -match '^(?<name>\\w+):(?<port>\\d+)$'; $Matches.port
-replace and -split and Select-String take them too; [regex]::Matches($text, $pattern) finds all. .NET's syntax holds.
""",
    "about_Scopes": """Where variables live.

A function has a scope of its own: it reads the variables of its callers and writes its own. $script:x and $global:x name others;
. ./file.ps1 and . { } run in the current scope. Set-Variable -Scope 1 writes the caller's.
""",
    "about_Script_Blocks": """Code as a value.

$b = { param($n) $n * 2 }; & $b 4; $b.Invoke(4); 1..3 | ForEach-Object $b
.GetNewClosure() keeps the variables of now.
""",
    "about_Splatting": """Arguments from a table or list.

$p = @{ Name = 'Relay'; Bindings = '0.0.0.0:25' }; New-ReceiveConnector @p -Usage Custom
$list = 'a', 'b'; Command @list
""",
    "about_Switch": """Choosing among many.

switch ($x) { 1 { 'one' } { $_ -gt 5 } { 'many' } default { 'other' } }
-Wildcard, -Regex and -Exact say how to compare, -CaseSensitive that case counts; an array is gone through element by element, -File reads a
file's lines. break leaves it, continue takes the next element.
""",
    "about_Try_Catch_Finally": """Dealing with errors.

try { Get-Item nope -ErrorAction Stop } catch [System.Management.Automation.ItemNotFoundException] { "no: $_" } catch { throw } finally { 'done' }
$_ is the error in catch; $Error[0] the last one. Only errors that end a command are caught: -ErrorAction Stop makes the others so.
""",
    "about_Variables": """Names for values.

$x = 5; [int] $n = '7' keeps its type; ${odd name}; $env:PATH; $x, $y = 1, 2. Get-Variable lists them, Remove-Variable takes one away.
See about_Scopes and about_Automatic_Variables.
""",
    "about_Automatic_Variables": """Variables that the shell sets.

$_ $PSItem    the current object          $?            did the last command succeed
$args $input  arguments, piped objects    $LASTEXITCODE the exit code of the last program
$Error        the errors, newest first    $Matches      the groups of the last -match
$null $true $false                        $PSBoundParameters $PSCmdlet $MyInvocation $PSScriptRoot $PSCommandPath $PSVersionTable $HOME $PWD $PID $Host
""",
    "about_While": """Loops with a condition.

while ($x -lt 5) { $x++ }; do { $x-- } while ($x -gt 0); do { $x++ } until ($x -eq 5). break leaves the loop, continue begins the next round.
""",
    "about_Foreach": """A loop over a collection.

foreach ($c in Get-ReceiveConnector) { $c.Name }. break leaves it, continue takes the next. ForEach-Object does the same in a pipeline.
""",
    "about_For": """A loop with a counter.

for ($i = 0; $i -lt 10; $i++) { $i }. Each of the three parts may be empty.
""",
    "about_Remote": """Sessions with other computers.

ems has one organization and no remote computers. New-PSSession, Import-PSSession, Connect-ExchangeServer and Connect-ExchangeOnline are
accepted as scripts write them and lead to this session's own organization; Invoke-Command -Session runs here.
""",
}
