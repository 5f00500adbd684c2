"""Prints one report in the layouts in which agencies and converters deliver them.

`Report` holds what is printed, cell by cell, as text; nothing here computes a figure.
"""

import re
from dataclasses import dataclass, field

import forms


@dataclass
class Report:
    """One report as it will stand on paper.

    `cells` maps (table, row, column) to printed text, short names throughout; `labels` replaces
    official labels by what this agency printed; `dropped` rows are left out of 表三; `sub_rows`
    maps a row of 表二 to the (label, [cells]) lines that stand in for it.
    """
    year: int
    title: list
    preamble: list
    sections: list  # (number, heading as printed, paragraphs before the table)
    signature: list
    cells: dict
    editions: dict = field(default_factory=dict)  # by table
    labels: dict = field(default_factory=dict)
    dropped: set = field(default_factory=set)
    sub_rows: dict = field(default_factory=dict)
    broken: dict = field(default_factory=dict)  # label → the same label broken over lines
    indent: str = ''  # before headings
    spaced: bool = False  # an empty line between paragraphs

    def edition(self, table):
        return self.editions.get(table, forms.edition_of(self.year))

    def label(self, official):
        printed = self.labels.get(official, official)
        return self.broken.get(printed, printed)

    def disclosure_blocks(self):
        """表二 as (caption, headers, [(labels, values)])."""
        for caption, columns, rows in forms.BLOCKS[self.edition('表二')]:
            lines = []
            for row, label in rows:
                if row in self.sub_rows:
                    for number, (sub, values) in enumerate(self.sub_rows[row]):
                        lines.append(([self.label(label) if number == 0 else '', sub], values))
                else:
                    values = [self.cells['表二', row, column] for column, _ in columns]
                    lines.append(([self.label(label)], values))
            yield self.label(caption), [self.label(header) for _, header in columns], lines

    def application_lines(self):
        """表三 as (labels, values); a label that a merged cell has already printed is ''."""
        printed = []
        for row, path in forms.application_rows(self.edition('表三')):
            if row in self.dropped:
                continue
            depth = 0
            while depth < len(path) - 1 and path[: depth + 1] == printed[: depth + 1]:
                depth += 1
            printed = path
            yield ([''] * depth + [self.label(label) for label in path[depth:]],
                   [self.cells['表三', row, column] for column in forms.COLUMNS])

    def review_values(self):
        return [self.cells['表四', row, column]
                for row in forms.REVIEW_ROWS for column in forms.REVIEW_COLUMNS]


def _frame(report, table_lines, line_of=lambda text: text):
    """Title, preamble, headings, paragraphs and signature around the tables."""
    lines = list(report.title) + ['']
    lines += [line_of(text) for text in report.preamble]
    gap = [''] if report.spaced else []
    for number, heading, paragraphs in report.sections:
        lines += gap + [line_of(report.indent + heading)] + gap
        for paragraph in paragraphs:
            lines += [line_of(paragraph)] + gap
        lines += table_lines.get(number, [])
    if report.signature:
        lines += [''] + report.signature
    return '\n'.join(lines) + '\n'


# One cell per line, a leading tab, an empty line after each row, merged cells as lone tabs.

def tab_cells(report):
    def row(values):
        return ['\t' + value for value in values] + ['']

    two = []
    for caption, headers, lines in report.disclosure_blocks():
        two += row([caption]) + row([report.label('信息内容')] + headers)
        for labels, values in lines:
            two += row(labels + values)
    three = (row([report.label(forms.CORNER), '申请人情况'])
             + row(['', '自然人', '法人或其他组织', '总计'])
             + row(['', ''] + forms.ORGANISATIONS + ['']))
    for labels, values in report.application_lines():
        three += row(labels + values)
    outcomes = [report.label(name) for name in forms.REVIEW_COLUMNS]
    four = (row(['行政复议', '行政诉讼'])
            + row(outcomes + ['未经复议直接起诉', '复议后起诉'])
            + row([''] * 5 + forms.REVIEW_COLUMNS * 2)
            + row(report.review_values()))
    return _frame(report, {'二': two + [''], '三': three + [''], '四': four + ['']})


