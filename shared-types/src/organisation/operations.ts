import * as z from 'zod'
import { defineOperation } from '../operation'

export const Unit = z.object({ id: z.uuid(), name: z.string() })

export const Organisation = z.object({
  schoolName: z.string(),
  campuses: z.array(Unit),
  departments: z.array(Unit.extend({ parentId: z.uuid().nullable().optional() })),
  majors: z.array(Unit.extend({ departmentId: z.uuid() })),
  classes: z.array(Unit.extend({ majorId: z.uuid() })),
})
export type Organisation = z.infer<typeof Organisation>

/** The choices of `unit` fields: the caller's own school, its majors as far as the caller may see them. */
export const getOrganisation = defineOperation({
  name: 'organisation.get',
  label: '查看院系专业',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({}),
  output: Organisation,
  errors: [],
})

export const Authority = z.object({
  name: z.string(),
  region: z.string(),
  address: z.string(),
  postcode: z.string(),
  phone: z.string(),
})

/** 「主管单位」 authorities that receive graduates, for the dispatch form. */
export const listAuthorities = defineOperation({
  name: 'organisation.list-authorities',
  label: '查看主管单位',
  callers: ['staff', 'student'],
  access: 'signed-in',
  writes: false,
  input: z.strictObject({}),
  output: z.object({ authorities: z.array(Authority) }),
  errors: [],
})

export const organisationOperations = [getOrganisation, listAuthorities] as const
