"""In: what compiled units declare. Out: the descriptions of code: blocks, parameters, attributes, types, call sites.

Made once when a unit is loaded, by the constructor calls that the compiler wrote; they hold no state of a run but caches.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ems.values.errors import NetException, ps_error
from ems.values.objects import CodeMethod, Extension, NetObject, PSObject
from ems.values.types import NetType, of_script

if TYPE_CHECKING:
    from ems.syntax.source import Source


class TypeRef:
    """A type as written; resolved when first needed and kept, unless a script defined it."""

    __slots__ = ("end", "found", "namespaces", "shape", "start", "text", "types")

    def __init__(self, text: str, start: int, end: int, shape: tuple[Any, ...], namespaces: tuple[str, ...] = (), types: dict[str, Any] | None = None) -> None:
        self.text = text
        self.types = types  # the classes and enums that the same text defines or takes from a module
        self.namespaces = namespaces  # of the file's using statements
        self.start = start
        self.end = end
        self.shape = shape
        self.found: NetType | None = None

    def get(self, session: Any, scope: Any) -> NetType:
        found = self.found
        if found is None:
            if self.types is not None and (found := self.types.get(self.text.lower())) is not None:
                return found
            found = session.resolve_type(self, scope)
            if not of_script(found):
                self.found = found
        return found


class AttributeCode:
    """An attribute as written; `arguments(session, scope)` gives (positional list, named dict); `names`: where the named ones stand."""

    __slots__ = ("arguments", "end", "names", "start", "text", "type")

    def __init__(self, type: TypeRef, arguments: Callable[[Any, Any], tuple[list[Any], dict[str, Any]]], start: int, end: int, text: str = "",
                 names: dict[str, tuple[int, int]] | None = None) -> None:
        self.text = text
        self.names = names or {}
        self.type = type
        self.arguments = arguments
        self.start = start
        self.end = end

    def kind(self, session: Any, scope: Any) -> NetType:
        """The attribute's class, written with the suffix or without."""
        try:
            return self.type.get(session, scope)
        except NetException:
            found = session.script_types.get(self.type.text.lower() + "attribute")
            if found is None:
                raise
            return found  # type: ignore[no-any-return]

    @property
    def name(self) -> str:
        """The attribute's short lower name, without namespace and suffix."""
        name = self.type.text.rpartition(".")[2].lower()
        return name.removesuffix("attribute")


class ParameterCode:
    """A script parameter: attributes holds AttributeCode and TypeRef; default(session, scope) its default value, or None."""

    __slots__ = ("attributes", "default", "default_text", "end", "name", "start")

    def __init__(self, name: str, attributes: tuple[Any, ...], default: Callable[[Any, Any], Any] | None, start: int, end: int,
                 default_text: str | None = None) -> None:
        self.name = name
        self.attributes = attributes
        self.default = default
        self.start = start
        self.end = end
        self.default_text = default_text


class BlockCode:
    """A compiled script block: its named blocks as functions (session, scope, out), None where there is none."""

    __slots__ = ("attributes", "begin", "clean", "dynamicparam", "end", "end_offset", "has_param_block", "mentions", "name", "parameters", "plans", "process",
                 "requires", "signature", "source", "start_offset", "unnamed", "is_advanced", "plain")

    def __init__(self, source: Source, start: int, end_offset: int, *, name: str | None, parameters: tuple[ParameterCode, ...],
                 attributes: tuple[AttributeCode, ...], mentions: frozenset[str], unnamed: bool, has_param_block: bool = False, dynamicparam: Any = None,
                 begin: Any = None, process: Any = None, end: Any = None, clean: Any = None, requires: dict[str, Any] | None = None) -> None:
        self.requires = requires
        self.source = source
        self.start_offset = start
        self.end_offset = end_offset
        self.name = name
        self.parameters = parameters
        self.attributes = attributes
        self.mentions = mentions
        self.unnamed = unnamed
        self.has_param_block = has_param_block
        self.dynamicparam = dynamicparam
        self.begin = begin
        self.process = process
        self.end = end
        self.clean = clean
        self.signature: Any = None  # ems.runtime.functions makes it when first needed
        self.plans: dict[int, Any] | None = None  # count of arguments -> how to bind them, kept by ems.runtime.quick_calls
        self.is_advanced = any(a.name == "cmdletbinding" for a in attributes) or any(
            isinstance(a, AttributeCode) and a.name == "parameter" for p in parameters for a in p.attributes)
        self.plain = not (self.begin or self.process or self.clean or self.dynamicparam)

    @property
    def text(self) -> str:
        """The source text of the block, braces included where they were written."""
        return self.source.text[self.start_offset : self.end_offset]

    @property
    def inner_text(self) -> str:
        """The text between the braces, as a script block converts to String; parameters that stand before them become a param block."""
        text = self.text
        inner = text[1:-1] if text.startswith("{") and text.endswith("}") else text
        if not self.parameters or self.has_param_block:
            return inner
        return f"param({', '.join(self.source.text[p.start : p.end] for p in self.parameters)})\n{inner}"


