import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { serve } from '@hono/node-server'
import { afterAll, expect, test } from '@jest/globals'
import { createApp } from '../../../gateway/app'
import { migrationsFolder } from '../../../test/template'
import type { Student } from '../../../test/contract/world'
import { openWorld } from '../../../test/contract/world'
import { openKeyFile } from '../../platform/crypto/sealing'
import { storageSecret } from '../../runtime/open-services'
import { studentWithArchive } from './statements'

const program = fileURLToPath(
  new URL('../../../../docs/examples/partner-client.mjs', import.meta.url),
)
const run = promisify(execFile)

const world = await openWorld()
const { config } = world.services
const app = createApp({
  services: world.services,
  pool: world.owner,
  migrationsFolder,
  storageSecret: storageSecret(openKeyFile(config.keyFile)),
  adminWeb: path.join(config.dataFolder, 'none'),
  studentApp: path.join(config.dataFolder, 'none'),
})
const url = await new Promise<string>((resolve) => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    resolve(`http://127.0.0.1:${port}`),
  )
  afterAll(() => new Promise((closed) => server.close(closed)))
})
const partner = await world.partner()

/** Runs the example as a partner would: node alone, settings in the environment. */
async function runExample(
  operation: string,
  { row }: Student,
  key = partner.key ?? { id: '', secret: '' },
) {
  const environment = {
    PATH: process.env['PATH'] ?? '',
    BIYETONG_URL: url,
    BIYETONG_KEY_ID: key.id,
    BIYETONG_SECRET: key.secret,
  }
  const asked = [program, operation, row.name ?? '', row.idNumber ?? '']
  return run(process.execPath, asked, { env: environment }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr }),
  )
}

test('the documented example asks a real gateway for the archive', async () => {
  const student = await studentWithArchive(world)
  const { code, said } = await runExample('archive-whereabouts', student)
  expect({ code, said }).toMatchObject({ code: 0 })
  expect(JSON.parse(said)).toMatchObject({ archives: [{ stateLabel: '已寄出' }] })
})

test('and for the certificate, whose link leads to the PDF for as long as it lives', async () => {
  const student = await world.student({ origin: 'completed', dispatch: 'completed' })
  await world.call(student, 'certificates.draw', {})
  const { said } = await runExample('certificate', student)
  const { certificates } = JSON.parse(said) as { certificates: { pdfUrl: string }[] }
  const link = new URL(certificates[0]?.pdfUrl ?? '')
  expect(link.origin).toBe(config.publicUrl)
  const file = await fetch(new URL(link.pathname, url))
  expect(file.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.from(await file.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
})

test('a refusal is said with its code and the number of the request', async () => {
  const student = await world.student()
  const missing = await runExample('archive-whereabouts', student)
  expect(missing).toEqual({ code: 1, said: expect.stringMatching(/^not-found：.+，请求编号 /) })
  const forged = { id: partner.key?.id ?? '', secret: 'x'.repeat(32) }
  const refused = await runExample('archive-whereabouts', student, forged)
  expect(refused).toEqual({ code: 1, said: expect.stringMatching(/^signature-refused：/) })
})

test('a browser of another site gets nowhere: without a signature nobody is heard', async () => {
  const response = await fetch(new URL('/call/partner/partner.archive-whereabouts', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: '{}',
  })
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: 'signature-refused' })
})
