"""In: paths of one kind of store. Out: Provider, what a provider of items can be asked, and the errors for what it cannot do."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.runtime.providers.infos import ProviderInfo
from ems.values.errors import NetException, net_error, ps_error

ITEM_NOT_FOUND = "System.Management.Automation.ItemNotFoundException"
NOT_SUPPORTED = "System.Management.Automation.PSNotSupportedException"


def item_not_found(shown: str) -> NetException:
    return ps_error("PathNotFound", f"Cannot find path '{shown}' because it does not exist.", category="ObjectNotFound", target=shown, cls=ITEM_NOT_FOUND)


def no_drive(name: str) -> NetException:
    return ps_error("DriveNotFound", f"Cannot find drive. A drive with the name '{name}' does not exist.", category="ObjectNotFound", target=name,
                    cls="System.Management.Automation.DriveNotFoundException")


def no_provider(name: str) -> NetException:
    return ps_error("ProviderNotFound", f"Cannot find a provider with the name '{name}'.", category="ObjectNotFound", target=name,
                    cls="System.Management.Automation.ProviderNotFoundException")


def unsupported(what: str = "does not support this operation") -> NetException:
    return net_error(NOT_SUPPORTED, f"Provider operation stopped because the provider {what}.", error_id="NotSupported", category="NotImplemented", target=None)


def bad_path_argument() -> NetException:
    return argument_error('Cannot process argument because the value of argument "path" is not valid. Change the value of the "path" argument and run '
                          "the operation again.")


def argument_error(message: str) -> NetException:
    return net_error("System.Management.Automation.PSArgumentException", message, error_id="Argument", category="InvalidArgument", target=None)


def ends_command(error: NetException) -> bool:
    """True for an error that goes out of the command at once: a question that nobody answers, an argument that makes no sense."""
    return getattr(error, "thrown", False) or getattr(error, "ends", False) or error.net_name == "System.Management.Automation.PSInvalidOperationException"


def wrong_argument(message: str) -> NetException:
    """argument_error() that ends the command."""
    error = argument_error(message)
    error.ends = True  # type: ignore[attr-defined]
    return error


class Provider:
    """The base of all providers. Paths are the provider's own, without a drive.

    `command` in the methods below is the running cmdlet: it has should_process, write_error, force and the like.
    """

    name = ""
    module = "Microsoft.PowerShell.Core"
    implementing_type = ""
    capabilities = "ShouldProcess"
    is_navigation = False  # has containers within containers
    separator = "/"
    home = ""
    drive_names: tuple[str, ...] = ()
    set_clears_content = False  # a writer replaces what is there; else Set-Content clears it first

    def __init__(self, session: Any) -> None:
        self.session = session
        self.info = ProviderInfo(self)

    # -- looking

    def exists(self, path: str) -> bool:
        raise NotImplementedError

    def is_container(self, path: str) -> bool:
        return path == ""

    def has_children(self, path: str) -> bool:
        return self.is_container(path)

    def item(self, path: str, force: bool = False) -> Any:
        """The object at a path that exists."""
        raise NotImplementedError

    def child_names(self, path: str, force: bool = False) -> list[str]:
        """The names in a container, sorted."""
        raise NotImplementedError

    def children(self, command: Any, place: Any) -> Iterator[tuple[Any, Any, bool]]:
        """(place, object, is a container) of what is in a container, as Get-ChildItem lists it."""
        raise NotImplementedError

    # -- paths

    def join(self, folder: str, name: str) -> str:
        return name

    def parent(self, path: str) -> str | None:
        """The container's path; None where the provider has no such thing."""
        return None

    def leaf(self, path: str) -> str:
        return path

    def normalize(self, path: str) -> str:
        return path.strip("/\\")

    def rooted(self, root: str, inner: str) -> str:
        """The provider's path of a path in a drive; `inner` begins with a separator."""
        return self.normalize(inner)

    def shown(self, path: str) -> str:
        """A path as PSPath has it."""
        return path

    # -- changing; what is not overridden is not supported

    def new_item(self, command: Any, place: Any, item_type: str, value: Any) -> None:
        raise unsupported()

    def set_item(self, command: Any, place: Any, value: Any) -> None:
        raise unsupported()

    def clear_item(self, command: Any, place: Any) -> None:
        raise unsupported()

    def remove_item(self, command: Any, place: Any, recurse: bool) -> None:
        raise unsupported()

    def rename_item(self, command: Any, place: Any, new_name: str) -> None:
        raise unsupported()

    def copy_item(self, command: Any, place: Any, destination: Any, recurse: bool) -> None:
        raise unsupported()

    def move_item(self, command: Any, place: Any, destination: Any) -> None:
        raise unsupported()

    def invoke_item(self, command: Any, place: Any) -> None:
        raise unsupported()

    def read_content(self, command: Any, place: Any) -> Any:
        """An iterator of the content's pieces."""
        raise unsupported()

    def content_writer(self, command: Any, place: Any, append: bool) -> Any:
        """An object with write(values) and close()."""
        raise unsupported()

    def clear_content(self, command: Any, place: Any) -> None:
        raise unsupported()

    def supports_filter(self) -> bool:
        return False
