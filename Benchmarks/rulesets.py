"""Rules folders of any size, made from the real one."""

import os
import shutil


def replicate(rules, target, count):
    """Copies `rules` to `target` with `count` rules: ten of them, spread over the families, as often
    as it takes. The mix stays the same, so that cost per report can be compared between sizes."""
    shutil.copytree(rules, target, ignore=lambda folder, names: ['checks'] if folder == rules else [])
    checks = os.path.join(rules, 'checks')
    files = sorted(os.path.relpath(os.path.join(folder, name), checks)
                   for folder, _, names in os.walk(checks) for name in names if name.endswith('.yaml'))
    # A rule that yields to another cannot stand without it; one that is retired costs nothing.
    files = [file for file in files if not says(os.path.join(checks, file), ('yields to:', 'retired:'))]
    # The scale of grades names some by their ids.
    with open(os.path.join(rules, 'grading.yaml'), encoding='utf-8') as file:
        scale = file.read()
    named = [file for file in files if file[: -len('.yaml')] in scale]
    others = [file for file in files if file not in named]
    wanted = 10 - len(named)
    chosen = named + [others[index * len(others) // wanted] for index in range(wanted)]
    for number in range(count):
        source, copy = chosen[number % 10], number // 10
        path = os.path.join(target, 'checks', source[: -len('.yaml')] + (f'-{copy}' if copy else '') + '.yaml')
        os.makedirs(os.path.dirname(path), exist_ok=True)
        shutil.copyfile(os.path.join(checks, source), path)


def says(path, keys):
    """Whether a rule file has one of the keys."""
    with open(path, encoding='utf-8') as file:
        return any(line.startswith(keys) for line in file)
