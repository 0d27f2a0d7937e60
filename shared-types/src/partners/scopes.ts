/** What a partner system may ask about a person; granted one by one by the centre. */
export const partnerScopes = ['archive-whereabouts', 'certificate'] as const
export type PartnerScope = (typeof partnerScopes)[number]
export const partnerScopeLabels: Record<PartnerScope, string> = {
  'archive-whereabouts': '档案去向',
  certificate: '电子证书',
}

/** How an operation names the scope that it asks for. */
export type ScopeAccess = `scope:${PartnerScope}`

export const scopeOf = (access: string): PartnerScope | undefined =>
  partnerScopes.find((it) => access === `scope:${it}`)

/** The operations of the interface are called after what they ask for. */
export const scopeOfOperation = (name: string): PartnerScope | undefined =>
  partnerScopes.find((it) => name === `partner.${it}`)

/** Of a partner: the new one, and the former until the partner has changed over. */
export const MOST_KEYS = 2
