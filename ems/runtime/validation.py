"""In: attributes of parameters and variables. Out: the checks they make and the errors that failing ones raise.

A check takes (value, session) and raises ValidationMetadataException with PowerShell's text. Cmdlets declare checks as tuples
(`("range", 1, 9)`), scripts as attributes; both end in CHECKS.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values.convert import convert, to_string, truth
from ems.values.errors import NetException, net_error, ps_error
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import base, is_null
from ems.values.types import type_of

METADATA = "System.Management.Automation.ValidationMetadataException"


class Check:
    """A validation attribute. `name` as in ("set", …); `arguments` positional, `options` named (lower names)."""

    __slots__ = ("arguments", "name", "options")

    def __init__(self, name: str, arguments: tuple[Any, ...] = (), options: dict[str, Any] | None = None) -> None:
        self.name = name
        self.arguments = arguments
        self.options = options or {}

    def run(self, value: Any, session: Any) -> None:
        CHECKS[self.name](self, value, session)


def failure(error_id: str, message: str) -> Exception:
    return ps_error(error_id, message, category="InvalidData", cls=METADATA)


def elements(value: Any) -> list[Any]:
    """What an element-wise check looks at."""
    value = base(value)
    if is_null(value):
        raise failure("ArgumentIsEmpty", "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not "
                      "contain any null values and then try the command again.")
    return list(enumerate_(value)) if is_enumerable(value) else [value]


def check_set(check: Check, value: Any, session: Any) -> None:
    import_list = check.arguments
    ignore_case = truth(check.options.get("ignorecase", True))
    allowed = [to_string(a) for a in import_list]
    for item in elements(value):
        text = to_string(item)
        if not any((a.lower() == text.lower()) if ignore_case else a == text for a in allowed):
            template = check.options.get("errormessage")
            if template:
                from ems.values.formats import composite

                raise failure("ValidateSetFailure", composite(to_string(template), [text, ",".join(allowed)], None))
            raise failure("ValidateSetFailure", f'The argument "{text}" does not belong to the set "{",".join(allowed)}" specified by the ValidateSet '
                          "attribute. Supply an argument that is in the set and then try the command again.")


RANGE_KINDS: dict[str, tuple[str, Callable[[Any], bool], str]] = {
    "positive": ("ValidateRangePositiveFailure", lambda v: v > 0, "greater than zero"),
    "nonnegative": ("ValidateRangeNonNegativeFailure", lambda v: v >= 0, "greater than or equal to zero"),
    "negative": ("ValidateRangeNegativeFailure", lambda v: v < 0, "less than zero"),
    "nonpositive": ("ValidateRangeNonPositiveFailure", lambda v: v <= 0, "less than or equal to zero"),
}


def not_same_type(item: Any, wanted: str) -> Exception:
    return failure("ValidationRangeElementType", f'The argument cannot be validated because its type "{type_of(item).name}" is not the same type ({wanted}) as the maximum and '
                   f"minimum limits of the parameter. Make sure the argument is of type {wanted} and then try the command again.")


def check_range(check: Check, value: Any, session: Any) -> None:
    from decimal import Decimal

    from ems.values.compare import ge, le

    if len(check.arguments) == 1:
        error_id, test, words = RANGE_KINDS[to_string(check.arguments[0]).lower()]
        for item in elements(value):
            bare = base(item)
            if not isinstance(bare, (int, float, Decimal)) or isinstance(bare, bool):
                raise not_same_type(bare, "Int32")
            if not test(bare):
                raise failure(error_id, f'The argument "{to_string(item)}" cannot be validated because its value is not {words}.')
        return
    low, high = check.arguments
    for item in elements(value):
        kind_type = type_of(low)
        shown = to_string(item)
        try:
            number = item if type_of(item) is kind_type else convert(item, kind_type)
        except NetException:
            raise not_same_type(item, kind_type.name) from None
        if not truth(ge(number, low)):
            raise failure("ValidateRangeTooSmall", f"The {shown} argument is less than the minimum allowed range of {to_string(low)}. Supply an argument that is "
                          f"greater than or equal to {to_string(low)} and then try the command again.")
        if not truth(le(number, high)):
            raise failure("ValidateRangeTooBig", f"The {shown} argument is greater than the maximum allowed range of {to_string(high)}. Supply an argument that is "
                          f"less than or equal to {to_string(high)} and then try the command again.")


def check_length(check: Check, value: Any, session: Any) -> None:
    low, high = int(check.arguments[0]), int(check.arguments[1])
    for item in elements(value):
        item = base(item)
        if not isinstance(item, str):
            raise failure("ValidateLengthNotString", "The argument cannot be validated because it is not a string. Supply an argument of type string and then try the command again.")
        if len(item) < low:
            raise failure("ValidateLengthMinLengthFailure", f"The character length ({len(item)}) of the argument is too short. Specify an argument with a length that "
                          f'is greater than or equal to "{low}", and then try the command again.')
        if len(item) > high:
            raise failure("ValidateLengthMaxLengthFailure", f"The character length of the {len(item)} argument is too long. Shorten the character length of the argument "
                          f'so it is fewer than or equal to "{high}" characters, and then try the command again.')


def check_count(check: Check, value: Any, session: Any) -> None:
    low, high = int(check.arguments[0]), int(check.arguments[1])
    value = base(value)
    if is_null(value):
        count = 0
    elif is_enumerable(value):
        count = len(list(enumerate_(value)))
    elif hasattr(value, "store"):
        count = len(value)
    else:
        raise failure("NotAnArrayParameter", "The ValidateCount attribute cannot be applied to a parameter that is not an array parameter. Either remove the attribute "
                      "from the parameter or make the parameter an array parameter.")
    if low == high and count != low:
        raise failure("ValidateCountExactFailure", f"The parameter requires exactly {high} value(s) - {count} value(s) were provided.")
    if not low <= count <= high:
        raise failure("ValidateCountMinMaxFailure", f"The parameter requires at least {low} value(s) and no more than {high} value(s) - {count} value(s) were provided.")


def check_pattern(check: Check, value: Any, session: Any) -> None:
    from ems.values.regex_syntax import IGNORE_CASE
    from ems.values.regexes import compile_regex
    from ems.values.types import get_type

    pattern = to_string(check.arguments[0])
    options = check.options.get("options")
    regex = compile_regex(pattern, IGNORE_CASE if options is None else convert(options, get_type("System.Text.RegularExpressions.RegexOptions")).number)
    for item in elements(value):
        text = to_string(item)
        if regex.search(text, 0) is None:
            template = check.options.get("errormessage")
            if template:
                from ems.values.formats import composite

                raise failure("ValidatePatternFailure", composite(to_string(template), [text, pattern], None))
            raise failure("ValidatePatternFailure", f'The argument "{text}" does not match the "{pattern}" pattern. Supply an argument that matches "{pattern}" and '
                          "try the command again.")


def check_script(check: Check, value: Any, session: Any) -> None:
    script = check.arguments[0]
    for item in elements(value):
        results = session.invoke(script, [item], underscore=item, has_underscore=True)
        if not truth(results[0] if len(results) == 1 else results or None):
            template = check.options.get("errormessage")
            if template:
                from ems.values.formats import composite

                raise failure("ValidateScriptFailure", composite(to_string(template), [item, script], None))
            raise failure("ValidateScriptFailure", f'The "{to_string(script)}" validation script for the argument with value "{to_string(item)}" did not return a '
                          "result of True. Determine why the validation script failed, and then try the command again.")


def check_not_null(check: Check, value: Any, session: Any) -> None:
    value = base(value)
    if is_null(value):
        raise failure("ArgumentIsNull", "The argument is null. Provide a valid value for the argument, and then try running the command again.")
    if is_enumerable(value) and any(is_null(i) for i in enumerate_(value)):
        raise failure("ArgumentIsNull",
                      "The argument collection contains a null value. Provide a collection that does not contain any null values, and then try running the command again.")


def check_not_null_or_empty(check: Check, value: Any, session: Any) -> None:
    value = base(value)
    if is_null(value):
        raise failure("ArgumentIsNull", "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")
    if isinstance(value, str):
        if not value:
            raise failure("ArgumentIsEmpty", "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")
        return
    if is_enumerable(value):
        items = list(enumerate_(value))
        if not items or any(is_null(i) or (isinstance(i, str) and not i) for i in items):
            raise failure("ArgumentIsEmpty", "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not "
                          "contain any null values and then try the command again.")
    elif hasattr(value, "store") and not len(value):
        raise failure("ArgumentIsEmpty", "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again.")


def check_not_null_or_white_space(check: Check, value: Any, session: Any) -> None:
    if not is_null(value) and not isinstance(base(value), str):
        check_not_null_or_empty(check, value, session)
    for item in [""] if is_null(value) else elements(value):
        if isinstance(item, str) and not item.strip():
            raise failure("ArgumentIsEmptyOrWhiteSpace", "The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non "
                          "white-space characters, and then try the command again.")


def check_drive(check: Check, value: Any, session: Any) -> None:
    from ems.runtime.providers import drive_of

    allowed = [to_string(a) for a in check.arguments]
    for item in elements(value):
        drive = drive_of(session, to_string(item))
        if not any(drive.lower() == a.lower() for a in allowed):
            raise failure("PathRootInvalid", f'The path argument drive {drive} does not belong to the set of approved drives: {",".join(allowed)}. '
                          "Supply a path argument with an approved drive.")


def allow(check: Check, value: Any, session: Any) -> None:
    """AllowNull and its kin permit; they check nothing."""


def check_call(check: Check, value: Any, session: Any) -> None:
    """("call", function): a cmdlet's own check; the function raises what `failure` makes."""
    check.arguments[0](value)


