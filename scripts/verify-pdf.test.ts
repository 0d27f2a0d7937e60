import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, jest, test } from '@jest/globals'
import { drawSigned, scratch } from '../cloudfunctions/src/certificates/test/certificates'
import { openDevelopmentAuthority } from '../cloudfunctions/src/certificates/signature/development-authority'

// Each run starts node and the loader anew.
jest.setTimeout(60_000)

const root = fileURLToPath(new URL('..', import.meta.url))
const files = scratch()
afterAll(files.remove)
const ours = await openDevelopmentAuthority(path.join(files.folder, 'ours'), new Date())
const other = await openDevelopmentAuthority(path.join(files.folder, 'other'), new Date())
const pdf = await drawSigned(ours.signer)
const genuine = files.write('证书.pdf', pdf)

/** With nothing in the environment: no database, no data folder, no proxy. */
function verify(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', 'verify', '--', ...given],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], DATABASE_URL: 'postgres://127.0.0.1:1/none' },
    },
  )
  return { status, stdout, stderr }
}

test('a genuine file: every question holds, exit 0', () => {
  const { status, stdout, stderr } = verify(genuine, '--roots', ours.rootFile)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout.match(/^✓ /gm)).toHaveLength(6)
  expect(stdout).not.toMatch(/^[✗？]/m)
  expect(stdout).toContain('签名有效，文件自签章后未被改动')
  expect(stdout).toContain(ours.facts.sealName)
})

test('one that was added to, and one that is no PDF: exit 1 and which question failed', () => {
  const added = files.write('added.pdf', Buffer.concat([pdf, Buffer.from('\n% 已核对\n%%EOF\n')]))
  const updated = verify(added, '--roots', ours.rootFile)
  expect(updated.status).toBe(1)
  expect(updated.stdout).toContain('✗ 签名覆盖整个文件')
  expect(updated.stdout).toContain('请勿采信')
  expect(verify(files.write('text.pdf', '不是证书'), '--roots', ours.rootFile).status).toBe(1)
})

test('roots of somebody else with the very same name: exit 1', () => {
  const { status, stdout } = verify(genuine, '--roots', other.rootFile)
  expect(status).toBe(1)
  expect(stdout).toContain('✗ 印章证书由受信任的机构颁发')
})

test('what cannot be read or understood is said in a sentence, exit 2', () => {
  const missing = verify(`${files.folder}/none.pdf`, '--roots', ours.rootFile)
  expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining('无法读取文件') })
  const folder = verify(files.folder, '--roots', ours.rootFile)
  expect(folder).toMatchObject({ status: 2, stderr: expect.stringContaining('请检查路径') })
  const noRoots = verify(genuine, '--roots', `${files.folder}/none.pem`)
  expect(noRoots).toMatchObject({ status: 2, stderr: expect.stringContaining('无法读取根证书') })
  const notPem = verify(genuine, '--roots', genuine)
  expect(notPem).toMatchObject({ status: 2, stderr: expect.stringContaining('不是 PEM') })
  expect(verify().status).toBe(2)
  expect(verify(genuine, genuine).status).toBe(2)
  expect(verify(genuine, '--unknown')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('参数有误'),
  })
})

test('--help says what the exit codes mean', () => {
  const { status, stdout } = verify('--help')
  expect(status).toBe(0)
  expect(stdout).toContain('退出码：0 签名有效；1 签名无效或无法确认；2 用法有误')
})
