"""In: nothing. Out: the members of System.Xml's nodes and lists, XmlNamespaceManager."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation, null_argument
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.xml_nodes import (
    XML_SPACE,
    XMLNS_SPACE,
    XmlAttribute,
    XmlCDataSection,
    XmlCharacterData,
    XmlComment,
    XmlDeclaration,
    XmlDocument,
    XmlDocumentFragment,
    XmlDocumentType,
    XmlElement,
    XmlEntityReference,
    XmlLinkedNode,
    XmlNode,
    XmlProcessingInstruction,
    XmlSignificantWhitespace,
    XmlText,
    XmlWhitespace,
    indented,
    xml_error,
)
from ems.net.xml_parser import WRONG_TYPE, cast, check_name, load, parse_inner
from ems.values.enums import enum_value
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_X = "System.Xml."


class NodeList(NetObject):
    """XmlChildNodes, XmlElementList, XPathNodeList or XmlAttributeCollection: `find` gives the nodes as they are now."""

    __slots__ = ("find", "net_type", "owner")

    def __init__(self, kind: str, find: Callable[[], list[XmlNode]], owner: Any = None) -> None:
        self.ps_ext = None
        self.net_type = get_type(_X + kind)
        self.find = find
        self.owner = owner

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.find()))


def _null() -> NetException:
    return net_error("System.NullReferenceException", "Object reference not set to an instance of an object.")


def _document(node: XmlNode) -> XmlDocument:
    return node if isinstance(node, XmlDocument) else node.document or XmlDocument()


_ALLOWED: dict[type, frozenset[str]] = {
    XmlDocument: frozenset(("XmlDeclaration", "DocumentType", "Element", "Comment", "ProcessingInstruction", "Whitespace",
        "SignificantWhitespace",
                            "DocumentFragment")),
    XmlElement: frozenset(("Element", "Text", "CDATA", "Comment", "ProcessingInstruction", "Whitespace", "SignificantWhitespace",
        "EntityReference",
                           "DocumentFragment")),
    XmlDocumentFragment: frozenset(("Element", "Text", "CDATA", "Comment", "ProcessingInstruction", "Whitespace", "SignificantWhitespace",
                                    "EntityReference", "DocumentFragment")),
    XmlAttribute: frozenset(("Text", "EntityReference", "Whitespace", "SignificantWhitespace")),
}


def _insert(parent: XmlNode, node: XmlNode | None, at: int) -> XmlNode:
    """The checks of AppendChild and its kin, then the insertion."""
    if node is None:
        raise _null()
    up: XmlNode | None = parent
    while up is not None:
        if up is node:
            raise bad_argument("Cannot insert a node or any ancestor of that node as a child of itself.")
        up = up.parent
    allowed = _ALLOWED.get(type(parent))
    if allowed is None:
        raise invalid_operation("The current node cannot contain other nodes.")
    if node.node_type not in allowed:
        raise invalid_operation(WRONG_TYPE)
    if _document(parent) is not (node.document or node):
        raise bad_argument("The node to be inserted is from a different document context.")
    if isinstance(parent, XmlDocument) and node.node_type == "Element" and parent.root is not None and parent.root is not node:
        raise invalid_operation("This document already has a 'DocumentElement' node.")
    if isinstance(node, XmlDocumentFragment):
        first = node.children[0] if node.children else node
        for child in list(node.children):
            parent.append(child, at)
            at += 1
        return first
    if node.parent is parent and parent.children.index(node) < at:
        at -= 1
    parent.append(node, at)
    if isinstance(parent, XmlAttribute):
        parent.value = "".join(c.value or "" for c in parent.children)
    return node


def _place(parent: XmlNode, reference: XmlNode) -> int:
    if reference.parent is not parent:
        raise bad_argument("The reference node is not a child of this node.")
    return parent.children.index(reference)


def _beside(node: XmlNode, step: int) -> Any:
    if node.parent is None or isinstance(node, XmlAttribute):
        return None
    at = next(i for i, n in enumerate(node.parent.children) if n is node) + step
    return node.parent.children[at] if 0 <= at < len(node.parent.children) else None


def _spaces(manager: Any) -> Any:
    return None if manager is None else manager.all()


def _new_element(document: XmlDocument, arguments: tuple[Any, ...]) -> XmlElement:
    name, space = _qualified(arguments, "element")
    return XmlElement(document, name, space)


def _qualified(arguments: tuple[Any, ...], what: str) -> tuple[str, str]:
    """(name, namespace) of (name), (qualified name, namespace) or (prefix, local name, namespace)."""
    if len(arguments) == 3:
        prefix, local, space = arguments
    else:
        prefix, _, local = (arguments[0] or "").rpartition(":")
        space = arguments[1] if len(arguments) > 1 else ""
    if not local:
        raise bad_argument(f"The {'attribute ' if what == 'attribute' else ''}local "
                           f"name{'' if what == 'attribute' else ' for elements or attributes'} cannot be "
                           f"{'empty' if what == 'attribute' else 'null or an empty string'}.")
    if len(arguments) != 2:
        _check_local(local)
    return (f"{prefix}:{local}" if prefix else local), space or ""


def _check_local(name: str) -> None:
    try:
        check_name(name)
    except NetException as error:
        raise xml_error(error.message) from None


class _Nodes(ObjectBodies):
    IsReadOnly = False
    BaseURI = ""

    # -- what a node is

    @staticmethod
    def Name(self: XmlNode) -> str:
        return self.name

    @staticmethod
    def LocalName(self: XmlNode) -> str:
        return self.local_name

    @staticmethod
    def Prefix(self: XmlNode) -> str:
        return self.prefix

    @staticmethod
    def set_Prefix(self: XmlNode, value: str) -> None:
        self.name = f"{value}:{self.local_name}" if value else self.local_name

    @staticmethod
    def NamespaceURI(self: XmlNode) -> str:
        return self.space

    @staticmethod
    def NodeType(self: XmlNode) -> Any:
        return enum_value(_X + "XmlNodeType", self.node_type)

    @staticmethod
    def Value(self: XmlNode) -> Any:
        return self.value

    @staticmethod
    def set_Value(self: XmlNode, value: str) -> None:
        if isinstance(self, XmlAttribute):
            self.set_text(value)
        elif isinstance(self, (XmlCharacterData, XmlProcessingInstruction)):
            self.value = value
        else:
            raise invalid_operation(f"Cannot set a value on node type '{self.node_type}'.")

    @staticmethod
    def OwnerDocument(self: XmlNode) -> Any:
        return None if isinstance(self, XmlDocument) else self.document

    @staticmethod
    def ParentNode(self: XmlNode) -> Any:
        return None if isinstance(self, XmlAttribute) else self.parent

    @staticmethod
    def ChildNodes(self: XmlNode) -> Any:
        return NodeList("XmlChildNodes", lambda: self.children)

    @staticmethod
    def FirstChild(self: XmlNode) -> Any:
        return self.children[0] if self.children else None

    @staticmethod
    def LastChild(self: XmlNode) -> Any:
        return self.children[-1] if self.children else None

    @staticmethod
    def HasChildNodes(self: XmlNode) -> bool:
        return bool(self.children)

    @staticmethod
    def NextSibling(self: XmlNode) -> Any:
        return _beside(self, 1)

    @staticmethod
    def PreviousSibling(self: XmlNode) -> Any:
        return _beside(self, -1)

    @staticmethod
    def PreviousText(self: XmlNode) -> Any:
        found = _beside(self, -1)
        return found if isinstance(found, (XmlText, XmlCDataSection, XmlWhitespace)) else None

    @staticmethod
    def Attributes(self: XmlNode) -> Any:
        return NodeList("XmlAttributeCollection", lambda: self.attributes, self) if isinstance(self, XmlElement) else None

    @staticmethod
    def Item(self: XmlNode, name: str, space: str | None = None) -> Any:
        return next((c for c in self.children if isinstance(c, XmlElement) and (c.name == name if space is None else
                                                                                (c.local_name, c.space) == (name, space))), None)

    # -- texts

    @staticmethod
    def InnerText(self: XmlNode) -> Any:
        if isinstance(self, (XmlElement, XmlDocument, XmlDocumentFragment, XmlAttribute)):
            return self.inner_text()
        return self.value

    @staticmethod
    def set_InnerText(self: XmlNode, value: str) -> None:
        if isinstance(self, XmlAttribute):
            self.set_text(value)
        elif isinstance(self, XmlDocument):
            raise invalid_operation("The 'InnerText' of a 'Document' node is read-only and cannot be set.")
        elif isinstance(self, (XmlElement, XmlDocumentFragment)):
            self.set_inner_text(value)
        else:
            self.value = value

    @staticmethod
    def InnerXml(self: XmlNode) -> Any:
        return self.inner_xml()

    @staticmethod
    def set_InnerXml(self: XmlNode, value: str) -> None:
        if isinstance(self, XmlAttribute):
            self.set_text(value)
        else:
            parse_inner(self, value)

    @staticmethod
    def OuterXml(self: XmlNode) -> str:
        return self.outer_xml()

    # -- the tree

    @staticmethod
    def AppendChild(self: XmlNode, node: Any) -> Any:
        return _insert(self, node, len(self.children))

    @staticmethod
    def PrependChild(self: XmlNode, node: Any) -> Any:
        return _insert(self, node, 0)

    @staticmethod
    def InsertAfter(self: XmlNode, node: Any, reference: Any) -> Any:
        if node is None:
            raise _null()
        return _insert(self, node, 0 if reference is None else _place(self, reference) + 1)

    @staticmethod
    def InsertBefore(self: XmlNode, node: Any, reference: Any) -> Any:
        if node is None:
            raise _null()
        return _insert(self, node, len(self.children) if reference is None else _place(self, reference))

    @staticmethod
    def RemoveChild(self: XmlNode, node: Any) -> Any:
        if node is None:
            raise _null()
        if node.parent is not self:
            raise bad_argument("The node to be removed is not a child of this node.")
        self.children.remove(node)
        node.parent = None
        return node

    @staticmethod
    def ReplaceChild(self: XmlNode, new: Any, old: Any) -> Any:
        if old is None or new is None:
            raise _null()
        at = _place(self, old)
        _Nodes.RemoveChild(self, old)
        _insert(self, new, at)
        return old

    @staticmethod
    def RemoveAll(self: XmlNode) -> None:
        self.children = []
        if isinstance(self, XmlElement):
            self.attributes = []

    @staticmethod
    def Clone(self: XmlNode) -> Any:
        return self.copy(True)

    @staticmethod
    def CloneNode(self: XmlNode, deep: bool) -> Any:
        return self.copy(deep)

    @staticmethod
    def Normalize(self: XmlNode) -> None:
        merged: list[XmlNode] = []
        for child in self.children:
            if isinstance(child, XmlText) and merged and isinstance(merged[-1], XmlText):
                merged[-1].value = (merged[-1].value or "") + (child.value or "")
            else:
                merged.append(child)
                _Nodes.Normalize(child)
        self.children = merged

    @staticmethod
    def Supports(self: XmlNode, feature: str, version: str) -> bool:
        return feature.lower() == "xml" and version in ("", "1.0", "2.0", None)

    @staticmethod
    def GetEnumerator(self: XmlNode) -> Any:
        return Enumerator(list(self.children), _X + "XmlChildEnumerator")

    # -- looking things up

    @staticmethod
    def SelectNodes(self: XmlNode, path: str, manager: Any = None) -> Any:
        from ems.net.xpath import select

        found = select(path, self, _spaces(manager))
        return NodeList("XPathNodeList", lambda: found)

    @staticmethod
    def SelectSingleNode(self: XmlNode, path: str, manager: Any = None) -> Any:
        from ems.net.xpath import select

        found = select(path, self, _spaces(manager))
        return found[0] if found else None

    @staticmethod
    def CreateNavigator(self: XmlNode) -> Any:
        return Navigator(self)

    @staticmethod
    def GetNamespaceOfPrefix(self: XmlNode, prefix: str) -> str:
        return {"xml": XML_SPACE, "xmlns": XMLNS_SPACE}.get(prefix) or self.lookup(prefix) or ""

    @staticmethod
    def GetPrefixOfNamespace(self: XmlNode, space: str) -> str:
        node: XmlNode | None = self
        while node is not None and space:
            if node.space == space and node.prefix:
                return node.prefix
            for attribute in getattr(node, "attributes", ()):
                if attribute.prefix == "xmlns" and attribute.value == space:
                    return attribute.local_name
            node = node.parent
        return ""

    @staticmethod
    def GetElementsByTagName(self: XmlNode, name: str, space: str | None = None) -> Any:
        def find() -> list[XmlNode]:
            return [e for e in self.elements() if (name in ("*", e.name) if space is None else name in ("*",
                e.local_name) and space in ("*", e.space))]

        return NodeList("XmlElementList", find)

    @staticmethod
    def WriteTo(self: XmlNode, writer: Any) -> None:
        writer.put(self.outer_xml())

    @staticmethod
    def WriteContentTo(self: XmlNode, writer: Any) -> None:
        writer.put(self.inner_xml())


_NODE = """
System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)
System.Xml.XmlNode Clone()
System.Object ICloneable.Clone()
System.Xml.XmlNode CloneNode(bool deep)
System.Xml.XPath.XPathNavigator CreateNavigator()
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
string GetNamespaceOfPrefix(string prefix)
string GetPrefixOfNamespace(string namespaceURI)
System.Xml.XmlNode InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)
System.Xml.XmlNode InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)
void Normalize()
System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)
void RemoveAll()
System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)
System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)
System.Xml.XmlNodeList SelectNodes(string xpath)
System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)
System.Xml.XmlNode SelectSingleNode(string xpath)
System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)
bool Supports(string feature, string version)
void WriteContentTo(System.Xml.XmlWriter w)
void WriteTo(System.Xml.XmlWriter w)
System.Xml.XmlElement Item(string name) {get;}
System.Xml.XmlElement Item(string localname, string ns) {get;}
System.Xml.XmlAttributeCollection Attributes {get;}
string BaseURI {get;}
System.Xml.XmlNodeList ChildNodes {get;}
System.Xml.XmlNode FirstChild {get;}
bool HasChildNodes {get;}
string InnerText {get;set;}
string InnerXml {get;set;}
bool IsReadOnly {get;}
System.Xml.XmlNode LastChild {get;}
string LocalName {get;}
string Name {get;}
string NamespaceURI {get;}
System.Xml.XmlNode NextSibling {get;}
System.Xml.XmlNodeType NodeType {get;}
string OuterXml {get;}
xml OwnerDocument {get;}
System.Xml.XmlNode ParentNode {get;}
string Prefix {get;set;}
System.Xml.XmlNode PreviousSibling {get;}
System.Xml.XmlNode PreviousText {get;}
string Value {get;set;}
"""
_INTERFACES = "ICloneable IEnumerable IXPathNavigable"
members(net_type(_X + "XmlNode", py=XmlNode, interfaces=_INTERFACES), _NODE, _Nodes)
net_type(_X + "XmlLinkedNode", base=_X + "XmlNode", py=XmlLinkedNode, interfaces=_INTERFACES)


class _Elements(_Nodes):
    @staticmethod
    def HasAttributes(self: XmlElement) -> bool:
        return bool(self.attributes)

    @staticmethod
    def IsEmpty(self: XmlElement) -> bool:
        return self.empty and not self.children

    @staticmethod
    def set_IsEmpty(self: XmlElement, value: bool) -> None:
        self.empty = value
        if value:
            self.children = []

    @staticmethod
    def GetAttributeNode(self: XmlElement, name: str, space: str | None = None) -> Any:
        return self.attribute(name, space)

    @staticmethod
    def GetAttribute(self: XmlElement, name: str, space: str | None = None) -> str:
        found = self.attribute(name, space)
        return (found.value or "") if found is not None else ""

    @staticmethod
    def HasAttribute(self: XmlElement, name: str, space: str | None = None) -> bool:
        return self.attribute(name, space) is not None

    @staticmethod
    def SetAttribute(self: XmlElement, name: str, *rest: Any) -> Any:
        if len(rest) == 1:
            found = self.attribute(name)
            if found is None:
                _qualified((name,), "attribute")
                found = XmlAttribute(self.document, name)
                self.set_attribute(found)
            found.set_text(rest[0])
            return rest[0]
        space, value = rest
        found = self.attribute(name, space)
        if found is None:
            prefix = _Nodes.GetPrefixOfNamespace(self, space) if space else ""
            found = XmlAttribute(self.document, f"{prefix}:{name}" if prefix else name, space=space)
            self.set_attribute(found)
        found.set_text(value)
        return value

    @staticmethod
    def SetAttributeNode(self: XmlElement, attribute: Any, space: str | None = None) -> Any:
        if isinstance(attribute, XmlAttribute):
            if attribute.owner is not None:
                raise invalid_operation("The 'Attribute' node cannot be inserted because it is already an attribute of another element.")
            return self.set_attribute(attribute)
        if attribute is None:
            raise _null()
        found = self.attribute(attribute, space)
        if found is None:
            found = XmlAttribute(self.document, attribute, space=space or "")
            found.set_text("")
            self.set_attribute(found)
        return found

    @staticmethod
    def RemoveAttribute(self: XmlElement, name: str, space: str | None = None) -> None:
        found = self.attribute(name, space)
        if found is not None:
            self.attributes.remove(found)
            found.parent = None

    @staticmethod
    def RemoveAttributeNode(self: XmlElement, attribute: Any, space: str | None = None) -> Any:
        found = attribute if isinstance(attribute, XmlAttribute) and attribute in self.attributes else None
        if isinstance(attribute, str):
            found = self.attribute(attribute, space)
        if found is not None:
            self.attributes.remove(found)
            found.parent = None
        return found

    @staticmethod
    def RemoveAttributeAt(self: XmlElement, index: int) -> Any:
        return self.attributes.pop(index) if 0 <= index < len(self.attributes) else None

    @staticmethod
    def RemoveAllAttributes(self: XmlElement) -> None:
        self.attributes = []


members(net_type(_X + "XmlElement", base=_X + "XmlLinkedNode", py=XmlElement, interfaces=_INTERFACES), """
System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)
System.Xml.XmlNode Clone()
System.Object ICloneable.Clone()
System.Xml.XmlNode CloneNode(bool deep)
System.Xml.XPath.XPathNavigator CreateNavigator()
string GetAttribute(string name)
string GetAttribute(string localName, string namespaceURI)
System.Xml.XmlAttribute GetAttributeNode(string name)
System.Xml.XmlAttribute GetAttributeNode(string localName, string namespaceURI)
System.Xml.XmlNodeList GetElementsByTagName(string name)
System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
string GetNamespaceOfPrefix(string prefix)
string GetPrefixOfNamespace(string namespaceURI)
bool HasAttribute(string name)
bool HasAttribute(string localName, string namespaceURI)
System.Xml.XmlNode InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)
System.Xml.XmlNode InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)
void Normalize()
System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)
void RemoveAll()
void RemoveAllAttributes()
void RemoveAttribute(string name)
void RemoveAttribute(string localName, string namespaceURI)
System.Xml.XmlNode RemoveAttributeAt(int i)
System.Xml.XmlAttribute RemoveAttributeNode(System.Xml.XmlAttribute oldAttr)
System.Xml.XmlAttribute RemoveAttributeNode(string localName, string namespaceURI)
System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)
System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)
System.Xml.XmlNodeList SelectNodes(string xpath)
System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)
System.Xml.XmlNode SelectSingleNode(string xpath)
System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)
void SetAttribute(string name, string value)
string SetAttribute(string localName, string namespaceURI, string value)
System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)
System.Xml.XmlAttribute SetAttributeNode(string localName, string namespaceURI)
bool Supports(string feature, string version)
void WriteContentTo(System.Xml.XmlWriter w)
void WriteTo(System.Xml.XmlWriter w)
System.Xml.XmlElement Item(string name) {get;}
System.Xml.XmlElement Item(string localname, string ns) {get;}
System.Xml.XmlAttributeCollection Attributes {get;}
string BaseURI {get;}
System.Xml.XmlNodeList ChildNodes {get;}
System.Xml.XmlNode FirstChild {get;}
bool HasAttributes {get;}
bool HasChildNodes {get;}
bool IsEmpty {get;set;}
bool IsReadOnly {get;}
System.Xml.XmlNode LastChild {get;}
string LocalName {get;}
string Name {get;}
string NamespaceURI {get;}
System.Xml.XmlNode NextSibling {get;}
System.Xml.XmlNodeType NodeType {get;}
string OuterXml {get;}
xml OwnerDocument {get;}
System.Xml.XmlNode ParentNode {get;}
string Prefix {get;set;}
System.Xml.XmlNode PreviousSibling {get;}
System.Xml.XmlNode PreviousText {get;}
string Value {get;set;}
""", _Elements)


class _Documents(_Nodes):
    @staticmethod
    def new(table: Any = None) -> XmlDocument:
        return XmlDocument()

    @staticmethod
    def DocumentElement(self: XmlDocument) -> Any:
        return self.root

    @staticmethod
    def DocumentType(self: XmlDocument) -> Any:
        return next((c for c in self.children if isinstance(c, XmlDocumentType)), None)

    @staticmethod
    def NameTable(self: XmlDocument) -> Any:
        return NameTable()

    @staticmethod
    def InnerText(self: XmlDocument) -> Any:
        return self.inner_text()

    @staticmethod
    def PreserveWhitespace(self: XmlDocument) -> bool:
        return self.preserve

    @staticmethod
    def set_PreserveWhitespace(self: XmlDocument, value: bool) -> None:
        self.preserve = value

    @staticmethod
    def set_XmlResolver(self: XmlDocument, value: Any) -> None:
        """External entities are never read."""

    @staticmethod
    def set_InnerXml(self: XmlDocument, value: str) -> None:
        load(self, value)

    LoadXml = staticmethod(lambda self, text: load(self, text))

    @staticmethod
    def Load(self: XmlDocument, source: Any) -> None:
        from ems.net.encodings import UTF8, decode_marked
        from ems.net.streams import open_file

        if source is None:
            raise null_argument("inStream")
        if isinstance(source, str):
            stream = open_file(source, "open")
            try:
                data = stream.read(-1)
            finally:
                stream.close()
        elif hasattr(source, "rest"):
            load(self, source.rest())
            return
        else:
            data = source.read(-1)
        load(self, decode_marked(data, _declared_encoding(data) or UTF8)[0])

    @staticmethod
    def Save(self: XmlDocument, target: Any) -> None:
        from ems.net.encodings import UTF8, by_name
        from ems.net.streams import open_file

        declaration = next((c for c in self.children if isinstance(c, XmlDeclaration)), None)
        text = self.outer_xml() if self.preserve else indented(self)
        if hasattr(target, "put"):
            target.put(text)
            return
        encoding = by_name(declaration.encoding) if declaration is not None and declaration.encoding else UTF8
        data = (encoding.preamble() if declaration is not None and declaration.encoding else b"") + encoding.encode(text)
        if isinstance(target, str):
            stream = open_file(target, "create")
            try:
                stream.write(data)
            finally:
                stream.close()
        else:
            target.write(data)

    @staticmethod
    def CreateElement(self: XmlDocument, *arguments: Any) -> Any:
        return _new_element(self, arguments)

    @staticmethod
    def CreateAttribute(self: XmlDocument, *arguments: Any) -> Any:
        name, space = _qualified(arguments, "attribute")
        return XmlAttribute(self, name, space=space)

    @staticmethod
    def CreateTextNode(self: XmlDocument, text: str) -> Any:
        return XmlText(self, value=text)

    @staticmethod
    def CreateCDataSection(self: XmlDocument, data: str) -> Any:
        return XmlCDataSection(self, value=data)

    @staticmethod
    def CreateComment(self: XmlDocument, data: str) -> Any:
        return XmlComment(self, value=data)

    @staticmethod
    def CreateDocumentFragment(self: XmlDocument) -> Any:
        return XmlDocumentFragment(self)

    @staticmethod
    def CreateDocumentType(self: XmlDocument, name: str, public_id: Any, system_id: Any, subset: Any) -> Any:
        check_name(name)
        if subset and not subset.lstrip().startswith(("<", "%")):
            raise xml_error("Expected DTD markup was not found.", 1, 1)
        return XmlDocumentType(self, name, public_id or None, system_id or None, subset or None)

    @staticmethod
    def CreateEntityReference(self: XmlDocument, name: str) -> Any:
        if name.startswith("#"):
            raise bad_argument("Cannot create an 'EntityReference' node with a name starting with '#'.")
        return XmlEntityReference(self, name)

    @staticmethod
    def CreateProcessingInstruction(self: XmlDocument, target: str, data: Any) -> Any:
        if target is None:
            raise null_argument("target")
        if not target:
            raise bad_argument("The value cannot be an empty string.", "target")
        return XmlProcessingInstruction(self, target, data or "")

    @staticmethod
    def CreateWhitespace(self: XmlDocument, text: str) -> Any:
        return _space(XmlWhitespace, self, text)

    @staticmethod
    def CreateSignificantWhitespace(self: XmlDocument, text: str) -> Any:
        return _space(XmlSignificantWhitespace, self, text)

    @staticmethod
    def CreateXmlDeclaration(self: XmlDocument, version: str, encoding: Any, standalone: Any) -> Any:
        import re

        if not re.fullmatch(r"1\.[0-9]+", version or ""):
            raise bad_argument("Wrong XML version information. The XML must match production \"VersionNum ::= '1.' [0-9]+\".")
        if standalone and standalone not in ("yes", "no"):
            raise bad_argument(f"Wrong value for the XML declaration standalone attribute of '{standalone}'.")
        return XmlDeclaration(self, version, encoding or "", standalone or "")

    @staticmethod
    def CreateNode(self: XmlDocument, kind: Any, *rest: Any) -> Any:
        from ems.values.enums import enum_text

        names = {"element": "Element", "attribute": "Attribute", "text": "Text", "cdatasection": "CDATA", "comment": "Comment",
                 "processinginstruction": "ProcessingInstruction", "document": "Document", "documentfragment": "DocumentFragment",
                 "whitespace": "Whitespace", "significantwhitespace": "SignificantWhitespace"}
        if isinstance(kind, str):
            if kind not in names:
                raise bad_argument(f"'{kind}' does not represent any 'XmlNodeType'.")
            wanted = names[kind]
        else:
            wanted = enum_text(kind)
        makers: dict[str, Callable[[], Any]] = {
            "Element": lambda: _new_element(self, rest), "Attribute": lambda: _Documents.CreateAttribute(self, *rest),
            "Text": lambda: XmlText(self, value=""), "CDATA": lambda: XmlCDataSection(self, value=""), "Comment": lambda: XmlComment(self,
                value=""),
            "ProcessingInstruction": lambda: XmlProcessingInstruction(self, rest[-2], ""), "Document": XmlDocument,
            "DocumentFragment": lambda: XmlDocumentFragment(self), "Whitespace": lambda: XmlWhitespace(self, value=" "),
            "SignificantWhitespace": lambda: XmlSignificantWhitespace(self, value=" "), "XmlDeclaration": lambda: XmlDeclaration(self),
        }
        if wanted not in makers:
            raise bad_argument(f"Cannot create node of type {wanted}.")
        return makers[wanted]()

    @staticmethod
    def GetElementById(self: XmlDocument, wanted: str) -> Any:
        return None  # without a DTD no attribute is an ID

    @staticmethod
    def ImportNode(self: XmlDocument, node: Any, deep: bool) -> Any:
        if node is None:
            raise invalid_operation("Cannot import a null node.")
        if isinstance(node, XmlDocument):
            raise invalid_operation("Cannot import nodes of type 'Document'.")
        return node.copy(deep, self)


def _space(cls: type[XmlWhitespace], document: XmlDocument, text: str) -> XmlWhitespace:
    if (text or "").strip(" \t\r\n"):
        raise bad_argument("The string for whitespace contains an invalid character.")
    return cls(document, value=text)


def _declared_encoding(data: bytes) -> Any:
    import re

    from ems.net.encodings import by_name

    match = re.match(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.\-]+)["']""", data)
    if match is None:
        return None
    name = match.group(1).decode("ascii")
    return None if name.lower().startswith("utf-16") else by_name(name)


