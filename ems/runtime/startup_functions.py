"""In: a session. Out: the functions that every new session has; each is compiled when it is first called."""
from __future__ import annotations

from typing import Any

from ems.runtime.functions import FunctionInfo

# name -> body
FUNCTIONS = {
    "cd..": "Set-Location ..",
    "cd\\": "Set-Location \\",
    "cd~": "Set-Location ~",
    "Clear-Host": "[Console]::Clear()",
    "exec": "Switch-Process -WithCommand $args",
    "help": """[CmdletBinding(DefaultParameterSetName = 'AllUsersView')]
param(
    [Parameter(Position = 0, ValueFromPipelineByPropertyName)] [string] $Name,
    [string] $Path,
    [ValidateSet('Alias', 'Cmdlet', 'Provider', 'General', 'FAQ', 'Glossary', 'HelpFile', 'ScriptCommand', 'Function', 'Filter', 'ExternalScript', 'All', 'DefaultHelp',
        'DscResource', 'Class', 'Configuration')] [string[]] $Category,
    [Parameter(ParameterSetName = 'AllUsersView')] [switch] $Full,
    [Parameter(ParameterSetName = 'DetailedView', Mandatory)] [switch] $Detailed,
    [Parameter(ParameterSetName = 'Examples', Mandatory)] [switch] $Examples,
    [Parameter(ParameterSetName = 'Parameters', Mandatory)] [string[]] $Parameter,
    [string[]] $Component, [string[]] $Functionality, [string[]] $Role,
    [Parameter(ParameterSetName = 'Online', Mandatory)] [switch] $Online
)
Get-Help @PSBoundParameters""",
    "oss": """param([Parameter(ValueFromPipeline)] [psobject] $InputObject, [int] $Width)
begin { $all = [System.Collections.Generic.List[object]]::new() } process { $all.Add($InputObject) } end { $null = $PSBoundParameters.Remove('InputObject'); $all | Out-String -Stream @PSBoundParameters }""",
    "Pause": "$null = Read-Host 'Press Enter to continue...'",
    "prompt": "\"PS $($executionContext.SessionState.Path.CurrentLocation)$('>' * ($nestedPromptLevel + 1)) \"",
}


class StartupFunction(FunctionInfo):
    """A function of a new session: its script is made from the text when somebody asks."""

    __slots__ = ("body", "made", "session")

    def __init__(self, name: str, body: str, session: Any) -> None:
        self.body = body
        self.session = session
        self.made: Any = None
        super().__init__(name, None)  # type: ignore[arg-type]

    @property
    def script(self) -> Any:  # type: ignore[override]
        if self.made is None:
            self.made = self.session.parse(self.body)
        return self.made

    @script.setter
    def script(self, value: Any) -> None:
        self.made = value


def define_functions(session: Any) -> None:
    table = session.global_scope.functions
    if table is None:
        table = session.global_scope.functions = {}
    for name, body in FUNCTIONS.items():
        table[name.lower()] = StartupFunction(name, body, session)
