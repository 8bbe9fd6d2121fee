"""In: items with content. Out: their content, read, replaced, appended to or cleared: Get-, Set-, Add-, Clear-Content."""
from __future__ import annotations

from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import CREDENTIAL, EXCLUDE, FILTER, FORCE, INCLUDE, LITERAL_PATH, NAMED_PATH, PASS_THRU
from cmdlets.registry import cmdlet, parameter
from ems.values.errors import NetException, net_error
from ems.values.objects import PSObject


def nothing_matches(command: Any, text: str) -> None:
    """The error of a path with wildcards that means nothing."""
    command.write_error(net_error("System.Exception", f"An object at the specified path {text} does not exist, or has been filtered by the -Include or -Exclude "
                                  "parameter."), "ItemNotFound", "ObjectNotFound", command.path)


@cmdlet("Get-Content", default_set="Path", class_name="Microsoft.PowerShell.Commands.GetContentCommand",
        output="System.Byte System.String")
class GetContent(ItemCommand):
    """Read the content of a file or another item: lines, or bytes.

    EXAMPLES
    > Set-Content list.txt 'one', 'two', 'three'; Get-Content list.txt -Tail 1
    three

    Reads the last line.

    > Set-Content list.txt 'one', 'two'; (Get-Content list.txt -Raw).Length
    8

    Reads the whole file as one text.
    """

    read_count = parameter("ReadCount", "long", byname=True, help="How many lines go down the pipeline at once; 0 means all.")
    total_count = parameter("TotalCount", "long", byname=True, aliases="First Head", validate=[("range", 0, 9223372036854775807)],
                            help="How many lines from the beginning.")
    tail = parameter("Tail", "int", byname=True, aliases="Last", validate=[("range", 0, 2147483647)], help="How many lines from the end.")
    path = NAMED_PATH
    literal_path = LITERAL_PATH
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    force = FORCE
    credential = CREDENTIAL
    delimiter = parameter("Delimiter", "string", help="What ends a piece of text (a newline).")
    wait = parameter("Wait", "switch", help="Keep the file open and go on as it grows.")
    raw = parameter("Raw", "switch", help="The whole content as one value.")
    encoding = parameter("Encoding", "System.Text.Encoding", validate=[("notnullorempty",)], help="The encoding (UTF-8 without a mark).")
    as_byte_stream = parameter("AsByteStream", "switch", help="Bytes instead of text.")

    def begin(self) -> None:
        self.check_credential()
        self.count = 1 if "ReadCount" not in self.bound else int(self.read_count)

    def process(self) -> None:
        self.check_switches()
        filters = self.filters()
        for text in self.given_paths():
            try:
                found = self.places_of(text, filters)
                if not found:
                    nothing_matches(self, text)
            except NetException as error:
                self.write_error(self.literal_error(error, text))
                continue
            for place in found:
                self.attempt(self.read, place)

    def literal_error(self, error: NetException, text: str) -> NetException:
        """A literal path that is not there is shown as it was written."""
        if self.is_literal and getattr(error, "error_id", "") == "PathNotFound":
            from ems.runtime.providers import item_not_found

            return item_not_found(text)
        return error

    def check_switches(self) -> None:
        bound = self.bound
        if self.raw:
            for name in ("TotalCount", "Tail", "Delimiter"):
                if name in bound:
                    self.refuse("Raw", name)
        if "Tail" in bound and "TotalCount" in bound:
            self.refuse("TotalCount", "Tail")
        if self.as_byte_stream and "Encoding" in bound:
            self.write_warning("The specified encoding is ignored, because -AsByteStream reads the bytes as they are.")

    def refuse(self, one: str, other: str) -> None:
        self.fail("InvalidOperation", f"The '{one}' and '{other}' parameters cannot be specified in the same command.", "InvalidOperation", None,
                  "System.Management.Automation.PSInvalidOperationException")

    def read(self, place: Any) -> None:
        limit = int(self.total_count) if "TotalCount" in self.bound else -1
        pieces = place.provider.read_content(self, place)
        if limit == 0:
            return
        if self.count == 1:
            self.send_each(place, pieces, limit)
        else:
            self.send_groups(place, pieces, limit)

    def send_each(self, place: Any, pieces: Any, limit: int) -> None:
        from ems.runtime.providers.notes import LineNotes

        out = self.out
        for number, piece in enumerate(pieces, 1):
            if piece.__class__ is str:
                out(PSObject(piece, LineNotes(place, number)))
            else:
                out(piece)
            if number == limit:
                return

    def send_groups(self, place: Any, pieces: Any, limit: int) -> None:
        group: list[Any] = []
        for sent, piece in enumerate(pieces, 1):
            group.append(piece)
            if len(group) == self.count:
                self.out(group)
                group = []
            if sent == limit:
                break
        if group:
            self.out(group)