members(net_type(_X + "XmlDocument", base=_X + "XmlNode", py=XmlDocument, interfaces=_INTERFACES, parse=cast), """
System.Object ICloneable.Clone()
System.Xml.XmlAttribute CreateAttribute(string name)
System.Xml.XmlAttribute CreateAttribute(string qualifiedName, string namespaceURI)
System.Xml.XmlAttribute CreateAttribute(string prefix, string localName, string namespaceURI)
System.Xml.XmlCDataSection CreateCDataSection(string data)
System.Xml.XmlComment CreateComment(string data)
System.Xml.XmlDocumentFragment CreateDocumentFragment()
System.Xml.XmlDocumentType CreateDocumentType(string name, string publicId, string systemId, string internalSubset)
System.Xml.XmlElement CreateElement(string name)
System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)
System.Xml.XmlElement CreateElement(string prefix, string localName, string namespaceURI)
System.Xml.XmlEntityReference CreateEntityReference(string name)
System.Xml.XPath.XPathNavigator CreateNavigator()
System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)
System.Xml.XmlSignificantWhitespace CreateSignificantWhitespace(string text)
System.Xml.XmlText CreateTextNode(string text)
System.Xml.XmlWhitespace CreateWhitespace(string text)
System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)
System.Xml.XmlElement GetElementById(string elementId)
System.Xml.XmlNodeList GetElementsByTagName(string name)
System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
string GetNamespaceOfPrefix(string prefix)
string GetPrefixOfNamespace(string namespaceURI)
void Load(string filename)
void Load(System.IO.Stream inStream)
void Load(System.IO.TextReader txtReader)
void LoadXml(string xml)
void Normalize()
void RemoveAll()
void Save(string filename)
void Save(System.IO.Stream outStream)
void Save(System.IO.TextWriter writer)
void Save(System.Xml.XmlWriter w)
System.Xml.XmlNodeList SelectNodes(string xpath)
System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)
bool Supports(string feature, string version)
void WriteContentTo(System.Xml.XmlWriter xw)
void WriteTo(System.Xml.XmlWriter w)
System.Xml.XmlElement Item(string name) {get;}
System.Xml.XmlElement Item(string localname, string ns) {get;}
System.Xml.XmlAttributeCollection Attributes {get;}
string BaseURI {get;}
System.Xml.XmlNodeList ChildNodes {get;}
System.Xml.XmlElement DocumentElement {get;}
System.Xml.XmlDocumentType DocumentType {get;}
bool HasChildNodes {get;}
bool IsReadOnly {get;}
string LocalName {get;}
string Name {get;}
string NamespaceURI {get;}
System.Xml.XmlNameTable NameTable {get;}
System.Xml.XmlNodeType NodeType {get;}
string OuterXml {get;}
xml OwnerDocument {get;}
string Prefix {get;set;}
bool PreserveWhitespace {get;set;}
string Value {get;set;}
xml new()
xml new(System.Xml.XmlNameTable nt)
string InnerText {get;set;}
string InnerXml {get;set;}
System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string prefix, string name, string namespaceURI)
System.Xml.XmlNode CreateNode(string nodeTypeString, string name, string namespaceURI)
System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string name, string namespaceURI)
System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)
System.Xml.XmlResolver XmlResolver {get;set;}
""", _Documents)


