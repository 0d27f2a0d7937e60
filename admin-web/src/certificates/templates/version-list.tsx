import { Table } from 'antd'
import type { CertificateTemplate } from 'shared-types/certificates/template-operations'
import { Section } from '../../layout/facts'

import { showTime } from '../../layout/times'
import { schoolSealLabels } from './template-fields'

/** Every version with who made it; none is ever changed. */
export const VersionList = ({ versions }: { versions: CertificateTemplate[] }) => (
  <Section title="版本记录">
    <Table<CertificateTemplate>
      size="small"
      rowKey="version"
      dataSource={versions}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '版本', dataIndex: 'version', render: (it: number) => `第 ${it} 版` },
        { title: '签发机关', render: (_, it) => it.facts.authority || '省中心名称' },
        { title: '报到期限', render: (_, it) => `${it.facts.reportWithinDays} 天` },
        {
          title: '签发机关印章',
          render: (_, it) => (it.facts.sealFileId ? '上传的图片' : '平台绘制'),
        },
        { title: '院校印章', render: (_, it) => schoolSealLabels[it.facts.schoolSeal] },
        { title: '保存时间', render: (_, it) => showTime(it.savedAt) },
        { title: '保存人', render: (_, it) => it.savedByName ?? '平台初始' },
      ]}
    />
  </Section>
)
