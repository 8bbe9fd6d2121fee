"""In: a command that asks before it acts. Out: -WhatIf, -Confirm, ShouldContinue, Inquire: what PowerShell says and asks."""
from __future__ import annotations

from typing import Any

from ems.values.convert import to_string, truth
from ems.values.errors import net_error, ps_error

IMPACT = {"none": 0, "low": 1, "medium": 2, "high": 3}
CHOICES = (("&Yes", "Continue with only the next step of the operation."), ("Yes to &All", "Continue with all the steps of the operation."),
           ("&No", "Skip this operation and proceed with the next operation."), ("No to A&ll", "Skip this operation and all subsequent operations."),
           ("&Suspend", 'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.'))


class Confirmation:
    """One per session."""

    def __init__(self, session: Any) -> None:
        self.session = session

    def should_process(self, command: Any, target: str, action: str | None, description: str | None, query: str | None, caption: str | None) -> bool:
        """ShouldProcess. `action` defaults to the command's name; `description` is the whole sentence for What if and Verbose."""
        signature = command.signature
        action = action or signature.name
        sentence = description if description is not None else f'Performing the operation "{action}" on target "{target}".'
        if self.what_if(command):
            self.session.host.write_line(f"What if: {sentence}")
            return False
        if self.must_confirm(command):
            if command.no_to_all:
                return False
            if not command.yes_to_all and not self.ask(command, query or f"{action and 'Are you sure you want to perform this action?'}\n{sentence}" if query is None else query,
                                                       caption or "Confirm"):
                return False
        self.session.streams_of(command).verbose(command, sentence)
        return True

    def what_if(self, command: Any) -> bool:
        common = getattr(command, "common", None)
        if common is not None and "WhatIf" in common.common:
            return truth(common.common["WhatIf"])
        found = command.scope.find("whatifpreference")
        return found is not None and truth(found.value)

    def must_confirm(self, command: Any) -> bool:
        common = getattr(command, "common", None)
        if common is not None and "Confirm" in common.common:
            return truth(common.common["Confirm"])
        found = command.scope.find("confirmpreference")
        preference = IMPACT.get(to_string(found.value).lower(), 3) if found is not None else 3
        return preference != 0 and IMPACT.get(command.signature.confirm_impact.lower(), 2) >= preference

    def ask(self, command: Any, message: str, caption: str) -> bool:
        answer = self.choice(caption, message, CHOICES, 0, suspends=True)
        if answer == 1:
            command.yes_to_all = True
        if answer == 3:
            command.no_to_all = True
        return answer in (0, 1)

    def should_continue(self, command: Any, query: str, caption: str, yes_to_all: bool = False) -> bool:
        if command.yes_to_all and yes_to_all:
            return True
        if command.no_to_all and yes_to_all:
            return False
        choices = CHOICES if yes_to_all else (CHOICES[0], CHOICES[2], CHOICES[4])
        answer = self.choice(caption, query, choices, 0, suspends=True)
        label = choices[answer][0]
        if label == "Yes to &All":
            command.yes_to_all = True
        if label == "No to A&ll":
            command.no_to_all = True
        return label in ("&Yes", "Yes to &All")

    def inquire(self, message: str) -> None:
        """A preference of Inquire: go on or halt."""
        answer = self.choice("Confirm", message,
                             (("&Yes", "Continue with only the next step of the operation."), ("Yes to &All", "Continue with all the steps of the operation."),
                              ("&Halt Command", "Stop this command."), CHOICES[4]), 0, suspends=True)
        if answer == 2:
            error = ps_error("ActionPreferenceStop", "The running command stopped because the user selected the Stop option.", category="OperationStopped",
                             cls="System.Management.Automation.ActionPreferenceStopException")
            error.thrown = True  # type: ignore[attr-defined]  # it ends the script, not the statement
            raise error

    def choice(self, caption: str, message: str, choices: tuple[tuple[str, str], ...], default: int, suspends: bool = False) -> int:
        """PromptForChoice: the index of the answer. `suspends`: the last one opens a nested prompt, after which the question comes again."""
        host = self.session.host
        if not host.can_ask():
            raise non_interactive()
        prompt_for_choice = getattr(host, "prompt_for_choice", None)
        nested = getattr(host, "nested_prompt", None)
        while True:
            if prompt_for_choice is not None:
                answer = prompt_for_choice(caption, message, choices, default)
            else:
                answer = ask_choice(host, caption, message, choices, default)
            if not suspends or nested is None or answer != len(choices) - 1:
                return answer
            nested()


def non_interactive() -> Exception:
    """The error of a question that nobody can answer: -NonInteractive, or the input has ended."""
    return net_error("System.Management.Automation.PSInvalidOperationException", "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
                     error_id="InvalidOperation", category="InvalidOperation", target=None)


def hot_key(label: str) -> tuple[str, str]:
    """("Y", "Yes") of "&Yes"."""
    at = label.find("&")
    return (label[at + 1 : at + 2].upper() if at >= 0 else label[:1].upper()), label.replace("&", "", 1)


def ask_choice(host: Any, caption: str, message: str, choices: Any, default: int) -> int:
    """The plain text form of a choice, over any pair of streams."""
    if caption:
        host.write_line()
        host.write_line(caption)
    if message:
        host.write_line(message)
    keys = [hot_key(label) for label, _ in choices]
    line = "  ".join(f"[{key}] {text}" for key, text in keys) + "  [?] Help "
    if 0 <= default < len(keys):
        line += f'(default is "{keys[default][0]}"): '
    while True:
        answer = host.read_line(line)
        if answer is None:
            raise non_interactive()
        answer = answer.strip()
        if not answer and 0 <= default < len(keys):
            return default
        for at, (key, text) in enumerate(keys):
            if answer.upper() == key or answer.lower() == text.lower():
                return at
        if answer == "?":
            for (key, _), (_, help_text) in zip(keys, choices, strict=True):
                host.write_line(f"{key} - {help_text}")
