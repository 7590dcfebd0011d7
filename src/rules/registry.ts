/**
 * Every check there is, in order of meaning: the layout first, then the head, the persons, the values, the figures, the lists.
 * The order is the order of the catalogue and breaks ties between findings. A new check is a file here, its import and its line in `checks`, and a
 * table of cases in `test/rules`.
 */

import type { Check } from '../check/check.ts'
import { abilitiesKnownCheck } from './abilities-known.ts'
import { abilityPointsCheck } from './ability-points.ts'
import { approvalCheck } from './approval.ts'
import { cellOrderCheck } from './cell-order.ts'
import { cellSumCheck } from './cell-sum.ts'
import { columnSumCheck } from './column-sum.ts'
import { columnsSwappedCheck } from './columns-swapped.ts'
import { countCheck } from './count.ts'
import { dateCheck } from './date.ts'
import { deadlineCheck } from './deadline.ts'
import { distributedCountedCheck } from './distributed-counted.ts'
import { distributedIssuedCheck } from './distributed-issued.ts'
import { duplicateRowCheck } from './duplicate-row.ts'
import { eligibilityCheck } from './eligibility.ts'
import { eligibleProjectCheck } from './eligible-project.ts'
import { fillerCheck } from './filler.ts'
import { formMixedCheck } from './form-mixed.ts'
import { formulaNoValueCheck } from './formula-no-value.ts'
import { gapIdentityCheck } from './gap-identity.ts'
import { gradeCheck } from './grade.ts'
import { headAmongRowsCheck } from './head-among-rows.ts'
import { headCountCheck } from './head-count.ts'
import { headRequiredCheck } from './head-required.ts'
import { headingMissingCheck } from './heading-missing.ts'
import { headingTwiceCheck } from './heading-twice.ts'
import { headingUnknownCheck } from './heading-unknown.ts'
import { hiddenDataCheck } from './hidden-data.ts'
import { hoursCheck } from './hours.ts'
import { idDuplicateCheck } from './id-duplicate.ts'
import { idNumberCheck } from './id-number.ts'
import { idNumberFloatCheck } from './id-number-float.ts'
import { knownPersonCheck } from './known-person.ts'
import { nameCheck } from './name.ts'
import { notInListCheck } from './not-in-list.ts'
import { notOnListCheck } from './not-on-list.ts'
import { onIssuedListCheck } from './on-issued-list.ts'
import { onListCheck } from './on-list.ts'
import { oneSchoolCheck } from './one-school.ts'
import { oneUnitCheck } from './one-unit.ts'
import { orderKeptCheck } from './order-kept.ts'
import { otherUnitCheck } from './other-unit.ts'
import { percentCheck } from './percent.ts'
import { phoneCheck } from './phone.ts'
import { phoneSharedCheck } from './phone-shared.ts'
import { preparedRowCheck } from './prepared-row.ts'
import { printedRowCheck } from './printed-row.ts'
import { quotaCheck } from './quota.ts'
import { rateStatedCheck } from './rate-stated.ts'
import { reconcileIssuedCheck } from './reconcile-issued.ts'
import { remarkOwedCheck } from './remark-owed.ts'
import { requiredCheck } from './required.ts'
import { rowOutOfPlaceCheck } from './row-out-of-place.ts'
import { rowRuleCheck } from './row-rule.ts'
import { rowSumCheck } from './row-sum.ts'
import { rowUnreadCheck } from './row-unread.ts'
import { sampleRowCheck } from './sample-row.ts'
import { schoolsMatchCheck } from './schools-match.ts'
import { scoreCheck } from './score.ts'
import { sectionRequiredCheck } from './section-required.ts'
import { sequenceCheck } from './sequence.ts'
import { severalSchoolsCheck } from './several-schools.ts'
import { sexIdMismatchCheck } from './sex-id-mismatch.ts'
import { singleProjectCheck } from './single-project.ts'
import { splitRatioCheck } from './split-ratio.ts'
import { splitSumCheck } from './split-sum.ts'
import { subcountCheck } from './subcount.ts'
import { teacherAgeCheck } from './teacher-age.ts'
import { tickCheck } from './tick.ts'
import { titleMissingCheck } from './title-missing.ts'
import { totalTwiceCheck } from './total-twice.ts'
import { trainedOverStaffCheck } from './trained-over-staff.ts'
import { twoVersionsCheck } from './two-versions.ts'
import { unitsCompleteCheck } from './units-complete.ts'
import { unknownUnitCheck } from './unknown-unit.ts'
import { yearCheck } from './year.ts'
import { zeroReportCheck } from './zero-report.ts'

export const checks: readonly Check[] = [
  titleMissingCheck,
  formMixedCheck,
  headingMissingCheck,
  headingUnknownCheck,
  headingTwiceCheck,
  formulaNoValueCheck,
  hiddenDataCheck,
  sampleRowCheck,
  preparedRowCheck,
  zeroReportCheck,
  rowOutOfPlaceCheck,
  rowUnreadCheck,
  headRequiredCheck,
  sectionRequiredCheck,
  deadlineCheck,
  headCountCheck,
  headAmongRowsCheck,
  requiredCheck,
  rowRuleCheck,
  fillerCheck,
  idNumberCheck,
  idNumberFloatCheck,
  idDuplicateCheck,
  twoVersionsCheck,
  knownPersonCheck,
  sexIdMismatchCheck,
  teacherAgeCheck,
  nameCheck,
  columnsSwappedCheck,
  phoneCheck,
  phoneSharedCheck,
  countCheck,
  dateCheck,
  yearCheck,
  percentCheck,
  subcountCheck,
  tickCheck,
  notInListCheck,
  abilitiesKnownCheck,
  unknownUnitCheck,
  oneUnitCheck,
  otherUnitCheck,
  oneSchoolCheck,
  severalSchoolsCheck,
  singleProjectCheck,
  eligibleProjectCheck,
  sequenceCheck,
  duplicateRowCheck,
  rowSumCheck,
  columnSumCheck,
  cellSumCheck,
  cellOrderCheck,
  printedRowCheck,
  totalTwiceCheck,
  gapIdentityCheck,
  trainedOverStaffCheck,
  rateStatedCheck,
  splitRatioCheck,
  splitSumCheck,
  unitsCompleteCheck,
  quotaCheck,
  remarkOwedCheck,
  reconcileIssuedCheck,
  onIssuedListCheck,
  orderKeptCheck,
  distributedCountedCheck,
  distributedIssuedCheck,
  schoolsMatchCheck,
  onListCheck,
  notOnListCheck,
  hoursCheck,
  abilityPointsCheck,
  eligibilityCheck,
  scoreCheck,
  gradeCheck,
  approvalCheck,
]

const byId = new Map(checks.map((check) => [check.id, check]))

export function checkById(id: string): Check | undefined {
  return byId.get(id)
}
