"""In: what the store holds of a credential. Out: the PSCredential that a connector shows, its password still sealed."""
from __future__ import annotations

from typing import Any

from ems.net.credentials import PSCredential, SecureString


class StoredCredential(PSCredential):
    """A credential in the store. Its SecureString is empty: only `open` gives the password, and a copy keeps it sealed."""

    __slots__ = ("sealed",)

    def __init__(self, sealed: dict[str, str]) -> None:
        super().__init__(sealed.get("UserName", ""), SecureString())
        self.sealed = sealed

    def __repr__(self) -> str:
        return "StoredCredential(…)"

    def open(self, store: Any) -> str:
        """The password, for the one who sends it to the smart host."""
        return str(store.secrets.open(self.sealed["Password"]))
