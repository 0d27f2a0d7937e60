import { useNavigate } from 'react-router'
import { chooseColours, colourChoices, colourLabels } from '../app/colour-choice'
import { useMay, useSession } from '../app/session'
import { useChangeYear, useLinkTo, useWorkingYear } from '../app/working-year'
import { entriesFor } from '../shell/menu-entries'
import type { Entry } from './match'

/** Every page of the menu, the other working years, and how the screen looks. */
export function useEntries(): { title: string; entries: Entry[] }[] {
  const may = useMay()
  const { level, years } = useSession()
  const navigate = useNavigate()
  const linkTo = useLinkTo()
  const year = useWorkingYear()
  const changeYear = useChangeYear()
  const pageOf = (path: string, label: string, note = ''): Entry => ({
    id: path,
    label,
    note,
    run: () => void navigate(linkTo(path)),
  })
  const pages = entriesFor(may, level).flatMap(
    ({ path, label, children }) =>
      children?.map((it) => pageOf(it.path, it.label, label)) ?? [pageOf(path, label)],
  )
  return [
    { title: '页面', entries: pages },
    {
      title: '工作年份',
      entries: years
        .filter((it) => it !== year)
        .map((it) => ({
          id: `year-${it}`,
          label: `切换到 ${it} 年`,
          note: '工作年份',
          run: () => changeYear(it),
        })),
    },
    {
      title: '外观',
      entries: colourChoices.map((it) => ({
        id: `colours-${it}`,
        label: colourLabels[it],
        note: '外观',
        run: () => chooseColours(it),
      })),
    },
  ]
}
