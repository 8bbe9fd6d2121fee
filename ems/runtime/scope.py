"""In: names and values. Out: Variable (PSVariable) and Scope, and the dynamic look-up through them.

A compiled block reads and writes `cell.value`. What a variable is shows in its class: Variable is plain, the others override reading or
writing. A cell changes its class in place (they share one layout), so code that already holds it never has to ask.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ems.values.errors import ps_error
from ems.values.objects import NOTHING, NetObject

if TYPE_CHECKING:
    from ems.runtime.state import SessionState


class Variable(NetObject):
    """A plain variable. `rules` is None or its VariableRules; `scope` the Scope that holds it."""

    __slots__ = ("name", "rules", "scope", "value")
    net_name = "System.Management.Automation.PSVariable"

    def __init__(self, name: str, value: Any, scope: Any = None) -> None:
        self.name = name
        self.value = value
        self.scope = scope

    # `rules` and `ps_ext` are set only where needed: see rules_of.


class VariableRules:
    """What restricts a variable: type converts and checks run on every assignment; options are ScopedItemOptions names."""

    __slots__ = ("attributes", "description", "options", "type", "visibility")

    def __init__(self) -> None:
        self.type: Any = None
        self.attributes: list[Any] = []
        self.options: set[str] = set()
        self.description = ""
        self.visibility = "Public"


def rules_of(variable: Variable, create: bool = False) -> VariableRules | None:
    try:
        return variable.rules
    except AttributeError:
        if not create:
            return None
        made = VariableRules()
        object.__setattr__(variable, "rules", made)
        return made


_raw = Variable.value  # type: ignore[misc]
_get_raw, _set_raw = _raw.__get__, _raw.__set__  # type: ignore[attr-defined]


class UnsetVariable(Variable):
    """A name that its scope's code assigns but has not yet: reads go on to the parents, a write makes it a Variable."""

    __slots__ = ()

    @property
    def value(self) -> Any:  # type: ignore[override]
        return self.scope.get_from_parent(self.name.lower(), self.name)

    @value.setter
    def value(self, new: Any) -> None:
        self.__class__ = Variable  # type: ignore[assignment]
        self.value = new


UNCHANGED = frozenset((int, str, float, bool))  # values that a variable of their very type takes without a conversion


class RuledVariable(Variable):
    """A variable with a type, validation attributes or options: each write is checked."""

    __slots__ = ()

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "value":
            rules = self.rules
            kind = rules.type
            if kind is None or value.__class__ not in UNCHANGED or kind.py is not value.__class__ or rules.attributes or rules.options:
                value = checked(self, value)
        object.__setattr__(self, name, value)


class AutomaticVariable(Variable):
    """A variable whose value is computed: `value` slot holds (getter, setter or None)."""

    __slots__ = ()

    @property
    def value(self) -> Any:  # type: ignore[override]
        return _get_raw(self, AutomaticVariable)[0]()

    @value.setter
    def value(self, new: Any) -> None:
        setter = _get_raw(self, AutomaticVariable)[1]
        if setter is None:
            raise not_writable(self)
        setter(new)


class LazyVariable(Variable):
    """A variable of an enum type whose value is made when first used: the slot holds (type name, text)."""

    __slots__ = ()

    def _settle(self) -> None:
        from ems.values.convert import convert
        from ems.values.typenames import resolve

        type_name, text = _get_raw(self, LazyVariable)
        kind = resolve(type_name)
        object.__setattr__(self, "__class__", RuledVariable)
        rules_of(self, create=True).type = kind  # type: ignore[union-attr]
        _set_raw(self, convert(text, kind))

    @property
    def value(self) -> Any:  # type: ignore[override]
        self._settle()
        return self.value

    @value.setter
    def value(self, new: Any) -> None:
        self._settle()
        self.value = new


def not_writable(variable: Variable) -> Exception:
    return ps_error("VariableNotWritable", f"Cannot overwrite variable {variable.name} because it is read-only or constant.", category="WriteError",
                    target=variable.name, cls="System.Management.Automation.SessionStateUnauthorizedAccessException")


def automatic(name: str, getter: Any, setter: Any = None) -> Variable:
    made = AutomaticVariable.__new__(AutomaticVariable)
    object.__setattr__(made, "name", name)
    object.__setattr__(made, "scope", None)
    _set_raw(made, (getter, setter))
    return made


def lazy(name: str, type_name: str, text: str, scope: Any) -> Variable:
    """A LazyVariable."""
    made = LazyVariable.__new__(LazyVariable)
    object.__setattr__(made, "name", name)
    object.__setattr__(made, "scope", scope)
    _set_raw(made, (type_name, text))
    return made


def checked(variable: Variable, value: Any, is_new: bool = False) -> Any:
    """The value to store in a variable with rules: converted and validated, or the error."""
    rules = rules_of(variable)
    if rules is None:
        return value
    if "ReadOnly" in rules.options or "Constant" in rules.options:
        raise not_writable(variable)
    from ems.runtime.validation import check_assignment

    return check_assignment(variable.name, rules, value, is_new)


