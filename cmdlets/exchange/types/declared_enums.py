"""In: nothing. Out: all of Exchange's enums declared; imported when a script names one of them before a cmdlet has."""
from cmdlets.exchange.types.enums import declare_all

declare_all()
