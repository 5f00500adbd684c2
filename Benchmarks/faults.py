"""Faults to plant into a clean report, each with what an auditor must find.

A fault takes a report and a random source, changes the report, and returns the expectations as
(rule, place) pairs, a place being a cell reference, a table or a section; None where the report has
no room for it.
"""

import forms

DASHES = ['/', '—', '无']


def _number(report, table, row, column):
    return int(report.cells[table, row, column])


def _add(report, table, row, column, amount):
    report.cells[table, row, column] = str(_number(report, table, row, column) + amount)


def _paragraphs(report, number):
    return next(paragraphs for printed, _, paragraphs in report.sections if printed == number)


def _rewrite(report, number, paragraphs):
    report.sections = [(printed, heading, paragraphs if printed == number else old)
                       for printed, heading, old in report.sections]


def balance(report, random):
    """One more application carried over than came in, in one column and in the totals."""
    column = random.choice(forms.COLUMNS[:6])
    for name in (column, '总计'):
        _add(report, '表三', '结转下年', name, 1)
    return [('table3/balance', f'表三[结转下年,{column}]'), ('table3/balance', '表三[结转下年,总计]')]


def leaf_changed(report, random):
    """One result counted once too often: neither its row nor its column adds up any more."""
    leaf = random.choice(forms.leaves(report.edition('表三')))
    column = random.choice(forms.COLUMNS[:6])
    _add(report, '表三', leaf, column, random.randint(1, 9))
    cell = f'表三[{leaf},{column}]'
    return [('table3/results-sum', cell), ('table3/row-total', cell)]


def row_total(report, random):
    row = random.choice(['新收', '上年结转'])
    amount = random.randint(1, 5)
    _add(report, '表三', row, '总计', amount)
    cell = f'表三[{row},总计]'
    return [('table3/row-total', cell), ('table3/balance', cell)]


def negative(report, random):
    """A correction entered as a negative count; the sums still hold."""
    done, into = random.sample(forms.leaves(report.edition('表三'))[2:18], 2)
    column = random.choice(forms.COLUMNS[:6])
    amount = _number(report, '表三', done, column) + 1
    for name in (column, '总计'):
        _add(report, '表三', done, name, -amount)
        _add(report, '表三', into, name, amount)
    return [('table3/negative', f'表三[{done},{column}]')]


def review_total(report, random):
    row = random.choice(forms.REVIEW_ROWS)
    _add(report, '表四', row, '总计', 1)
    return [('table4/group-total', f'表四[{row},总计]')]


def blanks(report, random):
    """Zeros left out in some rows."""
    hidden = [key for key, text in report.cells.items()
              if key[0] == '表三' and text == '0' and key[1] not in ('新收', '办理总计') and key[2] != '总计']
    if len(hidden) < 20:
        return None
    chosen = random.sample(hidden, 12)
    for key in chosen:
        report.cells[key] = ''
    return [('table3/cell-blank', f'表三[{chosen[0][1]},{chosen[0][2]}]')]


def dashes(report, random):
    table, rule = random.choice([('表二', 'table2/cell-placeholder'), ('表四', 'table4/cell-placeholder')])
    dash = random.choice(DASHES)
    keys = [key for key, text in report.cells.items() if key[0] == table and text == '0']
    if not keys:
        return None
    for key in keys:
        report.cells[key] = dash
    return [(rule, f'{table}[{keys[0][1]},{keys[0][2]}]')]


def label(report, random):
    wrong, official = random.choice([
        ('3.危机“三安全一稳定”', '3.危及“三安全一稳定”'), ('7.属于行政法案卷', '7.属于行政执法案卷')])
    report.labels[official] = wrong
    return [('structure/table-label-altered', '表三')]


def row_missing(report, random):
    """A row without figures, so that nothing but the row itself is missing."""
    rows = [leaf for leaf in forms.leaves(report.edition('表三'))[2:18]
            if _number(report, '表三', leaf, '总计') == 0 and leaf != '国家秘密'
            and leaf not in ('不掌握', '信访举报')]
    if not rows:
        return None
    row = random.choice(rows)
    report.dropped.add(row)
    return [('structure/table-row-missing', f'表三[{row},自然人]')]


def section_missing(report, random):
    report.sections = [section for section in report.sections if section[0] != '五']
    return [('structure/section-missing', 'section 五')]


def problems_none(report, random):
    _rewrite(report, '五', ['无。'])
    return [('content/problems-none', 'section 五')]


def fee_missing(report, random):
    if report.year < 2021:
        return None
    _rewrite(report, '六', ['无其他需要报告的事项。'])
    return [('content/fee-report-missing', 'section 六')]


def fraction(report, random):
    """Half an application."""
    column = random.choice(forms.COLUMNS[:6])
    for name in (column, '总计'):
        for row in ('新收', '结转下年'):
            report.cells['表三', row, name] += '.5'
    return [('table3/noninteger', f'表三[新收,{column}]')]


def unit(report, random):
    row, column = ('集中采购', '采购金额') if report.edition('表二') == '2020' else ('行政事业性收费', '收费金额')
    report.cells['表二', row, column] += '万元'
    return [('table2/unit-in-cell', f'表二[{row},{column}]')]


