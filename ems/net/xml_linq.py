"""In: nothing. Out: System.Xml.Linq: XDocument, XElement, XAttribute and their kin, over the nodes of System.Xml.

Each wrapper stands for one node; it is made when asked for, and two wrappers of one node are equal.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.net.xml_nodes import XmlAttribute, XmlCDataSection, XmlComment, XmlDeclaration, XmlDocument, XmlElement, XmlNode, XmlText
from ems.net.xml_sources import source_text
from ems.values.collections import GenericList, TypedArray
from ems.values.objects import NetObject, PSObject
from ems.values.text import net_text
from ems.values.types import get_type, net_type

_L = "System.Xml.Linq."
_KINDS = {XmlDocument: "XDocument", XmlElement: "XElement", XmlAttribute: "XAttribute", XmlText: "XText", XmlCDataSection: "XCData", XmlComment: "XComment",
          XmlDeclaration: "XDeclaration"}


class XName(NetObject):
    """A name with its namespace: `{space}local`."""

    __slots__ = ("local", "space")
    net_name = _L + "XName"

    def __init__(self, local: str, space: str = "") -> None:
        self.ps_ext = None
        self.local = local
        self.space = space

    def hash_key(self) -> tuple[str, str]:
        return self.space, self.local

    def __str__(self) -> str:
        return f"{{{self.space}}}{self.local}" if self.space else self.local


class XNamespace(NetObject):
    __slots__ = ("uri",)
    net_name = _L + "XNamespace"

    def __init__(self, uri: str) -> None:
        self.ps_ext = None
        self.uri = uri

    def hash_key(self) -> str:
        return self.uri

    def __str__(self) -> str:
        return self.uri


def parse_name(text: str) -> XName:
    if text.startswith("{") and "}" in text:
        space, _, local = text[1:].rpartition("}")
        return XName(local, space)
    from ems.net.xml_parser import check_name

    check_name(text)
    return XName(text)


class XObject(NetObject):
    """A node as LINQ to XML shows it."""

    __slots__ = ("net_type", "node")
    no_enumerate = True

    def __init__(self, node: XmlNode) -> None:
        self.ps_ext = None
        self.node = node
        self.net_type = get_type(_L + _KINDS.get(type(node), "XNode"))

    def hash_key(self) -> int:
        return id(self.node)

    def __str__(self) -> str:
        return text_of(self.node)


def text_of(node: XmlNode, indent: bool = True) -> str:
    from ems.net.xml_writers import laid_out

    if isinstance(node, XmlAttribute):
        return f'{node.name}="{node.outer_xml().partition("=")[2][1:-1]}"'
    if not indent or not isinstance(node, (XmlDocument, XmlElement)):
        return node.outer_xml()
    if isinstance(node, XmlDocument):
        return "\n".join(text_of(child) for child in node.children if not isinstance(child, XmlDeclaration))
    whole = XmlDocument()
    whole.append(node.copy(True, whole))
    return laid_out(whole)


def wrap(node: XmlNode | None) -> XObject | None:
    return None if node is None else XObject(node)


def several(nodes: Iterable[XmlNode], kind: str) -> Any:
    return TypedArray.of(get_type(_L + kind), [XObject(node) for node in nodes])


def _same(node: XmlNode, name: Any) -> bool:
    return name is None or node.local_name == name.local and node.space == name.space


def _elements(node: XmlNode, name: Any = None) -> list[XmlNode]:
    return [c for c in node.children if isinstance(c, XmlElement) and _same(c, name)]


def _below(node: XmlNode) -> Iterable[XmlNode]:
    for child in node.children:
        yield child
        yield from _below(child)


def add(parent: XmlNode, content: Any, at: int | None = None) -> int:
    """Put content into a node: nodes (a copy of those that have a parent), collections of them, else text. How many children came."""
    value = content.base if isinstance(content, PSObject) else content
    if value is None:
        return 0
    if isinstance(value, (list, GenericList)):
        count = 0
        for item in value:
            count += add(parent, item, None if at is None else at + count)
        return count
    document = parent if isinstance(parent, XmlDocument) else parent.document
    if isinstance(value, XObject):
        node = value.node
        if isinstance(node, XmlAttribute):
            parent.set_attribute(node.copy(True, document) if node.parent is not None else node)  # type: ignore[attr-defined]
            return 0
        if isinstance(node, XmlDocument):
            node = node.root  # type: ignore[assignment]
        if node.parent is not None:
            node = node.copy(True, document)
        parent.append(node, at)
        return 1
    parent.append(XmlText(document, value=content_text(value)), at)  # type: ignore[arg-type]
    if isinstance(parent, XmlElement):
        parent.empty = False
    return 1


def content_text(value: Any) -> str:
    """A value as XML writes it."""
    from ems.values.dates import DateTime

    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, DateTime):
        from ems.values.formats import format_value

        return format_value(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "")
    return net_text(value, "")


class _Objects(ObjectBodies):
    @staticmethod
    def Parent(self: XObject) -> Any:
        return wrap(self.node.parent) if isinstance(self.node.parent, XmlElement) else None

    @staticmethod
    def Document(self: XObject) -> Any:
        node: XmlNode | None = self.node
        while node is not None and not isinstance(node, XmlDocument):
            node = node.parent
        return wrap(node)

    @staticmethod
    def NodeType(self: XObject) -> Any:
        from ems.values.enums import enum_value

        return enum_value("System.Xml.XmlNodeType", self.node.node_type)

    @staticmethod
    def ToString(self: XObject, options: Any = None) -> str:
        return text_of(self.node, options is None or options.number != 1)

    @staticmethod
    def Remove(self: XObject) -> None:
        parent = self.node.parent
        if parent is None:
            from ems.net.bases import invalid_operation

            raise invalid_operation("The parent is missing.")
        if isinstance(self.node, XmlAttribute):
            parent.attributes.remove(self.node)  # type: ignore[attr-defined]
        else:
            parent.children.remove(self.node)
        self.node.parent = None

    @staticmethod
    def _place(self: XObject) -> tuple[XmlNode, int]:
        parent = self.node.parent
        if parent is None:
            from ems.net.bases import invalid_operation

            raise invalid_operation("The parent is missing.")
        return parent, parent.children.index(self.node)

    @staticmethod
    def AddAfterSelf(self: XObject, *content: Any) -> None:
        parent, at = _Objects._place(self)
        add(parent, list(content), at + 1)

    @staticmethod
    def AddBeforeSelf(self: XObject, *content: Any) -> None:
        parent, at = _Objects._place(self)
        add(parent, list(content), at)

    @staticmethod
    def ReplaceWith(self: XObject, *content: Any) -> None:
        parent, at = _Objects._place(self)
        _Objects.Remove(self)
        add(parent, list(content), at)

    @staticmethod
    def Ancestors(self: XObject, name: Any = None) -> Any:
        found, node = [], self.node.parent
        while isinstance(node, XmlElement):
            if _same(node, name):
                found.append(node)
            node = node.parent
        return several(found, "XElement")

    @staticmethod
    def NextNode(self: XObject) -> Any:
        parent, at = _Objects._place(self)
        return wrap(parent.children[at + 1]) if at + 1 < len(parent.children) else None

    @staticmethod
    def PreviousNode(self: XObject) -> Any:
        parent, at = _Objects._place(self)
        return wrap(parent.children[at - 1]) if at else None


class _Containers(_Objects):
    @staticmethod
    def Element(self: XObject, name: Any) -> Any:
        return wrap(next(iter(_elements(self.node, name)), None))

    @staticmethod
    def Elements(self: XObject, name: Any = None) -> Any:
        return several(_elements(self.node, name), "XElement")

    @staticmethod
    def Descendants(self: XObject, name: Any = None) -> Any:
        return several((n for n in _below(self.node) if isinstance(n, XmlElement) and _same(n, name)), "XElement")

    @staticmethod
    def Nodes(self: XObject) -> Any:
        return several((n for n in self.node.children if not isinstance(n, XmlDeclaration)), "XNode")

    @staticmethod
    def DescendantNodes(self: XObject) -> Any:
        return several(_below(self.node), "XNode")

    @staticmethod
    def FirstNode(self: XObject) -> Any:
        return wrap(self.node.children[0]) if self.node.children else None

    @staticmethod
    def LastNode(self: XObject) -> Any:
        return wrap(self.node.children[-1]) if self.node.children else None

    @staticmethod
    def Add(self: XObject, *content: Any) -> None:
        add(self.node, list(content))

    @staticmethod
    def AddFirst(self: XObject, *content: Any) -> None:
        add(self.node, list(content), 0)

    @staticmethod
    def RemoveNodes(self: XObject) -> None:
        self.node.children.clear()

    @staticmethod
    def ReplaceNodes(self: XObject, *content: Any) -> None:
        self.node.children.clear()
        add(self.node, list(content))

    @staticmethod
    def Save(self: XObject, target: Any, options: Any = None) -> None:
        from ems.net.encodings import UTF8
        from ems.net.streams import open_file

        body = text_of(self.node, options is None or options.number != 1)
        declared = next((c for c in self.node.children if isinstance(c, XmlDeclaration)), None)
        encoding = "utf-16" if hasattr(target, "put") else (declared.encoding if declared is not None and declared.encoding else "utf-8")
        text = f'<?xml version="1.0" encoding="{encoding}"?>\n{body}'
        if isinstance(target, str):
            stream = open_file(target, "create")
            try:
                stream.write(UTF8.preamble() + UTF8.encode(text))
            finally:
                stream.close()
        elif hasattr(target, "put"):
            target.put(text)
        else:
            target.write(UTF8.encode(text))


def _loaded(text: str, keep: bool) -> XmlDocument:
    from ems.net.xml_parser import load

    made = XmlDocument()
    made.preserve = keep
    load(made, text)
    return made


def _from(source: Any, options: Any, parse: bool) -> XmlDocument:
    from ems.net.xml_readers import XmlReader, whole_text

    if source is None:
        raise null_argument("text" if parse else "uri")
    text = source if parse else whole_text(source) if isinstance(source, XmlReader) else source_text(source)
    return _loaded(text, options is not None and bool(options.number & 1))


class _Documents(_Containers):
    @staticmethod
    def new(*content: Any) -> XObject:
        made = XmlDocument()
        add(made, list(content))
        return XObject(made)

    @staticmethod
    def static_Parse(text: str, options: Any = None) -> XObject:
        return XObject(_from(text, options, True))

    @staticmethod
    def static_Load(source: Any, options: Any = None) -> XObject:
        return XObject(_from(source, options, False))

    @staticmethod
    def Root(self: XObject) -> Any:
        return wrap(self.node.root)  # type: ignore[attr-defined]

    @staticmethod
    def Declaration(self: XObject) -> Any:
        return wrap(next((c for c in self.node.children if isinstance(c, XmlDeclaration)), None))

    @staticmethod
    def set_Declaration(self: XObject, value: XObject) -> None:
        self.node.children[:] = [c for c in self.node.children if not isinstance(c, XmlDeclaration)]
        add(self.node, value, 0)


class _Elements(_Containers):
    @staticmethod
    def new(name: Any, *content: Any) -> XObject:
        if isinstance(name, XObject):
            return XObject(name.node.copy(True))
        made = XmlElement(XmlDocument(), name.local, name.space)
        add(made, list(content))
        return XObject(made)

    @staticmethod
    def static_Parse(text: str, options: Any = None) -> Any:
        return _detached(_from(text, options, True))

    @staticmethod
    def static_Load(source: Any, options: Any = None) -> Any:
        return _detached(_from(source, options, False))

    @staticmethod
    def Name(self: XObject) -> XName:
        return XName(self.node.local_name, self.node.space)

    @staticmethod
    def set_Name(self: XObject, value: XName) -> None:
        self.node.name, self.node.space = value.local, value.space

    @staticmethod
    def Value(self: XObject) -> str:
        return self.node.inner_text()

    @staticmethod
    def set_Value(self: XObject, value: str) -> None:
        self.node.set_inner_text(value)

    @staticmethod
    def SetValue(self: XObject, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        self.node.set_inner_text(content_text(value))

    @staticmethod
    def IsEmpty(self: XObject) -> bool:
        return not self.node.children and self.node.empty  # type: ignore[attr-defined]

    @staticmethod
    def HasElements(self: XObject) -> bool:
        return bool(_elements(self.node))

    @staticmethod
    def HasAttributes(self: XObject) -> bool:
        return bool(self.node.attributes)  # type: ignore[attr-defined]

    @staticmethod
    def _attributes(self: XObject, name: Any) -> list[XmlAttribute]:
        return [a for a in self.node.attributes if _same(a, name)]  # type: ignore[attr-defined]

    @staticmethod
    def Attribute(self: XObject, name: Any) -> Any:
        return wrap(next(iter(_Elements._attributes(self, name)), None))

    @staticmethod
    def Attributes(self: XObject, name: Any = None) -> Any:
        return several(_Elements._attributes(self, name), "XAttribute")

    @staticmethod
    def FirstAttribute(self: XObject) -> Any:
        return wrap(next(iter(_Elements._attributes(self, None)), None))

    @staticmethod
    def SetAttributeValue(self: XObject, name: Any, value: Any) -> None:
        found = next(iter(_Elements._attributes(self, name)), None)
        if value is None:
            if found is not None:
                self.node.attributes.remove(found)  # type: ignore[attr-defined]
        elif found is not None:
            found.set_text(content_text(value))
        else:
            self.node.set_attribute(_new_attribute(name, value))  # type: ignore[attr-defined]

    @staticmethod
    def SetElementValue(self: XObject, name: Any, value: Any) -> None:
        found = next(iter(_elements(self.node, name)), None)
        if value is None:
            if found is not None:
                self.node.children.remove(found)
        elif found is not None:
            found.set_inner_text(content_text(value))
        else:
            add(self.node, _Elements.new(name, value))

    @staticmethod
    def DescendantsAndSelf(self: XObject, name: Any = None) -> Any:
        nodes = [self.node, *_below(self.node)]
        return several((n for n in nodes if isinstance(n, XmlElement) and _same(n, name)), "XElement")

    @staticmethod
    def RemoveAll(self: XObject) -> None:
        self.node.children.clear()
        self.node.attributes.clear()  # type: ignore[attr-defined]

    @staticmethod
    def RemoveAttributes(self: XObject) -> None:
        self.node.attributes.clear()  # type: ignore[attr-defined]


def _detached(document: XmlDocument) -> XObject:
    root = document.root
    assert root is not None
    document.children.remove(root)
    root.parent = None
    return XObject(root)


def _new_attribute(name: XName, value: Any) -> XmlAttribute:
    made = XmlAttribute(XmlDocument(), name.local, None, name.space)
    made.set_text(content_text(value))
    return made


class _Attributes(_Objects):
    @staticmethod
    def new(name: Any, value: Any = None) -> XObject:
        if value is None:
            raise null_argument("value")
        return XObject(_new_attribute(name, value))

    Name, Value = _Elements.Name, staticmethod(lambda self: self.node.value or "")

    @staticmethod
    def set_Value(self: XObject, value: str) -> None:
        self.node.set_text(value)  # type: ignore[attr-defined]

    @staticmethod
    def SetValue(self: XObject, value: Any) -> None:
        self.node.set_text(content_text(value))  # type: ignore[attr-defined]

    @staticmethod
    def IsNamespaceDeclaration(self: XObject) -> bool:
        return self.node.name == "xmlns" or self.node.prefix == "xmlns"


def _texts(cls: type[XmlNode]) -> Any:
    class Bodies(_Objects):
        @staticmethod
        def new(value: str) -> XObject:
            return XObject(cls(XmlDocument(), value=value))

        @staticmethod
        def Value(self: XObject) -> str:
            return self.node.value or ""

        @staticmethod
        def set_Value(self: XObject, value: str) -> None:
            self.node.value = value

    return Bodies


class _Declarations(_Objects):
    @staticmethod
    def new(version: str, encoding: str, standalone: str) -> XObject:
        return XObject(XmlDeclaration(XmlDocument(), version or "1.0", encoding or "", standalone or ""))

    Version, Encoding, Standalone = (staticmethod(lambda self, name=name: getattr(self.node, name) or None) for name in ("version", "encoding", "standalone"))


class _Names(ObjectBodies):
    @staticmethod
    def static_Get(first: str, space: str | None = None) -> XName:
        return parse_name(first) if space is None else XName(first, space)

    LocalName = staticmethod(lambda self: self.local)
    NamespaceName = staticmethod(lambda self: self.space)
    Namespace = staticmethod(lambda self: XNamespace(self.space))
    ToString = staticmethod(str)  # type: ignore[assignment]


class _Namespaces(ObjectBodies):
    static_Get = staticmethod(XNamespace)
    GetName = staticmethod(lambda self, local: XName(local, self.uri))
    NamespaceName = staticmethod(lambda self: self.uri)
    static_None = staticmethod(lambda: XNamespace(""))
    static_op_Addition = staticmethod(lambda space, local: XName(local, space.uri))
    ToString = staticmethod(str)  # type: ignore[assignment]


def _seq(name: str) -> str:
    return f"System.Collections.Generic.IEnumerable[{_L}{name}]"


_OBJECT = f"""
{_L}XElement Parent {{get;}}
{_L}XDocument Document {{get;}}
System.Xml.XmlNodeType NodeType {{get;}}
string ToString()
void Remove()
"""
_NODE = f"""
string ToString()
string ToString({_L}SaveOptions options)
void AddAfterSelf(Params System.Object[] content)
void AddBeforeSelf(Params System.Object[] content)
void ReplaceWith(Params System.Object[] content)
{_seq("XElement")} Ancestors()
{_seq("XElement")} Ancestors({_L}XName name)
{_L}XNode NextNode {{get;}}
{_L}XNode PreviousNode {{get;}}
"""
_CONTAINER = f"""
void Add(Params System.Object[] content)
void AddFirst(Params System.Object[] content)
{_seq("XElement")} Descendants()
{_seq("XElement")} Descendants({_L}XName name)
{_seq("XNode")} DescendantNodes()
{_L}XElement Element({_L}XName name)
{_seq("XElement")} Elements()
{_seq("XElement")} Elements({_L}XName name)
{_seq("XNode")} Nodes()
void RemoveNodes()
void ReplaceNodes(Params System.Object[] content)
void Save(string fileName)
void Save(string fileName, {_L}SaveOptions options)
void Save(System.IO.Stream stream)
void Save(System.IO.TextWriter textWriter)
{_L}XNode FirstNode {{get;}}
{_L}XNode LastNode {{get;}}
"""


def _statics(name: str) -> str:
    return f"""
