/** How a graduate stands to a certificate. Only one who is `due` gets one; the others each for a reason. */
export const certificateStandings = [
  'due',
  'held',
  'no-dispatch',
  'not-completed',
  'outside-plan',
  'directed',
  'revoked',
] as const
export type CertificateStanding = (typeof certificateStandings)[number]

/** The sentence for the graduate and for whoever issues. */
export const standingLabels: Record<CertificateStanding, string> = {
  due: '可以签发',
  held: '已有有效证书',
  'no-dispatch': '生源上报审核完成后，系统会初始化派遣方案',
  'not-completed': '派遣方案审核完成后才能领取电子证书',
  'outside-plan': '不纳入就业方案的毕业生不签发电子证书',
  directed: '定向、委培毕业生不纳入就业方案，不签发电子证书',
  revoked: '证书已被撤销，请联系学校',
}

/** The same in a word, where many are counted. */
export const standingNames: Record<CertificateStanding, string> = {
  due: '可以签发',
  held: '已有有效证书',
  'no-dispatch': '没有派遣方案',
  'not-completed': '派遣未审核完成',
  'outside-plan': '不纳入就业方案',
  directed: '定向、委培',
  revoked: '证书已撤销',
}