class ContentWriter(ItemCommand):
    """What Set-Content and Add-Content share: the files stay open while input comes."""

    value = parameter("Value", "object[]", position=1, mandatory=True, pipeline=True, byname=True,
                      validate=[("allownull",), ("allowemptycollection",)], help="The value.")
    pass_thru = PASS_THRU
    path = NAMED_PATH
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    force = FORCE
    credential = CREDENTIAL
    no_newline = parameter("NoNewline", "switch", help="Put no newlines after the values.")
    encoding = parameter("Encoding", "System.Text.Encoding", validate=[("notnullorempty",)], help="The encoding (UTF-8 without a mark).")
    as_byte_stream = parameter("AsByteStream", "switch", help="Bytes instead of text.")
    literal_path = LITERAL_PATH

    append = False
    direct_classes = frozenset((str, int, float, bool, PSObject))

    def stage_accept(self) -> Any:
        """Texts, numbers and lines of content have no property that binds to a parameter: they are values when the path is named."""
        if not self.given_paths() or "Value" in self.bound:
            return None
        from ems.runtime.providers.notes import LineNotes

        values, bind, process, bound = self.__dict__, self.stage.accept, self.process, self.bound

        def accept(item: Any) -> None:
            if item.__class__ is PSObject and item.ps_ext.__class__ is not LineNotes:
                bind(item)
                return
            if self.writers is None or self.pass_thru:
                values["value"] = bound["Value"] = [item]
                process()
            else:
                for writer in self.writers:
                    self.attempt(writer.write, [item])

        return accept

    def begin(self) -> None:
        self.check_credential()
        self.writers: list[Any] | None = None
        self.opened_for: Any = None

    def process(self) -> None:
        paths = self.given_paths()
        if self.writers is None or self.opened_for != paths:
            self.close_all()
            self.writers = self.open_all()
            self.opened_for = paths
        values = self.value
        for writer in self.writers:
            self.attempt(writer.write, values if values is not None else [])
        if self.pass_thru:
            self.write_enumerated(values)

    def open_all(self) -> list[Any]:
        opened = []
        filters = self.filters()
        for text in self.given_paths():
            try:
                places = self.targets(text, filters)
            except NetException as error:
                self.write_error(error)
                continue
            for place in places:
                writer = self.attempt(self.open, place)
                if writer is not None:
                    opened.append(writer)
        return opened

    def targets(self, text: str, filters: Any) -> list[Any]:
        from ems.values.wildcard import has_wildcards, unescape

        if not self.is_literal and has_wildcards(text):
            found = self.providers.find(text, False, bool(self.force), filters)
            if not found:
                nothing_matches(self, text)
            return found
        place = self.providers.locate(text if self.is_literal else unescape(text))
        return [place] if not filters or filters.takes(place.provider.leaf(place.path)) else []

    def open(self, place: Any) -> Any:
        provider = place.provider
        shown = place.path if provider.is_navigation else place.shown
        if not self.should_process(f"Path: {shown}", "Add Content" if self.append else "Set Content"):
            return None
        return provider.content_writer(self, place, self.append)

    def close_all(self) -> None:
        for writer in self.writers or ():
            self.attempt(writer.close)
        self.writers = None

    def end(self) -> None:
        self.close_all()

    def clean(self) -> None:
        self.close_all()


@cmdlet("Set-Content", default_set="Path", class_name="Microsoft.PowerShell.Commands.SetContentCommand", supports_should_process=True)
class SetContent(ContentWriter):
    """Write values to a file or another item, replacing what is there.

    EXAMPLES
    > 'one', 'two' | Set-Content list.txt; Get-Content list.txt
    one
    two

    Writes a line for each value.
    """


@cmdlet("Add-Content", default_set="Path", class_name="Microsoft.PowerShell.Commands.AddContentCommand", supports_should_process=True)
class AddContent(ContentWriter):
    """Append values to a file.

    EXAMPLES
    > Set-Content list.txt 'one'; Add-Content list.txt 'two'; (Get-Content list.txt).Count
    2

    Appends a line.
    """

    append = True


@cmdlet("Clear-Content", default_set="Path", class_name="Microsoft.PowerShell.Commands.ClearContentCommand", supports_should_process=True)
class ClearContent(ItemCommand):
    """Empty a file or another item without taking it away.

    EXAMPLES
    > Set-Content list.txt 'one'; Clear-Content list.txt; (Get-Item list.txt).Length
    0

    The file stays.
    """

    path = NAMED_PATH
    literal_path = LITERAL_PATH
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    force = FORCE
    credential = CREDENTIAL

    def process(self) -> None:
        self.check_credential()
        self.each_place(lambda place: place.provider.clear_content(self, place))


for _command, _names in ((GetContent, ("delimiter", "wait", "raw", "encoding", "as_byte_stream")),
                         (ContentWriter, ("no_newline", "encoding", "as_byte_stream"))):
    for _name in _names:
        vars(_command)[_name].from_provider = True
