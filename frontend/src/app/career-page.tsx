/** `/karier` and `/karier/:pegawai`: angka kredit with what else a promotion needs, put together from what features show of it. */
import { getRouteApi } from '@tanstack/react-router'

import { Career } from '@/features/credit/career-page'
import { useMe } from '@/lib/session'

const route = getRouteApi('/karier/$employeeId')

export function OwnCareerPage() {
  return <Career employeeId={useMe().id} />
}

export function CareerPage() {
  return <Career employeeId={route.useParams().employeeId} />
}
