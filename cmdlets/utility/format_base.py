"""In: the parameters of Format-Table, -List, -Wide and -Custom. Out: what the four have in common: objects in, format records out."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, parameter
from ems.values.errors import net_error
from ems.values.objects import NOTHING

EXPAND = "CoreOnly EnumOnly Both"


class FormatCommand(Cmdlet):
    """The base of the four. `shape` and `keys` (the keys of a calculated property) are the subclass's; `options` may add to the Options."""

    shape = ""
    keys_name = ""

    group_by = parameter("GroupBy", "object", help="A property or script block; a new group starts when its value changes.")
    view = parameter("View", "string", help="The name of the view to use.")
    show_error = parameter("ShowError", "switch", help="Show the errors of properties that could not be read, after each object.")
    display_error = parameter("DisplayError", "switch", help="Show #ERR in place of a value that could not be read.")
    force = parameter("Force", "switch", help="Format what else stands on its own, such as text and errors, too.")
    expand = parameter("Expand", "string", validate=[("set", "CoreOnly", "EnumOnly", "Both")], values=EXPAND,
                       help="For a collection: format the collection, its items, or both.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to format.")

    def begin(self) -> None:
        from ems.formatting import columns
        from ems.formatting.stage import Options, Stage

        options = Options(self.shape)
        try:
            if self.property is not None:
                options.specs = columns.parse(self.property, getattr(columns, self.keys_name))
            grouped = columns.parse(self.group_by, columns.GROUP_KEYS) if self.group_by is not None else []
            options.group_by = grouped[0] if grouped else None
        except columns.SpecError as error:
            self.refuse(error.error_id, error.message)
        if self.view and options.specs:
            self.conflict("FormatCannotSpecifyViewAndProperty", "View", "Property")
        options.view = self.view
        options.expand = self.expand
        options.force = bool(self.force)
        options.mark_errors = bool(self.display_error)
        options.report_errors = bool(self.show_error)
        self.adapt(options)
        self.stage = Stage(self.shell, self.out, options)

    def adapt(self, options: Any) -> None:
        """What a command's own parameters change."""

    def refuse(self, error_id: str, message: str) -> None:
        self.throw(
            net_error("System.NotSupportedException", "Specified method is not supported."), error_id, "InvalidArgument", details=message
        )

    def conflict(self, error_id: str, first: str, second: str) -> None:
        self.throw(net_error("System.IO.InvalidDataException", "Found invalid data while decoding."), error_id, "InvalidArgument",
                   details=f"Cmdlet parameters {first} and {second} are mutually exclusive.")

    def process(self) -> None:
        from ems.formatting.stage import UnknownView

        try:
            self.stage.add(self.input_object)
        except UnknownView as error:
            self.unknown_view(error)

    def unknown_view(self, error: Any) -> None:
        same = [view.name for view in error.found if view.shape == error.shape]
        other = [view.name for view in error.found if view.shape != error.shape]
        message = f"View name {error.name} cannot be found."
        if error.name.lower() in (name.lower() for name in other):
            message = f"View name {error.name} is a view of another shape than {error.shape}."
        if same:
            message += f" The {error.shape} views of {error.type_name} are: {', '.join(same)}."
        self.throw(
            net_error("System.Management.Automation.PipelineStoppedException", "The pipeline has been stopped."),
            "FormatViewNotFound",
            "ObjectNotFound",
            details=message,
        )

    def end(self) -> None:
        self.stage.close()
