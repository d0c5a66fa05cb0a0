/** Whose technical competences somebody keeps: those of the agency whose HR they are; the city's HR keeps everybody's. */
import { useMe } from '@/lib/session'

export function useKeptAgency(): number | undefined {
  const { roles, agency_id: own } = useMe()
  if (roles.some(({ role }) => role === 'hr_city')) return undefined
  const kept = roles.flatMap((one) => (one.role === 'hr_agency' ? (one.for_agency_id ?? own) : []))
  return kept.includes(own) ? own : kept[0]
}
