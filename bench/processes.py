# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command and tells what it cost: CPU seconds with all its children, wall, and the peak memory of each role."""
import os
import pathlib
import resource
import subprocess
import threading
import time
import typing


class Failed(SystemExit):
    """A command ended with a code that was not allowed; ends the program unless somebody catches it."""


class Cost(typing.NamedTuple):
    cpu: float  # seconds, with all children
    wall: float  # seconds
    own: int  # peak resident KiB of the process
    below: int  # peak resident KiB of the largest process below it
    pss: int  # largest share of memory (PSS, KiB) of one process at one moment: of a worker, where there are workers


def parents():
    """Process → parent, of all that run."""
    found = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        found[int(stat.parent.name)] = int(text[text.rindex(")") + 2:].split()[1])
    return found


def kib(pid, file, name):
    """A row of a file of /proc; 0 when the process is gone."""
    try:
        rows = pathlib.Path(f"/proc/{pid}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith(f"{name}:")), 0)


class Watch(threading.Thread):
    """Samples the memory of a process and of everything below it: peak resident by depth (0 is the process itself), and PSS."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.done, self.peaks, self.pss = pid, threading.Event(), {}, 0

    def run(self):
        while not self.done.wait(0.05):
            above = parents()
            for pid in above:
                depth, at = 0, pid
                while at in above and at != self.pid:
                    depth, at = depth + 1, above[at]
                if at == self.pid:
                    self.peaks[depth] = max(self.peaks.get(depth, 0), kib(pid, "status", "VmHWM"))
                    self.pss = max(self.pss, kib(pid, "smaps_rollup", "Pss"))


def measured(command, allowed=(0,), output=subprocess.DEVNULL, **options):
    """The Cost of a command; `output` takes what it prints."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, **options)
    watch = Watch(process.pid)
    watch.start()
    errors = process.communicate()[1]
    wall = time.monotonic() - begin
    watch.done.set()
    watch.join()
    if process.returncode not in allowed:
        raise Failed(f"{command[0]} ended with {process.returncode}: {os.fsdecode(errors[-400:])}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, watch.peaks.get(0, 0),
                max((peak for depth, peak in watch.peaks.items() if depth), default=0), watch.pss)
