/** What a row of the map is called. */
import { useMessages } from '@/i18n/language'

import { capital } from './money'
import { planMessages } from './plan-messages'
import type { Heat, HeatRow } from './plan-queries'
import { NO_TITLE, OWN } from './use-chosen'

export function useRowName(heat: Heat) {
  const t = useMessages(planMessages).map
  return ({ key, name }: HeatRow) => {
    if (key === OWN) return heat.rows.length > 1 ? t.own(name) : name
    if (heat.by !== 'position') return name
    return key === NO_TITLE ? t.noTitle : capital(name)
  }
}
