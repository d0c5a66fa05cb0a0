/** What became of something that was done for many: how many, and who was left out and why. */
import { Button } from '@mantine/core'

import { commonMessages } from '@/components/common-messages'
import { useMessages } from '@/i18n/language'

import { proposalMessages } from './proposal-messages'

export type LeftOut = { key: string; name: string; why: string }

type OutcomeNoteProps = { done: string; left: LeftOut[]; onClose: () => void }

export function OutcomeNote({ done, left, onClose }: OutcomeNoteProps) {
  const t = useMessages(proposalMessages)
  const common = useMessages(commonMessages)
  return (
    <>
      <div className={left.length > 0 ? 'box warn' : 'box note'} role="status">
        <p><b>{done}</b></p>
        {left.length > 0 && (
          <>
            <p>{t.notDone}</p>
            <ul>{left.map(({ key, name, why }) => <li key={key}>{name}: {why}</li>)}</ul>
          </>
        )}
      </div>
      <div className="line end"><Button onClick={onClose}>{common.close}</Button></div>
    </>
  )
}
