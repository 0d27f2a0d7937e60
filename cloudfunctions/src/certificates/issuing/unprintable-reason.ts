export const unprintableReason = (characters: string) =>
  characters
    ? `证书字库中没有“${characters}”，请联系省中心补充字库后再签发`
    : '内容过长，一页证书放不下，请联系学校核对单位名称和地址'
