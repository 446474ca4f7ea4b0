import { lazy } from 'react'
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Role } from '../../backend/vocabulary/role.ts'
import { paths } from './paths.ts'

interface StaffRoute {
  path: string
  /** Sets `data-surface` on the page: a counter's letters are larger, an office's denser. */
  surface: 'desk' | 'counter' | 'office'
  /** Who works here; empty for pages open to anybody. */
  roles: readonly Role[]
  Screen: LazyExoticComponent<ComponentType<{ params: Record<string, string> }>>
}

const DeskRoom = lazy(async () => ({
  default: (await import('../screens/desk/DeskRoom.tsx')).DeskRoom,
}))
const RoundRoom = lazy(async () => ({
  default: (await import('../screens/desk/round/RoundRoom.tsx')).RoundRoom,
}))
const CounterRoom = lazy(async () => ({
  default: (await import('../screens/counter/CounterRoom.tsx')).CounterRoom,
}))
const OfficeRoom = lazy(async () => ({
  default: (await import('../screens/office/OfficeRoom.tsx')).OfficeRoom,
}))
const deskRoles: readonly Role[] = ['volunteer', 'counter', 'manager', 'admin']
const counterRoles: readonly Role[] = ['counter', 'manager', 'admin']

const officeRoles: readonly Role[] = ['manager', 'officer', 'auditor', 'admin']
const officePaths = ['', '/:room', '/:room/:id', '/:room/:id/:part']

/** One line a page. Each is fetched when somebody goes there. */
export const staffRoutes: StaffRoute[] = [
  {
    path: paths.staffSignIn(),
    surface: 'desk',
    roles: [],
    Screen: lazy(async () => ({
      default: (await import('../screens/staff/StaffSignIn.tsx')).StaffSignIn,
    })),
  },
  {
    path: paths.secondFactor(),
    surface: 'desk',
    roles: [],
    Screen: lazy(async () => ({
      default: (await import('../screens/staff/SecondFactor.tsx')).SecondFactor,
    })),
  },
  {
    path: paths.setUp(),
    surface: 'desk',
    roles: [],
    Screen: lazy(async () => ({
      default: (await import('../screens/staff/SetUp.tsx')).SetUp,
    })),
  },
  {
    path: paths.device(),
    surface: 'desk',
    roles: [],
    Screen: lazy(async () => ({
      default: (await import('../screens/staff/PairDevice.tsx')).PairDevice,
    })),
  },
  { path: paths.desk(), surface: 'desk', roles: deskRoles, Screen: DeskRoom },
  {
    path: paths.deskCalls(),
    surface: 'desk',
    roles: deskRoles,
    Screen: lazy(async () => ({
      default: (await import('../screens/counter/CallsRoom.tsx')).CallsRoom,
    })),
  },
  {
    path: paths.callList(),
    surface: 'desk',
    roles: deskRoles,
    Screen: lazy(async () => ({
      default: (await import('../screens/desk/DeskRoom.tsx')).CallListRoom,
    })),
  },
  { path: paths.round(), surface: 'desk', roles: deskRoles, Screen: RoundRoom },
  { path: paths.round(':buildingId'), surface: 'desk', roles: deskRoles, Screen: RoundRoom },
  { path: paths.bindSlip(':dinerId'), surface: 'desk', roles: deskRoles, Screen: DeskRoom },
  {
    path: paths.paySlip(':dinerId'),
    surface: 'desk',
    roles: deskRoles,
    Screen: lazy(async () => ({
      default: (await import('../screens/desk/DeskRoom.tsx')).PaySlipRoom,
    })),
  },
  {
    path: paths.familySlip(':dinerId'),
    surface: 'desk',
    roles: deskRoles,
    Screen: lazy(async () => ({
      default: (await import('../screens/desk/DeskRoom.tsx')).FamilySlipRoom,
    })),
  },
  {
    path: paths.deskStanding(':dinerId'),
    surface: 'desk',
    roles: deskRoles,
    Screen: lazy(async () => ({
      default: (await import('../screens/desk/DeskRoom.tsx')).StandingRoom,
    })),
  },
  { path: paths.counter(), surface: 'counter', roles: counterRoles, Screen: CounterRoom },
  { path: paths.counter(':tab'), surface: 'counter', roles: counterRoles, Screen: CounterRoom },
  ...officePaths.map((rest) => ({
    path: `${paths.office()}${rest}`,
    surface: 'office' as const,
    roles: officeRoles,
    Screen: OfficeRoom,
  })),
]
