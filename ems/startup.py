"""In: the command catalog of the cmdlets folder. Out: a ready Session."""
from __future__ import annotations

import importlib
from typing import Any

from ems.runtime.host import Host
from ems.runtime.session import Session
from ems.runtime.startup_functions import define_functions


def new_session(host: Host | None = None, store: str | None = None, culture: str | None = None) -> Session:
    """A session with every cmdlet, on the store of that URL (None: EMS_STORE, else the user's own)."""
    catalog = importlib.import_module("cmdlets.catalog")
    host = host or Host()
    session = Session(catalog.manifest(), catalog.aliases(), host)
    host.session = session
    define_functions(session)
    session.commands.scan = catalog.scan_folder
    session.commands.explainers.append(catalog.explain)
    session.drive_makers["cert"] = catalog.certificate_drive
    session.commands.finders.append(catalog.not_built)
    session.commands.suggest = catalog.meant
    session.commands.late_aliases = catalog.late_aliases()
    session.commands.late_commands = catalog.late_commands()
    session.culture_name = session.ui_culture_name = culture if culture is not None else system_culture()

    def open_store() -> Any:
        import os

        from ems.store import default_path
        from ems.store import open_store as open_url

        in_rehearsal = bool(os.environ.get("EMS_REHEARSAL"))  # started by a script that `ems --rehearse` runs: it may look, not change
        opened = open_url(store or os.environ.get("EMS_STORE") or default_path(), create=not in_rehearsal, read_only=in_rehearsal)
        catalog.prepare_store(session, opened)
        return opened

    session.open_store = open_store  # type: ignore[method-assign]
    return session


def system_culture() -> str:
    """The culture that the locale variables name; the invariant one for C and POSIX."""
    import os

    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            base = value.partition(".")[0].partition("@")[0]
            return "" if base in ("C", "POSIX") else base.replace("_", "-")
    return ""
