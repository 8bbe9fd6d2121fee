"""In: nothing. Out: the members of the XML nodes beside elements and documents: attributes, texts, comments, declarations."""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.net.xml_nodes import (
    XmlAttribute,
    XmlCDataSection,
    XmlCharacterData,
    XmlComment,
    XmlDeclaration,
    XmlDocumentFragment,
    XmlDocumentType,
    XmlEntityReference,
    XmlNode,
    XmlProcessingInstruction,
    XmlSignificantWhitespace,
    XmlText,
    XmlWhitespace,
)
from ems.net.xml_types import _INTERFACES, _X, _Nodes
from ems.values.types import net_type

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
string InnerText {set;}
string InnerXml {set;}
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