class TypeCode:
    """A class, enum or interface that a script defines."""

    __slots__ = ("attributes", "bases", "end", "kind", "members", "name", "source", "space", "start")

    def __init__(self, name: str, kind: str, bases: tuple[TypeRef, ...], attributes: tuple[Any, ...], members: tuple[Any, ...], source: Source, start: int,
                 end: int, space: str = "") -> None:
        self.name = name
        self.space = space
        self.kind = kind
        self.bases = bases
        self.attributes = attributes
        self.members = members
        self.source = source
        self.start = start
        self.end = end


class PropertyCode:
    """A property of a class or a member of an enum; start and end tell where it stands, place where its value does.
    constant: False for a value that an enum may not have."""

    __slots__ = ("attributes", "constant", "end", "modifiers", "name", "place", "start", "type", "value")

    def __init__(self, name: str, modifiers: str, type: TypeRef | None, attributes: tuple[Any, ...], value: Any, start: int, end: int,
                 place: tuple[int, int] | None = None, constant: bool = True) -> None:
        self.place = place
        self.constant = constant
        self.start = start
        self.end = end
        self.name = name
        self.modifiers = modifiers
        self.type = type
        self.attributes = attributes
        self.value = value


class MethodCode:
    """A method or constructor of a class; start and end tell where it stands."""

    __slots__ = ("block", "constructor", "end", "modifiers", "name", "return_type", "start")

    def __init__(self, name: str, modifiers: str, constructor: bool, return_type: TypeRef | None, block: BlockCode, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.modifiers = modifiers
        self.constructor = constructor
        self.return_type = return_type
        self.block = block


class CommandSite:
    """One place in a script that runs a command. shapes: (kind, name, start, end, text) an element after the command's name.

    as_method: written f(1, 2), which strict mode refuses. `plan` and `epoch` are kept by ems.runtime.pipeline: what the name resolved to and how the arguments are bound.
    """

    __slots__ = ("as_method", "bindings", "end", "epoch", "head_end", "head_start", "name", "op", "plan", "redirections", "resolved", "shapes", "source", "start")

    def __init__(self, name: str | None, op: str | None, shapes: tuple[Any, ...], start: int, end: int, head_start: int, head_end: int,
                 redirections: tuple[Any, ...], source: Source | None, as_method: bool = False) -> None:
        self.as_method = as_method
        self.name = name
        self.op = op
        self.shapes = shapes
        self.start = start
        self.end = end
        self.head_start = head_start
        self.head_end = head_end
        self.redirections = redirections
        self.source = source
        self.epoch = -1
        self.resolved: Any = None
        self.plan: Any = None
        self.bindings: dict[bool, Any] | None = None  # expects input -> CallPlan, kept by ems.runtime.call_plans


class ExpressionSite:
    """An expression in front of a pipeline, with its redirections."""

    __slots__ = ("end", "redirections", "start")

    def __init__(self, start: int, end: int, redirections: tuple[Any, ...]) -> None:
        self.start = start
        self.end = end
        self.redirections = redirections


class NumberArgument(NetObject):
    """A number argument whose text is not the number's own (007, 1kb, 0x10): a parameter of type String takes the text."""

    __slots__ = ("base", "text")
    net_name = "System.Management.Automation.PSObject"

    def __init__(self, base: Any, text: str) -> None:
        self.ps_ext = None
        self.base = base
        self.text = text

    def as_object(self) -> Any:
        """The number as a parameter of no declared type gets it: a number that prints as it was written."""
        made = PSObject(self.base, Extension())
        made.ps_ext.members["tostring"] = CodeMethod("ToString", lambda _obj, *_: self.text)  # type: ignore[union-attr]
        return made


class ScriptBlock(NetObject):
    """[scriptblock]: code, and the session state (module) it belongs to. closure: a Scope whose variables it sees (GetNewClosure)."""

    __slots__ = ("closure", "code", "state")
    net_name = "System.Management.Automation.ScriptBlock"

    def __init__(self, code: BlockCode, state: Any, closure: Any = None) -> None:
        self.ps_ext = None
        self.code = code
        self.state = state
        self.closure = closure

    def __str__(self) -> str:
        return self.code.inner_text


class TypeNameTarget(NetObject):
    """What an error about a type's name is about: the name as written."""

    __slots__ = ("text",)
    net_name = "System.Management.Automation.Language.TypeName"

    def __init__(self, text: str) -> None:
        self.ps_ext = None
        self.text = text

    def __str__(self) -> str:
        return self.text


def type_not_found(text: str) -> Exception:
    return ps_error("TypeNotFound", f"Unable to find type [{text}].", category="InvalidOperation", target=TypeNameTarget(text))
