/** Where keys act, in the order of the overview. */
export const keyRooms = {
  everywhere: '所有页面',
  list: '上报列表',
  record: '打开的记录',
} as const
type KeyRoom = keyof typeof keyRooms

interface Key {
  room: KeyRoom
  label: string
  /** As `KeyboardEvent.key` gives it, letters small; any one of them. */
  keys: readonly string[]
  /** Together with Ctrl, or ⌘ on a Mac: then it acts while somebody writes, too. */
  withCtrl?: true
  /** Goes on while it is held down; the others act once: nobody means to approve a whole page. */
  mayRepeat?: true
}

/** Every key of the admin web. What listens and the overview both read it here. */
export const keyTable = {
  go: { room: 'everywhere', label: '快速前往：页面、学生、工作年份', keys: ['k'], withCtrl: true },
  overview: { room: 'everywhere', label: '键盘操作一览', keys: ['?'] },
  nextRow: { room: 'list', label: '下一行', keys: ['j'], mayRepeat: true },
  previousRow: { room: 'list', label: '上一行', keys: ['k'], mayRepeat: true },
  openRow: { room: 'list', label: '打开这一行', keys: ['enter', 'o'] },
  reviewRow: { room: 'list', label: '打开这一行或其后第一条待我审核的', keys: ['a'] },
  next: { room: 'record', label: '下一条', keys: ['j'] },
  previous: { room: 'record', label: '上一条', keys: ['k'] },
  approve: { room: 'record', label: '通过，并打开下一条待我审核的记录', keys: ['a'] },
  reject: { room: 'record', label: '写审核意见', keys: ['r'] },
  send: { room: 'record', label: '在意见框里：不通过并继续', keys: ['enter'], withCtrl: true },
  close: { room: 'record', label: '关闭', keys: ['escape'] },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keyTable

export const keyNames = Object.keys(keyTable) as KeyName[]

export const factsOf = (name: KeyName): Key => keyTable[name]

const spoken: Record<string, string> = { enter: '回车', escape: 'Esc' }

/** Alternatives, each a chord as it is written on the keys. */
export function chordsOf(name: KeyName): string[][] {
  const { keys, withCtrl } = factsOf(name)
  return keys.map((it) => [
    ...(withCtrl ? [isMac() ? '⌘' : 'Ctrl'] : []),
    spoken[it] ?? it.toUpperCase(),
  ])
}

/** The first of them in running text. */
export const keyText = (name: KeyName) => chordsOf(name)[0]?.join('+') ?? ''

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

interface Press {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

export function isPress({ key, ctrlKey, metaKey, altKey }: Press, name: KeyName): boolean {
  const asked = factsOf(name)
  const hasCtrl = ctrlKey || metaKey
  return !altKey && hasCtrl === (asked.withCtrl ?? false) && asked.keys.includes(key.toLowerCase())
}
