"""In: text that was copied in the line editor. Out: the desktop's clipboard, through its programs or the terminal; what was copied here when there is none."""
from __future__ import annotations

from prompt_toolkit.clipboard import ClipboardData, InMemoryClipboard
from prompt_toolkit.output import Output


class DesktopClipboard(InMemoryClipboard):
    """Copy goes to the clipboard's program, else to the terminal (OSC 52, which also reaches the desktop through SSH); Paste comes from the program."""

    def __init__(self, output: Output, escapes: bool) -> None:
        super().__init__()
        self.output = output
        self.escapes = escapes

    def set_data(self, data: ClipboardData) -> None:
        super().set_data(data)
        if _run(1, data.text) is None and self.escapes:
            import base64

            self.output.write_raw(f"\x1b]52;c;{base64.b64encode(data.text.encode('utf-8', 'replace')).decode()}\x07")
            self.output.flush()

    def get_data(self) -> ClipboardData:
        found = _run(0, None)
        return ClipboardData(found) if found else super().get_data()


def _run(which: int, text: str | None) -> str | None:
    """Ask the first clipboard program that there is: 0 reads, 1 writes. None when none answers."""
    import shutil
    import subprocess

    from cmdlets.management.clipboard import TOOLS

    tool = next((commands[which] for name, commands in TOOLS.items() if shutil.which(name)), None)
    if tool is None:
        return None
    try:
        done = subprocess.run(tool, input=None if text is None else text.encode("utf-8", "replace"), stdout=subprocess.PIPE if which == 0 else subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=2, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return (done.stdout or b"").decode("utf-8", "replace") if done.returncode == 0 else None
