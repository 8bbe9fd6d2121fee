"""In: ScriptBlock, PSVariable, PSReference, SwitchParameter, PSObject. Out: their members."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import ScriptBlock
from ems.runtime.scope import AutomaticVariable, LazyVariable, RuledVariable, UnsetVariable, Variable, checked, restrict, rules_of
from ems.runtime.startup_variables import DefaultParameters
from ems.values.collections import GenericList
from ems.values.context import current
from ems.values.convert import to_string
from ems.values.enums import enum_value
from ems.values.errors import ps_error
from ems.values.objects import NOTHING
from ems.values.typenames import resolve
from ems.values.types import _by_class, net_type

SCRIPT_BLOCK = net_type("System.Management.Automation.ScriptBlock", py=ScriptBlock)
SCRIPT_BLOCK.prop("string File", lambda s: s.code.source.path)
SCRIPT_BLOCK.prop("bool IsFilter", lambda s: False)
SCRIPT_BLOCK.prop("bool IsConfiguration", lambda s: False)
SCRIPT_BLOCK.prop("bool DebuggerHidden", lambda s: False)
SCRIPT_BLOCK.prop("psmoduleinfo Module", lambda s: s.state.module)
SCRIPT_BLOCK.prop("guid Id", lambda s: script_id(s))
SCRIPT_BLOCK.prop("System.Management.Automation.Language.Ast Ast", lambda s: syntax_tree(s))
SCRIPT_BLOCK.prop("System.Collections.Generic.List[System.Attribute] Attributes", lambda s: attribute_list(s))
SCRIPT_BLOCK.prop("System.Management.Automation.PSToken StartPosition", lambda s: None)


def script_id(script: ScriptBlock) -> Any:
    import uuid

    from ems.values.identities import parse_guid

    return parse_guid(str(uuid.uuid5(uuid.NAMESPACE_OID, f"{id(script.code)}")))


def syntax_tree(script: ScriptBlock) -> Any:
    from ems.runtime.types.syntax import tree_of

    return tree_of(script)


def attribute_list(script: ScriptBlock) -> list[Any]:
    from ems.runtime.attributes import attributes_of

    return attributes_of(script)


def collection(items: list[Any]) -> GenericList:
    """Collection[psobject]"""
    return GenericList(items, resolve("System.Collections.ObjectModel.Collection[psobject]"))


@SCRIPT_BLOCK.method("System.Collections.ObjectModel.Collection[psobject] Invoke(Params System.Object[] args)")
def invoke(script: ScriptBlock, *args: Any) -> Any:
    return collection(current().invoke(script, flat(args)))


@SCRIPT_BLOCK.method("System.Object InvokeReturnAsIs(Params System.Object[] args)")
def invoke_return_as_is(script: ScriptBlock, *args: Any) -> Any:
    items = current().invoke(script, flat(args))
    return items[0] if len(items) == 1 else items if items else NOTHING


@SCRIPT_BLOCK.method("System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, "
                     "System.Object variablesToDefine, Params System.Object[] args)",
                     "System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, "
                     "System.Object variablesToDefine)")
def invoke_with_context(script: ScriptBlock, functions: Any, variables: Any, *args: Any) -> Any:
    session = current()
    scope = script.state.current.child("function")
    for name, body in (functions.items() if functions is not None else ()):
        session.commands.define_function(scope, to_string(name), body)
    for variable in [variables] if isinstance(variables, Variable) else variables or []:
        scope.set(variable.name.lower(), variable.value, variable.name)
    bound = ScriptBlock(script.code, script.state, scope)
    return collection(session.invoke(bound, flat(args)))


def flat(args: tuple[Any, ...]) -> list[Any]:
    """Arguments of a Params array, given singly or as the array itself."""
    return list(args[0]) if len(args) == 1 and isinstance(args[0], list) else list(args)


@SCRIPT_BLOCK.method("scriptblock GetNewClosure()")
def get_new_closure(script: ScriptBlock) -> ScriptBlock:
    """A copy that keeps the variables of the current scope as they are now, in a dynamic module of its own."""
    from ems.runtime.modules import ModuleInfo
    from ems.runtime.state import SessionState

    session = current()
    module = ModuleInfo(f"__DynamicModule_{script_id(script)}")
    state = SessionState(session, module, session.global_scope)  # type: ignore[arg-type]
    module.state = state
    for name, variable in session.scope.vars.items():
        if variable.__class__ is not UnsetVariable and variable.__class__ is not AutomaticVariable:
            state.top.vars[name] = Variable(variable.name, variable.value, state.top)
    return ScriptBlock(script.code, state)


@SCRIPT_BLOCK.method("System.Management.Automation.SteppablePipeline GetSteppablePipeline()",
                     "System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin)",
                     "System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Management.Automation.CommandOrigin commandOrigin, System.Object[] args)")
def get_steppable_pipeline(script: ScriptBlock, *_origin: Any) -> Any:
    from ems.runtime.types.steppable import steppable

    return steppable(script)


@SCRIPT_BLOCK.method("string ToString()")
def script_text(script: ScriptBlock) -> str:
    return script.code.inner_text


@SCRIPT_BLOCK.method("void CheckRestrictedLanguage(System.Collections.Generic.IEnumerable[string] allowedCommands, System.Collections.Generic.IEnumerable[string] "
                     "allowedVariables, bool allowEnvironmentVariables)")
def check_restricted(script: ScriptBlock, commands: Any, variables: Any, environment: Any) -> Any:
    from ems.syntax.nodes import Command
    from ems.syntax.parser import parse

    for node in parse(script.code.inner_text).ast.walk():
        if isinstance(node, Command):
            raise ps_error("ParseException", "The command is not allowed in restricted language mode or a Data section.", category="ParserError",
                           cls="System.Management.Automation.ParseException")
    return NOTHING


@SCRIPT_BLOCK.static("scriptblock Create(string script)")
def create(text: str) -> ScriptBlock:
    return current().parse(text)  # type: ignore[no-any-return]


# -- variables

DEFAULTS = net_type("System.Management.Automation.DefaultParameterDictionary", base="System.Collections.Hashtable", py=DefaultParameters)


@DEFAULTS.method("bool ChangeSinceLastCheck()")
def change_since_last_check(table: DefaultParameters) -> bool:
    return False


VARIABLE = net_type("System.Management.Automation.PSVariable", py=Variable)
for _class in (RuledVariable, AutomaticVariable, LazyVariable):
    _by_class[_class] = VARIABLE
VARIABLE.prop("string Name", lambda v: v.name)
VARIABLE.prop("string Description", lambda v: rules.description if (rules := rules_of(v)) else "", lambda v, new: set_rule(v, "description", new))
VARIABLE.prop("System.Object Value", lambda v: v.value, lambda v, new: setattr(v, "value", new))
VARIABLE.prop("System.Management.Automation.SessionStateEntryVisibility Visibility",
              lambda v: enum_value("System.Management.Automation.SessionStateEntryVisibility", rules.visibility if (rules := rules_of(v)) else "Public"),
              lambda v, new: set_rule(v, "visibility", to_string(new)))
VARIABLE.prop("psmoduleinfo Module", lambda v: v.scope.state.module if v.scope is not None else None)
VARIABLE.prop("string ModuleName", lambda v: v.scope.state.module.name if v.scope is not None and v.scope.state.module is not None else "")
VARIABLE.prop("System.Management.Automation.ScopedItemOptions Options", lambda v: options_of(v), lambda v, new: set_options(v, new))
VARIABLE.prop("System.Collections.ObjectModel.Collection[System.Attribute] Attributes", lambda v: variable_attributes(v))


@VARIABLE.method("bool IsValidValue(System.Object value)")
def is_valid_value(variable: Variable, value: Any) -> bool:
    """True when the variable's type and attributes take the value."""
    from ems.values.errors import NetException, RuntimeException

    if rules_of(variable) is None:
        return True
    try:
        checked(variable, value)
    except (NetException, RuntimeException):
        return False
    return True