# -- the other nodes


class _Others(_Nodes):
    @staticmethod
    def OwnerElement(self: XmlAttribute) -> Any:
        return self.owner

    @staticmethod
    def Specified(self: XmlAttribute) -> bool:
        return True

    @staticmethod
    def Data(self: XmlNode) -> Any:
        return self.value

    @staticmethod
    def set_Data(self: XmlNode, value: str) -> None:
        self.value = value

    @staticmethod
    def Target(self: XmlNode) -> str:
        return self.name

    @staticmethod
    def Length(self: XmlNode) -> int:
        return len(self.value or "")

    @staticmethod
    def AppendData(self: XmlNode, text: str) -> None:
        self.value = (self.value or "") + text

    @staticmethod
    def Substring(self: XmlNode, offset: int, count: int) -> str:
        return (self.value or "")[offset : offset + count]

    @staticmethod
    def Version(self: XmlDeclaration) -> str:
        return self.version

    @staticmethod
    def Encoding(self: XmlDeclaration) -> str:
        return self.encoding

    @staticmethod
    def set_Encoding(self: XmlDeclaration, value: str) -> None:
        self.encoding = value or ""
        self.refresh()

    @staticmethod
    def Standalone(self: XmlDeclaration) -> str:
        return self.standalone

    @staticmethod
    def set_Standalone(self: XmlDeclaration, value: str) -> None:
        self.standalone = value or ""
        self.refresh()

    @staticmethod
    def PublicId(self: XmlDocumentType) -> Any:
        return self.public_id

    @staticmethod
    def SystemId(self: XmlDocumentType) -> Any:
        return self.system_id

    @staticmethod
    def InternalSubset(self: XmlDocumentType) -> Any:
        return self.internal_subset


