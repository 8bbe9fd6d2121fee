"""In: types.ps1xml files. Out: their members and settings in the session's type data."""
from __future__ import annotations

from typing import Any

from cmdlets.utility.files import read_text
from ems.values import typedata
from ems.values.errors import net_error
from ems.values.objects import AliasProperty, MemberSet, NoteProperty, PropertySet, PSMember, ScriptMethod, ScriptProperty


def load_types(command: Any, path: str) -> None:
    """Add what a types.ps1xml file declares."""
    for node in _types(command, path):
        data = typedata.entry(_text(node, "Name"))
        for member in node.find("Members") if node.find("Members") is not None else ():
            if member.tag == "MemberSet" and _text(member, "Name") == "PSStandardMembers":
                _standard(data, member)
                continue
            made = _member(command, member)
            data.members[made.name.lower()] = made
    typedata.changed()


def unload_types(command: Any, path: str) -> None:
    for node in _types(command, path):
        typedata.remove(_text(node, "Name"))


def _types(command: Any, path: str) -> list[Any]:
    from xml.etree import ElementTree

    full = command.shell.file_path(path)
    try:
        root = ElementTree.fromstring(read_text(command, full))
    except ElementTree.ParseError as error:
        command.throw(net_error("System.Management.Automation.RuntimeException", f"Error in file \"{full}\": {error}."), "TypesXmlError", "InvalidData", full)
    return root.findall("Type")


def _text(node: Any, tag: str) -> str:
    found = node.find(tag)
    return (found.text or "").strip() if found is not None else ""


def _script(command: Any, node: Any, tag: str) -> Any:
    found = node.find(tag)
    return command.shell.parse(found.text or "") if found is not None else None


def _member(command: Any, node: Any) -> PSMember:
    name = _text(node, "Name")
    if node.tag == "NoteProperty":
        return NoteProperty(name, _text(node, "Value"))
    if node.tag == "AliasProperty":
        return AliasProperty(name, _text(node, "ReferencedMemberName"), _text(node, "TypeName") or None)
    if node.tag == "ScriptProperty":
        return ScriptProperty(name, _script(command, node, "GetScriptBlock"), _script(command, node, "SetScriptBlock"))
    if node.tag == "ScriptMethod":
        return ScriptMethod(name, _script(command, node, "Script"))
    if node.tag == "PropertySet":
        return PropertySet(name, [(n.text or "").strip() for n in node.iter("Name") if n is not node.find("Name")])
    if node.tag == "MemberSet":
        inner = [_member(command, m) for m in (node.find("Members") if node.find("Members") is not None else ())]
        return MemberSet(name, {m.name.lower(): m for m in inner})
    raise command.unresolved(f"a types file may not hold a {node.tag} here: code members need .NET methods, which ems does not have")


def _standard(data: typedata.TypeData, node: Any) -> None:
    """PSStandardMembers: the settings of a type."""
    for member in node.find("Members") if node.find("Members") is not None else ():
        name = _text(member, "Name")
        if member.tag == "PropertySet":
            names = [(n.text or "").strip() for n in member.findall("ReferencedProperties/Name")]
            field = {"DefaultDisplayPropertySet": "default_display_property_set", "DefaultKeyPropertySet": "default_key_property_set",
                     "PropertySerializationSet": "property_serialization_set"}.get(name)
            if field:
                setattr(data, field, names)
        elif name == "DefaultDisplayProperty":
            data.default_display_property = _text(member, "Value")
        elif name == "SerializationDepth":
            data.serialization_depth = int(_text(member, "Value"))
        elif name == "SerializationMethod":
            data.serialization_method = _text(member, "Value")
