"""In: a terminal. Out: its settings while the shell runs: Ctrl+C shows no ^C. What only POSIX has is here alone."""
from __future__ import annotations

import sys


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
