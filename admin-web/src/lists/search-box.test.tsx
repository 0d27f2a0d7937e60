import { expect, test } from '@jest/globals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { show } from '../../test/screen'
import { SearchBox } from './search-box'

const search = async (text: string) => {
  const router = show(<SearchBox />, '/roll?year=2025&page=3&after=x')
  const box = screen.getByRole('searchbox')
  fireEvent.change(box, { target: { value: text } })
  fireEvent.keyDown(box, { key: 'Enter' })
  await waitFor(() => expect(router.state.location.search).not.toContain('page'))
  return router.state.location
}

test('a search is in the address and begins at the first page', async () => {
  expect((await search('陈')).search).toBe(
    `?${new URLSearchParams({ year: '2025', search: '陈' }).toString()}`,
  )
})

test('an ID number is searched for without entering the address', async () => {
  const location = await search('44010620040101001X')
  expect(location.search).toBe('?year=2025')
  expect(location.state).toEqual({ search: '44010620040101001X' })
  expect(screen.getByDisplayValue('44010620040101001X')).toBeTruthy()
})
