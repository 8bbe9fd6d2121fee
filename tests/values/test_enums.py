"""Enums: parsing, printing and PowerShell's errors."""
from __future__ import annotations

import pytest

from ems.values import enums
from ems.values.collections import EnumValue
from ems.values.convert import convert
from ems.values.errors import NetException

DAY = enums.enum_type("Tests.Day", ["Sunday", "Monday", "Tuesday", "Wednesday"])
RIGHTS = enums.enum_type("Tests.Rights", {"None": 0, "Read": 1, "Write": 2, "All": 3, "Run": 4}, flags=True)


@pytest.mark.parametrize(("net", "value", "text"), [
    (DAY, "monday", "Monday"), (DAY, "mon", "Monday"), (DAY, "2", "Tuesday"), (DAY, "Monday,Tuesday", "Wednesday"), (DAY, 1, "Monday"),
    (RIGHTS, "read, run", "Read, Run"), (RIGHTS, 7, "All, Run"), (RIGHTS, 0, "None"), (RIGHTS, ["Read", "Write"], "All"),
])
def test_cast(net: object, value: object, text: str) -> None:
    """Names, beginnings of names, numbers and lists become values."""
    assert enums.enum_text(convert(value, net)) == text  # type: ignore[arg-type]


_NAMES = "Sunday, Monday, Tuesday, Wednesday"
_POSSIBLE = ('to type "Tests.Day" due to enumeration values that are not valid. Specify one of the following enumeration values and try '
             'again. The possible enumeration values are "Sunday,Monday,Tuesday,Wednesday".')


@pytest.mark.parametrize(("value", "error_id", "message"), [
    ("x", "SubstringDisambiguationEnumParseThrewAnException",
     'Cannot convert value "x" to type "Tests.Day". Error: "Unable to match the identifier name x to a valid enumerator name. '
     f'Specify one of the following enumerator names and try again:\n{_NAMES}"'),
    ("", "SubstringDisambiguationEnumParseThrewAnException",
     'Cannot convert value "" to type "Tests.Day". Error: "The identifier name  cannot be processed because it is either too similar or '
     f'identical to the following enumerator names: {_NAMES}. Use a more specific identifier name."'),
    ("9", "EnumParseUndefined", f'Cannot convert value "9" {_POSSIBLE}'),
    (None, "nullToEnumInvalidCast", f"Cannot convert null {_POSSIBLE}"),
])
def test_cast_error(value: object, error_id: str, message: str) -> None:
    """Bad values name what is allowed."""
    with pytest.raises(NetException) as caught:
        convert(value, DAY)
    assert (caught.value.error_id, str(caught.value)) == (error_id, message)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("fmt", "text"), [("G", "Read, Run"), ("D", "5"), ("X", "00000005"), ("F", "Read, Run")])
def test_format(fmt: str, text: str) -> None:
    """ToString(format)."""
    assert enums.format_enum(EnumValue(RIGHTS, 5), fmt) == text
