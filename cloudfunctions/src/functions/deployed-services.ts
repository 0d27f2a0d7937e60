import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../runtime/config'
import { openServices } from '../runtime/open-services'
import type { Services } from '../runtime/services'

let opened: Promise<Services> | undefined

/** One set for the life of a function instance; opened at the first call. The address is the application role's. */
export function deployedServices(): Promise<Services> {
  opened ??= Promise.resolve().then(() => {
    const config = readConfig(path.dirname(fileURLToPath(import.meta.url)))
    const url = config.databaseAppUrl
    if (!url) throw new Error('请设置 DATABASE_APP_URL：应用角色连接数据库的地址')
    // Made here, it would be another one in each function, and none could open what the others sealed.
    if (!existsSync(config.keyFile))
      throw new Error(`找不到密钥文件 ${config.keyFile}：请用 KEY_FILE 指定各云函数共用的密钥文件`)
    return openServices(config, url)
  })
  return opened
}
