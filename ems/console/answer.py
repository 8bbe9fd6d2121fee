"""In: a question of a running command. Out: the line that the user types, seen or hidden; Ctrl+C stops the command."""
from __future__ import annotations


def read_answer(prompt: str, secret: bool) -> str:
    """One line of input with the usual editing keys."""
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.formatted_text import ANSI, to_formatted_text
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
    from prompt_toolkit.key_binding.defaults import load_key_bindings
    from prompt_toolkit.layout import BufferControl, Layout, Window
    from prompt_toolkit.layout.processors import PasswordProcessor

    fragments = to_formatted_text(ANSI(prompt))
    buffer = Buffer(multiline=False)
    keys = KeyBindings()

    @keys.add("enter")
    def _accept(event: object) -> None:
        application.exit(result=buffer.text)

    @keys.add("c-c")
    def _stop(event: object) -> None:
        application.exit(exception=KeyboardInterrupt)

    @keys.add("escape", eager=False)
    def _clear(event: object) -> None:
        buffer.reset()

    control = BufferControl(buffer, input_processors=[PasswordProcessor()] if secret else [])
    window = Window(control, wrap_lines=True, dont_extend_height=True, get_line_prefix=lambda line, wrap: fragments if line == 0 and wrap == 0 else [])
    application: Application[str] = Application(Layout(window), key_bindings=merge_key_bindings([load_key_bindings(), keys]), erase_when_done=False)
    return application.run(handle_sigint=False)
