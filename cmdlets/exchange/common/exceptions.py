"""In: the error catalogue. Out: its exceptions as .NET types, so that `catch [...]`, -is and casts know them before the first is thrown."""
from __future__ import annotations

from cmdlets.exchange.common.errors import CATALOGUE
from ems.values.errors import BASES, exception_class
from ems.values.types import net_type

LOCALIZED = "Microsoft.Exchange.Data.Common.LocalizedException"
NAMES = sorted({exception for exception, _, _ in CATALOGUE.values()})


def _declare() -> None:
    BASES[LOCALIZED] = "System.Exception"
    for name in (LOCALIZED, *NAMES):
        if name != LOCALIZED:
            BASES[name] = LOCALIZED
        net_type(name, base=BASES[name], py=exception_class(name), interfaces="ISerializable")


_declare()