members(net_type(_X + "XmlAttribute", base=_X + "XmlNode", py=XmlAttribute, interfaces=_INTERFACES), """
System.Xml.XmlElement OwnerElement {get;}
bool Specified {get;}
""", _Others)
members(net_type(_X + "XmlCharacterData", base=_X + "XmlLinkedNode", py=XmlCharacterData, interfaces=_INTERFACES), """
void AppendData(string strData)
string Substring(int offset, int count)
string Data {get;set;}
int Length {get;}
""", _Others)
for _cls, _base in ((XmlText, "XmlCharacterData"), (XmlCDataSection, "XmlCharacterData"), (XmlComment, "XmlCharacterData"),
    (XmlWhitespace, "XmlCharacterData"),
                    (XmlSignificantWhitespace, "XmlCharacterData"), (XmlEntityReference, "XmlLinkedNode"), (XmlDocumentFragment,
                        "XmlNode")):
    net_type(_cls.net_name, base=_X + _base, py=_cls, interfaces=_INTERFACES)
members(net_type(_X + "XmlProcessingInstruction", base=_X + "XmlLinkedNode", py=XmlProcessingInstruction, interfaces=_INTERFACES), """
string Data {get;set;}
string Target {get;}
""", _Others)
members(net_type(_X + "XmlDeclaration", base=_X + "XmlLinkedNode", py=XmlDeclaration, interfaces=_INTERFACES), """
string Encoding {get;set;}
string Standalone {get;set;}
string Version {get;}
""", _Others)
members(net_type(_X + "XmlDocumentType", base=_X + "XmlLinkedNode", py=XmlDocumentType, interfaces=_INTERFACES), """
string InternalSubset {get;}
string PublicId {get;}
string SystemId {get;}
""", _Others)


