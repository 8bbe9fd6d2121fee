"""In: objects, CLIXML text. Out: System.Management.Automation.PSSerializer."""
from __future__ import annotations

from typing import Any

from ems.values import clixml
from ems.values.types import net_type

SERIALIZER = net_type("System.Management.Automation.PSSerializer")


@SERIALIZER.static("static string Serialize(System.Object source)", "static string Serialize(System.Object source, int depth)",
                   "static string Serialize(System.Collections.Generic.IList[System.Object] source, int depth, bool enumerate)")
def serialize(source: Any, depth: int = 1, enumerate: bool = False) -> str:
    return clixml.serialize_all(source, depth) if enumerate else clixml.serialize(source, depth)


@SERIALIZER.static("static System.Object Deserialize(string source)")
def deserialize(source: str) -> Any:
    values = clixml.deserialize(source)
    return values[0] if len(values) == 1 else values if values else None


@SERIALIZER.static("static System.Object[] DeserializeAsList(string source)")
def deserialize_as_list(source: str) -> list[Any]:
    return clixml.deserialize(source)
