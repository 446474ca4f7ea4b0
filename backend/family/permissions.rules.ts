import { familyPermissions } from '../vocabulary/role.ts'
import type { FamilyPermission } from '../vocabulary/role.ts'

/** Boxes of a form: what is ticked arrives as 'on' or true. */
type Ticked = Readonly<Record<Exclude<FamilyPermission, 'see'>, 'on' | '' | boolean>>

/** Seeing whether she ate goes with the link itself; everything else is hers to give. */
export const permissionsOf = (ticked: Ticked): FamilyPermission[] =>
  familyPermissions.filter((one) => one === 'see' || ticked[one] === true || ticked[one] === 'on')
