// `npm run bench`: our work beside the bare library or database doing the same, in the same run, as a ratio.
import { benchCertificates, type Measurement } from './certificates'

const benches: readonly (() => Promise<Measurement[]>)[] = [benchCertificates]

for (const bench of benches) {
  const rows = await bench()
  console.table(
    rows.map(({ name, ours, raw, ratio, unit }) => ({
      name,
      [`ours (${unit})`]: Math.round(ours),
      [`raw (${unit})`]: Math.round(raw),
      ratio: ratio.toFixed(3),
    })),
  )
}
