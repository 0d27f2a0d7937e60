import { UnitListPage } from './units/unit-list-page'

export const DepartmentsPage = () => <UnitListPage kind="department" />
export const MajorsPage = () => <UnitListPage kind="major" />
export const ClassesPage = () => <UnitListPage kind="class" />
export const CampusesPage = () => <UnitListPage kind="campus" />
