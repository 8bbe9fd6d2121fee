"""In: the short name of an attribute and what a script gives it. Out: what the attribute takes; the errors of what it does not take."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import TypeNameTarget
from ems.values.errors import ps_error
from ems.values.objects import base, is_null

# Attribute -> (constructor parameters, properties with their types and starting values).
TABLE: dict[str, tuple[tuple[str, ...], str]] = {
    "Parameter": (("",), "bool Mandatory=; bool ValueFromPipeline=; bool ValueFromPipelineByPropertyName=; bool ValueFromRemainingArguments=; int Position=min; "
                         "string ParameterSetName=__AllParameterSets; string HelpMessage; string HelpMessageBaseName; string HelpMessageResourceId; bool DontShow="),
    "CmdletBinding": (("",), "bool SupportsShouldProcess=; bool SupportsPaging=; string DefaultParameterSetName; string ConfirmImpact=Medium; bool PositionalBinding=1; "
                             "string HelpUri; bool SupportsTransactions=; string RemotingCapability=PowerShell"),
    "Alias": (("Params string[] aliasNames",), "System.Collections.Generic.IList[string] AliasNames"),
    "AllowNull": (("",), ""), "AllowEmptyString": (("",), ""), "AllowEmptyCollection": (("",), ""),
    "ValidateNotNull": (("",), ""), "ValidateNotNullOrEmpty": (("",), ""), "ValidateNotNullOrWhiteSpace": (("",), ""),
    "ValidateSet": (("Params string[] validValues",), "bool IgnoreCase=1; string ErrorMessage; System.Collections.Generic.IList[string] ValidValues"),
    "ValidateRange": (("System.Object minRange, System.Object maxRange", "System.Management.Automation.ValidateRangeKind kind"), "System.Object MinRange; System.Object MaxRange"),
    "ValidateLength": (("int minLength, int maxLength",), "int MinLength; int MaxLength"),
    "ValidateCount": (("int minLength, int maxLength",), "int MinLength; int MaxLength"),
    "ValidatePattern": (("string regexPattern",), "string RegexPattern; System.Text.RegularExpressions.RegexOptions Options; string ErrorMessage"),
    "ValidateScript": (("scriptblock scriptBlock",), "scriptblock ScriptBlock; string ErrorMessage"),
    "ValidateDrive": (("Params string[] validRootDrives",), ""), "ValidateUserDrive": (("",), ""), "ValidateTrustedData": (("",), ""),
    "ArgumentCompleter": (("System.Object completer",), "scriptblock ScriptBlock"), "ArgumentCompletions": (("Params string[] completions",), ""),
    "OutputType": (("Params System.Object[] type",), "string ParameterSetName"), "PSDefaultValue": (("",), "System.Object Value; string Help"),
    "PSTypeName": (("string psTypeName",), "string PSTypeName"), "SupportsWildcards": (("",), ""), "Hidden": (("",), ""), "Cmdlet": (("string verb, string noun",), ""),
    "DynamicParameter": (("",), ""), "Experimental": (("string name, System.Object action",), ""), "DscResource": (("",), ""), "DscProperty": (("",), ""),
}
LOWER = {name.lower(): name for name in TABLE}
METADATA = "System.Management.Automation.ValidationMetadataException"
# Attributes whose declared limits are compared: -> (id, message) of a maximum that is less than the minimum.
LIMITS = {
    "range": ("MaxRangeSmallerThanMinRange", "The specified maximum range cannot be accepted because it is less than the specified minimum range. Update the ValidateRange "
              "attribute for the parameter."),
    "length": ("ValidateLengthMaxLengthSmallerThanMinLength", "The specified maximum argument character length is shorter than the specified minimum argument character "
               "length. Update the ValidateLength attribute for the parameter."),
    "count": ("ValidateRangeMaxLengthSmallerThanMinLength", "The specified maximum number of arguments for a parameter is fewer than the specified minimum number of "
              "arguments. Update the ValidateCount attribute for the parameter."),
}


def settable(lower: str) -> frozenset[str] | None:
    """The names (lower) that an attribute takes as Name = value; None for an attribute of another kind."""
    name = LOWER.get(lower)
    if name is None:
        return None
    return frozenset(p.partition("=")[0].rpartition(" ")[2].lower() for p in (part.strip() for part in TABLE[name][1].split(";")) if p)


def check_declaration(item: Any, named: dict[str, Any], positional: list[Any]) -> None:
    """Refuse names that the attribute does not have, and more or fewer arguments than it is made from."""
    known = settable(item.name)
    if known is None:
        return
    for name in named:
        if name.lower() not in known:
            # [Parameter(…)] speaks of CmdletBinding too, as PowerShell does
            shown = "CmdletBinding" if item.name == "parameter" else LOWER[item.name]
            error = ps_error("PropertyNotFoundForType", f"Property '{name}' cannot be found for type 'System.Management.Automation.{shown}Attribute'.",
                             target=NamedArgumentTarget(name))
            start, end = item.names.get(name, (item.start, item.end))
            error.place = (None, start, end)  # type: ignore[attr-defined]
            raise error
    wanted = [signature.count(",") + 1 if signature else 0 for signature in TABLE[LOWER[item.name]][0]]
    if len(positional) not in wanted and "Params" not in TABLE[LOWER[item.name]][0][0] and item.name not in ("parameter", "cmdletbinding"):
        error = ps_error("MethodCountCouldNotFindBest", f'Cannot find an overload for ".ctor" and the argument count: "{len(positional)}".', category="NotSpecified",
                         cls="System.Management.Automation.MethodException")
        raise at_attribute(error, item)


def check_limits(item: Any, kind: str, positional: list[Any]) -> None:
    """The minimum must not be more than the maximum, and a set not be empty."""
    from ems.values.compare import gt

    if kind == "set" and not positional:
        raise ps_error("ArgumentOutOfRange", "Cannot process argument because the value of argument \"validValues\" is out of range. Change argument \"validValues\" "
                       "to a value that is within range. (Parameter 'validValues')\nActual value was System.String[].", category="InvalidArgument")
    if kind == "range" and len(positional) == 1:
        from ems.runtime.validation import RANGE_KINDS

        if isinstance(positional[0], str) and positional[0].lower() not in RANGE_KINDS:
            raise not_constructed(item, f'Cannot convert value "{positional[0]}" to type "System.Management.Automation.ValidateRangeKind".')
    if kind in LIMITS and len(positional) == 2:
        low, high = map(base, positional)
        if kind != "range":
            for name, limit in zip(("minLength", "maxLength"), (low, high), strict=True):
                if isinstance(limit, int) and limit < 0:
                    raise not_constructed(item, f'Cannot process argument because the value of argument "{name}" is out of range. Change argument "{name}" to a value '
                                                f"that is within range. (Parameter '{name}')\nActual value was {limit}.")
        if kind == "range" and isinstance(low, str) is not isinstance(high, str):
            from ems.values.types import type_of

            raise at_attribute(ps_error("MinRangeNotTheSameTypeOfMaxRange", f"The specified minimum range ({type_of(low).name}) cannot be accepted because it is not the same type "
                                        f"as the specified maximum range ({type_of(high).name}). Update the ValidateRange attribute for the parameter.",
                                        category="MetadataError", cls=METADATA), item)
        if not is_null(low) and not is_null(high) and gt(low, high):
            error_id, message = LIMITS[kind]
            raise at_attribute(ps_error(error_id, message, category="MetadataError", cls=METADATA), item)


def not_constructed(item: Any, message: str) -> Exception:
    """The attribute's constructor refuses its arguments."""
    return at_attribute(ps_error("ExceptionConstructingAttribute", message, category="InvalidOperation"), item)


def at_attribute(error: Any, item: Any) -> Exception:
    error.place = (None, item.start, item.end)
    return error  # type: ignore[no-any-return]


def unknown_attribute(item: Any) -> Exception:
    text = item.type.text
    error = ps_error("CustomAttributeTypeNotFound", f"Cannot find the type for custom attribute '{text}'. Make sure that the assembly that contains this type is loaded.",
                     target=AttributeTarget(item.text))
    return at_attribute(error, item)


class AttributeTarget(TypeNameTarget):
    """What an error about an attribute is about: the attribute as written."""

    net_name = "System.Management.Automation.Language.AttributeAst"


class NamedArgumentTarget(TypeNameTarget):
    net_name = "System.Management.Automation.Language.NamedAttributeArgumentAst"
