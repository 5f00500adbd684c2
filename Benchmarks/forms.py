"""The official form as plain data: what the generator fills in and the layouts print.

A deliberately separate copy of the facts below rules/forms: the benchmark has to tell the truth
about a report without asking the program that it measures.
"""

ORGANISATIONS = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']
COLUMNS = ['自然人'] + ORGANISATIONS + ['总计']
OUTCOMES = ['结果维持', '结果纠正', '其他结果', '尚未审结']
REVIEW_COLUMNS = OUTCOMES + ['总计']
REVIEW_ROWS = ['复议', '直接起诉', '复议后起诉']

SECTIONS = {
    '一': '总体情况',
    '二': '主动公开政府信息情况',
    '三': '收到和处理政府信息公开申请情况',
    '四': '政府信息公开行政复议、行政诉讼情况',
    '五': '存在的主要问题及改进情况',
    '六': '其他需要报告的事项',
}
CORNER = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

_RESULTS = '三、本年度办理结果'
_REFUSED, _UNABLE = '（三）不予公开', '（四）无法提供'
_DECLINED, _OTHER = '（五）不予处理', '（六）其他处理'
_COMMON_LEAVES = [
    ('予以公开', ['（一）予以公开']),
    ('部分公开', ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）']),
    ('国家秘密', [_REFUSED, '1.属于国家秘密']),
    ('法律法规禁止', [_REFUSED, '2.其他法律行政法规禁止公开']),
    ('三安全一稳定', [_REFUSED, '3.危及“三安全一稳定”']),
    ('第三方权益', [_REFUSED, '4.保护第三方合法权益']),
    ('内部事务', [_REFUSED, '5.属于三类内部事务信息']),
    ('过程性信息', [_REFUSED, '6.属于四类过程性信息']),
    ('执法案卷', [_REFUSED, '7.属于行政执法案卷']),
    ('行政查询', [_REFUSED, '8.属于行政查询事项']),
    ('不掌握', [_UNABLE, '1.本机关不掌握相关政府信息']),
    ('需另行制作', [_UNABLE, '2.没有现成信息需要另行制作']),
    ('补正仍不明确', [_UNABLE, '3.补正后申请内容仍不明确']),
    ('信访举报', [_DECLINED, '1.信访举报投诉类申请']),
    ('重复申请', [_DECLINED, '2.重复申请']),
    ('公开出版物', [_DECLINED, '3.要求提供公开出版物']),
    ('大量反复申请', [_DECLINED, '4.无正当理由大量反复申请']),
    ('确认或重新出具', [_DECLINED, '5.要求行政机关确认或重新出具已获取信息']),
]
_OTHER_LEAVES = {
    '2020': [('其他处理', [_OTHER])],
    '2021': [
        ('逾期不补正', [_OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请']),
        ('逾期未缴费', [_OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请']),
        ('其他情形', [_OTHER, '3.其他']),
    ],
}


def leaves(edition):
    """Short names of the rows that count how applications ended."""
    return [name for name, _ in _COMMON_LEAVES + _OTHER_LEAVES[edition]]


def application_rows(edition):
    """(short name, labels from the outermost merged cell inwards) of 表三, in printed order."""
    results = [(name, [_RESULTS] + path) for name, path in _COMMON_LEAVES + _OTHER_LEAVES[edition]]
    return ([('新收', ['一、本年新收政府信息公开申请数量']),
             ('上年结转', ['二、上年结转政府信息公开申请数量'])]
            + results
            + [('办理总计', [_RESULTS, '（七）总计']),
               ('结转下年', ['四、结转下年度继续办理'])])


# 表二 by edition: (caption, [(column name, printed header)], [(row name, printed label)]).
_DECISIONS_2020 = [('上年项目', '上一年项目数量'), ('增减', '本年增/减'), ('处理决定', '处理决定数量')]
_DECISIONS_2021 = [('处理决定', '本年处理决定数量')]
BLOCKS = {
    '2020': [
        ('第二十条第（一）项',
         [('新制作', '本年新制作数量'), ('新公开', '本年新公开数量'), ('公开总数', '对外公开总数量')],
         [('规章', '规章'), ('规范性文件', '规范性文件')]),
        ('第二十条第（五）项', _DECISIONS_2020,
         [('行政许可', '行政许可'), ('其他事项', '其他对外管理服务事项')]),
        ('第二十条第（六）项', _DECISIONS_2020,
         [('行政处罚', '行政处罚'), ('行政强制', '行政强制')]),
        ('第二十条第（八）项', _DECISIONS_2020[:2], [('行政事业性收费', '行政事业性收费')]),
        ('第二十条第（九）项',
         [('采购项目', '采购项目数量'), ('采购金额', '采购总金额')],
         [('集中采购', '政府集中采购')]),
    ],
    '2021': [
        ('第二十条第（一）项',
         [('制发', '本年制发件数'), ('废止', '本年废止件数'), ('现行有效', '现行有效件数')],
         [('规章', '规章'), ('规范性文件', '行政规范性文件')]),
        ('第二十条第（五）项', _DECISIONS_2021, [('行政许可', '行政许可')]),
        ('第二十条第（六）项', _DECISIONS_2021,
         [('行政处罚', '行政处罚'), ('行政强制', '行政强制')]),
        ('第二十条第（八）项', [('收费金额', '本年收费金额（单位：万元）')],
         [('行政事业性收费', '行政事业性收费')]),
    ],
}


def edition_of(year):
    return '2020' if year <= 2020 else '2021'
