"""In: -Path, -LiteralPath and the filters of an item command. Out: the places they mean, their errors written; items with their notes."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.registry import Cmdlet
from ems.runtime.arguments import binding_error
from ems.runtime.providers.provider import ends_command
from ems.runtime.signatures import Parameter
from ems.values.errors import NetException


class ItemCommand(Cmdlet):
    """What the commands for items share. The class attributes below stand for parameters that a command does not have."""

    force: Any = False
    filter: Any = None
    include: Any = None
    exclude: Any = None
    path: Any = None
    literal_path: Any = None
    pass_thru: Any = False

    def check_bound(self) -> None:
        """What the file system alone adds to a command is no parameter of it anywhere else."""
        added = [p.name for p in self.signature.parameters if p.from_provider and p.name in self.bound]
        if not added:
            return
        provider = self.first_provider()
        if provider is not None and provider.name != "FileSystem":
            raise binding_error("NamedParameterNotFound", f"A parameter cannot be found that matches parameter name '{added[0]}'.", parameter=added[0])

    def first_provider(self) -> Any:
        """The provider of the first path, else of the current location; None where the path tells none."""
        given = self.given_paths()
        text = next(iter(given if isinstance(given, list) else [given]), None)
        if not text:
            return self.providers.here.provider
        try:
            return self.providers.locate(text).provider
        except NetException:
            return None

    def options_parameters(self) -> list[Parameter]:
        """-Options, which functions and aliases have."""
        provider = self.first_provider()
        if provider is None or provider.name not in ("Alias", "Function"):
            return []
        made = Parameter("Options", "System.Management.Automation.ScopedItemOptions", help="ReadOnly, Constant, AllScope, …")
        made.attribute = "options"
        return [made]

    @property
    def providers(self) -> Any:
        return self.shell.providers

    @property
    def is_literal(self) -> bool:
        return self.literal_path is not None

    def given_paths(self) -> list[str]:
        return self.literal_path if self.is_literal else self.path or []

    def check_credential(self) -> None:
        if "Credential" in self.bound and self.credential is not None:
            from ems.net.credentials import PSCredential

            if isinstance(self.credential, PSCredential) and self.credential.user:
                self.fail("NotSupported", "The FileSystem provider supports credentials only on the New-PSDrive cmdlet. Perform the operation again without "
                          "specifying credentials.", "NotImplemented", None, "System.Management.Automation.PSNotSupportedException")

    def filters(self) -> Any:
        from ems.runtime.providers import Filters

        return Filters(self.include, self.exclude, self.filter)

    def places(self) -> Iterator[Any]:
        """Every place that the paths mean; those that are not there are reported."""
        filters = self.filters()
        for text in self.given_paths():
            try:
                found = self.places_of(text, filters)
            except NetException as error:
                self.write_error(error)
                continue
            yield from found

    def places_of(self, text: str, filters: Any) -> list[Any]:
        self.refuse_filter(text)
        return self.providers.find(text, self.is_literal, bool(self.force), filters)

    def refuse_filter(self, text: str) -> None:
        """-Filter is an error where the provider has no filter of its own."""
        if self.filter is not None:
            from ems.runtime.providers.provider import unsupported

            provider = self.providers.locate(text if self.is_literal else text.partition("*")[0] or ".").provider
            if not provider.supports_filter():
                raise unsupported("does not support filters")

    def each_place(self, action: Any) -> None:
        """Call an action for every place; its errors are written."""
        for place in self.places():
            self.attempt(action, place)

    def attempt(self, action: Any, *arguments: Any) -> Any:
        """The action's result; its error is written, and None the result."""
        try:
            return action(*arguments)
        except NetException as error:
            if ends_command(error):
                raise
            self.write_error(error)
            return None

    def emit(self, place: Any, item: Any, container: bool) -> None:
        """Send an item with the notes of its place."""
        from ems.runtime.providers.notes import with_notes

        self.out(with_notes(item, place, container))

    def emit_place(self, place: Any) -> None:
        """Send what is at a place."""
        item = place.provider.item(place.path, bool(self.force))
        self.emit(place, item, place.provider.is_container(place.path))
