"""In: objects. Out: the lines of an HTML page or table: ConvertTo-Html."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error
from ems.values.objects import NOTHING, is_null

DOCTYPE = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 {0}//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-{1}.dtd">'
# Names of meta elements; those of the second group are HTTP headers.
META_NAMES = frozenset(("application-name", "author", "description", "generator", "keywords", "viewport"))
META_HEADERS = frozenset(("content-type", "default-style", "x-ua-compatible"))
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}


def encode(text: str) -> str:
    """Text as HTML shows it: markup characters, Latin-1's upper half and what lies beyond U+FFFF as entities."""
    if text.isalnum() and text.isascii():
        return text
    return "".join(_ENTITIES.get(c) or (f"&#{ord(c)};" if 160 <= ord(c) < 256 or ord(c) > 0xFFFF else c) for c in text)


@cmdlet("ConvertTo-Html", default_set="Page", class_name="Microsoft.PowerShell.Commands.ConvertToHtmlCommand", output="System.String")
class ConvertToHtml(Cmdlet):
    """Turn objects into an HTML table.

    EXAMPLES
    > [pscustomobject]@{ Name = 'EX01' } | ConvertTo-Html -Fragment
    <table>
    <colgroup><col/></colgroup>
    <tr><th>Name</th></tr>
    <tr><td>EX01</td></tr>
    </table>

    Makes the table alone, to be put into a page.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to convert.")
    property = parameter(
        "Property", "object[]", position=0, help="The columns: names or hashtables with Label, Expression, Width and Alignment."
    )
    body = parameter("Body", "string[]", position=3, sets="Page", help="What comes after the body's opening tag.")
    head = parameter("Head", "string[]", position=1, sets="Page", help="What stands in the head in place of the title.")
    title = parameter("Title", "string", position=2, sets="Page", validate=[("notnullorempty",)], help="The title of the page.")
    as_ = parameter(
        "As",
        "string",
        validate=[("notnullorempty",), ("set", "Table", "List")],
        values="Table List",
        help="A table, or a list of each object.",
    )
    css_uri = parameter("CssUri", "uri", sets="Page", aliases="cu uri", validate=[("notnullorempty",)], help="A style sheet.")
    fragment = parameter("Fragment", "switch", sets="Fragment", validate=[("notnullorempty",)], help="Only the table.")
    post_content = parameter("PostContent", "string[]", validate=[("notnullorempty",)], help="What comes after the table.")
    pre_content = parameter("PreContent", "string[]", validate=[("notnullorempty",)], help="What comes before the table.")
    meta = parameter("Meta", "hashtable", sets="Page", validate=[("notnullorempty",)], help="Meta elements: name and content.")
    charset = parameter("Charset", "string", sets="Page", validate=[("notnullorempty",), ("pattern", "^[A-Za-z0-9]\\w+\\S+[A-Za-z0-9]$")],
                        help="The encoding that the page names.")
    transitional = parameter(
        "Transitional", "switch", sets="Page", validate=[("notnullorempty",)], help="Name the transitional document type."
    )

    def begin(self) -> None:
        from ems.formatting import columns

        self.specs = None
        self.columns: Any = None
        self.count = 0
        keys = {key: columns.TABLE_KEYS[key] for key in ("label", "name", "expression", "formatstring", "alignment")} | {
            "width": ("System.Int32", "System.String")}
        try:
            if self.property is not None:
                self.specs = columns.parse(self.property, keys)
        except columns.SpecError as error:
            self.throw(net_error("System.NotSupportedException", "Specified method is not supported."), error.error_id, "InvalidArgument",
                       details=error.message)
        if not self.fragment:
            self.write_head()
        self.write_each(self.pre_content or ())
        self.write("<table>")

    def write_head(self) -> None:
        kind = "Transitional" if self.transitional else "Strict"
        self.write(DOCTYPE.format(kind, kind.lower()))
        self.write('<html xmlns="http://www.w3.org/1999/xhtml">')
        self.write("<head>")
        if self.charset:
            self.write(f'<meta charset="{self.charset}">')
        if self.meta is not None:
            self.write_meta()
        self.write_each(self.head if self.head is not None else [f"<title>{self.title or 'HTML TABLE'}</title>"])
        if self.css_uri is not None:
            from ems.values.text import to_string

            self.write(f'<link rel="stylesheet" type="text/css" href="{to_string(self.css_uri)}" />')
        self.write("</head><body>")
        self.write_each(self.body or ())

    def write_meta(self) -> None:
        from ems.values.text import to_string

        for key, value in self.meta.items():
            name = to_string(key)
            if name.lower() in META_HEADERS:
                self.write(f'<meta http-equiv="{name}" content="{to_string(value)}">')
                continue
            if name.lower() not in META_NAMES:
                self.write_warning(
                    "Accepted meta properties are content-type, default-style, application-name, author, description, generator, keywords, "
                    f"x-ua-compatible, and viewport. The meta pair: {name} and {to_string(value)} may not function correctly."
                )
            self.write(f'<meta name="{name}" content="{to_string(value)}">')

    def resolve(self, item: Any) -> Any:
        from ems.formatting import access, columns

        if self.specs is None:
            return columns.plain_columns(access.property_names(item))
        return columns.resolve(self.specs, item, self.shell, keep_missing=False)

    def process(self) -> None:
        item = self.input_object
        if is_null(item):
            return
        if self.as_ == "List" or self.columns is None:
            self.columns = self.resolve(item)
        if not self.columns:
            return
        if (self.as_ or "").lower() == "list":
            self.list_rows(item)
        else:
            self.table_row(item)
        self.count += 1

    def table_row(self, item: Any) -> None:
        if self.count == 0:
            self.write("<colgroup>" + "".join(f"<col{self.layout(column)}/>" for column in self.columns) + "</colgroup>")
            self.write("<tr>" + "".join(f"<th>{column.label}</th>" for column in self.columns) + "</tr>")
        self.write("<tr>" + "".join([f"<td>{encode(self.text(column, item))}</td>" for column in self.columns]) + "</tr>")

    def list_rows(self, item: Any) -> None:
        if self.count:
            self.write("<tr><td><hr></td></tr>")
        for column in self.columns:
            self.write(f"<tr><td>{column.label}:</td><td>{encode(self.text(column, item))}</td></tr>")

    @staticmethod
    def layout(column: Any) -> str:
        """The attributes of a column with a width or an alignment."""
        width = f' width = "{column.width}"' if column.width else ""
        return width + (f' align = "{column.align.capitalize()}"' if column.align else "")

    @staticmethod
    def text(column: Any, item: Any) -> str:
        """A value as its own ToString writes it; a property that fails is empty."""
        from ems.formatting import access
        from ems.formatting.values import formatted
        from ems.values.errors import NetException
        from ems.values.objects import PSCustomObject
        from ems.values.text import net_text, to_string

        try:
            value = column.get(item)
        except NetException:
            return ""
        if value is access.MISSING or is_null(value):
            return ""
        if column.format is not None:
            made = formatted(value, column.format)
            if made is not None:
                return made
        return to_string(value) if isinstance(value, PSCustomObject) else net_text(value)

    def end(self) -> None:
        self.write("</table>")
        self.write_each(self.post_content or ())
        if not self.fragment:
            self.write("</body></html>")
