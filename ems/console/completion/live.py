"""In: a parameter of an Exchange command. Out: values that exist in the store, found by its index: identities, servers, domains, certificates, ranges."""
from __future__ import annotations

from typing import Any

from ems.console.completion.quoting import as_word
from ems.console.completion.results import CompletionResult
from ems.syntax import nodes as n

LIMIT = 200
SPREAD_FROM = 3  # letters of a word from which they may stand apart in a name
EXCHANGE = "cmdlets.exchange."
SERVER_PARAMETERS = frozenset(("server", "sourcetransportservers", "sourceservers", "targettransportservers", "sourcetransportserver", "transportserver"))
# What -Identity and its kin name by the type of the parameter, where that is not the command's own noun.
SERVER_NOUNS = frozenset(("Server", "TransportServer", "FrontendTransportServer", "MailboxTransportServer"))
NOUN_KINDS = {"ADRawEntry": ("ReceiveConnector", "SendConnector"), "ReceiveConnector": ("ReceiveConnector",)}
DOMAIN_PARAMETERS = frozenset(("defaultdomain", "domainname", "accepteddomains"))


def store_of(session: Any) -> Any:
    """The session's store; None when it cannot be opened: then nothing is offered."""
    from ems.values.errors import NetException, RuntimeException

    try:
        return session.store
    except (NetException, RuntimeException, OSError):
        return None


def schema_of(info: Any) -> Any:
    """The schema of an Exchange cmdlet's noun."""
    if not getattr(info, "path", "").startswith(EXCHANGE):
        return None
    return getattr(getattr(info.cls, "cls", None), "schema", None)


def exists(session: Any, info: Any, identity: str) -> bool:
    """True when the store holds an object that a command's -Identity may name so."""
    store = store_of(session)
    if store is None:
        return True
    from ems.values.errors import NetException, RuntimeException

    command = info.cls()
    command.shell = session
    named = getattr(command, "also_named", None)
    directory = _directory(store)
    try:
        return bool(directory.find(info.cls.cls, identity, also=named))
    except (NetException, RuntimeException):  # the name says too little, or of more than one: the command has its own words for that
        return True


def server_exists(session: Any, name: str) -> bool:
    store = store_of(session)
    return store is None or _directory(store).server_row(name) is not None


def begins(session: Any, kind: str, word: str) -> bool:
    """True when a word begins an identity of a kind of object: its name, or the server before it."""
    store = store_of(session)
    if store is None:
        return True
    _directory(store)
    server, slash, start = word.rpartition("\\")
    if slash:
        return bool(store.names(kind, start, server=server, limit=1))
    return bool(store.names(kind, word, limit=1) or store.names("ExchangeServer", word, limit=1))


def _directory(store: Any) -> Any:
    """The directory of a store, with its organization in place."""
    from cmdlets.exchange.common.directory import directory_of

    directory = directory_of(store)
    directory.open()
    return directory


def live_values(ask: Any) -> list[CompletionResult] | None:
    """None when the parameter takes nothing that the store has."""
    if not getattr(ask.info, "path", "").startswith(("cmdlets.exchange.", "cmdlets.house.")):
        return None
    name, noun = ask.parameter.name.lower(), getattr(ask.parameter, "noun", "")
    schema = schema_of(ask.info)
    if noun in NOUN_KINDS:
        return _opened(ask, lambda store: [row for kind in NOUN_KINDS[noun] for row in identities(store, kind, kind == "ReceiveConnector", ask)])
    if noun == "ExchangeCertificate":
        return _opened(ask, lambda store: thumbprints(store, ask))
    if name == "identity" and schema is not None and noun not in SERVER_NOUNS:
        return _opened(ask, lambda store: identities(store, schema.kind, schema.identity == "server\\name", ask))
    if name in SERVER_PARAMETERS or noun in SERVER_NOUNS:
        return _opened(ask, lambda store: named(store, "ExchangeServer", ask))
    if name in DOMAIN_PARAMETERS:
        return _opened(ask, lambda store: named(store, "AcceptedDomain", ask))
    rule = RULES.get(name)
    return _opened(ask, lambda store: rule(store, ask)) if rule is not None else None


def _opened(ask: Any, work: Any) -> list[CompletionResult] | None:
    """Work on the store with its organization in place."""
    store = store_of(ask.session)
    if store is None:
        return None
    _directory(store)
    return work(store)


