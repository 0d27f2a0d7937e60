/**
 * Why a workbook as a whole is refused: what is wrong and what to do about it.
 * `{where}` stands for the sheets, rows or columns in question.
 */
export const workbookRefusals = {
  'empty-file': '文件是空的（0 字节）。请重新保存表格后再上传。',
  'not-a-workbook':
    '这不是 Excel 工作簿（.xlsx）。请用 Excel 或 WPS 打开表格，另存为“Excel 工作簿 (*.xlsx)”后再上传。',
  'legacy-xls':
    '这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再上传。',
  'plain-text':
    '这是文本文件（如 CSV），不是 Excel 工作簿，改扩展名没有用。请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再上传。',
  'web-page':
    '这是网页或 XML 格式的表格，不是 Excel 工作簿。请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再上传。',
  'other-spreadsheet':
    '这是其他格式的表格（{where}）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿 (*.xlsx)”后再上传。',
  'has-macros':
    '工作簿含有宏，为安全起见不能上传。请另存为不带宏的“Excel 工作簿 (*.xlsx)”后再上传。',
  'password-protected': '工作簿设有打开密码，无法读取。请取消密码并保存后再上传。',
  'damaged-file': '文件不完整或已损坏。请用 Excel 或 WPS 重新打开并保存，再上传一次。',
  'too-large': '文件超过 {where}。请删去图片等无关内容，或拆成几个文件分别上传。',
  'unpacks-too-large': '文件解压后过大，不像正常的表格。请把数据复制到一个新工作簿，保存后再上传。',
  'too-many-parts':
    '工作簿内部的部件过多（超过 {where} 个）。请把数据复制到一个新工作簿，保存后再上传。',
  'unsafe-container':
    '工作簿的内部结构不正常（{where}），为安全起见不能读取。请把数据复制到一个新工作簿，保存后再上传。',
  'missing-part': '工作簿缺少必要的内容（{where}）。请用 Excel 或 WPS 重新打开并保存，再上传一次。',
  'broken-content':
    '工作簿的内容有错误（{where}），无法可靠读取。请用 Excel 或 WPS 重新打开并保存，再上传一次。',
  'declares-entities':
    '工作簿里夹带了不该有的声明（DTD 或实体），为安全起见不能读取。请把数据复制到一个新工作簿，保存后再上传。',
  'wrong-encoding':
    '工作簿的文字编码不是 UTF-8，可能由其他软件导出。请用 Excel 或 WPS 打开，核对文字无乱码后另存为“Excel 工作簿 (*.xlsx)”再上传。',
  'several-sheets':
    '有多个工作表都填了内容：{where}。请只保留要导入的一个，其余删除或隐藏后再上传。',
  'no-visible-sheet': '没有可见的数据工作表。请取消隐藏要导入的工作表，保存后再上传。',
  'empty-sheet': '工作表里没有任何内容。请按模板填写后再上传。',
  'no-rows': '工作表只有列名，没有数据。请从列名的下一行开始填写后再上传。',
  'title-row': '第 {where} 行像是标题，而不是列名。请删除标题行，让列名成为第一行，保存后再上传。',
  'duplicate-header': '列名重复：{where}。请保留一列，删除或改名其余的列后再上传。',
  'unclear-header':
    '列名不是普通文字（{where}）。请把该单元格改成文字列名，不要用公式、日期或隐藏字符。',
  'merged-cells':
    '有合并单元格（{where}），无法判断内容属于哪一行哪一列。请取消合并，逐格填写后再上传。',
  'hidden-rows':
    '有被隐藏或筛选掉的数据行（第 {where} 行）。请显示全部行，或删除不导入的行，保存后再上传。',
  'too-many-rows': '数据超过 {where} 行。请拆成几个文件分别上传。',
  'too-many-columns': '数据超过 {where} 列。请只保留需要导入的列后再上传。',
  'cell-too-long': '有单元格的文字超过 32,767 字（{where}），不是正常的表格内容。请删改后再上传。',
  'too-slow': '表格太复杂，读取超时。请把数据复制到一个新工作簿，或拆成几个文件后再上传。',
  'too-much-memory':
    '表格太复杂，读取所需内存过多。请把数据复制到一个新工作簿，或拆成几个文件后再上传。',
  'dbf-damaged':
    'DBF 文件不完整或已损坏（{where}），为免读错而没有读取。请在原软件中重新导出，再上传一次。',
  'dbf-encoding':
    'DBF 文件的文字不是 GBK/GB18030 编码（{where}）。请在原软件中选择简体中文（GBK）重新导出，或另存为“Excel 工作簿 (*.xlsx)”后再上传。',
  'dbf-field-type':
    'DBF 文件含有不支持的列类型（{where}）。请只保留字符、数值、日期和逻辑类型的列，重新导出后再上传。',
} as const satisfies Record<string, string>

export type WorkbookRefusalCode = keyof typeof workbookRefusals

/** The sentence for a person, with the place filled in. */
export const refusalSentence = (code: WorkbookRefusalCode, where = '位置不明'): string =>
  workbookRefusals[code].replace('{where}', where)
