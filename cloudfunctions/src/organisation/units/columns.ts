import type { OrganisationUnitKind } from 'shared-types/organisation/unit-fields'

interface Column {
  name: string
  type: 'text' | 'uuid' | 'numeric'
}

/** Field of the contract → column of the table of the same name as the kind. */
export const unitColumns: Record<OrganisationUnitKind, Record<string, Column>> = {
  department: {
    name: text('name'),
    parent: uuid('parent_id'),
    contact: text('contact'),
    phone: text('phone'),
    campus: text('campus'),
    introduction: text('introduction'),
  },
  major: {
    name: text('name'),
    code: text('code'),
    studyYears: { name: 'study_years', type: 'numeric' },
    educationLevel: text('education_level'),
    department: uuid('department_id'),
    nationalMajor: text('national_major'),
    introduction: text('introduction'),
  },
  class: {
    name: text('name'),
    major: uuid('major_id'),
    contact: text('contact'),
    phone: text('phone'),
    introduction: text('introduction'),
  },
  campus: {
    name: text('name'),
    address: text('address'),
    contact: text('contact'),
    phone: text('phone'),
    introduction: text('introduction'),
  },
}

function text(name: string): Column {
  return { name, type: 'text' }
}
function uuid(name: string): Column {
  return { name, type: 'uuid' }
}

export const columnsOf = (kind: OrganisationUnitKind): [field: string, column: Column][] =>
  Object.entries(unitColumns[kind])

/** The column by which the list is narrowed. */
export const withinColumn: Record<OrganisationUnitKind, string | undefined> = {
  department: 'parent_id',
  major: 'department_id',
  class: 'major_id',
  campus: undefined,
}
