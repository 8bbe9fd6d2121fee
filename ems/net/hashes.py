"""In: nothing. Out: the hash algorithms of System.Security.Cryptography."""
from __future__ import annotations

import hashlib
import os
from typing import Any

from ems.net.bases import MOST_BYTES, ObjectBodies, bad_argument, check_room, negative, null_argument, out_of_range
from ems.net.declare import members
from ems.net.encodings import byte_array
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_C = "System.Security.Cryptography."
_ALGORITHMS = {"MD5": "md5", "SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512"}


class HashAlgorithm(NetObject):
    """A hash algorithm, keyed when `key` is not None."""

    __slots__ = ("key", "last", "name", "net_type")

    def __init__(self, type_name: str, name: str, key: bytes | None = None) -> None:
        self.ps_ext = None
        self.net_type = get_type(type_name)
        self.name = name
        self.key = key
        self.last: bytes | None = None

    def digest(self, data: bytes) -> bytes:
        if self.key is not None:
            import hmac

            self.last = hmac.new(self.key, data, self.name).digest()
        else:
            self.last = hashlib.new(self.name, data, usedforsecurity=False).digest()
        return self.last


def _bytes(value: Any, rest: tuple[Any, ...] = ()) -> bytes:
    if value is None:
        raise null_argument("buffer")
    if hasattr(value, "read"):
        return value.read(-1)  # type: ignore[no-any-return]
    return bytes(value[rest[0] : rest[0] + rest[1]] if rest else value)


class _Hashes(ObjectBodies):
    CanReuseTransform = CanTransformMultipleBlocks = True

    @staticmethod
    def ComputeHash(self: HashAlgorithm, source: Any, *rest: int) -> Any:
        return byte_array(self.digest(_bytes(source, rest)))

    @staticmethod
    def Hash(self: HashAlgorithm) -> Any:
        return None if self.last is None else byte_array(self.last)

    @staticmethod
    def HashSize(self: HashAlgorithm) -> int:
        return hashlib.new(self.name, usedforsecurity=False).digest_size * 8

    @staticmethod
    def Key(self: HashAlgorithm) -> Any:
        return byte_array(self.key or b"")

    @staticmethod
    def set_Key(self: HashAlgorithm, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        self.key = bytes(value)

    @staticmethod
    def Initialize(self: HashAlgorithm) -> None:
        self.last = None

    @staticmethod
    def Dispose(self: HashAlgorithm) -> None:
        return None

    Clear = Dispose

    @staticmethod
    def static_Create(name: Any = None) -> Any:
        short = (name or "SHA1").rpartition(".")[2].replace("-", "").upper()
        return HashAlgorithm(f"{_C}{short}+Implementation", _ALGORITHMS[short]) if short in _ALGORITHMS else None


members(net_type(_C + "HashAlgorithm", interfaces="IDisposable ICryptoTransform"), """
void Clear()
byte[] ComputeHash(System.IO.Stream inputStream)
byte[] ComputeHash(byte[] buffer)
byte[] ComputeHash(byte[] buffer, int offset, int count)
void Dispose()
void Initialize()
bool CanReuseTransform {get;}
bool CanTransformMultipleBlocks {get;}
byte[] Hash {get;}
int HashSize {get;}
static System.Security.Cryptography.HashAlgorithm Create(string hashName)
""", _Hashes)


def _declare(short: str, name: str) -> None:
    full = _C + short

    class Bodies(_Hashes):
        HashSizeInBits = hashlib.new(name, usedforsecurity=False).digest_size * 8
        HashSizeInBytes = hashlib.new(name, usedforsecurity=False).digest_size
        Create = static_Create = staticmethod(lambda *rest: HashAlgorithm(full + "+Implementation", name))  # type: ignore[assignment]
        HashData = staticmethod(lambda source: byte_array(hashlib.new(name, _bytes(source), usedforsecurity=False).digest()))

    members(net_type(full, base=_C + "HashAlgorithm", interfaces="IDisposable"), f"""
static {full} Create()
static byte[] HashData(byte[] source)
static byte[] HashData(System.IO.Stream source)
static int HashSizeInBits {{get;}}
static int HashSizeInBytes {{get;}}
""", Bodies)
    net_type(full + "+Implementation", base=full, interfaces="IDisposable")

    class Keyed(_Hashes):
        @staticmethod
        def new(key: Any = None) -> HashAlgorithm:
            return HashAlgorithm(f"{_C}HMAC{short}", name, bytes(key) if key is not None else os.urandom(64))

        @staticmethod
        def HashData(key: Any, source: Any) -> Any:
            return byte_array(HashAlgorithm(f"{_C}HMAC{short}", name, bytes(key)).digest(_bytes(source)))

    members(net_type(f"{_C}HMAC{short}", base=_C + "HMAC", interfaces="IDisposable"), f"""
byte[] Key {{get;set;}}
{_C}HMAC{short} new()
{_C}HMAC{short} new(byte[] key)
static byte[] HashData(byte[] key, byte[] source)
""", Keyed)


net_type(_C + "HMAC", base=_C + "HashAlgorithm", interfaces="IDisposable")
for _short, _name in _ALGORITHMS.items():
    _declare(_short, _name)
for _short in ("MD5", "SHA1", "SHA256", "SHA384", "SHA512"):
    for _suffix in ("CryptoServiceProvider", "Managed"):
        if _suffix == "Managed" and _short == "MD5":
            continue

        class _Old(_Hashes):
            new = staticmethod(lambda name=_short: HashAlgorithm(f"{_C}{name}+Implementation", _ALGORITHMS[name]))

        members(net_type(f"{_C}{_short}{_suffix}", base=_C + _short), f"{_C}{_short}{_suffix} new()", _Old)


class _Random(ObjectBodies):
    """RandomNumberGenerator."""

    @staticmethod
    def GetBytes(first: Any, *rest: Any) -> Any:
        if first.__class__ is int:
            if first < 0:
                raise negative("count", first)
            check_room(first, MOST_BYTES)
            return byte_array(os.urandom(first))
        data = rest[0] if isinstance(first, NetObject) else first
        byte_values = byte_array(os.urandom(len(data)))
        data[:] = byte_values
        return None

    @staticmethod
    def GetInt32(low: int, high: int | None = None) -> int:
        import secrets

        if high is None and low <= 0:
            raise out_of_range(f"toExclusive ('{low}') must be a non-negative and non-zero value.", "toExclusive", low)
        if high is not None and low >= high:
            raise bad_argument("Range of random number does not contain at least one possibility.")
        return secrets.randbelow(low) if high is None else low + secrets.randbelow(high - low)

    @staticmethod
    def static_Create() -> Any:
        return HashAlgorithm(_C + "RandomNumberGeneratorImplementation", "sha256")

    @staticmethod
    def Dispose(self: Any) -> None:
        return None


members(net_type(_C + "RandomNumberGenerator", interfaces="IDisposable"), """
void Dispose()
void GetBytes(byte[] data)
static System.Security.Cryptography.RandomNumberGenerator Create()
static byte[] GetBytes(int count)
static int GetInt32(int toExclusive)
static int GetInt32(int fromInclusive, int toExclusive)
""", _Random)
net_type(_C + "RandomNumberGeneratorImplementation", base=_C + "RandomNumberGenerator", interfaces="IDisposable")