# -- lists


class _Lists(ObjectBodies):
    @staticmethod
    def Count(self: NodeList) -> int:
        return len(self.find())

    @staticmethod
    def Item(self: NodeList, index: Any, space: str | None = None) -> Any:
        nodes = self.find()
        if isinstance(index, str):
            return self.owner.attribute(index, space)
        if self.owner is not None and not 0 <= index < len(nodes):
            raise net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        return nodes[index] if 0 <= index < len(nodes) else None

    ItemOf = Item

    @staticmethod
    def GetEnumerator(self: NodeList) -> Any:
        return Enumerator(list(self.find()), _X + "XmlChildEnumerator")

    @staticmethod
    def GetNamedItem(self: NodeList, name: str, space: str | None = None) -> Any:
        return self.owner.attribute(name, space)

    @staticmethod
    def SetNamedItem(self: NodeList, node: Any) -> Any:
        return _Elements.SetAttributeNode(self.owner, node)

    @staticmethod
    def Append(self: NodeList, node: Any) -> Any:
        if node is None:
            raise _null()
        if node.document is not self.owner.document:
            raise bad_argument("The named node is from a different document context.")
        if node.owner is not None:
            node.owner.attributes.remove(node)
        self.owner.set_attribute(node)
        return node

    @staticmethod
    def Prepend(self: NodeList, node: Any) -> Any:
        _Lists.Append(self, node)
        self.owner.attributes.remove(node)
        self.owner.attributes.insert(0, node)
        return node

    @staticmethod
    def Remove(self: NodeList, node: Any) -> Any:
        return _Elements.RemoveAttributeNode(self.owner, node)

    @staticmethod
    def RemoveNamedItem(self: NodeList, name: str) -> Any:
        return _Elements.RemoveAttributeNode(self.owner, name)

    @staticmethod
    def RemoveAt(self: NodeList, index: int) -> Any:
        return _Elements.RemoveAttributeAt(self.owner, index)

    @staticmethod
    def RemoveAll(self: NodeList) -> None:
        self.owner.attributes = []


