import { theme as antd, type ThemeConfig } from 'antd'

/** antd's own colours fail WCAG AA on text; these pass (4.5:1 and more on the surfaces they stand on). */
const lightTokens = {
  colorPrimary: '#0958d9',
  colorInfo: '#0958d9',
  colorLink: '#0958d9',
  colorLinkHover: '#003eb3',
  colorPrimaryHover: '#003eb3',
  colorErrorHover: '#a8071a',
  colorError: '#cf1322',
  colorErrorBg: '#fff2f0',
  colorErrorBorder: '#ffccc7',
  colorSuccess: '#237804',
  colorSuccessBg: '#f0f9eb',
  colorSuccessBorder: '#b7dd9f',
  colorWarning: '#ad6800',
  colorWarningBg: '#fffbe6',
  colorWarningBorder: '#ffe58f',
  colorTextPlaceholder: 'rgba(0, 0, 0, 0.6)',
  colorTextDescription: 'rgba(0, 0, 0, 0.65)',
  colorTextTertiary: 'rgba(0, 0, 0, 0.65)',
  colorBgLayout: '#f4f6f9',
}

/** The surfaces are those of app.css; text in a colour is lighter than the same colour under white text. */
const darkTokens = {
  colorBgBase: '#181b21',
  colorBgLayout: '#0f1115',
  colorBgContainer: '#181b21',
  colorBgElevated: '#22262e',
  colorTextBase: '#ffffff',
  colorText: 'rgba(255, 255, 255, 0.88)',
  colorTextSecondary: 'rgba(255, 255, 255, 0.7)',
  colorTextTertiary: 'rgba(255, 255, 255, 0.68)',
  colorTextDescription: 'rgba(255, 255, 255, 0.68)',
  colorTextPlaceholder: 'rgba(255, 255, 255, 0.6)',
  colorLink: '#85b6ff',
  colorLinkHover: '#b0cfff',
  colorErrorText: '#ff8f8a',
  colorBorder: '#4a515e',
  colorBorderSecondary: '#2b303a',
  colorSplit: '#2b303a',
}

const shared = {
  borderRadius: 6,
  fontFamily:
    "-apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
}
const header = { headerHeight: 56, headerPadding: '0 24px' }
const menu = { itemBorderRadius: 6, activeBarBorderWidth: 0 }
const cells = { cellPaddingBlock: 10, cellPaddingInline: 12 }

const light: ThemeConfig = {
  token: { ...shared, ...lightTokens },
  components: {
    Layout: { ...header, headerBg: '#ffffff', siderBg: '#ffffff' },
    Menu: menu,
    Table: { ...cells, headerBg: '#f7f9fc', rowSelectedHoverBg: '#dbeafe' },
  },
}

const TEXT_BLUE = '#85b6ff'

const dark: ThemeConfig = {
  algorithm: antd.darkAlgorithm,
  token: { ...shared, ...darkTokens },
  components: {
    Layout: { ...header, headerBg: '#181b21', siderBg: '#181b21' },
    Menu: {
      ...menu,
      itemSelectedColor: TEXT_BLUE,
      subMenuItemSelectedColor: TEXT_BLUE,
      itemSelectedBg: '#1c2f4f',
    },
    Table: {
      ...cells,
      headerBg: '#1f232b',
      rowSelectedBg: '#1a2840',
      rowSelectedHoverBg: '#1f3150',
    },
    Tabs: { itemSelectedColor: TEXT_BLUE },
    Segmented: { itemSelectedBg: '#3a404b', trackBg: '#22262e' },
  },
}

export interface Appearance {
  isDark: boolean
  /** The person asked the system for less movement: what opens and closes does so at once. */
  isStill: boolean
}

export function themeFor({ isDark, isStill }: Appearance): ThemeConfig {
  const chosen = isDark ? dark : light
  return isStill ? { ...chosen, token: { ...chosen.token, motion: false } } : chosen
}