CHECKS: dict[str, Callable[[Check, Any, Any], None]] = {
    "set": check_set, "range": check_range, "length": check_length, "count": check_count, "pattern": check_pattern, "script": check_script,
    "notnull": check_not_null, "notnullorempty": check_not_null_or_empty, "notnullorwhitespace": check_not_null_or_white_space, "call": check_call,
    "drive": check_drive, "userdrive": allow, "trusteddata": allow, "allownull": allow, "allowempty": allow, "allowemptystring": allow,
    "allowemptycollection": allow,
}
# Short attribute names (lower) of scripts -> names above.
ATTRIBUTES = {"validate" + name: name for name in ("set", "range", "length", "count", "pattern", "script", "notnull", "notnullorempty",
                                                   "notnullorwhitespace", "drive", "userdrive", "trusteddata")}
ATTRIBUTES |= {name: name for name in ("allownull", "allowemptystring", "allowemptycollection")}


_declared: dict[int, tuple[Any, Check]] = {}  # the checks of declared tuples, made once; by identity, since ("range", 1) equals ("range", True)


def as_check(item: Any) -> Check:
    """A check from what a declaration holds."""
    if item.__class__ is Check:
        return item
    found = _declared.get(id(item))
    if found is None:
        found = _declared[id(item)] = (item, Check(item[0], tuple(item[1:])))
    return found[1]


