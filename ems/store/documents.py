"""In: JSON values. Out: their text and back, without importing the json package (2 ms at start-up) where its C parts are to be had.

The text is compact ASCII with keys in the order given, so that equal documents made the same way have equal texts. NaN and infinity, and
keys
that are no strings, are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.store.errors import InvalidDocument


def _refuse(value: Any) -> Any:
    raise InvalidDocument(f"A value of type {type(value).__name__} cannot be kept in the store.", target=None)


class _ScannerOptions:
    """What the C scanner reads of a JSONDecoder."""

    strict = False
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    memo: dict[str, str] = {}

    @staticmethod
    def parse_constant(name: str) -> Any:
        raise ValueError(name)


def _fast() -> tuple[Callable[[str], Any], Callable[[Any], str]]:
    from _json import encode_basestring_ascii, make_encoder, make_scanner

    scan = make_scanner(_ScannerOptions)  # type: ignore[arg-type]  # all that it reads is there
    encode = make_encoder({}, _refuse, encode_basestring_ascii, None, ":", ",", False, False, False)

    def parse(text: str) -> Any:
        try:
            value, end = scan(text, 0)
        except StopIteration:
            raise ValueError("not a document") from None
        if end != len(text):
            raise ValueError("text after the document")
        return value

    def write(value: Any) -> str:
        if isinstance(value, (str, int, float)) or value is None:
            return "".join(encode([value], 0))[1:-1]
        return "".join(encode(value, 0))

    assert parse(write({"a": [1, None, "\u00e9"]})) == {"a": [1, None, "\u00e9"]}
    return parse, write


def _plain() -> tuple[Callable[[str], Any], Callable[[Any], str]]:
    import json

    def write(value: Any) -> str:
        return json.dumps(value, separators=(",", ":"), allow_nan=False, default=_refuse)

    return json.loads, write


try:
    _parse, _write = _fast()
except (ImportError, TypeError, ValueError, AttributeError):  # the C parts are CPython's own affair and may change
    _parse, _write = _plain()


def loads(text: str) -> Any:
    """The value of a document's text; ValueError when it is none."""
    return _parse(text)


def dumps(value: Any) -> str:
    """A document's text. InvalidDocument when it holds what JSON has not."""
    try:
        return _write(value)
    except InvalidDocument:
        raise
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidDocument(f"The object cannot be kept in the store: {error}", inner=error) from error
