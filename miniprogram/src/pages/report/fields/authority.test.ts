import { expect, test } from '@jest/globals'
import { chooseAuthority, typeAuthority } from './authority'

const authority = {
  name: '韶关市人力资源和社会保障局',
  region: '440200',
  address: '韶关市浈江区示范路 1 号',
  postcode: '512000',
  phone: '0751-0000000',
}

test('choosing an authority fills in where to report and where the archive goes', () => {
  expect(chooseAuthority({ dispatchNature: 'origin' }, authority)).toEqual({
    dispatchNature: 'origin',
    authority: authority.name,
    reportingAddress: authority.address,
    archiveUnit: authority.name,
    archiveAddress: authority.address,
    archivePostcode: '512000',
  })
})

test('typing one empties the archive fields and keeps the rest', () => {
  const data = { ...chooseAuthority({ dispatchNature: 'origin' }, authority), contactName: '王' }
  expect(typeAuthority(data, '某局')).toMatchObject({
    dispatchNature: 'origin',
    authority: '某局',
    archiveUnit: '',
    archivePostcode: '',
    contactName: '',
  })
})
