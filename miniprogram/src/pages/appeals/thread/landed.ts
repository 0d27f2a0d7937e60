import type { MyAppeal } from 'shared-types/appeals/schemas'

/** The very next step of the thread is what was sent, word for word. */
export function isAdded(
  now: Pick<MyAppeal, 'version' | 'entries'>,
  version: number,
  sent: { text: string; attachments: readonly string[] },
): boolean {
  const last = now.entries.at(-1)
  return (
    now.version === version + 1 &&
    last?.by === 'appellant' &&
    last.action === 'add' &&
    last.text === sent.text &&
    last.attachments.length === sent.attachments.length
  )
}