def identities(store: Any, kind: str, scoped: bool, ask: Any) -> list[CompletionResult]:
    """The identities that a word begins; when none does, those that hold it. `scoped`: they are server\\name."""
    server, slash, start = ask.word.rpartition("\\")
    if scoped and slash:
        rows = store.names(kind, start, server=server, limit=LIMIT)
    else:
        rows = store.names(kind, ask.word, limit=LIMIT)
        if scoped and ask.word:
            servers = [s for s, _ in store.names("ExchangeServer", ask.word, limit=20)]
            rows = [row for s in servers for row in store.names(kind, "", server=s, limit=LIMIT)] + rows
    if not rows and ask.word:
        rows = [row for row in near(store, kind, start or ask.word) if not slash or (row[1] or "").lower() == server.lower()]
    texts = dict.fromkeys(f"{server}\\{name}" if scoped and server else name for name, server in rows)
    return [CompletionResult(as_word(t, ask.mark), t, "ParameterValue", f"{kind} {t}") for t in texts]


def near(store: Any, kind: str, word: str) -> list[tuple[str, str | None]]:
    """Names that hold the word, then those that hold its letters in order: `dfe` finds Default Frontend EX01."""
    if len(word) < SPREAD_FROM:
        return list(store.names(kind, word, anywhere=True, limit=LIMIT))
    rows = store.names(kind, "".join(word.split()), spread=True, limit=5 * LIMIT)
    lower = word.lower()
    return sorted(rows, key=lambda row: (lower not in row[0].lower(), not _begins_words(lower, row[0])))[:LIMIT]


def _begins_words(lower: str, name: str) -> bool:
    """True when the letters are those that the name's words begin with."""
    return "".join(part[0] for part in name.lower().split()).startswith(lower)


def named(store: Any, kind: str, ask: Any) -> list[CompletionResult]:
    rows = store.names(kind, ask.word, limit=LIMIT) or (near(store, kind, ask.word) if ask.word else [])
    return [CompletionResult(as_word(name, ask.mark), name, "ParameterValue", f"{kind} {name}") for name in dict.fromkeys(name for name, _ in rows)]


def _certificates(store: Any) -> list[Any]:
    from cmdlets.exchange.exchange_certificate import ExchangeCertificate

    return list(_directory(store).all(ExchangeCertificate))


def certificate_names(store: Any, ask: Any) -> list[CompletionResult]:
    """`<I>issuer<S>subject`, the form that TlsCertificateName takes."""
    from ems.values.members import get_member

    texts = dict.fromkeys(f"<I>{get_member(c, 'Issuer')}<S>{get_member(c, 'Subject')}" for c in _certificates(store))
    return [CompletionResult(as_word(t, ask.mark or "'"), t, "ParameterValue", t) for t in texts if ask.word.lower() in t.lower()]


def thumbprints(store: Any, ask: Any) -> list[CompletionResult]:
    from ems.values.members import get_member

    out = []
    for c in _certificates(store):
        thumbprint, subject = str(get_member(c, "Thumbprint")), str(get_member(c, "Subject"))
        if thumbprint.lower().startswith(ask.word.lower()) or ask.word and ask.word.lower() in subject.lower():
            out.append(CompletionResult(as_word(thumbprint, ask.mark), f"{thumbprint}  {subject}", "ParameterValue", subject))
    return out


def extended_rights(store: Any, ask: Any) -> list[CompletionResult]:
    from cmdlets.exchange.rules.permissions import RIGHTS

    return [CompletionResult(as_word(r, ask.mark), r, "ParameterValue", r) for lower, r in sorted(RIGHTS.items()) if ask.word.lower() in lower]


def domain_controllers(store: Any, ask: Any) -> list[CompletionResult]:
    dc = _directory(store).dc
    return [CompletionResult(as_word(dc, ask.mark), dc, "ParameterValue", dc)] if dc and dc.lower().startswith(ask.word.lower()) else []


RULES = {"tlscertificatename": certificate_names, "thumbprint": thumbprints, "certificatethumbprint": thumbprints, "extendedrights": extended_rights,
         "domaincontroller": domain_controllers}


def listed_values(session: Any, info: Any, command: n.Command, bound: Any, parameter: Any, word: str, mark: str, given: list[str]) -> list[CompletionResult] | None:
    """The items that a multi-valued property of the object on the line has, but those that are written: what `@{Remove=` takes."""
    schema = schema_of(info)
    identity = bound.values.get("identity")
    store = store_of(session)
    if schema is None or store is None or type(identity) not in (n.StringConstantExpression, n.ExpandableStringExpression):
        return None
    from ems.values.convert import to_string
    from ems.values.errors import NetException, RuntimeException
    from ems.values.members import enumerate_, get_member

    try:
        found = _directory(store).find(info.cls.cls, identity.value)
    except (NetException, RuntimeException):  # an identity that cannot be read names nothing
        return None
    if len(found) != 1:
        return None
    items = [to_string(i) for i in enumerate_(get_member(found[0], parameter.name))]
    return [CompletionResult(as_word(i, mark or "'"), i, "ParameterValue", i) for i in items if i.lower().startswith(word.lower()) and i.lower() not in given]
