"""In: the store's audit rows. Out: Search-AdminAuditLog, New-AdminAuditLogSearch and Write-AdminAuditLog."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.declared import parameters
from cmdlets.exchange.common.directory import new_guid
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.kinds import load_utc, net_guid
from cmdlets.exchange.common.records import multivalued, record
from cmdlets.registry import cmdlet

_T = "Microsoft.Exchange.Management.SystemConfigurationTasks."
ENTRY = _T + "AdminAuditLogEvent"
SEARCH = _T + "AdminAuditLogSearch"
COMMENT_KIND = "AdminAuditLogComment"
COMMENT_LENGTH = 500
MOST, MOST_SKIPPED = 250_000, 2_147_483_647

CmdletParameter = record(_T + "AdminAuditLogCmdletParameter", """
    string Name
    string Value
""", lambda self: self.facts["name"])

ModifiedProperty = record(_T + "AdminAuditLogModifiedProperty", """
    string Name
    string NewValue
    string OldValue
""", lambda self: self.facts["name"])

_END = """
    Microsoft.Exchange.Data.ObjectId Identity
    bool IsValid
    Microsoft.Exchange.Data.ObjectState ObjectState
"""
AuditEntry = record(ENTRY, f"""
    string ObjectModified
    string CmdletName
    Microsoft.Exchange.Data.MultiValuedProperty[{_T}AdminAuditLogCmdletParameter] CmdletParameters
    Microsoft.Exchange.Data.MultiValuedProperty[{_T}AdminAuditLogModifiedProperty] ModifiedProperties
    string Caller
    bool ExternalAccess
    bool Succeeded
    string Error
    datetime RunDate
    string OriginatingServer
    string ClientIP
    string SessionId
    string AppId
    string ClientAppId
    {_END.strip()}
""", lambda self: self.facts["identity"])

AuditSearch = record(SEARCH, f"""
    string Name
    datetime StartDateUtc
    datetime EndDateUtc
    Microsoft.Exchange.Data.MultiValuedProperty[Microsoft.Exchange.Data.SmtpAddress] StatusMailRecipients
    string CreatedBy
    System.Nullable[bool] ExternalAccess
    Microsoft.Exchange.Data.MultiValuedProperty[string] Cmdlets
    Microsoft.Exchange.Data.MultiValuedProperty[string] Parameters
    Microsoft.Exchange.Data.MultiValuedProperty[string] ObjectIds
    Microsoft.Exchange.Data.MultiValuedProperty[string] UserIds
    {_END.strip()}
""", lambda self: self.facts["name"])


def utc_ticks(moment: Any) -> int | None:
    return None if moment is None else int(moment.to_utc().ticks)


def check_dates(start: Any, end: Any) -> None:
    if start is not None and end is not None and utc_ticks(start) > utc_ticks(end):  # type: ignore[operator]
        raise fault("E-VALUE", text="The start date must not be later than the end date.")


def unchanged() -> Any:
    from cmdlets.exchange.types import enums

    return enums.value("ObjectState", "Unchanged")


@cmdlet("Search-AdminAuditLog", class_name=task("Search", "AdminAuditLog"), output=ENTRY)
@parameters("""
    Cmdlets | list string | pipe | | Only entries of these cmdlets; wildcards are allowed.
    EndDate | datetime | | | Only entries up to this time.
    ExternalAccess | bool | | | Whether administrators from outside ran it; here nobody did.
    IsSuccess | bool | | | Whether the command succeeded; a command that fails changes nothing and has no entry.
    ObjectIds | list string | | | Only entries about these objects: name, server\\name or GUID; wildcards are allowed.
    Parameters | list string | | | Only entries of commands that were given one of these parameters; needs -Cmdlets.
    ResultSize | int | | | Most entries to return, 1000 by default.
    StartDate | datetime | | | Only entries since this time.
    StartIndex | int | | | How many of the newest entries to leave out.
    UserIds | list string | | | Only entries of these users.
