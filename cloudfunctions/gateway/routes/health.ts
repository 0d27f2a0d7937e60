import { Hono } from 'hono'
import type pg from 'pg'
import { pendingMigrations } from '../../src/database/migrate'

/** Ready only when the database answers and has every migration. */
export function healthRoutes(pool: pg.Pool, migrationsFolder: string): Hono {
  const app = new Hono()
  app.get('/healthz', async (c) => {
    try {
      const pending = await pendingMigrations(pool, migrationsFolder)
      return pending.length === 0
        ? c.json({ status: 'ok' })
        : c.json({ status: 'migrating', pending }, 503)
    } catch {
      return c.json({ status: 'database-unreachable' }, 503)
    }
  })
  return app
}
