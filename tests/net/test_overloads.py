"""Which overload PowerShell calls, and what it says when none fits."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values import overloads
from ems.values.collections import Hashtable, TypedArray
from ems.values.errors import NetException
from ems.values.typenames import resolve

INT_ARRAY = TypedArray([3, 1, 2], resolve("int[]"))
CHOSEN: list[tuple[str, str, list[Any], str]] = [
    ("string", "Contains", ["a"], "bool Contains(string value)"),
    ("string", "Contains", [65], "bool Contains(char value)"),
    ("string", "Contains", [None], "bool Contains(char value)"),
    ("string", "Replace", ["a", None], "string Replace(string oldValue, string newValue)"),
    ("string", "IndexOf", ["l", 3], "int IndexOf(string value, int startIndex)"),
    ("string", "IndexOf", ["l", "Ordinal"], "int IndexOf(string value, int startIndex)"),
    ("string", "Split", [","], "string[] Split(string separator, System.StringSplitOptions options = System.StringSplitOptions.None)"),
    ("string", "Split", [" ", 1.5, "TrimEntries"],
     "string[] Split(string separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)"),
    ("string", "Trim", [num.Char("x")], "string Trim(char trimChar)"),
    ("string", "Compare", ["", "b", "x"], "int Compare(string strA, string strB, bool ignoreCase)"),
    ("string", "Join", [65, ["a", "b"]], "string Join(char separator, Params System.Object[] values)"),
    ("char", "ConvertToUtf32", [65, 65], "int ConvertToUtf32(string s, int index)"),
    ("char", "ConvertToUtf32", ["l", num.Char("a")], "int ConvertToUtf32(char highSurrogate, char lowSurrogate)"),
    ("math", "Max", [1, 2], "int Max(int val1, int val2)"),
    ("math", "Max", [1, 2.5], "int Max(int val1, int val2)"),
    ("math", "Max", [2.5, 1], "double Max(double val1, double val2)"),
    ("math", "Max", [num.Int64(1), 2], "long Max(long val1, long val2)"),
    ("math", "Clamp", [3, -2.5, 1.5], "int Clamp(int value, int min, int max)"),
    ("System.Numerics.BitOperations", "IsPow2", ["8"], "bool IsPow2(ulong value)"),
    ("System.Numerics.BitOperations", "PopCount", [7], "int PopCount(ulong value)"),
    ("convert", "ToString", [5], "string ToString(int value)"),
    ("convert", "ChangeType", ["1", "int"], "System.Object ChangeType(System.Object value, type conversionType)"),
    ("array", "Sort", [INT_ARRAY], "void Sort[T](T[] array)"),
    ("System.Text.StringBuilder", "Append", ["x"], "System.Text.StringBuilder Append(string value)"),
    ("System.Text.StringBuilder", "Append", [5], "System.Text.StringBuilder Append(int value)"),
    ("System.Text.StringBuilder", "Append", [Hashtable()], "System.Text.StringBuilder Append(System.Object value)"),
]


def _method(type_name: str, name: str) -> Any:
    net = resolve(type_name).load()
    return net.find_static(name.lower()) or net.find_member(name.lower())


@pytest.mark.parametrize(("type_name", "name", "args", "signature"), CHOSEN)
def test_chosen(type_name: str, name: str, args: list[Any], signature: str) -> None:
    """Each call goes to the overload that PowerShell picks for those arguments."""
    assert overloads.choose(_method(type_name, name), args, name).overload.signature == signature


REFUSED: list[tuple[str, str, list[Any], str]] = [
    ("string", "Substring", [1, 2, 3], 'Cannot find an overload for "Substring" and the argument count: "3".'),
    ("string", "Compare", ["a", "b", 0], 'Multiple ambiguous overloads found for "Compare" and the argument count: "3".'),
    ("System.Collections.Generic.List[int]", "Contains", [Hashtable()], 'Cannot find an overload for "Contains" and the argument count: "1".'),
]


@pytest.mark.parametrize(("type_name", "name", "args", "message"), REFUSED)
def test_refused(type_name: str, name: str, args: list[Any], message: str) -> None:
    """A call that no overload fits, or two fit equally, fails with PowerShell's message."""
    from ems.values.members import closed_member

    net = resolve(type_name)
    method = net.load().find_static(name.lower()) or closed_member(net, name.lower())
    with pytest.raises(NetException) as caught:
        overloads.choose(method, args, name)
    assert caught.value.message == message


def test_conversion_names_parameter(run: Callable[[str], list[str]]) -> None:
    """A failed conversion of an argument tells the parameter, the value, the method and the type."""
    assert run("'abc'.Substring('x')") == [
        'ERROR MethodArgumentConversionInvalidCastArgument: Cannot convert argument "startIndex", with value: "x", for "Substring" to type '
        '"System.Int32": "Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format.""']


def test_second_call_of_same_shape(run: Callable[[str], list[str]]) -> None:
    """A call with other classes of arguments chooses anew, one with the same classes reuses the choice."""
    assert run("foreach ($a in 1, 2.5, 3, '4') { [math]::Abs($a).GetType().Name }") == ["Int32", "Double", "Int32", "Double"]
