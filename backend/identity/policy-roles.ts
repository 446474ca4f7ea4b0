import type { Role } from '../vocabulary/role.ts'

type StaffRole = Exclude<Role, 'diner' | 'family'>

/** Who works with residents by name; who stands at the counter; who runs the canteen; who looks on. */
export const desk: readonly StaffRole[] = ['volunteer', 'counter', 'manager']
export const counter: readonly StaffRole[] = ['counter', 'manager']
export const kitchen: readonly StaffRole[] = ['kitchen', 'manager']
export const office: readonly StaffRole[] = ['manager', 'admin']
export const readers: readonly StaffRole[] = ['officer', 'auditor', 'admin']
