import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { DomainError } from 'shared-types/errors'
import { within } from '../../database/scope'
import type { Context } from '../../runtime/context'
import { hasFailedSince } from '../../runtime/back-off'
import type { Services } from '../../runtime/services'
import { drawCaptcha, newCaptchaText } from './picture'

const SECONDS = 180
/**
 * Who cannot read the picture waits this long after a failure and is then let in without: as slow for a program as the
 * picture is, and no weaker, because the account's own lock counts all the same.
 */
const QUIET_MS = 60_000

const Sealed = z.object({ text: z.string(), nonce: z.string(), until: z.number() })

/** Nothing is stored: the text travels with the picture, sealed. */
export function getCaptcha({ services, now }: Context) {
  const text = newCaptchaText()
  const until = now.getTime() + SECONDS * 1000
  const nonce = randomBytes(16).toString('base64url')
  const captcha = services.keys.seal(JSON.stringify({ text, nonce, until }))
  return Promise.resolve({ captcha, svg: drawCaptcha(text), expiresInSeconds: SECONDS })
}

/** After a failure of this account, until a minute without another has passed. Whether there is such an account is not told. */
export async function demandCaptcha(
  services: Services,
  account: { key: string },
  given: { captcha: string; answer: string } | undefined,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - QUIET_MS)
  if (!given) {
    if (await hasFailedSince(services, account.key, since))
      throw new DomainError('captcha-required', { retryAfterSeconds: QUIET_MS / 1000 })
    return
  }
  if (!(await isRight(services, given, now))) throw new DomainError('captcha-wrong')
}

/** Every captcha can be answered once, right or wrong. */
async function isRight(
  services: Services,
  given: { captcha: string; answer: string },
  now: Date,
): Promise<boolean> {
  const sealed = opened(services, given.captcha)
  if (!sealed || sealed.until <= now.getTime()) return false
  const isFirst = await within(services.db, { role: 'system' }, async (tx) => {
    await tx.deleteFrom('used_captcha').where('expires_at', '<', now).execute()
    const inserted = await tx
      .insertInto('used_captcha')
      .values({ nonce: sealed.nonce, expires_at: new Date(sealed.until) })
      .onConflict((conflict) => conflict.column('nonce').doNothing())
      .executeTakeFirst()
    return inserted.numInsertedOrUpdatedRows === 1n
  })
  return isFirst && plain(given.answer) === sealed.text
}

function opened(services: Services, captcha: string) {
  try {
    return Sealed.safeParse(JSON.parse(services.keys.open(captcha))).data
  } catch {
    return undefined
  }
}

/** Capitals or not, with blanks or full width: people type what they see. */
const plain = (answer: string) => answer.normalize('NFKC').replace(/\s/g, '').toUpperCase()
