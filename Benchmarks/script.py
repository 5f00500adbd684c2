#!/usr/bin/env python3
"""What a clerk would write in an afternoon: regular expressions and a dictionary.

usage: script.py FOLDER

Reads every *.txt below FOLDER and checks the six headings, the balance of 表三 in each of its seven
columns, and the total of each of its rows: about thirty checks. It is what the audit is compared
with, and no part of it.
"""

import json
import os
import re
import sys

TITLES = {
    '一': '总体情况', '二': '主动公开政府信息情况', '三': '收到和处理政府信息公开申请情况',
    '四': '政府信息公开行政复议、行政诉讼情况', '五': '存在的主要问题及改进情况', '六': '其他需要报告的事项',
}
ROWS = {name: name for name in (
    '予以公开', '部分公开', '属于国家秘密', '其他法律行政法规禁止公开', '危及“三安全一稳定”', '保护第三方合法权益',
    '属于三类内部事务信息', '属于四类过程性信息', '属于行政执法案卷', '属于行政查询事项', '本机关不掌握相关政府信息',
    '没有现成信息需要另行制作', '补正后申请内容仍不明确', '信访举报投诉类申请', '重复申请', '要求提供公开出版物',
    '无正当理由大量反复申请', '要求行政机关确认或重新出具已获取信息', '其他处理',
    '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', '其他')}
ROWS |= {'本年新收政府信息公开申请数量': '新收', '上年结转政府信息公开申请数量': '结转', '总计': '办结',
         '结转下年度继续办理': '下年'}
HEADING = re.compile(r'^\s*([一二三四五六])、\s*(\S+)\s*$', re.M)
NUMBERING = re.compile(r'^(?:[（(][一二三四五六七][）)]|\d\.|[一二三四]、)\s*')
BRACKETS = re.compile(r'[（(][^（）()]*[）)]$')
INTEGER = re.compile(r'^[+-]?\d+$')


def sections_of(text):
    found = [m for m in HEADING.finditer(text) if TITLES.get(m[1]) == m[2].replace(',', '、')]
    ends = [m.start() for m in found[1:]] + [len(text)]
    return {m[1]: text[m.end():end] for m, end in zip(found, ends)}


def rows_of(section):
    rows, values = {}, None
    for cell in re.split(r'[\t\n|]+', section):
        cell = cell.strip()
        if INTEGER.match(cell):
            if values is not None and len(values) < 7:
                values.append(int(cell))
        elif cell:
            bare = NUMBERING.sub('', cell)
            name = ROWS.get(BRACKETS.sub('', bare) or bare)
            values = rows.setdefault(name, []) if name and bare != cell else None
    return rows


def audit(text):
    sections = sections_of(text)
    findings = [f'缺少{title}' for number, title in TITLES.items() if number not in sections]
    rows = rows_of(sections.get('三', ''))
    for column in range(7):
        try:
            if (rows['新收'][column] + rows['结转'][column]
                    != rows['办结'][column] + rows['下年'][column]):
                findings.append(f'第{column + 1}列不平')
        except (KeyError, IndexError):
            findings.append(f'第{column + 1}列缺数')
    for name, values in rows.items():
        if len(values) == 7 and sum(values[:6]) != values[6]:
            findings.append(f'{name}合计不符')
    return findings


def main():
    reports = findings = 0
    with open(os.devnull, 'w', encoding='utf-8') as out:
        for folder, _, names in os.walk(sys.argv[1]):
            for name in sorted(names):
                if name.endswith('.txt'):
                    with open(os.path.join(folder, name), encoding='utf-8') as file:
                        found = audit(file.read())
                    reports += 1
                    findings += len(found)
                    out.write(json.dumps({'file': name, 'findings': found}, ensure_ascii=False) + '\n')
    print(f'{reports} reports, {findings} findings')


if __name__ == '__main__':
    main()
