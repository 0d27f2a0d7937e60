// `npm run bench`: our work beside the bare library or database doing the same, in the same run, as a ratio.
// `npm run bench -- reports lists` runs these alone.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { benchBatch } from './batch'
import { benchCertificates } from './certificates'
import { benchCompanies } from './companies'
import { benchExchange } from './exchange'
import { benchFirstPaint } from './first-paint'
import { benchImports } from './imports'
import { benchInitialisation } from './initialisation'
import { benchGrowth } from './lists/growth'
import { benchLists } from './lists/lists'
import type { Measurement } from './measure'
import { benchPages } from './pages'
import { bundle, openProduct, type Product } from './product'
import { benchReports } from './reports'
import { benchVerification } from './verification'

let opened: Promise<Product> | undefined
const sharing = (bench: (product: Product) => Promise<Measurement[]>) => async () =>
  bench(await (opened ??= openProduct()))

const benches: Record<string, () => Promise<Measurement[]>> = {
  imports: sharing(benchImports),
  companies: sharing(benchCompanies),
  exchange: sharing(benchExchange),
  reports: sharing(benchReports),
  batch: sharing(benchBatch),
  lists: sharing(benchLists),
  initialisation: sharing(benchInitialisation),
  growth: benchGrowth,
  certificates: sharing(benchCertificates),
  verification: sharing(benchVerification),
  'first-paint': sharing(benchFirstPaint),
  pages: sharing(benchPages),
}

const wanted = process.argv.slice(2)
const unknown = wanted.find((it) => !(it in benches))
if (unknown) throw new Error(`no bench ${unknown}: ${Object.keys(benches).join(', ')}`)

const script = (name: string) => fileURLToPath(new URL(`../scripts/${name}`, import.meta.url))
execFileSync(process.execPath, [script('build/gateway.mjs'), bundle], { stdio: 'inherit' })
// The static file that the verification page stands beside.
execFileSync(process.execPath, [script('build.mjs'), 'admin-web'], { stdio: 'inherit' })
try {
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const rows = await bench()
    console.log(`\n${name}`)
    console.table(
      rows.map((it) => ({
        name: it.name,
        ours: round(it.ours),
        raw: round(it.raw),
        unit: it.unit,
        ratio: it.ratio.toFixed(3),
      })),
    )
  }
} finally {
  await (await opened)?.close()
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
