"""In: the text of an XML document. Out: its nodes below an XmlDocument, or the XmlException that .NET raises, with line and position."""
from __future__ import annotations

import re
from typing import Any

from ems.net.xml_nodes import (
    XML_SPACE,
    XMLNS_SPACE,
    XmlAttribute,
    XmlCDataSection,
    XmlComment,
    XmlDeclaration,
    XmlDocument,
    XmlDocumentType,
    XmlElement,
    XmlNode,
    XmlProcessingInstruction,
    XmlSignificantWhitespace,
    XmlText,
    XmlWhitespace,
    xml_error,
)
from ems.values.errors import NetException, net_error

_NAME = re.compile(r"[A-Za-z_:\u00c0-\ufffd][\w:.\-\u00b7]*")
_SPACE = re.compile(r"[ \t\r\n]+")
_TEXT = re.compile(r"[^<&]+")
_ENTITIES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_DECLARATION = re.compile(r"""(version|encoding|standalone)\s*=\s*("[^"]*"|'[^']*')""")
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.\-:]+)\s+("[^"]*"|'[^']*')\s*>""")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
WRONG_TYPE = "The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type."


def check_name(name: str, line: int = 0, position: int = 0) -> None:
    """Whether a text is an XML name; the error names the first character that is not allowed."""
    if not name:
        raise net_error("System.ArgumentException", "The empty string '' is not a valid name.")
    for at, char in enumerate(name):
        allowed = _NAME.fullmatch(char) if at == 0 else _NAME.fullmatch("a" + char)
        if not allowed:
            if at == 0:
                raise xml_error(f"Name cannot begin with the '{char}' character, hexadecimal value 0x{ord(char):02X}.", line, position)
            raise xml_error(f"The '{char}' character, hexadecimal value 0x{ord(char):02X}, cannot be included in a name.", line, position)


