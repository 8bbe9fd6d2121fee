"""In: the system that this runs on. Out: its names, memory and rights, and the end of a process, as Linux, macOS and Windows tell them.

The one place for what differs between systems below the console; the branches for other systems than this one could not be tried.
"""
from __future__ import annotations

import os
import sys
from typing import Any


def facts() -> Any:
    """system, node, release, version and machine."""
    import platform

    return platform.uname()


def memory() -> tuple[int, int]:
    """(all, free) memory in bytes; 0 for what the system does not tell."""
    if sys.platform == "win32":
        return _windows_memory()
    page = os.sysconf("SC_PAGE_SIZE")
    known = os.sysconf_names
    return tuple(os.sysconf(name) * page if name in known else 0 for name in ("SC_PHYS_PAGES", "SC_AVPHYS_PAGES"))  # type: ignore[return-value]


def _windows_memory() -> tuple[int, int]:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong), *((name, ctypes.c_ulonglong) for name in
                    ("total", "free", "total_page", "free_page", "total_virtual", "free_virtual", "free_extended"))]

    status = Status(length=ctypes.sizeof(Status))
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return status.total, status.free


def is_administrator() -> bool:
    """Root, or an elevated process of Windows."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0


def kill(process_id: int) -> None:
    """End a process at once; OSError when that is refused."""
    import signal

    os.kill(process_id, getattr(signal, "SIGKILL", signal.SIGTERM))  # on Windows any signal ends it at once