members(net_type(_X + "XmlNodeList", interfaces="IDisposable IEnumerable"), """
System.Collections.IEnumerator GetEnumerator()
System.Xml.XmlNode Item(int index)
System.Xml.XmlNode ItemOf(int i) {get;}
int Count {get;}
""", _Lists)
for _name in ("XmlChildNodes", "XmlElementList", "XPathNodeList"):
    net_type(_X + _name, base=_X + "XmlNodeList", interfaces="IDisposable IEnumerable")
members(net_type(_X + "XmlNamedNodeMap", interfaces="IEnumerable"), """
System.Collections.IEnumerator GetEnumerator()
System.Xml.XmlNode GetNamedItem(string name)
System.Xml.XmlNode GetNamedItem(string localName, string namespaceURI)
System.Xml.XmlNode RemoveNamedItem(string name)
System.Xml.XmlNode SetNamedItem(System.Xml.XmlNode node)
int Count {get;}
""", _Lists)
members(net_type(_X + "XmlAttributeCollection", base=_X + "XmlNamedNodeMap", interfaces="ICollection IEnumerable"), """
System.Xml.XmlAttribute Append(System.Xml.XmlAttribute node)
System.Xml.XmlAttribute Prepend(System.Xml.XmlAttribute node)
System.Xml.XmlAttribute Remove(System.Xml.XmlAttribute node)
void RemoveAll()
System.Xml.XmlAttribute RemoveAt(int i)
System.Xml.XmlAttribute Item(int i) {get;}
System.Xml.XmlAttribute Item(string name) {get;}
System.Xml.XmlAttribute Item(string localName, string namespaceURI) {get;}
""", _Lists)


