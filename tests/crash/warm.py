"""A process with everything loaded: it makes another one of itself for each piece of code that it is sent.

To load everything takes a second, to make a process of it a hundredth of one, and it can be killed like any other.
"""

import os
import socket
import sys

import orjson

import engine.handle
import engine.intake.history
import engine.log.seals.sealing  # noqa: F401
import hansei  # noqa: F401
import projections.replica  # noqa: F401


def answer(asked: socket.socket) -> str | None:
    """Makes processes, and says how they ended, until nobody asks any more; within a new one, the code it runs."""
    while True:
        message, files, _, _ = socket.recv_fds(asked, 2**16, 2)
        if not message:
            return None
        told = orjson.loads(message)
        if "code" not in told:
            pid, status = os.waitpid(told["pid"], 0 if told["wait"] else os.WNOHANG)
            asked.send(orjson.dumps(os.waitstatus_to_exitcode(status) if pid else None))
            continue
        pid = os.fork()
        if pid == 0:
            asked.close()
            for number, file in enumerate(files, 1):
                os.dup2(file, number)
                os.close(file)
            sys.argv = ["-c", *told["arguments"]]
            return str(told["code"])
        for file in files:
            os.close(file)
        asked.send(orjson.dumps(pid))


if __name__ == "__main__":
    if code := answer(socket.socket(fileno=int(sys.argv[1]))):
        exec(code, {"__name__": "__main__"})
