"""In: a command of a pipeline. Out: the types it puts out: by its declaration, by what reaches it, or by its script block."""
from __future__ import annotations

from typing import Any

from ems.console.completion.inferred import Inferred, distinct, element_types, named
from ems.syntax import nodes as n

PS_OBJECT = "System.Management.Automation.PSObject"


def arguments_of(node: n.Command, signature: Any) -> dict[str, Any]:
    """Lower parameter name -> argument node, by a light binding: named, then by position."""
    from ems.console.completion.binding import bind

    return bind(node, signature).values


def command_info(self: Any, node: n.Command) -> Any:
    from ems.console.hints import known_command

    first = node.elements[0] if node.elements else None
    return known_command(self.session, first.value) if type(first) is n.StringConstantExpression else None


def command_output(self: Any, node: n.Command, pipe: n.Pipeline, at: int) -> list[Inferred]:
    from ems.console.hints import signature_of

    first = node.elements[0]
    if type(first) is not n.StringConstantExpression:
        return self.script(first.body) if type(first) is n.ScriptBlockExpression else []
    written = self.functions.get(first.value.lower())
    if written is not None and written.end <= node.start:
        return self.script(written.body)
    info = command_info(self, node)
    if info is None:
        return []
    signature = signature_of(self.session, info)
    name = info.name.lower()
    special = SPECIAL.get(name)
    if special is not None and signature is not None:
        found = special(self, arguments_of(node, signature), pipe, at)
        if found is not None:
            return found
    declared = [t for text in (signature.output_types if signature is not None else ()) for t in named(text, self.namespaces)]
    if declared:
        return distinct(declared)
    from ems.runtime.functions import FunctionInfo

    if isinstance(info, FunctionInfo):
        tree = getattr(info.script.code, "ast", None)
        if tree is not None:
            return self.script(tree)
    return []


def _names(node: Any) -> list[str]:
    """Property names of an argument: barewords and strings of a list; calculated ones do not count."""
    items = node.elements if type(node) is n.ArrayLiteral else [node]
    return [i.value for i in items if type(i) is n.StringConstantExpression]


def _before(self: Any, pipe: n.Pipeline, at: int) -> list[Inferred]:
    return self.pipeline_before(pipe, at)


def _select(self: Any, given: dict[str, Any], pipe: n.Pipeline, at: int) -> list[Inferred] | None:
    before = _before(self, pipe, at)
    if "expandproperty" in given and given["expandproperty"] is not None:
        names = _names(given["expandproperty"])
        return element_types(self.member_types(before, names[0])) if names else []
    if given.get("property") is not None:
        names = _names(given["property"])
        if any("*" in name for name in names):
            return before
        if not names:
            return []
        net = named(PS_OBJECT)
        return [Inferred(net[0].net if net else None, {name: self.member_types(before, name) for name in names})]
    return before


def _each(self: Any, given: dict[str, Any], pipe: n.Pipeline, at: int) -> list[Inferred] | None:
    process = given.get("process") or given.get("parallel")
    if process is not None:
        blocks = process.elements if type(process) is n.ArrayLiteral else [process]
        return [t for b in blocks if type(b) is n.ScriptBlockExpression for t in self.script(b.body)]
    member = given.get("membername")
    if type(member) is n.StringConstantExpression:
        return element_types(self.member_types(_before(self, pipe, at), member.value))
    return []


def _pass(self: Any, given: dict[str, Any], pipe: n.Pipeline, at: int) -> list[Inferred] | None:
    return _before(self, pipe, at)


def _group(self: Any, given: dict[str, Any], pipe: n.Pipeline, at: int) -> list[Inferred] | None:
    net = named("Microsoft.PowerShell.Commands.GroupInfo")
    before = _before(self, pipe, at)
    if "ashashtable" in given:
        return named("hashtable")
    collection = named("System.Collections.ObjectModel.Collection[psobject]") or named("System.Collections.ArrayList")
    return [Inferred(net[0].net if net else None, {"Group": before + collection})]


def _new_object(self: Any, given: dict[str, Any], pipe: n.Pipeline, at: int) -> list[Inferred] | None:
    name = given.get("typename")
    return self.type_named(name.value) if type(name) is n.StringConstantExpression else None


SPECIAL = {"select-object": _select, "foreach-object": _each, "where-object": _pass, "sort-object": _pass, "tee-object": _pass, "get-unique": _pass,
           "group-object": _group, "new-object": _new_object}
