"""In: a path to remove. Out: a file system without it."""
from __future__ import annotations

import os
from typing import Any

from ems.runtime.providers.filesystem import entries_of, info, io_error, is_hidden
from ems.values.errors import net_error


def remove_item(command: Any, place: Any, recurse: bool) -> None:
    path = place.path
    folder = os.path.isdir(path)
    if not command.should_process(path, "Remove Directory" if folder else "Remove File"):
        return
    if folder and not os.path.islink(path):
        remove_folder(command, path)
    else:
        remove_file(command, path)


def may_remove(command: Any, path: str) -> bool:
    """False, with an error, for a hidden or read-only item without -Force."""
    from ems.net.files import is_read_only

    if command.force or not (is_hidden(path) or (not os.path.islink(path) and is_read_only(os.stat(path)))):
        return True
    command.write_error(net_error("System.IO.IOException", f"Cannot remove item {path}: You do not have sufficient access rights to perform this operation or "
                                  "the item is hidden, system, or read only."), "RemoveFileSystemItemUnAuthorizedAccess", "PermissionDenied",
                        info(path, os.path.isdir(path)))
    return False


def remove_file(command: Any, path: str) -> None:
    if not may_remove(command, path):
        return
    try:
        os.remove(path)
    except OSError as error:
        command.write_error(io_error(error, path, "RemoveFileSystemItemIOError", target=info(path, False), unauthorized="RemoveFileSystemItemUnAuthorizedAccess"))


def remove_folder(command: Any, path: str) -> None:
    """The folder with all that is in it; what cannot be removed is reported and stays, with the folders around it."""
    if not may_remove(command, path):
        return
    for name, folder in entries_of(path, True):
        inner = os.path.join(path, name)
        if folder and not os.path.islink(inner):
            remove_folder(command, inner)
        else:
            remove_file(command, inner)
    try:
        with os.scandir(path) as left:
            empty = next(left, None) is None
        if not empty:
            raise_not_empty(command, path)
            return
        os.rmdir(path)
    except OSError as error:
        command.write_error(io_error(error, path, "RemoveFileSystemItemIOError", target=info(path, True), unauthorized="RemoveFileSystemItemUnAuthorizedAccess"))


def raise_not_empty(command: Any, path: str) -> None:
    command.write_error(net_error("System.IO.IOException", f"Directory {path} cannot be removed because it is not empty."), "DirectoryNotEmpty", "WriteError",
                        info(path, True))
