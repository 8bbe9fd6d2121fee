"""In: a user name, questions. Out: credentials: Get-Credential."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.net.credentials import PSCredential, SecureString
from ems.values.objects import base


def of_name(value: Any) -> Any:
    """A user name becomes a credential whose password is still to be asked for."""
    found = base(value)
    return PSCredential(found, None) if isinstance(found, str) else value


@cmdlet("Get-Credential", default_set="CredentialSet", class_name="Microsoft.PowerShell.Commands.GetCredentialCommand",
        output="System.Management.Automation.PSCredential")
class GetCredential(Cmdlet):
    """Ask for a user name and a password.

    EXAMPLES
    > $c = [pscredential]::new('CONTOSO\\admin', (ConvertTo-SecureString 'secret' -AsPlainText -Force)); (Get-Credential $c).UserName
    CONTOSO\\admin

    A credential that has all it needs comes back without a question.
    """

    credential = parameter("Credential", "pscredential", position=0, sets="CredentialSet", validate=[("notnull",)],
                           help="Not supported by the providers of this shell.")
    message = parameter("Message", "string", sets="MessageSet", validate=[("notnullorempty",)], help="What to tell the user.")
    user_name = parameter("UserName", "string", position=0, sets="MessageSet", validate=[("notnullorempty",)], help="The user name.")
    title = parameter("Title", "string", sets="MessageSet", validate=[("notnullorempty",)], help="The title of the question.")
    credential.transforms = (of_name,)

    def process(self) -> None:
        given = self.credential
        if isinstance(given, PSCredential) and given.password is not None:
            self.out(given)
            return
        name = given.user if isinstance(given, PSCredential) else self.user_name
        self.out(self.ask(name))

    def ask(self, name: str | None) -> PSCredential:
        from ems.runtime.confirmation import non_interactive

        host = self.shell.host
        if not host.can_ask():
            raise non_interactive()
        host.write_line()
        host.heading(self.title or "PowerShell credential request")
        host.write_line(self.message or "Enter your credentials.")
        while not name:
            name = host.read_line("User: ")
            if name is None:
                raise non_interactive()
        secret = host.read_secret(f"Password for user {name}: ")
        if secret is None:
            raise non_interactive()
        host.write_line()
        password = SecureString(secret)
        password.fixed = True
        return PSCredential(name, password)
