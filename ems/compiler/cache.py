"""In: script text. Out: its BlockCode, compiled or from the cache.

Within a thread equal texts share their code. The code of script files, and of what `ems -c` runs, is also kept on disk: a file's name is the
hash of the text and of all that the code depends on (`stamp`), its content begins with its own hash. Any doubt is a miss: a file that cannot be
read or does not fit exactly, or a folder that others may write to, and the text is compiled anew.
"""
from __future__ import annotations

import marshal
import os
import sys
from threading import get_ident
from typing import Any

from ems.compiler.loading import FORMAT_VERSION, load
from ems.syntax.source import Source
from ems.values.errors import ps_error

try:
    from _blake2 import blake2b  # what hashlib.blake2b is; hashlib itself loads OpenSSL
except ImportError:
    from hashlib import blake2b

MOST_KEPT = 256  # texts whose code stays in memory, the oldest leaves first
_memory: dict[tuple[str, str | None, int], Any] = {}
MAGIC = b"EMS\2"
HASH_BYTES = 32
LONGEST = 4 << 20  # longer texts are not kept
FILES_A_FOLDER = 64  # of 256 folders; the oldest go first
# A text with one of these stays off the disk: a command line's, which is nowhere else, and a file's that has a password in clear, which would
# outlive the file.
SECRET_WORDS = ("password", "asplaintext", "secret", "token", "apikey", "credential")
SECRET_IN_FILE = ("asplaintext",)


def compiled(text: str, path: str | None = None, keep: bool = False) -> Any:
    """The root BlockCode of a text; ParseException when it does not parse. `keep`: look on disk, as for a file."""
    key = (text, path, get_ident())  # a thread for itself: the call sites keep what their session resolved
    found = _memory.get(key)
    if found is not None:
        return found
    from ems.runtime.support import namespace

    source = Source(text, path)
    words = SECRET_IN_FILE if path else SECRET_WORDS
    file = file_of(text) if (path or keep) and not any(word in text.lower() for word in words) else None
    code = from_disk(file) if file is not None else None
    if code is None:
        code = compile_text(text, source, keep and path is None)
        if file is not None:
            to_disk(file, code)
    block = load(code, source, namespace)
    if len(_memory) >= MOST_KEPT:
        for oldest in list(_memory)[: MOST_KEPT // 4]:
            _memory.pop(oldest, None)
    _memory[key] = block
    return block


def compile_text(text: str, source: Source, typed: bool = False) -> Any:
    from ems.compiler.unit import compile_script
    from ems.syntax.parser import parse

    result = parse(text, source.path)
    if result.errors:
        raise parse_error(result.errors, source, typed)
    result.ast.source = source
    return compile_script(result.ast)


MOST_ERRORS = 10  # that a message tells of
TOO_MANY = "Not all parse errors were reported.  Correct the reported errors and try again."


def parse_error(errors: list[Any], source: Source, typed: bool = False) -> Exception:
    """The ParseException of a text with errors: its message tells each with its place; `errors` and `parse_source` stay on it.
    `typed`: the text is a command line's, which more text could complete."""
    from ems.syntax.positions import place_message

    first = errors[0]
    cls = "System.Management.Automation.IncompleteParseException" if typed and first.incomplete else "System.Management.Automation.ParseException"
    told = [f"{place_message(source, e.start, e.end)}\n{e.message}" for e in errors[:MOST_ERRORS]]
    if len(errors) > MOST_ERRORS:
        told.append("\n" + TOO_MANY)
    return ps_error(first.id, "\n\n".join(told), category="ParserError", cls=cls, target=None, errors=errors, parse_source=source,
                    place=(source, first.start, first.end))


# -- on disk


def folder() -> str | None:
    """Where compiled files are kept; None when the user's cache folder is not usable or EMS_NO_CACHE is set."""
    environment = os.environ
    if environment.get("EMS_NO_CACHE"):
        return None
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
    else:
        base = environment.get("XDG_CACHE_HOME") or (os.path.join(environment["HOME"], ".cache") if environment.get("HOME") else None)
    return os.path.join(base, "ems", "code") if base and os.path.isabs(base) else None


_stamp: str = ""


def stamp() -> str:
    """What compiled code depends on beside the text: the format, Python, and the very files of the parser and the compiler."""
    global _stamp
    if not _stamp:
        parts = [str(FORMAT_VERSION), sys.implementation.cache_tag or "", str(sys.hexversion)]
        root = os.path.dirname(os.path.dirname(__file__))
        for name in ("compiler", "syntax"):
            with os.scandir(os.path.join(root, name)) as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    if entry.name.endswith(".py"):
                        about = entry.stat()
                        parts.append(f"{entry.name}:{about.st_size}:{about.st_mtime_ns}")
        _stamp = ";".join(parts)
    return _stamp


def file_of(text: str) -> str | None:
    """The path under which the code of a text is kept; None when it is not to be kept."""
    where = folder()
    if where is None or len(text) > LONGEST:
        return None
    try:
        digest = blake2b(f"{stamp()}:".encode() + text.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES).hexdigest()
    except OSError:
        return None  # the sources cannot be looked at (a zip file): nothing says whether kept code still fits
    return os.path.join(where, digest[:2], digest + ".bin")


def is_private(about: os.stat_result) -> bool:
    """True when nobody but the user may have written there."""
    return sys.platform == "win32" or (about.st_uid == os.getuid() and not about.st_mode & 0o022)


def from_disk(path: str) -> Any:
    """The code object kept in a file, or None."""
    try:
        with open(path, "rb") as file:
            if not (is_private(os.fstat(file.fileno())) and is_private(os.stat(os.path.dirname(path)))):
                return None
            data = file.read()
    except OSError:
        return None
    start = len(MAGIC) + HASH_BYTES
    if data[: len(MAGIC)] != MAGIC or blake2b(data[start:], digest_size=HASH_BYTES).digest() != data[len(MAGIC) : start]:
        return None
    try:
        return marshal.loads(data[start:])
    except (ValueError, EOFError, TypeError):
        return None


def to_disk(path: str, code: Any) -> None:
    """Keep a code object: written beside and moved into place, so that a reader sees all of it or nothing."""
    body = marshal.dumps(code)
    where = os.path.dirname(path)
    temporary = f"{path}.{os.getpid()}.{get_ident()}"
    try:
        os.makedirs(where, mode=0o700, exist_ok=True)
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(MAGIC + blake2b(body, digest_size=HASH_BYTES).digest() + body)
        os.replace(temporary, path)
        make_room(where)
    except OSError:
        return  # no cache is not an error


def make_room(where: str) -> None:
    """Remove the oldest files of a folder that holds too many; what another process removes first is gone as well."""
    with os.scandir(where) as entries:
        files = [(entry.stat().st_mtime_ns, entry.path) for entry in entries]
    for _, path in sorted(files)[: max(0, len(files) - FILES_A_FOLDER)]:
        os.unlink(path)
