"""In: nothing. Out: the assemblies of .NET whose types ems has: loading them is nothing to do."""
from __future__ import annotations

# Assemblies whose types ems has, as far as it has them: loading them is nothing to do.
ASSEMBLIES = frozenset(("""
    microsoft.csharp microsoft.powershell.commands.utility microsoft.powershell.commands.management microsoft.powershell.security mscorlib netstandard
    newtonsoft.json system system.collections system.collections.concurrent system.collections.specialized system.componentmodel system.configuration
    system.console system.core system.data system.data.common system.diagnostics.process system.drawing system.drawing.primitives system.formats.asn1
    system.globalization system.io system.io.compression system.io.compression.filesystem system.io.filesystem system.linq system.management.automation
    system.memory system.net system.net.http system.net.mail system.net.nameresolution system.net.networkinformation system.net.primitives
    system.net.security system.net.sockets system.net.webclient system.numerics system.objectmodel system.private.corelib system.private.uri
    system.reflection system.runtime system.runtime.interopservices system.runtime.serialization system.security system.security.cryptography
    system.security.cryptography.x509certificates system.servicemodel system.text.encoding system.text.encoding.codepages system.text.json
    system.text.regularexpressions system.threading system.threading.tasks system.timers system.transactions system.web system.web.httputility system.xml
    system.xml.linq system.xml.readerwriter system.xml.xmldocument system.xml.xpath
""").split())
