"""In: paths. Out: text of scripts and of redirections, with the encodings that PowerShell expects."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ems.values.errors import ErrorRecord, ps_error

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"))


def decode(data: bytes, default: str = "utf-8") -> str:
    """Bytes of a file as text: by their byte order mark, else as `default`."""
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    return data.decode(default, "replace")


def read_script(path: str) -> str:
    with open(path, "rb") as file:
        return decode(file.read())


def read_lines(session: Any, path: str) -> Iterator[str]:
    """The lines of a file, for switch -File."""
    full = session.file_path(path)
    if not os.path.exists(full):
        raise ps_error("PathNotFound", f"Cannot find path '{full}' because it does not exist.", category="ObjectNotFound", target=full,
                       cls="System.Management.Automation.ItemNotFoundException")
    return iter(read_script(full).splitlines())


class RedirectFile:
    """`> file`: what is written goes through the formatter as Out-File does."""

    def __init__(self, session: Any, path: str, append: bool) -> None:
        from ems.formatting import Formatter

        full = session.file_path(path)
        try:
            self.file = open(full, "a" if append else "w", encoding="utf-8", newline="")
        except OSError as error:
            raise redirect_failure(full, error) from None
        self.formatter = Formatter(session, lambda line: self.file.write(line + "\n"), width=0, terminal=False)

    def write(self, item: Any) -> None:
        self.formatter.add(item)

    def close(self) -> None:
        self.formatter.close()
        self.file.close()


def redirect_failure(path: str, error: OSError) -> Exception:
    """A file that a redirection cannot open: the error of Out-File, which PowerShell runs for it."""
    from ems.net.streams import file_error

    made = file_error(error, path)
    made.record = ErrorRecord(made, "FileOpenFailure", "OpenError", origin="Microsoft.PowerShell.Commands.OutFileCommand", activity="Out-File")
    made.invocation_name = "out-file"  # type: ignore[attr-defined]
    return made


def redirect_file(session: Any, path: str, append: bool) -> RedirectFile:
    return RedirectFile(session, path, append)