# Pipes between cells, as many trailing pipes as the merged cells leave over, half-width brackets.

_HALF_WIDTH = str.maketrans('（），：；', '(),:;')


def pipes(report):
    def row(values, width, last=False):
        spare = 0 if last else width - len(values)
        line = ' | '.join(value.replace('\n', ' ') for value in values) + ' |'
        return (line + (' ' + '|' * spare if spare > 0 else '')).translate(_HALF_WIDTH)

    two = []
    for caption, headers, lines in report.disclosure_blocks():
        two += [row([caption], 4), row(['信息内容'] + headers, 4)]
        for labels, values in lines:
            two.append(row([label for label in labels if label] + values, 4))
    two[-1] = two[-1].rstrip('| ') + ' |'
    three = [row([report.label(forms.CORNER), '申请人情况'], 10),
             row(['自然人', '法人或其他组织', '总计'], 10),
             row(forms.ORGANISATIONS, 10)]
    for labels, values in report.application_lines():
        three.append(row([label for label in labels if label] + values, 10))
    three[-1] = three[-1].rstrip('| ') + ' |'
    four = [row(['行政复议', '行政诉讼'], 15),
            row(forms.REVIEW_COLUMNS + ['未经复议直接起诉', '复议后起诉'], 15),
            row(forms.REVIEW_COLUMNS * 2, 15),
            row(report.review_values(), 15, last=True)]
    return _frame(report, {'二': two, '三': three, '四': four},
                  line_of=lambda text: text.translate(_HALF_WIDTH))


# One row per line with tabs, columns that no header stands above, a Markdown rule below the only
# row of 表四, and a last value of 表二 that fell out of its table. A row cannot be broken over lines.

def tab_rows(report, fallen=True):
    def half(text):
        text = re.sub(r'（(.)）', r'(\1) ', text).replace('\n', '')
        return text.replace('（', '(').replace('）', ')').replace('，', ', ')

    two = []
    blocks = list(report.disclosure_blocks())
    for index, (caption, headers, lines) in enumerate(blocks):
        two.append('\t'.join([caption, '', '', '']))
        two.append('\t'.join((['信息内容'] + headers + [''] * 3)[:4]).replace('\n', ''))
        for labels, values in lines:
            cells = labels + values
            if fallen and index == len(blocks) - 1 and len(values) == 1:
                two += ['', cells[0], '', cells[1]]
            else:
                two.append('\t'.join(cells + [''] * (4 - len(cells))))
    three = ['\t'.join([report.label(forms.CORNER).replace('（', '(').replace('）', ')'), '',
                        '申请人情况', '', '', '', '', '', '总计', '', '']),
             '\t'.join(['', '', '自然人', '法人或其他组织'] + [''] * 7),
             '\t'.join(['', '', ''] + forms.ORGANISATIONS + ['', '', ''])]
    for labels, values in report.application_lines():
        cells = [half(label) for label in labels] + [''] + values
        if len(three) > 5 and len(labels) == 1 and labels[0]:
            cells.insert(0, '')  # the last row slips below 三、
        three.append('\t'.join(cells + [''] * (11 - len(cells))))
    four = ['\t'.join(['行政复议', '', '', '', '', '行政诉讼'] + [''] * 13),
            '\t'.join(forms.REVIEW_COLUMNS + ['未经复议直接起诉', '', '', '', '', '复议后起诉'] + [''] * 8),
            '\t'.join([''] * 5 + forms.REVIEW_COLUMNS * 2 + [''] * 4),
            '',
            '\t'.join(report.review_values()),
            '\t'.join(['---'] * 15)]
    return _frame(report, {'二': two + [''], '三': three + [''], '四': four + ['']})


LAYOUTS = {'tab-cells': tab_cells, 'pipes': pipes, 'tab-rows': tab_rows}
