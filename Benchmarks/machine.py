"""Builds and runs the programs that are compared."""

import os
import re
import subprocess
from dataclasses import dataclass


@dataclass
class Run:
    seconds: float  # CPU, user + system
    kibibytes: int  # peak resident memory
    status: int


class Machine:
    """The programs, built once; `work` is a temporary folder for what they need."""

    def __init__(self, root, work):
        self.root, self.work = root, work
        self.readonly = self._compile('readonly')
        self.measure = self._compile('measure')
        # The command as it is delivered.
        subprocess.run(['make', '-s', '-C', root, 'build'], check=True, stdout=subprocess.DEVNULL)
        self.gouji = os.path.join(root, '.build', 'release', 'gouji')

    def _compile(self, name):
        program = os.path.join(self.work, name)
        source = os.path.join(self.root, 'Benchmarks', name + '.c')
        subprocess.run(['cc', '-O2', '-Wall', '-Wextra', '-o', program, source], check=True)
        return program

    def run(self, command):
        """Runs a command with its output thrown away; fails where it does."""
        result = os.path.join(self.work, 'usage')
        subprocess.run([self.measure, result] + command, check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, cwd=self.root)
        with open(result) as file:
            seconds, kibibytes, status = file.read().split()
        if int(status):
            raise SystemExit(f'{" ".join(command)} ended with {status}')
        return Run(float(seconds), int(kibibytes), int(status))

    def _command(self, folder, *options):
        return [self.gouji, 'audit', folder, '--jobs', '1', '--fail-on', 'never', *options]

    def audit(self, folder, *options):
        return self.run(self._command(folder, *options))

    def output(self, folder, *options):
        """The lines that an audit prints."""
        done = subprocess.run(self._command(folder, *options), check=True, cwd=self.root,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout.decode().splitlines()

    def instructions(self, folder, *options):
        """Instructions executed by an audit, counted by callgrind."""
        done = subprocess.run(
            ['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null',
             *self._command(folder, *options)],
            check=True, cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        return int(re.search(r'Collected\s*:\s*(\d+)', done.stderr)[1])

    def rule_count(self):
        return sum(name.endswith('.yaml') for _, _, names in os.walk(os.path.join(self.root, 'rules/checks'))
                   for name in names)

    @staticmethod
    def processor():
        with open('/proc/cpuinfo', encoding='utf-8') as file:
            names = re.findall(r'^model name\s*:\s*(.+)$', file.read(), re.M)
        return f'{names[0] if names else "unknown processor"} × {os.cpu_count()}'
