"""In: nothing. Out: the members of XmlNodeList, XmlNamedNodeMap and XmlAttributeCollection."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.xml_types import _X, NodeList, _Elements, _null
from ems.values.errors import net_error
from ems.values.types import net_type

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
