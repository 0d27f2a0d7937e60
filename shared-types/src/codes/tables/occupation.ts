import type { CodeTable } from '../code-table'

export const occupationTable = {
  id: 'occupation',
  label: '职业类别',
  source: '省毕业生就业数据标准 v1.0 表 11',
  version: '1.0',
  validFromYear: 2006,
  entries: [
    { code: '10', name: '公务员' },
    { code: '11', name: '科学研究人员' },
    { code: '13', name: '工程技术人员' },
    { code: '17', name: '农林牧渔业技术人员' },
    { code: '19', name: '卫生专业技术人员' },
    { code: '21', name: '经济业务人员' },
    { code: '22', name: '金融业务人员' },
    { code: '23', name: '法律专业人员' },
    { code: '24', name: '教学人员' },
    { code: '25', name: '文学艺术工作人员' },
    { code: '26', name: '体育工作人员' },
    { code: '27', name: '新闻出版和文化工作人员' },
    { code: '29', name: '其他专业技术人员' },
    { code: '30', name: '办事人员和有关人员' },
    { code: '40', name: '商业和服务业人员' },
    { code: '60', name: '生产和运输设备操作人员' },
    { code: '80', name: '军人' },
    { code: '90', name: '其他人员' },
  ],
} as const satisfies CodeTable
