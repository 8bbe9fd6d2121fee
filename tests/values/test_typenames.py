"""Type names as scripts write them."""
from __future__ import annotations

import pytest

from ems.values.errors import NetException
from ems.values.typenames import display_name, resolve


@pytest.mark.parametrize(("text", "full", "shown"), [
    ("int", "System.Int32", "int"), ("Int64", "System.Int64", "long"), ("system.string", "System.String", "string"),
    ("int[]", "System.Int32[]", "int[]"),
    ("string[][]", "System.String[][]", "string[][]"), ("double[,]", "System.Double[,]", "double[,]"),
    ("System.Collections.Generic.List[int]", "System.Collections.Generic.List`1[System.Int32]", "System.Collections.Generic.List[int]"),
    ("Collections.Generic.Dictionary[string, object[]]", "System.Collections.Generic.Dictionary`2[System.String,System.Object[]]",
     "System.Collections.Generic.Dictionary[string,System.Object[]]"),
    ("System.Collections.Generic.List[System.Collections.Generic.List[int]]",
     "System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.Int32]]",
     "System.Collections.Generic.List[System.Collections.Generic.List[int]]"),
    ("System.Int32, mscorlib, Version=4.0.0.0", "System.Int32", "int"),
    ("Nullable[int]", "System.Nullable`1[System.Int32]", "System.Nullable[int]"),
])
def test_resolve(text: str, full: str, shown: str) -> None:
    """A name resolves to the type, which is shown in its short form."""
    net = resolve(text)
    assert (net.full_name, display_name(net)) == (full, shown)


def test_namespaces() -> None:
    """Names below a using namespace are found."""
    assert resolve("Dictionary[int,int]", ("System.Collections.Generic",)).name == "Dictionary`2"


@pytest.mark.parametrize("text", ["nope", "int[", "", "List[nope]"])
def test_unknown(text: str) -> None:
    """An unknown name raises TypeNotFound."""
    with pytest.raises(NetException) as caught:
        resolve(text)
    assert (caught.value.error_id, str(caught.value)) == ("TypeNotFound", f"Unable to find type [{text}].")  # type: ignore[attr-defined]