def check_custom(check: Check, value: Any, session: Any) -> None:
    """An attribute of a script class below ValidateArgumentsAttribute, or ValidateEnumeratedArgumentsAttribute for each element."""
    from ems.values.members import invoke_method

    attribute, by_element = check.arguments
    engine = session.get_variable("ExecutionContext")
    try:
        if by_element:
            for item in elements(value):
                invoke_method(attribute, "ValidateElement", [item])
        else:
            invoke_method(attribute, "Validate", [value, engine])
    except NetException as error:
        raise (error.inner if isinstance(error.inner, NetException) else error) from None


CHECKS["custom"] = check_custom
CHECKS["transform"] = allow


def custom_check(code: Any, session: Any, scope: Any) -> Check | None:
    """The check that a script's own attribute class makes; None for a class that is no validation."""
    from ems.runtime.attribute_table import unknown_attribute
    from ems.values.members import new_object, set_member

    try:
        kind = code.kind(session, scope)
    except NetException:
        raise unknown_attribute(code) from None
    names = [t.full_name for t in kind.mro]
    if kind.script is None or "System.Management.Automation.ValidateArgumentsAttribute" not in names:
        return None
    positional, named = code.arguments(session, scope)
    attribute = new_object(kind, positional)
    for name, value in named.items():
        set_member(attribute, name, value)
    return Check("custom", (attribute, "System.Management.Automation.ValidateEnumeratedArgumentsAttribute" in names))


