# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command and tells what it cost: CPU seconds with all its children, wall, and the peak memory of each role."""
import os
import pathlib
import resource
import subprocess
import threading
import time


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


def peak_kib(pid):
    try:
        rows = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("VmHWM:")), 0)


class Watch(threading.Thread):
    """Samples the peak resident memory of a process and of everything below it, by depth: 0 is the process itself."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.done, self.peaks = pid, threading.Event(), {}

    def run(self):
        while not self.done.wait(0.05):
            above = parents()
            for pid in above:
                depth, at = 0, pid
                while at in above and at != self.pid:
                    depth, at = depth + 1, above[at]
                if at == self.pid:
                    self.peaks[depth] = max(self.peaks.get(depth, 0), peak_kib(pid))


def measured(command, allowed=(0,), **options):
    """(CPU seconds, wall seconds, peak KiB of the process, peak KiB of the largest process below it)"""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE, **options)
    watch = Watch(process.pid)
    watch.start()
    errors = process.communicate()[1]
    wall = time.monotonic() - begin
    watch.done.set()
    watch.join()
    if process.returncode not in allowed:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {os.fsdecode(errors[-400:])}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, watch.peaks.get(0, 0), max((kib for depth, kib in watch.peaks.items() if depth), default=0)
