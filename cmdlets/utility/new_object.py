"""In: a type's name, arguments, properties. Out: a new object of it: New-Object."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import Dictionary
from ems.values.errors import NetException, RuntimeException, net_error, ps_error
from ems.values.text import to_string


@cmdlet("New-Object", default_set="Net", class_name="Microsoft.PowerShell.Commands.NewObjectCommand")
class NewObject(Cmdlet):
    """Make an object of a .NET type.

    EXAMPLES
    > (New-Object System.Version 1, 2).Minor
    2

    Calls a constructor with arguments.

    > (New-Object psobject -Property @{ Port = 25 }).Port
    25

    Sets properties of the new object.
    """

    type_name = parameter("TypeName", "string", position=0, mandatory=True, sets="Net", help="The name of the type.")
    argument_list = parameter("ArgumentList", "object[]", position=1, sets="Net", aliases="Args", help="The arguments.")
    strict = parameter("Strict", "switch", sets="Com", help="An error when a COM object wraps a .NET object.")
    property = parameter("Property", "System.Collections.IDictionary", help="Properties to set and methods to call on the new object.")

    def process(self) -> None:
        if self.parameter_set == "Com":
            self.throw(net_error("System.Management.Automation.PSNotSupportedException", f"COM objects exist on Windows only: \"{self.com_object}\" cannot be "
                                 "made here."), "NoCOMClassIdentified", "ResourceUnavailable")
        self.out(self._with_properties(self._make()))

    def _make(self) -> Any:
        from ems.values import overloads
        from ems.values.members import new_object
        from ems.values.typenames import find_visible

        net: Any = find_visible(self.type_name, tuple(self.shell.namespaces))
        if net is None:
            self.throw(net_error("System.Management.Automation.PSArgumentException", f"Cannot find type [{self.type_name}]: verify that the assembly "
                                 "containing this type is loaded."), "TypeNotFound", "InvalidType")
        arguments = list(self.argument_list or ())
        try:
            return new_object(net, arguments)
        except NetException as error:
            return self._failed(net, overloads.by_place(error, overloads.constructors_of(net), arguments, net.name.partition("`")[0]), len(arguments))

    def _failed(self, net: Any, error: NetException, count: int) -> Any:
        """A constructor that does not fit or that raised."""
        if isinstance(error, RuntimeException) and error.error_id in ("MethodCountCouldNotFindBest", "MethodNotFound"):
            name = net.name.partition("`")[0]
            message = (f'Cannot find an overload for "{name}" and the argument count: "{count}".' if count or not net.constructors.overloads else
                       "A constructor was not found. Cannot find an appropriate constructor for type " + net.full_name + ".")
            error = net_error("System.Management.Automation.MethodException" if count else "System.Management.Automation.PSArgumentException", message)
            if not count:
                return self.throw(error, "CannotFindAppropriateCtor", "ObjectNotFound")
        if getattr(error, "thrown_in_method", False):  # by the constructor of a script's class
            error = ps_error("ConstructorInvokedThrowException", f'Exception calling ".ctor" with "{count}" argument(s): "{error.message}"',
                             cls="System.Management.Automation.MethodInvocationException", inner=error)
        return self.throw(error, "ConstructorInvokedThrowException", "InvalidOperation")

    def _with_properties(self, made: Any) -> Any:
        table = self.property
        if table is None:
            return made
        from ems.values.members import invoke_method, set_member
        from ems.values.objects import NoteProperty, PSCustomObject, extend
        from ems.values.property_list import member_kind

        pairs = table.items() if isinstance(table, Dictionary) else ()
        for key, value in pairs:
            name = to_string(key)
            kind = member_kind(made, name)
            if made.__class__ is PSCustomObject:
                made.set(name, value)
            elif kind == "method":
                invoke_method(made, name, list(value) if isinstance(value, list) else [value])
            elif kind == "property":
                try:
                    set_member(made, name, value)
                except NetException as error:
                    self.write_error(net_error("System.InvalidOperationException", error.message, error), "InvalidOperationException", "InvalidOperation")
            elif made.__class__.__name__ == "PSObject":
                made, extension = extend(made)
                extension.members[name.lower()] = NoteProperty(name, value)
            else:
                self.write_error(net_error("System.InvalidOperationException", f'The member "{name}" was not found for the specified .NET object.'),
                                 "InvalidOperationException", "InvalidOperation")
        return made
