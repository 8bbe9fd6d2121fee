"""In: texts and secure strings. Out: the one from the other, in clear, encrypted with a key, or packed: ConvertTo-, ConvertFrom-SecureString."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.net.credentials import SecureString
from ems.values.errors import net_error

# What stands in front of a text that was encrypted with a key: it names the format.
MARK = "76492d1116743f0423413b16050a5345"
KEY_SIZES = (16, 24, 32)


def encrypt(text: str, key: bytes) -> str:
    """Format 2 of encrypted standard strings: mark, then base64 of `2|initialization vector|cipher text`."""
    import base64
    import os

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    vector = os.urandom(16)
    data = text.encode("utf-16-le", "surrogatepass")
    fill = 16 - len(data) % 16
    encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    hidden = encryptor.update(data + bytes([fill]) * fill) + encryptor.finalize()
    body = f"2|{base64.b64encode(vector).decode()}|{hidden.hex()}"
    return MARK + base64.b64encode(body.encode("utf-16-le")).decode()


def decrypt(text: str, key: bytes) -> str:
    """The text of encrypt(); ValueError when it is none or the key is another."""
    import base64

    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if not text.startswith(MARK):
        raise ValueError("it is not an encrypted standard string")
    version, vector, hidden = base64.b64decode(text[len(MARK) :], validate=True).decode("utf-16-le").split("|")
    if version != "2":
        raise ValueError(f"its format {version} is unknown")
    decryptor = Cipher(algorithms.AES(key), modes.CBC(base64.b64decode(vector))).decryptor()
    data = decryptor.update(bytes.fromhex(hidden)) + decryptor.finalize()
    fill = data[-1] if data else 0
    if not 1 <= fill <= 16 or data[-fill:] != bytes([fill]) * fill:
        raise ValueError("the key is not the one it was encrypted with")
    return data[:-fill].decode("utf-16-le", "surrogatepass")


class SecureStringCommand(Cmdlet):
    """What both commands share: the key."""

    secure_key: Any = None
    key: Any = None

    def key_bytes(self) -> bytes | None:
        if self.secure_key is not None:
            found = self.secure_key.reveal().encode("utf-16-le")
        elif self.key is not None:
            found = bytes(int(value) for value in self.key)
        else:
            return None
        if len(found) not in KEY_SIZES:
            self.fail("Argument", "The specified key is not valid: it must have 128, 192 or 256 bits.", "InvalidArgument", None,
                      "System.Management.Automation.PSArgumentException")
        return found


@cmdlet("ConvertTo-SecureString", default_set="Secure", class_name="Microsoft.PowerShell.Commands.ConvertToSecureStringCommand",
        output="System.Security.SecureString")
class ConvertToSecureString(SecureStringCommand):
    """Make a secure string: of plain text, or of what ConvertFrom-SecureString gave.

    EXAMPLES
    > (ConvertTo-SecureString 'secret' -AsPlainText -Force).Length
    6

    The text is not shown.
    """

    string = parameter("String", "string", position=0, mandatory=True, pipeline=True, help="The text.")
    secure_key = parameter("SecureKey", "securestring", position=1, sets="Secure", help="The key as a secure string.")
    as_plain_text = parameter("AsPlainText", "switch", position=1, sets="PlainText", help="The text is plain text.")
    force = parameter("Force", "switch", position=2, sets="PlainText",
                      help="Do it even where something stands in the way: hidden or read-only items.")
    key = parameter("Key", "byte[]", sets="Open", help="The key.")

    def process(self) -> None:
        if self.parameter_set == "PlainText":
            if not self.as_plain_text:
                self.refuse("The input is not an encrypted standard string.")
            self.send(self.string)
            return
        key = self.key_bytes()
        try:
            text = decrypt(self.string, key) if key is not None else bytes.fromhex(self.string).decode("utf-16-le")
        except ValueError as error:
            reason = error.args[0] if key is not None and error.args and isinstance(error.args[0], str) else f"The input string '{self.string}' was not in a correct format."
            self.refuse(reason)
            return
        self.send(text)

    def refuse(self, message: str) -> None:
        self.throw(net_error("System.Management.Automation.PSArgumentException", message), "ImportSecureString_InvalidArgument", "InvalidArgument")

    def send(self, text: str) -> None:
        self.out(SecureString(text))


@cmdlet("ConvertFrom-SecureString", default_set="Secure", class_name="Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand",
        output="System.String")
class ConvertFromSecureString(SecureStringCommand):
    """Give a secure string as text: encrypted with a key, in clear, or packed.

    Without a key the text is only packed and not encrypted, as on every system but Windows: use -Key or -SecureKey to protect it.

    EXAMPLES
    > ConvertTo-SecureString 'secret' -AsPlainText -Force | ConvertFrom-SecureString -AsPlainText
    secret

    Shows the text.
    """

    secure_string = parameter("SecureString", "securestring", position=0, mandatory=True, pipeline=True, help="The secure string.")
    secure_key = parameter("SecureKey", "securestring", position=1, sets="Secure", help="The key as a secure string.")
    as_plain_text = parameter("AsPlainText", "switch", sets="AsPlainText", help="The text is plain text.")
    key = parameter("Key", "byte[]", sets="Open", help="The key.")

    def process(self) -> None:
        text = self.secure_string.reveal()
        if not text and not self.as_plain_text:
            self.throw(net_error("System.Management.Automation.PSArgumentException", "Cannot process argument because the value of argument \"s\" is not valid."),
                       "Argument", "InvalidArgument")
        if self.as_plain_text:
            self.out(text)
            return
        key = self.key_bytes()
        self.out(encrypt(text, key) if key is not None else text.encode("utf-16-le", "surrogatepass").hex())
