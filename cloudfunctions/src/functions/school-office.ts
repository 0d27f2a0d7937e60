import * as accountContract from 'shared-types/accounts/operations'
import * as factorContract from 'shared-types/accounts/second-factor-operations'
import * as auditContract from 'shared-types/audit/operations'
import * as authorityContract from 'shared-types/authorities/operations'
import * as codeContract from 'shared-types/codes/operations'
import * as companyContract from 'shared-types/companies/operations'
import * as homeContract from 'shared-types/home/operations'
import * as profileContract from 'shared-types/organisation/profile-operations'
import * as unitContract from 'shared-types/organisation/unit-operations'
import * as preferenceContract from 'shared-types/preferences/operations'
import * as roleContract from 'shared-types/roles/operations'
import * as schoolContract from 'shared-types/schools/operations'
import * as settingContract from 'shared-types/settings/operations'
import * as staffContract from 'shared-types/staff/operations'
import { getCaptcha } from '../accounts/captcha/captcha'
import * as secondFactor from '../accounts/second-factor/second-factor'
import { listSignIns } from '../accounts/sign-ins'
import * as audit from '../audit/search'
import * as authorities from '../authorities/authorities'
import * as codes from '../codes/codes'
import * as companies from '../companies/companies'
import * as home from '../home/home'
import * as profile from '../organisation/profile'
import * as units from '../organisation/units/units'
import * as preferences from '../preferences/preferences'
import { permissionTree } from '../roles/permission-tree'
import * as roles from '../roles/roles'
import { forAnyone, forPerson, forStaff, type Implementation } from '../runtime/implement'
import * as schools from '../schools/schools'
import * as proofRule from '../settings/proof-rule'
import * as certificateKinds from '../settings/certificate-kinds'
import * as natures from '../settings/dispatch-natures'
import * as switches from '../settings/switches'
import * as years from '../settings/years'
import * as security from '../staff/security'
import * as signInHelp from '../staff/sign-in-help'
import * as staff from '../staff/staff'

/** 「系统管理」: organisation, access and accountability of schools and the centre. */
export const schoolOffice: readonly Implementation[] = [
  forAnyone(accountContract.getCaptcha, getCaptcha),
  forStaff(factorContract.getSecondFactor, secondFactor.getSecondFactor),
  forStaff(factorContract.beginSecondFactor, secondFactor.beginSecondFactor),
  forStaff(factorContract.confirmSecondFactor, secondFactor.confirmSecondFactor),
  forStaff(factorContract.renewRecoveryCodes, secondFactor.renewRecoveryCodes),
  forStaff(factorContract.removeSecondFactor, secondFactor.removeSecondFactor),
  forStaff(factorContract.listSignIns, listSignIns),
  forStaff(profileContract.getProfile, profile.getProfile),
  forStaff(profileContract.saveProfile, profile.saveProfile),
  forStaff(unitContract.listUnits, units.listUnits),
  forStaff(unitContract.getUnit, units.getUnit),
  forStaff(unitContract.addUnit, units.addUnit),
  forStaff(unitContract.editUnit, units.editUnit),
  forStaff(unitContract.deleteUnit, units.deleteUnit),
  forStaff(roleContract.listRoles, roles.listRoles),
  forStaff(roleContract.getRole, roles.getRole),
  forStaff(roleContract.permissionTree, permissionTree),
  forStaff(roleContract.addRole, roles.addRole),
  forStaff(roleContract.editRole, roles.editRole),
  forStaff(roleContract.switchRole, roles.switchRole),
  forStaff(roleContract.deleteRole, roles.deleteRole),
  forStaff(staffContract.listStaff, staff.listStaff),
  forStaff(staffContract.staffFormChoices, staff.staffFormChoices),
  forStaff(staffContract.addStaff, staff.addStaff),
  forStaff(staffContract.editStaff, staff.editStaff),
  forStaff(staffContract.switchStaff, staff.switchStaff),
  forStaff(staffContract.deleteStaff, staff.deleteStaff),
  forStaff(staffContract.resetPassword, signInHelp.resetPassword),
  forStaff(staffContract.resetSecondFactor, signInHelp.resetSecondFactor),
  forStaff(staffContract.unlockStaff, signInHelp.unlockStaff),
  forStaff(staffContract.getSecurity, security.getSecurity),
  forStaff(staffContract.setSecurity, security.setSecurity),
  forStaff(schoolContract.listSchools, schools.listSchools),
  forStaff(schoolContract.getSchool, schools.getSchool),
  forStaff(schoolContract.addSchool, schools.addSchool),
  forStaff(schoolContract.editSchool, schools.editSchool),
  forStaff(schoolContract.switchSchool, schools.switchSchool),
  forStaff(schoolContract.issueAdministrator, schools.issueAccount),
  forStaff(schoolContract.requireSecondFactor, schools.requireSecondFactor),
  forStaff(settingContract.listSwitches, switches.listSwitches),
  forStaff(settingContract.setSwitch, switches.setSwitch),
  forStaff(settingContract.addYear, years.addYear),
  forStaff(settingContract.setCurrentYear, years.setCurrentYear),
  forPerson(settingContract.listDispatchNatures, natures.listDispatchNatures),
  forStaff(settingContract.saveDispatchNatures, natures.saveDispatchNatures),
  forStaff(settingContract.listCertificateKinds, certificateKinds.listCertificateKinds),
  forStaff(settingContract.saveCertificateKinds, certificateKinds.saveCertificateKinds),
  forStaff(settingContract.listProofRule, proofRule.listProofRule),
  forStaff(settingContract.saveProofRule, proofRule.saveProofRule),
  forStaff(authorityContract.listAuthorityRecords, authorities.listAuthorityRecords),
  forStaff(authorityContract.saveAuthority, authorities.saveAuthority),
  forStaff(authorityContract.deleteAuthority, authorities.deleteAuthority),
  forPerson(companyContract.searchCompanies, companies.searchCompanies),
  forStaff(companyContract.summariseCompanies, companies.summariseCompanies),
  forStaff(codeContract.listCodeTables, codes.listCodeTables),
  forPerson(codeContract.getCodeTable, codes.getCodeTable),
  forStaff(codeContract.inspectCodeVersion, codes.inspectCodeVersion),
  forStaff(codeContract.importCodeVersion, codes.importCodeVersion),
  forStaff(homeContract.yearProgress, home.yearProgress),
  forStaff(homeContract.reportTrend, home.reportTrend),
  forStaff(homeContract.needsAttention, home.needsAttention),
  forStaff(auditContract.searchAudit, audit.searchAudit),
  forStaff(auditContract.auditChoices, audit.auditChoices),
  forStaff(auditContract.exportAudit, audit.exportAudit),
  forStaff(preferenceContract.getPreferences, preferences.getPreferences),
  forStaff(preferenceContract.savePreferences, preferences.savePreferences),
]
