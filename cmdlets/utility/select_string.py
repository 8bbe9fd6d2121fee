"""In: texts, files, patterns. Out: the lines that match, with their places: Select-String."""
from __future__ import annotations

import os
from collections import deque
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.culture_names import NAMES
from cmdlets.utility.files import io_exception, resolved_paths
from ems.values.collections import TypedArray
from ems.values.encodings import UTF8, decode, encoding_of
from ems.values.errors import NetException, net_error
from ems.values.objects import NOTHING, NetObject
from ems.values.regexes import NetRegex, RawMatch, compile_regex
from ems.values.text import to_string
from ems.values.types import STRING, array_type, net_type
from ems.values.wildcard import Wildcard

CULTURES = ("set", "Ordinal", "Invariant", "Current", *NAMES)
IGNORE_CASE = 1
STREAM = "InputStream"


class MatchContext(NetObject):
    """The lines around a match."""

    __slots__ = ("after", "before", "shown_after", "shown_before")
    net_name = "Microsoft.PowerShell.Commands.MatchInfoContext"

    def __init__(self) -> None:
        self.ps_ext = None
        self.before: list[str] = []
        self.after: list[str] = []
        self.shown_before: list[str] = []
        self.shown_after: list[str] = []


class MatchInfo(NetObject):
    """A line that matches."""

    __slots__ = ("context", "ignore_case", "line", "line_number", "path", "pattern", "raw_matches", "regex")
    net_name = "Microsoft.PowerShell.Commands.MatchInfo"

    def __init__(self, line: str, line_number: int, path: str, pattern: str, ignore_case: bool, regex: NetRegex | None,
                 raw_matches: list[RawMatch]) -> None:
        self.ps_ext = None
        self.line = line
        self.line_number = line_number
        self.path = path
        self.pattern = pattern
        self.ignore_case = ignore_case
        self.regex = regex
        self.raw_matches = raw_matches
        self.context: MatchContext | None = None

    @property
    def filename(self) -> str:
        return self.path if self.path == STREAM else os.path.basename(self.path)

    def matches(self) -> TypedArray:
        from ems.net.regex_types import Match
        from ems.values.typenames import resolve

        return TypedArray([Match(self.regex, found) for found in self.raw_matches], resolve("System.Text.RegularExpressions.Match[]"))  # type: ignore[arg-type]

    def relative_path(self, folder: str) -> str:
        if self.path != STREAM and folder and self.path.startswith(folder.rstrip("/") + "/"):
            return self.path[len(folder.rstrip("/")) + 1 :]
        return self.path

    def text(self, folder: str | None = None) -> str:
        """The line with its place, and the lines around it."""
        path = self.path if folder is None else self.relative_path(folder)
        if self.context is None:
            return self._line(self.line, self.line_number, path, "")
        context = self.context
        lines = [self._line(line, self.line_number - len(context.shown_before) + at, path, "  ") for at, line in enumerate(context.shown_before)]
        lines.append(self._line(self.line, self.line_number, path, "> "))
        lines += [self._line(line, self.line_number + 1 + at, path, "  ") for at, line in enumerate(context.shown_after)]
        return "\n".join(lines)

    def _line(self, line: str, number: int, path: str, prefix: str) -> str:
        return f"{prefix}{line}" if self.path == STREAM else f"{prefix}{path}:{number}:{line}"

    def net_to_string(self, culture: str) -> str:
        return self.text()


_INFO = net_type("Microsoft.PowerShell.Commands.MatchInfo", py=MatchInfo)
_INFO.prop("bool IgnoreCase", lambda m: m.ignore_case)
_INFO.prop("int LineNumber", lambda m: m.line_number)
_INFO.prop("string Line", lambda m: m.line)
_INFO.prop("string Filename", lambda m: m.filename)
_INFO.prop("string Path", lambda m: m.path)
_INFO.prop("string Pattern", lambda m: m.pattern)
_INFO.prop("Microsoft.PowerShell.Commands.MatchInfoContext Context", lambda m: m.context)
_INFO.prop("System.Text.RegularExpressions.Match[] Matches", lambda m: m.matches())
_INFO.method("string RelativePath(string directory)")(lambda m, directory: m.relative_path(directory))
_INFO.method("string ToString()")(lambda m: m.text())
_INFO.method("string ToString(string directory)")(lambda m, directory: m.text(directory))
_INFO.method("string ToEmphasizedString(string directory)")(lambda m, directory: m.text(directory))
_CONTEXT = net_type("Microsoft.PowerShell.Commands.MatchInfoContext", py=MatchContext)
for _name, _field in (("PreContext", "before"), ("PostContext", "after"), ("DisplayPreContext", "shown_before"), ("DisplayPostContext", "shown_after")):
    _CONTEXT.prop(f"string[] {_name}", lambda c, field=_field: TypedArray(getattr(c, field), array_type(STRING)))


