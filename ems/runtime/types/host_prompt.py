"""In: the fields of $Host.UI.Prompt. Out: FieldDescription, and the answers by field name."""
from __future__ import annotations

from typing import Any

from ems.values.objects import NetObject
from ems.values.types import net_type


class FieldDescription(NetObject):
    """One field of Prompt: a text unless SetParameterType says otherwise."""

    __slots__ = ("attributes", "default", "help", "label", "mandatory", "name", "type")
    net_name = "System.Management.Automation.Host.FieldDescription"

    def __init__(self, name: str) -> None:
        from ems.values.errors import net_error
        from ems.values.types import STRING

        if not name:
            raise net_error("System.Management.Automation.PSArgumentException",
                            'Cannot process argument because the value of argument "name" is not valid. Change the value of the "name" argument and run the operation '
                            "again.")
        self.ps_ext = None
        self.name = name
        self.label = self.help = ""
        self.mandatory = True
        self.default: Any = None
        self.type: Any = STRING
        self.attributes: list[Any] = []


FIELD = net_type("System.Management.Automation.Host.FieldDescription", py=FieldDescription)
FIELD.constructor("System.Management.Automation.Host.FieldDescription new(string name)")(FieldDescription)
FIELD.prop("string Name", lambda f: f.name)
FIELD.prop("string Label", lambda f: f.label, lambda f, v: setattr(f, "label", v))
FIELD.prop("string HelpMessage", lambda f: f.help, lambda f, v: setattr(f, "help", v))
FIELD.prop("bool IsMandatory", lambda f: f.mandatory, lambda f, v: setattr(f, "mandatory", v))
FIELD.prop("psobject DefaultValue", lambda f: f.default, lambda f, v: setattr(f, "default", v))
FIELD.prop("string ParameterTypeName", lambda f: f.type.full_name.rpartition(".")[2])
FIELD.prop("string ParameterTypeFullName", lambda f: f.type.full_name)


@FIELD.method("void SetParameterType(type parameterType)")
def set_parameter_type(field: FieldDescription, net: Any) -> Any:
    from ems.values.objects import NOTHING

    field.type = net
    return NOTHING


def prompt_fields(host: Any, caption: str | None, message: str | None, fields: Any) -> Any:
    """Ask for each field; a Dictionary[string,psobject]."""
    from ems.runtime.confirmation import non_interactive
    from ems.runtime.mandatory import Field, ask_fields
    from ems.values.members import new_object
    from ems.values.typenames import resolve

    if not host.can_ask():
        raise non_interactive()
    if caption:
        host.write_line()
        host.heading(caption)
    if message:
        host.write_line(message)
    answers = ask_fields(host, {f.name: Field(f.name, f.type, f.help, f.label.replace("&", "", 1)) for f in fields})
    if answers is None:
        raise non_interactive()
    found = new_object(resolve("System.Collections.Generic.Dictionary[string,psobject]"), [])
    for name, value in answers.items():
        found.set(name, value)
    return found
