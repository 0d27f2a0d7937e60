import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readMigrations } from '../../src/database/migrate'
import { lookups } from './catalogue'

const PARTS = 4

/**
 * A folder with the product's migrations in which every table of a school is spread by it: what a database over many
 * servers does with them. PostgreSQL then refuses by itself any key that would have to hold across the parts.
 */
export function partitionMigrations(folder: string): { folder: string; spread: string[] } {
  const target = mkdtempSync(path.join(os.tmpdir(), 'biyetong-partitioned-'))
  const spread = new Set<string>()
  for (const { name, sql } of readMigrations(folder)) {
    const partitioned = sql.replace(
      /^create table (\w+) \((.*?)^\);/gms,
      (statement: string, table: string, body: string) => {
        if (!/^ {2}school_id uuid /m.test(body) || lookups.includes(table)) return statement
        spread.add(table)
        return `create table ${table} (${body}) partition by hash (school_id);\n${partsOf(table)}`
      },
    )
    for (const [, dropped = ''] of sql.matchAll(/^drop table (\w+);/gm)) spread.delete(dropped)
    writeFileSync(path.join(target, name), partitioned)
  }
  return { folder: target, spread: [...spread] }
}

const partsOf = (table: string) =>
  Array.from(
    { length: PARTS },
    (_, at) =>
      `create table ${table}_${at} partition of ${table} for values with (modulus ${PARTS}, remainder ${at});`,
  ).join('\n')
