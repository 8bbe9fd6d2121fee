"""In: an exception of Python out of a .NET member, and the call. Out: the .NET exception that it stands for; None where it is a defect.

A member's own code checks what .NET checks. What it leaves to Python is caught here once for all members: a null where an object is
needed, a file that cannot be opened, a length that no memory holds.
"""
from __future__ import annotations

from typing import Any

from ems.values.errors import NetException, net_error


def net_failure(error: Exception, method: Any = None, args: Any = ()) -> NetException | None:
    """The .NET exception for a Python exception; `method` and `args` are the call it came out of."""
    if isinstance(error, BrokenPipeError):
        return None  # nobody reads any more: the program ends
    if isinstance(error, OSError):
        from ems.net.streams import file_error

        return file_error(error, str(error.filename or ""))
    if isinstance(error, MemoryError):
        return net_error("System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.")
    if isinstance(error, ValueError) and "null byte" in str(error):
        return net_error("System.ArgumentException", "Null character in path. (Parameter 'path')")
    if isinstance(error, (TypeError, AttributeError)):
        at = next((at for at, value in enumerate(args) if value is None), None)
        if at is not None:
            return net_error("System.ArgumentNullException", f"Value cannot be null. (Parameter '{_name(method, len(args), at)}')")
    return None


def _name(method: Any, count: int, at: int) -> str:
    """The name of a parameter, from the first overload that takes that many arguments."""
    from ems.values.overloads import plan_of

    plans = [plan_of(overload) for overload in method.overloads]
    return next((p.params[at].name for p in plans if p.required <= count <= len(p.params)), "value")
