"""In: objects, XML. Out: XML documents of objects, nodes that an XPath selects: ConvertTo-Xml, Select-Xml."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import read_text, resolved_paths
from ems.values.collections import Dictionary
from ems.values.convert import convert
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject, PSCustomObject, base, is_null
from ems.values.property_list import property_pairs
from ems.values.text import net_text, to_string
from ems.values.types import get_type, net_type, type_of

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escape(text: str, quotes: bool = False) -> str:
    for char, entity in _ESCAPES.items():
        text = text.replace(char, entity)
    return text.replace('"', "&quot;") if quotes else text


class XmlText:
    """Lines of the XML of objects."""

    def __init__(self, depth: int, types: bool) -> None:
        self.depth = depth
        self.types = types
        self.lines: list[str] = []

    def add(self, value: Any, level: int = 1) -> None:
        self.element("Object", None, value, level, 0)

    def element(self, tag: str, name: str | None, value: Any, level: int, depth: int) -> None:
        """One value as an element with its name and type."""
        pad = "  " * level
        head = f"<{tag}" + (f' Name="{escape(name, True)}"' if name is not None else "")
        if is_null(value):
            self.lines.append(f"{pad}{head} />")
            return
        plain = base(value)
        if self.types:
            head += f' Type="{escape(self.type_name(plain), True)}"'
        children = self.children(value, plain, depth)
        if children is None:
            text = escape(net_text(plain, "") if not isinstance(plain, PSCustomObject) else to_string(plain))
            self.lines.append(f"{pad}{head}>{text}</{tag}>" if text else f"{pad}{head}></{tag}>")
            return
        if not children:
            self.lines.append(f"{pad}{head} />")
            return
        self.lines.append(f"{pad}{head}>")
        for child_name, child, key in children:
            if key is not None:
                self.element("Property", "Key", key, level + 1, depth + 1)
                self.element("Property", "Value", child, level + 1, depth + 1)
            else:
                self.element("Property", child_name, child, level + 1, depth + 1)
        self.lines.append(f"{pad}</{tag}>")

    @staticmethod
    def type_name(value: Any) -> str:
        return type_of(value).full_name

    def children(self, value: Any, plain: Any, depth: int) -> list[tuple[str | None, Any, Any]] | None:
        """(name, value, key) of what an element holds; None for a simple value or one too deep."""
        if isinstance(plain, (str, int, float)) or type_of(plain).is_value_type or depth > self.depth:
            return None
        if isinstance(plain, Dictionary):
            return [(None, item, key) for key, item in plain.items()]
        from ems.values.members import enumerate_, is_enumerable

        if is_enumerable(plain):
            return [(None, item, None) for item in enumerate_(plain)]
        if type_of(plain).full_name in ("System.Uri", "System.Version", "System.Management.Automation.ScriptBlock"):
            return None
        return [(name, item, None) for name, item in property_pairs(value)]


@cmdlet("ConvertTo-Xml", class_name="Microsoft.PowerShell.Commands.ConvertToXmlCommand", output="System.Xml.XmlDocument System.String")
class ConvertToXml(Cmdlet):
    """Make an XML document of objects.

    EXAMPLES
    > (5 | ConvertTo-Xml).Objects.Object.Type
    System.Int32

    The document has one Object element an object.
    """

    depth = parameter("Depth", "int", validate=[("range", 1, 2147483647)], help="How many levels of contained objects to write.")
    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, pipeline=True, validate=[("allownull",)], help="The object to work on.")
    no_type_information = parameter("NoTypeInformation", "switch", help="Leave out the Type attributes.")
    as_ = parameter("As", "string", validate=[("notnullorempty",), ("set", "Stream", "String", "Document")], help="The form of the result.")

    def begin(self) -> None:
        self.xml = XmlText(self.depth if "Depth" in self.bound else 1, not self.no_type_information)
        self.form = (self.as_ or "Document").lower()
        if self.form == "stream":
            self.out('<?xml version="1.0" encoding="utf-8"?>')
            self.out("<Objects>")

    def process(self) -> None:
        if self.form == "stream":
            self.xml.lines.clear()
            self.xml.add(self.input_object, 0)
            self.out("\n".join(self.xml.lines))
        else:
            self.xml.add(self.input_object)

    def end(self) -> None:
        if self.form == "stream":
            self.out("</Objects>")
            return
        text = '<?xml version="1.0" encoding="utf-8"?>\n<Objects>\n' + "\n".join(self.xml.lines) + "\n</Objects>"
        self.out(text if self.form == "string" else convert(text, get_type("System.Xml.XmlDocument")))


class SelectXmlInfo(NetObject):
    """A node that was selected, with the file it is from."""

    __slots__ = ("node", "path", "pattern")
    net_name = "Microsoft.PowerShell.Commands.SelectXmlInfo"

    def __init__(self, node: Any, path: str, pattern: str) -> None:
        self.ps_ext = None
        self.node = node
        self.path = path
        self.pattern = pattern

    def net_to_string(self, culture: str) -> str:
        from ems.values.members import get_member

        text = to_string(get_member(self.node, "Value") or "").strip() or to_string(get_member(self.node, "InnerText") or "").strip()
        return text if self.path == "InputStream" else f"{text}:{self.path}"


_INFO = net_type("Microsoft.PowerShell.Commands.SelectXmlInfo", py=SelectXmlInfo)
_INFO.prop("System.Xml.XmlNode Node", lambda i: i.node)
_INFO.prop("string Path", lambda i: i.path)
_INFO.prop("string Pattern", lambda i: i.pattern)


@cmdlet("Select-Xml", default_set="Xml", class_name="Microsoft.PowerShell.Commands.SelectXmlCommand",
        output="Microsoft.PowerShell.Commands.SelectXmlInfo")
class SelectXml(Cmdlet):
    """Select nodes of XML documents by XPath.

    EXAMPLES
    > (Select-Xml -Content '<a><b>x</b></a>' -XPath '/a/b').Node.InnerText
    x

    Finds an element of a text.
    """

    xml = parameter("Xml", "System.Xml.XmlNode[]", position=1, mandatory=True, pipeline=True, byname=True, sets="Xml", aliases="Node",
                    validate=[("notnullorempty",)], help="The XML node.")
    path = parameter("Path", "string[]", position=1, mandatory=True, byname=True, sets="Path", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                             validate=[("notnullorempty",)], help="The path, taken as it is.")
    content = parameter("Content", "string[]", mandatory=True, pipeline=True, sets="Content", validate=[("notnullorempty",)],
                        help="The XML text.")
    x_path = parameter("XPath", "string", position=0, mandatory=True, validate=[("notnullorempty",)], help="The query.")
    namespace = parameter("Namespace", "hashtable", validate=[("notnullorempty",)],
                          help="The prefixes that the XPath uses and their namespaces.")

    def process(self) -> None:
        if self.parameter_set == "Xml":
            for node in self.xml:
                self._select(node, "InputStream")
        elif self.parameter_set == "Content":
            for text in self.content:
                self._document(text, "InputStream")
        else:
            literal = self.literal_path is not None
            for path in self.literal_path if literal else self.path:
                for full in resolved_paths(self, path, literal):
                    self._file(full)

    def _file(self, full: str) -> None:
        import os

        if not os.path.exists(full):
            self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{full}' because it does not exist."), "PathNotFound",
                             "ObjectNotFound", full)
            return
        self._document(read_text(self, full), full)

    def _document(self, text: str, path: str) -> None:
        try:
            document = convert(text, get_type("System.Xml.XmlDocument"))
        except NetException as error:
            if path == "InputStream":
                error = net_error("System.Management.Automation.ParentContainsErrorRecordException", str(error), error)
                self.write_error(error, "InvalidCastToXmlDocument", "InvalidArgument")
            else:
                self.write_error(net_error("System.ArgumentException", f"The file '{path}' cannot be read: {error}", error), "ProcessingFile", "NotSpecified", path)
            return
        self._select(document, path)

    def _select(self, node: Any, path: str) -> None:
        from ems.values.members import enumerate_, get_member, invoke_method, new_object

        arguments: list[Any] = [self.x_path]
        if self.namespace is not None:
            owner = node if type_of(node).full_name == "System.Xml.XmlDocument" else get_member(node, "OwnerDocument")
            manager = new_object(get_type("System.Xml.XmlNamespaceManager"), [get_member(owner, "NameTable")])
            for prefix, uri in self.namespace.items():
                invoke_method(manager, "AddNamespace", [to_string(prefix), to_string(uri)])
            arguments.append(manager)
        try:
            found = invoke_method(node, "SelectNodes", arguments)
        except NetException as error:
            inner = error.inner if isinstance(error.inner, NetException) else error
            self.throw(inner, inner.net_name, "NotSpecified")
            return
        for one in enumerate_(found):
            self.out(SelectXmlInfo(one, path, self.x_path))
