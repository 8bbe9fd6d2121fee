"""In: a file to open. Out: the program that opens it, started."""
from __future__ import annotations

import os
from typing import Any

from ems.values.errors import net_error


def invoke_item(command: Any, place: Any) -> None:
    """Run a program or script, or open a document with the desktop's own program."""
    path = place.path
    if not command.should_process(f"Item: {path}", "Invoke Item"):
        return
    if path.lower().endswith((".ps1", ".ems")) and os.path.isfile(path):
        command.write_each(command.shell.invoke(command.shell.compile_file(path)))
        return
    start([path] if os.path.isfile(path) and os.access(path, os.X_OK) else [opener(path), path], os.path.dirname(path))


def opener(path: str) -> str:
    import shutil

    for name in ("xdg-open", "open"):
        found = shutil.which(name)
        if found:
            return found
    raise net_error("System.ComponentModel.Win32Exception", f"No program to open '{path}' was found: this system has neither xdg-open nor open.",
                    error_id="InvokeItemNoOpener", category="ObjectNotFound", target=path)


def start(arguments: list[str], folder: str) -> None:
    import subprocess

    try:
        subprocess.Popen(arguments, cwd=folder, start_new_session=True)
    except OSError as error:
        raise net_error("System.ComponentModel.Win32Exception", f"'{arguments[0]}' was not started: {error.strerror}.", error_id="InvokeItemFailed",
                        category="OpenError", target=arguments[-1]) from None
