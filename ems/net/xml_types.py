"""In: nothing. Out: the members of System.Xml's nodes and lists, XmlNamespaceManager."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.xml_navigation import Navigator
from ems.net.xml_nodes import (
    XML_SPACE,
    XMLNS_SPACE,
    XmlAttribute,
    XmlCDataSection,
    XmlCharacterData,
    XmlDocument,
    XmlDocumentFragment,
    XmlElement,
    XmlLinkedNode,
    XmlNode,
    XmlProcessingInstruction,
    XmlText,
    XmlWhitespace,
    xml_error,
)
from ems.net.xml_parser import WRONG_TYPE, check_name, parse_inner
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
    """A local name of a node made by a script: it may begin with any character of a name."""
    try:
        check_name("_" + name)
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
        return NodeList("XmlAttributeCollection", lambda: self.attributes, self) if isinstance(self, XmlElement) else None  # type: ignore[arg-type, return-value]

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
        from ems.net.xml_writers import write_node

        if writer is None:
            raise net_error("System.NullReferenceException", "Object reference not set to an instance of an object.")
        write_node(writer, self)

    @staticmethod
    def WriteContentTo(self: XmlNode, writer: Any) -> None:
        from ems.net.xml_writers import write_content

        if writer is None:
            raise net_error("System.NullReferenceException", "Object reference not set to an instance of an object.")
        write_content(writer, self)


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
System.Xml.Schema.IXmlSchemaInfo SchemaInfo {get;}
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
