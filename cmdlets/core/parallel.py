"""In: the objects piped to ForEach-Object -Parallel. Out: what the block makes of each, several at a time; or a job of such tasks."""
from __future__ import annotations

import threading
from collections import deque
from typing import Any

from ems.runtime import runspaces
from ems.runtime.code import ScriptBlock
from ems.runtime.jobs import Job, replay
from ems.values.errors import net_error, ps_error
from ems.values.objects import base

REFUSED = ("ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "PipelineVariable")
LIMIT = 5


def start(command: Any) -> ParallelRun:
    """The run of a ForEach-Object -Parallel call; raises for what cannot be combined with it."""
    common = command.common.common if command.common is not None else {}
    if any(name in common for name in REFUSED):
        raise net_error("System.Management.Automation.PSNotSupportedException", "The following common parameters are not currently supported in the Parallel parameter set:\n"
                        + ", ".join(REFUSED), error_id="ParallelCommonParametersNotSupported", category="NotImplemented")
    if command.as_job and command.timeout_seconds:
        raise net_error("System.ArgumentException", "The -TimeoutSeconds parameter cannot be used with the -AsJob parameter.", error_id="ParallelCannotUseTimeoutWithJob",
                        category="InvalidOperation")
    return ParallelRun(command)


class ParallelRun:
    """Tasks run in up to -ThrottleLimit threads, each with a runspace that it keeps for its next task. Output comes in the order of writing;
    it is passed on by the pipeline's own thread."""

    def __init__(self, command: Any) -> None:
        self.command = command
        self.shell = command.shell
        self.text = runspaces.block_text(command.parallel)
        self.using = runspaces.using_values(self.text, self.shell, command.scope)
        if any(isinstance(base(v), ScriptBlock) for v in self.using.values()):
            raise ps_error("ParallelUsingVariableCannotBeScriptBlock", "A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block variables are not "
                           "supported with ForEach-Object -Parallel, and can result in undefined behavior.", category="InvalidType",
                           cls="System.Management.Automation.PSArgumentException")
        self.limit = command.throttle_limit or LIMIT
        self.waiting: deque[Any] = deque()
        self.results: deque[tuple[str, Any]] = deque()
        self.changed = threading.Condition()
        self.running = 0
        self.closed = False
        self.stopped = False
        self.threads: list[Any] = []
        self.job: Job | None = None
        if command.as_job:
            jobs = self.shell.jobs
            self.job = Job(jobs, "System.Management.Automation.PSTaskJob", "PSTaskJob", None, self.text)
            jobs.list.append(self.job)

    # -- the pipeline's side

    def add(self, item: Any) -> None:
        if isinstance(base(item), ScriptBlock):
            self.command.write_error(net_error("System.Management.Automation.PSArgumentException", "Piped input object cannot be a script block. Passed-in script block variables are "
                                               "not supported with ForEach-Object -Parallel, and can result in undefined behavior."), "ParallelPipedInputObjectCannotBeScriptBlock",
                                     "InvalidType", item)
            return
        child = None
        if self.job is not None:
            child = Job(self.shell.jobs, "System.Management.Automation.PSTaskChildJob", "PSTaskChildJob", None, self.text)
            child.on_end.append(lambda _c: self.shell.jobs.gather(self.job) if self.closed else None)
            self.job.children.append(child)
        with self.changed:
            self.waiting.append((item, child))
            self.changed.notify()
        if self.job is None:
            if len(self.threads) < self.limit and len(self.waiting) > 0:
                self.start_worker()
            self.drain()

    def start_worker(self) -> None:
        session = runspaces.new_runspace_session(self.shell)
        runspaces.set_using(session, self.using)
        self.threads.append(runspaces.start_thread(session, lambda: self.work(session)))

    def finish(self) -> None:
        with self.changed:
            self.closed = True
            self.changed.notify_all()
        if self.job is not None:
            self.job.set_state("Running")
            for _ in range(min(self.limit, len(self.job.children))):
                self.start_worker()
            if not self.job.children:
                self.job.set_state("Completed")
            self.command.write(self.job)
            return
        self.wait_for_all()

    def wait_for_all(self) -> None:
        import time

        end = time.monotonic() + self.command.timeout_seconds if self.command.timeout_seconds else None
        try:
            while True:
                self.drain()
                with self.changed:
                    if not self.results:
                        if not self.waiting and not self.running:
                            break
                        self.changed.wait(0.2)
                if end is not None and time.monotonic() > end:
                    self.stop()
                    self.command.write_error(net_error("System.TimeoutException",
                                                       "The running command stopped because of a time out."), "ParallelTimeout", "OperationTimeout")
                    break
        except BaseException:
            self.stop()
            raise
        self.drain()

    def stop(self) -> None:
        self.stopped = True
        with self.changed:
            self.waiting.clear()
        for thread in self.threads:
            runspaces.stop_thread(thread)

    def drain(self) -> None:
        """Pass on what the tasks wrote."""
        while self.results:
            replay(self.command, *self.results.popleft())

    # -- the tasks' side

    def work(self, session: Any) -> None:
        while True:
            with self.changed:
                while not self.waiting:
                    if self.closed or self.stopped:
                        return
                    self.changed.wait(0.5)
                item, child = self.waiting.popleft()
                self.running += 1
            try:
                self.task(session, item, child)
            finally:
                with self.changed:
                    self.running -= 1
                    self.changed.notify_all()

    def task(self, session: Any, item: Any, child: Job | None) -> None:
        put = self.put if child is None else child.put
        session.streams = runspaces.KeptStreams(session, put)
        if child is not None:
            child.set_state("Running")
        state = "Completed"
        try:
            script = session.parse(self.text)
            session.invoke_to(script, lambda value: put("output", value), [], underscore=item, has_underscore=True)
        except KeyboardInterrupt:
            state = "Stopped"
        except Exception as error:
            put("error", session.errors.record(error))
            state = "Failed"
        if child is not None:
            child.set_state(state)

    def put(self, stream: str, record: Any) -> None:
        with self.changed:
            self.results.append((stream, record))
            self.changed.notify_all()
