"""In: nothing. Out: System.Console with its members; `write` and `read_line` reach the shell's host."""
from __future__ import annotations

import os
import sys
from typing import Any

from ems.net.bases import ObjectBodies, out_of_range
from ems.net.declare import members
from ems.net.text_io import WRITES, ConsoleReader, ConsoleWriter, written
from ems.values.context import current
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.types import net_type


def _host() -> Any:
    return getattr(current(), "host", None)


def write(text: str, error: bool = False) -> None:
    """To the shell's output or error stream, or to the process's own when no shell runs."""
    host = _host()
    if error:
        stream = host.error if host is not None else sys.stderr
        (host.output if host is not None else sys.stdout).flush()
        stream.write(text)
        stream.flush()
    elif host is not None:
        host.write(text)
    else:
        sys.stdout.write(text)


def _input() -> Any:
    host = _host()
    return host.input if host is not None else sys.stdin


def read_line() -> str | None:
    line = _input().readline()
    return line.rstrip("\r\n") if line else None


def read(count: int) -> str:
    return str(_input().read(count))


_state: dict[str, Any] = {"out": None, "error": None, "in": None, "fore": "Gray", "back": "Black", "title": "", "control_c": False,
    "cursor": True,
                          "output_encoding": None, "input_encoding": None}


def _writer(name: str) -> Any:
    if _state[name] is None:
        _state[name] = ConsoleWriter(error=name == "error")
    return _state[name]


_SGR = {name: code for code, name in enumerate("Black DarkRed DarkGreen DarkYellow DarkBlue DarkMagenta DarkCyan Gray".split(), 30)}
_SGR |= {name: code for code, name in enumerate("DarkGray Red Green Yellow Blue Magenta Cyan White".split(), 90)}


def _escape(text: str) -> None:
    """An escape sequence, when the output is a terminal that takes them."""
    host = _host()
    if host is not None and getattr(host, "colors", False):
        host.write(text)


def _size() -> os.terminal_size:
    try:
        return os.get_terminal_size()
    except OSError:
        return os.terminal_size((80, 24))


def _get(key: str) -> Any:
    return staticmethod(lambda: _state[key])


def _set(key: str) -> Any:
    def put(value: Any) -> None:
        _state[key] = value

    return staticmethod(put)


