"""In: the command line. Out: a running shell and its exit code. Imports nothing that it does not need."""
from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """The `ems` command."""
    args = sys.argv[1:] if arguments is None else arguments
    if args and args[0] in ("--ast", "--check"):
        from ems.syntax import ast_command

        return ast_command.ast_main(args[1:]) if args[0] == "--ast" else ast_command.check_main(args[1:])
    at = 2 if args[:1] == ["--store"] else 0
    if args[at:at + 1] == ["--rehearse"]:
        from ems import rehearse

        return rehearse.main(args[:at] + args[at + 1:])
    from ems.launcher import run

    code = run(args)
    if arguments is None:
        leave(code)
    return code


def leave(code: int) -> None:
    """End the process without taking the interpreter apart, which takes as long as the start of a small script.

    Returns, for the usual way out, when somebody still needs that: other threads, a profiler, python -i, output that cannot be written.
    """
    import atexit
    import os
    import threading

    if threading.active_count() > 1 or sys.getprofile() or sys.gettrace() or sys.flags.inspect:
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return
    atexit._run_exitfuncs()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
