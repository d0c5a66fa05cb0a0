/** Says where what was written in class is: on the server since when, or still only on the device. */
import { commonMessages } from '@/components/common-messages'
import { useMessages } from '@/i18n/language'
import { time } from '@/lib/format'
import type { SaveState } from '@/lib/use-autosave'

export function SavedWhere({ state, inOtherTab }: { state: SaveState; inOtherTab: boolean }) {
  const t = useMessages(commonMessages)
  const words = { rest: '', held: t.unsaved, waiting: t.saving, saving: t.saving, saved: t.saved(state.at ? time(state.at) : ''), failed: t.unsaved }
  return (
    <>
      <p className="small dim" role="status" style={{ margin: 0, minHeight: '1.5em' }}>{words[state.kind]}</p>
      {inOtherTab && <p className="box warn small" role="status" style={{ margin: 0 }}>{t.inOtherTab}</p>}
    </>
  )
}
