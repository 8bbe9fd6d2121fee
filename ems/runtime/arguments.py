"""In: one argument and its parameter. Out: the value that the parameter gets: transformed, converted, validated; or the binding error."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import NumberArgument
from ems.runtime.signatures import Parameter
from ems.runtime.validation import as_check, not_boolean
from ems.values.collections import ABSENT, PRESENT, PSReference, SwitchParameter
from ems.values.convert import convert, to_string
from ems.values.errors import NetException, ps_error
from ems.values.objects import NOTHING, PSObject, base, is_null
from ems.values.types import OBJECT, type_of

BINDING = "System.Management.Automation.ParameterBindingException"
VALIDATION = "System.Management.Automation.ParameterBindingValidationException"
TRANSFORMATION = "System.Management.Automation.ParameterBindingArgumentTransformationException"



def binding_error(error_id: str, message: str, *, category: str = "InvalidArgument", cls: str = BINDING, inner: BaseException | None = None,
                  parameter: str = "") -> Exception:
    return ps_error(error_id, message, category=category, cls=cls, inner=inner, parameter_name=parameter)


class _Beside:
    """A name that a simple function does not have, or the value after it: goes to $args and is not bound by position."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class ParameterToken(str):
    """`-name` in $args: when $args is splatted, it names a parameter again."""

    net_name = "System.String"
    parameter: str

    @classmethod
    def of(cls, name: str, text: str) -> ParameterToken:
        made = cls(text)
        made.parameter = name
        return made


class SplatText(str):
    """The text of an argument that a splatted variable brought; `shape`: the variable's place among the elements of the command."""

    shape: int

    def __new__(cls, text: str, shape: int) -> SplatText:
        made = super().__new__(cls, text)
        made.shape = shape
        return made


def plain(value: Any) -> Any:
    """An argument as a script sees it."""
    cls = value.__class__
    if cls is NumberArgument:
        return value.base
    if cls is _Beside:
        return plain(value.value)
    if cls is list and any(v.__class__ is NumberArgument for v in value):
        return [plain(v) for v in value]
    return None if value is NOTHING else value


def as_written(value: Any) -> Any:
    """An argument as a cmdlet's parameter of any type gets it: a number is wrapped in its text (Write-Output 0x10 | ForEach-Object ToString)."""
    cls = value.__class__
    if cls is NumberArgument:
        return value.as_object()
    if cls is list and any(v.__class__ is NumberArgument for v in value):
        return [as_written(v) for v in value]
    return plain(value)


def with_text(value: Any) -> Any:
    """As plain(), but a number remembers how it was written: Write-Host 1.50 writes 1.50."""
    if value.__class__ is NumberArgument:
        made = PSObject(value.base)
        made.ps_ext.text = value.text  # type: ignore[union-attr]
        return made
    if value.__class__ is list:
        return [with_text(v) for v in value]
    return None if value is NOTHING else value


def argument_text(value: Any) -> str:
    """An argument in a message: a number as it is written, else .NET's text of it."""
    from ems.values.text import net_text

    if value.__class__ is NumberArgument:
        return value.text
    value = plain(value)
    return "$null" if is_null(value) else net_text(value)


def fits(parameter: Parameter, value: Any) -> bool:
    """True when the value is of the parameter's type already."""
    kind = parameter.type
    return kind is OBJECT or kind.full_name == "System.Management.Automation.PSObject" or type_of(base(value)).is_subclass_of(kind) or (
        kind.element is not None and type_of(base(value)).is_subclass_of(kind.element))


def takes_null(parameter: Parameter) -> bool:
    """True when null needs no conversion for the parameter."""
    kind = parameter.type
    return not kind.is_value_type and kind.full_name != "System.String"


def prepare(parameter: Parameter, value: Any, session: Any, scope: Any, is_script: bool, coerce: bool = True) -> Any:
    """One argument made ready for its parameter: transformed, converted, validated."""
    cls = value.__class__
    kind = parameter._type if parameter._type is not None else parameter.type
    if parameter.transforms:
        value = transform(parameter, value, session, scope)
        cls = value.__class__
        if value is None and not is_script:  # a cmdlet's own transformation has the last word on null
            validate(parameter, None, session)
            return None
    if kind is not OBJECT:
        if cls is NumberArgument and kind.full_name == "System.String":
            value = value.text
        elif kind.py is not cls or cls is NumberArgument:
            if cls is list and None in value and kind.element is not None and any(i.mandatory for i in parameter.sets.values()):
                reject_empty(parameter, value, {as_check(c).name for c in parameter.validate})
            if not is_script and kind.is_value_type and is_null(value) and _sets_property(kind):
                validate(parameter, None, session)
                raise convert_error(parameter, kind, None, is_script, None)
            value = converted(parameter, kind, value, is_script)
    elif cls is NumberArgument or cls is list or value is NOTHING:
        value = plain(value) if is_script else with_text(value) if parameter.keeps_text else as_written(value)
    checks = parameter.validate
    if parameter.type_tag is not None:
        check_type_tag(parameter, value)
    if checks or is_null(value) or value == "" or (isinstance(value, list) and (not value or "" in value or None in value)):
        validate(parameter, value, session)
    return value


