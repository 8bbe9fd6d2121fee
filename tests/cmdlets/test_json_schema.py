"""In: schemas and values. Out: whether the validator finds what does not fit."""
from __future__ import annotations

from typing import Any

import pytest

from cmdlets.utility.json_schema import Validator


@pytest.mark.parametrize(("schema", "good", "bad"), [
    ({"type": "integer"}, [1, 2.0], ["1", 1.5, True, None]),
    ({"type": ["string", "null"]}, ["", None], [1]),
    ({"enum": [1, "a"]}, [1, "a", 1.0], [True, "b"]),
    ({"const": {"a": [1]}}, [{"a": [1]}], [{"a": [2]}, {}]),
    ({"required": ["b"]}, [{"b": None}, 5], [{"a": 1}]),
    ({"properties": {"a": {"type": "string"}}, "additionalProperties": False}, [{}, {"a": "x"}], [{"a": 1}, {"b": 1}]),
    ({"patternProperties": {"^n": {"type": "number"}}}, [{"n1": 1, "x": "y"}], [{"n1": "x"}]),
    ({"items": {"type": "number"}, "minItems": 1, "uniqueItems": True}, [[1], [1, 2]], [[], ["x"], [1, 1.0]]),
    ({"prefixItems": [{"type": "string"}], "items": False}, [["a"], []], [[1], ["a", 2]]),
    ({"minimum": 2, "exclusiveMaximum": 5, "multipleOf": 2}, [2, 4, "x"], [1, 5, 3]),
    ({"minLength": 1, "maxLength": 2, "pattern": "^a"}, ["a", "ab"], ["", "abc", "b"]),
    ({"anyOf": [{"type": "string"}, {"minimum": 5}]}, ["x", 6], [4]),
    ({"oneOf": [{"type": "number"}, {"minimum": 5}]}, [4], [6]),
    ({"not": {"type": "string"}}, [1], ["x"]),
    ({"if": {"type": "string"}, "then": {"minLength": 2}, "else": {"type": "number"}}, ["ab", 1], ["a", None]),
    ({"$defs": {"p": {"type": "integer"}}, "properties": {"port": {"$ref": "#/$defs/p"}}}, [{"port": 25}], [{"port": "25"}]),
    ({"contains": {"const": 1}}, [[1, 2]], [[2]]),
])
def test_keywords(schema: Any, good: list[Any], bad: list[Any]) -> None:
    """Each keyword lets what fits pass and finds what does not."""
    validator = Validator(schema)
    assert [value for value in good if validator.faults(value)] == []
    assert [value for value in bad if not validator.faults(value)] == []


def test_place() -> None:
    """A fault is told with the JSON pointer of the value."""
    schema = {"properties": {"a": {"items": {"type": "integer"}}}}
    assert Validator(schema).faults({"a": [1, "x"]}) == [('Value is "string" but should be "integer"', "/a/1")]
