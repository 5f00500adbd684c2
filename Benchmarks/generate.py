#!/usr/bin/env python3
"""Writes N varied reports of invented agencies, a tenth of them with one planted fault each.

usage: generate.py OUT N [--seed S]

The reports go to OUT/<year>/<number>.txt, the faults to OUT/truth.jsonl. The same seed and N give
the same bytes.
"""

import argparse
import json
import os
import random

import faults
import figures
import forms
import layouts
import prose

KINDS = ['government', 'department', 'subdistrict', 'township']


def agency(rng):
    """(kind, name) of an invented agency."""
    kind = rng.choices(KINDS, [1, 4, 4, 3])[0]
    area, place = rng.sample(prose.HEADS, 2)
    area = f'云河市{area}' + rng.choice('区县')
    return kind, {
        'government': f'{area}人民政府',
        'department': f'{area}{rng.choice(prose.BUREAUS)}',
        'subdistrict': f'{area}人民政府{place}街道办事处',
        'township': f'{area}{place}{rng.choice("镇乡")}人民政府',
    }[kind]


class Writer:
    """Picks sentences and fills in their figures."""

    def __init__(self, rng, **facts):
        self.rng, self.facts = rng, facts

    def say(self, choices, count=1):
        sentences = self.rng.sample(choices, min(count, len(choices)))
        return ''.join(self.fill(sentence) for sentence in sentences)

    def fill(self, sentence):
        rng = self.rng
        slots = {'a': rng.randint(300, 9000), 'b': rng.randint(20, 180),
                 'c': rng.randint(12, 90), 'd': rng.randint(2, 11)}
        return sentence.format(**slots, **self.facts)


def numbering(rng):
    return rng.choice([
        lambda index, head: f'（{"一二三四五六"[index]}）{head}',
        lambda index, head: f'{index + 1}.{head}',
        lambda index, head: head,
    ])


def overview(rng, writer, kind, table):
    """The five elements of section 一, with the figures of 表三."""
    if table['新收', '总计'] + table['上年结转', '总计']:
        request = writer.say(prose.REQUEST_SOME)
    else:
        request = writer.say(prose.REQUEST_NONE)
    guard = writer.say(prose.GUARD, 2)
    if kind in ('government', 'township'):
        guard += writer.say(prose.GUARD_GOVERNMENT)
    elements = [(prose.ACTIVE_HEAD, writer.say(prose.ACTIVE, rng.randint(4, 8))),
                (prose.REQUEST_HEAD, request + writer.say(prose.REQUEST_MORE, rng.randint(2, 4))),
                (prose.MANAGE_HEAD, writer.say(prose.MANAGE, rng.randint(2, 5))),
                (prose.PLATFORM_HEAD, writer.say(prose.PLATFORM, rng.randint(2, 5))),
                (prose.GUARD_HEAD, guard)]
    head = numbering(rng)
    paragraphs = []
    for index, (heads, body) in enumerate(elements):
        paragraphs += [head(index, rng.choice(heads)), body]
    return paragraphs


def problems(rng, writer):
    chosen = rng.sample(prose.PROBLEMS, rng.randint(2, 5))
    paragraphs = [writer.say(prose.LAST_YEAR)] if rng.random() < 0.4 else []
    paragraphs.append('存在的主要问题：' + '；'.join(
        f'{"一二三四五"[index]}是{problem}' for index, (problem, _) in enumerate(chosen)) + '。')
    paragraphs.append('改进措施：' + '；'.join(
        f'{"一二三四五"[index]}是{remedy}' for index, (_, remedy) in enumerate(chosen)) + '。')
    return paragraphs + [writer.say(prose.NEXT_YEAR)]


def report(rng):
    """A clean report."""
    kind, name = agency(rng)
    year = rng.randint(2019, 2024)
    edition = forms.edition_of(year)
    size = rng.choices([0, rng.randint(1, 30), rng.randint(40, 900)], [35, 45, 20])[0]
    busy = kind in ('government', 'department') or rng.random() < 0.4

    def amount(yuan):
        return '0' if yuan == 0 else f'{yuan / 10_000:.{rng.choice([2, 4])}f}'

    table = figures.applications(rng, edition, size)
    cells = {('表三', *key): str(value) for key, value in table.items()}
    cells |= {('表四', *key): str(value) for key, value in figures.reviews(rng, size).items()}
    cells |= {('表二', *key): text
              for key, text in figures.disclosure(rng, edition, busy, amount).items()}

    totals = {slot: table[row, '总计'] for slot, row in (
        ('new', '新收'), ('carried_in', '上年结转'), ('done', '办理总计'), ('carried_out', '结转下年'))}
    writer = Writer(rng, agency=name, year=year, **totals)
    preamble = [writer.say(prose.OPENING) + writer.say(prose.PERIOD)]
    if rng.random() < 0.5:
        preamble[0] += writer.say(prose.CONTENTS)
    other = [writer.say(prose.FEE_NONE)] if edition == '2021' else []
    other.append(writer.say(prose.OTHER))
    bodies = {'一': overview(rng, writer, kind, table), '五': problems(rng, writer), '六': other}
    sections = [(number, f'{number}、{title}', bodies.get(number, []))
                for number, title in forms.SECTIONS.items()]
    title = rng.choice(['{name}{year}年政府信息公开工作年度报告', '{year}年度{name}政府信息公开工作年度报告',
                        '{name}\n{year}年政府信息公开工作年度报告'])
    return layouts.Report(
        year=year, title=title.format(name=name, year=year).split('\n'), preamble=preamble,
        sections=sections, labels={'采购总金额': '采购总金额（万元）'}, signature=[name, f'{year + 1}年1月{rng.randint(4, 29)}日'], cells=cells,
        broken=rng.choice([{}, {'结果维持': '结\n果\n维\n持', '（三）不予公开': '（三）不予\n\n公开'},
                           {'本年新制作数量': '本年新\n\u00a0制作数量', '总计': '总 计'}]),
        indent=rng.choice(['', '', '\u3000\u3000']), spaced=rng.random() < 0.5)


def plant(rng, clean):
    """Changes `clean`; returns the name of the fault and its expectations."""
    while True:
        fault = rng.choice(faults.FAULTS)
        expected = fault(clean, rng)
        if expected is not None:
            return fault.__name__, expected


def generate(folder, count, seed=1, faulty=True):
    """Writes the reports; without `faulty` all of them are clean."""
    truth = []
    for number in range(count):
        rng = random.Random(f'{seed}/{number}')
        made = report(rng)
        layout = rng.choice(sorted(layouts.LAYOUTS))
        path = f'{made.year}/{number:06}.txt'
        if faulty and number % 10 == 7:
            fault, expected = plant(rng, made)
            truth.append({'path': path, 'fault': fault, 'layout': layout,
                          'expected': [{'rule': rule, 'place': place} for rule, place in expected]})
        text = layouts.LAYOUTS[layout](made)
        file = os.path.join(folder, path)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, 'w', encoding='utf-8', newline='') as out:
            out.write(text)
    with open(os.path.join(folder, 'truth.jsonl'), 'w', encoding='utf-8') as out:
        for entry in truth:
            out.write(json.dumps(entry, ensure_ascii=False) + '\n')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('out')
    parser.add_argument('count', type=int)
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    generate(options.out, options.count, options.seed)


if __name__ == '__main__':
    main()
