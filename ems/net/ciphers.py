"""In: nothing. Out: Aes and its kin, the transforms they give, CryptoStream, Rfc2898DeriveBytes with their members.

`cryptography` is imported when a transform is made.
"""
from __future__ import annotations

import os
from typing import Any

from ems.net.bases import MOST_BYTES, ObjectBodies, bad_argument, check_room, null_argument, out_of_range
from ems.net.declare import members
from ems.net.encodings import byte_array
from ems.net.streams import Stream, _Streams
from ems.values.enums import enum_text, enum_value
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_C = "System.Security.Cryptography."
_BLOCK = 16


def crypto_error(message: str) -> NetException:
    return net_error(_C + "CryptographicException", message)


class SymmetricAlgorithm(NetObject):
    """AES with a key, an initialization vector, a mode and a padding."""

    __slots__ = ("iv", "key", "key_size", "mode", "net_type", "padding")

    def __init__(self, kind: str) -> None:
        self.ps_ext = None
        self.net_type = get_type(_C + kind)
        self.key_size = 256
        self.key: bytes | None = None
        self.iv: bytes | None = None
        self.mode = "CBC"
        self.padding = "PKCS7"

    def key_bytes(self) -> bytes:
        if self.key is None:
            self.key = os.urandom(self.key_size // 8)
        return self.key

    def iv_bytes(self) -> bytes:
        if self.iv is None:
            self.iv = os.urandom(_BLOCK)
        return self.iv


class Transform(NetObject):
    """ICryptoTransform: encrypts or decrypts block by block."""

    __slots__ = ("context", "decrypts", "padding", "rest")
    net_name = _C + "UniversalCryptoTransform"

    def __init__(self, key: bytes, iv: bytes, mode: str, padding: str, decrypts: bool) -> None:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        self.ps_ext = None
        if len(key) not in (16, 24, 32):
            raise bad_argument("Specified key is not a valid size for this algorithm.", "rgbKey")
        if mode != "ECB" and len(iv) != _BLOCK:
            raise bad_argument("Specified initialization vector (IV) does not match the block size for this algorithm.", "rgbIV")
        made: Any = {"CBC": lambda: modes.CBC(iv), "ECB": modes.ECB, "CFB": lambda: modes.CFB8(iv), "OFB": lambda: modes.OFB(iv)}.get(mode)
        if made is None:
            raise crypto_error(f"Specified cipher mode is not valid for this algorithm: {mode}.")
        cipher = Cipher(algorithms.AES(key), made())
        self.context: Any = cipher.decryptor() if decrypts else cipher.encryptor()
        self.decrypts = decrypts
        self.padding = padding
        self.rest = b""

    def blocks(self, data: bytes) -> bytes:
        return self.context.update(data)  # type: ignore[no-any-return]

    def final(self, data: bytes) -> bytes:
        if self.decrypts:
            return self.unpadded(self.context.update(data) + self.context.finalize())
        return self.context.update(self.padded(data)) + self.context.finalize()  # type: ignore[no-any-return]

    def padded(self, data: bytes) -> bytes:
        missing = _BLOCK - len(data) % _BLOCK
        if self.padding == "PKCS7":
            return data + bytes([missing]) * missing
        if self.padding == "ANSIX923":
            return data + bytes(missing - 1) + bytes([missing])
        if self.padding == "ISO10126":
            return data + os.urandom(missing - 1) + bytes([missing])
        if len(data) % _BLOCK == 0:
            return data
        if self.padding == "Zeros":
            return data + bytes(missing)
        raise crypto_error("The input data is not a complete block.")

    def unpadded(self, data: bytes) -> bytes:
        if self.padding in ("None", "Zeros") or not data:
            return data
        count = data[-1]
        valid = 1 <= count <= _BLOCK and (self.padding != "PKCS7" or data.endswith(bytes([count]) * count))
        if not valid:
            raise crypto_error("Padding is invalid and cannot be removed.")
        return data[:-count]


class _Ciphers(ObjectBodies):
    kind = "AesImplementation"

    @classmethod
    def static_Create(cls, *rest: Any) -> SymmetricAlgorithm:
        return SymmetricAlgorithm(cls.kind)

    @staticmethod
    def Key(self: SymmetricAlgorithm) -> Any:
        return byte_array(self.key_bytes())

    @staticmethod
    def set_Key(self: SymmetricAlgorithm, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        if len(value) not in (16, 24, 32):
            raise crypto_error("Specified key is not a valid size for this algorithm.")
        self.key, self.key_size = bytes(value), len(value) * 8

    @staticmethod
    def IV(self: SymmetricAlgorithm) -> Any:
        return byte_array(self.iv_bytes())

    @staticmethod
    def set_IV(self: SymmetricAlgorithm, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        if len(value) != _BLOCK:
            raise crypto_error("Specified initialization vector (IV) does not match the block size for this algorithm.")
        self.iv = bytes(value)

    @staticmethod
    def KeySize(self: SymmetricAlgorithm) -> int:
        return self.key_size

    @staticmethod
    def set_KeySize(self: SymmetricAlgorithm, value: int) -> None:
        if value not in (128, 192, 256):
            raise crypto_error("Specified key is not a valid size for this algorithm.")
        self.key_size, self.key = value, None

    BlockSize = 128

    @staticmethod
    def set_BlockSize(self: SymmetricAlgorithm, value: int) -> None:
        if value != 128:
            raise crypto_error("Specified block size is not valid for this algorithm.")

    FeedbackSize = 8

    @staticmethod
    def Mode(self: SymmetricAlgorithm) -> Any:
        return enum_value(_C + "CipherMode", self.mode)

    @staticmethod
    def set_Mode(self: SymmetricAlgorithm, value: Any) -> None:
        self.mode = enum_text(value)

    @staticmethod
    def Padding(self: SymmetricAlgorithm) -> Any:
        return enum_value(_C + "PaddingMode", self.padding)

    @staticmethod
    def set_Padding(self: SymmetricAlgorithm, value: Any) -> None:
        self.padding = enum_text(value)

    @staticmethod
    def GenerateKey(self: SymmetricAlgorithm) -> None:
        self.key = os.urandom(self.key_size // 8)

    @staticmethod
    def GenerateIV(self: SymmetricAlgorithm) -> None:
        self.iv = os.urandom(_BLOCK)

    @staticmethod
    def CreateEncryptor(self: SymmetricAlgorithm, key: Any = None, iv: Any = None) -> Transform:
        return Transform(bytes(key) if key is not None else self.key_bytes(), bytes(iv) if iv is not None else self.iv_bytes(), self.mode, self.padding, False)

    @staticmethod
    def CreateDecryptor(self: SymmetricAlgorithm, key: Any = None, iv: Any = None) -> Transform:
        return Transform(bytes(key) if key is not None else self.key_bytes(), bytes(iv) if iv is not None else self.iv_bytes(), self.mode, self.padding, True)

    @staticmethod
    def EncryptCbc(self: SymmetricAlgorithm, data: Any, iv: Any, padding: Any = None) -> Any:
        return _once(self, data, iv, "CBC", padding, False)

    @staticmethod
    def DecryptCbc(self: SymmetricAlgorithm, data: Any, iv: Any, padding: Any = None) -> Any:
        return _once(self, data, iv, "CBC", padding, True)

    @staticmethod
    def EncryptEcb(self: SymmetricAlgorithm, data: Any, padding: Any) -> Any:
        return _once(self, data, b"", "ECB", padding, False)

    @staticmethod
    def DecryptEcb(self: SymmetricAlgorithm, data: Any, padding: Any) -> Any:
        return _once(self, data, b"", "ECB", padding, True)

    @staticmethod
    def Clear(self: SymmetricAlgorithm) -> None:
        self.key = self.iv = None

    Dispose = Clear


def _once(algorithm: SymmetricAlgorithm, data: Any, iv: Any, mode: str, padding: Any, decrypts: bool) -> Any:
    pad = enum_text(padding) if padding is not None else "PKCS7"
    return byte_array(_finished(Transform(algorithm.key_bytes(), bytes(iv), mode, pad, decrypts), bytes(data)))


def _finished(transform: Transform, data: bytes) -> bytes:
    try:
        return transform.final(data)
    except ValueError as error:
        raise crypto_error("The input data is not a complete block.") from error


class _Transforms(ObjectBodies):
    @staticmethod
    def TransformFinalBlock(self: Transform, data: Any, offset: int, count: int) -> Any:
        if data is None:
            raise null_argument("inputBuffer")
        if offset < 0 or count < 0 or offset + count > len(data):
            raise out_of_range("Specified argument was out of the range of valid values.", "inputCount")
        return byte_array(_finished(self, bytes(data[offset : offset + count])))

    @staticmethod
    def TransformBlock(self: Transform, data: Any, offset: int, count: int, target: Any, at: int) -> int:
        made = byte_array(self.blocks(bytes(data[offset : offset + count])))
        target[at : at + len(made)] = made
        return len(made)

    @staticmethod
    def Dispose(self: Transform) -> None:
        """Nothing is held."""

    InputBlockSize = OutputBlockSize = _BLOCK
    CanReuseTransform, CanTransformMultipleBlocks = True, True


class CryptoStream(Stream):
    """Encrypts or decrypts what goes through another stream."""

    __slots__ = ("data", "done", "inner", "transform", "writes")
    net_name = _C + "CryptoStream"

    def __init__(self, inner: Any, transform: Transform, writes: bool) -> None:
        super().__init__(inner.file)
        self.inner = inner
        self.transform = transform
        self.writes = writes
        self.data = b""
        self.done = False

    def write(self, data: bytes) -> None:
        self.data += data

    def read(self, count: int) -> bytes:
        if not self.done:
            self.data, self.done = _finished(self.transform, self.inner.read(-1)), True
        taken = self.data if count < 0 else self.data[:count]
        self.data = self.data[len(taken) :]
        return taken

    def flush_final(self) -> None:
        if self.writes and not self.done:
            self.inner.write(_finished(self.transform, self.data))
            self.done = True

    def flush(self) -> None:
        """What is not a whole block waits for the end."""

    def close(self) -> None:
        self.flush_final()
        self.inner.close()


class _CryptoStreams(_Streams):
    @staticmethod
    def new(inner: Any, transform: Any, mode: Any, leave_open: bool = False) -> CryptoStream:
        if inner is None or transform is None:
            raise null_argument("stream" if inner is None else "transform")
        if not isinstance(transform, Transform):
            raise bad_argument("The object is no transform of a cipher.", "transform")
        return CryptoStream(inner, transform, mode.number == 1)

    @staticmethod
    def FlushFinalBlock(self: CryptoStream) -> None:
        self.flush_final()

    @staticmethod
    def HasFlushedFinalBlock(self: CryptoStream) -> bool:
        return self.done


class DeriveBytes(NetObject):
    """PBKDF2, given out piece by piece."""

    __slots__ = ("at", "hash", "password", "rounds", "salt")
    net_name = _C + "Rfc2898DeriveBytes"

    def __init__(self, password: bytes, salt: bytes, rounds: int, name: str) -> None:
        self.ps_ext = None
        if rounds < 1:
            raise out_of_range("Positive number required.", "iterations")
        self.password = password
        self.salt = salt
        self.rounds = rounds
        self.hash = name
        self.at = 0

    def take(self, count: int) -> bytes:
        import hashlib

        if count <= 0:
            raise out_of_range("Positive number required.", "cb")
        check_room(self.at + count, MOST_BYTES >> 1)
        made = hashlib.pbkdf2_hmac(self.hash, self.password, self.salt, self.rounds, self.at + count)[self.at :]
        self.at += count
        return made


def _secret(value: Any) -> bytes:
    return value.encode() if isinstance(value, str) else bytes(value)


def _hash_name(value: Any) -> str:
    name = str(getattr(value, "name", value) or "SHA1").lower().replace("-", "")
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        raise crypto_error(f"'{value}' is not a known hash algorithm.")
    return name


class _Derivations(ObjectBodies):
    @staticmethod
    def new(password: Any, salt: Any, rounds: int = 1000, name: Any = None) -> DeriveBytes:
        if password is None or salt is None:
            raise null_argument("password" if password is None else "salt")
        if isinstance(salt, int) and salt < 0:
            raise out_of_range("Non-negative number required.", "saltSize")
        return DeriveBytes(_secret(password), os.urandom(salt) if isinstance(salt, int) else bytes(salt), rounds, _hash_name(name))

    @staticmethod
    def GetBytes(self: DeriveBytes, count: int) -> Any:
        return byte_array(self.take(count))

    @staticmethod
    def Pbkdf2(password: Any, salt: Any, rounds: int, name: Any, count: int) -> Any:
        return byte_array(DeriveBytes(_secret(password), bytes(salt), rounds, _hash_name(name)).take(count))

    Salt = staticmethod(lambda self: byte_array(self.salt))
    IterationCount = staticmethod(lambda self: self.rounds)

    @staticmethod
    def Reset(self: DeriveBytes) -> None:
        self.at = 0

    @staticmethod
    def Dispose(self: DeriveBytes) -> None:
        """Nothing is held."""


_CIPHER = f"""
void Clear()
{_C}ICryptoTransform CreateDecryptor()
{_C}ICryptoTransform CreateDecryptor(byte[] rgbKey, byte[] rgbIV)
{_C}ICryptoTransform CreateEncryptor()
{_C}ICryptoTransform CreateEncryptor(byte[] rgbKey, byte[] rgbIV)
byte[] DecryptCbc(byte[] ciphertext, byte[] iv, {_C}PaddingMode paddingMode = PKCS7)
byte[] DecryptEcb(byte[] ciphertext, {_C}PaddingMode paddingMode)
byte[] EncryptCbc(byte[] plaintext, byte[] iv, {_C}PaddingMode paddingMode = PKCS7)
byte[] EncryptEcb(byte[] plaintext, {_C}PaddingMode paddingMode)
void Dispose()
void GenerateIV()
void GenerateKey()
int BlockSize {{get;set;}}
int FeedbackSize {{get;}}
byte[] IV {{get;set;}}
byte[] Key {{get;set;}}
int KeySize {{get;set;}}
{_C}CipherMode Mode {{get;set;}}
{_C}PaddingMode Padding {{get;set;}}
"""
net_type(_C + "ICryptoTransform", kind="interface")
net_type(_C + "CryptoStreamMode", values={"Read": 0, "Write": 1})
net_type(_C + "SymmetricAlgorithm", interfaces="IDisposable")
members(net_type(_C + "Aes", base=_C + "SymmetricAlgorithm"), _CIPHER + f"static {_C}Aes Create()\nstatic {_C}Aes Create(string algorithmName)", _Ciphers)
for _kind in ("AesImplementation", "AesManaged", "AesCryptoServiceProvider", "AesCng", "RijndaelManaged"):
    class _Made(_Ciphers):
        kind = _kind
        new = staticmethod(lambda kind=_kind: SymmetricAlgorithm(kind))

    members(net_type(_C + _kind, base=_C + "Aes"), "" if _kind == "AesImplementation" else f"{_C}{_kind} new()", _Made)
members(net_type(_C + "UniversalCryptoTransform", py=Transform, interfaces="System.Security.Cryptography.ICryptoTransform IDisposable"), """
void Dispose()
int TransformBlock(byte[] inputBuffer, int inputOffset, int inputCount, byte[] outputBuffer, int outputOffset)
byte[] TransformFinalBlock(byte[] inputBuffer, int inputOffset, int inputCount)
bool CanReuseTransform {get;}
bool CanTransformMultipleBlocks {get;}
int InputBlockSize {get;}
int OutputBlockSize {get;}
""", _Transforms)
members(net_type(_C + "CryptoStream", base="System.IO.Stream", py=CryptoStream, interfaces="IDisposable"), f"""
void FlushFinalBlock()
bool HasFlushedFinalBlock {{get;}}
{_C}CryptoStream new(System.IO.Stream stream, System.Object transform, {_C}CryptoStreamMode mode)
{_C}CryptoStream new(System.IO.Stream stream, System.Object transform, {_C}CryptoStreamMode mode, bool leaveOpen)
""", _CryptoStreams)
members(net_type(_C + "Rfc2898DeriveBytes", py=DeriveBytes, interfaces="IDisposable"), f"""
void Dispose()
byte[] GetBytes(int cb)
void Reset()
int IterationCount {{get;}}
byte[] Salt {{get;}}
static byte[] Pbkdf2(string password, byte[] salt, int iterations, {_C}HashAlgorithmName hashAlgorithm, int outputLength)
static byte[] Pbkdf2(byte[] password, byte[] salt, int iterations, {_C}HashAlgorithmName hashAlgorithm, int outputLength)
{_C}Rfc2898DeriveBytes new(string password, byte[] salt)
{_C}Rfc2898DeriveBytes new(string password, int saltSize)
{_C}Rfc2898DeriveBytes new(string password, byte[] salt, int iterations)
{_C}Rfc2898DeriveBytes new(byte[] password, byte[] salt, int iterations)
{_C}Rfc2898DeriveBytes new(string password, byte[] salt, int iterations, {_C}HashAlgorithmName hashAlgorithm)
{_C}Rfc2898DeriveBytes new(byte[] password, byte[] salt, int iterations, {_C}HashAlgorithmName hashAlgorithm)
""", _Derivations)


class HashName(NetObject):
    """HashAlgorithmName: the name of a hash."""

    __slots__ = ("name",)
    net_name = _C + "HashAlgorithmName"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def hash_key(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name


class _Names(ObjectBodies):
    new = staticmethod(HashName)
    Name = staticmethod(lambda self: self.name)
    ToString = staticmethod(str)  # type: ignore[assignment]


for _hash in ("MD5", "SHA1", "SHA256", "SHA384", "SHA512"):
    setattr(_Names, f"static_{_hash}", staticmethod(lambda name=_hash: HashName(name)))
members(net_type(_C + "HashAlgorithmName", base="System.ValueType", kind="struct", py=HashName, parse=HashName), f"""
string ToString()
string Name {{get;}}
{_C}HashAlgorithmName new(string name)
""" + "".join(f"static {_C}HashAlgorithmName {name} {{get;}}\n" for name in ("MD5", "SHA1", "SHA256", "SHA384", "SHA512")), _Names)
