"""In: the session's directory settings. Out: Get- and Set-ADServerSettings; they are kept for the session and change nothing here."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import SetInfo
from ems.values.objects import PSCustomObject

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.RunspaceServerSettingsPresentationObject"
_settings: dict[int, dict[str, Any]] = {}  # id of a session -> what it set


def _of(command: Any) -> dict[str, Any]:
    dc = command.directory.dc
    return _settings.setdefault(
        id(command.shell),
        {
            "DefaultGlobalCatalog": dc,
            "PreferredDomainControllerForDomain": [],
            "DefaultConfigurationDomainController": dc,
            "DefaultPreferredDomainControllers": [dc],
            "UserPreferredGlobalCatalog": None,
            "UserPreferredConfigurationDomainController": None,
            "UserPreferredDomainControllers": [],
            "RecipientViewRoot": command.directory.organization.domain,
            "ViewEntireForest": False,
            "Identity": None,
            "IsValid": True,
            "ObjectState": "New",
        },
    )


@cmdlet("Get-ADServerSettings", class_name="Microsoft.Exchange.Management.SystemConfigurationTasks.GetADServerSettings", output=NET_NAME)
class GetADServerSettings(ExchangeCmdlet):
    """Gets the session's directory settings.

    EXAMPLES
    > (Get-ADServerSettings).ViewEntireForest
    False

    Shows whether the session sees the whole forest.
    """

    def run(self) -> None:
        self.write(PSCustomObject.from_pairs(_of(self).items()))


@cmdlet(
    "Set-ADServerSettings",
    default_set="FullParams",
    class_name="Microsoft.Exchange.Management.SystemConfigurationTasks.SetADServerSettings",
    supports_should_process=True,
)
class SetADServerSettings(ExchangeCmdlet):
    """Changes the session's directory settings.

    EXAMPLES
    > Set-ADServerSettings -ViewEntireForest $true
    > (Get-ADServerSettings).ViewEntireForest
    True

    What many scripts begin with.
    """

    settings = parameter(
        "RunspaceServerSettings", "object", mandatory=True, sets="Instance", help="Settings that Get-ADServerSettings gave."
    )
    p_configuration = p.KindParameter(
        "ConfigurationDomainController", "Fqdn", {"FullParams": SetInfo()}, "Domain controller of the configuration."
    )
    p_catalog = p.KindParameter("PreferredGlobalCatalog", "Fqdn", {"FullParams": SetInfo()}, "Global catalog.")
    p_preferred = p.KindParameter("PreferredServer", "Fqdn", {"SingleDC": SetInfo(position=0)}, "One domain controller for everything.")
    p_root = p.KindParameter(
        "RecipientViewRoot",
        "string",
        p.infos(("FullParams", "SingleDC")),
        "Domain or organizational unit that recipients are looked for in.",
    )
    p_controllers = p.KindParameter("SetPreferredDomainControllers", "list Fqdn", {"FullParams": SetInfo()}, "Domain controllers.")
    p_forest = p.KindParameter(
        "ViewEntireForest", "bool", p.infos(("FullParams", "SingleDC")), "Whether recipients of the whole forest are seen."
    )

    def run(self) -> None:
        if not self.confirmed("Setting the session's directory settings.", "session"):
            return
        mine = _of(self)
        if self.settings is not None:
            from ems.values.members import find_property

            for name in mine:
                found = find_property(self.settings, name)
                if found is not None:
                    mine[name] = found()
        for name, value in (("UserPreferredConfigurationDomainController", self.p_configuration or self.p_preferred),
                            ("UserPreferredGlobalCatalog", self.p_catalog or self.p_preferred), ("RecipientViewRoot", self.p_root),
                            ("UserPreferredDomainControllers", self.p_controllers), ("ViewEntireForest", self.p_forest)):
            if value is not None:
                mine[name] = value
