"""In: who runs which cmdlet with which parameters. Out: the facts of an audit row, with no secret in them."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from typing import Any

from ems.store.compare import MASK, SEALED

# Types and parameter names whose values are never written down, in lower case.
SECRET_TYPES = frozenset(
    {
        "System.Security.SecureString",
        "System.Management.Automation.PSCredential",
        "System.Net.NetworkCredential",
        "System.Security.Cryptography.X509Certificates.X509Certificate2",
    }
)
SECRET_WORDS = ("password", "credential", "secret", "passphrase", "privatekey", "token", "apikey", "filedata")

QUOTES = "'\u2018\u2019\u201a\u201b"  # each ends a single-quoted string

UNIX_EPOCH_TICKS = 621_355_968_000_000_000


def now_ticks() -> int:
    """UTC now, in .NET's ticks of 100 ns since the year 1."""
    return time.time_ns() // 100 + UNIX_EPOCH_TICKS


def ticks_to_text(ticks: int) -> str:
    """A UTC time for messages: 2026-01-31 08:15:30Z."""
    return time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime((ticks - UNIX_EPOCH_TICKS) // 10_000_000))


_who: list[str] = []


def current_user() -> str:
    """The login name that this process runs under."""
    if not _who:
        name = ""
        try:
            import pwd

            name = pwd.getpwuid(os.geteuid()).pw_name
        except (ImportError, KeyError):  # Windows, or a user id without a name
            name = os.environ.get("USERNAME") or os.environ.get("USER") or (f"uid {os.geteuid()}" if hasattr(os, "geteuid") else "unknown")
        _who.append(name)
    return _who[0]


_host: list[str] = []


def current_host() -> str:
    """This machine's name."""
    if not _host:
        name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
        _host.append(name or "localhost")
    return _host[0]


def is_secret(name: str, value: Any) -> bool:
    """Whether a parameter's value must not be written down: by its type, or by the parameter's name."""
    if getattr(value, "net_name", None) in SECRET_TYPES:
        return True
    if isinstance(value, (bool, int)) or value is None or getattr(value, "net_name", "") == "System.Management.Automation.SwitchParameter":
        return False
    lower = name.lower()
    return any(word in lower for word in SECRET_WORDS) or _holds_secret(value)


def _holds_secret(value: Any) -> bool:
    if isinstance(value, str):
        return value.startswith(SEALED)
    if isinstance(value, (list, tuple)):
        return any(getattr(item, "net_name", None) in SECRET_TYPES or _holds_secret(item) for item in value)
    return False


def audited_parameters(parameters: Mapping[str, Any] | None) -> list[list[str]]:
    """[name, text] of each parameter as the audit row keeps it."""
    return [[name, literal(name, value)] for name, value in parameters.items()] if parameters else []


def command_line(cmdlet: str, parameters: list[list[str]]) -> str:
    """The command as one could type it, from audited parameters."""
    parts = [cmdlet]
    for name, text in parameters:
        parts.append(f"-{name}:{text}" if text in ("$true", "$false") else f"-{name} {text}")
    text = " ".join(parts)
    return text if "\0" not in text and text.isascii() else text.replace("\0", "`0").encode("utf-8", "backslashreplace").decode("utf-8")


def literal(name: str, value: Any) -> str:
    """A parameter's value as PowerShell source text, masked when it is secret."""
    if is_secret(name, value):
        return f"'{MASK}'"
    return _literal(value, name)


def _literal(value: Any, name: str, quoted: bool = False) -> str:
    """`quoted`: the place is an expression, where text without quotes would be a command or a number."""
    if value is None:
        return "$null"
    if isinstance(value, bool):
        return "$true" if value else "$false"
    net_name = getattr(value, "net_name", "")
    if net_name == "System.Management.Automation.SwitchParameter":
        return "$true" if value else "$false"
    if isinstance(value, str):
        return _quoted(value, quoted)
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return ",".join(_literal(item, name, quoted) for item in value) if value else "@()"
    if hasattr(value, "items") and hasattr(value, "get") and net_name != "System.Management.Automation.PSCustomObject":
        return "@{" + "; ".join(f"{_key(key)}={_entry(str(key), item)}" for key, item in value.items()) + "}"
    return _quoted(_as_text(value), quoted)


def _entry(key: str, value: Any) -> str:
    return f"'{MASK}'" if is_secret(key, value) else _literal(value, key, quoted=True)


def _key(key: Any) -> str:
    text = _as_text(key)
    return text if text.isidentifier() and text.isascii() else _quoted(text, always=True)


def _as_text(value: Any) -> str:
    if not hasattr(value, "net_name"):
        return str(value)
    from ems.values.text import to_string

    return str(to_string(value))


def _quoted(text: str, always: bool = False) -> str:
    if not always and text and all(c.isalnum() or c in "-_./:\\*" for c in text) and not text.startswith("-"):
        return text
    return "'" + "".join(c + c if c in QUOTES else c for c in text) + "'"
