"""In: format files and type names. Out: views added to the session, listed, or written to a file: Update-, Get-, Export-FormatData."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import resolved_paths
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

_P = "System.Management.Automation."


class ExtendedTypeDefinition(NetObject):
    """The views of types."""

    __slots__ = ("type_names", "views")
    net_name = _P + "ExtendedTypeDefinition"

    def __init__(self, type_names: list[str], views: list[Any]) -> None:
        self.ps_ext = None
        self.type_names = type_names
        self.views = views

    def net_to_string(self, culture: str) -> str:
        return self.type_names[0]


class FormatViewDefinition(NetObject):
    """A view with its name."""

    __slots__ = ("view",)
    net_name = _P + "FormatViewDefinition"

    def __init__(self, view: Any) -> None:
        self.ps_ext = None
        self.view = view

    def net_to_string(self, culture: str) -> str:
        return f"{self.view.name} , {_CONTROLS[self.view.shape]}"


_CONTROLS = {"table": _P + "TableControl", "list": _P + "ListControl", "wide": _P + "WideControl", "custom": _P + "CustomControl"}
_DEFINITION = net_type(ExtendedTypeDefinition.net_name, py=ExtendedTypeDefinition)
_DEFINITION.prop("System.Collections.Generic.List[string] TypeNames", lambda item: list(item.type_names))
_DEFINITION.prop("System.Collections.Generic.List[System.Management.Automation.FormatViewDefinition] FormatViewDefinition",
                 lambda item: [FormatViewDefinition(view) for view in item.views])
_DEFINITION.prop("string TypeName", lambda item: item.type_names[0])
_VIEW = net_type(FormatViewDefinition.net_name, py=FormatViewDefinition)
_VIEW.prop("string Name", lambda item: item.view.name)
_VIEW.prop("string Control", lambda item: _CONTROLS[item.view.shape])


@cmdlet(
    "Update-FormatData",
    default_set="FileSet",
    class_name="Microsoft.PowerShell.Commands.UpdateFormatDataCommand",
    supports_should_process=True,
)
class UpdateFormatData(Cmdlet):
    """Load views from format.ps1xml files into the session.

    EXAMPLES
    > try { Update-FormatData -AppendPath ./no-such.format.ps1xml -ErrorAction Stop } catch { 'not found' }
    not found

    Loads a file, which must exist.
    """

    append_path = parameter(
        "AppendPath",
        "string[]",
        position=0,
        pipeline=True,
        byname=True,
        sets="FileSet",
        aliases="PSPath Path",
        validate=[("notnull",)],
        help="Files whose views come after those that are there.",
    )
    prepend_path = parameter("PrependPath", "string[]", sets="FileSet", validate=[("notnull",)], help="Files whose views come first.")

    def process(self) -> None:
        for paths, prepend in ((self.prepend_path, True), (self.append_path, False)):
            for path in paths or ():
                for full in resolved_paths(self, path, False):
                    self.load(full, prepend)

    def load(self, path: str, prepend: bool) -> None:
        from ems.formatting.format_files import FormatFileError, load_format_file

        if not path.lower().endswith(".ps1xml"):
            self.write_error(
                net_error("System.InvalidOperationException", f"The file '{path}' cannot be read: a format file must end in .ps1xml."),
                "WrongFileExtension",
                "InvalidOperation",
                path,
            )
            return
        if not os.path.isfile(path):
            self.write_error(
                net_error(_P + "ItemNotFoundException", f"Cannot find path '{path}' because it does not exist."),
                "PathNotFound",
                "ObjectNotFound",
                path,
            )
            return
        if not self.should_process(f"FileName: {path}", "Update FormatData"):
            return
        try:
            load_format_file(self.shell, path, prepend)
        except FormatFileError as error:
            self.write_error(
                net_error(_P + "RuntimeException", f"There were errors in loading the format data file: {error}"),
                "FormatXmlUpdateException",
                "InvalidOperation",
            )


@cmdlet("Get-FormatData", class_name="Microsoft.PowerShell.Commands.GetFormatDataCommand", output=ExtendedTypeDefinition.net_name)
class GetFormatData(Cmdlet):
    """Get the views that types have in this session.

    EXAMPLES
    > (Get-FormatData System.Version).FormatViewDefinition.Name
    System.Version

    Gets the name of the view of versions.
    """

    type_name = parameter("TypeName", "string[]", position=0, validate=[("notnullorempty",)], help="Type names; wildcards are allowed.")
    powershell_version = parameter("PowerShellVersion", "version", help="The version that the views must work with; has no effect.")

    def process(self) -> None:
        from ems.formatting.views import known_types, views_of
        from ems.values.wildcard import Wildcard

        wanted = [Wildcard(name) for name in self.type_name or ["*"]]
        for name in known_types():
            if any(pattern.matches(name) for pattern in wanted):
                self.write(ExtendedTypeDefinition([name], views_of(name)))


@cmdlet("Export-FormatData", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ExportFormatDataCommand")
class ExportFormatData(Cmdlet):
    """Write views to a format.ps1xml file. Computed columns are left out: they have no script here.

    EXAMPLES
    > Get-FormatData System.Version | Export-FormatData -Path v.ps1xml; (Get-Content v.ps1xml)[0]
    <?xml version="1.0" encoding="utf-8"?>

    Writes the view of versions.
    """

    input_object = parameter("InputObject", "object[]", mandatory=True, pipeline=True, help="What Get-FormatData returned.")
    path = parameter("Path", "string", mandatory=True, sets="ByPath", aliases="FilePath", help="The file.")
    literal_path = parameter(
        "LiteralPath", "string", mandatory=True, sets="ByLiteralPath", aliases="PSPath LP", help="The file; the path is taken as it is."
    )
    force = parameter("Force", "switch", help="Write to a read-only file, too.")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite", help="Do not overwrite a file.")
    include_script_block = parameter("IncludeScriptBlock", "switch", help="Has no effect.")

    def begin(self) -> None:
        self.definitions: list[ExtendedTypeDefinition] = []

    def process(self) -> None:
        self.definitions.extend(item for item in self.input_object if isinstance(item, ExtendedTypeDefinition))

    def end(self) -> None:
        from cmdlets.utility.files import open_for_writing
        from ems.formatting.format_export import export_text

        full = self.shell.file_path(self.path if self.path is not None else self.literal_path)
        with open_for_writing(self, full, force=bool(self.force), no_clobber=bool(self.no_clobber)) as file:
            file.write(export_text([(item.type_names, item.views) for item in self.definitions]).encode())
