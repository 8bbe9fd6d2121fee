"""In: a store's address. Out: Store, Transaction and Row, what every engine gives; open_store(address) and default_path().

    store = open_store("memory:")
    with store.transaction(cmdlet="New-Thing", parameters={"Name": "a"}) as change:
        row = change.insert("Thing", guid, "a", None, {"Name": "a"}, index=[("thing.name", "a")])
        change.update(row, {"Name": "b"}, name="b")
    store.find("Thing", name="B")

Names and servers are compared without regard to case, guids are kept in lower case, index names and keys are compared as they are.
A row's version is the number of the change that wrote it: versions never come again, in no object. `created` is the number of the change
that made the object and keeps the order of insertion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from ems.store.documents import dumps, loads
from ems.store.errors import InvalidDocument, StoreConflict, StoreDamaged, StoreUnavailable

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from ems.store.secrets import SecretBox

T = TypeVar("T")
IndexRows = Sequence[tuple[str, str]]
INDEX_META = "index "  # before a kind: the name under which the store keeps the form of its index rows
RETRIES = 10  # of a change that crossed another
_UNSET: Any = type("Unset", (), {"__repr__": lambda self: "unset"})()  # "leave it as it is", where None is a value


class Row:
    """One object as the store has it. `doc` is parsed when first read and belongs to whoever holds the row."""

    __slots__ = ("_doc", "created", "guid", "keys_text", "kind", "name", "server", "text", "version")

    def __init__(self, kind: str, guid: str, name: str, server: str | None, created: int, version: int, keys_text: str, text: str) -> None:
        self.kind = kind
        self.guid = guid
        self.name = name
        self.server = server
        self.created = created
        self.version = version
        self.keys_text = keys_text
        self.text = text
        self._doc: dict[str, Any] | None = None

    @property
    def doc(self) -> dict[str, Any]:
        if self._doc is None:
            self._doc = self._parsed(self.text)
        return self._doc

    @property
    def index(self) -> list[tuple[str, str]]:
        """The index rows it was written with."""
        return [(name, key) for name, key in self._parsed(self.keys_text)]

    def _parsed(self, text: str) -> Any:
        try:
            return loads(text)
        except (ValueError, TypeError) as error:
            raise damaged(f"The object {self.kind} '{self.name}' ({self.guid})", error) from None

    def __repr__(self) -> str:  # no document: it may hold what nobody should read in a log
        return f"Row({self.kind} {self.name!r} {self.guid} version {self.version})"


def damaged(what: str, error: Exception) -> StoreDamaged:
    """What to raise for a text that the store cannot have written."""
    return StoreDamaged(
        f"{what} is damaged in the store ({error}). Repair-EmsStore saves what can be read of a store into a new file.", target=what
    )


class Reads:
    """The reads that a Store and a Transaction share."""

    def get(self, kind: str, guid: str) -> Row | None:
        raise NotImplementedError

    def find(self, kind: str, *, name: str | None = None, server: str | None = None) -> list[Row]:
        """The objects of a kind with that name, on that server, or both, in order of insertion."""
        raise NotImplementedError

    def all(self, kind: str, server: str | None = None) -> Iterator[Row]:
        """All objects of a kind in order of insertion, read in portions: the store may change meanwhile."""
        raise NotImplementedError

    def names(self, kind: str, start: str = "", *, server: str | None = None, anywhere: bool = False, spread: bool = False, limit: int = 200) -> list[tuple[str, str | None]]:
        """(name, server) of the objects of a kind whose name starts with a text, or holds it anywhere; no document is read.

        spread: the name holds the text's characters in their order, with others between them.
        """
        raise NotImplementedError

    def lookup(self, index_name: str, key: str) -> list[Row]:
        """The objects that have this index row, in order of insertion."""
        raise NotImplementedError

    def range(self, index_name: str, low: str, high: str | None = None, limit: int | None = None) -> list[Row]:
        """The objects with an index row from low to high (both included; None: no upper bound), in order of the key, each once."""
        raise NotImplementedError

    def keys_in(
        self, places: Sequence[tuple[str, str, str]], *, but: int = 0, limit: int | None = None, descending: bool = False
    ) -> list[tuple[str, str, int]]:
        """(index name, key, `created` of its object) of the index rows in any of some places, each an index name and its keys from one to
        another; no object is read. but: an object whose rows do not count. With one place the rows come in order of the key."""
        raise NotImplementedError

    def count(self, kind: str | None = None) -> int:
        raise NotImplementedError

    def kinds(self) -> list[str]:
        """The kinds that have objects, sorted."""
        raise NotImplementedError


class Transaction(Reads):
    """One change of the store in the making: all of it is saved when the block ends, none of it when the block raises."""

    def insert(self, kind: str, guid: str, name: str, server: str | None, doc: dict[str, Any], index: IndexRows = ()) -> Row:
        """Add an object; ObjectExists when its kind and guid are taken."""
        raise NotImplementedError

    def update(
        self,
        row: Row | tuple[str, str],
        doc: dict[str, Any] | None = None,
        *,
        version: int | None = None,
        name: str | None = None,
        server: str | None = _UNSET,
        index: IndexRows | None = None,
    ) -> Row:
        """Write an object again; what is not given stays.

        With a Row (or `version`) the write is refused as StaleWrite when the object changed since; (kind, guid) alone takes it as it is
        now.
        """
        raise NotImplementedError

    def delete(self, kind: str, guid: str, version: int | None = None) -> None:
        """Take an object away; ObjectGone when it is not there, StaleWrite when `version` is not its version."""
        raise NotImplementedError

    def __enter__(self) -> Transaction:
        raise NotImplementedError

    def __exit__(self, cls: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        raise NotImplementedError


class Store(Reads):
    """A place where an organization is kept. `address` is what open_store was given (a password in it masked)."""

    address: str
    engine: str  # "sqlite", "memory" or "postgresql"
    lock_timeout: float = 10.0  # seconds that a change waits for another's lock

    @property
    def version(self) -> int:
        """The number of the last change: while it is the same, nothing changed and what was read may be kept."""
        raise NotImplementedError

    @property
    def id(self) -> str:
        """A guid given when the store was made."""
        raise NotImplementedError

    @property
    def secrets(self) -> SecretBox:
        """seal(text) -> token to keep in a document, open(token) -> text."""
        raise NotImplementedError

    def change(
        self, body: Callable[[Transaction], T], cmdlet: str = "", parameters: Mapping[str, Any] | None = None, user: str | None = None
    ) -> T:
        """Run body(transaction) in a transaction, again when it crossed another's (StoreConflict): body must read in it all that it
        decides on."""
        for _ in range(RETRIES - 1):
            try:
                with self.transaction(cmdlet, parameters, user) as transaction:
                    return body(transaction)
            except StoreConflict:
                continue
        with self.transaction(cmdlet, parameters, user) as transaction:
            return body(transaction)

    def wait_for_change(self, since: int, seconds: float) -> int:
        """Wait until version is another than `since`, at most that long; the version then."""
        raise NotImplementedError

    def transaction(self, cmdlet: str = "", parameters: Mapping[str, Any] | None = None, user: str | None = None) -> Transaction:
        """A context manager. cmdlet, parameters and user go to the audit rows, secrets masked. Inside another transaction of this thread it
        becomes a part of that one, which can fail alone."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def checked_text(what: str, value: Any) -> str:
    """A name or key that every engine can keep."""
    if not isinstance(value, str):
        raise InvalidDocument(f"{what} must be text, not {type(value).__name__}.")
    text = str(value)
    if "\0" in text:
        raise InvalidDocument(f"{what} must not hold a null character.", target=text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidDocument(f"{what} holds half a character (a lone surrogate).", target=text) from None
    return text


def checked_index(index: IndexRows) -> str:
    """The stored text of index rows, each once, in the order given."""
    rows = dict.fromkeys((checked_text("An index name", name), checked_text("An index key", key)) for name, key in index)
    return dumps(list(rows)) if rows else "[]"


def default_path() -> str:
    """Where the store is when nobody says: `store.db` in this user's data folder for ems."""
    import os
    import sys

    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(os.path.expanduser("~"), "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or ""
        if not os.path.isabs(base):  # the standard says to ignore a relative one
            base = os.path.expanduser("~/.local/share")
    return os.path.join(base, "ems", "store.db")


def open_store(address: str | None = None, *, create: bool = True, read_only: bool = False, lock_timeout: float | None = None) -> Store:
    """The store at a file path, `memory:`, or `postgresql://…`; None or "" is default_path(). A missing file or schema is made unless
    `create` is False. Raises a StoreError that says what is wrong; nothing is overwritten then."""
    address = address or default_path()
    store: Store
    if address.startswith(("postgresql://", "postgres://")):
        from ems.store.postgresql import PostgresStore

        store = PostgresStore(address, create=create, read_only=read_only)
    elif "://" in address and not address.startswith("file://"):
        raise StoreUnavailable(
            f"The store address '{address.partition('://')[0]}://…' is of no kind that ems knows: give a file path, 'memory:' or "
            "'postgresql://host/database'.",
            error_id="StoreAddressInvalid",
            category="InvalidArgument",
        )
    else:
        from ems.store.sqlite import MemoryStore, SqliteStore

        store = MemoryStore() if address == "memory:" else SqliteStore(address, create=create, read_only=read_only)
    if lock_timeout is not None:
        store.lock_timeout = lock_timeout
    return store
