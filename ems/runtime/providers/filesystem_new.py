"""In: New-Item's arguments. Out: files, folders and links."""
from __future__ import annotations

import os
from typing import Any

from ems.runtime.providers.filesystem import already_exists, fact_error, info, io_error, type_of_item
from ems.runtime.providers.provider import item_not_found
from ems.values.errors import net_error
from ems.values.objects import is_null

ACTIONS = {"file": "Create File", "directory": "Create Directory", "symboliclink": "Create Symbolic Link", "hardlink": "Create Hard Link",
           "junction": "Create Junction"}


def new_item(provider: Any, command: Any, place: Any, item_type: str, value: Any) -> None:
    kind = type_of_item(item_type)
    path = place.path
    if not command.should_process(f"Destination: {path}", ACTIONS[kind]):
        return
    if kind == "directory":
        make_directory(command, path)
    elif kind == "file":
        make_file(command, path, value)
    else:
        make_link(command, kind, path, value)
    command.emit(place, info(path, os.path.isdir(path)), os.path.isdir(path))


def make_directory(command: Any, path: str) -> None:
    if os.path.lexists(path):
        if not (command.force and os.path.isdir(path)):
            raise already_exists(path)
        return
    try:
        os.makedirs(path)
    except OSError as error:
        raise io_error(error, path, "CreateDirectoryIOError") from None


def make_file(command: Any, path: str, value: Any) -> None:
    if command.force:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    elif os.path.isfile(path):
        raise fact_error("System.IO.IOException", f"The file '{path}' already exists.", "NewItemIOError", "WriteError", path)
    try:
        with open(path, "wb") as file:
            if not is_null(value):
                from ems.values.encodings import UTF8
                from ems.values.text import net_text

                file.write(UTF8.encode(net_text(value)))
    except OSError as error:
        raise io_error(error, path, "NewItemIOError", unauthorized="NewItemUnauthorizedAccessError") from None


def make_link(command: Any, kind: str, path: str, value: Any) -> None:
    from ems.values.text import to_string

    if is_null(value):
        raise net_error("System.Management.Automation.PSArgumentNullException", "Value cannot be null. (Parameter 'content')", error_id="ArgumentNull",
                        category="InvalidArgument", target=None)
    target = to_string(value).replace("\\", "/")
    if kind == "junction":
        raise net_error("System.PlatformNotSupportedException", "Junctions exist on Windows only; use -ItemType SymbolicLink.",
                        error_id="NotSupported", category="NotImplemented", target=path)
    if os.path.lexists(path):
        if not command.force:
            raise fact_error("System.IO.IOException", f"An item with the specified name {path} already exists.", "NewItemIOError", "ResourceExists", path)
        if os.path.isdir(path) and not os.path.islink(path):
            raise fact_error("System.IO.IOException", f"The item {path} is a folder and is not replaced by a link.", "NewItemIOError", "WriteError", path)
        os.remove(path)
    try:
        if kind == "hardlink":
            source = command.shell.file_path(target)
            if not os.path.exists(source):
                raise item_not_found(target)
            os.link(source, path)
        else:
            os.symlink(target, path)
    except OSError as error:
        raise io_error(error, path, "NewItemIOError") from None
