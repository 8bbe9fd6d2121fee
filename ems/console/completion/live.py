"""In: a parameter of an Exchange command. Out: values that exist in the store, found by its index: identities, servers, domains, certificates, ranges."""
from __future__ import annotations

from typing import Any

from ems.console.completion.quoting import as_word
from ems.console.completion.results import CompletionResult
from ems.syntax import nodes as n

LIMIT = 200
EXCHANGE = "cmdlets.exchange."
SERVER_PARAMETERS = frozenset(("server", "sourcetransportservers", "sourceservers", "targettransportservers", "sourcetransportserver", "transportserver"))
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


def exists(session: Any, kind: str, identity: str) -> bool:
    """True when the store holds an object of a kind under an identity (name, server\\name, GUID or distinguished name)."""
    store = store_of(session)
    if store is None or "=" in identity or len(identity) in (36, 38) and identity.count("-") == 4:
        return True
    from cmdlets.exchange.common.directory import directory_of

    directory_of(store).open()
    server, slash, name = identity.rpartition("\\")
    return bool(store.find(kind, name=name, server=server or None)) if slash else bool(store.find(kind, name=identity))


def live_values(ask: Any) -> list[CompletionResult] | None:
    """None when the parameter takes nothing that the store has."""
    if not getattr(ask.info, "path", "").startswith(("cmdlets.exchange.", "cmdlets.house.")):
        return None
    name = ask.parameter.name.lower()
    schema = schema_of(ask.info)
    if name == "identity" and schema is not None:
        return _opened(ask, lambda store: identities(store, schema, ask))
    if name in SERVER_PARAMETERS:
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
    from cmdlets.exchange.common.directory import directory_of

    directory_of(store).open()
    return work(store)


def identities(store: Any, schema: Any, ask: Any) -> list[CompletionResult]:
    """The identities that a word begins; when none does, those that hold it."""
    scoped = schema.identity == "server\\name"
    server, slash, start = ask.word.rpartition("\\")
    if scoped and slash:
        rows = store.names(schema.kind, start, server=server, limit=LIMIT)
    else:
        rows = store.names(schema.kind, ask.word, limit=LIMIT)
        if scoped and ask.word:
            servers = [s for s, _ in store.names("ExchangeServer", ask.word, limit=20)]
            rows = [row for s in servers for row in store.names(schema.kind, "", server=s, limit=LIMIT)] + rows
    if not rows and ask.word:
        rows = store.names(schema.kind, start or ask.word, anywhere=True, limit=LIMIT)
    texts = dict.fromkeys(f"{server}\\{name}" if scoped and server else name for name, server in rows)
    return [CompletionResult(as_word(t, ask.mark), t, "ParameterValue", f"{schema.kind} {t}") for t in texts]


def named(store: Any, kind: str, ask: Any) -> list[CompletionResult]:
    rows = store.names(kind, ask.word, limit=LIMIT) or (store.names(kind, ask.word, anywhere=True, limit=LIMIT) if ask.word else [])
    return [CompletionResult(as_word(name, ask.mark), name, "ParameterValue", f"{kind} {name}") for name in dict.fromkeys(name for name, _ in rows)]


def _certificates(store: Any) -> list[Any]:
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.exchange_certificate import ExchangeCertificate

    return list(directory_of(store).all(ExchangeCertificate))


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
    from cmdlets.exchange.common.directory import directory_of

    dc = directory_of(store).dc
    return [CompletionResult(as_word(dc, ask.mark), dc, "ParameterValue", dc)] if dc and dc.lower().startswith(ask.word.lower()) else []


RULES = {"tlscertificatename": certificate_names, "thumbprint": thumbprints, "certificatethumbprint": thumbprints, "extendedrights": extended_rights,
         "domaincontroller": domain_controllers}


def listed_values(session: Any, info: Any, command: n.Command, bound: Any, parameter: Any, word: str, mark: str) -> list[CompletionResult] | None:
    """The items that a multi-valued property of the object on the line has: what `@{Remove=` takes."""
    schema = schema_of(info)
    identity = bound.values.get("identity")
    store = store_of(session)
    if schema is None or store is None or type(identity) not in (n.StringConstantExpression, n.ExpandableStringExpression):
        return None
    from cmdlets.exchange.common.directory import directory_of
    from ems.values.convert import to_string
    from ems.values.errors import NetException, RuntimeException
    from ems.values.members import enumerate_, get_member

    directory = directory_of(store)
    directory.open()
    try:
        found = directory.find(info.cls.cls, identity.value)
    except (NetException, RuntimeException):  # an identity that cannot be read names nothing
        return None
    if len(found) != 1:
        return None
    items = [to_string(i) for i in enumerate_(get_member(found[0], parameter.name))]
    return [CompletionResult(as_word(i, mark or "'"), i, "ParameterValue", i) for i in items if i.lower().startswith(word.lower())]
