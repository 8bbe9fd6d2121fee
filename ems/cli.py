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

    return run(args)


if __name__ == "__main__":
    sys.exit(main())