class Around:
    """Gathers the lines before and after matches; a match goes out when its lines are complete."""

    def __init__(self, before: int, after: int, emit: Any) -> None:
        self.before, self.after, self.emit = before, after, emit
        self.lines: deque[str] = deque(maxlen=before)
        self.shown: deque[str] = deque(maxlen=before)
        self.waiting: list[MatchInfo] = []

    def add(self, line: str, match: MatchInfo | None) -> None:
        for earlier in self.waiting:
            context = earlier.context
            assert context is not None
            context.after.append(line)
            if match is None and earlier is self.waiting[-1]:
                context.shown_after.append(line)
        while self.waiting and self.waiting[0].context is not None and len(self.waiting[0].context.after) >= self.after:
            self.emit(self.waiting.pop(0))
            if not self.waiting:
                self.shown.clear()
        if match is not None:
            context = match.context = MatchContext()
            context.before = list(self.lines)
            context.shown_before = list(self.shown)
            self.shown.clear()
            if self.after:
                self.waiting.append(match)
            else:
                self.emit(match)
        elif not self.waiting:
            self.shown.append(line)
        self.lines.append(line)

    def close(self) -> None:
        for match in self.waiting:
            self.emit(match)
        self.waiting.clear()


@cmdlet("Select-String", default_set="File", class_name="Microsoft.PowerShell.Commands.SelectStringCommand",
        output="System.Boolean Microsoft.PowerShell.Commands.MatchInfo System.String")
