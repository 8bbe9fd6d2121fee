"""In: what to add to types. Out: the session's type data, changed or listed: Update-, Get-, Remove-TypeData."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import typedata
from ems.values.errors import net_error, ps_error
from ems.values.objects import AliasProperty, NoteProperty, PSMember, ScriptMethod, ScriptProperty, base
from ems.values.text import to_string
from ems.values.types import net_type

SETTINGS = {
    "SerializationMethod": "serialization_method", "SerializationDepth": "serialization_depth", "DefaultDisplayProperty": "default_display_property",
    "InheritPropertySerializationSet": "inherit_property_serialization_set", "StringSerializationSource": "string_serialization_source",
    "DefaultDisplayPropertySet": "default_display_property_set", "DefaultKeyPropertySet": "default_key_property_set",
    "PropertySerializationSet": "property_serialization_set", "TypeConverter": "type_converter", "TypeAdapter": "type_adapter",
    "TargetTypeForDeserialization": "target_type_for_deserialization",
}

_TYPE_DATA = net_type("System.Management.Automation.Runspaces.TypeData")
typedata.TypeData.net_name = "System.Management.Automation.Runspaces.TypeData"  # type: ignore[attr-defined]
_TYPE_DATA.py = typedata.TypeData
_TYPE_DATA.prop("string TypeName", lambda data: data.name)
_TYPE_DATA.prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.Runspaces.TypeMemberData] Members", lambda data: _members(data))
for _name, _field in SETTINGS.items():
    _TYPE_DATA.prop(f"System.Object {_name}", lambda data, field=_field: getattr(data, field))


def _members(data: typedata.TypeData) -> Any:
    from ems.values.collections import GenericDictionary, key_ignore_case
    from ems.values.typenames import resolve

    return GenericDictionary(resolve("System.Collections.Generic.Dictionary[string,object]"), [(m.name, m) for m in data.members.values()], key_ignore_case)


@cmdlet("Update-TypeData", default_set="FileSet", class_name="Microsoft.PowerShell.Commands.UpdateTypeDataCommand",
        supports_should_process=True)
class UpdateTypeData(Cmdlet):
    """Add members and settings to every object of a type.

    EXAMPLES
    > Update-TypeData -TypeName Demo.Port -MemberType ScriptProperty -MemberName Twice -Value { $this.N * 2 }; ([pscustomobject]@{ PSTypeName = 'Demo.Port'; N = 4 }).Twice
    8

    Adds a computed property to a type of one's own.
    """

    append_path = parameter("AppendPath", "string[]", position=0, pipeline=True, byname=True, sets="FileSet", aliases="PSPath Path",
                            validate=[("notnull",)], help="Files to load after the built-in ones.")
    prepend_path = parameter("PrependPath", "string[]", sets="FileSet", validate=[("notnull",)],
                             help="Files to load before the built-in ones.")
    member_type = parameter("MemberType", "System.Management.Automation.PSMemberTypes", sets="DynamicTypeSet",
                            validate=[("notnullorempty",), ("set", "NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty", "ScriptMethod", "CodeMethod")],
                            help="The kind of member.")
    member_name = parameter("MemberName", "string", sets="DynamicTypeSet", validate=[("notnullorempty",)], help="The name of the member.")
    value = parameter("Value", "object", sets="DynamicTypeSet", help="The value.")
    second_value = parameter("SecondValue", "object", sets="DynamicTypeSet", validate=[("notnull",)],
                             help="The second part of the member's value: a setter or a type.")
    type_converter = parameter("TypeConverter", "type", sets="DynamicTypeSet", validate=[("notnull",)], help="The type of the converter.")
    type_adapter = parameter("TypeAdapter", "type", sets="DynamicTypeSet", validate=[("notnull",)], help="The type of the adapter.")
    serialization_method = parameter("SerializationMethod", "string", sets="DynamicTypeSet", validate=[("notnullorempty",)],
                                     help="How objects of the type are serialized.")
    target_type_for_deserialization = parameter("TargetTypeForDeserialization", "type", sets="DynamicTypeSet", validate=[("notnull",)],
                                                help="The type to make of deserialized objects.")
    serialization_depth = parameter("SerializationDepth", "int", sets="DynamicTypeSet", validate=[("notnull",), ("range", 0, 2147483647)],
                                    help="How many levels are serialized.")
    default_display_property = parameter("DefaultDisplayProperty", "string", sets="DynamicTypeSet", validate=[("notnullorempty",)],
                                         help="The property that a wide list shows.")
    inherit_property_serialization_set = parameter("InheritPropertySerializationSet", "System.Nullable[bool]", sets="DynamicTypeSet",
                                                   validate=[("notnull",)], help="Take over the serialized properties of the base type.")
    string_serialization_source = parameter("StringSerializationSource", "string", sets="DynamicTypeSet", validate=[("notnullorempty",)],
                                            help="The property whose text stands for the object.")
    default_display_property_set = parameter("DefaultDisplayPropertySet", "string[]", sets="DynamicTypeSet", validate=[("notnullorempty",)],
                                             help="The properties shown unless others are asked for.")
    default_key_property_set = parameter("DefaultKeyPropertySet", "string[]", sets="DynamicTypeSet", validate=[("notnullorempty",)],
                                         help="The properties that sort and group.")
    property_serialization_set = parameter("PropertySerializationSet", "string[]", sets="DynamicTypeSet", validate=[("notnullorempty",)],
                                           help="The properties that are serialized.")
    type_name = parameter("TypeName", "string", mandatory=True, pipeline=True, sets="DynamicTypeSet", validate=[("notnullorempty",)],
                          help="The name of the type.")
    force = parameter("Force", "switch", sets="DynamicTypeSet TypeDataSet", help="Do it even where something stands in the way.")
    type_data = parameter("TypeData", "System.Management.Automation.Runspaces.TypeData[]", position=0, mandatory=True, pipeline=True,
                          byname=True, sets="TypeDataSet", help="A TypeData object.")

    def process(self) -> None:
        if self.parameter_set == "FileSet":
            from cmdlets.utility.type_files import load_types

            for path in [*(self.append_path or ()), *(self.prepend_path or ())]:
                load_types(self, path)
            return
        if self.parameter_set == "TypeDataSet":
            for data in self.type_data or ():
                self._merge(data)
            return
        self._dynamic()

    def _merge(self, data: typedata.TypeData) -> None:
        target = typedata.entry(data.name)
        for member in data.members.values():
            self._put(target, member)
        for field in SETTINGS.values():
            if getattr(data, field) is not None:
                setattr(target, field, getattr(data, field))
        typedata.changed()

    def _dynamic(self) -> None:
        given = [name for name in SETTINGS if name in self.bound]
        name = self.type_name
        if "MemberName" not in self.bound and "MemberType" not in self.bound and not given:
            self.throw(net_error("System.InvalidOperationException", f'No member is specified for the update on type "{name}".'), "TypeDataEmpty",
                       "InvalidOperation")
        target = typedata.entry(name)
        if "MemberName" in self.bound or "MemberType" in self.bound:
            self._put(target, self._member())
        for setting in given:
            self._set(target, setting, self.bound[setting])
        typedata.changed()

    def _set(self, target: typedata.TypeData, setting: str, value: Any) -> None:
        field = SETTINGS[setting]
        if getattr(target, field) is not None and not self.force:
            self._refuse(target.name, f"The member {setting} is already present.")
        if isinstance(value, list):
            value = [to_string(item) for item in value]
        elif setting in ("SerializationMethod", "DefaultDisplayProperty", "StringSerializationSource"):
            value = to_string(value)
        setattr(target, field, value)

    def _put(self, target: typedata.TypeData, member: PSMember) -> None:
        if member.name.lower() in target.members and not self.force:
            self._refuse(target.name, f"The member {member.name} is already present.")
        target.members[member.name.lower()] = member

    def _refuse(self, type_name: str, text: str) -> None:
        self.throw(ps_error("TypesDynamicUpdateException", f'Error in TypeData "{type_name}": {text}', category="InvalidOperation"), "TypesDynamicUpdateException",
                   "InvalidOperation")

    def _member(self) -> PSMember:
        kind = to_string(self.member_type or "")
        name = self.member_name
        if not kind or name is None:
            missing = "MemberType" if not kind else "MemberName"
            self.throw(net_error("System.InvalidOperationException", f"The {missing} parameter is required for the type \"{self.type_name}\"."),
                       "MemberShouldBeSpecified", "InvalidOperation")
        value, second = base(self.value), base(self.second_value)
        if kind == "NoteProperty":
            return NoteProperty(name, self.value)
        if kind == "AliasProperty":
            return AliasProperty(name, to_string(value), to_string(second) if second is not None else None)
        if kind == "ScriptProperty":
            return ScriptProperty(name, value, second)
        if kind == "ScriptMethod":
            return ScriptMethod(name, value)
        raise self.unresolved(f"Update-TypeData cannot add a {kind}: code members need .NET methods, which ems does not have. Use ScriptProperty or ScriptMethod.")


@cmdlet("Get-TypeData", class_name="Microsoft.PowerShell.Commands.GetTypeDataCommand", output="System.Management.Automation.PSObject")
class GetTypeData(Cmdlet):
    """List what was added to types.

    EXAMPLES
    > (Get-TypeData System.DateTime).Members.Keys
    DateTime

    PowerShell itself adds this property.
    """

    type_name = parameter("TypeName", "string[]", position=0, pipeline=True, validate=[("notnullorempty",)], help="The name of the type.")

    def process(self) -> None:
        from ems.values.wildcard import Wildcard

        tests = [Wildcard(name).matches for name in self.type_name or ("*",)]
        for data in list(typedata.TABLE.values()):
            if any(matches(data.name) for matches in tests):
                self.out(data)


@cmdlet("Remove-TypeData", default_set="RemoveTypeDataSet", class_name="Microsoft.PowerShell.Commands.RemoveTypeDataCommand",
        supports_should_process=True)
class RemoveTypeData(Cmdlet):
    """Take away what was added to types.

    EXAMPLES
    > Update-TypeData -TypeName Demo.Gone -DefaultDisplayProperty A; Remove-TypeData Demo.Gone; [bool](Get-TypeData Demo.Gone)
    False

    The type has no data afterwards.
    """

    type_data = parameter("TypeData", "System.Management.Automation.Runspaces.TypeData", mandatory=True, pipeline=True,
                          sets="RemoveTypeDataSet", help="A TypeData object.")
    type_name = parameter("TypeName", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="RemoveTypeSet",
                          validate=[("notnullorempty",)], help="The name of the type.")
    path = parameter("Path", "string[]", mandatory=True, sets="RemoveFileSet", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")

    def process(self) -> None:
        if self.parameter_set == "RemoveFileSet":
            from cmdlets.utility.type_files import unload_types

            for path in self.path or ():
                unload_types(self, path)
            return
        name = self.type_data.name if self.parameter_set == "RemoveTypeDataSet" else self.type_name
        if not typedata.remove(name):
            self.write_error(ps_error("TypesDynamicRemoveException", f'Error in TypeData "{name}": The type "{name}" was not found. The type name value must be the '
                                      "full name of the type. Verify the type name and run the command again."), "TypesDynamicRemoveException",
                             "InvalidOperation")
