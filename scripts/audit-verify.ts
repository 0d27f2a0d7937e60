// Proves that nobody changed the audit log: every chain, every signed head of the database and of the files outside it.
// Ends with 1 when anything is found. Settings are those of the product (DATA_FOLDER, DATABASE_URL, AUDIT_KEY_FILE …).
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '../cloudfunctions/gateway/database'
import { verifyAudit } from '../cloudfunctions/src/audit/verify-audit'
import { readConfig, type Config } from '../cloudfunctions/src/runtime/config'
import { openServices } from '../cloudfunctions/src/runtime/open-services'

const sources = fileURLToPath(new URL('../cloudfunctions/src', import.meta.url))

async function run(): Promise<boolean> {
  const config = readConfig(sources)
  // A new key would call every seal a forgery.
  if (!existsSync(config.auditKeyFile))
    throw new Error(`没有封存密钥 ${config.auditKeyFile}，无法核验签名`)
  const database = await openDatabase(config, `${sources}/database/migrations`)
  const services = openServices({ ...config, logLevel: 'silent' } satisfies Config, database.appUrl)
  try {
    const { schools, entries, seals, days, findings } = await verifyAudit(services)
    for (const { schoolId, problem } of findings)
      console.log(`✗ ${schoolId || '封条文件'}：${problem}`)
    console.log(
      `共核验 ${schools} 个单位、${entries} 条记录、${seals} 个封条（${days} 天）：` +
        (findings.length === 0 ? '完好' : `发现 ${findings.length} 处问题`),
    )
    if (seals === 0)
      console.log('尚无封条：每天第一次运行后台任务时封存，此前的记录只由链本身保护。')
    return findings.length === 0
  } finally {
    await services.close()
    await database.leave()
  }
}

try {
  if (!(await run())) process.exitCode = 1
} catch (error) {
  console.error(`没有完成核验：${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
}