class SelectString(Cmdlet):
    """Find text by regular expressions, in the pipeline or in files.

    EXAMPLES
    > 'alpha', 'beta' | Select-String 'et' | ForEach-Object Line
    beta

    Finds a text in the pipeline's objects.

    > Set-Content t.txt 'one', 'two'; (Select-String -Path t.txt -Pattern 'tw').LineNumber
    2

    Finds a line of a file.
    """

    culture = parameter("Culture", "string", validate=[CULTURES, ("notnull",)], help="The culture.")
    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, sets="Object ObjectRaw",
                             validate=[("allownull",), ("allowempty",)], help="The object to work on.")
    pattern = parameter("Pattern", "string[]", position=0, mandatory=True, help="The regular expressions to find.")
    path = parameter("Path", "string[]", position=1, mandatory=True, byname=True, sets="File FileRaw",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralFile LiteralFileRaw", aliases="PSPath LP",
                             help="The path, taken as it is.")
    raw = parameter("Raw", "switch", mandatory=True, sets="ObjectRaw FileRaw LiteralFileRaw", help="Return the lines alone.")
    simple_match = parameter("SimpleMatch", "switch", help="The patterns are plain text.")
    case_sensitive = parameter("CaseSensitive", "switch", help="Case counts.")
    quiet = parameter("Quiet", "switch", sets="File Object LiteralFile", help="Return True or nothing.")
    list = parameter("List", "switch", help="Return only the first match in each file.")
    no_emphasis = parameter("NoEmphasis", "switch", help="Do not highlight the match.")
    include = parameter("Include", "string[]", validate=[("notnullorempty",)], help="Only these; wildcards are allowed.")
    exclude = parameter("Exclude", "string[]", validate=[("notnullorempty",)], help="Names to leave out; wildcards are allowed.")
    not_match = parameter("NotMatch", "switch", help="Find the lines that do not match.")
    all_matches = parameter("AllMatches", "switch", help="Find every match in a line, not only the first.")
    encoding = parameter("Encoding", "System.Text.Encoding", validate=[("notnullorempty",)],
                         help="The encoding of the file; UTF-8 without a mark unless given.")
    context = parameter("Context", "int[]", validate=[("notnullorempty",), ("count", 1, 2), ("range", 0, 2147483647)],
                        help="How many lines before and after a match to keep.")

    def begin(self) -> None:
        self.number = 0
        self.done = False
        self.sensitive = bool(self.case_sensitive)
        self.tests = [(pattern, self._test(pattern)) for pattern in self.pattern]
        around = list(self.context or ())
        self.width = (around[0], around[1] if len(around) > 1 else around[0]) if around else None
        self.stream = self._around()

    def _around(self) -> Around | None:
        return Around(*self.width, self._emit) if self.width is not None else None

    def _test(self, pattern: str) -> NetRegex:
        from ems.values.regexes import escape

        try:
            return compile_regex(escape(pattern) if self.simple_match else pattern, 0 if self.sensitive else IGNORE_CASE)
        except NetException as error:
            return self.throw(net_error("System.ArgumentException", f"The string {pattern} is not a valid regular expression: {error}", error), "InvalidRegex",
                              "InvalidArgument")

    # -- matching

    def _match(self, line: str, number: int, path: str) -> MatchInfo | None:
        for pattern, regex in self.tests:
            found = regex.search(line)
            if found is None:
                continue
            if self.not_match:
                return None
            if self.simple_match:
                raw: list[RawMatch] = []
            else:
                raw = list(regex.find_all(line)) if self.all_matches else [found]
            return MatchInfo(line, number, path, pattern, not self.sensitive, regex, raw)
        return MatchInfo(line, number, path, self.tests[0][0], not self.sensitive, None, []) if self.not_match else None

    def _emit(self, match: MatchInfo) -> None:
        if self.quiet:
            self.out(True)
        elif self.raw:
            self.out(match.line)
        else:
            self.out(match)

    def _one(self, line: str, number: int, path: str, around: Around | None) -> bool:
        match = self._match(line, number, path)
        if around is not None and not (self.quiet or self.raw):
            around.add(line, match)
        elif match is not None:
            self._emit(match)
        return match is not None

    def process(self) -> None:
        if self.done:
            return
        if self.parameter_set in ("Object", "ObjectRaw"):
            item = self.input_object
            if item is None or item is NOTHING:
                return
            full = getattr(item, "full_name", None) if getattr(item, "net_name", "") == "System.IO.FileInfo" else None
            if full is not None:
                self._file(full)
                return
            self.number += 1
            if self._one(item if item.__class__ is str else to_string(item), self.number, STREAM, self.stream) and (self.quiet or self.list):
                self.done = True
            return
        literal = self.literal_path is not None
        for path in self.literal_path if literal else self.path:
            for full in resolved_paths(self, path, literal):
                if self._wanted(full) and self._file(full) and self.quiet:
                    self.done = True
                    return

    def _wanted(self, path: str) -> bool:
        name = os.path.basename(path)
        if self.include and not any(Wildcard(pattern).matches(name) for pattern in self.include):
            return False
        return not (self.exclude and any(Wildcard(pattern).matches(name) for pattern in self.exclude))

    def _file(self, path: str) -> bool:
        """Search a file; True when something was found."""
        if os.path.isdir(path):
            return False
        try:
            with open(path, "rb") as file:
                text = decode(file.read(), encoding_of(self.encoding) if self.encoding is not None else UTF8)
        except OSError as error:
            self._unreadable(path, error)
            return False
        around = self._around()
        hit = False
        for number, line in enumerate(lines_of(text), 1):
            if self._one(line, number, path, around):
                hit = True
                if self.quiet or self.list:
                    break
        if around is not None:
            around.close()
        return hit

    def _unreadable(self, path: str, error: OSError) -> None:
        if isinstance(error, FileNotFoundError):
            self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{path}' because it does not exist."), "PathNotFound",
                             "ObjectNotFound", path)
            return
        inner = io_exception(path, error)
        self.write_error(net_error("System.ArgumentException", f"The file {path} cannot be read: {inner}", inner), "ProcessingFile", "NotSpecified", path)

    def end(self) -> None:
        if self.stream is not None:
            self.stream.close()


def lines_of(text: str) -> list[str]:
    """Lines as StreamReader.ReadLine gives them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines
