"""In: names, values, scopes. Out: the session's variables, read and changed: Get-, Set-, New-, Clear-, Remove-Variable."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.runtime.scope import Scope, UnsetVariable, Variable, new_variable, not_writable, restrict, rules_of, unset
from ems.values.errors import NetException, net_error, ps_error
from ems.values.objects import NOTHING
from ems.values.text import to_string
from ems.values.wildcard import Wildcard, has_wildcards

declare("System.Management.Automation.ScopedItemOptions")
declare("System.Management.Automation.SessionStateEntryVisibility")
LOCKED = ("ReadOnly", "Constant")


def scope_of(command: Any, name: str | None) -> Scope:
    """The scope that -Scope names."""
    scope: Scope = command.scope
    if name is None:
        return scope
    lower = name.lower()
    if lower in ("global", "script", "local", "private"):
        return scope.named(lower)
    if lower.lstrip("-").isdigit():
        chain = list(scope.chain())
        if 0 <= int(lower) < len(chain):
            return chain[int(lower)]
        return command.throw(net_error("System.Management.Automation.PSArgumentOutOfRangeException", f"The scope number '{name}' exceeds the number of active "
                                       f"scopes. (Parameter 'Scope')\nActual value was {name}."), "ArgumentOutOfRange", "InvalidArgument")
    return command.throw(net_error("System.Management.Automation.PSArgumentException", f"The scope argument '{name}' is not valid: it must be Global, Local, "
                                   "Script, Private or a number."), "Argument", "InvalidArgument")


def is_set(variable: Variable | None) -> bool:
    return variable is not None and variable.__class__ is not UnsetVariable


def visible(scope: Scope, everywhere: bool) -> Iterator[Variable]:
    """The variables of a scope, or all that code in it sees, inner ones first."""
    seen: set[str] = set()
    for where in scope.chain() if everywhere else (scope,):
        for lower, variable in where.vars.items():
            if lower not in seen and is_set(variable):
                seen.add(lower)
                yield variable


def options_of(variable: Variable) -> set[str]:
    rules = rules_of(variable)
    return set() if rules is None else rules.options


class VariableCommand(Cmdlet):
    """What these commands share."""

    def matching(self, name: str, everywhere: bool) -> list[Variable]:
        """The variables that a name or wildcard means; none found is an error unless it is a wildcard."""
        scope = scope_of(self, self.scope_)
        everywhere = everywhere and self.scope_ is None
        lower = name.lower()
        if has_wildcards(name):
            matches = Wildcard(name).matches
            found = [v for v in visible(scope, everywhere) if matches(v.name) and self._kept(v.name)]
            return sorted(found, key=lambda v: v.name.lower())
        where, _, rest = lower.rpartition(":")
        if where:
            scope, lower, everywhere = scope.named(where), rest, False
        variable = scope.find(lower) if everywhere else scope.vars.get(lower)
        if not is_set(variable):
            self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find a variable with the name '{name}'."),
                             "VariableNotFound", "ObjectNotFound", name)
            return []
        assert variable is not None
        return [variable] if self._kept(variable.name) else []

    def _kept(self, name: str) -> bool:
        include, exclude = getattr(self, "include", None), getattr(self, "exclude", None)
        if include and not any(Wildcard(pattern).matches(name) for pattern in include):
            return False
        return not (exclude and any(Wildcard(pattern).matches(name) for pattern in exclude))

    def refuse(self, error: NetException, name: str) -> None:
        self.write_error(error, getattr(error, "error_id", "SetVariable"), getattr(error, "category", "WriteError"), name)


@cmdlet("Get-Variable", class_name="Microsoft.PowerShell.Commands.GetVariableCommand", output="System.Management.Automation.PSVariable")
class GetVariable(VariableCommand):
    """List variables.

    EXAMPLES
    > $server = 'EX01'; Get-Variable server -ValueOnly
    EX01

    Reads the value of a variable by name.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, byname=True, validate=[("notnullorempty",)], help="The name.")
    value_only = parameter("ValueOnly", "switch", help="Return the value, not the variable.")
    include = parameter("Include", "string[]", help="Only these; wildcards are allowed.")
    exclude = parameter("Exclude", "string[]", help="Names to leave out; wildcards are allowed.")
    scope_ = parameter("Scope", "string", validate=[("notnullorempty",)], help="Global, Local, Script or a number of levels up.")

    def process(self) -> None:
        for name in self.name or ("*",):
            for variable in self.matching(name, True):
                self.out(variable.value if self.value_only else variable)


