"""In: a file or folder and its new place or name. Out: the item there."""
from __future__ import annotations

import os
import shutil
from typing import Any

from ems.runtime.providers.filesystem import fact_error, info, io_error
from ems.runtime.providers.provider import wrong_argument


def move_item(command: Any, place: Any, destination: Any) -> None:
    source, target = place.path, destination.path
    folder = os.path.isdir(source)
    if folder and (target + "/").startswith(source.rstrip("/") + "/") and target != source:
        raise fact_error("System.ArgumentException", f"Destination path cannot be a subdirectory of the source: {target}.", "MoveItemArgumentError",
                         "InvalidArgument", target)
    if os.path.isdir(target) and target != source:
        target = os.path.join(target, os.path.basename(source.rstrip("/")))
    if command.should_process(f"Item: {source} Destination: {target}", "Move Directory" if folder else "Move File"):
        transfer(command, destination.at(target), source, target, folder, "MoveDirectoryItemIOError" if folder else "MoveFileInfoItemIOError")


def rename_item(command: Any, place: Any, new_name: str) -> None:
    name = new_name.replace("\\", "/")
    if name.startswith("./"):
        name = name[2:]
    folder_of = os.path.dirname(place.path)
    if "/" in name and os.path.dirname(command.shell.file_path(name)) != folder_of:
        raise wrong_argument("Cannot rename the specified target, because it represents a path or device name.")
    target = os.path.join(folder_of, os.path.basename(name))
    folder = os.path.isdir(place.path)
    if command.should_process(f"Item: {place.path} Destination: {target}", "Rename Directory" if folder else "Rename File"):
        transfer(command, place.at(target), place.path, target, folder, "RenameItemIOError")


def transfer(command: Any, place: Any, source: str, target: str, folder: bool, error_id: str) -> None:
    """Give an item its new path; an existing file is replaced with -Force only."""
    blamed = source if error_id == "RenameItemIOError" else info(source, folder)
    try:
        if os.path.lexists(target) and not same_item(source, target):
            if folder or not command.force or os.path.isdir(target):
                message = f"Cannot create '{target}' because a file or directory with the same name already exists." if folder \
                    else f"The file '{target}' already exists."
                raise fact_error("System.IO.IOException", message, error_id, "WriteError", blamed)
            os.remove(target)
        shutil.move(source, target) if not same_device(source, target) else os.rename(source, target)
    except OSError as error:
        path = target if os.path.lexists(source) else source
        raise io_error(error, path, error_id, target=blamed) from None
    if command.pass_thru:
        command.emit(place, info(target, folder), folder)


def same_item(source: str, target: str) -> bool:
    """The same entry under names that differ in case only, on a file system that does not tell them apart."""
    try:
        return os.path.samefile(source, target) and source.lower() == target.lower()
    except OSError:
        return False


def same_device(source: str, target: str) -> bool:
    return os.lstat(source).st_dev == os.stat(os.path.dirname(target)).st_dev
