"""In: nothing. Out: Exchange's cmdlets, models and types; importing the package tells the type table where they are declared."""
from cmdlets.exchange.types.index import register

register()
