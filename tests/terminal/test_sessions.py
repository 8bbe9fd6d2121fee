"""Sessions recorded from PowerShell, played on the real shell: the same screens, but for those in differences.json.

EMS_SESSIONS=all plays all of them (about six minutes); a few that show different things are played otherwise.
"""
from __future__ import annotations

import os
from typing import Any

import pytest

pytest.importorskip("pexpect")
pytest.importorskip("pyte")
from replay import differing, load_differences, load_sessions  # noqa: E402

FEW = {"continuation_block", "ctrl_c_prompt", "history_ctrl_r", "mandatory_types", "menu_complete_filter", "predict_list", "progress_minimal", "read_host",
       "tab_cycle_windows", "vi_mode", "word_move_windows", "yank_last_arg"}
CHOSEN = [r for r in load_sessions() if r["name"] != "banner_default_prompt" and (os.environ.get("EMS_SESSIONS") == "all" or r["name"] in FEW)]


@pytest.mark.parametrize("record", CHOSEN, ids=lambda r: r["name"])
def test_session(record: dict[str, Any]) -> None:
    """Each screen is PowerShell's, or one whose difference is known."""
    known = load_differences().get(record["name"], {})
    _, steps = differing(record)
    new = [step for step in steps if str(step.number) not in known]
    assert not new, "\n".join(map(str, new))


def test_each_difference_has_a_reason() -> None:
    """The list names sessions and steps that there are, and says why each differs."""
    sessions = {r["name"]: len(r["steps"]) for r in load_sessions()}
    for name, steps in load_differences().items():
        assert all(int(number) < sessions[name] and len(reason) > 20 for number, reason in steps.items()), name
