import type { CSSProperties } from 'react'

type Tone = 'grey' | 'amber' | 'orange' | 'blue' | 'green' | 'red'

const tone = (name: Tone): CSSProperties => ({
  color: `var(--${name})`,
  background: `var(--${name}-back)`,
  borderColor: `var(--${name}-line)`,
})

/** Text, background and border of a tag. All pass WCAG AA, light and dark; the words carry the meaning. */
export const tones: Record<Tone, CSSProperties> = {
  grey: tone('grey'),
  amber: tone('amber'),
  orange: tone('orange'),
  blue: tone('blue'),
  green: tone('green'),
  red: tone('red'),
}
