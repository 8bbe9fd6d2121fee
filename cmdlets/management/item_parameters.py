"""In: nothing. Out: the parameters that the item commands share; each command lists them in its own order."""
from __future__ import annotations

from cmdlets.registry import parameter

# A declaration may stand in several classes: it holds nothing of the class but the attribute's name, the same in all.
PATH = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Path",
                 help="The path; wildcards are allowed.")
NAMED_PATH = parameter("Path", "string[]", position=0, mandatory=True, byname=True, sets="Path", help="The path; wildcards are allowed.")
LITERAL_PATH = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                         help="The path, taken as it is.")
FILTER = parameter("Filter", "string", help="A filter that the provider applies: * and ? in names.")
INCLUDE = parameter("Include", "string[]", help="Only items whose names match; wildcards are allowed.")
EXCLUDE = parameter("Exclude", "string[]", help="Leave out items whose names match; wildcards are allowed.")
FORCE = parameter("Force", "switch", help="Do it even where something stands in the way: hidden or read-only items.")
PASS_THRU = parameter("PassThru", "switch", help="Return the object too.")
CREDENTIAL = parameter("Credential", "pscredential", byname=True, help="Not supported by the providers of this shell.")