def custom_transform(code: Any, session: Any, scope: Any) -> Check | None:
    """An attribute class of a script that changes what is assigned; it is kept among the checks, and runs before them."""
    from ems.values.members import new_object

    kind = code.kind(session, scope)
    if not any(t.full_name == "System.Management.Automation.ArgumentTransformationAttribute" for t in kind.mro):
        return None
    return Check("transform", (new_object(kind, code.arguments(session, scope)[0]),))


def check_from(code: Any, session: Any, scope: Any) -> Check | None:
    """The check of an AttributeCode, or None when it is no validation attribute."""
    name = ATTRIBUTES.get(code.name)
    if name is None:
        return None
    from ems.runtime.attribute_table import check_declaration, check_limits

    positional, named = code.arguments(session, scope)
    check_declaration(code, named, positional)
    if name == "set" and len(positional) == 1:
        from ems.values.types import NetType

        if isinstance(positional[0], NetType):
            from ems.values.members import invoke_method, new_object

            positional = list(enumerate_(invoke_method(new_object(positional[0], []), "GetValidValues", [])))
    check_limits(code, name, positional)
    return Check(name, tuple(positional), {k.lower(): v for k, v in named.items()})


def rules_from(session: Any, scope: Any, attributes: Any) -> tuple[Any, list[Check]]:
    """(type or None, checks) of what stands before a variable."""
    from ems.runtime.attribute_table import LOWER
    from ems.runtime.code import TypeRef

    kind = None
    checks = []
    for item in attributes:
        if isinstance(item, TypeRef):
            kind = kind or item.get(session, scope)
            continue
        found = check_from(item, session, scope)
        if found is None and item.name not in LOWER:
            found = custom_check(item, session, scope) or custom_transform(item, session, scope)
        if found is not None:
            checks.append(found)
    return kind, checks


def not_boolean(value: Any, kind: Any) -> str:
    """What is said of a value given to a bool or switch that is neither a bool nor a number."""
    given = "" if is_null(value) else type_of(value).full_name
    return f'Cannot convert value "{given}" to type "{kind.full_name}". Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.'


def transformed(checks: list[Check], value: Any) -> Any:
    """A value as the argument transformations among the checks give it."""
    for check in checks:
        if check.name == "transform":
            from ems.values.context import current
            from ems.values.members import invoke_method

            value = invoke_method(check.arguments[0], "Transform", [current().get_variable("ExecutionContext"), value])
    return value


def check_assignment(name: str, rules: Any, value: Any, is_new: bool = False) -> Any:
    """A value on its way into a variable with a type or checks. `is_new`: the assignment makes the variable, and gives it its attributes."""
    from ems.values.context import current
    from ems.values.text import net_text

    value = transformed(rules.attributes, value)
    if rules.type is not None:
        try:
            if rules.type.full_name == "System.Boolean" and (isinstance(base(value), str) or is_null(value)):
                raise net_error("System.Management.Automation.ArgumentTransformationMetadataException", not_boolean(value, rules.type))
            value = convert(value, rules.type)
        except NetException as error:
            raise net_error("System.Management.Automation.ArgumentTransformationMetadataException", error.message, error,
                            error_id="RuntimeException", category="MetadataError", target=None) from error
    for check in rules.attributes:
        try:
            check.run(value, current())
        except NetException:
            text = net_text(value) if not is_null(value) else "" if is_new else "$null"
            message = (f"The attribute cannot be added because variable {name} with value {text} would no longer be valid." if is_new else
                       f"The variable cannot be validated because the value {text} is not a valid value for the {name} variable.")
            raise ps_error("ValidateSetFailure", message, category="MetadataError", cls=METADATA) from None
    return value