def store(command: VariableCommand, variable: Variable, value: Any) -> None:
    """Assign, over a read-only mark when -Force is given."""
    options = options_of(variable)
    if "Constant" in options or ("ReadOnly" in options and not command.force):
        raise not_writable(variable)
    if "ReadOnly" in options:
        options.discard("ReadOnly")
        try:
            variable.value = value
        finally:
            options.add("ReadOnly")
    else:
        variable.value = value


def describe(command: VariableCommand, variable: Variable, is_new: bool) -> None:
    """-Description, -Option and -Visibility."""
    bound = command.bound
    if not {"Description", "Option", "Visibility"} & bound.keys():
        return
    rules = rules_of(variable, create=True)
    assert rules is not None
    if "Description" in bound:
        rules.description = command.description
    if "Visibility" in bound:
        rules.visibility = to_string(command.visibility)
    if "Option" in bound:
        wanted = {word for word in to_string(command.option).split(", ") if word != "None"}
        if "Constant" in wanted and not is_new:
            raise ps_error("VariableCannotBeMadeConstant", f"Existing variable {variable.name} cannot be made constant. Variables can be made constant only at "
                           "creation time.", category="WriteError", target=variable.name,
                           cls="System.Management.Automation.SessionStateUnauthorizedAccessException")
        rules.options = wanted
    restrict(variable)


def create(scope: Scope, name: str, value: Any) -> Variable:
    lower = name.lower()
    variable = scope.vars.get(lower)
    if variable is None:
        variable = new_variable(scope, lower)
    variable.name = name
    variable.value = None if value is NOTHING else value
    return variable


@cmdlet("Set-Variable", class_name="Microsoft.PowerShell.Commands.SetVariableCommand", supports_should_process=True,
        output="System.Management.Automation.PSVariable")
