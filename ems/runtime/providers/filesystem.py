"""In: paths of the file system. Out: its provider: items, listings, and the changes that the item commands make."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ems.runtime.providers.provider import Provider, wrong_argument
from ems.values.errors import NetException, net_error


class FileSystemProvider(Provider):
    name = "FileSystem"
    implementing_type = "Microsoft.PowerShell.Commands.FileSystemProvider"
    capabilities = "Filter, ShouldProcess, Credentials"
    is_navigation = True

    # -- looking

    def exists(self, path: str) -> bool:
        return os.path.lexists(path)

    def is_container(self, path: str) -> bool:
        return os.path.isdir(path)

    def has_children(self, path: str) -> bool:
        try:
            with os.scandir(path) as entries:
                return next(entries, None) is not None
        except OSError:
            return False

    def item(self, path: str, force: bool = False) -> Any:
        if not force and is_hidden(path):
            raise net_error("System.IO.IOException", f"Could not find item {path}.", error_id="ItemNotFound", category="ObjectNotFound", target=path)
        return info(path, os.path.isdir(path))

    def child_names(self, path: str, force: bool = False) -> list[str]:
        return [name for name, _ in entries_of(path, force)]

    def children(self, command: Any, place: Any) -> Iterator[tuple[Any, Any, bool]]:
        path = place.path
        if not os.path.isdir(path):
            yield place, info(path, False), False
            return
        prefix = path if path.endswith("/") else path + "/"
        for name, folder in entries_of(path, True):
            full = prefix + name
            yield place.at(full), info(full, folder), folder

    # -- paths

    def join(self, folder: str, name: str) -> str:
        return f"{folder.rstrip('/')}/{name}"

    def parent(self, path: str) -> str | None:
        return "" if path == "/" else os.path.dirname(path)

    def leaf(self, path: str) -> str:
        return os.path.basename(path) or path

    def normalize(self, path: str) -> str:
        return os.path.normpath(path.replace("\\", "/")) if path else path

    def rooted(self, root: str, inner: str) -> str:
        inner = self.normalize(inner)
        root = root.rstrip("/")
        return (root + inner if inner != "/" else root) or "/"

    @property
    def home(self) -> str:  # type: ignore[override]
        return os.environ.get("HOME") or os.path.expanduser("~")

    def supports_filter(self) -> bool:
        return True

    # -- changing: the work is in the modules for each kind of change, imported when first used

    def new_item(self, command: Any, place: Any, item_type: str, value: Any) -> None:
        from ems.runtime.providers import filesystem_new

        filesystem_new.new_item(self, command, place, item_type, value)

    def remove_item(self, command: Any, place: Any, recurse: bool) -> None:
        from ems.runtime.providers import filesystem_remove

        filesystem_remove.remove_item(command, place, recurse)

    def rename_item(self, command: Any, place: Any, new_name: str) -> None:
        from ems.runtime.providers import filesystem_move

        filesystem_move.rename_item(command, place, new_name)

    def copy_item(self, command: Any, place: Any, destination: Any, recurse: bool) -> None:
        from ems.runtime.providers import filesystem_copy

        filesystem_copy.copy_item(command, place, destination, recurse)

    def move_item(self, command: Any, place: Any, destination: Any) -> None:
        from ems.runtime.providers import filesystem_move

        filesystem_move.move_item(command, place, destination)

    def invoke_item(self, command: Any, place: Any) -> None:
        from ems.runtime.providers import filesystem_open

        filesystem_open.invoke_item(command, place)

    def read_content(self, command: Any, place: Any) -> Any:
        from ems.runtime.providers import file_content

        return file_content.read_content(command, place)

    def content_writer(self, command: Any, place: Any, append: bool) -> Any:
        from ems.runtime.providers import file_content

        return file_content.FileWriter(command, place.path, append)

    def clear_content(self, command: Any, place: Any) -> None:
        from ems.runtime.providers import file_content

        file_content.clear_content(command, place.path)


def info(path: str, folder: bool) -> Any:
    """A FileInfo or DirectoryInfo of a full path."""
    from ems.net.file_infos import DirectoryInfo, FileInfo

    cls = DirectoryInfo if folder else FileInfo
    made = cls.__new__(cls)
    made.ps_ext = None
    made.original = made.full_name = path
    return made


def is_hidden(path: str) -> bool:
    return os.path.basename(path).startswith(".") and path not in (".", "..")


def entries_of(path: str, force: bool) -> list[tuple[str, bool]]:
    """(name, is a folder) of a folder's entries: folders first, then files, each by name."""
    from ems.values.collation import sort_key

    try:
        with os.scandir(path) as found:
            entries = [(entry.name, entry.is_dir()) for entry in found if force or not entry.name.startswith(".")]
    except PermissionError:
        raise access_denied(path, "DirUnauthorizedAccessError") from None
    except FileNotFoundError:
        return []
    except OSError as error:
        raise io_error(error, path, "DirIOError", "ReadError") from None
    return sorted(entries, key=lambda entry: (not entry[1], sort_key(entry[0], True), entry[0]))


def access_denied(path: str, error_id: str, target: Any = None) -> NetException:
    return net_error("System.UnauthorizedAccessException", f"Access to the path '{path}' is denied.", error_id=error_id, category="PermissionDenied",
                     target=path if target is None else target)


def io_error(error: OSError, path: str, error_id: str, category: str = "WriteError", target: Any = None, unauthorized: str = "") -> NetException:
    """The error of a failed operation, with the record's facts."""
    from ems.net.streams import file_error

    made = file_error(error, path)
    made.error_id, made.category, made.target = error_id, category, path if target is None else target  # type: ignore[attr-defined]
    if made.net_name == "System.UnauthorizedAccessException":
        made.category = "PermissionDenied"  # type: ignore[attr-defined]
        made.error_id = unauthorized or error_id.replace("IOError", "UnauthorizedAccessError")  # type: ignore[attr-defined]
    return made


def fact_error(cls: str, message: str, error_id: str, category: str, target: Any) -> NetException:
    """An error with its record's facts."""
    return net_error(cls, message, error_id=error_id, category=category, target=target)


def already_exists(path: str) -> NetException:
    return net_error("System.IO.IOException", f"An item with the specified name {path} already exists.", error_id="DirectoryExist",
                     category="ResourceExists", target=path)


def type_of_item(item_type: str) -> str:
    """file, directory, symboliclink, junction or hardlink from a beginning of one of the words."""
    wanted = item_type.lower() or "file"
    for word in ("directory", "container", "file", "symboliclink", "junction", "hardlink"):
        if word.startswith(wanted):
            return "directory" if word == "container" else word
    raise wrong_argument('The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.')
