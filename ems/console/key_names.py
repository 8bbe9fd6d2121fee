"""In: a key as PSReadLine writes it (Ctrl+x,Ctrl+e). Out: the key sequence that prompt_toolkit reads."""
from __future__ import annotations

SPECIAL = {
    "enter": "enter", "backspace": "c-h", "delete": "delete", "home": "home", "end": "end", "leftarrow": "left", "rightarrow": "right", "uparrow": "up",
    "downarrow": "down", "tab": "tab", "escape": "escape", "insert": "insert", "pageup": "pageup", "pagedown": "pagedown", "spacebar": " ",
    **{f"f{n}": f"f{n}" for n in range(1, 25)},
}
# What terminals send for keys with more than one modifier or for punctuation with Ctrl.
CONTROL = {"@": "c-@", "]": "c-]", "\\": "c-\\", "_": "c-_", "^": "c-^", " ": "c-@", "?": "c-?"}
NO_CODE = {"enter": "enter", "tab": "tab", "escape": "escape", "c-h": "backspace"}  # told apart only by terminals that report modifiers (extended_keys)
VI_COMMAND = "vi-command"  # stands before the keys of Vi's command mode


def slot(text: str, vi_command: bool = False) -> tuple[str, ...] | None:
    """Where a chord stands in a mode's table: the command mode of Vi has places of its own."""
    found = sequence(text)
    if found is not None and (vi_command or len(text) > 2 and text.startswith("<")):
        return (VI_COMMAND, *found)
    return found


def sequence(text: str) -> tuple[str, ...] | None:
    """The keys of a chord, or None when no terminal can send it. `<g,g>` (Vi's command mode) is read without its brackets."""
    if len(text) > 2 and text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    keys: list[str] = []
    for part in split_chord(text):
        found = one_key(part)
        if found is None:
            return None
        keys += found
    return tuple(keys)


def split_chord(text: str) -> list[str]:
    """`Ctrl+x,Ctrl+e` in its keys; a comma itself is a key, too."""
    if text == ",":
        return [","]
    parts = text.split(",")
    out: list[str] = []
    for part in parts:
        if part == "" and out:
            out[-1] += ","
        else:
            out.append(part)
    return out


def one_key(text: str) -> list[str] | None:
    rest, control, alt, shift = text, False, False, False
    while "+" in rest[:-1]:
        modifier, _, after = rest.partition("+")
        if modifier.lower() not in ("ctrl", "control", "alt", "shift"):
            break
        control |= modifier.lower() in ("ctrl", "control")
        alt |= modifier.lower() == "alt"
        shift |= modifier.lower() == "shift"
        rest = after
    name = SPECIAL.get(rest.lower())
    if name is None and len(rest) != 1:
        return None
    prefix = ["escape"] if alt else []
    if name is None or name == " ":
        return _character(rest if name is None else " ", control, shift, prefix)
    if name == "tab" and shift and not control:
        return [*prefix, "s-tab"]
    if name in NO_CODE and (control or shift):
        return [*prefix, f"{'c-' if control else ''}{'s-' if shift else ''}{NO_CODE[name]}"]
    if control and shift:
        return [*prefix, f"c-s-{name}"]
    if control:
        return [*prefix, f"c-{name}"]
    if shift and name[0] == "f" and name[1:].isdigit():
        return [*prefix, f"f{int(name[1:]) + 12}"]
    if shift:
        return [*prefix, f"s-{name}"]
    return [*prefix, name]


def _character(char: str, control: bool, shift: bool, prefix: list[str]) -> list[str] | None:
    if not control:
        return [*prefix, char.upper() if shift else char]
    if char.isalpha():
        return [*prefix, f"c-{char.upper() if shift else char}"]
    code = CONTROL.get(char)
    return [*prefix, code] if code else None


# What a terminal that reports modifiers sends: CSI code;modifier u, and xterm's CSI 27;modifier;code ~.
CODES = {13: "enter", 9: "tab", 127: "c-h", 27: "escape", 32: " ", **{n: chr(n) for n in range(33, 127)}}


def extended_keys() -> dict[str, tuple[str, ...]]:
    """Sequence -> keys, for the modifiers Shift (2), Alt (3), Ctrl (5) and their sums."""
    out: dict[str, tuple[str, ...]] = {"\x1b[2;2~": ("s-insert",), "\x1b[2;5~": ("c-insert",)}
    for code, name in CODES.items():
        for modifier in range(2, 9):
            bits = modifier - 1
            words = [w for bit, w in ((4, "Ctrl"), (2, "Alt"), (1, "Shift")) if bits & bit]
            if bits == 1 and 32 < code < 127:
                continue  # a capital letter is a letter
            key = {"c-h": "Backspace", " ": "Spacebar"}.get(name, name)
            found = one_key("+".join([*words, key]))
            if found is not None:
                out[f"\x1b[{code};{modifier}u"] = out[f"\x1b[27;{modifier};{code}~"] = tuple(found)
    return out
