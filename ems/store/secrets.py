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
        known = self._store.meta("key_id")
        if known or self._temporary:
            key = self._known_key(known)
            self._own = _key_id(key)
        else:
            with self._store.transaction() as change:  # under the lock, so that two shells do not make two keys
                known = self._store.meta("key_id")
                key = self._known_key(known)
                if not known:
                    change.set_meta("key_id", _key_id(key))
            if self._store.engine == "memory":
                self._own = _key_id(key)  # of a file, only once the id is saved: the change around this may yet fail
        self._keys[_key_id(key)] = key
        return _key_id(key)

    def _known_key(self, known: str | None) -> bytes:
        """The key with the id that the store knows; one that is there already, or a new one, when it knows none."""
        key = self._stored_key()
        if key is None:
            if known:
                raise SecretError(f"The store's key {known} is not here, and a new one would not open its secrets. {self._where_to_look()}")
            return self._make_key()
        if known and _key_id(key) != known:
            raise SecretError(f"The key found is not this store's key {known}. {self._where_to_look()}")
        return key

    def _stored_key(self) -> bytes | None:
        if self._temporary or self._store.engine == "memory":
            return self._keys.get(self._own)
        path = self._key_file()
        if os.path.lexists(path):
            return _read_key(path, getattr(self._store, "path", ""))
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
            _write_key(path, key)
        except FileExistsError:  # another shell was faster
            return _read_key(path, getattr(self._store, "path", ""))
        except OSError as error:
            raise SecretError(f"The key file '{path}' cannot be made: {error.strerror}.") from None
        return key

    def _key_file(self) -> str:
        named = os.environ.get("EMS_KEY_FILE")
        if named:
            return os.path.abspath(os.path.expanduser(named))
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
        """Whether the store has a key that it seals with; no keyring is asked for it."""
        return bool(self._own) or bool(self._store.meta("key_id"))

    def opens(self, value: Any) -> bool:
        """Whether every sealed secret in a document's value can be opened here."""
        if isinstance(value, (list, dict)):
            return all(self.opens(item) for item in (value.values() if isinstance(value, dict) else value))
        if not is_sealed(value):
            return True
        try:
            self.open(value)
        except SecretError:
            return False
        return True

    def key_id(self) -> str:
        """The id of the key that there is; "" for none."""
        key = self._stored_key()
        return "" if key is None else _key_id(key)

    def copy_key(self, path: str) -> bool:
        """Write the key into a new file of mode 0600, for a backup; False when the store has none."""
        key = self._stored_key()
        if key is None:
            return False
        _write_key(path, key)
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


class PassphraseBox:
    """Seals and opens secrets of exports: a token that the passphrase opens anywhere. One box has one salt and derives its key once."""

    def __init__(self, passphrase: str) -> None:
        self._passphrase = passphrase
        self._salt = os.urandom(SALT_BYTES)
        self._keys: dict[bytes, bytes] = {}  # by salt

    def __repr__(self) -> str:
        return "PassphraseBox(…)"

    def seal(self, text: str) -> str:
        nonce = os.urandom(NONCE_BYTES)
        sealed = _cipher(self._key(self._salt)).encrypt(nonce, text.encode("utf-8", "surrogatepass"), b"ems")
        return f"{EXPORTED}1:{_to_base64(self._salt + nonce + sealed)}"

    def open(self, token: str) -> str:
        """The text of a token; SecretError for another passphrase."""
        try:
            head, version, body = token.split(":")
            data = _from_base64(body)
            if head + ":" != EXPORTED or version != "1":
                raise ValueError
        except ValueError:
            raise SecretError("The value is no exported secret that this ems can open.") from None
        key = self._key(data[:SALT_BYTES])
        return _decrypt(key, data[SALT_BYTES:], "The passphrase does not open this secret, or the secret was changed.")

    def _key(self, salt: bytes) -> bytes:
        key = self._keys.get(salt)
        if key is None:
            key = self._keys[salt] = _derive(self._passphrase, salt)
        return key


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


def _write_key(path: str, key: bytes) -> None:
    """Write a key into a new file, which is there whole or not at all; FileExistsError when there is one."""
    part = f"{path}.{os.getpid()}.part"
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as out:
            out.write(_to_base64(key) + "\n")
            out.flush()
            os.fsync(out.fileno())
        _name_without_replacing(part, path)
    finally:
        if os.path.lexists(part):
            os.remove(part)
    if os.name == "posix":
        folder = os.open(os.path.dirname(path), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _name_without_replacing(part: str, path: str) -> None:
    import errno

    if os.name == "posix":
        try:
            return os.link(part, path)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS):  # a file system without links
                raise
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
    os.rename(part, path)  # on Windows it never replaces
    return None


def _read_key(path: str, store_path: str = "") -> bytes:
    """The key in a file that only its owner, who is this user, root or the owner of the store, can read."""
    try:
        with open(path, encoding="ascii") as file:
            facts = os.fstat(file.fileno())
            if os.name == "posix":
                if facts.st_mode & 0o077:
                    raise SecretError(f"The key file '{path}' can be read by others: chmod 600 it first.")
                trusted = {os.geteuid(), 0} | ({os.stat(store_path).st_uid} if store_path else set())
                if facts.st_uid not in trusted:
                    raise SecretError(f"The key file '{path}' belongs to another user (uid {facts.st_uid}), who may have put it there.")
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
    try:
        backend = keyring.get_keyring()
    except Exception:  # a backend that cannot start here (no session bus): there is no keyring, and the key file is used
        return None
    return None if isinstance(backend, (fail.Keyring, null.Keyring)) else keyring


def _keyring_get(store_id: str) -> str | None:
    ring = _keyring()
    if ring is None:
        return None
    try:
        found: str | None = ring.get_password("ems", store_id)
    except Exception as error:  # backends let errors of D-Bus and of their libraries through
        raise SecretError(f"The system's keyring does not give the store's key: {error}") from None
    return found


def _keyring_set(store_id: str, text: str) -> bool:
    ring = _keyring()
    if ring is None:
        return False
    try:
        ring.set_password("ems", store_id, text)
        return bool(ring.get_password("ems", store_id) == text)
    except Exception:  # locked, refused or broken: the key file it is
        return False


def _to_base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode("ascii")


def _from_base64(text: str) -> bytes:
    from base64 import b64decode

    return b64decode(text, validate=True)
