"""In: $PSStyle's settings and the host. Out: the escape sequences in force, or None where text is plain.

`PSStyle` is the object behind $PSStyle; `style_of(shell)` is asked by everything that writes colours. NO_COLOR and TERM=dumb
make the default OutputRendering PlainText; under Host, colours appear on a terminal only.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import NetType, get_type, net_type

ESC = "\x1b"
_NAME = "System.Management.Automation."
COLORS = ("Black", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White")
# PSStyle's own sequences: name -> SGR number.
SEQUENCES = {
    "Reset": 0,
    "BlinkOff": 25,
    "Blink": 5,
    "BoldOff": 22,
    "Bold": 1,
    "DimOff": 22,
    "Dim": 2,
    "Hidden": 8,
    "HiddenOff": 28,
    "Reverse": 7,
    "ReverseOff": 27,
    "ItalicOff": 23,
    "Italic": 3,
    "UnderlineOff": 24,
    "Underline": 4,
    "StrikethroughOff": 29,
    "Strikethrough": 9,
}
FORMATTING = {"FormatAccent": "32;1", "ErrorAccent": "36;1", "Error": "31;1", "Warning": "33;1", "Verbose": "33;1", "Debug": "33;1",
              "TableHeader": "32;1", "CustomTableHeaderLabel": "32;1;3", "FeedbackName": "33", "FeedbackText": "96", "FeedbackAction": "97"}
FILE_INFO = {"Directory": "44;1", "SymbolicLink": "36;1", "Executable": "32;1"}
EXTENSIONS = {
    **dict.fromkeys((".zip", ".tgz", ".gz", ".tar", ".nupkg", ".cab", ".7z"), "31;1"),
    **dict.fromkeys((".ps1", ".psd1", ".psm1", ".ps1xml"), "33;1"),
}


# ConsoleColor -> SGR foreground number.
_CONSOLE = (30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97)


def sgr(numbers: Any) -> str:
    return f"{ESC}[{numbers}m"


class Section(NetObject):
    """A part of $PSStyle: named values, some of them settable."""

    __slots__ = ("values",)

    def __init__(self, values: dict[str, Any]) -> None:
        self.ps_ext = None
        self.values = values


class ForegroundColor(Section):
    __slots__ = ()
    net_name = _NAME + "PSStyle+ForegroundColor"


class BackgroundColor(Section):
    __slots__ = ()
    net_name = _NAME + "PSStyle+BackgroundColor"


class FormattingData(Section):
    __slots__ = ()
    net_name = _NAME + "PSStyle+FormattingData"


class ProgressConfiguration(Section):
    __slots__ = ()
    net_name = _NAME + "PSStyle+ProgressConfiguration"


class FileInfoFormatting(Section):
    __slots__ = ()
    net_name = _NAME + "PSStyle+FileInfoFormatting"


class FileExtensions(NetObject):
    """The colours of file name extensions."""

    __slots__ = ("table",)
    net_name = _NAME + "PSStyle+FileInfoFormatting+FileExtensionDictionary"

    def __init__(self, table: dict[str, str]) -> None:
        self.ps_ext = None
        self.table = table


class PSStyle(NetObject):
    """$PSStyle."""

    __slots__ = ("auto_size_default_formatting", "background", "file_info", "foreground", "formatting", "output_rendering", "progress")
    net_name = _NAME + "PSStyle"

    def __init__(self, rendering: str = "Host") -> None:
        self.ps_ext = None
        self.output_rendering = rendering
        self.auto_size_default_formatting = False
        bright = {f"Bright{name}": sgr(90 + at) for at, name in enumerate(COLORS)}
        self.foreground = ForegroundColor({**{name: sgr(30 + at) for at, name in enumerate(COLORS)}, **bright})
        bright = {f"Bright{name}": sgr(100 + at) for at, name in enumerate(COLORS)}
        self.background = BackgroundColor({**{name: sgr(40 + at) for at, name in enumerate(COLORS)}, **bright})
        self.formatting = FormattingData({name: sgr(numbers) for name, numbers in FORMATTING.items()})
        self.progress = ProgressConfiguration({"Style": sgr("33;1"), "MaxWidth": 120, "View": "Minimal", "UseOSCIndicator": False})
        self.file_info = FileInfoFormatting({name: sgr(numbers) for name, numbers in FILE_INFO.items()})
        self.file_info.values["Extension"] = FileExtensions({name: sgr(numbers) for name, numbers in EXTENSIONS.items()})


class Style:
    """The sequences that writers use, taken from a PSStyle when lines are written."""

    __slots__ = (
        "custom_table_header",
        "debug",
        "error",
        "error_accent",
        "format_accent",
        "reset",
        "table_header",
        "values",
        "verbose",
        "warning",
    )

    def __init__(self, source: PSStyle | None = None) -> None:
        self.values = values = (source or PSStyle()).formatting.values
        self.reset = sgr(0)
        self.format_accent = values["FormatAccent"]
        self.error = values["Error"]
        self.error_accent = values["ErrorAccent"]
        self.warning = values["Warning"]
        self.verbose = values["Verbose"]
        self.debug = values["Debug"]
        self.table_header = values["TableHeader"]
        self.custom_table_header = values["CustomTableHeaderLabel"]

    def formatting_code(self, name: str) -> str:
        """The sequence of a $PSStyle.Formatting property."""
        return str(self.values[name])


def default_rendering() -> str:
    """PlainText where the environment asks for no colour."""
    import os

    return "PlainText" if "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb" else "Host"


def ps_style(shell: Any) -> PSStyle:
    """The session's PSStyle, made when first asked for."""
    found = shell.part("psstyle", lambda _: PSStyle(default_rendering()))
    assert isinstance(found, PSStyle)
    return found