def check_type_tag(parameter: Parameter, value: Any) -> None:
    """[PSTypeName()]: the object, or each of a list, must have that name among its types."""
    from ems.values.members import type_names

    wanted = (parameter.type_tag or "").lower()
    items = value if isinstance(value, list) and parameter.type.kind == "array" else [value]
    for item in items:
        if not is_null(item) and wanted not in (name.lower() for name in type_names(item)):
            raise binding_error("MismatchedPSTypeName", f"Cannot bind argument to parameter '{parameter.name}', because PSTypeNames of the argument do not match the "
                                f"PSTypeName required by the parameter: {parameter.type_tag}.", cls=TRANSFORMATION, parameter=parameter.name)


def _sets_property(kind: Any) -> bool:
    """Value types that null reaches unconverted: the cmdlet's property then refuses it. Not switches and booleans, and what may be null."""
    return kind.full_name not in ("System.Boolean", "System.Management.Automation.SwitchParameter") and (
        kind.definition is None or kind.definition.full_name != "System.Nullable`1")


def transform(parameter: Parameter, value: Any, session: Any, scope: Any) -> Any:
    from ems.values.members import invoke_method, new_object

    for item in parameter.transforms:
        function = item if callable(item) else None  # a cmdlet's own transformation, or an attribute
        if function is None:
            positional, named = item.arguments(session, scope)
            attribute = new_object(item.kind(session, scope), positional)
        try:
            value = function(plain(value)) if function is not None else invoke_method(attribute, "Transform", [None, plain(value)])
        except NetException as error:
            inner = error if function is not None else error.inner or error
            raise binding_error("ParameterArgumentTransformationError", f"Cannot process argument transformation on parameter '{parameter.name}'. {inner}",
                                category="InvalidData", cls=TRANSFORMATION, inner=inner, parameter=parameter.name) from error
    return value


def converted(parameter: Parameter, kind: Any, value: Any, is_script: bool) -> Any:
    if not is_script and kind.full_name == "System.Management.Automation.PSObject":
        return as_written(value)
    if value.__class__ is NumberArgument:
        element = kind.element
        written = (element or kind).full_name in ("System.String", "System.Version", "System.Management.Automation.SemanticVersion")
        value = value.text if written else value.base
    elif value.__class__ is list and kind.element is not None and kind.element.full_name == "System.String":
        value = [v.text if v.__class__ is NumberArgument else v for v in value]
    else:
        value = plain(value)
    if kind.full_name == "System.Management.Automation.SwitchParameter":
        if isinstance(value, SwitchParameter):
            return value
        if isinstance(base(value), bool):
            return PRESENT if base(value) else ABSENT
        if value is None:
            return ABSENT
        if not isinstance(base(value), (int, float)):
            raise boolean_error(parameter, kind, value, is_script)
        if not is_script:
            return PRESENT if base(value) else ABSENT
    name = kind.full_name
    if name == "System.Management.Automation.PSReference" and is_script and value.__class__ is not PSReference:
        raise binding_error("ParameterArgumentTransformationError", f"Cannot process argument transformation on parameter '{parameter.name}'. Reference type is expected in "
                            "argument.", category="InvalidData", cls=TRANSFORMATION, parameter=parameter.name)
    if value.__class__ is PSReference and name == "System.Management.Automation.PSReference":
        return value
    if name == "System.Boolean" and (isinstance(base(value), str) or is_null(value)):
        raise boolean_error(parameter, kind, value, is_script)
    if name == "System.Management.Automation.PSObject":
        return value
    if name == "System.String" and isinstance(base(value), list) and (not is_script or parameter.strict_text):
        raise convert_error(parameter, kind, value, is_script, None)
    if value is None and not is_script and not kind.is_value_type:
        return None  # a cmdlet gets null as it is
    if name == "System.String" and value is None and is_script:
        return ""
    try:
        return convert(value, kind)
    except NetException as error:
        raise convert_error(parameter, kind, value, is_script, error) from error


def boolean_error(parameter: Parameter, kind: Any, value: Any, is_script: bool) -> Exception:
    """A switch or bool that was given something that is neither a bool nor a number."""
    if is_script:
        return binding_error("ParameterArgumentTransformationError",
                             f"Cannot process argument transformation on parameter '{parameter.name}'. {not_boolean(value, kind)}", category="InvalidData", cls=TRANSFORMATION, parameter=parameter.name)
    given = "null" if is_null(value) else type_of(value).full_name
    return binding_error("CannotConvertArgument", f"Cannot convert '{given}' to the type '{kind.full_name}' required by parameter '{parameter.name}'. ",
                         parameter=parameter.name)


def convert_error(parameter: Parameter, kind: Any, value: Any, is_script: bool, error: NetException | None) -> Exception:
    """The error of an argument that does not convert: functions transform their arguments, cmdlets convert them."""
    text = error.message if error is not None else ""
    if is_script:
        if not text:
            text = ("Cannot convert value to type System.String." if kind.full_name == "System.String" else
                    f'Cannot convert the "{to_string(value)}" value of type "{type_of(value).full_name}" to type "{kind.full_name}".')
        return binding_error("ParameterArgumentTransformationError", f"Cannot process argument transformation on parameter '{parameter.name}'. {text}",
                             category="InvalidData", cls=TRANSFORMATION, inner=error, parameter=parameter.name)
    if value is None and not any(i.mandatory for i in parameter.sets.values()):
        return binding_error("ParameterBindingFailed", f"Cannot bind parameter '{parameter.name}' to the target. Exception setting \"{parameter.name}\": "
                             f"\"Cannot convert null to type \"{kind.full_name}\".\"", category="WriteError", parameter=parameter.name)
    if value is None:
        return binding_error("ParameterArgumentValidationErrorNullNotAllowed",
                             f"Cannot bind argument to parameter '{parameter.name}' because it is null.", category="InvalidData", cls=VALIDATION,
                             parameter=parameter.name)
    if not text:
        if kind.full_name == "System.String":
            text = "Specified method is not supported."
        else:
            text = f'Cannot convert the "{to_string(value)}" value of type "{type_of(value).full_name}" to type "{kind.full_name}".'
    if kind.full_name == "System.String" or kind.kind == "enum":
        return binding_error("CannotConvertArgument" if kind.full_name == "System.String" else "CannotConvertArgumentNoMessage",
                             f"Cannot convert '{type_of(value).full_name}' to the type '{kind.full_name}' required by parameter '{parameter.name}'. {text}"
                             if kind.full_name == "System.String" else f"Cannot bind parameter '{parameter.name}'. {text}", inner=error, parameter=parameter.name)
    return binding_error("CannotConvertArgumentNoMessage", f"Cannot bind parameter '{parameter.name}'. {text}", inner=error, parameter=parameter.name)


def validate(parameter: Parameter, value: Any, session: Any) -> None:
    checks = [as_check(c) for c in parameter.validate]
    names = {c.name for c in checks}
    mandatory = any(i.mandatory for i in parameter.sets.values())
    bare = base(value)
    if mandatory:
        reject_empty(parameter, bare, names)
    elif is_null(bare) and any(n in names for n in ("notnull", "notnullorempty", "notnullorwhitespace")):
        pass
    if is_null(bare) and checks and not mandatory and not (names & {"notnull", "notnullorempty", "notnullorwhitespace"}) and "script" not in names:
        if names <= {"allownull", "allowempty", "allowemptystring", "allowemptycollection"}:
            return
    for check in checks:
        try:
            check.run(value, session)
        except NetException as error:
            raise binding_error("ParameterArgumentValidationError", f"Cannot validate argument on parameter '{parameter.name}'. {error.message}", category="InvalidData",
                                cls=VALIDATION, inner=error, parameter=parameter.name) from error


def reject_empty(parameter: Parameter, value: Any, names: set[str]) -> None:
    """What a mandatory parameter does not take unless an Allow… attribute says so."""
    def refuse(error_id: str, what: str) -> Exception:
        return binding_error(error_id, f"Cannot bind argument to parameter '{parameter.name}' because it is {what}.", category="InvalidData", cls=VALIDATION,
                             parameter=parameter.name)

    if is_null(value):
        if "allownull" not in names:
            if parameter.type.full_name == "System.String" and "allowemptystring" in names:
                return
            raise refuse("ParameterArgumentValidationErrorNullNotAllowed", "null")
        return
    if isinstance(value, str):
        if not value and not names & {"allowemptystring", "allowempty"} and parameter.type.full_name in ("System.String", "System.String[]"):
            raise refuse("ParameterArgumentValidationErrorEmptyStringNotAllowed", "an empty string")
        return
    if parameter.type is OBJECT or not isinstance(value, list):
        return
    if not value and "allowemptycollection" not in names and is_collection_type(parameter.type):
        raise refuse("ParameterArgumentValidationErrorEmptyArrayNotAllowed" if parameter.type.kind == "array" else
                     "ParameterArgumentValidationErrorEmptyCollectionNotAllowed", "an empty array" if parameter.type.kind == "array" else "an empty collection")
    if parameter.type.kind == "array":
        for item in value:
            if is_null(item) and "allownull" not in names and not parameter.type.element.is_value_type:
                raise refuse("ParameterArgumentValidationErrorNullNotAllowed", "null")
            if isinstance(item, str) and not item and "allowemptystring" not in names and parameter.type.element.full_name == "System.String":
                raise refuse("ParameterArgumentValidationErrorEmptyStringNotAllowed", "an empty string")


def is_collection_type(kind: Any) -> bool:
    return kind.kind == "array" or "IList" in kind.all_interfaces() or "ICollection`1" in kind.all_interfaces()
