"""In: nothing. Out: the library's names: Session, and the errors it raises.

    import cmdlets, ems

    with ems.Session(store="memory:") as session:
        connector = cmdlets.new_receive_connector(name="Relay", bindings=["0.0.0.0:2526"], remote_ip_ranges=["10.0.0.5"], custom=True)
        for item in session.run("Get-ReceiveConnector | Where-Object Enabled"):
            print(item.Name)
"""
from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["CommandError", "Session", "__version__"]


def __getattr__(name: str) -> Any:
    if name in ("Session", "CommandError", "Result"):
        from ems import library

        return getattr(library, name)
    raise AttributeError(f"module 'ems' has no attribute {name!r}")
