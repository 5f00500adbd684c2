"""Holds an audit's findings against the faults that were planted."""

import collections
import json
import os


class Truth:
    def __init__(self, file):
        with open(file, encoding='utf-8') as lines:
            self.entries = {entry['path']: entry for entry in map(json.loads, lines)}
        self.found = collections.Counter()
        self.planted = collections.Counter()
        self.missed = collections.defaultdict(list)
        self.accused = collections.defaultdict(list)
        self.besides = collections.Counter()

    def judge(self, lines, folder):
        """`lines` is the output of an audit as JSON lines, one report each."""
        for line in lines:
            report = json.loads(line)
            if 'path' not in report:
                continue
            path = os.path.relpath(report['path'], folder) if os.path.isabs(report['path']) else report['path']
            entry = self.entries.get(path)
            if report.get('error'):
                self.accused['not read'].append(f'{path}: {report["error"]}')
            elif entry:
                self._judge_faulty(entry, report['findings'])
            else:
                for finding in report['findings']:
                    self.accused[finding['rule']].append(f'{path}: {finding["message"]}')

    def _judge_faulty(self, entry, findings):
        for expected in entry['expected']:
            self.planted[entry['fault']] += 1
            if any(self._meets(finding, expected) for finding in findings):
                self.found[entry['fault']] += 1
            else:
                self.missed[entry['fault']].append(
                    f'{entry["path"]} ({entry["layout"]}): {expected["rule"]} at '
                    f'{expected["place"] or "the report"}')
        rules = {expected['rule'] for expected in entry['expected']}
        self.besides.update((entry['fault'], finding['rule']) for finding in findings
                            if finding['rule'] not in rules)

    @staticmethod
    def _meets(finding, expected):
        """The rule, and the cell where a cell was planted."""
        if finding['rule'] != expected['rule']:
            return False
        refs = [cell['ref'] for cell in finding['cells']]
        return '[' not in expected['place'] or not refs or expected['place'] in refs

    def summary(self):
        rows = []
        for fault, planted in sorted(self.planted.items()):
            besides = ', '.join(f'{rule} × {count}' for (name, rule), count in sorted(self.besides.items())
                                if name == fault)
            rows.append([fault, str(planted), str(self.found[fault]), besides or '–'])
        total, found = sum(self.planted.values()), sum(self.found.values())
        rows.append(['all', str(total), f'{found} ({100 * found / max(1, total):.1f} %)', ''])
        rows.append(['findings on clean reports', '', str(sum(map(len, self.accused.values()))), ''])
        return ['fault', 'findings expected', 'found', 'found besides'], rows

    def complaints(self):
        """What was missed and what was found in clean reports, each kind with its first case."""
        return ([f'missed {fault} × {len(cases)}, first {cases[0]}' for fault, cases in sorted(self.missed.items())]
                + [f'found {rule} × {len(cases)} in clean reports, first {cases[0]}'
                   for rule, cases in sorted(self.accused.items())])
