"""In: an object and a member. Out: the object with the member added: Add-Member."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from cmdlets.utility.properties import is_script
from ems.runtime.validation import CHECKS, failure
from ems.values.casts import final_error
from ems.values.convert import convert
from ems.values.errors import net_error
from ems.values.objects import (
    NOTHING,
    AliasProperty,
    MemberSet,
    NoteProperty,
    PropertySet,
    PSCustomObject,
    PSMember,
    ScriptMethod,
    ScriptProperty,
    base,
    extend,
)
from ems.values.text import to_string
from ems.values.types import get_type

MEMBER_TYPES = declare("System.Management.Automation.PSMemberTypes")


def check_note_name(check: Any, value: Any, session: Any) -> None:
    """A note's name may not be the name of a member type: `Add-Member ScriptMethod Name { }` has the type first."""
    if isinstance(value, str) and value.lower() in {name.lower() for name in MEMBER_TYPES.values or {}}:
        raise failure("InvalidValueForNotePropertyName", f"The value {value} is not valid for the NotePropertyName parameter: it is a member type.")


CHECKS["notepropertyname"] = check_note_name


@cmdlet("Add-Member", default_set="TypeNameSet", class_name="Microsoft.PowerShell.Commands.AddMemberCommand")
class AddMember(Cmdlet):
    """Add a property or method to one object.

    A text or number is wrapped, so use -PassThru to go on with the object that has the member.

    EXAMPLES
    > $o = [pscustomobject]@{ A = 1 }; $o | Add-Member B 2; $o.B
    2

    Adds a note property.

    > $o = [pscustomobject]@{ A = 3 }; $o | Add-Member ScriptProperty Twice { $this.A * 2 }; $o.Twice
    6

    Adds a property that is computed.
    """

    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, help="The object to work on.")
    member_type = parameter("MemberType", "System.Management.Automation.PSMemberTypes", position=0, mandatory=True, sets="MemberSet",
                            aliases="Type", help="The kind of member.")
    name = parameter("Name", "string", position=1, mandatory=True, sets="MemberSet", help="The name.")
    value = parameter("Value", "object", position=2, sets="MemberSet", help="The value.")
    second_value = parameter("SecondValue", "object", position=3, sets="MemberSet",
                             help="The second part of the member's value: a setter or a type.")
    type_name = parameter("TypeName", "string",
                          sets={"TypeNameSet": {"mandatory": True}, "MemberSet": {}, "NotePropertySingleMemberSet": {}, "NotePropertyMultiMemberSet": {}},
                          validate=[("notnullorempty",)], help="The name of the type.")
    force = parameter("Force", "switch", sets="MemberSet NotePropertySingleMemberSet NotePropertyMultiMemberSet",
                      help="Do it even where something stands in the way.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    note_property_name = parameter("NotePropertyName", "string", position=0, mandatory=True, sets="NotePropertySingleMemberSet",
                                   validate=[("notepropertyname",), ("notnullorempty",)], help="The name of the note property.")
    note_property_value = parameter("NotePropertyValue", "object", position=1, mandatory=True, sets="NotePropertySingleMemberSet",
                                    help="The value of the note property.")
    note_property_members = parameter("NotePropertyMembers", "System.Collections.IDictionary", position=0, mandatory=True,
                                      sets="NotePropertyMultiMemberSet", validate=[("notnullorempty",)],
                                      help="A hashtable of names and values.")

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING:
            return
        for member in self._members():
            item = self._add(item, member)
            if item is None:
                return
        if self.type_name:
            from ems.values.members import type_names

            names = type_names(item)
            item, extension = extend(item)
            extension.type_names = [self.type_name, *names]
        if self.pass_thru:
            self.out(item)

    def _members(self) -> list[PSMember]:
        if self.note_property_members is not None:
            return [NoteProperty(to_string(name), value) for name, value in self.note_property_members.items()]
        if self.note_property_name is not None:
            return [NoteProperty(self.note_property_name, self.note_property_value)]
        if "MemberType" not in self.bound:
            if self.name is not None:
                self.fail("MemberTypeMustBeSpecified", "A member type must be given with a name.", cls="System.InvalidOperationException")
            return []
        maker = _MAKERS.get(to_string(self.member_type))
        if maker is None:
            self.throw(net_error("System.InvalidOperationException", f"Cannot add a member with type \"{to_string(self.member_type)}\". Specify a different type "
                                 "for the MemberTypes parameter."), "CannotAddMemberType", "InvalidOperation")
        assert maker is not None
        return [maker(self)]

    def _add(self, item: Any, member: PSMember) -> Any:
        """The object with the member; None when that is refused."""
        lower = member.name.lower()
        exists = self._exists(item, member.name)
        if exists and not self.force:
            self.write_error(net_error("System.InvalidOperationException", f'Cannot add a member with the name "{member.name}" because a member with that '
                                       "name already exists. To overwrite the member anyway, add the Force parameter to your command."),
                             "MemberAlreadyExists", "InvalidOperation", item)
            return None
        if item.__class__ is PSCustomObject:
            if isinstance(member, NoteProperty):
                if item.ps_ext is not None:
                    item.ps_ext.members.pop(lower, None)
                item.set(member.name, member.value)
                return item
            if exists and item.has(member.name):
                item.remove(member.name)
        item, extension = extend(item)
        extension.members[lower] = member
        return item

    @staticmethod
    def _exists(item: Any, name: str) -> bool:
        """Whether the object has an own member of that name; what its type declares may be covered by a method."""
        from ems.values.psmembers import find

        found = find(item, name)
        return found is not None and found.kind not in ("Method",)

    # -- the parts of a member

    def script(self, value: Any, what: str) -> Any:
        """A script block, or null when there is none."""
        value = base(value)
        if value is None or is_script(value):
            return value
        wanted = get_type("System.Management.Automation.ScriptBlock")
        error = final_error(value, wanted)
        return self.throw(error, "ConvertToFinalInvalidCastException", "InvalidArgument")

    def refuse(self, error_id: str, message: str) -> Any:
        return self.throw(net_error("System.InvalidOperationException", message), error_id, "InvalidOperation")