class _Console(ObjectBodies):
    CapsLock = NumberLock = KeyAvailable = False
    CursorSize = 100

    @staticmethod
    def Out() -> Any:
        return _writer("out")

    @staticmethod
    def Error() -> Any:
        return _writer("error")

    @staticmethod
    def In() -> Any:
        if _state["in"] is None:
            _state["in"] = ConsoleReader()
        return _state["in"]

    SetOut, SetError, SetIn = _set("out"), _set("error"), _set("in")

    @staticmethod
    def Write(*arguments: Any) -> None:
        _writer("out").put(written(arguments))

    @staticmethod
    def WriteLine(*arguments: Any) -> None:
        _writer("out").put(written(arguments) + "\n")

    @staticmethod
    def ReadLine() -> Any:
        return _Console.In().read_line()

    @staticmethod
    def Read() -> int:
        char = _Console.In().read(1)
        return ord(char) if char else -1

    @staticmethod
    def ReadKey(intercept: bool = False) -> Any:
        raise net_error("System.InvalidOperationException",
            "Cannot read keys when either application does not have a console or when console input has been "
                                                            "redirected. Try Console.Read.")

    @staticmethod
    def Beep(frequency: int = 800, duration: int = 200) -> None:
        _escape("\a")

    @staticmethod
    def Clear() -> None:
        _escape("\x1b[H\x1b[2J\x1b[3J")

    @staticmethod
    def ForegroundColor() -> Any:
        return enum_value("System.ConsoleColor", _state["fore"])

    @staticmethod
    def set_ForegroundColor(color: Any) -> None:
        from ems.values.enums import enum_text

        _state["fore"] = enum_text(color)
        _escape(f"\x1b[{_SGR[_state['fore']]}m")

    @staticmethod
    def BackgroundColor() -> Any:
        return enum_value("System.ConsoleColor", _state["back"])

    @staticmethod
    def set_BackgroundColor(color: Any) -> None:
        from ems.values.enums import enum_text

        _state["back"] = enum_text(color)
        _escape(f"\x1b[{_SGR[_state['back']] + 10}m")

    @staticmethod
    def ResetColor() -> None:
        _state["fore"], _state["back"] = "Gray", "Black"
        _escape("\x1b[0m")

    # -- size and cursor

    @staticmethod
    def WindowWidth() -> int:
        host = _host()
        return int(host.width) if host is not None else _size().columns

    @staticmethod
    def WindowHeight() -> int:
        return _size().lines

    BufferWidth, BufferHeight, LargestWindowWidth, LargestWindowHeight = WindowWidth, WindowHeight, WindowWidth, WindowHeight

    @staticmethod
    def _fixed(*arguments: Any) -> None:
        raise net_error("System.PlatformNotSupportedException", "Operation is not supported on this platform.")

    set_WindowWidth = set_WindowHeight = set_BufferWidth = set_BufferHeight = SetBufferSize = SetWindowSize = SetWindowPosition = _fixed
    MoveBufferArea = set_CursorSize = _fixed

    @staticmethod
    def CursorLeft() -> int:
        return int(getattr(_host(), "column", 0) or 0)

    @staticmethod
    def CursorTop() -> int:
        return 0

    @staticmethod
    def SetCursorPosition(left: int, top: int) -> None:
        if left < 0 or top < 0:
            raise out_of_range("The value must be greater than or equal to zero and less than the console's buffer size in that dimension.",
                               "left" if left < 0 else "top", left if left < 0 else top)
        _escape(f"\x1b[{top + 1};{left + 1}H")

    @staticmethod
    def set_CursorLeft(left: int) -> None:
        _escape(f"\x1b[{left + 1}G")

    @staticmethod
    def set_CursorTop(top: int) -> None:
        _escape(f"\x1b[{top + 1}d")

    CursorVisible = _get("cursor")

    @staticmethod
    def set_CursorVisible(value: bool) -> None:
        _state["cursor"] = value
        _escape("\x1b[?25h" if value else "\x1b[?25l")

    Title = _get("title")

    @staticmethod
    def set_Title(value: str) -> None:
        _state["title"] = value
        _escape(f"\x1b]0;{value}\x07")

    TreatControlCAsInput, set_TreatControlCAsInput = _get("control_c"), _set("control_c")

    # -- encodings and redirection

    @staticmethod
    def OutputEncoding() -> Any:
        from ems.net.encodings import UTF8_NO_MARK

        return _state["output_encoding"] or UTF8_NO_MARK

    @staticmethod
    def InputEncoding() -> Any:
        from ems.net.encodings import UTF8_NO_MARK

        return _state["input_encoding"] or UTF8_NO_MARK

    set_OutputEncoding, set_InputEncoding = _set("output_encoding"), _set("input_encoding")

    @staticmethod
    def IsInputRedirected() -> bool:
        return not sys.stdin.isatty() if sys.stdin is not None else True

    @staticmethod
    def IsOutputRedirected() -> bool:
        return not sys.stdout.isatty()

    @staticmethod
    def IsErrorRedirected() -> bool:
        return not sys.stderr.isatty()

    @staticmethod
    def OpenStandardOutput(size: int = 0) -> Any:
        from ems.net.streams import HandleStream

        return HandleStream(sys.stdout.buffer)

    @staticmethod
    def OpenStandardError(size: int = 0) -> Any:
        from ems.net.streams import HandleStream

        return HandleStream(sys.stderr.buffer)

    @staticmethod
    def OpenStandardInput(size: int = 0) -> Any:
        from ems.net.streams import HandleStream

        return HandleStream(sys.stdin.buffer)


