"""In: what an XML document can be loaded from: a path, a stream, a reader of text or of XML. Out: its text."""
from __future__ import annotations

import re
from typing import Any

from ems.net.bases import null_argument


def source_text(source: Any, parameter: str = "inStream") -> str:
    """The whole text, decoded as its byte order mark or its declaration says."""
    from ems.net.encodings import UTF8, decode_marked
    from ems.net.streams import open_file

    if source is None:
        raise null_argument(parameter)
    if hasattr(source, "rest"):
        return source.rest()  # type: ignore[no-any-return]
    if isinstance(source, str):
        stream = open_file(source, "open")
        try:
            data = stream.read(-1)
        finally:
            stream.close()
    else:
        data = source.read(-1)
    return decode_marked(data, _declared_encoding(data) or UTF8)[0]  # type: ignore[no-any-return]


def _declared_encoding(data: bytes) -> Any:
    from ems.net.encodings import by_name

    match = re.match(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w.\-]+)["']""", data)
    if match is None:
        return None
    name = match.group(1).decode("ascii")
    return None if name.lower().startswith("utf-16") else by_name(name)
