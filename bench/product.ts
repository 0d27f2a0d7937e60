import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Reply } from 'shared-types/operation'
import { openDatabase } from '../cloudfunctions/gateway/database'
import { generateProvince } from '../cloudfunctions/gateway/seed/generated/generate-province'
import { schoolsOfProvince } from '../cloudfunctions/gateway/seed/generated/inventory/schools'
import { loadSeed } from '../cloudfunctions/gateway/seed/load-seed'
import { connect } from '../cloudfunctions/src/database/client'
import { staffFunction } from '../cloudfunctions/src/functions/staff'
import { studentFunction } from '../cloudfunctions/src/functions/student'
import { readConfig } from '../cloudfunctions/src/runtime/config'
import { openServices } from '../cloudfunctions/src/runtime/open-services'
import { serve } from '../cloudfunctions/src/runtime/serve'
import { smallSchool, STUDENTS } from './small-school'

export const YEAR = 2026
export const PROVINCE = 450_000
/** The largest school that a province of this size has: about 20,000 graduates. */
const LARGEST = '10578'

export const bundle = fileURLToPath(new URL('../dist/bench', import.meta.url))

export type Product = Awaited<ReturnType<typeof openProduct>>

/** The product on a database of its own, with the settings it ships with, the largest school of a province and a small one. */
export async function openProduct(province = PROVINCE) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'biyetong-bench-'))
  const config = readConfig(bundle, { DATA_FOLDER: folder, LOG_LEVEL: 'error' })
  const database = await openDatabase(config, path.join(bundle, 'migrations'))
  const { ownerUrl, appUrl } = database
  const services = openServices(config, appUrl)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const bare = new pg.Client({ connectionString: appUrl })
  await bare.connect()
  const { db, pool } = connect(ownerUrl, 1)
  const small = await loadSeed(db, services.keys, smallSchool(YEAR)).finally(() => pool.end())
  const large = await generateProvince({
    ...{ ownerUrl, ...services, students: province, year: YEAR, seed: 1, now: new Date() },
    schools: schoolsOfProvince.filter((it) => it.code === LARGEST),
    report: () => undefined,
  })
  const given = () => Promise.resolve(services)
  const mains = { staff: serve(staffFunction, given), student: serve(studentFunction, given) }
  return {
    ...{ services, config, owner, bare, small, large, mains, ownerUrl },
    async close() {
      await Promise.all([services.close(), owner.end(), bare.end()])
      await database.leave()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** `main(event, context)` as over HTTP, with a session token. */
export async function callAs<T>(
  { mains }: Product,
  caller: 'staff' | 'student',
  token: string,
  operation: string,
  input: unknown,
): Promise<T> {
  const event = {
    path: `/call/${caller}`,
    httpMethod: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    queryStringParameters: {},
    body: JSON.stringify({ operation, input }),
    isBase64Encoded: false,
  }
  const answer = (await mains[caller](event, {})) as { body: string }
  const reply = JSON.parse(answer.body) as Reply
  if (!reply.ok) throw new Error(`${operation}: ${reply.code} ${reply.message}`)
  return reply.value as T
}

export function tokenOf(staff: readonly { account: string; token: string }[], account: string) {
  const found = staff.find((it) => it.account === account)
  if (!found) throw new Error(`no account ${account}`)
  return found.token
}

/** Students of the small school, those with a WeChat account first. */
export const studentsOf = ({ small }: Product) => small.students.slice(0, STUDENTS)
