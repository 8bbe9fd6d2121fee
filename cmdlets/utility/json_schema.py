"""In: a JSON value, a JSON schema. Out: what in the value does not fit: (message, JSON pointer) pairs.

Drafts 4 to 2020-12 as far as they say what a value may be; `format` and references to other documents are not checked.
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

Fault = tuple[str, str]
TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda v: v is None, "boolean": lambda v: isinstance(v, bool), "string": lambda v: isinstance(v, str), "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict), "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "integer": lambda v: not isinstance(v, bool) and (isinstance(v, int) or (isinstance(v, float) and v == int(v))),
}


def kind_of(value: Any) -> str:
    return next(name for name in ("null", "boolean", "string", "array", "object", "integer", "number") if TYPES[name](value))


def same(left: Any, right: Any) -> bool:
    """JSON equality: 1 and true differ, 1 and 1.0 do not."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(left[k], right[k]) for k in left)
    return bool(left == right)


class Validator:
    """Checks values against one schema document."""

    def __init__(self, schema: Any) -> None:
        self.root = schema

    def faults(self, value: Any) -> list[Fault]:
        return list(self.check(self.root, value, ""))

    def check(self, schema: Any, value: Any, at: str) -> Iterator[Fault]:
        if schema is True or schema == {}:
            return
        if schema is False:
            yield "All values fail against the false schema", at
            return
        reference = schema.get("$ref")
        if reference is not None:
            yield from self.check(self.resolve(reference), value, at)
        for keyword, test in RULES.items():
            if keyword in schema:
                yield from test(self, schema, value, at)

    def ok(self, schema: Any, value: Any) -> bool:
        return next(self.check(schema, value, ""), None) is None

    def resolve(self, reference: str) -> Any:
        """The schema that a reference into the same document means; another document is not fetched."""
        if not reference.startswith("#"):
            return True
        target = self.root
        for part in reference[1:].strip("/").split("/"):
            if part:
                part = part.replace("~1", "/").replace("~0", "~")
                target = target[int(part)] if isinstance(target, list) else target[part]
        return target


Rule = Callable[[Validator, Any, Any, str], Iterator[Fault]]
RULES: dict[str, Rule] = {}


def rule(keyword: str) -> Callable[[Rule], Rule]:
    def put(function: Rule) -> Rule:
        RULES[keyword] = function
        return function

    return put


