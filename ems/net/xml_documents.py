"""In: nothing. Out: the members of System.Xml.XmlDocument."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.net.bases import bad_argument, invalid_operation, null_argument
from ems.net.declare import members
from ems.net.xml_navigation import Implementation, NameTable, SchemaInfo, SchemaSet
from ems.net.xml_nodes import (
    XmlAttribute,
    XmlCDataSection,
    XmlComment,
    XmlDeclaration,
    XmlDocument,
    XmlDocumentFragment,
    XmlDocumentType,
    XmlEntityReference,
    XmlProcessingInstruction,
    XmlSignificantWhitespace,
    XmlText,
    XmlWhitespace,
    xml_error,
)
from ems.net.xml_parser import cast, check_name, load
from ems.net.xml_sources import source_text
from ems.net.xml_types import _INTERFACES, _X, _new_element, _Nodes, _qualified
from ems.values.types import net_type


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
        return None  # .NET's class has a setter alone, which raises

    @staticmethod
    def Implementation(self: XmlDocument) -> Any:
        return Implementation()

    @staticmethod
    def Schemas(self: XmlDocument) -> Any:
        return SchemaSet()

    @staticmethod
    def SchemaInfo(self: XmlDocument) -> Any:
        return SchemaInfo()

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
        from ems.net.xml_readers import XmlReader, whole_text

        if isinstance(source, XmlReader):
            load(self, whole_text(source))
            source.at = len(source.load())
            return
        load(self, source_text(source))

    @staticmethod
    def Save(self: XmlDocument, target: Any) -> None:
        from ems.net.encodings import UTF8, by_name
        from ems.net.streams import open_file
        from ems.net.xml_writers import laid_out, write_node

        declaration = next((c for c in self.children if isinstance(c, XmlDeclaration)), None)
        if hasattr(target, "levels"):  # an XmlWriter
            write_node(target, self)
            target.flush()
            return
        text = self.outer_xml() if self.preserve else laid_out(self)
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
void Load(System.Xml.XmlReader reader)
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
System.Xml.XmlNode ParentNode {get;}
System.Xml.XmlNode PreviousSibling {get;}
System.Xml.XmlNode NextSibling {get;}
System.Xml.XmlNode FirstChild {get;}
System.Xml.XmlNode LastChild {get;}
System.Xml.XmlImplementation Implementation {get;}
System.Xml.Schema.XmlSchemaSet Schemas {get;set;}
System.Xml.Schema.IXmlSchemaInfo SchemaInfo {get;}
string InnerText {set;}
string InnerXml {get;set;}
System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string prefix, string name, string namespaceURI)
System.Xml.XmlNode CreateNode(string nodeTypeString, string name, string namespaceURI)
System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string name, string namespaceURI)
System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)
System.Xml.XmlResolver XmlResolver {set;}
""", _Documents)
