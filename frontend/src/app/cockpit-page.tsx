/** `/pimpinan`: a unit as its leader sees it, put together from what features show of it. */
import { CockpitPage } from '@/features/cockpit/cockpit-page'

import './styles/cockpit.css'

export function LeaderPage() {
  return <CockpitPage />
}