def effective_less(report, random):
    if report.edition('表二') != '2021':
        return None
    report.cells['表二', '规范性文件', '制发'] = str(_number(report, '表二', '规范性文件', '现行有效') + 9)
    report.cells['表二', '规范性文件', '废止'] = '2'
    return [('table2/effective-less', '表二[规范性文件,现行有效]')]


def public_total_less(report, random):
    if report.edition('表二') != '2020':
        return None
    for column in ('新制作', '新公开'):
        report.cells['表二', '规范性文件', column] = str(
            _number(report, '表二', '规范性文件', '公开总数') + 4)
    return [('table2/public-total-less', '表二[规范性文件,公开总数]')]


def unsigned_report(report, random):
    report.signature = []
    return [('timeliness/missing', '')]


def wrong_edition(report, random):
    """表三 in the form of the other edition; the rows of 其他处理 are translated."""
    old = report.edition('表三')
    new = '2020' if old == '2021' else '2021'
    for column in forms.COLUMNS:
        values = [report.cells.pop(('表三', row, column)) for row, _ in forms.application_rows(old)
                  if row in ('其他处理', '逾期不补正', '逾期未缴费', '其他情形')]
        total = str(sum(map(int, values)))
        if new == '2020':
            report.cells['表三', '其他处理', column] = total
        else:
            report.cells['表三', '逾期不补正', column] = '0'
            report.cells['表三', '逾期未缴费', column] = '0'
            report.cells['表三', '其他情形', column] = total
    report.editions['表三'] = new
    # A new 表二 over an old 表三 is one old row; the other way round two forms are mixed.
    return [('edition/other-row' if new == '2020' else 'edition/mixed', '')]


def sections_swapped(report, random):
    index = random.choice([0, 4])
    report.sections[index], report.sections[index + 1] = report.sections[index + 1], report.sections[index]
    return [('structure/section-order', '')]


def section_repeated(report, random):
    report.sections.append(report.sections[4])
    return [('structure/section-duplicate', 'section 五')]


def section_empty(report, random):
    _rewrite(report, '六', [])
    return [('structure/section-empty', 'section 六')]


def element_missing(report, random):
    """Nothing on applications: heading and body of the second element are left out."""
    _rewrite(report, '一', _paragraphs(report, '一')[:2] + _paragraphs(report, '一')[4:])
    return [('structure/overall-element-missing', 'section 一')]


def accountability_missing(report, random):
    if not report.signature[0].endswith('人民政府'):
        return None
    _rewrite(report, '一', [paragraph.replace('追究', '处理') for paragraph in _paragraphs(report, '一')])
    return [('content/art50-accountability', '')]


def late(report, random):
    if not report.signature[0].endswith('局'):
        return None
    report.signature[1] = f'{report.year + 1}年2月{random.randint(1, 28)}日'
    return [('timeliness/late-department', '')]


def estimate(report, random):
    """A figure that is no number."""
    row, column = random.choice([('行政许可', '处理决定'), ('行政处罚', '处理决定'), ('规范性文件', '公开总数')])
    key = ('表二', row, column)
    if key not in report.cells:
        return None
    report.cells[key] = f'约{report.cells[key]}'
    return [('table2/cell-nonnumeric', f'表二[{row},{column}]')]


def procurement(report, random):
    if report.edition('表二') != '2020':
        return None
    report.cells['表二', '集中采购', '采购项目'] = '0'
    report.cells['表二', '集中采购', '采购金额'] = '38.5'
    return [('table2/procurement-pair', '表二[集中采购,采购金额]')]


def items_negative(report, random):
    if report.edition('表二') != '2020':
        return None
    report.cells['表二', '行政处罚', '增减'] = str(-1 - _number(report, '表二', '行政处罚', '上年项目'))
    return [('table2/net-items-negative', '表二[行政处罚,增减]')]


def untitled(report, random):
    report.title = []
    return [('structure/title-missing', '')]


def only_totals(report, random):
    if _number(report, '表三', '新收', '总计') == 0:
        return None
    for table, row, column in report.cells:
        if table == '表三' and column != '总计':
            report.cells[table, row, column] = ''
    return [('table3/only-total', '表三[新收,总计]'), ('table3/cell-blank', '表三[新收,自然人]')]


def nothing_done(report, random):
    """Applications came in, and nothing is said of what became of them."""
    if _number(report, '表三', '新收', '总计') == 0:
        return None
    for table, row, column in report.cells:
        if table == '表三' and row not in ('新收', '上年结转'):
            report.cells[table, row, column] = '0'
    return [('table3/processed-zero', '表三[办理总计,总计]')]


FAULTS = [
    balance, leaf_changed, row_total, negative, review_total, blanks, dashes, label, row_missing,
    section_missing, problems_none, fee_missing, fraction, unit, effective_less, public_total_less,
    unsigned_report, wrong_edition, sections_swapped, section_repeated, section_empty, element_missing,
    accountability_missing, late, estimate, procurement, items_negative, untitled, only_totals,
    nothing_done,
]