# -- namespaces, navigator


class NameTable(NetObject):
    __slots__ = ()
    net_name = _X + "NameTable"


net_type(_X + "XmlNameTable")
net_type(_X + "NameTable", base=_X + "XmlNameTable", py=NameTable)


class NamespaceManager(NetObject):
    """XmlNamespaceManager: a stack of prefix tables."""

    __slots__ = ("scopes",)
    net_name = _X + "XmlNamespaceManager"

    def __init__(self) -> None:
        self.ps_ext = None
        self.scopes: list[dict[str, str]] = [{"xml": XML_SPACE, "xmlns": XMLNS_SPACE, "": ""}]

    def all(self) -> dict[str, str]:
        merged: dict[str, str] = {}
        for scope in self.scopes:
            merged.update(scope)
        return merged

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.all()))


class _Managers(ObjectBodies):
    @staticmethod
    def new(table: Any) -> NamespaceManager:
        return NamespaceManager()

    @staticmethod
    def AddNamespace(self: NamespaceManager, prefix: Any, space: Any) -> None:
        if prefix is None or space is None:
            raise null_argument("prefix" if prefix is None else "uri")
        if prefix in ("xml", "xmlns") and self.scopes[0][prefix] != space:
            raise bad_argument(f"Prefix \"{prefix}\" is reserved for use by XML.")
        self.scopes[-1][prefix] = space

    @staticmethod
    def RemoveNamespace(self: NamespaceManager, prefix: str, space: str) -> None:
        if self.scopes[-1].get(prefix) == space:
            del self.scopes[-1][prefix]

    @staticmethod
    def HasNamespace(self: NamespaceManager, prefix: str) -> bool:
        return prefix in self.scopes[-1]

    @staticmethod
    def LookupNamespace(self: NamespaceManager, prefix: str) -> Any:
        return self.all().get(prefix)

    @staticmethod
    def LookupPrefix(self: NamespaceManager, space: str) -> Any:
        return next((p for p, s in self.all().items() if s == space), None)

    @staticmethod
    def PushScope(self: NamespaceManager) -> None:
        self.scopes.append({})

    @staticmethod
    def PopScope(self: NamespaceManager) -> bool:
        if len(self.scopes) == 1:
            return False
        self.scopes.pop()
        return True

    @staticmethod
    def DefaultNamespace(self: NamespaceManager) -> str:
        return self.all().get("", "")

    @staticmethod
    def NameTable(self: NamespaceManager) -> Any:
        return NameTable()


