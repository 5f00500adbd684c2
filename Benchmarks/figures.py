"""Random figures that satisfy every identity of the form."""

import forms


def _split(random, total, parts, first=0.0):
    """Divides `total` among `parts` names, a share of at least `first` to the first one."""
    counts = dict.fromkeys(parts, 0)
    for _ in range(min(total, 400)):
        name = parts[0] if random.random() < first else random.choice(parts)
        counts[name] += 1
    if total > 400:
        counts[parts[0]] += total - 400
    return counts


def applications(random, edition, size):
    """表三 as {(row, column): int}; `size` is how many applications were dealt with, about."""
    leaves = forms.leaves(edition)
    common = ['予以公开', '部分公开', '不掌握', '过程性信息', '内部事务', '信访举报', '需另行制作']
    cells = {}
    done_by_column = _split(random, size, forms.COLUMNS[:6], first=0.7)
    for column in forms.COLUMNS[:6]:
        done = done_by_column[column]
        results = _split(random, done * 9 // 10, common, first=0.5)
        rare = _split(random, done - done * 9 // 10, leaves)
        for leaf in leaves:
            cells[leaf, column] = results.get(leaf, 0) + rare[leaf]
        cells['逾期未缴费', column] = 0  # would ask for a word on fees in section 六
        if edition == '2021':
            moved = done - sum(cells[leaf, column] for leaf in leaves)
            cells['予以公开', column] += moved
        carried_in = random.randint(0, done // 8)
        carried_out = random.randint(0, done // 8)
        cells['办理总计', column] = done
        cells['上年结转', column] = carried_in
        cells['结转下年', column] = carried_out
        cells['新收', column] = done + carried_out - carried_in
    if edition == '2020':
        for column in forms.COLUMNS[:6]:
            del cells['逾期未缴费', column]
    for row, _ in forms.application_rows(edition):
        cells[row, '总计'] = sum(cells[row, column] for column in forms.COLUMNS[:6])
    # Two rows that chance made alike look copied.
    rows = [tuple(cells.get((leaf, column), 0) for column in forms.COLUMNS[:6]) for leaf in leaves]
    telling = [row for row in rows if sum(row) >= 10 and sum(map(bool, row)) > 1]
    return cells if len(set(telling)) == len(telling) else applications(random, edition, size)


def reviews(random, size):
    """表四 as {(row, column): int}: fewer cases than applications, most decisions upheld, and no more
    suits after a review than reviews that ended."""
    cells = {}
    ended = 0
    for row in forms.REVIEW_ROWS:
        most = ended if row == '复议后起诉' else size // 6
        upheld = random.randint(0, most // 2) if random.random() < 0.6 else 0
        corrected = random.randint(0, upheld // 3)
        other = random.randint(0, min(upheld, most - upheld - corrected))
        pending = random.randint(0, most - upheld - corrected - other) if upheld else 0
        counts = [upheld, corrected, other, pending]
        for name, count in zip(forms.OUTCOMES, counts):
            cells[row, name] = count
        cells[row, '总计'] = sum(counts)
        if row == '复议':
            ended = sum(counts) - pending
    return cells


def _signed(count):
    return f'+{count}' if count > 0 else str(count)


def disclosure(random, edition, busy, amount):
    """表二 as {(row, column): printed text}."""
    cells = {}
    normative = random.randint(1, 30) if busy else 0
    if edition == '2020':
        made = random.randint(0, normative)
        for row, values in (('规章', (0, 0, 0)), ('规范性文件', (made, made, normative))):
            cells |= zip([(row, c) for c in ('新制作', '新公开', '公开总数')], map(str, values))
        for row in ('行政许可', '其他事项', '行政处罚', '行政强制'):
            items = random.randint(3, 400) if busy else 0
            change = random.randint(-items // 3, items // 2) if busy else 0
            decisions = random.randint(0, 3000) if busy else 0
            cells |= zip([(row, c) for c in ('上年项目', '增减', '处理决定')],
                         (str(items), _signed(change), str(decisions)))
        cells |= {('行政事业性收费', '上年项目'): str(random.randint(0, 9) if busy else 0),
                  ('行政事业性收费', '增减'): '0'}
        projects = random.randint(1, 200) if busy else 0
        cells |= {('集中采购', '采购项目'): str(projects),
                  ('集中采购', '采购金额'): amount(projects * random.randint(50_000, 2_000_000))}
    else:
        issued = random.randint(0, normative)
        repealed = random.randint(0, normative)
        for row, values in (('规章', (0, 0, 0)), ('规范性文件', (issued, repealed, normative))):
            cells |= zip([(row, c) for c in ('制发', '废止', '现行有效')], map(str, values))
        for row in ('行政许可', '行政处罚', '行政强制'):
            cells[row, '处理决定'] = str(random.randint(1, 20_000) if busy else 0)
        cells['行政事业性收费', '收费金额'] = amount(random.randint(10_000, 900_000_000) if busy else 0)
    return cells