def set_rule(variable: Variable, name: str, value: Any) -> None:
    setattr(rules_of(variable, create=True), name, value)


def options_of(variable: Variable) -> Any:
    from ems.values.enums import parse_enum

    rules = rules_of(variable)
    return parse_enum(", ".join(sorted(rules.options)) if rules and rules.options else "None", resolve("System.Management.Automation.ScopedItemOptions"))


def set_options(variable: Variable, value: Any) -> None:
    rules = rules_of(variable, create=True)
    assert rules is not None
    rules.options = {o.strip() for o in to_string(value).split(",")} - {"None", ""}
    restrict(variable)


def variable_attributes(variable: Variable) -> GenericList:
    from ems.runtime.attributes import from_rules

    kind = net_type("System.Management.Automation.PSVariableAttributeCollection")
    if kind.base_name in (None, "System.Object"):
        parent = resolve("System.Collections.ObjectModel.Collection[System.Attribute]")
        kind.base_name, kind._mro, kind.arguments = parent.full_name, (kind, *parent.mro), parent.arguments
    return GenericList(from_rules(rules_of(variable)), kind)


@VARIABLE.constructor("psvariable new(string name)", "psvariable new(string name, System.Object value)",
                      "psvariable new(string name, System.Object value, System.Management.Automation.ScopedItemOptions options)")
def new_variable(name: str, value: Any = None, options: Any = None) -> Variable:
    made = Variable(name, value, None)
    if options is not None:
        set_options(made, options)
    return made