def _note(command: AddMember) -> PSMember:
    return NoteProperty(command.name, command.value)


def _alias(command: AddMember) -> PSMember:
    target = to_string(command.value)
    kind = None
    if command.second_value is not None:
        kind = convert(command.second_value, get_type("System.RuntimeType")).full_name
    return AliasProperty(command.name, target, kind)


def _script_property(command: AddMember) -> PSMember:
    getter, setter = command.script(command.value, "Value"), command.script(command.second_value, "SecondValue")
    if getter is None and setter is None:
        command.refuse("Value1AndValue2AreNotBothNull", "The Value and SecondValue parameters cannot both be null.")
    return ScriptProperty(command.name, getter, setter)


def _script_method(command: AddMember) -> PSMember:
    if command.value is None:
        command.refuse("Value1ShouldNotBeNull", "The Value parameter should not be null.")
    return ScriptMethod(command.name, command.script(command.value, "Value"))


def _property_set(command: AddMember) -> PSMember:
    from ems.values.members import enumerate_

    return PropertySet(command.name, [to_string(name) for name in enumerate_(command.value)])


def _member_set(command: AddMember) -> PSMember:
    """The members given as -Value, which are PSMemberInfo objects."""
    from ems.values.members import enumerate_

    members = [getattr(base(item), "source", None) for item in enumerate_(command.value)] if command.value is not None else []
    return MemberSet(command.name, {member.name.lower(): member for member in members if isinstance(member, PSMember)})


_MAKERS = {"NoteProperty": _note, "AliasProperty": _alias, "ScriptProperty": _script_property, "ScriptMethod": _script_method,
           "PropertySet": _property_set, "MemberSet": _member_set}
