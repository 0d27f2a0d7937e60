import { citiesOf, HOME_PROVINCE, provinces } from 'shared-types/codes/divisions'

/** Postcodes of the seats of the province's 21 prefecture cities. */
const CITY_POSTCODES: Record<string, string> = {
  '440100': '510000',
  '440200': '512000',
  '440300': '518000',
  '440400': '519000',
  '440500': '515000',
  '440600': '528000',
  '440700': '529000',
  '440800': '524000',
  '440900': '525000',
  '441200': '526000',
  '441300': '516000',
  '441400': '514000',
  '441500': '516600',
  '441600': '517000',
  '441700': '529500',
  '441800': '511500',
  '441900': '523000',
  '442000': '528400',
  '445100': '521000',
  '445200': '522000',
  '445300': '527300',
}

/** Postcodes of the provincial capitals; Hong Kong, Macau and Taiwan receive no dispatch. */
const PROVINCE_POSTCODES: Record<string, string> = {
  '110000': '100000',
  '120000': '300000',
  '130000': '050000',
  '140000': '030000',
  '150000': '010000',
  '210000': '110000',
  '220000': '130000',
  '230000': '150000',
  '310000': '200000',
  '320000': '210000',
  '330000': '310000',
  '340000': '230000',
  '350000': '350000',
  '360000': '330000',
  '370000': '250000',
  '410000': '450000',
  '420000': '430000',
  '430000': '410000',
  '450000': '530000',
  '460000': '570000',
  '500000': '400000',
  '510000': '610000',
  '520000': '550000',
  '530000': '650000',
  '540000': '850000',
  '610000': '710000',
  '620000': '730000',
  '630000': '810000',
  '640000': '750000',
  '650000': '830000',
}

const MUNICIPALITIES = ['110000', '120000', '310000', '500000']

/**
 * Whom a graduate reports to by default: in the province the city's bureau of human resources, or of education for
 * teachers; elsewhere the province's own. Street addresses and telephones are the centre's to enter.
 */
export function defaultAuthorities() {
  const province = provinces().find((it) => it.code === HOME_PROVINCE)?.name ?? ''
  const cities = citiesOf(HOME_PROVINCE).flatMap(({ code, name }) => {
    const postcode = CITY_POSTCODES[code]
    if (!postcode) return []
    const facts = { region: code, address: `${province}${name}`, postcode, phone: '' }
    return [
      { ...facts, forTeachers: false, name: `${name}人力资源和社会保障局` },
      { ...facts, forTeachers: true, name: `${name}教育局` },
    ]
  })
  const others = provinces().flatMap(({ code, name }) => {
    const postcode = PROVINCE_POSTCODES[code]
    if (!postcode) return []
    const office = MUNICIPALITIES.includes(code) ? '局' : '厅'
    const authority = `${name}人力资源和社会保障${office}`
    return [
      { region: code, forTeachers: false, name: authority, address: name, postcode, phone: '' },
    ]
  })
  return [...cities, ...others]
}