def style_of(shell: Any, terminal: bool | None = None) -> Style | None:
    """The Style for text that goes to the host (`terminal`: where it goes shows colours), None for plain text."""
    if shell is None:
        return None
    source = ps_style(shell)
    if source.output_rendering == "PlainText":
        return None
    if source.output_rendering == "Host":
        colors = bool(getattr(shell.host, "colors", False)) if terminal is None else terminal
        if not colors:
            return None
    return Style(source)


# -- members


def console_color(foreground: Any, background: Any) -> str:
    """The sequences for two ConsoleColors, either of which may be None."""
    return (sgr(_CONSOLE[foreground.number]) if foreground is not None else "") + (
        sgr(_CONSOLE[background.number] + 10) if background is not None else ""
    )


def _checked(name: str, value: str) -> str:
    """A sequence that a script sets: it must be nothing but escape sequences."""
    from ems.formatting.cells import plain

    if value and plain(value):
        raise net_error(
            "System.ArgumentException",
            f"The specified string contains printable content when it should only contain ANSI escape sequences: {value}",
        )
    return value


def _declare_section(cls: type[Section], names: dict[str, str], settable: bool) -> None:
    declared = net_type(cls.net_name, py=cls)
    for name, kind in names.items():
        declared.prop(f"{kind} {name}", _reader(name), _writer(name) if settable else None)


def _reader(name: str) -> Callable[[Any], Any]:
    return lambda section: section.values[name]


def _writer(name: str) -> Callable[[Any, Any], None]:
    def write(section: Any, value: Any) -> None:
        section.values[name] = _checked(name, value) if isinstance(value, str) and name not in ("View",) else value

    return write


def _enum(name: str, *values: str) -> NetType:
    from ems.values.enums import enum_type

    return enum_type(_NAME + name, values)


OUTPUT_RENDERING = _enum("OutputRendering", "Host", "PlainText", "Ansi")
PROGRESS_VIEW = _enum("ProgressView", "Minimal", "Classic")
_declare_section(ForegroundColor, dict.fromkeys(PSStyle().foreground.values, "string"), False)
_declare_section(BackgroundColor, dict.fromkeys(PSStyle().background.values, "string"), False)
_declare_section(FormattingData, dict.fromkeys(FORMATTING, "string"), True)
_declare_section(FileInfoFormatting, dict.fromkeys(FILE_INFO, "string"), True)
get_type(FileInfoFormatting.net_name).prop(f"{FileExtensions.net_name} Extension", _reader("Extension"))
_declare_section(ProgressConfiguration, {"Style": "string", "MaxWidth": "int", "UseOSCIndicator": "bool"}, True)


def _view(section: Any) -> Any:
    from ems.values.enums import enum_value

    return enum_value(PROGRESS_VIEW, section.values["View"])


def _set_view(section: Any, value: Any) -> None:
    from ems.values.enums import enum_text

    section.values["View"] = enum_text(value)


