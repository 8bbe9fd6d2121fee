"""In: secrets. Out: they are sealed at rest, open again with their key only, and show nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from ems.store import Store, open_store
from ems.store.compare import masked, shown
from ems.store.errors import DriverMissing, SecretError
from ems.store.secrets import PassphraseBox, is_sealed

TEXTS = ["hunter2", "", "Größe \u4e2d \U0001f600", "a\0b", "x" * 10_000, "\ud800"]


@pytest.mark.parametrize("text", TEXTS, ids=[str(i) for i in range(len(TEXTS))])
def test_a_sealed_text_opens_again(store: Store, text: str) -> None:
    """seal() gives a token that holds nothing of the text and is another each time; open() gives the text."""
    first, second = store.secrets.seal(text), store.secrets.seal(text)
    assert store.secrets.open(first) == store.secrets.open(second) == text
    assert first != second and is_sealed(first) and (len(text) < 4 or text not in first) and first.isascii()
    assert "hunter2" not in repr(store.secrets)


def test_the_key_is_found_by_the_next_shell(shared_address: str) -> None:
    """Another process's store object opens what the first one sealed."""
    with open_store(shared_address) as store:
        token = store.secrets.seal("hunter2")
    with open_store(shared_address) as store:
        assert store.secrets.open(token) == "hunter2" and store.secrets.seal("x").split(":")[2] == token.split(":")[2]


BAD = ["", "x", "ems-sealed:1:k", "ems-sealed:1:k:!!!", "ems-sealed:9:k:AAAA", "ems-sealed:1:0000000000000000:AAAA"]


@pytest.mark.parametrize("token", BAD)
def test_what_is_no_token_is_refused(store: Store, token: str) -> None:
    """A text that is no token, or of another key, is SecretError."""
    store.secrets.seal("x")
    with pytest.raises(SecretError):
        store.secrets.open(token)


def test_a_changed_token_is_refused(store: Store) -> None:
    """A token in which one character changed does not open."""
    token = store.secrets.seal("hunter2")
    changed = token[:-10] + ("A" if token[-10] != "A" else "B") + token[-9:]
    with pytest.raises(SecretError, match="was changed"):
        store.secrets.open(changed)


def test_a_lost_key_is_said_and_not_replaced(tmp_path: Path) -> None:
    """Without its key file a store neither opens its secrets nor seals new ones under another key."""
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        token = store.secrets.seal("hunter2")
    os.rename(f"{path}.key", tmp_path / "saved")
    with open_store(str(path)) as store:
        for action in (lambda: store.secrets.open(token), lambda: store.secrets.seal("x")):
            with pytest.raises(SecretError, match="is not here") as caught:
                action()
            assert f"{path}.key" in str(caught.value)
        assert not os.path.exists(f"{path}.key")
        os.rename(tmp_path / "saved", f"{path}.key")
        assert store.secrets.open(token) == "hunter2"


def test_a_key_file_for_all_to_read_is_refused(tmp_path: Path) -> None:
    """A key file that others can read is not used."""
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        token = store.secrets.seal("hunter2")
    os.chmod(f"{path}.key", 0o644)
    with open_store(str(path)) as store, pytest.raises(SecretError, match="chmod 600"):
        store.secrets.open(token)


