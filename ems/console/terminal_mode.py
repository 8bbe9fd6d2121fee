"""In: a terminal. Out: its settings while the shell runs: Ctrl+C shows no ^C. What only POSIX has is here alone."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


def quiet_control_keys() -> None:
    """Keep the terminal from echoing control keys; they are set back when the shell ends."""
    if sys.platform == "win32":
        return
    import atexit
    import termios

    try:
        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
    except (termios.error, OSError, ValueError):  # no terminal behind it
        return
    flag = getattr(termios, "ECHOCTL", 0)
    changed = list(before)
    changed[3] &= ~flag
    termios.tcsetattr(handle, termios.TCSANOW, changed)
    atexit.register(termios.tcsetattr, handle, termios.TCSANOW, before)


@contextmanager
def held_keys() -> Iterator[None]:
    """While something loads: what is typed waits unseen for who reads next, Ctrl+C too."""
    if sys.platform == "win32":
        yield
        return
    import termios

    try:
        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
    except (termios.error, OSError, ValueError):  # no terminal behind it
        yield
        return
    changed = list(before)
    changed[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
    termios.tcsetattr(handle, termios.TCSANOW, changed)
    try:
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)


def read_key() -> str:
    """The characters of one key press, without Enter and without echo; KeyboardInterrupt for Ctrl+C. Keys typed ahead come first."""
    ahead = _typed_ahead()
    if ahead is not None:
        return ahead
    if sys.platform == "win32":
        import msvcrt

        char = msvcrt.getwch()
        if char == "\x03":
            raise KeyboardInterrupt
        return char + (msvcrt.getwch() if char in "\x00\xe0" else "")
    return _read_posix()


def _typed_ahead() -> str | None:
    """A key that the line editor read together with the Enter before it."""
    from prompt_toolkit.application.current import get_app_session
    from prompt_toolkit.input.typeahead import get_typeahead, store_typeahead

    source = get_app_session().input
    waiting = get_typeahead(source)
    if not waiting:
        return None
    store_typeahead(source, waiting[1:])
    return waiting[0].data


def _read_posix() -> str:
    import os
    import select
    import termios

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    changed = list(before)
    changed[3] &= ~(termios.ICANON | termios.ECHO)
    termios.tcsetattr(handle, termios.TCSANOW, changed)
    try:
        while not select.select([handle], [], [], 0.05)[0]:
            pass  # Ctrl+C is raised here, between two looks
        data = os.read(handle, 1)
        while select.select([handle], [], [], 0.0 if data[:1] != b"\x1b" else 0.02)[0] and _unfinished(data):
            data += os.read(handle, 1)
    finally:
        termios.tcsetattr(handle, termios.TCSANOW, before)
    return data.decode("utf-8", "replace")


def _unfinished(data: bytes) -> bool:
    """True when more bytes belong to the key: the rest of a character or of an escape sequence."""
    if data[:1] == b"\x1b":
        return len(data) < 2 or len(data) < 3 and data[1:2] in (b"[", b"O") or data[1:2] == b"[" and not 0x40 <= data[-1] <= 0x7E
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def key_waits() -> bool:
    """True when a key was pressed that nobody has read."""
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.kbhit()
    import select

    return bool(select.select([sys.stdin], [], [], 0)[0])
