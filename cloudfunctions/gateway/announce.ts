import type { Config } from '../src/runtime/config'
import type { GatewayDatabase } from './database'
import { DEMONSTRATION_PASSWORD } from './seed/demonstration/province'

/** What a person needs to begin: addresses, and in a demonstration the accounts. */
export function announce(
  config: Config,
  database: GatewayDatabase,
  accounts: readonly { account: string; description: string }[],
): void {
  const lines = [
    '',
    '毕业通已启动',
    `  管理端      ${config.publicUrl}/`,
    `  学生端      ${config.publicUrl}/m/`,
    `  证书核验    ${config.publicUrl}/v/`,
    `  健康检查    ${config.publicUrl}/healthz`,
    `  数据库      ${database.describe}`,
    `  日志        ${config.logFolder ?? '标准输出'}`,
    `  文件扫描    ${config.clamdAddress ? `clamd（${config.clamdAddress}）` : '没有配置，上传的文件不经病毒扫描'}`,
  ]
  if (accounts.length > 0) lines.push('', `演示账号（密码均为 ${DEMONSTRATION_PASSWORD}）`)
  for (const it of accounts) lines.push(`  ${it.account.padEnd(14)}${it.description}`)
  if (config.sandbox) lines.push('', '微信登录、人脸核验与签章证书为沙箱，仅供演示。')
  lines.push('', '按 Ctrl-C 停止。', '')
  process.stdout.write(lines.join('\n'))
}