class SetVariable(VariableCommand):
    """Set variables, making those that do not exist.

    Several values from the pipeline become an array.

    EXAMPLES
    > 1, 2, 3 | Set-Variable numbers; $numbers.Count
    3

    Collects the pipeline in a variable.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, help="The name.")
    value = parameter("Value", "object", position=1, pipeline=True, byname=True, help="The value.")
    include = parameter("Include", "string[]", help="Only these; wildcards are allowed.")
    exclude = parameter("Exclude", "string[]", help="Names to leave out; wildcards are allowed.")
    description = parameter("Description", "string", help="The description.")
    option = parameter("Option", "System.Management.Automation.ScopedItemOptions", help="What may be done with it.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    visibility = parameter("Visibility", "System.Management.Automation.SessionStateEntryVisibility", help="Whether others see it.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    append = parameter("Append", "switch", help="Add to what is there instead of replacing it.")
    scope_ = parameter("Scope", "string", validate=[("notnullorempty",)], help="Global, Local, Script or a number of levels up.")

    def begin(self) -> None:
        self.named = "Name" in self.bound
        self.given = "Value" in self.bound
        self.values: list[Any] = []

    def process(self) -> None:
        if not self.named:
            self._set(self.name, self.value if "Value" in self.bound else NOTHING)
        elif self.given:
            return
        elif "Value" in self.bound:
            if self.append and self.value.__class__ is list:
                self.values.extend(self.value)
            else:
                self.values.append(self.value)

    def end(self) -> None:
        if not self.named:
            return
        if self.given:
            value = self.value
        elif self.values:
            value = self.values[0] if len(self.values) == 1 else self.values
        else:
            value = NOTHING
        self._set(self.name, value)

    def _set(self, names: list[str], value: Any) -> None:
        scope = scope_of(self, self.scope_)
        for name in names:
            where, lower = scope, name.lower()
            if ":" in lower:
                where, name = scope.named(lower.partition(":")[0]), name.partition(":")[2]
                lower = name.lower()
            if has_wildcards(name):
                found: list[Variable | None] = list(self.matching(name, False))
            else:
                found = [where.vars.get(lower) if is_set(where.vars.get(lower)) else None]
            for variable in found:
                if not self.should_process(f"Name: {name} Value: {to_string(value)}", "Set variable"):
                    continue
                self._one(where, variable, name, value)

    def _one(self, scope: Scope, variable: Variable | None, name: str, value: Any) -> None:
        try:
            is_new = variable is None
            if variable is None:
                variable = create(scope, name, value)
            elif self.append and value is not NOTHING:
                old = variable.value
                store(self, variable, [*(old if isinstance(old, list) else [old]), *(value if isinstance(value, list) else [value])])
            elif value is not NOTHING:
                store(self, variable, value)
            describe(self, variable, is_new)
        except NetException as error:
            self.refuse(error, name)
            return
        if self.pass_thru:
            self.out(variable)


@cmdlet("New-Variable", class_name="Microsoft.PowerShell.Commands.NewVariableCommand", supports_should_process=True,
        output="System.Management.Automation.PSVariable")
class NewVariable(VariableCommand):
    """Make a variable.

    EXAMPLES
    > New-Variable limit 25 -Option Constant; $limit
    25

    A constant cannot be changed.
    """

    name = parameter("Name", "string", position=0, mandatory=True, byname=True, help="The name.")
    value = parameter("Value", "object", position=1, pipeline=True, byname=True, help="The value.")
    description = parameter("Description", "string", help="The description.")
    option = parameter("Option", "System.Management.Automation.ScopedItemOptions", help="What may be done with it.")
    visibility = parameter("Visibility", "System.Management.Automation.SessionStateEntryVisibility", help="Whether others see it.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    scope_ = parameter("Scope", "string", validate=[("notnullorempty",)], help="Global, Local, Script or a number of levels up.")

    def process(self) -> None:
        scope = scope_of(self, self.scope_)
        name = self.name
        variable = scope.vars.get(name.lower())
        if not self.should_process(f"Name: {name} Value: {to_string(self.value)}", "New variable"):
            return
        if is_set(variable) and not self.force:
            self.write_error(net_error("System.Management.Automation.SessionStateException", f"A variable with name '{name}' already exists."),
                             "VariableAlreadyExists", "ResourceExists", name)
            return
        try:
            if is_set(variable):
                assert variable is not None
                store(self, variable, self.value)
            else:
                variable = create(scope, name, self.value)
            describe(self, variable, True)
        except NetException as error:
            self.refuse(error, name)
            return
        if self.pass_thru:
            self.out(variable)


@cmdlet("Clear-Variable", class_name="Microsoft.PowerShell.Commands.ClearVariableCommand", supports_should_process=True,
        output="System.Management.Automation.PSVariable")
class ClearVariable(VariableCommand):
    """Set variables to null.

    EXAMPLES
    > $n = 5; Clear-Variable n; $null -eq $n
    True

    The variable itself stays.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, help="The name.")
    include = parameter("Include", "string[]", help="Only these; wildcards are allowed.")
    exclude = parameter("Exclude", "string[]", help="Names to leave out; wildcards are allowed.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    scope_ = parameter("Scope", "string", validate=[("notnullorempty",)], help="Global, Local, Script or a number of levels up.")

    def process(self) -> None:
        for name in self.name:
            for variable in self.matching(name, True):
                if not self.should_process(f"Name: {variable.name}", "Clear variable"):
                    continue
                try:
                    store(self, variable, None)
                except NetException as error:
                    self.refuse(error, variable.name)
                    continue
                if self.pass_thru:
                    self.out(variable)


@cmdlet("Remove-Variable", class_name="Microsoft.PowerShell.Commands.RemoveVariableCommand", supports_should_process=True)
class RemoveVariable(VariableCommand):
    """Take variables away.

    EXAMPLES
    > $n = 5; Remove-Variable n; Test-Path variable:n
    False

    The variable is gone.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, byname=True, help="The name.")
    include = parameter("Include", "string[]", help="Only these; wildcards are allowed.")
    exclude = parameter("Exclude", "string[]", help="Names to leave out; wildcards are allowed.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    scope_ = parameter("Scope", "string", validate=[("notnullorempty",)], help="Global, Local, Script or a number of levels up.")

    def process(self) -> None:
        for name in self.name:
            for variable in self.matching(name, False):
                if not self.should_process(f"Name: {variable.name}", "Remove variable"):
                    continue
                options = options_of(variable)
                if "Constant" in options or ("ReadOnly" in options and not self.force):
                    self.write_error(net_error("System.Management.Automation.SessionStateUnauthorizedAccessException",
                                               f"Cannot remove variable {variable.name} because it is constant or read-only. If the variable is read-only, try "
                                               "the operation again specifying the Force option."), "VariableNotRemovable", "WriteError", variable.name)
                    continue
                if rules_of(variable) is not None:
                    object.__delattr__(variable, "rules")
                unset(variable)
