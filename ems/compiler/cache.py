"""In: script text. Out: its BlockCode, compiled or from the cache.

Within a thread equal texts share their code. The code of script files is also kept on disk, by content, format version and Python version;
a file that cannot be read, or does not fit exactly, is compiled anew.
"""
from __future__ import annotations

import hashlib
import marshal
import os
import sys
from threading import get_ident
from typing import Any

from ems.syntax.nodes import Source
from ems.values.errors import ps_error

_memory: dict[tuple[str, str | None, int], Any] = {}
MAGIC = b"EMSC"


def compiled(text: str, path: str | None = None) -> Any:
    """The root BlockCode of a text; ParseException when it does not parse."""
    key = (text, path, get_ident())  # a thread for itself: the call sites keep what their session resolved
    found = _memory.get(key)
    if found is not None:
        return found
    from ems.compiler.unit import FORMAT_VERSION, load
    from ems.runtime.support import SUPPORT

    source = Source(text, path)
    code = from_disk(text, FORMAT_VERSION) if path else None
    if code is None:
        code = compile_text(text, source)
        if path:
            to_disk(text, FORMAT_VERSION, code)
    block = load(code, source, SUPPORT)
    if len(_memory) > 512:
        _memory.clear()
    _memory[key] = block
    return block


def compile_text(text: str, source: Source) -> Any:
    from ems.compiler.unit import compile_script
    from ems.syntax.parser import parse

    result = parse(text, source.path)
    if result.errors:
        raise parse_error(result.errors, source)
    result.ast.source = source
    return compile_script(result.ast)


def parse_error(errors: list[Any], source: Source) -> Exception:
    """The ParseException of a text with errors; `errors` and `source` stay on it for the error view."""
    first = errors[0]
    incomplete = first.incomplete
    cls = "System.Management.Automation.IncompleteParseException" if incomplete else "System.Management.Automation.ParseException"
    return ps_error(first.id, first.message, category="ParserError", cls=cls, target=None, errors=errors, parse_source=source)


# -- on disk


def folder() -> str | None:
    """Where compiled files are kept; None when the user's cache folder is not usable or EMS_NO_CACHE is set."""
    if os.environ.get("EMS_NO_CACHE"):
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or (os.path.join(os.environ["HOME"], ".cache") if os.environ.get("HOME") else None)
    return os.path.join(base, "ems", "code") if base else None


def compiler_stamp() -> str:
    """What tells one state of the parser and compiler from another: the newest change and the size of their sources."""
    newest = size = 0
    here = os.path.dirname(os.path.abspath(__file__))
    for folder in (here, os.path.join(os.path.dirname(here), "syntax")):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    newest, size = max(newest, status.st_mtime_ns), size + status.st_size
    return f"{newest}:{size}"


def file_of(text: str, version: int) -> str | None:
    where = folder()
    if where is None:
        return None
    digest = hashlib.sha256(f"{version}:{compiler_stamp()}:{sys.implementation.cache_tag}:{sys.hexversion}:".encode() + text.encode("utf-8", "surrogatepass")).hexdigest()
    return os.path.join(where, digest[:2], digest + ".bin")


def from_disk(text: str, version: int) -> Any:
    """The code object kept for this text, or None."""
    path = file_of(text, version)
    if path is None:
        return None
    try:
        with open(path, "rb") as file:
            data = file.read()
        if data[:4] != MAGIC or hashlib.sha256(data[36:]).digest() != data[4:36]:
            return None
        return marshal.loads(data[36:])
    except (OSError, ValueError, EOFError, TypeError):
        return None  # a cache that cannot be read is a miss


def to_disk(text: str, version: int, code: Any) -> None:
    path = file_of(text, version)
    if path is None:
        return
    body = marshal.dumps(code)
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        temporary = f"{path}.{os.getpid()}"
        with open(temporary, "wb") as file:
            file.write(MAGIC + hashlib.sha256(body).digest() + body)
        os.replace(temporary, path)
    except OSError:
        return  # no cache is not an error
