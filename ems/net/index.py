"""In: nothing. Out: which module declares which type. Written by scripts/dev/type_index.py."""
from __future__ import annotations

from ems.net.accelerators import ACCELERATORS

__all__ = ["ACCELERATORS", "TYPES"]

# module -> the lower full names of its types
MODULES: dict[str, str] = {
    "cmdlets.console.readline_keys": (
        "microsoft.powershell.vimode "
    ),
    "cmdlets.console.readline_type": (
        "microsoft.powershell.psconsolereadline "
    ),
    "cmdlets.console.tab_expansion": (
        "system.management.automation.commandcompletion system.management.automation.completionresult "
    ),
    "cmdlets.core.history": (
        "microsoft.powershell.commands.historyinfo "
    ),
    "cmdlets.core.ps_session": (
        "system.management.automation.remoting.pssessionoption system.management.automation.runspaces.pssession "
    ),
    "cmdlets.core.stand_ins": (
        "system.management.automation.pssnapininfo "
    ),
    "cmdlets.exchange.common.model": (
        "microsoft.exchange.data.configurableobject microsoft.exchange.data.directory.adobject "
        "microsoft.exchange.data.directory.adrawentry microsoft.exchange.data.directory.management.adpresentationobject "
    ),
    "cmdlets.exchange.common.parameters": (
        "microsoft.exchange.configuration.tasks.iidentityparameter "
    ),
    "cmdlets.exchange.exchange_certificate": (
        "system.security.cryptography.x509certificates.x509certificate system.security.cryptography.x509certificates.x509certificate2 "
    ),
    "cmdlets.exchange.types.certificates": (
        "microsoft.exchange.data.smtpx509identifier microsoft.exchange.data.tlscertificate "
    ),
    "cmdlets.exchange.types.directory": (
        "microsoft.exchange.data.directory.adobjectid microsoft.exchange.data.directory.organizationid "
        "microsoft.exchange.data.exchangebuild microsoft.exchange.data.exchangeobjectversion microsoft.exchange.data.objectid "
        "microsoft.exchange.data.serverversion "
    ),
    "cmdlets.exchange.types.multivalued": (
        "microsoft.exchange.data.directory.admultivaluedproperty`1 microsoft.exchange.data.multivaluedproperty`1 "
        "microsoft.exchange.data.multivaluedpropertybase "
    ),
    "cmdlets.exchange.types.network": (
        "microsoft.exchange.data.ipbinding microsoft.exchange.data.iprange microsoft.exchange.data.iprange+format "
        "microsoft.exchange.data.ipvxaddress "
    ),
    "cmdlets.exchange.types.paths": (
        "microsoft.exchange.data.locallongfullpath microsoft.exchange.data.longpath "
    ),
    "cmdlets.exchange.types.sizes": (
        "microsoft.exchange.data.bytequantifiedsize microsoft.exchange.data.bytequantifiedsize+quantifier "
        "microsoft.exchange.data.unlimited`1 "
    ),
    "cmdlets.exchange.types.timespans": (
        "microsoft.exchange.data.enhancedtimespan "
    ),
    "cmdlets.utility.debugging": (
        "microsoft.powershell.commands.psrunspacedebug system.management.automation.breakpoint "
        "system.management.automation.commandbreakpoint system.management.automation.linebreakpoint "
        "system.management.automation.pstracesource system.management.automation.variablebreakpoint "
    ),
    "cmdlets.utility.file_hash": (
        "microsoft.powershell.commands.filehashinfo "
    ),
    "cmdlets.utility.get_member": (
        "microsoft.powershell.commands.memberdefinition "
    ),
    "cmdlets.utility.get_verb": (
        "system.management.automation.verbinfo "
    ),
    "cmdlets.utility.group_object": (
        "microsoft.powershell.commands.groupinfo microsoft.powershell.commands.groupinfonoelement "
    ),
    "cmdlets.utility.host_commands": (
        "system.management.automation.callstackframe "
    ),
    "cmdlets.utility.measure_object": (
        "microsoft.powershell.commands.measureinfo "
    ),
    "cmdlets.utility.select_string": (
        "microsoft.powershell.commands.matchinfo microsoft.powershell.commands.matchinfocontext "
    ),
    "cmdlets.utility.type_data": (
        "system.management.automation.runspaces.typedata "
    ),
    "cmdlets.utility.update_list": (
        "system.management.automation.pslistmodifier "
    ),
    "cmdlets.utility.web_client": (
        "microsoft.powershell.commands.basichtmlwebresponseobject microsoft.powershell.commands.webrequestsession "
        "microsoft.powershell.commands.webresponseobject "
    ),
    "cmdlets.utility.web_request": (
        "system.net.sockets.unixdomainsocketendpoint "
    ),
    "cmdlets.utility.web_types": (
        "system.net.webheadercollection "
    ),
    "cmdlets.utility.xml_commands": (
        "microsoft.powershell.commands.selectxmlinfo "
    ),
    "ems.net.arrays": (
        "system.array "
    ),
    "ems.net.assemblies": (
        "system.activator system.reflection.assembly system.reflection.assemblyname system.reflection.runtimeassembly "
    ),
    "ems.net.automation": (
        "system.dbnull system.management.automation.language.codegeneration system.management.automation.language.nullstring "
        "system.management.automation.languageprimitives system.management.automation.wildcardpattern "
    ),
    "ems.net.big_integers": (
        "system.numerics.biginteger "
    ),
    "ems.net.binary_io": (
        "system.io.binaryreader system.io.binarywriter "
    ),
    "ems.net.bit_arrays": (
        "system.collections.bitarray "
    ),
    "ems.net.bit_converters": (
        "system.bitconverter "
    ),
    "ems.net.chars": (
        "system.char "
    ),
    "ems.net.ciphers": (
        "system.security.cryptography.aes system.security.cryptography.aescng system.security.cryptography.aescryptoserviceprovider "
        "system.security.cryptography.aesimplementation system.security.cryptography.aesmanaged "
        "system.security.cryptography.cryptostream system.security.cryptography.cryptostreammode "
        "system.security.cryptography.hashalgorithmname system.security.cryptography.icryptotransform "
        "system.security.cryptography.rfc2898derivebytes system.security.cryptography.rijndaelmanaged "
        "system.security.cryptography.symmetricalgorithm system.security.cryptography.universalcryptotransform "
    ),
    "ems.net.comparers": (
        "system.collections.caseinsensitivecomparer system.collections.comparer system.collections.generic.comparer`1 "
        "system.collections.generic.equalitycomparer`1 system.collections.generic.genericcomparer`1 "
        "system.collections.generic.genericequalitycomparer`1 system.collections.generic.stringequalitycomparer "
        "system.cultureawarecomparer system.ordinalcasesensitivecomparer system.ordinalcomparer system.ordinalignorecasecomparer "
        "system.stringcomparer "
    ),
    "ems.net.compression": (
        "system.io.compression.deflatestream system.io.compression.gzipstream system.io.compression.zipfile "
        "system.io.compression.zlibstream "
    ),
    "ems.net.console": (
        "system.console "
    ),
    "ems.net.converters": (
        "system.convert "
    ),
    "ems.net.credentials": (
        "system.management.automation.pscredential system.net.networkcredential system.security.securestring "
    ),
    "ems.net.culture_types": (
        "system.globalization.calendar system.globalization.calendaralgorithmtype system.globalization.calendarweekrule "
        "system.globalization.compareinfo system.globalization.cultureinfo system.globalization.culturetypes "
        "system.globalization.datetimeformatinfo system.globalization.digitshapes system.globalization.gregoriancalendar "
        "system.globalization.isoweek system.globalization.numberformatinfo system.globalization.numberstyles "
        "system.globalization.textinfo "
    ),
    "ems.net.data_tables": (
        "system.data.constraintexception system.data.datacolumn system.data.datacolumncollection system.data.dataexception "
        "system.data.datarow system.data.datarowcollection system.data.datatable system.data.duplicatenameexception "
        "system.data.evaluateexception system.data.internaldatacollectionbase system.data.missingprimarykeyexception "
        "system.data.nonullallowedexception system.data.syntaxerrorexception "
    ),
    "ems.net.data_views": (
        "system.data.datarowview system.data.dataset system.data.datatablecollection system.data.dataview "
    ),
    "ems.net.date_parts": (
        "system.dateonly system.timeonly "
    ),
    "ems.net.datetime_offsets": (
        "system.datetimeoffset "
    ),
    "ems.net.datetimes": (
        "system.datetime system.datetimekind system.dayofweek system.globalization.datetimestyles "
    ),
    "ems.net.decimals": (
        "system.decimal "
    ),
    "ems.net.delegates": (
        "system.action system.action`1 system.action`2 system.action`3 system.action`4 system.action`5 system.action`6 system.action`7 "
        "system.action`8 system.comparison`1 system.converter`2 system.delegate system.eventhandler system.func`1 system.func`2 "
        "system.func`3 system.func`4 system.func`5 system.func`6 system.func`7 system.func`8 system.multicastdelegate "
        "system.predicate`1 system.text.regularexpressions.matchevaluator system.threading.threadstart "
    ),
    "ems.net.dictionaries": (
        "system.collections.dictionaryentry system.collections.generic.dictionary`2+keycollection "
        "system.collections.generic.dictionary`2+valuecollection system.collections.generic.ordereddictionary`2+keycollection "
        "system.collections.generic.ordereddictionary`2+valuecollection system.collections.generic.sorteddictionary`2+keycollection "
        "system.collections.generic.sorteddictionary`2+valuecollection system.collections.generic.sortedlist`2+keylist "
        "system.collections.generic.sortedlist`2+valuelist system.collections.hashtable system.collections.hashtable+keycollection "
        "system.collections.hashtable+valuecollection system.collections.listdictionaryinternal system.collections.sortedlist+keylist "
        "system.collections.sortedlist+valuelist system.collections.specialized.ordereddictionary "
        "system.collections.specialized.ordereddictionary+ordereddictionarykeyvaluecollection "
    ),
    "ems.net.encodings": (
        "system.text.asciiencoding system.text.asciiencoding+asciiencodingsealed system.text.codepagesencodingprovider "
        "system.text.decoderexceptionfallback system.text.decoderfallback system.text.decoderreplacementfallback "
        "system.text.encoderexceptionfallback system.text.encoderfallback system.text.encoderreplacementfallback system.text.encoding "
        "system.text.encodingprovider system.text.latin1encoding system.text.latin1encoding+latin1encodingsealed "
        "system.text.sbcscodepageencoding system.text.unicodeencoding system.text.utf32encoding system.text.utf7encoding "
        "system.text.utf8encoding system.text.utf8encoding+utf8encodingsealed "
    ),
    "ems.net.enum_tables": (
        "microsoft.powershell.commands.openmode microsoft.powershell.executionpolicy microsoft.powershell.executionpolicyscope "
        "system.attributetargets system.base64formattingoptions system.buffers.operationstatus system.componentmodel.listsortdirection "
        "system.consolecolor system.consolemodifiers system.diagnostics.eventlogentrytype system.diagnostics.processpriorityclass "
        "system.diagnostics.processwindowstyle system.environment+specialfolder system.environment+specialfolderoption "
        "system.environmentvariabletarget system.gccollectionmode system.globalization.compareoptions "
        "system.globalization.unicodecategory system.io.compression.compressionlevel system.io.compression.compressionmode "
        "system.io.compression.ziparchivemode system.io.drivetype system.io.fileaccess system.io.fileattributes system.io.filemode "
        "system.io.fileshare system.io.matchcasing system.io.matchtype system.io.searchoption system.io.seekorigin "
        "system.io.unixfilemode system.management.automation.actionpreference system.management.automation.commandorigin "
        "system.management.automation.commandtypes system.management.automation.completionresulttype "
        "system.management.automation.confirmimpact system.management.automation.copycontainers "
        "system.management.automation.errorcategory system.management.automation.errorview "
        "system.management.automation.experimentaction system.management.automation.jobstate "
        "system.management.automation.language.stringconstanttype system.management.automation.moduleaccessmode "
        "system.management.automation.moduletype system.management.automation.outputrendering "
        "system.management.automation.pipelinestate system.management.automation.progressrecordtype "
        "system.management.automation.progressview system.management.automation.pscredentialtypes "
        "system.management.automation.pscredentialuioptions system.management.automation.psinvocationstate "
        "system.management.automation.pslanguagemode system.management.automation.psmembertypes "
        "system.management.automation.psmemberviewtypes system.management.automation.pstokentype "
        "system.management.automation.remotingcapability system.management.automation.rollbackseverity "
        "system.management.automation.runspaces.runspaceavailability system.management.automation.runspaces.runspacestate "
        "system.management.automation.scopeditemoptions system.management.automation.sessionstateentryvisibility "
        "system.management.automation.shouldprocessreason system.management.automation.signaturestatus "
        "system.management.automation.signingoption system.management.automation.splitoptions "
        "system.management.automation.variableaccessmode system.management.automation.whereoperatorselectionmode "
        "system.management.automation.wildcardoptions system.midpointrounding system.net.httpstatuscode "
        "system.net.mail.deliverynotificationoptions system.net.mail.mailpriority system.net.mail.smtpdeliverymethod "
        "system.net.mime.transferencoding system.net.networkinformation.ipstatus system.net.securityprotocoltype "
        "system.net.sockets.addressfamily system.net.sockets.protocoltype system.net.sockets.sockettype system.platformid "
        "system.reflection.bindingflags system.reflection.membertypes system.runtime.interopservices.architecture "
        "system.security.cryptography.ciphermode system.security.cryptography.paddingmode "
        "system.security.cryptography.x509certificates.openflags system.security.cryptography.x509certificates.storelocation "
        "system.security.cryptography.x509certificates.storename "
        "system.security.cryptography.x509certificates.x500distinguishednameflags system.security.principal.windowsbuiltinrole "
        "system.stringcomparison system.stringsplitoptions system.text.normalizationform system.text.regularexpressions.regexoptions "
        "system.text.regularexpressions.regexparseerror system.threading.apartmentstate system.threading.tasks.taskstatus "
        "system.threading.threadstate system.uricomponents system.uriformat system.urihostnametype system.urikind system.uripartial "
        "system.xml.conformancelevel system.xml.dtdprocessing system.xml.formatting system.xml.newlinehandling system.xml.readstate "
        "system.xml.whitespacehandling system.xml.writestate system.xml.xmldatetimeserializationmode system.xml.xmlnodetype "
    ),
    "ems.net.enumerators": (
        "system.arrayenumerator system.charenumerator system.collections.arraylist+arraylistenumeratorsimple "
        "system.collections.bitarray+bitarrayenumeratorsimple system.collections.generic.dictionary`2+enumerator "
        "system.collections.generic.enumerator`1 system.collections.generic.hashset`1+enumerator "
        "system.collections.generic.linkedlist`1+enumerator system.collections.generic.list`1+enumerator "
        "system.collections.generic.queue`1+enumerator system.collections.generic.sorteddictionary`2+enumerator "
        "system.collections.generic.sortedlist`2+enumerator system.collections.generic.sortedset`1+enumerator "
        "system.collections.generic.stack`1+enumerator system.collections.hashtable+hashtableenumerator "
        "system.collections.hashtable+keycollection+enumerator system.collections.queue+queueenumerator "
        "system.collections.sortedlist+sortedlistenumerator "
        "system.collections.specialized.ordereddictionary+ordereddictionaryenumerator system.collections.stack+stackenumerator "
        "system.szgenericarrayenumerator`1 system.xml.xmlchildenumerator "
    ),
    "ems.net.enums": (
        "system.enum system.typecode "
    ),
    "ems.net.environments": (
        "system.environment system.operatingsystem system.runtime.interopservices.marshal system.runtime.interopservices.osplatform "
        "system.runtime.interopservices.runtimeinformation "
    ),
    "ems.net.exceptions": (
        "microsoft.powershell.commands.helpnotfoundexception microsoft.powershell.commands.httpresponseexception "
        "microsoft.powershell.commands.processcommandexception microsoft.powershell.commands.servicecommandexception "
        "microsoft.powershell.commands.writeerrorexception system.accessviolationexception system.aggregateexception "
        "system.appdomainunloadedexception system.applicationexception system.argumentexception system.argumentnullexception "
        "system.argumentoutofrangeexception system.arithmeticexception system.arraytypemismatchexception system.badimageformatexception "
        "system.collections.generic.keynotfoundexception system.componentmodel.invalidenumargumentexception "
        "system.componentmodel.warningexception system.componentmodel.win32exception system.configuration.configurationerrorsexception "
        "system.contextmarshalexception system.datamisalignedexception system.dividebyzeroexception system.entrypointnotfoundexception "
        "system.exception system.formatexception system.globalization.culturenotfoundexception system.indexoutofrangeexception "
        "system.insufficientmemoryexception system.invalidcastexception system.invalidoperationexception system.invalidprogramexception "
        "system.invalidtimezoneexception system.io.directorynotfoundexception system.io.drivenotfoundexception "
        "system.io.endofstreamexception system.io.fileloadexception system.io.filenotfoundexception "
        "system.io.internalbufferoverflowexception system.io.invaliddataexception system.io.ioexception system.io.pathtoolongexception "
        "system.management.automation.actionpreferencestopexception system.management.automation.applicationfailedexception "
        "system.management.automation.argumenttransformationmetadataexception system.management.automation.cmdletinvocationexception "
        "system.management.automation.cmdletinvocationstopexception system.management.automation.cmdletproviderinvocationexception "
        "system.management.automation.commandnotfoundexception system.management.automation.drivenotfoundexception "
        "system.management.automation.extendedtypesystemexception system.management.automation.getvalueexception "
        "system.management.automation.getvalueinvocationexception system.management.automation.haltcommandexception "
        "system.management.automation.host.hostexception system.management.automation.host.promptingexception "
        "system.management.automation.incompleteparseexception system.management.automation.itemnotfoundexception "
        "system.management.automation.jobfailedexception system.management.automation.metadataexception "
        "system.management.automation.methodexception system.management.automation.methodinvocationexception "
        "system.management.automation.nativecommandexitexception "
        "system.management.automation.parameterbindingargumenttransformationexception "
        "system.management.automation.parameterbindingexception system.management.automation.parameterbindingvalidationexception "
        "system.management.automation.parentcontainserrorrecordexception system.management.automation.parseexception "
        "system.management.automation.parsingmetadataexception system.management.automation.pipelineclosedexception "
        "system.management.automation.pipelinestoppedexception system.management.automation.propertynotfoundexception "
        "system.management.automation.providerinvocationexception system.management.automation.providernotfoundexception "
        "system.management.automation.psargumentexception system.management.automation.psargumentnullexception "
        "system.management.automation.psargumentoutofrangeexception system.management.automation.psinvalidcastexception "
        "system.management.automation.psinvalidoperationexception system.management.automation.psnotimplementedexception "
        "system.management.automation.psnotsupportedexception system.management.automation.remoteexception "
        "system.management.automation.runtimeexception system.management.automation.scriptcalldepthexception "
        "system.management.automation.scriptrequiresexception system.management.automation.sessionstateexception "
        "system.management.automation.sessionstateunauthorizedaccessexception system.management.automation.setscriptitemexception "
        "system.management.automation.setvalueexception system.management.automation.setvalueinvocationexception "
        "system.management.automation.validationmetadataexception system.management.automation.wildcardpatternexception "
        "system.memberaccessexception system.missingfieldexception system.missingmemberexception system.missingmethodexception "
        "system.multicastnotsupportedexception system.net.cookieexception system.net.http.httprequestexception "
        "system.net.httplistenerexception system.net.mail.smtpexception system.net.mail.smtpfailedrecipientexception "
        "system.net.networkinformation.pingexception system.net.protocolviolationexception system.net.sockets.socketexception "
        "system.net.webexception system.notfinitenumberexception system.notimplementedexception system.notsupportedexception "
        "system.nullreferenceexception system.objectdisposedexception system.operationcanceledexception system.outofmemoryexception "
        "system.overflowexception system.platformnotsupportedexception system.rankexception system.reflection.ambiguousmatchexception "
        "system.reflection.targetexception system.reflection.targetinvocationexception system.reflection.targetparametercountexception "
        "system.runtime.interopservices.comexception system.runtime.interopservices.externalexception "
        "system.runtime.serialization.serializationexception system.security.accesscontrol.privilegenotheldexception "
        "system.security.authentication.authenticationexception system.security.authentication.invalidcredentialexception "
        "system.security.cryptography.cryptographicexception system.security.principal.identitynotmappedexception "
        "system.security.securityexception system.security.verificationexception system.stackoverflowexception system.systemexception "
        "system.text.decoderfallbackexception system.text.encoderfallbackexception system.text.json.jsonexception "
        "system.text.regularexpressions.regexmatchtimeoutexception system.text.regularexpressions.regexparseexception "
        "system.threading.abandonedmutexexception system.threading.synchronizationlockexception "
        "system.threading.tasks.taskcanceledexception system.threading.threadabortexception system.threading.threadinterruptedexception "
        "system.threading.threadstateexception system.timeoutexception system.timezonenotfoundexception "
        "system.typeinitializationexception system.typeloadexception system.unauthorizedaccessexception system.uriformatexception "
        "system.xml.schema.xmlschemaexception system.xml.xmlexception system.xml.xpath.xpathexception "
    ),
    "ems.net.file_infos": (
        "system.io.directoryinfo system.io.driveinfo system.io.fileinfo system.io.filesysteminfo "
    ),
    "ems.net.files": (
        "system.io.directory system.io.file "
    ),
    "ems.net.floats": (
        "system.double system.half system.single "
    ),
    "ems.net.generic_dictionaries": (
        "system.collections.concurrent.concurrentdictionary`2 system.collections.generic.dictionary`2 "
        "system.collections.generic.keyvaluepair`2 system.collections.generic.sorteddictionary`2 "
        "system.collections.generic.sortedlist`2 system.collections.sortedlist "
    ),
    "ems.net.globalization": (
        "system.globalization.idnmapping system.globalization.regioninfo system.globalization.stringinfo "
    ),
    "ems.net.guids": (
        "system.guid "
    ),
    "ems.net.hashes": (
        "system.security.cryptography.hashalgorithm system.security.cryptography.hmac system.security.cryptography.hmacmd5 "
        "system.security.cryptography.hmacsha1 system.security.cryptography.hmacsha256 system.security.cryptography.hmacsha384 "
        "system.security.cryptography.hmacsha512 system.security.cryptography.md5 system.security.cryptography.md5+implementation "
        "system.security.cryptography.md5cryptoserviceprovider system.security.cryptography.randomnumbergenerator "
        "system.security.cryptography.randomnumbergeneratorimplementation system.security.cryptography.sha1 "
        "system.security.cryptography.sha1+implementation system.security.cryptography.sha1cryptoserviceprovider "
        "system.security.cryptography.sha1managed system.security.cryptography.sha256 "
        "system.security.cryptography.sha256+implementation system.security.cryptography.sha256cryptoserviceprovider "
        "system.security.cryptography.sha256managed system.security.cryptography.sha384 "
        "system.security.cryptography.sha384+implementation system.security.cryptography.sha384cryptoserviceprovider "
        "system.security.cryptography.sha384managed system.security.cryptography.sha512 "
        "system.security.cryptography.sha512+implementation system.security.cryptography.sha512cryptoserviceprovider "
        "system.security.cryptography.sha512managed "
    ),
    "ems.net.interfaces": (
        "system.collections.generic.icollection`1 system.collections.generic.icomparer`1 system.collections.generic.idictionary`2 "
        "system.collections.generic.ienumerable`1 system.collections.generic.ienumerator`1 "
        "system.collections.generic.iequalitycomparer`1 system.collections.generic.ilist`1 "
        "system.collections.generic.ireadonlycollection`1 system.collections.generic.ireadonlydictionary`2 "
        "system.collections.generic.ireadonlylist`1 system.collections.generic.ireadonlyset`1 system.collections.generic.iset`1 "
        "system.collections.icollection system.collections.icomparer system.collections.idictionary "
        "system.collections.idictionaryenumerator system.collections.ienumerable system.collections.ienumerator "
        "system.collections.iequalitycomparer system.collections.ilist system.collections.istructuralcomparable "
        "system.collections.istructuralequatable system.collections.specialized.iordereddictionary system.componentmodel.icomponent "
        "system.componentmodel.inotifypropertychanged system.iasyncdisposable system.iasyncresult system.icloneable system.icomparable "
        "system.icomparable`1 system.iconvertible system.icustomformatter system.idisposable system.iequatable`1 system.iformatprovider "
        "system.iformattable system.iobservable`1 system.iparsable`1 system.ispanformattable system.ispanparsable`1 "
        "system.linq.igrouping`2 system.linq.ilookup`2 system.linq.iorderedenumerable`1 system.linq.iqueryable "
        "system.management.automation.iargumentcompleter system.management.automation.idynamicparameters "
        "system.management.automation.ivalidatesetvaluesgenerator system.net.icredentials system.net.icredentialsbyhost "
        "system.net.iwebproxy system.readonlyspan`1 system.runtime.compilerservices.ituple "
        "system.runtime.serialization.ideserializationcallback system.runtime.serialization.iserializable system.span`1 "
        "system.text.regularexpressions.icapture system.xml.xpath.ixpathnavigable "
    ),
    "ems.net.json_documents": (
        "system.text.json.jsondocument system.text.json.jsonelement system.text.json.jsonproperty system.text.json.jsonserializer "
        "system.text.json.jsonvaluekind "
    ),
    "ems.net.lazies": (
        "system.appdomain system.buffer system.lazy`1 system.weakreference "
    ),
    "ems.net.linq": (
        "system.io.readlinesiterator system.linq.enumerable system.linq.enumerable+iterator`1 system.linq.grouping`2 "
    ),
    "ems.net.lists": (
        "system.collections.arraylist system.collections.arraylist+range system.collections.generic.list`1 "
        "system.collections.objectmodel.collection`1 system.collections.objectmodel.readonlycollection`1 "
        "system.collections.specialized.stringcollection "
    ),
    "ems.net.mail": (
        "system.net.mail.mailaddress system.net.mail.mailaddresscollection "
    ),
    "ems.net.mail_messages": (
        "system.net.mail.attachment system.net.mail.mailmessage system.net.mail.smtpclient "
    ),
    "ems.net.math_types": (
        "system.math system.numerics.bitoperations "
    ),
    "ems.net.member_infos": (
        "system.attribute system.flagsattribute system.reflection.constructorinfo system.reflection.eventinfo "
        "system.reflection.fieldinfo system.reflection.mdfieldinfo system.reflection.memberinfo system.reflection.methodbase "
        "system.reflection.methodinfo system.reflection.parameterinfo system.reflection.propertyinfo "
        "system.reflection.runtimeconstructorinfo system.reflection.runtimeeventinfo system.reflection.runtimefieldinfo "
        "system.reflection.runtimemethodinfo system.reflection.runtimeparameterinfo system.reflection.runtimepropertyinfo system.void "
    ),
    "ems.net.network": (
        "system.net.dns system.net.endpoint system.net.ipaddress system.net.ipaddress+readonlyipaddress system.net.ipendpoint "
        "system.net.iphostentry system.net.ipnetwork system.net.servicepointmanager system.net.socketaddress "
    ),
    "ems.net.network_information": (
        "system.net.networkinformation.ipglobalproperties system.net.networkinformation.ipinterfaceproperties "
        "system.net.networkinformation.linuxipglobalproperties system.net.networkinformation.linuxipinterfaceproperties "
        "system.net.networkinformation.linuxnetworkinterface system.net.networkinformation.networkinterface "
        "system.net.networkinformation.networkinterfacetype system.net.networkinformation.operationalstatus "
        "system.net.networkinformation.physicaladdress system.net.networkinformation.ping system.net.networkinformation.pingreply "
        "system.net.networkinformation.unicastipaddressinformation system.net.networkinformation.unixunicastipaddressinformation "
    ),
    "ems.net.objects": (
        "system.boolean system.marshalbyrefobject system.object system.valuetype "
    ),
    "ems.net.observable": (
        "system.collections.objectmodel.observablecollection`1 system.collections.specialized.notifycollectionchangedaction "
        "system.collections.specialized.notifycollectionchangedeventargs "
        "system.collections.specialized.notifycollectionchangedeventhandler system.eventargs "
    ),
    "ems.net.paths": (
        "system.io.path "
    ),
    "ems.net.primitives": (
        "system.byte system.int128 system.int16 system.int32 system.int64 system.intptr system.sbyte system.uint128 system.uint16 "
        "system.uint32 system.uint64 "
    ),
    "ems.net.priority_queues": (
        "system.collections.generic.priorityqueue`2 system.collections.generic.priorityqueue`2+unordereditemscollection "
    ),
    "ems.net.process_start": (
        "system.diagnostics.processstartinfo "
    ),
    "ems.net.processes": (
        "system.componentmodel.component system.diagnostics.fileversioninfo system.diagnostics.process system.diagnostics.processmodule "
    ),
    "ems.net.psobjects": (
        "system.management.automation.internal.automationnull system.management.automation.psaliasproperty "
        "system.management.automation.pscodemethod system.management.automation.pscodeproperty "
        "system.management.automation.pscustomobject system.management.automation.psmemberinfo "
        "system.management.automation.psmemberinfocollection`1 system.management.automation.psmemberinfointegratingcollection`1 "
        "system.management.automation.psmemberset system.management.automation.psmethod system.management.automation.psmethodinfo "
        "system.management.automation.psnoteproperty system.management.automation.psobject "
        "system.management.automation.psparameterizedproperty system.management.automation.psproperty "
        "system.management.automation.pspropertyinfo system.management.automation.pspropertyset "
        "system.management.automation.psreference system.management.automation.psreference`1 "
        "system.management.automation.psscriptmethod system.management.automation.psscriptproperty "
        "system.management.automation.psvariableproperty system.management.automation.readonlypsmemberinfocollection`1 "
        "system.management.automation.runspaces.consolidatedstring system.management.automation.switchparameter "
    ),
    "ems.net.queues": (
        "system.collections.concurrent.concurrentbag`1 system.collections.concurrent.concurrentqueue`1 "
        "system.collections.concurrent.concurrentstack`1 system.collections.generic.linkedlist`1 "
        "system.collections.generic.linkedlistnode`1 system.collections.generic.queue`1 system.collections.generic.stack`1 "
        "system.collections.queue system.collections.stack "
    ),
    "ems.net.randoms": (
        "system.random "
    ),
    "ems.net.reflection": (
        "system.reflection.typeinfo system.runtimetype system.type "
    ),
    "ems.net.regex_types": (
        "system.text.regularexpressions.capture system.text.regularexpressions.capturecollection system.text.regularexpressions.group "
        "system.text.regularexpressions.groupcollection system.text.regularexpressions.match "
        "system.text.regularexpressions.matchcollection system.text.regularexpressions.regex "
    ),
    "ems.net.runes": (
        "system.text.rune system.text.stringruneenumerator "
    ),
    "ems.net.serializers": (
        "system.management.automation.psserializer "
    ),
    "ems.net.sets": (
        "system.collections.generic.hashset`1 system.collections.generic.sortedset`1 system.collections.generic.sortedset`1+treesubset "
    ),
    "ems.net.sockets": (
        "system.net.sockets.networkstream system.net.sockets.tcpclient "
    ),
    "ems.net.special_dictionaries": (
        "system.collections.specialized.hybriddictionary system.collections.specialized.listdictionary "
        "system.collections.specialized.stringdictionary "
    ),
    "ems.net.streams": (
        "system.io.filestream system.io.memorystream system.io.pipes.anonymouspipeclientstream system.io.stream "
        "system.io.unixconsolestream "
    ),
    "ems.net.string_builders": (
        "system.text.stringbuilder "
    ),
    "ems.net.synchronization": (
        "system.threading.autoresetevent system.threading.eventresetmode system.threading.eventwaithandle system.threading.interlocked "
        "system.threading.manualresetevent system.threading.manualreseteventslim system.threading.monitor system.threading.mutex "
        "system.threading.semaphore system.threading.semaphoreslim system.threading.waithandle "
    ),
    "ems.net.tasks": (
        "system.runtime.compilerservices.taskawaiter system.threading.cancellationtoken system.threading.cancellationtokensource "
        "system.threading.tasks.task system.threading.tasks.task`1 "
    ),
    "ems.net.text": (
        "system.string "
    ),
    "ems.net.text_io": (
        "system.io.streamreader system.io.streamwriter system.io.stringreader system.io.stringwriter system.io.synctextreader "
        "system.io.textreader system.io.textwriter system.io.textwriter+synctextwriter "
    ),
    "ems.net.threads": (
        "system.gc system.threading.thread "
    ),
    "ems.net.timespans": (
        "system.diagnostics.stopwatch system.globalization.timespanstyles system.timespan "
    ),
    "ems.net.timezone_types": (
        "system.timezoneinfo "
    ),
    "ems.net.tuples": (
        "system.tuple system.tuple`1 system.tuple`2 system.tuple`3 system.tuple`4 system.tuple`5 system.tuple`6 system.tuple`7 "
        "system.tuple`8 "
    ),
    "ems.net.unix_stats": (
        "system.management.automation.platform+unix+commonstat system.management.automation.platform+unix+itemtype "
    ),
    "ems.net.uris": (
        "system.uri system.uribuilder "
    ),
    "ems.net.value_tuples": (
        "system.valuetuple system.valuetuple`1 system.valuetuple`2 system.valuetuple`3 system.valuetuple`4 system.valuetuple`5 "
        "system.valuetuple`6 system.valuetuple`7 "
    ),
    "ems.net.versions": (
        "system.management.automation.semanticversion system.version "
    ),
    "ems.net.web_text": (
        "system.collections.specialized.nameobjectcollectionbase system.collections.specialized.nameobjectcollectionbase+keyscollection "
        "system.collections.specialized.namevaluecollection system.net.webutility system.web.httputility "
        "system.web.httputility+httpqscollection "
    ),
    "ems.net.windows_types": (
        "microsoft.win32.registry microsoft.win32.registrykey system.diagnostics.eventlog system.diagnostics.performancecounter "
        "system.directoryservices.activedirectory.domain system.directoryservices.activedirectory.forest "
        "system.directoryservices.directoryentry system.directoryservices.directorysearcher system.management.managementobjectsearcher "
        "system.security.accesscontrol.directorysecurity system.security.accesscontrol.filesecurity "
        "system.security.accesscontrol.filesystemaccessrule system.security.cryptography.protecteddata "
        "system.security.principal.ntaccount system.security.principal.securityidentifier system.security.principal.windowsidentity "
        "system.security.principal.windowsprincipal system.serviceprocess.servicecontroller "
    ),
    "ems.net.x500": (
        "system.security.cryptography.asnencodeddata system.security.cryptography.oid "
        "system.security.cryptography.x509certificates.x500distinguishedname "
        "system.security.cryptography.x509certificates.x500distinguishedname+<enumeraterelativedistinguishednames>d__15 "
        "system.security.cryptography.x509certificates.x500relativedistinguishedname "
    ),
    "ems.net.xml_convert": (
        "system.globalization.charunicodeinfo system.security.securityelement system.xml.xmlconvert "
    ),
    "ems.net.xml_documents": (
        "system.xml.xmldocument "
    ),
    "ems.net.xml_linq": (
        "system.xml.linq.loadoptions system.xml.linq.saveoptions system.xml.linq.xattribute system.xml.linq.xcdata "
        "system.xml.linq.xcomment system.xml.linq.xcontainer system.xml.linq.xdeclaration system.xml.linq.xdocument "
        "system.xml.linq.xelement system.xml.linq.xname system.xml.linq.xnamespace system.xml.linq.xnode system.xml.linq.xobject "
        "system.xml.linq.xtext "
    ),
    "ems.net.xml_lists": (
        "system.xml.xmlattributecollection system.xml.xmlchildnodes system.xml.xmlelementlist system.xml.xmlnamednodemap "
        "system.xml.xmlnodelist system.xml.xpathnodelist "
    ),
    "ems.net.xml_navigation": (
        "system.xml.documentxpathnavigator system.xml.nametable system.xml.schema.xmlschemainfo system.xml.schema.xmlschemaset "
        "system.xml.xmlimplementation system.xml.xmlnamespacemanager system.xml.xmlnametable system.xml.xpath.xpathitem "
        "system.xml.xpath.xpathnavigator "
    ),
    "ems.net.xml_other_nodes": (
        "system.xml.xmlattribute system.xml.xmlcdatasection system.xml.xmlcharacterdata system.xml.xmlcomment system.xml.xmldeclaration "
        "system.xml.xmldocumentfragment system.xml.xmldocumenttype system.xml.xmlentityreference system.xml.xmlprocessinginstruction "
        "system.xml.xmlsignificantwhitespace system.xml.xmltext system.xml.xmlwhitespace "
    ),
    "ems.net.xml_readers": (
        "system.xml.xmlnodereader system.xml.xmlreader system.xml.xmlreadersettings system.xml.xmlsubtreereader "
        "system.xml.xmltextreader system.xml.xmltextreaderimpl "
    ),
    "ems.net.xml_types": (
        "system.xml.xmlelement system.xml.xmllinkednode system.xml.xmlnode "
    ),
    "ems.net.xml_writers": (
        "system.xml.xmltextwriter system.xml.xmlwellformedwriter system.xml.xmlwriter system.xml.xmlwritersettings "
    ),
    "ems.runtime.attributes": (
        "system.management.automation.aliasattribute system.management.automation.allowemptycollectionattribute "
        "system.management.automation.allowemptystringattribute system.management.automation.allownullattribute "
        "system.management.automation.argumentcompleterattribute system.management.automation.argumentcompletionsattribute "
        "system.management.automation.argumenttransformationattribute system.management.automation.cmdletattribute "
        "system.management.automation.cmdletbindingattribute system.management.automation.dscpropertyattribute "
        "system.management.automation.dscresourceattribute system.management.automation.dynamicparameterattribute "
        "system.management.automation.experimentalattribute system.management.automation.hiddenattribute "
        "system.management.automation.internal.cmdletmetadataattribute system.management.automation.outputtypeattribute "
        "system.management.automation.parameterattribute system.management.automation.psdefaultvalueattribute "
        "system.management.automation.pstypenameattribute system.management.automation.runtimedefinedparameter "
        "system.management.automation.runtimedefinedparameterdictionary system.management.automation.supportswildcardsattribute "
        "system.management.automation.validateargumentsattribute system.management.automation.validatecountattribute "
        "system.management.automation.validatedriveattribute system.management.automation.validateenumeratedargumentsattribute "
        "system.management.automation.validatelengthattribute system.management.automation.validatenotnullattribute "
        "system.management.automation.validatenotnulloremptyattribute system.management.automation.validatenotnullorwhitespaceattribute "
        "system.management.automation.validatepatternattribute system.management.automation.validaterangeattribute "
        "system.management.automation.validatescriptattribute system.management.automation.validatesetattribute "
        "system.management.automation.validatetrusteddataattribute system.management.automation.validateuserdriveattribute "
    ),
    "ems.runtime.types.cmdlet": (
        "system.management.automation.cmdlet system.management.automation.commandinvocationintrinsics "
        "system.management.automation.engineintrinsics system.management.automation.host.choicedescription "
        "system.management.automation.host.pshost system.management.automation.host.size "
        "system.management.automation.internal.host.internalhost "
        "system.management.automation.internal.host.internalhostrawuserinterface "
        "system.management.automation.internal.host.internalhostuserinterface system.management.automation.internal.internalcommand "
        "system.management.automation.pagingparameters system.management.automation.pscmdlet "
        "system.management.automation.psscriptcmdlet system.management.automation.psvariableintrinsics "
        "system.management.automation.sessionstate "
    ),
    "ems.runtime.types.commands": (
        "system.management.automation.aliasinfo system.management.automation.applicationinfo system.management.automation.cmdletinfo "
        "system.management.automation.commandinfo system.management.automation.externalscriptinfo "
        "system.management.automation.filterinfo system.management.automation.functioninfo system.management.automation.psmoduleinfo "
        "system.management.automation.scriptinfo "
    ),
    "ems.runtime.types.enumerators": (
        "system.management.automation.internal.inputenumerator system.management.automation.internal.loopenumerator "
    ),
    "ems.runtime.types.errors": (
        "system.management.automation.debugrecord system.management.automation.errorcategoryinfo "
        "system.management.automation.errordetails system.management.automation.errorrecord "
        "system.management.automation.hostinformationmessage system.management.automation.informationalrecord "
        "system.management.automation.informationrecord system.management.automation.invocationinfo "
        "system.management.automation.verboserecord system.management.automation.warningrecord "
    ),
    "ems.runtime.types.host_prompt": (
        "system.management.automation.host.fielddescription "
    ),
    "ems.runtime.types.key_info": (
        "system.management.automation.host.controlkeystates system.management.automation.host.keyinfo "
        "system.management.automation.host.readkeyoptions "
    ),
    "ems.runtime.types.modules": (
        "microsoft.powershell.commands.modulespecification "
    ),
    "ems.runtime.types.parameters": (
        "system.management.automation.commandparameterinfo system.management.automation.commandparametersetinfo "
        "system.management.automation.parametermetadata system.management.automation.parametersetmetadata "
        "system.management.automation.psboundparametersdictionary system.management.automation.pstypename "
    ),
    "ems.runtime.types.path_intrinsics": (
        "system.management.automation.cmdletprovidermanagementintrinsics system.management.automation.drivemanagementintrinsics "
        "system.management.automation.pathintrinsics "
    ),
    "ems.runtime.types.powershell": (
        "system.management.automation.job system.management.automation.job2 system.management.automation.jobstateinfo "
        "system.management.automation.powershell system.management.automation.powershellasyncresult "
        "system.management.automation.progressrecord system.management.automation.pscommand "
        "system.management.automation.psdatacollection`1 system.management.automation.psdatastreams "
        "system.management.automation.psinvocationstateinfo system.management.automation.psremotingchildjob "
        "system.management.automation.psremotingjob system.management.automation.pstaskchildjob system.management.automation.pstaskjob "
        "system.management.automation.runspacemode system.management.automation.runspacepoolstateinfo "
        "system.management.automation.runspaces.command system.management.automation.runspaces.commandparameter "
        "system.management.automation.runspaces.initialsessionstate system.management.automation.runspaces.localrunspace "
        "system.management.automation.runspaces.psthreadoptions system.management.automation.runspaces.runspace "
        "system.management.automation.runspaces.runspacefactory system.management.automation.runspaces.runspacepool "
        "system.management.automation.runspaces.runspacepoolstate system.management.automation.runspaces.runspacestateinfo "
        "system.management.automation.runspaces.sessionstatealiasentry system.management.automation.runspaces.sessionstatecmdletentry "
        "system.management.automation.runspaces.sessionstatefunctionentry system.management.automation.runspaces.sessionstateproxy "
        "system.management.automation.runspaces.sessionstatevariableentry threadjob.threadjob "
    ),
    "ems.runtime.types.providers": (
        "microsoft.powershell.commands.aliasprovider microsoft.powershell.commands.certificateprovider "
        "microsoft.powershell.commands.environmentprovider microsoft.powershell.commands.filesystemprovider "
        "microsoft.powershell.commands.functionprovider microsoft.powershell.commands.testpathtype "
        "microsoft.powershell.commands.variableprovider system.management.automation.flagsexpression`1 "
        "system.management.automation.pathinfo system.management.automation.pathinfostack "
        "system.management.automation.provider.cmdletprovider system.management.automation.provider.containercmdletprovider "
        "system.management.automation.provider.drivecmdletprovider system.management.automation.provider.itemcmdletprovider "
        "system.management.automation.provider.navigationcmdletprovider system.management.automation.provider.providercapabilities "
        "system.management.automation.providerinfo system.management.automation.psdriveinfo "
    ),
    "ems.runtime.types.proxy": (
        "system.management.automation.commandmetadata system.management.automation.proxycommand "
    ),
    "ems.runtime.types.scripts": (
        "system.management.automation.defaultparameterdictionary system.management.automation.psvariable "
        "system.management.automation.scriptblock "
    ),
    "ems.runtime.types.steppable": (
        "system.management.automation.steppablepipeline "
    ),
    "ems.runtime.types.syntax": (
        "system.management.automation.language.arrayexpressionast system.management.automation.language.arrayliteralast "
        "system.management.automation.language.assignmentstatementast system.management.automation.language.ast "
        "system.management.automation.language.attributeast system.management.automation.language.attributebaseast "
        "system.management.automation.language.attributedexpressionast "
        "system.management.automation.language.basectorinvokememberexpressionast "
        "system.management.automation.language.binaryexpressionast system.management.automation.language.blockstatementast "
        "system.management.automation.language.breakstatementast system.management.automation.language.catchclauseast "
        "system.management.automation.language.chainableast system.management.automation.language.commandast "
        "system.management.automation.language.commandbaseast system.management.automation.language.commandelementast "
        "system.management.automation.language.commandexpressionast system.management.automation.language.commandparameterast "
        "system.management.automation.language.constantexpressionast system.management.automation.language.continuestatementast "
        "system.management.automation.language.convertexpressionast system.management.automation.language.datastatementast "
        "system.management.automation.language.dountilstatementast system.management.automation.language.dowhilestatementast "
        "system.management.automation.language.errorexpressionast system.management.automation.language.errorstatementast "
        "system.management.automation.language.exitstatementast system.management.automation.language.expandablestringexpressionast "
        "system.management.automation.language.expressionast system.management.automation.language.fileredirectionast "
        "system.management.automation.language.foreachstatementast system.management.automation.language.forstatementast "
        "system.management.automation.language.functiondefinitionast system.management.automation.language.functionmemberast "
        "system.management.automation.language.hashtableast system.management.automation.language.ifstatementast "
        "system.management.automation.language.indexexpressionast system.management.automation.language.internalscriptextent "
        "system.management.automation.language.internalscriptposition system.management.automation.language.invokememberexpressionast "
        "system.management.automation.language.iscriptextent system.management.automation.language.iscriptposition "
        "system.management.automation.language.labeledstatementast system.management.automation.language.labeltoken "
        "system.management.automation.language.loopstatementast system.management.automation.language.memberast "
        "system.management.automation.language.memberexpressionast system.management.automation.language.mergingredirectionast "
        "system.management.automation.language.namedattributeargumentast system.management.automation.language.namedblockast "
        "system.management.automation.language.numbertoken system.management.automation.language.paramblockast "
        "system.management.automation.language.parameterast system.management.automation.language.parametertoken "
        "system.management.automation.language.parenexpressionast system.management.automation.language.parseerror "
        "system.management.automation.language.parser system.management.automation.language.pipelineast "
        "system.management.automation.language.pipelinebaseast system.management.automation.language.pipelinechainast "
        "system.management.automation.language.propertymemberast system.management.automation.language.redirectionast "
        "system.management.automation.language.returnstatementast system.management.automation.language.scriptblockast "
        "system.management.automation.language.scriptblockexpressionast system.management.automation.language.statementast "
        "system.management.automation.language.statementblockast system.management.automation.language.stringconstantexpressionast "
        "system.management.automation.language.stringexpandabletoken system.management.automation.language.stringliteraltoken "
        "system.management.automation.language.subexpressionast system.management.automation.language.switchstatementast "
        "system.management.automation.language.ternaryexpressionast system.management.automation.language.throwstatementast "
        "system.management.automation.language.token system.management.automation.language.tokenflags "
        "system.management.automation.language.tokenkind system.management.automation.language.trapstatementast "
        "system.management.automation.language.trystatementast system.management.automation.language.typeconstraintast "
        "system.management.automation.language.typedefinitionast system.management.automation.language.typeexpressionast "
        "system.management.automation.language.typename system.management.automation.language.unaryexpressionast "
        "system.management.automation.language.usingexpressionast system.management.automation.language.usingstatementast "
        "system.management.automation.language.variableexpressionast system.management.automation.language.variabletoken "
        "system.management.automation.language.whilestatementast system.management.automation.variablepath "
    ),
    "ems.values.json_text": (
        "system.management.automation.orderedhashtable "
    ),
}
TYPES: dict[str, str] = {name: module for module, names in MODULES.items() for name in names.split()}
