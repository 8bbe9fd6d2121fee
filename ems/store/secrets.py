"""In: secret texts. Out: sealed tokens that may stand in a document, and back. Also for exports, under a passphrase.

AES-256-GCM by `cryptography`. The key is kept in the system's keyring (package `keyring`, when it has a real backend), else in a file of
mode
0600 beside the store (`store.db.key`; of a PostgreSQL store in the data folder); EMS_KEY_FILE names another file. The store remembers the
id
of its key, so that a lost key is said and never silently replaced.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ems.store.compare import SEALED
from ems.store.errors import DriverMissing, SecretError

if TYPE_CHECKING:
    from ems.store.sql import SqlStore

EXPORTED = "ems-exported:"
KEY_BYTES, NONCE_BYTES, SALT_BYTES = 32, 12, 16


class SecretBox:
    """Seals and opens with one store's key, which is found or made when first needed."""

    def __init__(self, store: SqlStore, temporary: bool = False) -> None:
        self._store = store
        self._temporary = temporary  # of a rehearsal whose store has no key yet: a key that nobody keeps
        self._keys: dict[str, bytes] = {}
        self._own = ""

    def __repr__(self) -> str:
        return "SecretBox(…)"

    def seal(self, text: str) -> str:
        """The token for a text; each call gives another one."""
        key_id = self._own or self._key_to_seal_with()
        nonce = os.urandom(NONCE_BYTES)
        sealed = _cipher(self._keys[key_id]).encrypt(nonce, text.encode("utf-8", "surrogatepass"), b"ems")
        return f"{SEALED}1:{key_id}:{_to_base64(nonce + sealed)}"

    def open(self, token: str) -> str:
        """The text of a token; SecretError when it was sealed with a key that is not here, or changed since."""
        try:
            head, version, key_id, body = token.split(":")
            data = _from_base64(body)
            if head + ":" != SEALED or version != "1":
                raise ValueError
        except ValueError:
            raise SecretError("The value is no sealed secret that this ems can open.") from None
        key = self._keys.get(key_id) or self._stored_key()
        if key is None or _key_id(key) != key_id:
            raise SecretError(f"The secret was sealed with the key {key_id}, which is not here. {self._where_to_look()}")
        self._keys[key_id] = key
        return _decrypt(key, data, "The secret cannot be opened: it was changed.")

    def adopt(self, other: SecretBox) -> None:
        """Be able to open what another box sealed."""
        self._keys.update(other._keys)

    # -- the key

    def _key_to_seal_with(self) -> str:
        key = self._stored_key()
        known = self._store.meta("key_id")
        if key is not None and known and _key_id(key) != known:
            raise SecretError(f"The key found is not this store's key {known}. {self._where_to_look()}")
        if key is None:
            if known:
                raise SecretError(f"The store's key {known} is not here, and a new one would not open its secrets. {self._where_to_look()}")
            key = self._make_key()
        key_id = _key_id(key)
        self._keys[key_id] = key
        if not known and not self._temporary:
            self._store.set_meta("key_id", key_id)
        self._own = key_id
        return key_id

    def _stored_key(self) -> bytes | None:
        if self._temporary or self._store.engine == "memory":
            return self._keys.get(self._own)
        path = self._key_file()
        if os.path.exists(path):
            return _read_key(path)
        text = _keyring_get(self._store.id) if not os.environ.get("EMS_KEY_FILE") else None
        return _from_base64(text) if text else None

    def _make_key(self) -> bytes:
        key = os.urandom(KEY_BYTES)
        if self._temporary or self._store.engine == "memory":
            return key
        if not os.environ.get("EMS_KEY_FILE") and _keyring_set(self._store.id, _to_base64(key)):
            return key
        path = self._key_file()
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:  # another shell was faster
            return _read_key(path)
        except OSError as error:
            raise SecretError(f"The key file '{path}' cannot be made: {error.strerror}.") from None
        with os.fdopen(file, "w", encoding="ascii") as out:
            out.write(_to_base64(key) + "\n")
            out.flush()
            os.fsync(out.fileno())
        return key

    def _key_file(self) -> str:
        named = os.environ.get("EMS_KEY_FILE")
        if named:
            return os.path.abspath(named)
        path = getattr(self._store, "path", "")
        if path:
            return f"{path}.key"
        from ems.store.interface import default_path

        return os.path.join(os.path.dirname(default_path()), "keys", f"{self._store.id}.key")

    def _where_to_look(self) -> str:
        if self._store.engine == "memory":
            return "It ended with the process that held it."
        return f"It is looked for in the file '{self._key_file()}' (EMS_KEY_FILE names another) and in the system's keyring."

    def has_key(self) -> bool:
        """Whether there is a key to seal with, without making one."""
        return bool(self._own) or self._stored_key() is not None

    def key_id(self) -> str:
        """The id of the key that there is; "" for none."""
        key = self._stored_key()
        return "" if key is None else _key_id(key)

    def copy_key(self, path: str) -> bool:
        """Write the key into a new file of mode 0600, for a backup; False when the store has none."""
        key = self._stored_key()
        if key is None:
            return False
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as out:
            out.write(_to_base64(key) + "\n")
        return True