def restrict(variable: Variable) -> None:
    """Let the rules of a variable take effect."""
    if variable.__class__ is Variable or variable.__class__ is UnsetVariable:
        object.__setattr__(variable, "__class__", RuledVariable)


class Scope:
    """One scope. kind: global, script, function, block or module; `function` and `frame` tell whose call made it.

    functions and aliases are None until one is defined here; strict is set by Set-StrictMode only. `state` is the SessionState (module or global) that the scope belongs to.
    """

    __slots__ = ("aliases", "drives", "frame", "functions", "kind", "parent", "state", "strict", "types", "vars")

    def __init__(self, parent: Scope | None, state: SessionState, kind: str = "block") -> None:
        self.parent = parent
        self.state = state
        self.kind = kind
        self.vars: dict[str, Variable] = {}
        self.functions: dict[str, Any] | None = None
        self.aliases: dict[str, Any] | None = None
        self.types: dict[str, Any] | None = None  # the classes and enums of the script that runs in this scope
        self.frame: Any = None

    # -- look-up

    def find(self, lower: str) -> Variable | None:
        """The variable visible here under that name, or None."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.vars.get(lower)
            if found is not None and found.__class__ is not UnsetVariable and (scope is self or not is_private(found)):
                return found
            scope = scope.parent
        return None

    def get(self, lower: str, name: str | None = None) -> Any:
        """The value of a variable as an expression reads it; `name` as it is written there, when that is not lower."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.vars.get(lower)
            if found is not None and found.__class__ is not UnsetVariable and (scope is self or found.__class__ is Variable or not is_private(found)):
                return found.value
            scope = scope.parent
        return self.missing(name or lower)

    def get_from_parent(self, lower: str, name: str = "") -> Any:
        scope = self.parent
        while scope is not None:
            found = scope.vars.get(lower)
            if found is not None and found.__class__ is not UnsetVariable and not is_private(found):
                return found.value
            scope = scope.parent
        return self.missing(name or lower)

    def missing(self, name: str) -> Any:
        if self.state.session.strict_version() >= 1:
            raise ps_error("VariableIsUndefined", f"The variable '${name}' cannot be retrieved because it has not been set.", target=name)
        return None

    def set(self, lower: str, value: Any, name: str | None = None) -> Variable:
        """Assign in this very scope."""
        found = self.vars.get(lower) or self.state.session.all_scope.get(lower)
        if found is None:
            found = self.vars[lower] = Variable(name or lower, value, self)
        else:
            found.value = value
        return found

    def find_type(self, lower: str) -> Any:
        """The script's class or enum visible here under that name, or None."""
        scope: Scope | None = self
        while scope is not None:
            if scope.types is not None and lower in scope.types:
                return scope.types[lower]
            scope = scope.parent
        return None

    def add_types(self, types: dict[str, Any]) -> None:
        """Make types known here and in the scopes below."""
        if self.types is None:
            self.types = {}
        self.types.update(types)

    def child(self, kind: str = "block") -> Scope:
        return Scope(self, self.state, kind)

    def chain(self) -> Iterator[Scope]:
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    # -- scope modifiers

    def named(self, scope: str) -> Scope:
        """The scope that a modifier or -Scope name means: global, script, local, private or a number of levels up."""
        if scope == "global":
            return self.state.session.global_scope
        if scope == "script":
            return self.script()
        if scope in ("local", "private", "variable"):
            return self
        if scope.isdigit():
            found: Scope | None = self
            for _ in range(int(scope)):
                found = found.parent if found is not None else None
            if found is None:
                raise ps_error("ArgumentOutOfRange",
                               f"The scope number '{scope}' exceeds the number of active scopes. (Parameter 'Scope')\nActual value was {scope}.",
                               category="InvalidArgument", target=int(scope), cls="System.Management.Automation.RuntimeException")
            return found
        raise ps_error("Argument", "Cannot process argument because the value of argument \"scopeID\" is not valid. "
                       "Change the value of the \"scopeID\" argument and run the operation again.", category="InvalidArgument", target="scopeID")

    def script(self) -> Scope:
        for scope in self.chain():
            if scope.kind in ("script", "module", "global"):
                return scope
        return self.state.top

    def get_scoped(self, scope: str, lower: str) -> Any:
        """$global:x and kin."""
        where = self.named(scope)
        if scope == "variable":
            return self.get(lower)
        found = where.vars.get(lower)
        if found is None or found.__class__ is UnsetVariable:
            if scope == "script":
                return where.get(lower)
            return self.missing(f"{scope}:{lower}")
        return found.value

    def set_scoped(self, session: Any, name: str, value: Any) -> None:
        """Assign to a name with a scope or drive."""
        lower = name.lower()
        scope, colon, rest = lower.partition(":")
        if not colon:
            if lower in ("true", "false", "null"):
                if lower != "null":
                    raise not_writable(Variable(name, None))
                return
            self.set(lower, value, name)
        elif scope in ("global", "script", "local", "private", "variable"):
            where = self.named(scope)
            made = where.set(rest, value, name.partition(":")[2])
            if scope == "private":
                rules_of(made, create=True).options.add("Private")  # type: ignore[union-attr]
                restrict(made)
        else:
            session.set_drive_variable(self, name, value)

    def get_using(self, lower: str) -> Any:
        """$using:x in a block that runs elsewhere; the runner put the values in `__using`."""
        found = self.find("__using")
        if found is None:
            raise ps_error("UsingWithoutInvokeCommand", "A Using variable cannot be retrieved. A Using variable can be used only with Invoke-Command, "
                           "Start-Job, or InlineScript in the script workflow. When it is used with Invoke-Command, the Using variable is valid only if the "
                           "script block is invoked on a remote computer.")
        return found.value.get(lower)

    def reference(self, lower: str) -> Any:
        """[ref]$x"""
        from ems.values.collections import PSReference

        if lower == "null":
            return PSReference(None)  # takes what is put there and keeps it from nobody
        name = lower.rpartition(":")[2]
        where = self.named(lower.rpartition(":")[0]) if ":" in lower else self
        found = where.find(name)
        if found is None:
            raise ps_error("NonExistingVariableReference", "[ref] cannot be applied to a variable that does not exist.")
        return PSReference(get=lambda: found.value, put=lambda new: setattr(found, "value", new))

    def declare(self, session: Any, name: str, attributes: Any, value: Any) -> Any:
        """[int]$x = …: the type and the attributes stay with the variable."""
        from ems.runtime.validation import rules_from

        lower = name.lower()
        scope, colon, rest = lower.partition(":")
        where = self.named(scope) if colon else self
        key = rest if colon else lower
        found = where.vars.get(key)
        if found is None:
            found = new_variable(where, key)
        is_new = found.__class__ is UnsetVariable
        rules = rules_of(found, create=True)
        assert rules is not None
        old = rules.type, rules.attributes
        kind, checks = rules_from(session, self, attributes)
        rules.type, rules.attributes = kind or rules.type, checks
        try:
            value = checked(found, value, is_new)
        except Exception:
            rules.type, rules.attributes = old
            raise
        restrict(found)
        object.__setattr__(found, "name", name.partition(":")[2] if colon else name)
        _set_raw(found, value)
        return value

    def match(self, left: Any, right: Any, ignore_case: bool, negated: bool) -> Any:
        """-match and kin; a match sets $Matches here."""
        global _match
        if _match is None:
            from ems.values.textops import match as _match
        result, matches = _match(left, right, ignore_case)
        if matches is not None:
            self.set("matches", matches, "Matches")
        if not negated:
            return result
        if result is True or result is False:
            return not result
        from ems.values.textops import notmatch

        return notmatch(left, right, ignore_case)[0]

    def enumerator(self, name: str, items: Any) -> Any:
        """Items of a loop, with the automatic enumerator variable ($foreach, $switch) set while they are walked."""
        from ems.runtime.enumerators import LoopEnumerator

        walker = LoopEnumerator(items)
        outer = self.vars.get(name)
        self.vars[name] = Variable(name, walker, self)
        try:
            yield from walker
        finally:
            if outer is None:
                self.vars.pop(name, None)
            else:
                self.vars[name] = outer


