"""In: XML text. Out: its start tags, texts and end tags one by one with their places, as .NET's XmlReader counts them.

An error of the text is raised when the reader comes to it, not before: a document is used as far as it is well formed.
"""
from __future__ import annotations

from xml.parsers import expat

from ems.values.clixml import xml_error
from ems.values.errors import NetException

START, TEXT, END, STOP = "Element", "Text", "EndElement", "None"


class Event:
    """kind: START, TEXT, END or STOP; name: local name or the text; position: where XmlReader says it stands."""

    __slots__ = ("attributes", "kind", "line", "name", "position", "space")

    def __init__(self, kind: str, name: str, line: int, position: int, space: str = "", attributes: dict[str, str] | None = None) -> None:
        self.kind = kind
        self.name = name
        self.line = line
        self.position = position
        self.space = space
        self.attributes = attributes or {}


class EventReader:
    """The events of a document; white space between elements and comments are left out."""

    def __init__(self, text: str) -> None:
        self.events: list[Event] = []
        self.error: NetException | None = None
        self.at = 0
        self._open: list[tuple[str, int, int]] = []
        self._parse(text)

    def _parse(self, text: str) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(text.encode("utf-8", "surrogatepass"), True)
        except expat.ExpatError as error:
            self.error = self._translate(text, error)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber
        self._open.append((local, line, column + 2))
        self.events.append(Event(START, local, line, column + 2, space, attributes))

    def _end(self, name: str) -> None:
        self._open.pop()
        self.events.append(Event(END, name.rpartition(" ")[2], self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 3))

    def _text(self, text: str) -> None:
        last = self.events[-1] if self.events else None
        if last is not None and last.kind == TEXT:
            last.name += text
        else:
            self.events.append(Event(TEXT, text, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1))

    def _translate(self, text: str, error: expat.ExpatError) -> NetException:
        line, column = error.lineno, error.offset
        code = error.code
        if code in (expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS],) and not self._open:
            return xml_error("Root element is missing.")
        if code in (expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS], expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]) and self._open:
            names = ", ".join(name for name, _, _ in reversed(self._open))
            last = text.rpartition("\n")[2]
            return xml_error(f"Unexpected end of file has occurred. The following elements are not closed: {names}.", text.count("\n") + 1, len(last) + 1)
        if code == expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]:
            name, start_line, start_position = self._open[-1]
            found = text.split("\n")[line - 1][column:].lstrip("/").partition(">")[0].strip()
            return xml_error(f"The '{name}' start tag on line {start_line} position {start_position} does not match the end tag of '{found}'.", line, column + 1)
        if not self._open and not self.events:
            return xml_error("Data at the root level is invalid.", line, column + 1)
        return xml_error(f"{str(error).partition(':')[0].capitalize()}.", line, column + 1)

    # -- reading

    def peek(self) -> Event:
        """The next event that counts; white space before an element or end tag is passed."""
        events = self.events
        while True:
            if self.at >= len(events):
                if self.error is not None:
                    raise self.error
                return Event(STOP, "", 0, 0)
            event = events[self.at]
            if event.kind == TEXT and not event.name.strip():
                self.at += 1
                continue
            return event

    def next(self) -> Event:
        event = self.peek()
        self.at += 1
        return event

    def content(self) -> str:
        """The text of the element whose start tag was read last, its end tag passed."""
        text = ""
        while True:
            if self.at >= len(self.events):
                if self.error is not None:
                    raise self.error
                raise xml_error("Unexpected end of file.")
            event = self.events[self.at]
            self.at += 1
            if event.kind == TEXT:
                text += event.name
            elif event.kind == END:
                return text
            else:
                raise xml_error(f"'{event.kind}' is an invalid XmlNodeType.")

    def skip(self) -> None:
        """Pass the rest of the element whose start tag was read last."""
        depth = 1
        while depth:
            event = self.next()
            depth += 1 if event.kind == START else -1 if event.kind == END else 0

    def fail(self, message: str, event: Event | None = None) -> NetException:
        """The error at an event, the next one unless given."""
        event = event if event is not None else self.peek()
        return xml_error(message, event.line, event.position)
