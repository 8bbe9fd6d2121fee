"""In: paths as -Path and -LiteralPath give them. Out: open files, bytes and texts, or the errors that the data commands raise for them."""
from __future__ import annotations

import os
from typing import Any, BinaryIO

from ems.values.encodings import UTF8, TextEncoding, decode
from ems.values.errors import net_error
from ems.values.wildcard import has_wildcards


def resolved_paths(command: Any, path: str, literal: bool) -> list[str]:
    """The files that a path means: itself, or what its wildcards match; a path without a match is returned as it is."""
    if literal or not has_wildcards(path):
        return [command.shell.file_path(path)]
    found = glob(command.shell.file_path(path))
    return found or [command.shell.file_path(path)]


def glob(path: str) -> list[str]:
    """Files and folders that a full path with wildcards matches, sorted by name."""
    from ems.values.wildcard import Wildcard

    parts = path.split("/")
    found = [parts[0] or "/"]
    for part in parts[1:]:
        if not part:
            continue
        following = []
        for folder in found:
            if not has_wildcards(part):
                candidate = os.path.join(folder, part)
                if os.path.lexists(candidate):
                    following.append(candidate)
            elif os.path.isdir(folder):
                matches = Wildcard(part).matches
                names = sorted(os.listdir(folder), key=str.lower)
                following.extend(os.path.join(folder, name) for name in names if matches(name))
        found = following
    return found


def read_bytes(command: Any, path: str) -> bytes:
    """The bytes of a file; a failure ends the command with FileOpenFailure."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise open_failure(command, path, error) from None


def read_text(command: Any, path: str, encoding: TextEncoding = UTF8) -> str:
    return decode(read_bytes(command, path), encoding)


def open_for_writing(command: Any, path: str, *, append: bool = False, force: bool = False, no_clobber: bool = False) -> BinaryIO:
    """A file to write, or the terminating error of Export-Csv and its kin."""
    if no_clobber and os.path.exists(path) and not append:
        raise command.throw(net_error("System.IO.IOException", f"File '{path}' already exists and NoClobber was specified."), "NoClobber", "ResourceExists",
                            path)
    if force and os.path.exists(path) and not os.access(path, os.W_OK):
        os.chmod(path, os.stat(path).st_mode | 0o200)
    try:
        return open(path, "ab" if append else "wb")
    except OSError as error:
        raise open_failure(command, path, error) from None


def io_exception(path: str, error: OSError) -> Exception:
    """The .NET exception of a failed open."""
    if isinstance(error, FileNotFoundError):
        if os.path.isdir(os.path.dirname(path) or "."):
            return net_error("System.IO.FileNotFoundException", f"Could not find file '{path}'.")
        return net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{path}'.")
    if isinstance(error, (PermissionError, IsADirectoryError)):
        return net_error("System.UnauthorizedAccessException", f"Access to the path '{path}' is denied.")
    return net_error("System.IO.IOException", f"{error.strerror} : '{path}'")


def open_failure(command: Any, path: str, error: OSError) -> Any:
    return command.throw(io_exception(path, error), "FileOpenFailure", "OpenError")


def one_of(command: Any, path: Any, literal: Any) -> tuple[str, bool]:
    """(path, whether it is literal) of two parameters of which just one may be given."""
    if (path is None) == (literal is None):
        command.throw(net_error("System.InvalidOperationException", "You must specify either the -Path or -LiteralPath parameters, but not both."),
                      "CannotSpecifyPathAndLiteralPath", "InvalidData")
    return (path, False) if path is not None else (literal, True)
