/** `/karier` and `/karier/:pegawai`: angka kredit with what else a promotion needs, put together from what features show of it. */
import { getRouteApi } from '@tanstack/react-router'

import { Career } from '@/features/credit/career-page'
import { ConditionsCards } from '@/features/promotion/conditions-cards'
import { useMe } from '@/lib/session'

const route = getRouteApi('/karier/$employeeId')

const conditions = (employeeId: string) => <ConditionsCards employeeId={employeeId} />

export function OwnCareerPage() {
  return <Career employeeId={useMe().id} conditions={conditions} />
}

export function CareerPage() {
  return <Career employeeId={route.useParams().employeeId} conditions={conditions} />
}
