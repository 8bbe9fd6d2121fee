"""In: the names that a compiled unit speaks of. Out: a namespace with those of them that the runtime gives (`namespace`).

A module here is imported when a unit first uses a name of it: a script without -match never loads the regular expressions.
"""
from __future__ import annotations

from importlib import import_module
from typing import Any

# Module -> the names that compiled code uses of it; `name=attribute` where they differ.
MODULES: dict[str, str] = {
    "decimal": "Decimal",
    "ems.values.arithmetic": "add sub mul div mod neg plus bnot band bor bxor shl shr range_",
    "ems.values.calls": "call0 call1 call2 call3 static0 static1 static2 static3",
    "ems.values.collections": "PSReference",
    "ems.values.compare": "eq ne lt le gt ge ceq cne clt cle cgt cge contains notcontains in_ notin",
    "ems.values.convert": "convert as_custom=custom_object ts=to_string truth",
    "ems.values.errors": "BreakFlow ContinueFlow ReturnFlow ExitFlow",
    "ems.values.members": "get_index get_member get_static invoke_method invoke_static set_index set_member set_static",
    "ems.values.plain_casts": "cast",
    "ems.values.numbers": "SByte Byte Int16 UInt16 UInt32 Int64 UInt64 BigInteger Single Char",
    "ems.values.objects": "NOTHING PSCustomObject is_null",
    "ems.values.textops": "like notlike replace split unary_split join unary_join format_",
    "ems.runtime.code": "TypeRef AttributeCode ParameterCode BlockCode TypeCode PropertyCode MethodCode CommandSite "
                        "ExpressionSite NumberArgument ScriptBlock",
    "ems.runtime.ops": "SCALARS emit drop nothing something nulls unwrap subexpression array_of iterate lazy_range step spread member_name "
                        "computed_member get_entry is_op as_op shape_of "
                       "hashtable_literal ordered_literal custom_object psobject_literal switch_items switch_equal wildcard_test switch_wildcard "
                       "switch_regex switch_script switch_file exit_code",
    "ems.runtime.pipeline": "call pipe collect",
    "ems.runtime.requires": "use_module use_assembly",
    "ems.runtime.scope": "new_variable UnsetVariable MISSING restore_underscore set_cell step_cell local_only",
    "ems.runtime.support": "new_instance invoke_base call_base_constructor catches",
}
# Name -> (module, attribute).
PLACES = {word.partition("=")[0]: (module, word.rpartition("=")[2]) for module, words in MODULES.items() for word in words.split()}
_known: dict[str, Any] = {}


def namespace(names: set[str]) -> dict[str, Any]:
    """A new dictionary with the runtime's names among `names`."""
    made = {}
    for name in PLACES.keys() & names:
        found = _known.get(name)
        if found is None:
            module, attribute = PLACES[name]
            found = _known[name] = getattr(import_module(module), attribute)
        made[name] = found
    return made


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