members(net_type("System.Console"), """
static void Beep()
static void Beep(int frequency, int duration)
static void Clear()
static System.ValueTuple[int,int] GetCursorPosition()
static void MoveBufferArea(int sourceLeft, int sourceTop, int sourceWidth, int sourceHeight, int targetLeft, int targetTop)
static void MoveBufferArea(int sourceLeft, int sourceTop, int sourceWidth, int sourceHeight, int targetLeft, int targetTop,
    char sourceChar, System.ConsoleColor sourceForeColor, System.ConsoleColor sourceBackColor)
static System.IO.Stream OpenStandardError()
static System.IO.Stream OpenStandardError(int bufferSize)
static System.IO.Stream OpenStandardInput()
static System.IO.Stream OpenStandardInput(int bufferSize)
static System.IO.Stream OpenStandardOutput()
static System.IO.Stream OpenStandardOutput(int bufferSize)
static int Read()
static System.ConsoleKeyInfo ReadKey()
static System.ConsoleKeyInfo ReadKey(bool intercept)
static string ReadLine()
static void ResetColor()
static void SetBufferSize(int width, int height)
static void SetCursorPosition(int left, int top)
static void SetError(System.IO.TextWriter newError)
static void SetIn(System.IO.TextReader newIn)
static void SetOut(System.IO.TextWriter newOut)
static void SetWindowPosition(int left, int top)
static void SetWindowSize(int width, int height)
static void Write(string format, System.Object arg0)
static void Write(string format, System.Object arg0, System.Object arg1)
static void Write(string format, System.Object arg0, System.Object arg1, System.Object arg2)
static void Write(string format, Params System.Object[] arg)
static void Write(string format, System.ReadOnlySpan[System.Object] arg)
static void Write(bool value)
static void Write(char value)
static void Write(char[] buffer)
static void Write(char[] buffer, int index, int count)
static void Write(double value)
static void Write(decimal value)
static void Write(float value)
static void Write(int value)
static void Write(uint value)
static void Write(long value)
static void Write(ulong value)
static void Write(System.Object value)
static void Write(string value)
static void Write(System.ReadOnlySpan[char] value)
static void WriteLine()
static void WriteLine(bool value)
static void WriteLine(char value)
static void WriteLine(char[] buffer)
static void WriteLine(char[] buffer, int index, int count)
static void WriteLine(decimal value)
static void WriteLine(double value)
static void WriteLine(float value)
static void WriteLine(int value)
static void WriteLine(uint value)
static void WriteLine(long value)
static void WriteLine(ulong value)
static void WriteLine(System.Object value)
static void WriteLine(string value)
static void WriteLine(System.ReadOnlySpan[char] value)
static void WriteLine(string format, System.Object arg0)
static void WriteLine(string format, System.Object arg0, System.Object arg1)
static void WriteLine(string format, System.Object arg0, System.Object arg1, System.Object arg2)
static void WriteLine(string format, Params System.Object[] arg)
static void WriteLine(string format, System.ReadOnlySpan[System.Object] arg)
static System.ConsoleColor BackgroundColor {get;set;}
static int BufferHeight {get;set;}
static int BufferWidth {get;set;}
static bool CapsLock {get;}
static int CursorLeft {get;set;}
static int CursorSize {get;set;}
static int CursorTop {get;set;}
static bool CursorVisible {get;set;}
static System.IO.TextWriter Error {get;}
static System.ConsoleColor ForegroundColor {get;set;}
static System.IO.TextReader In {get;}
static System.Text.Encoding InputEncoding {get;set;}
static bool IsErrorRedirected {get;}
static bool IsInputRedirected {get;}
static bool IsOutputRedirected {get;}
static bool KeyAvailable {get;}
static int LargestWindowHeight {get;}
static int LargestWindowWidth {get;}
static bool NumberLock {get;}
static System.IO.TextWriter Out {get;}
static System.Text.Encoding OutputEncoding {get;set;}
static string Title {get;set;}
static bool TreatControlCAsInput {get;set;}
static int WindowHeight {get;set;}
static int WindowLeft {get;set;}
static int WindowTop {get;set;}
static int WindowWidth {get;set;}
static System.ConsoleCancelEventHandler CancelKeyPress(System.Object, System.ConsoleCancelEventArgs)
""" + "\n".join(f"static {line}" for line in WRITES.splitlines()), _Console)