_match: Any = None  # ems.values.textops.match, once it is asked for


def is_private(variable: Variable) -> bool:
    rules = rules_of(variable) if variable.__class__ is RuledVariable else None
    return rules is not None and "Private" in rules.options


def new_variable(scope: Scope, lower: str, name: str | None = None) -> Variable:
    """A cell for a name that code in this scope assigns or reads through a cell."""
    shared = scope.state.session.all_scope.get(lower)
    if shared is not None:  # an AllScope variable is the same one in every scope
        scope.vars[lower] = shared
        return shared
    made = UnsetVariable.__new__(UnsetVariable)
    made.name = name or lower
    made.scope = scope
    scope.vars[lower] = made
    return made


def unset(variable: Variable) -> None:
    """Remove a variable's value; code that holds the cell reads the parents' variable again."""
    object.__setattr__(variable, "__class__", UnsetVariable)


MISSING = object()


def restore_underscore(cell: Variable, old: Any) -> None:
    if old is MISSING:
        unset(cell)
    else:
        cell.value = old


def local_only(cell: Variable) -> Any:
    """What += and ++ read of a variable that this scope has not set: nothing, whatever the parents hold."""
    if cell.scope.state.session.strict_version() >= 1:
        cell.scope.missing(cell.name)
    return None


def set_cell(cell: Variable, value: Any) -> None:
    cell.value = value


def step_cell(cell: Variable, delta: int, postfix: bool) -> Any:
    """++ and -- as a value."""
    from ems.runtime.ops import step

    old = cell.value if cell.__class__ is not UnsetVariable else local_only(cell)
    cell.value = new = step(old, delta)
    return (0 if old is None or old is NOTHING else old) if postfix else new