get_type(ProgressConfiguration.net_name).prop(f"{_NAME}ProgressView View", _view, _set_view)
_STYLE = net_type(PSStyle.net_name, py=PSStyle)
for _sequence, _number in SEQUENCES.items():
    _STYLE.prop(f"string {_sequence}", lambda style, number=_number: sgr(number))


def _rendering(style: Any) -> Any:
    from ems.values.enums import enum_value

    return enum_value(OUTPUT_RENDERING, style.output_rendering)


def _set_rendering(style: Any, value: Any) -> None:
    from ems.values.enums import enum_text

    style.output_rendering = enum_text(value)


def _set_auto_size(style: Any, value: bool) -> None:
    style.auto_size_default_formatting = value


_STYLE.prop(f"{_NAME}OutputRendering OutputRendering", _rendering, _set_rendering)
_STYLE.prop("bool AutoSizeDefaultFormatting", lambda style: style.auto_size_default_formatting, _set_auto_size)
for _part in ("Formatting", "Progress", "FileInfo", "Foreground", "Background"):
    _class = {
        "Formatting": FormattingData,
        "Progress": ProgressConfiguration,
        "FileInfo": FileInfoFormatting,
        "Foreground": ForegroundColor,
        "Background": BackgroundColor,
    }[_part]
    _attribute = {"FileInfo": "file_info"}.get(_part, _part.lower())
    _STYLE.prop(f"{_class.net_name} {_part}", lambda style, name=_attribute: getattr(style, name))


@_STYLE.method("string FormatHyperlink(string text, uri link)")
def _hyperlink(style: Any, text: str, link: Any) -> str:
    from ems.values.text import to_string

    return f"{ESC}]8;;{to_string(link)}{ESC}\\{text}{ESC}]8;;{ESC}\\"


def _rgb(kind: int) -> Callable[..., str]:
    def make(section: Any, *parts: int) -> str:
        red, green, blue = parts if len(parts) == 3 else ((parts[0] >> 16) & 255, (parts[0] >> 8) & 255, parts[0] & 255)
        return sgr(f"{kind};2;{red};{green};{blue}")

    return make


get_type(ForegroundColor.net_name).method("string FromRgb(byte red, byte green, byte blue)", "string FromRgb(int rgb)")(_rgb(38))
get_type(BackgroundColor.net_name).method("string FromRgb(byte red, byte green, byte blue)", "string FromRgb(int rgb)")(_rgb(48))


@_STYLE.static("string MapForegroundColorToEscapeSequence(System.ConsoleColor foregroundColor)")
def _map_foreground(color: Any) -> str:
    return sgr(_CONSOLE[color.number])


get_type(ForegroundColor.net_name).method("string FromConsoleColor(System.ConsoleColor color)")(lambda section, color: _map_foreground(color))


@_STYLE.static("string MapBackgroundColorToEscapeSequence(System.ConsoleColor backgroundColor)")
def _map_background(color: Any) -> str:
    return sgr(_CONSOLE[color.number] + 10)


get_type(BackgroundColor.net_name).method("string FromConsoleColor(System.ConsoleColor color)")(lambda section, color: _map_background(color))


@_STYLE.static("string MapColorPairToEscapeSequence(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor)")
def _map_pair(foreground: Any, background: Any) -> str:
    return sgr(f"{_CONSOLE[foreground.number]};{_CONSOLE[background.number] + 10}")


_EXTENSIONS = net_type(FileExtensions.net_name, py=FileExtensions)


def _extension(name: str) -> str:
    if not name.startswith("."):
        raise net_error("System.ArgumentException", f"When adding or removing extensions, the extension must start with a period: {name}")
    return name.lower()


@_EXTENSIONS.method("void Add(string extension, string decoration)")
def _add_extension(table: Any, extension: str, decoration: str) -> None:
    table.table[_extension(extension)] = _checked(extension, decoration)


@_EXTENSIONS.method("void Remove(string extension)")
def _remove_extension(table: Any, extension: str) -> None:
    table.table.pop(_extension(extension), None)


@_EXTENSIONS.method("bool ContainsKey(string extension)")
def _has_extension(table: Any, extension: str) -> bool:
    return extension.lower() in table.table


@_EXTENSIONS.method("void Clear()")
def _clear_extensions(table: Any) -> None:
    table.table.clear()
