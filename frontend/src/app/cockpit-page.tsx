/** `/pimpinan`: a unit as its leader sees it, put together from what features show of it. */
import { useQuery } from '@tanstack/react-query'

import { CockpitPage } from '@/features/cockpit/cockpit-page'
import type { KnownPlace } from '@/features/cockpit/cockpit-queries'
import { LeadershipCard } from '@/features/leadership/leadership-card'
import { leadershipQuery } from '@/features/leadership/leadership-queries'

export function LeaderPage() {
  return <CockpitPage aside={(place) => <Leading place={place} />} />
}

function Leading({ place }: { place: KnownPlace }) {
  const { data } = useQuery(leadershipQuery(place.period_id, 1, place.unit_id))
  return data ? <LeadershipCard totals={data.totals} /> : null
}
