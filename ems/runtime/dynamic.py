"""In: what a dynamicparam block gave. Out: Parameters; the classes RuntimeDefinedParameter and its dictionary."""
from __future__ import annotations

from typing import Any

from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo
from ems.values.convert import to_string, truth
from ems.values.objects import NetObject, base


class RuntimeDefinedParameter(NetObject):
    """attributes: attribute objects (ems.runtime.attributes) or checks."""

    __slots__ = ("attributes", "is_set", "name", "type", "value")
    net_name = "System.Management.Automation.RuntimeDefinedParameter"

    def __init__(self, name: str = "", type: Any = None, attributes: Any = None) -> None:
        self.ps_ext = None
        self.name = name
        self.type = type
        self.attributes = attributes if attributes is not None else []
        self.value: Any = None
        self.is_set = False


def parameters_from(item: Any) -> list[Parameter]:
    """The parameters of a RuntimeDefinedParameterDictionary."""
    item = base(item)
    if item is None or not hasattr(item, "items"):
        return []
    return [parameter_from(base(value)) for _, value in item.items()]


def parameter_from(defined: RuntimeDefinedParameter) -> Parameter:
    made = Parameter(defined.name, "object", {})
    made.attribute = defined.name
    made.type = defined.type
    made.type_name = "switch" if defined.type is not None and defined.type.full_name == "System.Management.Automation.SwitchParameter" else "object"
    checks = []
    for attribute in defined.attributes:
        attribute = base(attribute)
        name = getattr(attribute, "attribute_name", "")
        values = getattr(attribute, "values", {})
        if name == "parameter":
            made.sets[to_string(values.get("parametersetname") or ALL_SETS)] = SetInfo(
                truth(values.get("mandatory")), position_of(values.get("position")), truth(values.get("valuefrompipeline")),
                truth(values.get("valuefrompipelinebypropertyname")), truth(values.get("valuefromremainingarguments")), to_string(values.get("helpmessage")))
        elif name == "alias":
            made.aliases = tuple(to_string(a) for a in getattr(attribute, "positional", ()))
        elif hasattr(attribute, "check"):
            found = attribute.check()
            if found is not None:
                checks.append(found)
    made.validate = tuple(checks)
    made.sets = made.sets or {ALL_SETS: SetInfo()}
    return made


def position_of(value: Any) -> int | None:
    """An unset Position is int.MinValue in .NET."""
    return None if value is None or value == -(1 << 31) else int(value)
