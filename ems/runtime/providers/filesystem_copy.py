"""In: a file or folder and where to copy it. Out: the copy."""
from __future__ import annotations

import os
import shutil
from typing import Any

from ems.runtime.providers.filesystem import already_exists, entries_of, fact_error, info, io_error
from ems.runtime.providers.provider import argument_error
from ems.values.errors import NetException


def copy_item(command: Any, place: Any, destination: Any, recurse: bool) -> None:
    source, target = place.path, destination.path
    if source == target or (os.path.isdir(target) and os.path.join(target, os.path.basename(source)) == source):
        raise overwrite_itself(source)
    if os.path.isdir(source):
        copy_folder(command, destination, source, target, recurse)
    else:
        copy_file(command, destination, source, target)


def overwrite_itself(path: str) -> NetException:
    return fact_error("System.IO.IOException", f"Cannot overwrite the item {path} with itself.", "CopyError", "WriteError", path)


def copy_folder(command: Any, place: Any, source: str, target: str, recurse: bool) -> None:
    """A folder into an existing one, or as a new one; what is in it only with -Recurse."""
    keep = command.container is not False
    if os.path.isfile(target):
        if not recurse or keep:
            error = argument_error("Container cannot be copied onto existing leaf item.")
            error.error_id, error.target = "CopyContainerItemToLeafError", source  # type: ignore[attr-defined]
            raise error
    if keep:
        if os.path.isdir(target):
            target = os.path.join(target, os.path.basename(source.rstrip("/")))
        if not command.should_process(f"Item: {source} Destination: {target}", "Copy Directory"):
            return
        make_copy_folder(command, target)
        if command.pass_thru and os.path.isdir(target):
            command.emit(place.at(target), info(target, True), True)
        inside = os.path.realpath(target)
        if recurse and (inside + "/").startswith(os.path.realpath(source) + "/"):
            raise overwrite_itself(source)
    if not recurse:
        return
    for name, folder in entries_of(source, bool(command.force)):
        inner = os.path.join(source, name)
        if folder:
            copy_folder(command, place, inner, target, recurse)
        elif matches_filter(command, name):
            copy_file(command, place, inner, target)


def matches_filter(command: Any, name: str) -> bool:
    from ems.runtime.providers.globbing import file_filter

    pattern = getattr(command, "filter", None)
    return pattern is None or file_filter(pattern)(name)


def make_copy_folder(command: Any, target: str) -> None:
    if os.path.isdir(target):
        if not command.force:
            command.write_error(already_exists(target))
        return
    try:
        os.makedirs(target)
    except OSError as error:
        raise io_error(error, target, "CreateDirectoryIOError") from None


def copy_file(command: Any, place: Any, source: str, target: str) -> None:
    if os.path.isdir(target):
        target = os.path.join(target, os.path.basename(source))
    if not command.should_process(f"Item: {source} Destination: {target}", "Copy File"):
        return
    try:
        if command.force and os.path.exists(target) and not os.access(target, os.W_OK):
            os.chmod(target, os.stat(target).st_mode | 0o200)
        shutil.copy2(source, target)
    except shutil.SameFileError:
        command.write_error(overwrite_itself(target))
        return
    except OSError as error:
        blamed = source if error.filename == source else target
        command.write_error(io_error(error, blamed, "CopyFileInfoItemIOError", target=info(source, False)))
        return
    if command.pass_thru:
        command.emit(place.at(target), info(target, False), False)
