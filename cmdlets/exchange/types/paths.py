"""In: a Windows path or UNC share. Out: LocalLongFullPath, LongPath and the paths of logs and folders."""
from __future__ import annotations

import re
from typing import Any

from cmdlets.exchange.types.values import ValueObject, format_error
from ems.values.types import net_type

_LOCAL = (r"[A-Za-z]:\\(?:[^<>:\"/|?*\x00-\x1f]*)\Z")
_UNC = (r"\\\\[^<>:\"/|?*\\\x00-\x1f]+\\[^<>:\"/|?*\x00-\x1f]+\Z")


class LongPath(ValueObject):
    """A full path. Paths of this machine (`/var/log/…`) are taken too, since the shell runs where they are."""

    __slots__ = ("path",)
    net_name = "Microsoft.Exchange.Data.LongPath"
    local_only = False

    def __init__(self, path: str) -> None:
        self.ps_ext = None
        self.path = path

    @classmethod
    def stored(cls, text: str) -> Any:
        return cls(text)

    @classmethod
    def parse(cls, text: str) -> Any:
        stripped = text.strip().strip('"')
        if re.match(_LOCAL, stripped) or stripped.startswith("/") or (not cls.local_only and re.match(_UNC, stripped)):
            return cls(stripped.rstrip("\\") if len(stripped) > 3 else stripped)
        raise format_error(f'"{text}" isn\'t a valid full path.')

    def __str__(self) -> str:
        return self.path

    @property
    def is_unc(self) -> bool:
        return self.path.startswith("\\\\")

    @property
    def drive(self) -> str | None:
        return self.path[:2] if self.path[1:2] == ":" else None


class LocalLongFullPath(LongPath):
    __slots__ = ()
    net_name = "Microsoft.Exchange.Data.LocalLongFullPath"
    local_only = True


LONG_PATH = net_type("Microsoft.Exchange.Data.LongPath", py=LongPath, parse=LongPath.parse)
LONG_PATH.prop("string PathName", str)
LONG_PATH.prop("bool IsLocalFull", lambda self: not self.is_unc)
LONG_PATH.prop("bool IsUnc", lambda self: self.is_unc)
LONG_PATH.prop("string DriveName", lambda self: self.drive)
LOCAL_PATH = net_type(
    "Microsoft.Exchange.Data.LocalLongFullPath",
    base="Microsoft.Exchange.Data.LongPath",
    py=LocalLongFullPath,
    parse=LocalLongFullPath.parse,
)
