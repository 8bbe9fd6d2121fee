"""In: the characters of a key press. Out: the KeyInfo that $Host.UI.RawUI.ReadKey gives."""
from __future__ import annotations

from typing import Any

from ems.values.enums import enum_type
from ems.values.numbers import Char
from ems.values.objects import NetObject
from ems.values.types import net_type

OPTIONS = enum_type("System.Management.Automation.Host.ReadKeyOptions", {"AllowCtrlC": 1, "NoEcho": 2, "IncludeKeyDown": 4, "IncludeKeyUp": 8}, flags=True)
STATES = enum_type(
    "System.Management.Automation.Host.ControlKeyStates",
    {"RightAltPressed": 1, "LeftAltPressed": 2, "RightCtrlPressed": 4, "LeftCtrlPressed": 8, "ShiftPressed": 16, "NumLockOn": 32, "ScrollLockOn": 64,
     "CapsLockOn": 128, "EnhancedKey": 256},
    flags=True,
)
NO_ECHO, ALT, CTRL, SHIFT = 2, 2, 8, 16
# What terminals send for keys without a character -> Windows' number of the key.
SEQUENCES = {
    "[A": 38, "[B": 40, "[C": 39, "[D": 37, "OA": 38, "OB": 40, "OC": 39, "OD": 37, "[H": 36, "[F": 35, "[2~": 45, "[3~": 46, "[5~": 33, "[6~": 34,
    "OP": 112, "OQ": 113, "OR": 114, "OS": 115, "[15~": 116, "[17~": 117, "[18~": 118, "[19~": 119, "[20~": 120, "[21~": 121, "[23~": 122, "[24~": 123,
}
NAMED = {"\r": 13, "\n": 13, "\t": 9, "\x7f": 8, "\x08": 8, "\x1b": 27, " ": 32}


class KeyInfo(NetObject):
    """A key: its number, its character, the modifiers."""

    __slots__ = ("character", "code", "state")
    net_name = "System.Management.Automation.Host.KeyInfo"

    def __init__(self, code: int = 0, character: str = "\0", state: int = 0) -> None:
        self.ps_ext = None
        self.code = code
        self.character = character
        self.state = state


INFO = net_type("System.Management.Automation.Host.KeyInfo", py=KeyInfo, base="System.ValueType", kind="struct")
INFO.prop("int VirtualKeyCode", lambda k: k.code)
INFO.prop("char Character", lambda k: Char(k.character))
INFO.prop("System.Management.Automation.Host.ControlKeyStates ControlKeyState", lambda k: state_value(k.state))
INFO.prop("bool KeyDown", lambda k: True)


@INFO.method("string ToString()")
def key_text(key: KeyInfo) -> str:
    from ems.values.convert import to_string

    return f"{key.code},{key.character},{to_string(state_value(key.state))},True"


def state_value(number: int) -> Any:
    from ems.values.enums import EnumValue

    return EnumValue(STATES, number)


def key_info(data: str) -> KeyInfo:
    """The key of the characters that a terminal sent."""
    if data in NAMED:
        return KeyInfo(NAMED[data], {"\n": "\r", "\x7f": "\b"}.get(data, data))
    if data.startswith("\x1b") and len(data) > 1:
        code = SEQUENCES.get(data[1:])
        if code is not None:
            return KeyInfo(code)
        inner = key_info(data[1:])
        return KeyInfo(inner.code, inner.character, inner.state | ALT)
    char = data[:1] or "\0"
    if char < " ":
        return KeyInfo(ord(char) + 64, char, CTRL)
    code = ord(char.upper()) if char.isascii() and char.isalnum() else 0
    return KeyInfo(code, char, SHIFT if char.isupper() else 0)


def read_key_info(host: Any, options: Any) -> KeyInfo:
    found = key_info(host.read_key())
    if (options is None or not options.number & NO_ECHO) and found.character >= " ":
        host.write(found.character)
        host.flush()
    return found