members(net_type(_X + "XmlNamespaceManager", py=NamespaceManager, interfaces="IEnumerable IXmlNamespaceResolver"), """
void AddNamespace(string prefix, string uri)
bool HasNamespace(string prefix)
string LookupNamespace(string prefix)
string LookupPrefix(string uri)
bool PopScope()
void PushScope()
void RemoveNamespace(string prefix, string uri)
string DefaultNamespace {get;}
System.Xml.XmlNameTable NameTable {get;}
System.Xml.XmlNamespaceManager new(System.Xml.XmlNameTable nameTable)
""", _Managers)


class Navigator(NetObject):
    """XPathNavigator over a node."""

    __slots__ = ("node",)
    net_name = _X + "DocumentXPathNavigator"

    def __init__(self, node: XmlNode) -> None:
        self.ps_ext = None
        self.node = node

    def net_to_string(self, culture: str) -> str:
        return _Navigators.Value(self)


class _Navigators(ObjectBodies):
    @staticmethod
    def Value(self: Navigator) -> str:
        from ems.net.xpath import text_of

        return text_of(self.node)

    @staticmethod
    def ToString(self: Navigator) -> str:
        return _Navigators.Value(self)

    @staticmethod
    def Name(self: Navigator) -> str:
        return "" if self.node.fixed_name else self.node.name

    @staticmethod
    def LocalName(self: Navigator) -> str:
        return "" if self.node.fixed_name else self.node.local_name

    @staticmethod
    def OuterXml(self: Navigator) -> str:
        return self.node.outer_xml()

    @staticmethod
    def InnerXml(self: Navigator) -> str:
        return self.node.inner_xml()

    @staticmethod
    def Evaluate(self: Navigator, path: str) -> Any:
        from ems.net.xpath import evaluate

        found = evaluate(path, self.node)
        return [Navigator(n) for n in found] if isinstance(found, list) else found

    @staticmethod
    def Select(self: Navigator, path: str) -> Any:
        from ems.net.xpath import select

        return [Navigator(n) for n in select(path, self.node)]

    @staticmethod
    def SelectSingleNode(self: Navigator, path: str) -> Any:
        from ems.net.xpath import select

        found = select(path, self.node)
        return Navigator(found[0]) if found else None


members(net_type("System.Xml.XPath.XPathItem"), "string Value {get;}", _Navigators)
members(net_type("System.Xml.XPath.XPathNavigator", base="System.Xml.XPath.XPathItem", interfaces="ICloneable IXPathNavigable"), """
System.Object Evaluate(string xpath)
System.Object[] Select(string xpath)
System.Xml.XPath.XPathNavigator SelectSingleNode(string xpath)
string ToString()
string InnerXml {get;}
string LocalName {get;}
string Name {get;}
string OuterXml {get;}
string Value {get;}
""", _Navigators)
net_type(_X + "DocumentXPathNavigator", base="System.Xml.XPath.XPathNavigator", py=Navigator)
