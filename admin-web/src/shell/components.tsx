import {
  CheckCircleFilled,
  CloseCircleFilled,
  DownOutlined,
  ExclamationCircleFilled,
  InfoCircleFilled,
} from '@ant-design/icons'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useIsDark } from '../app/colour-choice'
import { useIsStill } from '../app/reduced-motion'
import { themeFor } from '../app/theme'
import { LeaveWarning } from '../layout/use-leave-warning'

/** Icons that only decorate are silent: their own names are English. */
const suffixIcon = <DownOutlined aria-hidden />
const alertIcons = {
  successIcon: <CheckCircleFilled aria-hidden />,
  infoIcon: <InfoCircleFilled aria-hidden />,
  warningIcon: <ExclamationCircleFilled aria-hidden />,
  errorIcon: <CloseCircleFilled aria-hidden />,
}

/** The component library as this product speaks and looks. */
export function Components({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={themeFor({ isDark: useIsDark(), isStill: useIsStill() })}
      // A button says 「通过」, to people and to those who look for it, not 「通 过」.
      button={{ autoInsertSpace: false }}
      select={{ suffixIcon }}
      cascader={{ suffixIcon }}
      alert={alertIcons}
    >
      <App>
        <LeaveWarning>{children}</LeaveWarning>
      </App>
    </ConfigProvider>
  )
}

/** For everything that can be emptied. */
export const clearable = { label: '清除' }
