"""In: Debian's PostgreSQL programs. Out: a private server in a temporary folder, and an empty schema in it for each test."""

from __future__ import annotations

import atexit
import ctypes
import glob
import itertools
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

LIBC = ctypes.CDLL(None)  # loaded here: the child may have no right to read Python's files
_numbers = itertools.count(1)
_shared: list[PostgresServer] = []


def programs() -> str | None:
    """The folder with initdb and postgres, or None."""
    found = sorted(
        glob.glob("/usr/lib/postgresql/*/bin/postgres"), key=lambda path: int(path.split("/")[4]) if path.split("/")[4].isdigit() else 0
    )
    if found:
        return os.path.dirname(found[-1])
    there = shutil.which("postgres")
    return os.path.dirname(os.path.realpath(there)) if there else None


def reason_to_skip() -> str:
    """Why there is no server to test with; "" when there is one."""
    if programs() is None:
        return "PostgreSQL is not installed (apt-get install postgresql)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'psycopg[binary]')"
    if os.geteuid() == 0 and unprivileged_user() is None:
        return "root cannot run PostgreSQL, and there is no user 'postgres' or 'nobody'"
    return ""


def unprivileged_user() -> str | None:
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def _end_with_parent() -> None:
    """In the child: let the kernel end the server (SIGQUIT) when the test run dies without its clean-up."""
    LIBC.prctl(1, signal.SIGQUIT)  # PR_SET_PDEATHSIG


class PostgresServer:
    """A cluster of its own, reached through a socket in its folder; started by start(), ended by stop() or, as a crash, by kill()."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="ems-pg-")
        self.user = unprivileged_user() if os.geteuid() == 0 else None
        self.bin = programs() or ""
        self.process: subprocess.Popen[bytes] | None = None
        if self.user:
            shutil.chown(self.folder, self.user)
        os.chmod(self.folder, 0o711)  # the tests' own user must reach the socket
        self._run([f"{self.bin}/initdb", "-D", f"{self.folder}/data", "-U", "ems", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"])
        with open(f"{self.folder}/data/postgresql.conf", "a", encoding="ascii") as file:
            file.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nunix_socket_permissions = 0777\nfsync = off\n"
                "shared_buffers = 16MB\nmax_connections = 60\nlog_min_messages = fatal\nautovacuum = off\n"
            )

    def _run(self, command: list[str]) -> None:
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            user=self.user,
            group=self._group(),
            extra_groups=[] if self.user else None,
            cwd=self.folder,
        )

    def _group(self) -> int | None:
        if not self.user:
            return None
        import pwd

        return pwd.getpwnam(self.user).pw_gid

    def start(self) -> None:
        """Start it and wait until it answers."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            self.process = subprocess.Popen(
                [f"{self.bin}/postgres", "-D", f"{self.folder}/data"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                user=self.user,
                group=self._group(),
                extra_groups=[] if self.user else None,
                cwd=self.folder,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )
            while self.process.poll() is None and time.monotonic() < deadline:
                if self._answers():
                    return
                time.sleep(0.03)
            time.sleep(0.1)  # after a crash the old children must end first
        raise RuntimeError("PostgreSQL does not start")

    def _answers(self) -> bool:
        import psycopg

        try:
            psycopg.connect(self.address("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def address(self, schema: str = "public", database: str = "postgres") -> str:
        return f"postgresql://ems@/{database}?host={self.folder}&options=-csearch_path%3D{schema}"

    def new_address(self) -> str:
        """The address of an empty schema."""
        import psycopg

        schema = f"test_{os.getpid()}_{next(_numbers)}"
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {schema}")
        return self.address(schema)

    def kill(self) -> None:
        """End it as a crash does."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


def shared_server() -> PostgresServer:
    """The server of this test run."""
    if not _shared:
        server = PostgresServer()
        _shared.append(server)
        atexit.register(server.stop)
        server.start()
    return _shared[0]
