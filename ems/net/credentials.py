"""In: nothing. Out: SecureString, PSCredential, NetworkCredential."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation, null_argument, out_of_range
from ems.net.declare import members
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

_INDEX = "Index was out of range. Must be non-negative and less than the size of the collection."


class SecureString(NetObject):
    """A text that is not shown. `text` is what it holds."""

    __slots__ = ("fixed", "gone", "text")
    net_name = "System.Security.SecureString"

    def __init__(self, text: str = "") -> None:
        self.ps_ext = None
        self.text = text
        self.fixed = False
        self.gone = False

    def reveal(self) -> str:
        """The text, for the few places that must have it."""
        return self.text

    def change(self) -> None:
        if self.gone:
            raise net_error("System.ObjectDisposedException", "Cannot access a disposed object.\nObject name: 'System.Security.SecureString'.")
        if self.fixed:
            raise invalid_operation("Instance is read-only.")


class _Strings(ObjectBodies):
    @staticmethod
    def new() -> SecureString:
        return SecureString()

    @staticmethod
    def Length(self: SecureString) -> int:
        return len(self.text)

    @staticmethod
    def AppendChar(self: SecureString, char: str) -> None:
        self.change()
        self.text += char

    @staticmethod
    def Clear(self: SecureString) -> None:
        self.change()
        self.text = ""

    @staticmethod
    def Copy(self: SecureString) -> SecureString:
        return SecureString(self.text)

    @staticmethod
    def Dispose(self: SecureString) -> None:
        self.text, self.gone = "", True

    @staticmethod
    def InsertAt(self: SecureString, index: int, char: str) -> None:
        if not 0 <= index <= len(self.text):
            raise out_of_range(_INDEX, "index")
        self.change()
        self.text = self.text[:index] + char + self.text[index:]

    @staticmethod
    def RemoveAt(self: SecureString, index: int) -> None:
        if not 0 <= index < len(self.text):
            raise out_of_range(_INDEX, "index")
        self.change()
        self.text = self.text[:index] + self.text[index + 1 :]

    @staticmethod
    def SetAt(self: SecureString, index: int, char: str) -> None:
        if not 0 <= index < len(self.text):
            raise out_of_range(_INDEX, "index")
        self.change()
        self.text = self.text[:index] + char + self.text[index + 1 :]

    @staticmethod
    def IsReadOnly(self: SecureString) -> bool:
        return self.fixed

    @staticmethod
    def MakeReadOnly(self: SecureString) -> None:
        self.fixed = True


members(net_type("System.Security.SecureString", py=SecureString, interfaces="IDisposable"), """
void AppendChar(char c)
void Clear()
securestring Copy()
void Dispose()
void IDisposable.Dispose()
void InsertAt(int index, char c)
bool IsReadOnly()
void MakeReadOnly()
void RemoveAt(int index)
void SetAt(int index, char c)
int Length {get;}
securestring new()
""", _Strings)


class PSCredential(NetObject):
    __slots__ = ("password", "user")
    net_name = "System.Management.Automation.PSCredential"

    def __init__(self, user: str | None, password: SecureString | None) -> None:
        self.ps_ext = None
        self.user = user
        self.password = password


def split_user(user: str) -> tuple[str, str]:
    """(name, domain) of DOMAIN\\name; a name with @ stays whole."""
    domain, slash, name = user.partition("\\")
    return (name, domain) if slash else (user, "")


class _Credentials(ObjectBodies):
    @staticmethod
    def new(user: Any, password: Any = None) -> PSCredential:
        if not isinstance(user, str):
            from ems.values.members import get_member

            return PSCredential(get_member(user, "UserName"), get_member(user, "Password"))
        if not user:
            raise net_error("System.Management.Automation.PSArgumentException", 'Cannot process argument because the value of argument "userName" is not valid. '
                                                                                'Change the value of the "userName" argument and run the operation again.')
        if password is None:
            raise net_error("System.Management.Automation.PSArgumentNullException", 'Cannot process argument because the value of argument "password" is null. '
                                                                                    'Change the value of argument "password" to a non-null value.')
        return PSCredential(user, password)

    @staticmethod
    def UserName(self: PSCredential) -> Any:
        return self.user

    @staticmethod
    def Password(self: PSCredential) -> Any:
        return self.password

    @staticmethod
    def GetNetworkCredential(self: PSCredential) -> Any:
        name, domain = split_user(self.user or "")
        return NetworkCredential(name, self.password.text if self.password is not None else "", domain)

    @staticmethod
    def Empty() -> PSCredential:
        return PSCredential(None, None)


members(net_type("System.Management.Automation.PSCredential", py=PSCredential, interfaces="ISerializable"), """
System.Net.NetworkCredential GetNetworkCredential()
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
securestring Password {get;}
string UserName {get;}
pscredential new(string userName, securestring password)
pscredential new(psobject pso)
static pscredential Empty {get;}
static System.Management.Automation.GetSymmetricEncryptionKey GetSymmetricEncryptionKeyDelegate {get;set;}
""", _Credentials)


class NetworkCredential(NetObject):
    __slots__ = ("domain", "password", "user")
    net_name = "System.Net.NetworkCredential"

    def __init__(self, user: str = "", password: str = "", domain: str = "") -> None:
        self.ps_ext = None
        self.user = user
        self.password = password
        self.domain = domain


class _Networks(ObjectBodies):
    @staticmethod
    def new(user: Any = "", password: Any = "", domain: Any = "") -> NetworkCredential:
        return NetworkCredential(user or "", password.text if isinstance(password, SecureString) else password or "", domain or "")

    @staticmethod
    def UserName(self: NetworkCredential) -> str:
        return self.user

    @staticmethod
    def set_UserName(self: NetworkCredential, value: Any) -> None:
        self.user = value or ""

    @staticmethod
    def Domain(self: NetworkCredential) -> str:
        return self.domain

    @staticmethod
    def set_Domain(self: NetworkCredential, value: Any) -> None:
        self.domain = value or ""

    @staticmethod
    def Password(self: NetworkCredential) -> str:
        return self.password

    @staticmethod
    def set_Password(self: NetworkCredential, value: Any) -> None:
        self.password = value or ""

    @staticmethod
    def SecurePassword(self: NetworkCredential) -> SecureString:
        return SecureString(self.password)

    @staticmethod
    def set_SecurePassword(self: NetworkCredential, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        self.password = value.text

    @staticmethod
    def GetCredential(self: NetworkCredential, *arguments: Any) -> NetworkCredential:
        return self


members(net_type("System.Net.NetworkCredential", py=NetworkCredential, interfaces="ICredentials ICredentialsByHost"), """
System.Net.NetworkCredential GetCredential(uri uri, string authenticationType)
System.Net.NetworkCredential GetCredential(string host, int port, string authenticationType)
System.Net.NetworkCredential ICredentials.GetCredential(uri uri, string authType)
System.Net.NetworkCredential ICredentialsByHost.GetCredential(string host, int port, string authenticationType)
string Domain {get;set;}
string Password {get;set;}
securestring SecurePassword {get;set;}
string UserName {get;set;}
System.Net.NetworkCredential new()
System.Net.NetworkCredential new(string userName, string password)
System.Net.NetworkCredential new(string userName, string password, string domain)
System.Net.NetworkCredential new(string userName, securestring password)
System.Net.NetworkCredential new(string userName, securestring password, string domain)
""", _Networks)
