"""In: nothing. Out: which module declares which of Exchange's types, told to ems.values.types when the package is imported."""
from __future__ import annotations

from ems.values.typenames import register_assembly
from ems.values.types import register_index

_DATA = "microsoft.exchange.data."
_DIRECTORY = "microsoft.exchange.data.directory."
_CONFIGURATION = "microsoft.exchange.data.directory.systemconfiguration."

# module -> the types that it declares, namespace first
_MODULES: dict[str, dict[str, str]] = {
    "cmdlets.exchange.types.network": {_DATA: "iprange ipbinding ipvxaddress iprange+format"},
    "cmdlets.exchange.types.sizes": {_DATA: "bytequantifiedsize unlimited`1 bytequantifiedsize+quantifier"},
    "cmdlets.exchange.types.timespans": {_DATA: "enhancedtimespan"},
    "cmdlets.exchange.types.domains": {
        _DATA: "smtpdomain fqdn autodiscoversmtpdomain smtpdomainwithsubdomains smtpaddress addressspace smarthost routinghost "
        "smtpreceivedomaincapabilities connecteddomain proxyaddressbase proxyaddress smtpproxyaddress protocoladdress networkaddress "
        "customnetworkaddress"
    },
    "cmdlets.exchange.types.certificates": {_DATA: "smtpx509identifier tlscertificate"},
    "cmdlets.exchange.types.paths": {_DATA: "longpath locallongfullpath"},
    "cmdlets.exchange.types.directory": {
        _DATA: "objectid serverversion exchangebuild exchangeobjectversion",
        _DIRECTORY: "adobjectid organizationid",
    },
    "cmdlets.exchange.types.multivalued": {_DATA: "multivaluedpropertybase multivaluedproperty`1", _DIRECTORY: "admultivaluedproperty`1"},
    "cmdlets.exchange.common.model": {
        _DATA: "configurableobject",
        _DIRECTORY: "adrawentry adobject",
        _DIRECTORY + "management.": "adpresentationobject",
        _CONFIGURATION: "adconfigurationobject adlegacyversionableobject sendconnector mailgateway",
    },
    "cmdlets.exchange.common.exceptions": {
        _DATA: "datavalidationexception common.localizedexception queueviewer.queueviewerexception directory.adobjectalreadyexistsexception",
        "microsoft.exchange.configuration.tasks.": "invalididentityexception managementobjectambiguousexception managementobjectnotfoundexception",
        "microsoft.exchange.management.systemconfigurationtasks.": "addressspacesexception authmechanismexception binarymimeexception "
        "certificateexception cloudservicesmailexception connectiontimeoutexception defaultobjectexception domainsecureexception dropdirectoryexception "
        "edgeserverexception enhancedfilteringexception externalauthoritativeexception inboundconnectorexception invalidbannerexception "
        "logsizeexception objectinuseexception outboundconnectorroutingexception outboundconnectorscopeexception outboundconnectortypeexception "
        "parameternotsupportedexception receiveconnectorfqdnexception receiveconnectormappingconflictexception "
        "receiveconnectorroleconflictexception sendconnectorauthmechanismexception sendconnectorcredentialexception sendconnectorroutingexception "
        "sendconnectorserverexception sendconnectortlsexception senderipaddressexception tlsdomainexception treatmessagesasinternalexception",
        "ems.": "importexception notransportexception",
    },
    "cmdlets.exchange.receive_connector": {_CONFIGURATION: "receiveconnector"},
    "cmdlets.exchange.send_connector": {_CONFIGURATION: "smtpsendconnectorconfig"},
    "cmdlets.exchange.foreign_connector": {_CONFIGURATION: "foreignconnector"},
    "cmdlets.exchange.delivery_agent_connector": {_CONFIGURATION: "deliveryagentconnector"},
    "cmdlets.exchange.inbound_connector": {_CONFIGURATION: "tenantinboundconnector"},
    "cmdlets.exchange.outbound_connector": {_CONFIGURATION: "tenantoutboundconnector"},
    "cmdlets.exchange.accepted_domain": {_CONFIGURATION: "accepteddomain"},
    "cmdlets.exchange.exchange_server": {_DIRECTORY + "management.": "exchangeserver"},
}
# The enums that scripts may name; a short list here, so that the table of enums is read only when one is used.
_ENUMS: dict[str, str] = {
    _DATA: "permissiongroups protocollogginglevel sizemode tlsauthlevel errorpolicies sendconnectortype sendconnectorregion objectstate "
    "servereditiontype smtpdanemode mtastsmode",
    _CONFIGURATION: "authmechanisms smtpsendconnectorconfig+authmechanisms messageratesourceflags extendedprotectionpolicysetting "
    "serverrole "
    "accepteddomaintype tenantconnectortype tenantconnectorsource protocoloption",
    "microsoft.exchange.management.systemconfigurationtasks.newreceiveconnector+": "usagetype",
    "system.directoryservices.": "activedirectoryrights activedirectorysecurityinheritance",
}


_DATA_ASSEMBLY = "Microsoft.Exchange.Data, Version=15.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
_DIRECTORY_ASSEMBLY = "Microsoft.Exchange.Data.Directory, Version=15.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35"
# Exchange is built for .NET Framework, and its generics name their arguments by its assemblies
_FRAMEWORK = {"System.Uri": "System, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089",
              "System.Net.": "System, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089",
              "System.": "mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089"}


def register() -> None:
    """Tell ems.values.types; a table of 80 names."""
    register_assembly("Microsoft.Exchange.Data.Directory.", _DIRECTORY_ASSEMBLY, _FRAMEWORK)
    register_assembly("HybridFeature", _DIRECTORY_ASSEMBLY, {})
    register_assembly("Microsoft.Exchange.Data.", _DATA_ASSEMBLY, _FRAMEWORK)
    types: dict[str, str] = {}
    for module, spaces in [*_MODULES.items(), ("cmdlets.exchange.types.declared_enums", _ENUMS)]:
        for space, names in spaces.items():
            for name in names.split():
                types[space + name] = module
    register_index(types, {})
