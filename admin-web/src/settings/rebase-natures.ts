import type { Nature } from './nature-table'

/** Own changes over what has been stored meanwhile: words and switches one by one, the order as a whole. */
export function rebaseNatures(
  own: readonly Nature[],
  before: readonly Nature[],
  latest: readonly Nature[],
): Nature[] {
  const natures = latest.map((newer) => {
    const mine = own.find((it) => it.code === newer.code)
    const old = before.find((it) => it.code === newer.code)
    if (!mine || !old) return newer
    return {
      ...newer,
      ...(mine.name !== old.name && { name: mine.name }),
      ...(mine.enabled !== old.enabled && { enabled: mine.enabled }),
    }
  })
  const order = codesOf(own)
  if (order.join() === codesOf(before).join()) return natures
  // What is not in one's own order was added meanwhile, and stands last.
  const placeOf = ({ code }: Nature) => (order.includes(code) ? order.indexOf(code) : order.length)
  return natures.sort((a, b) => placeOf(a) - placeOf(b))
}

const codesOf = (natures: readonly Nature[]) => natures.map((it) => it.code)
