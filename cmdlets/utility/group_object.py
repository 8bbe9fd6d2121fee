"""In: the objects of a pipeline. Out: groups of those whose properties are equal: Group-Object."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.ordering import sorted_indexes
from cmdlets.utility.properties import GROUP_KEYS, MISSING, expressions
from cmdlets.utility.unique import value_key
from ems.values.collections import PRESENT, ArrayList, Dictionary, GenericList, Hashtable, key_exact
from ems.values.errors import net_error
from ems.values.objects import NOTHING, NetObject, is_null
from ems.values.text import net_text
from ems.values.types import NetType, net_type


class GroupInfo(NetObject):
    """A group: what Group-Object gives."""

    __slots__ = ("count", "group", "name", "values")
    net_name = "Microsoft.PowerShell.Commands.GroupInfo"

    def __init__(self, name: str, values: ArrayList, group: GenericList | None, count: int) -> None:
        self.ps_ext = None
        self.name = name
        self.values = values
        self.group = group
        self.count = count


class GroupInfoNoElement(GroupInfo):
    __slots__ = ()
    net_name = "Microsoft.PowerShell.Commands.GroupInfoNoElement"


_INFO = net_type("Microsoft.PowerShell.Commands.GroupInfo", py=GroupInfo)
_INFO.prop("System.Collections.ArrayList Values", lambda g: g.values)
_INFO.prop("int Count", lambda g: g.count)
_INFO.prop("System.Collections.ObjectModel.Collection[psobject] Group", lambda g: g.group)
_INFO.prop("string Name", lambda g: g.name)
net_type("Microsoft.PowerShell.Commands.GroupInfoNoElement", base="Microsoft.PowerShell.Commands.GroupInfo", py=GroupInfoNoElement)


def collection_type() -> NetType:
    from ems.values.typenames import resolve

    return resolve("System.Collections.ObjectModel.Collection[psobject]")


@cmdlet("Group-Object", class_name="Microsoft.PowerShell.Commands.GroupObjectCommand",
        output="System.Collections.Hashtable Microsoft.PowerShell.Commands.GroupInfo")
class GroupObject(Cmdlet):
    """Gather objects whose properties are equal.

    The groups come sorted by what they have in common.

    EXAMPLES
    > 'a', 'b', 'a' | Group-Object | ForEach-Object { "$($_.Name) $($_.Count)" }
    a 2
    b 1

    Counts equal texts.

    > (1..4 | Group-Object { $_ % 2 } -AsHashTable -AsString)['0'] -join ','
    2,4

    Makes a hashtable of the groups.
    """

    no_element = parameter("NoElement", "switch", sets="HashTable", help="Leave out the objects of each group.")
    as_hash_table = parameter("AsHashTable", "switch", sets="HashTable", aliases="AHT", help="Return a hashtable, a key a group.")
    as_string = parameter("AsString", "switch", sets="HashTable", help="Make text of the keys of the hashtable.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, sets="HashTable", help="The object to work on.")
    property = parameter("Property", "object[]", position=0, sets="HashTable",
                         help="The properties: names, script blocks or hashtables with Name and Expression.")
    culture = parameter("Culture", "string", sets="HashTable", help="The culture.")
    case_sensitive = parameter("CaseSensitive", "switch", sets="HashTable", help="Case counts.")

    def begin(self) -> None:
        if self.as_string and not self.as_hash_table:
            self.throw(net_error("System.ArgumentException", "The command cannot be run because the AsString parameter requires that you specify "
                                 "the AsHashtable parameter."), "ArgumentException", "InvalidArgument", PRESENT)
        self.keys = expressions(self, self.property, GROUP_KEYS)  # type: ignore[arg-type]
        self.groups: dict[Any, tuple[list[Any], list[Any]]] = {}
        self.single = self.keys[0].get if len(self.keys) == 1 and self.keys[0].pattern is None else None
        self.ignore_case = not self.case_sensitive

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING:
            return
        if self.single is not None:
            value = self.single(item)
            key = value.lower() if value.__class__ is str and self.ignore_case else self._key(value)
            found = self.groups.get(key)
            if found is None:
                self.groups[key] = ([value], [item])
            else:
                found[1].append(item)
            return
        values = [one.get(item) for key in self.keys for one in key.resolve(item)] if self.keys else [item]
        combined = tuple([self._key(value) for value in values])
        found = self.groups.get(combined)
        if found is None:
            self.groups[combined] = (values, [item])
        else:
            found[1].append(item)

    def _key(self, value: Any) -> Any:
        if value is MISSING or is_null(value):
            return None
        key = value_key(value, self.ignore_case)
        return key.lower() if self.ignore_case else key

    def end(self) -> None:
        groups = self._sorted(list(self.groups.values()))
        if not groups:
            return
        kind = collection_type()
        cls = GroupInfoNoElement if self.no_element else GroupInfo
        made = []
        for values, items in groups:
            shown = [None if value is MISSING or value is NOTHING else value for value in values]
            group = GenericList([] if self.no_element else items, kind)
            made.append(cls(group_name(shown), ArrayList(shown), group, len(items)))
        if self.as_hash_table:
            self._write_table(made)
            return
        for info in made:
            self.out(info)

    def _sorted(self, groups: list[tuple[list[Any], list[Any]]]) -> list[tuple[list[Any], list[Any]]]:
        width = max((len(values) for values, _ in groups), default=0)
        columns = [[values[i] if i < len(values) else MISSING for values, _ in groups] for i in range(width)]
        return [groups[at] for at in sorted_indexes(columns, [False] * width, self.ignore_case, self.culture)] if width else groups

    def _write_table(self, groups: list[GroupInfo]) -> None:
        table = Hashtable(normal=key_exact) if self.case_sensitive else Hashtable()
        for info in groups:
            if self.as_string:
                table.set(info.name, info.group)
                continue
            if len(info.values) != 1:
                self.throw(net_error("System.ArgumentException", "Only one property can be specified in order to group objects into a hash table."),
                           "ArgumentException", "InvalidArgument", self.property)
            key = info.values[0]
            if key is None or table.has(key):
                message = ("The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the "
                           "property, and then try again.")
                self.write_error(net_error("System.Exception", message), message, "InvalidArgument")
                return
            table.set(key, info.group)
        self.out(table)


def group_name(values: list[Any]) -> str:
    """The values' texts joined; a collection stands in braces."""
    parts = []
    for value in values:
        if value is None:
            continue
        if isinstance(value, list):
            parts.append("{" + ", ".join("" if item is None else net_text(item) for item in value) + "}")
        elif isinstance(value, Dictionary):
            parts.append("{" + ", ".join(net_text(entry) for entry in value.entries()) + "}")
        else:
            parts.append(value if value.__class__ is str else net_text(value))
    return ", ".join(parts)