""")
class SearchAdminAuditLog(OnPremises, ExchangeCmdlet):
    """Searches the administrator audit log: every command that changed the organization, with its parameters and what it changed.

    The newest entries come first. The log is the store's own history, so it has every change, whatever Get-AdminAuditLogConfig says;
    values of passwords and keys are in no entry.

    EXAMPLES
    > Set-ReceiveConnector 'EX01\\Default EX01' -Comment 'main entry'
    > Search-AdminAuditLog -Cmdlets Set-ReceiveConnector | ForEach-Object { "$($_.ObjectModified): $($_.ModifiedProperties)" }
    EX01\\Default EX01: Comment

    Shows which connectors were changed, and what of them.
    """

    def run(self) -> None:
        from ems.store.admin_log import search

        given = self.bound
        check_dates(given.get("StartDate"), given.get("EndDate"))
        if given.get("Parameters") and not given.get("Cmdlets"):
            raise fault("E-VALUE", text="The Parameters parameter can be used only with the Cmdlets parameter.")
        limit, skip = given.get("ResultSize"), given.get("StartIndex")
        for name, value, low, high in (("ResultSize", limit, 1, MOST), ("StartIndex", skip, 0, MOST_SKIPPED)):
            if value is not None and not low <= value <= high:
                raise fault("E-RANGE", name=name, low=low, high=high)
        self.directory.open()
        if given.get("ExternalAccess") or given.get("IsSuccess") is False:
            return
        found = search(
            self.directory.store, start=utc_ticks(given.get("StartDate")), end=utc_ticks(given.get("EndDate")), skip=skip or 0,
            limit=1000 if limit is None else limit, **self._texts(),
        )
        for entry in found:
            self.write(audit_entry(entry, self.shell))

    def _texts(self) -> dict[str, list[str]]:
        names = {"cmdlets": "Cmdlets", "parameters": "Parameters", "object_ids": "ObjectIds", "users": "UserIds"}
        return {ours: [str(text) for text in self.bound.get(name) or ()] for ours, name in names.items()}


def audit_entry(entry: Any, shell: Any) -> Any:
    """The object of a command in the audit log."""
    return AuditEntry(
        objectmodified=entry.object_modified,
        cmdletname=entry.cmdlet,
        cmdletparameters=multivalued("any", [CmdletParameter(name=name, value=value) for name, value in entry.parameters]),
        modifiedproperties=multivalued("any", _modified(entry, shell)),
        caller=entry.caller,
        externalaccess=False,
        succeeded=True,
        error="None",
        rundate=load_utc(entry.time).to_local(),
        originatingserver=entry.host,
        clientip="",
        sessionid="",
        appid="",
        clientappid="",
        identity=str(entry.changes[0].number),
        isvalid=True,
        objectstate=unchanged(),
    )


def _modified(entry: Any, shell: Any) -> Iterator[Any]:
    """What the command set of new objects and changed of others."""
    from cmdlets.exchange.common.shown import property_loaders, value_text
    from ems.store.compare import MISSING

    for change in entry.changes:
        schema = property_loaders(shell, change.kind)
        for name, old, new in change.properties() if change.action != "delete" else ():
            old = MISSING if change.action == "insert" else old
            yield ModifiedProperty(name=name, newvalue=value_text(schema, name, new), oldvalue=value_text(schema, name, old))


@cmdlet("New-AdminAuditLogSearch", class_name=task("New", "AdminAuditLogSearch"), supports_should_process=True, output=SEARCH)
@parameters("""
    EndDate | datetime | ! | | The last time of the entries.
    StartDate | datetime | ! | | The first time of the entries.
    StatusMailRecipients | list SmtpAddress | ! | | Who would get the report.
    Cmdlets | list string | | | Only entries of these cmdlets.
    ExternalAccess | bool | | | Whether administrators from outside ran it.
    Name | string | | | The search's name.
    ObjectIds | list string | | | Only entries about these objects.
    Parameters | list string | | | Only entries of commands that were given one of these parameters; needs -Cmdlets.
    UserIds | list string | | | Only entries of these users.
""")
class NewAdminAuditLogSearch(OnPremises, ExchangeCmdlet):
    """Describes a search of the administrator audit log whose result Exchange would send by mail.

    ems sends no mail: the search is checked and returned, and a warning names the command that gives the entries at once.
    """

    def run(self) -> None:
        from ems.store.audit import current_user

        given = self.bound
        check_dates(given["StartDate"], given["EndDate"])
        if given.get("Parameters") and not given.get("Cmdlets"):
            raise fault("E-VALUE", text="The Parameters parameter can be used only with the Cmdlets parameter.")
        self.directory.open()
        guid = new_guid()
        name = given.get("Name") or f"Search_{guid}"
        if not self.confirmed(f'Creating administrator audit log search "{name}".', name):
            return
        lists = {key.lower(): multivalued("string", given.get(key) or ()) for key in ("Cmdlets", "Parameters", "ObjectIds", "UserIds")}
        self.write_warning("No report is sent: ems has no transport. Search-AdminAuditLog gives the entries at once.")
        self.write(AuditSearch(
            name=name, startdateutc=given["StartDate"].to_utc(), enddateutc=given["EndDate"].to_utc(),
            statusmailrecipients=given["StatusMailRecipients"], createdby=current_user(), externalaccess=given.get("ExternalAccess"),
            identity=net_guid(guid), isvalid=True, objectstate=unchanged(), **lists))


@cmdlet("Write-AdminAuditLog", class_name=task("Write", "AdminAuditLog"), supports_should_process=True)
@parameters(f"""
    Comment | string | ! | | The remark, {COMMENT_LENGTH} characters at most.
""")
class WriteAdminAuditLog(OnPremises, ExchangeCmdlet):
    """Writes a remark into the administrator audit log.

    EXAMPLES
    > Write-AdminAuditLog -Comment 'Change 4711 begins'
    > (Search-AdminAuditLog -Cmdlets Write-AdminAuditLog).CmdletParameters[0].Value
    Change 4711 begins

    Marks a place in the log.
    """

    def run(self) -> None:
        text = self.p_comment  # type: ignore[attr-defined]
        if len(text) > COMMENT_LENGTH:
            raise fault("E-LEN", limit=COMMENT_LENGTH, length=len(text))
        self.directory.open()
        if self.confirmed("Writing a comment to the administrator audit log.", self.directory.organization.name):
            with self.transaction() as change:
                guid = new_guid()
                change.insert(COMMENT_KIND, guid, guid, None, {"Comment": text})