@rule("type")
def _type(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(TYPES[name](value) for name in wanted):
        yield f'Value is "{kind_of(value)}" but should be "{" or ".join(wanted)}"', at


@rule("enum")
def _enum(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if not any(same(value, one) for one in schema["enum"]):
        yield f"Value should match one of the values specified by the enum {json.dumps(schema['enum'])}", at


@rule("const")
def _const(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if not same(value, schema["const"]):
        yield f"Expected {json.dumps(schema['const'])}", at


def _bound(keyword: str, fails: Callable[[Any, Any], bool], text: str, kind: str, measure: Callable[[Any], Any]) -> None:
    def test(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
        limit = schema[keyword]
        if TYPES[kind](value) and not isinstance(limit, bool) and fails(measure(value), limit):
            yield text.format(measure(value), limit), at

    RULES[keyword] = test


_bound("minimum", lambda n, low: n < low, "{0} should be at least {1}", "number", lambda n: n)
_bound("maximum", lambda n, high: n > high, "{0} should be at most {1}", "number", lambda n: n)
_bound("exclusiveMinimum", lambda n, low: n <= low, "{0} should be more than {1}", "number", lambda n: n)
_bound("exclusiveMaximum", lambda n, high: n >= high, "{0} should be less than {1}", "number", lambda n: n)
_bound("multipleOf", lambda n, of: n % of != 0, "{0} should be a multiple of {1}", "number", lambda n: n)
_bound("minLength", lambda n, low: n < low, "Value should be at least {1} characters", "string", len)
_bound("maxLength", lambda n, high: n > high, "Value should be at most {1} characters", "string", len)
_bound("minItems", lambda n, low: n < low, "Value has {0} items but should have at least {1} items", "array", len)
_bound("maxItems", lambda n, high: n > high, "Value has {0} items but should have at most {1} items", "array", len)
_bound("minProperties", lambda n, low: n < low, "Value has {0} properties but should have at least {1} properties", "object", len)
_bound("maxProperties", lambda n, high: n > high, "Value has {0} properties but should have at most {1} properties", "object", len)


@rule("pattern")
def _pattern(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f'The string value is not a match for the indicated regular expression "{schema["pattern"]}"', at


@rule("required")
def _required(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, dict) and isinstance(schema["required"], list):
        missing = [name for name in schema["required"] if name not in value]
        if missing:
            yield f"Required properties {json.dumps(missing)} are not present", at


def _pointer(at: str, part: Any) -> str:
    return f"{at}/{str(part).replace('~', '~0').replace('/', '~1')}"


@rule("properties")
def _properties(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for name, one in schema["properties"].items():
            if name in value:
                yield from v.check(one, value[name], _pointer(at, name))


@rule("patternProperties")
def _pattern_properties(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for pattern, one in schema["patternProperties"].items():
            for name in value:
                if re.search(pattern, name):
                    yield from v.check(one, value[name], _pointer(at, name))


@rule("additionalProperties")
def _additional(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for name in value:
            if name not in schema.get("properties", {}) and not any(re.search(p, name) for p in schema.get("patternProperties", {})):
                yield from v.check(schema["additionalProperties"], value[name], _pointer(at, name))


@rule("propertyNames")
def _property_names(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for name in value:
            yield from v.check(schema["propertyNames"], name, _pointer(at, name))


@rule("prefixItems")
def _prefix(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, list):
        for i, (one, item) in enumerate(zip(schema["prefixItems"], value, strict=False)):
            yield from v.check(one, item, _pointer(at, i))


@rule("items")
def _items(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if not isinstance(value, list):
        return
    rules = schema["items"]
    if isinstance(rules, list):
        for i, item in enumerate(value):
            yield from v.check(rules[i] if i < len(rules) else schema.get("additionalItems", True), item, _pointer(at, i))
        return
    for i in range(len(schema.get("prefixItems", ())), len(value)):
        yield from v.check(rules, value[i], _pointer(at, i))


@rule("contains")
def _contains(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, list):
        count = sum(v.ok(schema["contains"], item) for item in value)
        if not schema.get("minContains", 1) <= count <= schema.get("maxContains", count):
            yield "Expected array to contain at least one item that matched the schema", at


@rule("uniqueItems")
def _unique(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if schema["uniqueItems"] and isinstance(value, list) and any(same(a, b) for i, a in enumerate(value) for b in value[i + 1 :]):
        yield "Expected array to contain unique items", at


@rule("allOf")
def _all_of(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    for one in schema["allOf"]:
        yield from v.check(one, value, at)


@rule("anyOf")
def _any_of(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if not any(v.ok(one, value) for one in schema["anyOf"]):
        yield "Expected at least one matching subschema, but found none", at


@rule("oneOf")
def _one_of(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    count = sum(v.ok(one, value) for one in schema["oneOf"])
    if count != 1:
        yield f"Expected 1 matching subschema but found {count}", at


@rule("not")
def _not(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if v.ok(schema["not"], value):
        yield "Expected the value not to match the schema", at


@rule("if")
def _if(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    branch = "then" if v.ok(schema["if"], value) else "else"
    if branch in schema:
        yield from v.check(schema[branch], value, at)


@rule("dependentRequired")
def _dependent(v: Validator, schema: Any, value: Any, at: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        for name, needed in schema["dependentRequired"].items():
            missing = [one for one in needed if name in value and one not in value]
            if missing:
                yield f"Required properties {json.dumps(missing)} are not present", at
