"""In: the arguments of `ems --ast` and `ems --check`. Out: trees and errors as JSON on standard output, and an exit code.

`--ast -` answers JSON lines {"text": ...} with one line {"errors": [...], "ast": ...} each; `--ast FILE` does so for one script. A line
with "tokens": true is answered with the tokens instead. `--check FILE...` prints the errors for people and returns 1 when there are any.
"""
from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

_STACK = 512 << 20  # deep trees need a deep stack when JSON is written
_DEPTH = 200_000


def ast_main(argv: list[str]) -> int:
    """argv: the file, or - for JSON lines on standard input."""
    if len(argv) != 1:
        print("usage: --ast FILE|-", file=sys.stderr)
        return 64
    return _deep(lambda: _answer_lines() if argv[0] == "-" else _answer_file(argv[0]))


def check_main(argv: list[str]) -> int:
    """argv: the files to check."""
    if not argv:
        print("usage: --check FILE...", file=sys.stderr)
        return 64
    return max([_check_file(name) for name in argv])


def _deep(work: Callable[[], int]) -> int:
    """Run with a stack that is deep enough for any tree."""
    code: list[int] = []
    size = threading.stack_size(_STACK)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(_DEPTH)
    thread = threading.Thread(target=lambda: code.append(work()))
    thread.start()
    thread.join()
    sys.setrecursionlimit(limit)
    threading.stack_size(size)
    return code[0] if code else 70


def _answer(text: str, path: str | None, tokens: bool) -> dict[str, Any]:
    from ems.syntax.dump import to_json, tokens_to_json
    from ems.syntax.parser import parse, tokenize

    if tokens:
        return {"tokens": tokens_to_json(tokenize(text), text)}
    return to_json(parse(text, path))


def json_text(value: Any) -> str:
    """The JSON of an answer, however deep; from Python 3.12 on json's own encoder has a limit that no setting moves."""
    try:
        return json.dumps(value)
    except RecursionError:
        pass
    parts: list[str] = []
    stack: list[Any] = [(value,)]  # values to write in tuples of one, and texts that stand as they are
    while stack:
        item = stack.pop()
        if item.__class__ is str:
            parts.append(item)
            continue
        inner = item[0]
        if isinstance(inner, dict):
            pieces: list[Any] = ["{"]
            for key, entry in inner.items():
                pieces += [f"{', ' if len(pieces) > 1 else ''}{json.dumps(key)}: ", (entry,)]
            stack += reversed([*pieces, "}"])
        elif isinstance(inner, list):
            pieces = ["["]
            for entry in inner:
                pieces += [", ", (entry,)] if len(pieces) > 1 else [(entry,)]
            stack += reversed([*pieces, "]"])
        else:
            parts.append(json.dumps(inner))
    return "".join(parts)


def _answer_lines() -> int:
    for line in sys.stdin:
        row = json.loads(line)
        sys.stdout.write(json_text(_answer(row["text"], None, bool(row.get("tokens")))) + "\n")
    return 0


def _answer_file(name: str) -> int:
    text = _read(name)
    if text is None:
        return 66
    answer = _answer(text, name, False)
    print(json_text(answer))
    return 1 if answer["errors"] else 0


def _read(name: str) -> str | None:
    try:
        return Path(name).read_bytes().decode("utf-8-sig", errors="replace")
    except OSError as error:
        print(f"{name}: {error.strerror}", file=sys.stderr)
        return None


def _check_file(name: str) -> int:
    from ems.syntax.parser import parse

    text = _read(name)
    if text is None:
        return 66
    result = parse(text, name)
    source = result.ast.source
    assert source is not None
    for error in result.errors:
        line, column = source.place(min(error.start, len(text)))
        print(f"{name}:{line}:{column}: {error.message} [{error.id}]")
    return 1 if result.errors else 0


if __name__ == "__main__":
    option, *rest = sys.argv[1:] or [""]
    sys.exit(check_main(rest) if option == "--check" else ast_main(rest))