static {_L}{name} Load(string uri)
static {_L}{name} Load(string uri, {_L}LoadOptions options)
static {_L}{name} Load(System.IO.Stream stream)
static {_L}{name} Load(System.IO.TextReader textReader)
static {_L}{name} Load(System.Xml.XmlReader reader)
static {_L}{name} Parse(string text)
static {_L}{name} Parse(string text, {_L}LoadOptions options)
"""


net_type(_L + "SaveOptions", values={"None": 0, "DisableFormatting": 1, "OmitDuplicateNamespaces": 2}).flags = True
net_type(_L + "LoadOptions", values={"None": 0, "PreserveWhitespace": 1, "SetBaseUri": 2, "SetLineInfo": 4}).flags = True
members(net_type(_L + "XName", py=XName, parse=parse_name), f"""
string LocalName {{get;}}
string NamespaceName {{get;}}
{_L}XNamespace Namespace {{get;}}
string ToString()
static {_L}XName Get(string expandedName)
static {_L}XName Get(string localName, string namespaceName)
""", _Names)
members(net_type(_L + "XNamespace", py=XNamespace, parse=XNamespace), f"""
{_L}XName GetName(string localName)
string NamespaceName {{get;}}
string ToString()
static {_L}XNamespace Get(string namespaceName)
static {_L}XName op_Addition({_L}XNamespace ns, string localName)
static {_L}XNamespace None {{get;}}
""", _Namespaces)
members(net_type(_L + "XObject"), _OBJECT, _Objects)
members(net_type(_L + "XNode", base=_L + "XObject"), _NODE, _Objects)
members(net_type(_L + "XContainer", base=_L + "XNode"), _CONTAINER, _Containers)
members(net_type(_L + "XDocument", base=_L + "XContainer"), f"""
{_L}XDeclaration Declaration {{get;set;}}
{_L}XElement Root {{get;}}
{_L}XDocument new(Params System.Object[] content)
{_statics("XDocument")}""", _Documents)
members(net_type(_L + "XElement", base=_L + "XContainer"), f"""
{_L}XAttribute Attribute({_L}XName name)
{_seq("XAttribute")} Attributes()
{_seq("XAttribute")} Attributes({_L}XName name)
{_seq("XElement")} DescendantsAndSelf()
{_seq("XElement")} DescendantsAndSelf({_L}XName name)
void RemoveAll()
void RemoveAttributes()
void SetAttributeValue({_L}XName name, System.Object value)
void SetElementValue({_L}XName name, System.Object value)
void SetValue(System.Object value)
{_L}XAttribute FirstAttribute {{get;}}
bool HasAttributes {{get;}}
bool HasElements {{get;}}
bool IsEmpty {{get;}}
{_L}XName Name {{get;set;}}
string Value {{get;set;}}
{_L}XElement new({_L}XName name)
{_L}XElement new({_L}XName name, System.Object content)
{_L}XElement new({_L}XName name, Params System.Object[] content)
{_L}XElement new({_L}XElement other)
{_statics("XElement")}""", _Elements)
members(net_type(_L + "XAttribute", base=_L + "XObject"), f"""
void SetValue(System.Object value)
bool IsNamespaceDeclaration {{get;}}
{_L}XName Name {{get;}}
string Value {{get;set;}}
{_L}XAttribute new({_L}XName name, System.Object value)
""", _Attributes)
for _cls, _name, _base in ((XmlText, "XText", "XNode"), (XmlCDataSection, "XCData", "XText"), (XmlComment, "XComment", "XNode")):
    members(net_type(_L + _name, base=_L + _base), f"string Value {{get;set;}}\n{_L}{_name} new(string value)", _texts(_cls))
members(net_type(_L + "XDeclaration"), f"""
string Encoding {{get;}}
string Standalone {{get;}}
string Version {{get;}}
string ToString()
{_L}XDeclaration new(string version, string encoding, string standalone)
""", _Declarations)
