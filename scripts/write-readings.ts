// Writes how characters are read for the lists of the students' app, which are searched by pinyin.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readingsModule } from './readings'

const target = new URL('../miniprogram/src/components/choose/pinyin/readings.ts', import.meta.url)
writeFileSync(fileURLToPath(target), readingsModule())
