"""In: the runtime. Out: SUPPORT, the names that compiled code uses."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

from ems.runtime import code, ops, pipeline, scope
from ems.values import arithmetic, collections, compare, errors, numbers, textops
from ems.values.convert import convert, custom_object, to_string, truth
from ems.values.members import get_index, get_member, get_static, invoke_method, invoke_static, set_index, set_member, set_static
from ems.values.objects import NOTHING, PSCustomObject, is_null


def new_instance(kind: Any, arguments: list[Any]) -> Any:
    """[T]::new(...)"""
    from ems.values.members import invoke_static

    return invoke_static(kind, "new", arguments)


def invoke_base(scope: Any, kind: Any, name: str, arguments: list[Any]) -> Any:
    """([Base]$this).Method(...)"""
    from ems.runtime.classes import invoke_base

    return invoke_base(scope.get("this"), kind, name, arguments)


def call_base_constructor(scope: Any, arguments: list[Any]) -> Any:
    """: base(...)"""
    from ems.runtime.classes import call_base_constructor

    return call_base_constructor(scope, arguments)


def catches(session: Any, inner: Any, cell: Any, types: Any) -> bool:
    """Does a catch clause take the error in $_? One that matches the inner exception makes it the error's own."""
    record = session.errors.matching(cell.value, [t.get(session, inner) for t in types])
    if record is None:
        return False
    cell.value = record
    return True


def make_support() -> dict[str, Any]:
    names: dict[str, Any] = {"Decimal": Decimal, "convert": convert, "as_custom": custom_object, "ts": to_string, "truth": truth, "NOTHING": NOTHING, "PSCustomObject": PSCustomObject,
                             "is_null": is_null, "PSReference": collections.PSReference, "new_instance": new_instance, "invoke_base": invoke_base,
                             "call_base_constructor": call_base_constructor, "catches": catches, "get_index": get_index, "get_member": get_member,
                             "get_static": get_static, "invoke_method": invoke_method, "invoke_static": invoke_static, "set_index": set_index,
                             "set_member": set_member, "set_static": set_static}
    for module, wanted in ((arithmetic, "add sub mul div mod neg plus bnot band bor bxor shl shr range_"),
                           (compare, "eq ne lt le gt ge ceq cne clt cle cgt cge contains notcontains in_ notin"),
                           (textops, "like notlike replace split unary_split join unary_join format_"),
                           (ops, "SCALARS emit drop nothing something unwrap subexpression array_of iterate lazy_range step spread member_name is_op as_op shape_of "
                                 "hashtable_literal ordered_literal custom_object psobject_literal switch_items switch_equal wildcard_test switch_wildcard "
                                 "switch_regex switch_script switch_file exit_code"),
                           (code, "TypeRef AttributeCode ParameterCode BlockCode TypeCode PropertyCode MethodCode CommandSite ExpressionSite NumberArgument "
                                  "ScriptBlock"),
                           (pipeline, "call pipe collect"), (scope, "new_variable UnsetVariable MISSING restore_underscore set_cell step_cell local_only"),
                           (errors, "BreakFlow ContinueFlow ReturnFlow ExitFlow"),
                           (numbers, "SByte Byte Int16 UInt16 UInt32 Int64 UInt64 BigInteger Single Char")):
        for name in wanted.split():
            names[name] = getattr(module, name)
    return names


SUPPORT = make_support()
