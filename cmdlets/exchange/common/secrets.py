"""In: a PSCredential, or what the store holds of one. Out: the one from the other; the password is sealed by the store, never in clear
text."""

from __future__ import annotations

from typing import Any


class Unsealed:
    """A password on its way into the store. It shows as nothing wherever it might be printed."""

    __slots__ = ("password", "user")

    def __init__(self, user: str, password: str) -> None:
        self.user = user
        self.password = password

    def __repr__(self) -> str:
        return "Unsealed(…)"

    def seal(self, store: Any) -> dict[str, str]:
        return {"UserName": self.user, "Password": store.secrets.seal(self.password)}


def dump_credential(value: Any) -> Any:
    """What is to be stored of a credential: Unsealed for a new one, the sealed form of one that was read."""
    if value is None:
        return None
    sealed = getattr(value, "sealed", None)
    return sealed if sealed is not None else Unsealed(value.user or "", plain_password(value))


def plain_password(credential: Any) -> str:
    """The password of a PSCredential."""
    password = credential.password
    reveal = getattr(password, "reveal", None)
    return reveal() if callable(reveal) else str(password)


def load_credential(value: Any) -> Any:
    """The credential of a document: user name, and the sealed password that only the mail flow opens."""
    if value is None:
        return None
    from cmdlets.exchange.common.stored_credentials import StoredCredential

    return StoredCredential(value)
