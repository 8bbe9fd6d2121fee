"""In: objects. Out: a table for documents, drawn by tabulate: ConvertTo-Table."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.objects import NOTHING, is_null

STYLES = (
    "plain",
    "simple",
    "github",
    "grid",
    "simple_grid",
    "rounded_grid",
    "heavy_grid",
    "mixed_grid",
    "double_grid",
    "fancy_grid",
    "outline",
    "simple_outline",
    "rounded_outline",
    "heavy_outline",
    "mixed_outline",
    "double_outline",
    "fancy_outline",
    "pipe",
    "orgtbl",
    "asciidoc",
    "jira",
    "presto",
    "pretty",
    "psql",
    "rst",
    "mediawiki",
    "moinmoin",
    "youtrack",
    "html",
    "unsafehtml",
    "latex",
    "latex_raw",
    "latex_booktabs",
    "latex_longtable",
    "textile",
    "tsv",
    "colon_grid",
)


@cmdlet("ConvertTo-Table", module="Ems", output="System.String")
class ConvertToTable(Cmdlet):
    """Turn objects into a table that can be pasted into a document: Markdown, grid, HTML, LaTeX and many more.

    Each line is a string. The columns are those of -Property, or the properties of the first object.

    EXAMPLES
    > [pscustomobject]@{ Name = 'EX01'; Port = 25 } | ConvertTo-Table
    | Name   |   Port |
    |--------|--------|
    | EX01   |     25 |

    Makes a Markdown table.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to show.")
    property = parameter("Property", "object[]", position=0, help="The columns: names, wildcards, script blocks or hashtables.")
    style = parameter(
        "Style", "string", position=1, default="github", validate=[("set", *STYLES)], values=" ".join(STYLES), help="The form of the table."
    )
    no_header = parameter("NoHeader", "switch", help="Leave the header out.")
    max_width = parameter(
        "MaxWidth", "int", validate=[("range", 1, 10000)], help="The most characters of a column; longer values are broken into lines."
    )

    def begin(self) -> None:
        from ems.formatting import columns
        from ems.values.errors import net_error

        self.specs = None
        self.columns: Any = None
        self.rows: list[list[Any]] = []
        try:
            if self.property is not None:
                self.specs = columns.parse(self.property, columns.TABLE_KEYS)
        except columns.SpecError as error:
            self.throw(net_error("System.NotSupportedException", "Specified method is not supported."), error.error_id, "InvalidArgument",
                       details=error.message)

    def process(self) -> None:
        from ems.formatting import access, columns
        from ems.formatting.stage import enumeration_limit

        item = self.input_object
        if is_null(item):
            return
        if self.columns is None:
            if self.specs is not None:
                self.columns = columns.resolve(self.specs, item, self.shell, keep_missing=True)
            else:
                self.columns = columns.plain_columns(access.display_set(item) or access.property_names(item))
            columns.align_by_first(self.columns, item)
            self.limit = enumeration_limit(self.shell)
        self.rows.append([column.text(item, self.limit, self.failed) for column in self.columns])

    @staticmethod
    def failed(column: Any, item: Any, error: BaseException) -> str:
        return ""

    def end(self) -> None:
        if not self.columns:
            return
        from tabulate import tabulate

        headers = [] if self.no_header else [column.label for column in self.columns]
        text = tabulate(
            self.rows,
            headers,
            tablefmt=self.style.lower(),
            disable_numparse=True,
            colalign=[column.align for column in self.columns],
            maxcolwidths=self.max_width,
        )
        self.write_each(str(text).split("\n"))