def test_a_key_file_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that somebody else may have put there is not used."""
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        store.secrets.seal("hunter2")
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("needs root, to give a file away")
    os.chown(f"{path}.key", 4711, -1)
    with open_store(str(path)) as store, pytest.raises(SecretError, match="another user"):
        store.secrets.seal("x")


def test_shells_that_seal_at_once_make_one_key(tmp_path: Path) -> None:
    """Processes that seal the first secret of a store at the same moment all use the same key, which is whole."""
    code = (
        "import sys; from ems.store import open_store\nwith open_store(sys.argv[1]) as s:\n    sys.stdin.read()\n"
        "    print(s.secrets.seal('hunter2'))"
    )
    path, root = str(tmp_path / "store.db"), str(Path(__file__).parents[2])
    open_store(path).close()
    running = [
        subprocess.Popen([sys.executable, "-c", code, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) for _ in range(6)
    ]
    tokens = [process.communicate("")[0].strip() for process in running]
    with open_store(path) as store:
        assert [store.secrets.open(token) for token in tokens] == ["hunter2"] * 6
    assert sorted(os.listdir(tmp_path)) == ["store.db", "store.db-holder", "store.db.key"]


def test_a_key_that_was_made_in_a_failed_change_is_found_again(tmp_path: Path) -> None:
    """The change that made the key may fail: the next one uses the same key, and the store knows it then."""
    with open_store(str(tmp_path / "store.db")) as store:
        with pytest.raises(ZeroDivisionError), store.transaction():
            token = store.secrets.seal("hunter2")
            raise ZeroDivisionError
        assert store.meta("key_id") == ""  # type: ignore[attr-defined]
        assert store.secrets.seal("x").split(":")[2] == token.split(":")[2] == store.meta("key_id")  # type: ignore[attr-defined]


def test_the_key_file_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """EMS_KEY_FILE says where the key is."""
    monkeypatch.setenv("EMS_KEY_FILE", str(tmp_path / "keys" / "mine"))
    with open_store(str(tmp_path / "store.db")) as store:
        token = store.secrets.seal("hunter2")
    assert os.path.exists(tmp_path / "keys" / "mine") and not os.path.exists(tmp_path / "store.db.key")
    with open_store(str(tmp_path / "store.db")) as store:
        assert store.secrets.open(token) == "hunter2"


def test_the_keyring_is_used_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a keyring backend the key goes there and no file is made."""
    kept: dict[Any, str] = {}

    class Backend:
        pass

    ring: Any = types.ModuleType("keyring")
    ring.get_keyring = Backend
    ring.get_password = lambda service, name: kept.get((service, name))
    ring.set_password = lambda service, name, text: kept.__setitem__((service, name), text)
    backends: Any = types.ModuleType("keyring.backends")
    errors: Any = types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    backends.fail = types.SimpleNamespace(Keyring=int)
    backends.null = types.SimpleNamespace(Keyring=int)
    for name, module in (("keyring", ring), ("keyring.backends", backends), ("keyring.errors", errors)):
        monkeypatch.setitem(sys.modules, name, module)
    with open_store(str(tmp_path / "store.db")) as store:
        token = store.secrets.seal("hunter2")
        assert list(kept) == [("ems", store.id)]
    with open_store(str(tmp_path / "store.db")) as store:
        assert store.secrets.open(token) == "hunter2"
    assert not [name for name in os.listdir(tmp_path) if "key" in name]


def test_without_the_package_it_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """When `cryptography` is missing, sealing says what to install."""
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)
    with pytest.raises(DriverMissing, match="pip install cryptography"):
        store.secrets.seal("x")


def test_an_exported_secret_opens_with_its_passphrase_only() -> None:
    """A PassphraseBox needs no store; another one with the same passphrase opens what it sealed, another passphrase or a change is refused."""
    box = PassphraseBox("open sesame")
    token, again = box.seal("hunter2"), box.seal("hunter2")
    assert PassphraseBox("open sesame").open(token) == box.open(again) == "hunter2" and token != again and "hunter2" not in token
    for bad, passphrase in ((token, "other"), (token[:-6] + "AAAAAA", "open sesame"), ("ems-exported:1:AAAA", "x"), ("nothing", "x")):
        with pytest.raises(SecretError):
            PassphraseBox(passphrase).open(bad)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("ems-sealed:1:k:abc", "********"),
        (["a", "ems-sealed:1:k:abc"], "{a, ********}"),
        ({"User": "u", "Password": "ems-sealed:1:k:abc"}, '{"User":"u","Password":"********"}'),
        (True, "True"),
        (None, "$null"),
        ([], "{}"),
        (5, "5"),
    ],
)
def test_shown_values_hold_no_secret(value: Any, text: str) -> None:
    """Values for people have the mask where a sealed secret stands."""
    assert shown(value) == text and "abc" not in str(masked(value))


def test_the_file_holds_no_secret(tmp_path: Path) -> None:
    """Neither the store nor its journal, history or key file holds the clear text of a sealed secret."""
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        with store.transaction(cmdlet="Set-Thing", parameters={"Password": "canary-7f3a"}) as change:
            row = change.insert("Thing", "a", "a", None, {"Secret": store.secrets.seal("canary-7f3a")})
            change.update(row, {"Secret": store.secrets.seal("canary-7f3a")})
        found = [name for name in os.listdir(tmp_path) if b"canary-7f3a" in (tmp_path / name).read_bytes()]
    assert found == []
