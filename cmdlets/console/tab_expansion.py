"""In: a text and a cursor. Out: the completions for that place: TabExpansion2, which the console, scripts and editors call."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.console.completion.results import Completion, CompletionResult, result_kind
from ems.values.collections import GenericList
from ems.values.types import net_type

RESULT = net_type("System.Management.Automation.CompletionResult", py=CompletionResult)
RESULT.prop("string CompletionText", lambda r: r.text)
RESULT.prop("string ListItemText", lambda r: r.list_text)
RESULT.prop("System.Management.Automation.CompletionResultType ResultType", lambda r: result_kind(r.kind))
RESULT.prop("string ToolTip", lambda r: r.tool_tip)


@RESULT.constructor("System.Management.Automation.CompletionResult new(string completionText, string listItemText, System.Management.Automation.CompletionResultType "
                    "resultType, string toolTip)", "System.Management.Automation.CompletionResult new(string completionText)")
def _new(text: str, shown: str | None = None, kind: Any = None, tip: str | None = None) -> CompletionResult:
    from ems.values.enums import enum_text

    return CompletionResult(text, shown, enum_text(kind) if kind is not None else "Text", tip)


COMPLETION = net_type("System.Management.Automation.CommandCompletion", py=Completion)
COMPLETION.prop("int CurrentMatchIndex", lambda c: c.current, lambda c, v: setattr(c, "current", v))
COMPLETION.prop("int ReplacementIndex", lambda c: c.index, lambda c, v: setattr(c, "index", v))
COMPLETION.prop("int ReplacementLength", lambda c: c.length, lambda c, v: setattr(c, "length", v))
COMPLETION.prop("System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult] CompletionMatches", lambda c: _matches(c))


def _matches(completion: Completion) -> Any:
    from ems.values.typenames import resolve

    return GenericList(completion.matches, resolve("System.Collections.ObjectModel.Collection[System.Management.Automation.CompletionResult]"))


@COMPLETION.method("System.Management.Automation.CompletionResult GetNextResult(bool forward)")
def _next(completion: Completion, forward: bool) -> CompletionResult | None:
    """The next match, around the end."""
    if not completion.matches:
        return None
    completion.current = (completion.current + (1 if forward else -1)) % len(completion.matches)
    return completion.matches[completion.current]


@cmdlet("TabExpansion2", default_set="ScriptInputSet", output="System.Management.Automation.CommandCompletion", module="")
class TabExpansion2(Cmdlet):
    """Complete a line of input at a place in it.

    EXAMPLES
    > (TabExpansion2 -inputScript 'Get-ChildI' -cursorColumn 10).CompletionMatches | ForEach-Object CompletionText
    Get-ChildItem

    Lists the commands that begin so.
    """

    input_script = parameter("inputScript", "string", position=0, mandatory=True, sets="ScriptInputSet", help="The text.", validate=[("allowempty",)])
    cursor_column = parameter("cursorColumn", "int", position=1, sets="ScriptInputSet", help="The place in the text; its end when not given.")
    ast = parameter("ast", "object", position=0, mandatory=True, sets="AstInputSet", help="The parsed text.")
    tokens = parameter("tokens", "object", position=1, mandatory=True, sets="AstInputSet", help="Its tokens.")
    position = parameter("positionOfCursor", "object", position=2, mandatory=True, sets="AstInputSet", help="The place in it.")
    options = parameter("options", "hashtable", position=3, sets={"ScriptInputSet": {"position": 2}, "AstInputSet": {"position": 3}}, help="Settings.")

    def process(self) -> None:
        from ems.console.completion import complete

        if self.parameter_set == "AstInputSet":
            from ems.values.convert import to_int, to_string
            from ems.values.members import get_member

            text = to_string(get_member(get_member(self.ast, "Extent"), "Text"))
            at = to_int(get_member(self.position, "Offset"))
        else:
            text = self.input_script or ""
            at = self.cursor_column if "cursorColumn" in self.bound else len(text)
        self.write(complete(text, min(max(at, 0), len(text)), self.shell))
