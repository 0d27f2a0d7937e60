import { expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { readingsModule } from './readings'

test('what the students’ app knows of readings is what the code tables need today', () => {
  const written = new URL(
    '../miniprogram/src/components/choose/pinyin/readings.ts',
    import.meta.url,
  )
  expect(readFileSync(written, 'utf8') === readingsModule()).toBe(true)
})