class Parser:
    """Reads one document, or the inner XML of a node (`fragment`)."""

    def __init__(self, text: str, document: XmlDocument, preserve: bool = False, fragment: bool = False) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.document = document
        self.preserve = preserve
        self.fragment = fragment
        self.at = 0
        self.entities = dict(_ENTITIES)
        self.open: list[tuple[XmlElement, int]] = []

    # -- places and errors

    def place(self, at: int | None = None) -> tuple[int, int]:
        where = self.at if at is None else at
        line = self.text.count("\n", 0, where) + 1
        return line, where - (self.text.rfind("\n", 0, where) + 1) + 1

    def fail(self, message: str, at: int | None = None) -> NetException:
        return xml_error(message, *self.place(at))

    def unexpected_end(self) -> NetException:
        if self.open:
            names = ", ".join(e.name for e, _ in reversed(self.open))
            return self.fail(f"Unexpected end of file has occurred. The following elements are not closed: {names}.", len(self.text))
        return self.fail("Unexpected end of file has occurred.", len(self.text))

    def unexpected(self, expected: str) -> NetException:
        if self.at >= len(self.text):
            return self.unexpected_end()
        return self.fail(f"'{self.text[self.at]}' is an unexpected token. The expected token is '{expected}'.")

    # -- pieces

    def skip_space(self) -> bool:
        match = _SPACE.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match is not None

    def name(self) -> str:
        match = _NAME.match(self.text, self.at)
        if match is None:
            if self.at >= len(self.text):
                raise self.unexpected_end()
            char = self.text[self.at]
            raise self.fail(f"Name cannot begin with the '{char}' character, hexadecimal value 0x{ord(char):02X}.")
        self.at = match.end()
        return match.group()

    def until(self, mark: str) -> str:
        end = self.text.find(mark, self.at)
        if end < 0:
            raise self.unexpected_end()
        part, self.at = self.text[self.at : end], end + len(mark)
        return part

    def reference(self) -> str:
        """The text of &name; or &#number; — `at` stands on the ampersand."""
        start = self.at
        match = re.compile(r"&(#x[0-9A-Fa-f]+|#[0-9]+|[\w.\-:]+);").match(self.text, start)
        if match is None:
            self.at = start + 1
            if self.text.startswith("#", self.at):
                raise self.fail("Invalid syntax for a decimal numeric entity reference.", start + 2)
            end = re.compile(r"[\w.\-:]*").match(self.text, self.at).end()  # type: ignore[union-attr]
            if end == self.at:
                raise self.fail("An error occurred while parsing EntityName.")
            self.at = end
            raise self.unexpected(";")
        body = match.group(1)
        self.at = match.end()
        if body.startswith("#"):
            code = int(body[2:], 16) if body[1] in "xX" else int(body[1:])
            if code > 0x10FFFF or _BAD.match(chr(code)):
                raise self.fail(f"'{chr(code) if code <= 0x10FFFF else ''}', hexadecimal value 0x{code:02X}, is an invalid character.",
                    start + 2)
            return chr(code)
        if body not in self.entities:
            raise self.fail(f"Reference to undeclared entity '{body}'.", start + 1)
        return self.entities[body]

    def attribute_value(self) -> str:
        quote = self.text[self.at : self.at + 1]
        if quote not in ("'", '"') or not quote:
            raise self.unexpected("\"' or '''")
        self.at += 1
        parts: list[str] = []
        while True:
            if self.at >= len(self.text):
                raise self.fail("There is an unclosed literal string.", len(self.text))
            char = self.text[self.at]
            if char == quote:
                self.at += 1
                return "".join(parts)
            if char == "<":
                raise self.fail("'<', hexadecimal value 0x3C, is an invalid attribute character.")
            if char == "&":
                parts.append(self.reference())
                continue
            parts.append(" " if char in "\t\n" else char)
            self.at += 1

    # -- the document

    def run(self, into: XmlNode) -> None:
        bad = _BAD.search(self.text)
        if bad is not None:
            raise self.fail(f"'{'.' if bad.group() == chr(0) else bad.group()}', hexadecimal value 0x{ord(bad.group()):02X}, is an invalid "
                            f"character.", bad.start())
        if self.text.startswith("<?xml") and _SPACE.match(self.text, 5):
            self.declaration(into)
        self.content(into)
        if self.open:
            raise self.unexpected_end()
        if isinstance(into, XmlDocument) and into.root is None and not self.fragment:
            raise net_error("System.Xml.XmlException", "Root element is missing.", line=0, position=0)

    def declaration(self, into: XmlNode) -> None:
        self.at = 5
        body = self.until("?>")
        facts = {key: value[1:-1] for key, value in _DECLARATION.findall(body)}
        into.append(XmlDeclaration(self.document, facts.get("version", "1.0"), facts.get("encoding", ""), facts.get("standalone", "")))

    def content(self, into: XmlNode) -> None:
        node: XmlNode = into
        while self.at < len(self.text):
            if self.text[self.at] == "<":
                node = self.markup(node, into)
            else:
                self.characters(node)

    def markup(self, node: XmlNode, into: XmlNode) -> XmlNode:
        text = self.text
        if text.startswith("<!--", self.at):
            self.at += 4
            node.append(XmlComment(self.document, value=self.until("-->")))
        elif text.startswith("<![CDATA[", self.at):
            if not self.open and not self.fragment:
                raise self.fail("Data at the root level is invalid.", self.at)
            self.at += 9
            node.append(XmlCDataSection(self.document, value=self.until("]]>")))
        elif text.startswith("<!DOCTYPE", self.at):
            node.append(self.doctype())
        elif text.startswith("<?", self.at):
            start = self.at + 2
            self.at = start
            target = self.name()
            if target.lower() == "xml":
                raise self.fail("Unexpected XML declaration. The XML declaration must be the first node in the document, and no white "
                                "space characters are allowed "
                                "to appear before it.", start)
            self.skip_space()
            node.append(XmlProcessingInstruction(self.document, target, self.until("?>")))
        elif text.startswith("</", self.at):
            return self.end_tag(node)
        else:
            return self.start_tag(node, into)
        return node

    def doctype(self) -> XmlDocumentType:
        self.at += 9
        self.skip_space()
        name = self.name()
        self.skip_space()
        public = system = subset = None
        match = re.compile(r"""(PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*')|SYSTEM\s+("[^"]*"|'[^']*'))\s*""").match(self.text, self.at)
        if match:
            self.at = match.end()
            public = match.group(2)[1:-1] if match.group(2) else None
            system = (match.group(3) or match.group(4))[1:-1]
        if self.text.startswith("[", self.at):
            self.at += 1
            subset = self.until("]")
            self.entities.update({key: value[1:-1] for key, value in _ENTITY.findall(subset)})
            self.skip_space()
        if not self.text.startswith(">", self.at):
            raise self.unexpected(">")
        self.at += 1
        return XmlDocumentType(self.document, name, public, system, subset)

    def start_tag(self, node: XmlNode, into: XmlNode) -> XmlNode:
        start = self.at
        if not self.open and isinstance(into, XmlDocument) and into.root is not None:
            raise self.fail("There are multiple root elements.", start + 1)
        self.at += 1
        name_at = self.at
        element = XmlElement(self.document, self.name())
        pairs = self.attributes(element)
        node.append(element)
        self.resolve(element, name_at, pairs)
        if self.text.startswith("/>", self.at):
            self.at += 2
            return node
        if not self.text.startswith(">", self.at):
            raise self.unexpected(">")
        self.at += 1
        element.empty = False
        self.open.append((element, name_at))
        return element

    def attributes(self, element: XmlElement) -> list[tuple[XmlAttribute, int]]:
        pairs: list[tuple[XmlAttribute, int]] = []
        while True:
            spaced = self.skip_space()
            if self.at >= len(self.text):
                raise self.fail("Unexpected end of file has occurred. The following elements are not closed: "
                                f"{', '.join([element.name, *(e.name for e, _ in reversed(self.open))])}.", len(self.text))
            if self.text[self.at] in "/>":
                return pairs
            if not spaced:
                char = self.text[self.at]
                if pairs:
                    raise self.fail(f"'{char}' is an unexpected token. Expecting white space.")
                raise self.fail(f"The '{char}' character, hexadecimal value 0x{ord(char):02X}, cannot be included in a name.")
            where = self.at
            name = self.name()
            self.skip_space()
            if not self.text.startswith("=", self.at):
                raise self.unexpected("=")
            self.at += 1
            self.skip_space()
            attribute = XmlAttribute(self.document, name)
            attribute.set_text(self.attribute_value())
            if element.attribute(name) is not None:
                raise self.fail(f"'{name}' is a duplicate attribute name.", where)
            element.set_attribute(attribute)
            pairs.append((attribute, where))

    def resolve(self, element: XmlElement, name_at: int, pairs: list[tuple[XmlAttribute, int]]) -> None:
        """Give the names their namespaces."""
        for attribute, where in pairs:
            if attribute.name == "xmlns" or attribute.prefix == "xmlns":
                attribute.space = XMLNS_SPACE
            elif attribute.prefix:
                attribute.space = self.space_of(element, attribute.prefix, where)
        if element.prefix:
            element.space = self.space_of(element, element.prefix, name_at)
        else:
            element.space = element.lookup("") or ""

    def space_of(self, element: XmlElement, prefix: str, where: int) -> str:
        found = XML_SPACE if prefix == "xml" else element.lookup(prefix)
        if found is None:
            raise self.fail(f"'{prefix}' is an undeclared prefix.", where)
        return found

    def end_tag(self, node: XmlNode) -> XmlNode:
        start = self.at
        self.at += 2
        where = self.at
        name = self.name()
        self.skip_space()
        if not self.open:
            raise self.fail("Unexpected end tag.", start + 2)
        element, opened = self.open[-1]
        if element.name != name:
            line, position = self.place(opened)
            raise self.fail(f"The '{element.name}' start tag on line {line} position {position} does not match the end tag of '{name}'.",
                where)
        if not self.text.startswith(">", self.at):
            raise self.unexpected(">")
        self.at += 1
        self.open.pop()
        assert element.parent is not None
        return element.parent

    def characters(self, node: XmlNode) -> None:
        start = self.at
        parts: list[str] = []
        referenced = False
        while self.at < len(self.text) and self.text[self.at] != "<":
            if self.text[self.at] == "&":
                if not self.open and not self.fragment:
                    raise self.fail("Data at the root level is invalid.", start)
                parts.append(self.reference())
                referenced = True
                continue
            match = _TEXT.match(self.text, self.at)
            assert match is not None
            parts.append(match.group())
            self.at = match.end()
        text = "".join(parts)
        if not referenced and not text.strip(" \t\n"):
            if self.preserve or node_preserves(node):
                kind = XmlSignificantWhitespace if node_preserves(node) else XmlWhitespace
                node.append(kind(self.document, value=text))
            return
        if not self.open and not self.fragment:
            raise self.fail("Data at the root level is invalid.", start + len(text) - len(text.lstrip(" \t\n")))
        node.append(XmlText(self.document, value=text))


