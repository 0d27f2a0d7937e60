import {
  ApartmentOutlined,
  ApiOutlined,
  AuditOutlined,
  BankOutlined,
  ControlOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  FormOutlined,
  HomeOutlined,
  IdcardOutlined,
  MessageOutlined,
  NotificationOutlined,
  QuestionCircleOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import {
  functionPermissions,
  type FunctionPermission,
  type StaffLevel,
} from 'shared-types/accounts/permissions'
import { useMay, useSession } from '../app/session'

export interface MenuEntry {
  path: string
  label: string
  icon?: ReactNode
  /** One of several is enough. */
  needs?: FunctionPermission | readonly FunctionPermission[]
  /** Enters what belongs to a school: the centre has none of its own. */
  isOfSchool?: true
  /** The centre's own: a school has its counterpart elsewhere. */
  isOfCentre?: true
  /** Behind the person's own name instead of in the menu. */
  isPersonal?: true
  children?: MenuEntry[]
}

const report = (kind: 'origin' | 'dispatch' | 'employment', icon: ReactNode): MenuEntry => ({
  path: `/reports/${kind}`,
  label: functionPermissions[`${kind}.view`].group,
  icon,
  needs: `${kind}.view`,
})

const fieldSettings = ['origin.fields', 'dispatch.fields', 'employment.fields'] as const

/** The rooms of the admin web; each shows only to those whose role opens it. */
const menuEntries: MenuEntry[] = [
  { path: '/', label: '首页', icon: <HomeOutlined aria-hidden /> },
  {
    path: 'roll',
    label: functionPermissions['roll.view'].group,
    icon: <IdcardOutlined aria-hidden />,
    children: [
      { path: '/roll', label: '学籍列表', needs: 'roll.view' },
      {
        path: '/roll/import',
        label: functionPermissions['roll.import'].label,
        needs: 'roll.import',
        isOfSchool: true,
      },
      { path: '/roll/imports', label: '导入记录', needs: 'roll.import', isOfSchool: true },
    ],
  },
  report('origin', <AuditOutlined aria-hidden />),
  report('dispatch', <SendOutlined aria-hidden />),
  report('employment', <FileDoneOutlined aria-hidden />),
  {
    path: 'archives',
    label: functionPermissions['archives.view'].group,
    icon: <FolderOpenOutlined aria-hidden />,
    children: [
      { path: '/archives', label: '档案列表', needs: 'archives.view' },
      { path: '/archives/overview', label: '档案概况', needs: 'archives.view' },
      { path: '/archives/import', label: '导入档案', needs: 'archives.import', isOfSchool: true },
      { path: '/archives/imports', label: '导入记录', needs: 'archives.import', isOfSchool: true },
    ],
  },
  {
    path: 'certificates',
    label: functionPermissions['certificates.view'].group,
    icon: <SafetyCertificateOutlined aria-hidden />,
    children: [
      { path: '/certificates', label: '证书列表', needs: 'certificates.view' },
      {
        path: '/certificates/issue',
        label: '批量签发',
        needs: 'certificates.issue',
        isOfCentre: true,
      },
      { path: '/certificates/past', label: '历史证书', needs: 'certificates.view' },
      {
        path: '/certificates/templates',
        label: '证书模板',
        needs: 'settings.province',
        isOfCentre: true,
      },
    ],
  },
  {
    path: '/appeals',
    label: functionPermissions['appeals.view'].group,
    icon: <MessageOutlined aria-hidden />,
    needs: 'appeals.view',
  },
  {
    path: 'announcements',
    label: functionPermissions['announcements.edit'].group,
    icon: <NotificationOutlined aria-hidden />,
    children: [
      { path: '/notices', label: '浏览公告' },
      { path: '/announcements', label: '管理公告', needs: 'announcements.edit' },
    ],
  },
  {
    path: '/questions',
    label: functionPermissions['questions.edit'].group,
    icon: <QuestionCircleOutlined aria-hidden />,
    needs: 'questions.edit',
    isOfCentre: true,
  },
  {
    path: 'organisation',
    label: functionPermissions['organisation.view'].group,
    icon: <ApartmentOutlined aria-hidden />,
    children: [
      ['profile', '院校信息设置'],
      ['departments', '院系管理'],
      ['majors', '专业管理'],
      ['classes', '班级管理'],
      ['campuses', '校区管理'],
    ].map(([page, label]) => ({
      path: `/organisation/${page}`,
      label: label ?? '',
      needs: 'organisation.view',
      isOfSchool: true,
    })),
  },
  {
    path: 'system',
    label: '系统管理',
    icon: <TeamOutlined aria-hidden />,
    children: [
      { path: '/roles', label: functionPermissions['roles.view'].group, needs: 'roles.view' },
      { path: '/staff', label: functionPermissions['staff.view'].group, needs: 'staff.view' },
      {
        path: '/export-requests',
        label: functionPermissions['exports.approve'].group,
        needs: 'exports.approve',
      },
    ],
  },
  {
    path: '/partners',
    label: functionPermissions['partners.manage'].group,
    icon: <ApiOutlined aria-hidden />,
    needs: 'partners.manage',
  },
  {
    path: '/schools',
    label: functionPermissions['schools.view'].group,
    icon: <BankOutlined aria-hidden />,
    needs: 'schools.view',
  },
  {
    path: '/settings/reporting',
    label: functionPermissions['settings.reporting'].group,
    icon: <ControlOutlined aria-hidden />,
    needs: 'settings.reporting',
    isOfSchool: true,
  },
  {
    path: '/settings/fields',
    label: functionPermissions['origin.fields'].label,
    icon: <FormOutlined aria-hidden />,
    needs: fieldSettings,
    isOfSchool: true,
  },
  {
    path: 'settings',
    label: functionPermissions['settings.province'].group,
    icon: <ControlOutlined aria-hidden />,
    children: [
      { path: '/settings/years', label: '工作年份', needs: 'settings.province' },
      {
        path: '/settings/reporting',
        label: '上报开关',
        needs: 'settings.reporting',
        isOfCentre: true,
      },
      {
        path: '/settings/fields',
        label: functionPermissions['origin.fields'].label,
        needs: fieldSettings,
        isOfCentre: true,
      },
      { path: '/settings/dispatch-natures', label: '派遣性质', needs: 'settings.province' },
      { path: '/settings/proof-rule', label: '就业证明', needs: 'settings.province' },
      { path: '/settings/certificate-kinds', label: '证书种类', needs: 'settings.province' },
      {
        path: '/settings/authorities',
        label: functionPermissions['authorities.edit'].label,
        needs: 'authorities.edit',
      },
      {
        path: '/settings/companies',
        label: functionPermissions['companies.edit'].label,
        needs: 'companies.edit',
      },
      {
        path: '/settings/codes',
        label: functionPermissions['codes.edit'].label,
        needs: 'codes.edit',
      },
    ],
  },
  {
    path: '/audit',
    label: functionPermissions['audit.view'].group,
    icon: <FileSearchOutlined aria-hidden />,
    needs: 'audit.view',
  },
  { path: '/account', label: '账户设置', isPersonal: true },
]

export function entriesFor(
  may: (needed: FunctionPermission) => boolean,
  level: StaffLevel,
): MenuEntry[] {
  const allowed = ({ needs, isOfSchool, isOfCentre }: MenuEntry) =>
    (!needs || [needs].flat().some((it) => may(it))) &&
    !(level === 'centre' ? isOfSchool : isOfCentre)
  return menuEntries.flatMap((entry) => {
    if (!entry.children) return allowed(entry) ? [entry] : []
    const children = entry.children.filter(allowed)
    return children.length > 0 ? [{ ...entry, children }] : []
  })
}

/** What the menu does not offer to this person, no button elsewhere leads to. */
export function useMayOpen(): (path: string) => boolean {
  const may = useMay()
  const { level } = useSession()
  const paths = entriesFor(may, level)
    .flatMap((it) => it.children ?? [it])
    .map((it) => it.path)
  return (path) => paths.includes(path)
}
