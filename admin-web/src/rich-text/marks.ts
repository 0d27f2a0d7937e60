/** A text after something was put into it, and what of it is then selected. */
interface Put {
  text: string
  from: number
  to: number
}

export interface Mark {
  label: string
  put: (text: string, from: number, to: number) => Put
}

/** Before every line that the selection touches; a line that has it already loses it. */
const beginLine =
  (mark: (at: number) => string): Mark['put'] =>
  (text, from, to) => {
    const start = text.lastIndexOf('\n', from - 1) + 1
    const end = text.indexOf('\n', to) < 0 ? text.length : text.indexOf('\n', to)
    const lines = text.slice(start, end).split('\n')
    const begun = /^(#{1,3}|-|\d{1,3}\.) /
    const isOn = lines.every((it, at) => it.startsWith(mark(at)))
    const marked = lines.map((it, at) => (isOn ? '' : mark(at)) + it.replace(begun, '')).join('\n')
    const after = text.slice(0, start) + marked + text.slice(end)
    return { text: after, from: start + marked.length, to: start + marked.length }
  }

/** Around the selection, or around words that say what to type there. */
const surround =
  (before: string, after: string, words: string): Mark['put'] =>
  (text, from, to) => {
    const inside = text.slice(from, to) || words
    const start = from + before.length
    return {
      text: text.slice(0, from) + before + inside + after + text.slice(to),
      from: start,
      to: start + inside.length,
    }
  }

export const marks: readonly Mark[] = [
  { label: '小标题', put: beginLine(() => '## ') },
  { label: '列表', put: beginLine(() => '- ') },
  { label: '编号', put: beginLine((at) => `${at + 1}. `) },
  { label: '重点', put: surround('**', '**', '重点') },
  { label: '链接', put: surround('[', '](https://)', '文字') },
]
