/** Whose people somebody administers. */
import type { Me } from '@/lib/session'

/** HR of the city administers all agencies, HR of an agency its own. */
export function administers(me: Me, agencyId: number): boolean {
  return administersCity(me) || me.roles.some((role) => role.role === 'hr_agency' && role.for_agency_id === agencyId)
}

export function administersCity(me: Me): boolean {
  return me.may.includes('roles')
}
