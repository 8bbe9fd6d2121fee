"""In: the session's tables. Out: the providers of Env:, Variable:, Function: and Alias:, whose items have names and no containers."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ems.runtime.providers.provider import Provider, argument_error, item_not_found, unsupported
from ems.values.collections import DictionaryEntry
from ems.values.convert import to_string
from ems.values.errors import ps_error
from ems.values.objects import NOTHING, base, is_null

UNAUTHORIZED = "System.Management.Automation.SessionStateUnauthorizedAccessException"


class SessionProvider(Provider):
    """Items by name in one table of the session."""

    def table(self) -> dict[str, Any]:
        """The items: name -> object."""
        raise NotImplementedError

    def find(self, name: str) -> Any:
        """The object of a name, or None."""
        raise NotImplementedError

    def value_of(self, item: Any) -> Any:
        """What Get-Content gives for an item."""
        raise NotImplementedError

    def put(self, command: Any, name: str, value: Any) -> Any:
        """Make or change an item; the object."""
        raise NotImplementedError

    def delete(self, command: Any, name: str) -> None:
        raise NotImplementedError

    def not_writable(self, item: Any) -> Exception | None:
        """The error that forbids to remove an item, or None."""
        return None

    # -- Provider

    def exists(self, path: str) -> bool:
        return path == "" or self.find(path) is not None

    def item(self, path: str, force: bool = False) -> Any:
        return self.find(path) if path else list(self.table().values())

    def child_names(self, path: str, force: bool = False) -> list[str]:
        return sorted(self.table(), key=str.lower)

    def children(self, command: Any, place: Any) -> Iterator[tuple[Any, Any, bool]]:
        if place.path:
            yield place, self.find(place.path), False
            return
        table = self.table()
        for name in sorted(table, key=str.lower):
            yield place.at(name), table[name], False

    def new_item(self, command: Any, place: Any, item_type: str, value: Any) -> None:
        name = place.path
        if not name:
            raise argument_error("The name of the new item is missing.")
        if self.find(name) is not None and not command.force:
            raise argument_error(f"The item at path '{name}' already exists.")
        if command.should_process(f"Item: {name} Type: {item_type} Value: {to_string(value)}", "New Item"):
            self.emit(command, place, self.put(command, name, value))

    def emit(self, command: Any, place: Any, item: Any) -> None:
        if item is not None:
            command.emit(place, item, False)

    def set_item(self, command: Any, place: Any, value: Any) -> None:
        if command.should_process(f"Item: {place.path} Value: {to_string(value)}", "Set Item"):
            made = self.put(command, place.path, value)
            if command.pass_thru:
                self.emit(command, place, made)

    def clear_item(self, command: Any, place: Any) -> None:
        if command.should_process(f"Item: {place.path}", "Clear Item"):
            self.clear(command, place.path)

    def clear(self, command: Any, name: str) -> None:
        self.delete(command, name)

    def remove_item(self, command: Any, place: Any, recurse: bool) -> None:
        if not place.path:
            raise argument_error("The root of a drive cannot be removed.")
        if command.should_process(f"Item: {place.path}", "Remove Item"):
            self.delete(command, place.path)

    def rename_item(self, command: Any, place: Any, new_name: str) -> None:
        if self.find(new_name) is not None:
            raise argument_error(f"The item at path '{new_name}' already exists.")
        if command.should_process(f"Item: {place.path} NewName: {new_name}", "Rename Item"):
            value = self.copied(self.find(place.path))
            self.delete(command, place.path)
            made = self.put(command, new_name, value)
            if command.pass_thru:
                self.emit(command, place.at(new_name), made)

    def copy_item(self, command: Any, place: Any, destination: Any, recurse: bool) -> None:
        found = self.find(place.path)
        if found is None:
            raise item_not_found(place.shown)
        if command.should_process(f"Item: {place.path} Destination: {destination.path}", "Copy Item"):
            made = self.put(command, destination.path, self.copied(found))
            if command.pass_thru:
                self.emit(command, destination, made)

    def copied(self, item: Any) -> Any:
        """What put() takes to make another item of the same value."""
        return self.value_of(item)

    def read_content(self, command: Any, place: Any) -> Any:
        if not place.path:
            raise argument_error("The root of a drive has no content.")
        value = self.value_of(self.find(place.path))
        return iter(value if isinstance(value, list) else [value])

    def content_writer(self, command: Any, place: Any, append: bool) -> Any:
        if append:
            raise unsupported()
        return ValueWriter(self, command, place.path)

    def clear_content(self, command: Any, place: Any) -> None:
        self.clear(command, place.path)


class ValueWriter:
    """Gathers what is written; the item gets it at the end."""

    def __init__(self, provider: SessionProvider, command: Any, name: str) -> None:
        self.provider, self.command, self.name = provider, command, name
        self.values: list[Any] = []

    def write(self, values: list[Any]) -> None:
        self.values.extend(values)

    def close(self) -> None:
        if self.values:
            self.provider.put(self.command, self.name, self.values[0] if len(self.values) == 1 else self.values)


class EnvironmentProvider(SessionProvider):
    name = "Environment"
    implementing_type = "Microsoft.PowerShell.Commands.EnvironmentProvider"
    drive_names = ("Env",)

    def table(self) -> dict[str, Any]:
        return {name: DictionaryEntry(name, value) for name, value in os.environ.items()}

    def find(self, name: str) -> Any:
        value = os.environ.get(name)
        return None if value is None else DictionaryEntry(name, value)

    def value_of(self, item: Any) -> Any:
        return item.value

    def put(self, command: Any, name: str, value: Any) -> Any:
        set_environment(name, value)
        return self.find(name)

    def delete(self, command: Any, name: str) -> None:
        os.environ.pop(name, None)


def set_environment(name: str, value: Any) -> None:
    """Set an environment variable; null takes it away."""
    if is_null(value):
        os.environ.pop(name, None)
        return
    text = to_string(value)
    if not name or "=" in name or "\0" in name or "\0" in text:
        raise argument_error(f"'{name}' is not a name for an environment variable.")
    os.environ[name] = text


class VariableProvider(SessionProvider):
    name = "Variable"
    implementing_type = "Microsoft.PowerShell.Commands.VariableProvider"
    drive_names = ("Variable",)

    def table(self) -> dict[str, Any]:
        from ems.runtime.scope import UnsetVariable

        found: dict[str, Any] = {}
        for where in self.session.scope.chain():
            for lower, variable in where.vars.items():
                if variable.__class__ is not UnsetVariable and lower not in found:
                    found[lower] = variable
        return {variable.name: variable for variable in found.values()}

    def find(self, name: str) -> Any:
        lower = name.lower()
        scope = self.session.scope
        head, colon, rest = lower.partition(":")
        if colon:
            scope, lower = scope.named(head), rest
        return scope.find(lower)

    def value_of(self, item: Any) -> Any:
        return item.value

    def put(self, command: Any, name: str, value: Any) -> Any:
        found = self.find(name)
        value = None if value is NOTHING else value
        if found is not None:
            put_value(found, value, bool(getattr(command, "force", False)))
            return found
        return self.session.scope.set(name.lower(), value, name)

    def delete(self, command: Any, name: str) -> None:
        from ems.runtime.scope import rules_of, unset

        found = self.find(name)
        rules = rules_of(found)
        options = rules.options if rules is not None else set()
        if "Constant" in options or ("ReadOnly" in options and not command.force):
            raise ps_error("VariableNotRemovable", f"Cannot remove variable {found.name} because it is constant or read-only. If the variable is read-only, try the "
                           "operation again specifying the Force option.", category="WriteError", target=found.name, cls=UNAUTHORIZED)
        if rules is not None:
            object.__delattr__(found, "rules")
        unset(found)

    def clear(self, command: Any, name: str) -> None:
        put_value(self.find(name), None, bool(command.force))


def put_value(variable: Any, value: Any, force: bool) -> None:
    """Assign, over a read-only mark when `force` is given."""
    from ems.runtime.scope import rules_of

    rules = rules_of(variable)
    if force and rules is not None and "ReadOnly" in rules.options:
        rules.options.discard("ReadOnly")
        try:
            variable.value = value
        finally:
            rules.options.add("ReadOnly")
    else:
        variable.value = value


class FunctionProvider(SessionProvider):
    name = "Function"
    implementing_type = "Microsoft.PowerShell.Commands.FunctionProvider"
    drive_names = ("Function",)

    def table(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for where in self.session.scope.chain():
            for lower, info in (where.functions or {}).items():
                found.setdefault(lower, info)
        return {info.name: info for info in found.values()}

    def find(self, name: str) -> Any:
        return self.session.commands.function(name.lower(), self.session.scope)

    def value_of(self, item: Any) -> Any:
        return item.script

    def put(self, command: Any, name: str, value: Any) -> Any:
        return with_options(command, put_function(self.session, self.session.scope, name, value))

    def delete(self, command: Any, name: str) -> None:
        remove_function(self.session, self.session.scope, name.lower(), bool(getattr(command, "force", False)))

    def clear(self, command: Any, name: str) -> None:
        self.put(command, name, self.session.parse(""))


def with_options(command: Any, info: Any) -> Any:
    """The function or alias that was made, with -Options of the command that made it."""
    options = getattr(command, "options", None)
    if options is not None and info is not None:
        info.options = to_string(options)
    return info


def put_function(session: Any, scope: Any, name: str, value: Any) -> Any:
    """Make a function of a script block, another function or a text."""
    from ems.runtime.functions import FunctionInfo

    found = base(value)
    if isinstance(found, FunctionInfo):
        found = found.script
    if not hasattr(found, "code"):
        found = session.parse(to_string(found))
    return session.commands.define_function(scope, name, found)


def remove_function(session: Any, scope: Any, lower: str, force: bool = False) -> None:
    for where in scope.chain():
        if where.functions and lower in where.functions:
            info = where.functions[lower]
            if info.options == "Constant" or (info.options == "ReadOnly" and not force):
                raise ps_error("FunctionNotRemovable", f"Cannot remove function {info.name} because it is read-only or constant.", category="WriteError",
                               target=info.name, cls=UNAUTHORIZED)
            del where.functions[lower]
            session.commands.epoch += 1
            return


class AliasProvider(SessionProvider):
    name = "Alias"
    implementing_type = "Microsoft.PowerShell.Commands.AliasProvider"
    drive_names = ("Alias",)

    def table(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for where in self.session.scope.chain():
            for lower, info in (where.aliases or {}).items():
                found.setdefault(lower, info)
        return {info.name: info for info in found.values()}

    def find(self, name: str) -> Any:
        return self.session.commands.alias(name.lower(), self.session.scope)

    def value_of(self, item: Any) -> Any:
        return item.definition

    def put(self, command: Any, name: str, value: Any) -> Any:
        if is_null(value):
            return None
        old = self.find(name)
        if old is not None and ("Constant" in old.options or ("ReadOnly" in old.options and not getattr(command, "force", False))):
            raise ps_error("AliasNotWritable", f"Alias is not writeable because alias {name} is read-only or constant and cannot be written to.",
                           category="WriteError", target=name, cls=UNAUTHORIZED)
        return with_options(command, self.session.commands.set_alias(self.session.scope, name, to_string(value)))

    def delete(self, command: Any, name: str) -> None:
        lower = name.lower()
        for where in self.session.scope.chain():
            if where.aliases and lower in where.aliases:
                options = where.aliases[lower].options
                if "Constant" in options or ("ReadOnly" in options and not command.force):
                    raise ps_error("AliasNotRemovable", f"Alias was not removed because alias {name} is constant or read-only.", category="WriteError",
                                   target=name, cls=UNAUTHORIZED)
                del where.aliases[lower]
                self.session.commands.epoch += 1
                return