def node_preserves(node: Any) -> bool:
    """Whether xml:space="preserve" holds here."""
    while isinstance(node, XmlElement):
        found = node.attribute("xml:space")
        if found is not None:
            return found.value == "preserve"
        node = node.parent
    return False


def load(document: XmlDocument, text: str, preserve: bool | None = None) -> None:
    """LoadXml: replace the document's content."""
    made = XmlDocument()
    Parser(text.removeprefix("\ufeff"), document, document.preserve if preserve is None else preserve).run(made)
    document.children = []
    for child in made.children[:]:
        document.append(child)


def cast(text: str) -> XmlDocument:
    """The cast [xml]: text around the root is an error of its own kind."""
    document = XmlDocument()
    if text.strip() and "<" not in text:
        raise net_error("System.InvalidOperationException", WRONG_TYPE)
    try:
        load(document, text)
    except NetException as error:
        if error.message.startswith("Unexpected end of file"):
            raise xml_error("Data at the root level is invalid.", 1, 1) from None
        raise
    return document


def parse_inner(node: XmlNode, text: str) -> None:
    """InnerXml = text."""
    holder = XmlElement(node.document, "holder")
    holder.parent = node if isinstance(node, XmlElement) else None
    document = node if isinstance(node, XmlDocument) else node.document or XmlDocument()
    Parser(text, document, document.preserve, fragment=not isinstance(node, XmlDocument)).run(holder)
    node.children = []
    for child in holder.children[:]:
        node.append(child)
