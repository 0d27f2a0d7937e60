import type { Partner } from 'shared-types/partners/operations'

const key = (id: string): Partner['keys'][number] => ({
  id,
  createdAt: '2026-07-01T02:00:00.000Z',
  createdBy: '周主任',
  lastUsedAt: null,
  retiredAt: null,
})

/** A partner that changes over from one key to another. */
export const partner = (changes: Partial<Partner> = {}): Partner => ({
  id: '00000000-0000-7000-8000-0000000000b1',
  name: '省政务服务平台',
  purpose: '办理档案转递',
  contact: '',
  scopes: ['certificate'],
  perMinute: 60,
  perDay: 1000,
  enabled: true,
  version: 3,
  createdAt: '2026-07-01T02:00:00.000Z',
  keys: [key('pk-new'), key('pk-old')],
  today: { calls: 12, refused: 1 },
  ...changes,
})
