/** Says where what was typed is: on its way, on the server since when, or still only here. */
import { commonMessages } from '@/components/common-messages'
import { useMessages } from '@/i18n/language'
import { time } from '@/lib/format'
import type { SaveState } from '@/lib/use-autosave'

import { planMessages } from './plan-messages'

export function SaveStateLine({ state }: { state: SaveState }) {
  const common = useMessages(commonMessages)
  const t = useMessages(planMessages)
  const words = {
    rest: t.savesItself,
    held: common.unsaved,
    waiting: common.saving,
    saving: common.saving,
    saved: common.saved(state.at ? time(state.at) : ''),
    failed: common.unsaved,
  }
  return <span className="small dim" role="status">{words[state.kind]}</span>
}