def is_sealed(value: Any) -> bool:
    """Whether a document's value is a sealed secret."""
    return isinstance(value, str) and value.startswith(SEALED)


def reseal(value: Any, source: SecretBox, target: SecretBox) -> Any:
    """The value with every secret in it sealed by another box."""
    if isinstance(value, str):
        return target.seal(source.open(value)) if is_sealed(value) else value
    if isinstance(value, list):
        return [reseal(item, source, target) for item in value]
    if isinstance(value, dict):
        return {key: reseal(item, source, target) for key, item in value.items()}
    return value


def export_secret(text: str, passphrase: str) -> str:
    """A token that the passphrase opens anywhere (open_exported)."""
    salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    sealed = _cipher(_derive(passphrase, salt)).encrypt(nonce, text.encode("utf-8", "surrogatepass"), b"ems")
    return f"{EXPORTED}1:{_to_base64(salt + nonce + sealed)}"


def open_exported(token: str, passphrase: str) -> str:
    """The text of an exported secret; SecretError for another passphrase."""
    try:
        head, version, body = token.split(":")
        data = _from_base64(body)
        if head + ":" != EXPORTED or version != "1":
            raise ValueError
    except ValueError:
        raise SecretError("The value is no exported secret that this ems can open.") from None
    return _decrypt(
        _derive(passphrase, data[:SALT_BYTES]), data[SALT_BYTES:], "The passphrase does not open this secret, or the secret was changed."
    )


def _cipher(key: bytes) -> Any:
    try:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    except ImportError:
        raise DriverMissing(
            "Secrets are encrypted by the Python package 'cryptography', which is not installed: pip install cryptography"
        ) from None
    return AESGCM(key)


def _decrypt(key: bytes, data: bytes, complaint: str) -> str:
    cipher = _cipher(key)
    from cryptography.exceptions import InvalidTag

    try:
        clear: bytes = cipher.decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], b"ems")
    except (InvalidTag, ValueError):
        raise SecretError(complaint) from None
    return clear.decode("utf-8", "surrogatepass")


def _derive(passphrase: str, salt: bytes) -> bytes:
    import hashlib

    return hashlib.scrypt(passphrase.encode("utf-8", "surrogatepass"), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=KEY_BYTES)


def _key_id(key: bytes) -> str:
    import hashlib

    return hashlib.sha256(b"ems key " + key).hexdigest()[:16]


def _read_key(path: str) -> bytes:
    try:
        if os.name == "posix" and os.stat(path).st_mode & 0o077:
            raise SecretError(f"The key file '{path}' can be read by others: chmod 600 it first.")
        with open(path, encoding="ascii") as file:
            key = _from_base64(file.read().strip())
    except (OSError, ValueError) as error:
        raise SecretError(f"The key file '{path}' cannot be read: {getattr(error, 'strerror', None) or 'it is no key'}.") from None
    if len(key) != KEY_BYTES:
        raise SecretError(f"The key file '{path}' cannot be read: it is no key.")
    return key


def _keyring() -> Any:
    """The keyring package when it has a place that really keeps secrets, else None."""
    try:
        import keyring  # type: ignore[import-not-found,unused-ignore]
        from keyring.backends import fail, null  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    backend = keyring.get_keyring()
    return None if isinstance(backend, (fail.Keyring, null.Keyring)) else keyring


def _keyring_get(store_id: str) -> str | None:
    ring = _keyring()
    if ring is None:
        return None
    from keyring.errors import KeyringError  # type: ignore[import-not-found,unused-ignore]

    try:
        found: str | None = ring.get_password("ems", store_id)
    except KeyringError as error:
        raise SecretError(f"The system's keyring does not give the store's key: {error}") from None
    return found


def _keyring_set(store_id: str, text: str) -> bool:
    ring = _keyring()
    if ring is None:
        return False
    from keyring.errors import KeyringError  # type: ignore[import-not-found,unused-ignore]

    try:
        ring.set_password("ems", store_id, text)
    except KeyringError:  # locked or refused: the key file it is
        return False
    return bool(ring.get_password("ems", store_id) == text)


def _to_base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode("ascii")


def _from_base64(text: str) -> bytes:
    from base64 import b64decode

    return b64decode(text, validate=True)
