"""In: nothing. Out: the nodes of an XML document, their text forms, and the properties that PowerShell gives them (`$x.root.item`)."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject

XML_SPACE, XMLNS_SPACE = "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"


def xml_error(message: str, line: int = 0, position: int = 0) -> NetException:
    where = f" Line {line}, position {position}." if line else ""
    return net_error("System.Xml.XmlException", message + where, line=line, position=position)


class XmlNode(NetObject):
    """A node: `name` is its qualified name, `children` its child nodes in order, `parent` the node that holds it."""

    __slots__ = ("children", "document", "name", "parent", "space", "value")
    net_name = "System.Xml.XmlNode"
    no_enumerate: ClassVar[bool] = True
    node_type: ClassVar[str] = "None"
    fixed_name: ClassVar[str] = ""

    def __init__(self, document: XmlDocument | None, name: str = "", value: str | None = None, space: str = "") -> None:
        self.ps_ext = None
        self.document = document
        self.name = name or self.fixed_name
        self.value = value
        self.space = space
        self.parent: XmlNode | None = None
        self.children: list[XmlNode] = []

    @property
    def local_name(self) -> str:
        return self.name.rpartition(":")[2] if self.fixed_name == "" else self.name

    @property
    def prefix(self) -> str:
        return self.name.rpartition(":")[0] if self.fixed_name == "" else ""

    def inner_text(self) -> str:
        """The texts below, joined; comments and instructions do not count."""
        if not self.children:
            return self.value or "" if self.node_type in ("Text", "CDATA", "Whitespace", "SignificantWhitespace") else ""
        return "".join(c.inner_text() for c in self.children)

    def outer_xml(self) -> str:
        return "".join(self.write({}))

    def inner_xml(self) -> str:
        return "".join(part for child in self.children for part in child.write({}))

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        """The node as text; `scope` holds the namespace declarations around it."""
        yield ""

    def append(self, node: XmlNode, at: int | None = None) -> None:
        """Put a node among the children, taking it from where it was."""
        if node.parent is not None and node in node.parent.children:
            node.parent.children.remove(node)
        node.parent = self
        self.children.insert(len(self.children) if at is None else at, node)

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.children))

    def elements(self) -> Iterator[XmlElement]:
        """Every element below, in document order."""
        for child in self.children:
            if isinstance(child, XmlElement):
                yield child
                yield from child.elements()

    def set_inner_text(self, text: str) -> None:
        self.children = []
        if text or isinstance(self, XmlElement):
            self.append(XmlText(self.document, value=text))

    def lookup(self, prefix: str) -> str | None:
        """The namespace of a prefix at this place."""
        if prefix == "xml":
            return XML_SPACE
        node: XmlNode | None = self
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        while node is not None:
            if isinstance(node, XmlElement):
                found = node.attribute(name)
                if found is not None:
                    return found.value
                if node.prefix == prefix and node.space:
                    return node.space
            node = node.parent
        return None

    def copy(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        made = type(self).__new__(type(self))
        XmlNode.__init__(made, document or self.document, self.name, self.value, self.space)
        if deep or isinstance(self, XmlAttribute):
            for child in self.children:
                made.append(child.copy(True, document))
        return made

    # -- PowerShell's properties

    def property_nodes(self) -> dict[str, list[XmlNode]]:
        """The attributes and children by local name, as they first appear."""
        found: dict[str, list[XmlNode]] = {}
        for node in (*getattr(self, "attributes", ()), *self.children):
            if node.node_type in ("Whitespace", "SignificantWhitespace"):
                continue
            found.setdefault(node.local_name, []).append(node)
        return found

    def ps_get(self, name: str, lower: str) -> Any:
        from ems.values.members import MISSING

        nodes = [n for key, group in self.property_nodes().items() if key.lower() == lower for n in group]
        if not nodes:
            return MISSING
        values = [property_value(n) for n in nodes]
        return values[0] if len(values) == 1 else values

    def ps_set(self, name: str, lower: str, value: Any) -> bool:
        from ems.values.text import to_string

        nodes = [n for key, group in self.property_nodes().items() if key.lower() == lower for n in group]
        if not nodes:
            return False
        if len(nodes) > 1:
            raise net_error("System.Management.Automation.SetValueException",
                            f"\"{name}\" is a property with multiple values. Only string values can be set on nodes that are unique.")
        node, text = nodes[0], to_string(value)
        if isinstance(node, XmlAttribute):
            node.set_text(text)
        elif isinstance(node, XmlElement):
            if any(isinstance(c, XmlElement) for c in node.children) or node.attributes:
                raise net_error("System.Management.Automation.SetValueException",
                                f"Cannot set \"{name}\" because only strings can be used as values to set XmlNode properties.")
            node.set_inner_text(text)
        else:
            node.value = text
        return True

    def ps_members(self) -> list[Any]:
        """The same properties, for Get-Member and tables."""
        from ems.values.psmembers import MemberInfo
        from ems.values.types import Property, type_of

        found = []
        for name, nodes in self.property_nodes().items():
            value = property_value(nodes[0]) if len(nodes) == 1 else [property_value(n) for n in nodes]
            shown = "System.Object[]" if isinstance(value, list) else "string" if isinstance(value, str) else type_of(value).full_name

            def read(owner: Any, key: str = name) -> Any:
                return owner.ps_get(key, key.lower())

            def write(owner: Any, new: Any, key: str = name) -> None:
                owner.ps_set(key, key.lower(), new)

            found.append(MemberInfo(self, name, "Property", Property(name, shown, read, write if shown == "string" else None)))
        return found


def property_value(node: XmlNode) -> Any:
    """What `$parent.name` gives for a node: the text of an attribute or of an element that holds nothing but text, else the element."""
    if isinstance(node, XmlElement):
        if node.attributes or any(c.node_type not in ("Text", "Whitespace", "SignificantWhitespace") for c in node.children):
            return node
        return node.inner_text()
    if node.node_type in ("XmlDeclaration", "ProcessingInstruction", "Attribute", "Text", "CDATA", "Comment", "SignificantWhitespace"):
        return node.value
    return node.inner_text() if node.children else node.value if node.value is not None else node


class XmlLinkedNode(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlLinkedNode"


class XmlCharacterData(XmlLinkedNode):
    __slots__ = ()
    net_name = "System.Xml.XmlCharacterData"


_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#xD;", "\n": "&#xA;", "\t": "&#x9;"})


def escape_text(text: str) -> str:
    return text.translate(_TEXT)


def escape_attribute(text: str) -> str:
    return text.translate(_ATTRIBUTE)


class XmlText(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlText"
    node_type = "Text"
    fixed_name = "#text"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield escape_text(self.value or "")


class XmlWhitespace(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlWhitespace"
    node_type = "Whitespace"
    fixed_name = "#whitespace"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield self.value or ""


class XmlSignificantWhitespace(XmlWhitespace):
    __slots__ = ()
    net_name = "System.Xml.XmlSignificantWhitespace"
    node_type = "SignificantWhitespace"
    fixed_name = "#significant-whitespace"


class XmlCDataSection(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlCDataSection"
    node_type = "CDATA"
    fixed_name = "#cdata-section"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield f"<![CDATA[{self.value or ''}]]>"


class XmlComment(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlComment"
    node_type = "Comment"
    fixed_name = "#comment"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield f"<!--{self.value or ''}-->"


class XmlProcessingInstruction(XmlLinkedNode):
    __slots__ = ()
    net_name = "System.Xml.XmlProcessingInstruction"
    node_type = "ProcessingInstruction"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield f"<?{self.name}{' ' + self.value if self.value else ''}?>"


class XmlDeclaration(XmlLinkedNode):
    __slots__ = ("encoding", "standalone", "version")
    net_name = "System.Xml.XmlDeclaration"
    node_type = "XmlDeclaration"
    fixed_name = "xml"

    def __init__(self, document: XmlDocument | None, version: str = "1.0", encoding: str = "", standalone: str = "") -> None:
        super().__init__(document)
        self.version, self.encoding, self.standalone = version, encoding, standalone
        self.refresh()

    def refresh(self) -> None:
        self.value = f'version="{self.version}"' + (f' encoding="{self.encoding}"' if self.encoding else "") \
            + (f' standalone="{self.standalone}"' if self.standalone else "")

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield f"<?xml {self.value}?>"

    def copy(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        return XmlDeclaration(document or self.document, self.version, self.encoding, self.standalone)


class XmlEntityReference(XmlLinkedNode):
    __slots__ = ()
    net_name = "System.Xml.XmlEntityReference"
    node_type = "EntityReference"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield f"&{self.name};"


class XmlDocumentType(XmlLinkedNode):
    """<!DOCTYPE>: `value` is what stands behind the name."""

    __slots__ = ("internal_subset", "public_id", "system_id")
    net_name = "System.Xml.XmlDocumentType"
    node_type = "DocumentType"

    def __init__(self, document: XmlDocument | None, name: str, public_id: str | None = None, system_id: str | None = None,
                 internal_subset: str | None = None) -> None:
        super().__init__(document, name)
        self.public_id, self.system_id, self.internal_subset = public_id, system_id, internal_subset

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        where = f' PUBLIC "{self.public_id}" "{self.system_id}"' if self.public_id is not None else f' SYSTEM "{self.system_id}"' if self.system_id else ""
        yield f"<!DOCTYPE {self.name}{where}{f'[{self.internal_subset}]' if self.internal_subset else ''}>"

    def copy(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        return XmlDocumentType(document or self.document, self.name, self.public_id, self.system_id, self.internal_subset)


class XmlAttribute(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlAttribute"
    node_type = "Attribute"

    @property
    def owner(self) -> XmlElement | None:
        return self.parent if isinstance(self.parent, XmlElement) else None

    def set_text(self, text: str) -> None:
        self.value = text
        self.children = []
        XmlNode.append(self, XmlText(self.document, value=text))

    def inner_text(self) -> str:
        return self.value or ""

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        yield f'{self.name}="{escape_attribute(self.value or "")}"'


class XmlElement(XmlLinkedNode):
    __slots__ = ("attributes", "empty")
    net_name = "System.Xml.XmlElement"
    node_type = "Element"

    def __init__(self, document: XmlDocument | None, name: str, space: str = "") -> None:
        super().__init__(document, name, None, space)
        self.attributes: list[XmlAttribute] = []
        self.empty = True  # written as <a /> while it has no children

    def attribute(self, name: str, space: str | None = None) -> XmlAttribute | None:
        if space is None:
            return next((a for a in self.attributes if a.name == name), None)
        return next((a for a in self.attributes if a.local_name == name and a.space == space), None)

    def set_attribute(self, attribute: XmlAttribute) -> XmlAttribute | None:
        """Put an attribute in the place of one of its name; the old one comes back."""
        for at, old in enumerate(self.attributes):
            if old.name == attribute.name:
                self.attributes[at] = attribute
                attribute.parent, old.parent = self, None
                return old
        self.attributes.append(attribute)
        attribute.parent = self
        return None

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        declared = dict(scope)
        own: list[str] = []
        for attribute in self.attributes:
            if attribute.name == "xmlns" or attribute.prefix == "xmlns":
                declared[attribute.local_name if attribute.prefix else ""] = attribute.value or ""
        for node in (self, *self.attributes):
            if node is not self and (not node.prefix or node.prefix in ("xml", "xmlns")):
                continue
            if declared.get(node.prefix, "") != node.space and node.prefix != "xml":
                own.append(f' xmlns{":" + node.prefix if node.prefix else ""}="{escape_attribute(node.space)}"')
                declared[node.prefix] = node.space
        yield f"<{self.name}"
        for attribute in self.attributes:
            yield " "
            yield from attribute.write(declared)
        yield from own
        if not self.children and self.empty:
            yield " />"
            return
        yield ">"
        for child in self.children:
            yield from child.write(declared)
        yield f"</{self.name}>"

    def copy(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        made = XmlElement(document or self.document, self.name, self.space)
        made.empty = self.empty
        for attribute in self.attributes:
            made.set_attribute(attribute.copy(True, document))  # type: ignore[arg-type]
        if deep:
            for child in self.children:
                made.append(child.copy(True, document))
        return made


class XmlDocumentFragment(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlDocumentFragment"
    node_type = "DocumentFragment"
    fixed_name = "#document-fragment"

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        for child in self.children:
            yield from child.write(scope)


class XmlDocument(XmlNode):
    __slots__ = ("preserve",)
    net_name = "System.Xml.XmlDocument"
    node_type = "Document"
    fixed_name = "#document"

    def __init__(self) -> None:
        super().__init__(None)
        self.preserve = False

    @property
    def root(self) -> XmlElement | None:
        return next((c for c in self.children if isinstance(c, XmlElement)), None)

    def write(self, scope: dict[str, str]) -> Iterator[str]:
        for child in self.children:
            yield from child.write(scope)

    def copy(self, deep: bool, document: XmlDocument | None = None) -> XmlNode:
        made = XmlDocument()
        made.preserve = self.preserve
        if deep:
            for child in self.children:
                made.append(child.copy(True, made))
        return made
