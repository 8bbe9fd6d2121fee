"""In: nothing. Out: XmlNamespaceManager, XPathNavigator and the small objects around them, with their members."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.net.xml_nodes import (
    XML_SPACE,
    XMLNS_SPACE,
    XmlNode,
)
from ems.values.objects import NetObject
from ems.values.types import net_type

_X = "System.Xml."


# -- namespaces, navigator


class NameTable(NetObject):
    __slots__ = ()
    net_name = _X + "NameTable"


class Implementation(NetObject):
    __slots__ = ()
    net_name = _X + "XmlImplementation"


class SchemaSet(NetObject):
    __slots__ = ()
    net_name = _X + "Schema.XmlSchemaSet"


class SchemaInfo(NetObject):
    __slots__ = ()
    net_name = _X + "Schema.XmlSchemaInfo"


for _class in (Implementation, SchemaSet, SchemaInfo):
    net_type(_class.net_name, py=_class)
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
