"""In: a store's schema version. Out: the statements that make a new store or bring an older one up to date.

To change the schema: write it into SCHEMA, add 1 to SCHEMA_VERSION, add the step from the version before to MIGRATIONS, and keep a small
store of the version before in tests/store/released (scripts/dev/release_store.py makes it).
"""

from __future__ import annotations

APPLICATION_ID = 0x656D7331  # "ems1" in the SQLite header
SCHEMA_VERSION = 1

# The types differ between the engines; nothing else does.
TYPES = {
    "sqlite": {"INT": "INTEGER", "ROWID": "INTEGER PRIMARY KEY", "TEXT": "TEXT", "END": ""},
    "postgresql": {"INT": "BIGINT", "ROWID": "BIGINT PRIMARY KEY", "TEXT": 'TEXT COLLATE "C"', "END": ""},
}

SCHEMA = (
    "CREATE TABLE ems_meta (name {TEXT} NOT NULL PRIMARY KEY, value {TEXT} NOT NULL)",
    # created: the number of the change that made it. keys: its index rows as JSON, again in ems_key for look-ups.
    "CREATE TABLE ems_object (created {ROWID}, kind {TEXT} NOT NULL, guid {TEXT} NOT NULL, name {TEXT} NOT NULL, name_key {TEXT} NOT NULL,"
    " server {TEXT}, server_key {TEXT}, version {INT} NOT NULL, keys {TEXT} NOT NULL, doc {TEXT} NOT NULL)",
    "CREATE UNIQUE INDEX ems_object_identity ON ems_object (kind, guid)",
    "CREATE INDEX ems_object_order ON ems_object (kind, created)",
    "CREATE INDEX ems_object_name ON ems_object (kind, name_key, server_key)",
    "CREATE INDEX ems_object_server ON ems_object (kind, server_key, created)",
    "CREATE TABLE ems_key (index_name {TEXT} NOT NULL, key {TEXT} NOT NULL, created {INT} NOT NULL, PRIMARY KEY ("
    "index_name, key, created))",
    "CREATE INDEX ems_key_object ON ems_key (created)",
    # group_id: the first change of its transaction. undoes: the change that this one takes back. old, new: the object's whole state.
    "CREATE TABLE ems_audit (change {ROWID}, group_id {INT} NOT NULL, time {INT} NOT NULL, user_name {TEXT} NOT NULL, host {TEXT} NOT NULL,"
    " cmdlet {TEXT} NOT NULL, command {TEXT} NOT NULL, parameters {TEXT} NOT NULL, action {TEXT} NOT NULL, kind {TEXT} NOT NULL,"
    " guid {TEXT} NOT NULL, name {TEXT} NOT NULL, old {TEXT}, new {TEXT}, undoes {INT})",
    "CREATE INDEX ems_audit_object ON ems_audit (kind, guid, change)",
    "CREATE INDEX ems_audit_time ON ems_audit (time)",
    "CREATE TABLE ems_checkpoint (name_key {TEXT} NOT NULL PRIMARY KEY, name {TEXT} NOT NULL, change {INT} NOT NULL, time {INT} NOT NULL,"
    " user_name {TEXT} NOT NULL, remark {TEXT} NOT NULL)",
)

# From a version to the next: statements.
MIGRATIONS: dict[int, tuple[str, ...]] = {}


def new_schema(engine: str) -> list[str]:
    """The statements that make an empty store."""
    return [statement.format_map(TYPES[engine]) for statement in SCHEMA]


def steps(engine: str, version: int) -> list[str]:
    """The statements from a version to this one."""
    return [statement.format_map(TYPES[engine]) for at in range(version, SCHEMA_VERSION) for statement in MIGRATIONS[at]]
