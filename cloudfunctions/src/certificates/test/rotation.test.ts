import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { openWorld } from '../../../test/contract/world'
import { openSealer } from '../sealer'
import { openDevelopmentAuthority } from '../signature/development-authority'
import { verifyFile } from '../verify'
import { fonts, scratch } from './certificates'

const files = scratch()
afterAll(files.remove)
const world = await openWorld()
const { services } = world
const now = new Date()

async function issued() {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  const certificate = await world.call(student, 'certificates.draw', {})
  const { rows } = await world.owner.query<{ file_path: string; signer_serial: string }>(
    'select file_path, signer_serial from certificate where id = $1',
    [certificate.id],
  )
  const [row] = rows
  if (!row) throw new Error('no certificate')
  return {
    ...{
      id: certificate.id,
      serial: row.signer_serial,
      pdf: await services.storage.get(row.file_path),
    },
    token: certificate.verificationUrl.split('/').at(-1) ?? '',
  }
}

/** Another authority's key signs from now on; both roots are trusted, as an operator leaves the old one in the file. */
async function rotate(): Promise<void> {
  const former = await services.sealer()
  const next = await openDevelopmentAuthority(path.join(files.folder, 'next'), now)
  const old = path.join(services.config.dataFolder, 'development-authority', 'root.pem')
  const rootsFile = files.write('roots.pem', readFileSync(old, 'utf8') + next.rootPem)
  const sealer = openSealer({ ...next, rootsFile, fonts, sandbox: true })
  expect(sealer.facts.serial).not.toBe(former.facts.serial)
  services.sealer = () => Promise.resolve(sealer)
}

const context = () => ({
  ...{ services, actor: { kind: 'public' as const }, now: new Date(), requestId: 'rotation' },
  ...{ address: '', browser: '', cookies: [] },
})
const verify = (token: string) => world.call({ caller: 'public' }, 'certificates.verify', { token })

test('after the key was changed, old certificates stay genuine and new ones are, each with its own seal', async () => {
  const before = await issued()
  await rotate()
  const after = await issued()
  expect(after.serial).not.toBe(before.serial)
  for (const { token, pdf } of [before, after]) {
    expect(await verify(token)).toMatchObject({ verdict: 'genuine' })
    expect(await verifyFile(context(), pdf, undefined)).toMatchObject({ verdict: 'genuine' })
  }
  const altered = Buffer.concat([before.pdf, Buffer.from('\n%%EOF\n')])
  expect(await verifyFile(context(), altered, undefined)).toMatchObject({ verdict: 'altered' })
})
