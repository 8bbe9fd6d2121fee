"""In: files with certificates. Out: the certificates in them: Get-PfxCertificate."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.net.streams import file_error
from ems.values.errors import NetException, net_error


@cmdlet("Get-PfxCertificate", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.GetPfxCertificateCommand",
        output="System.Security.Cryptography.X509Certificates.X509Certificate2")
class GetPfxCertificate(Cmdlet):
    """Read certificates from files: PFX, PEM or DER.

    Of a PFX file with a password the password is asked for unless -Password gives it.
    """

    file_path = parameter("FilePath", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="ByPath",
                          help="The program or file.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    password = parameter("Password", "securestring", help="The password of the file.")
    no_prompt_for_password = parameter("NoPromptForPassword", "switch", help="Do not ask for a password.")

    def process(self) -> None:
        literal = self.literal_path is not None
        paths: list[str] = []
        missing: list[str] = []
        for text in self.literal_path if literal else self.file_path:
            try:
                found = [place.path for place in self.shell.providers.find(text, literal)]
            except NetException:
                found = []
            paths.extend(found)
            if not found:
                missing.append(text)
        if not paths:
            self.write_error(net_error("System.IO.FileNotFoundException", "Command cannot find any of the specified files."),
                             "GetPfxCertCommandNoneOfTheFilesFound", "ObjectNotFound")
            return
        for text in missing:
            self.write_error(net_error("System.IO.FileNotFoundException", f"Command cannot find the file {text}."), "GetPfxCertCommandFileNotFound",
                             "ObjectNotFound", text)
        for path in paths:
            self.read(path)

    def read(self, path: str) -> None:
        from cmdlets.security.certificates import read_certificate

        password = self.password.reveal() if self.password is not None else None
        try:
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise file_error(error, path) from None
        try:
            found = read_certificate(data, password)
        except ValueError:
            if password is None and not self.no_prompt_for_password and self.shell.host.can_ask():
                try:
                    found = read_certificate(data, self.shell.host.read_secret("Enter password: ") or "")
                except ValueError as error:
                    self.refuse(path, error)
                    return
            else:
                self.refuse(path, None)
                return
        self.out(found)

    def refuse(self, path: str, error: ValueError | None) -> None:
        self.write_error(net_error("System.Security.Cryptography.CryptographicException", "The specified network password is not correct, or the file is no certificate."
                                   if error is None else str(error)), "GetPfxCertificateUnknownCryptoError", "NotSpecified", path)
