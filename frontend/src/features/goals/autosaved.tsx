/** What every line that saves itself says below its fields: what is elsewhere, what went wrong, where the words are. */
import { Button } from '@mantine/core'

import { commonMessages } from '@/components/common-messages'
import { OtherWords } from '@/components/other-words'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'
import type { Autosave } from '@/lib/use-autosave'

import { planMessages } from './plan-messages'
import { SaveStateLine } from './save-state'

type AutosavedProps<T> = { line: Autosave<T>; error?: unknown; text: (value: T) => string; children?: React.ReactNode; disabled?: boolean; onDone: () => void }

/** `text`: the words as they are shown beside one's own; `children`: what else can be done. */
export function Autosaved<T>({ line, error, text, children, disabled = false, onDone }: AutosavedProps<T>) {
  const t = useMessages(planMessages)
  const common = useMessages(commonMessages)
  const { other, state } = line
  const end = async () => {
    if (await line.finish()) onDone()
  }
  return (
    <>
      {other ? (
        <OtherWords from={other.from} busy={state.kind === 'saving'} onKeep={() => void line.settle(line.value)} onTake={() => void line.settle(other.value)}>
          <p style={{ whiteSpace: 'pre-line' }}>{text(other.value) || '—'}</p>
        </OtherWords>
      ) : (
        <ProblemNotice error={state.error} />
      )}
      <ProblemNotice error={error} />
      {line.inOtherTab && !other && <p className="box warn small" role="status" style={{ margin: 0 }}>{common.inOtherTab}</p>}
      <div className="line">
        <Button size="sm" loading={state.kind === 'saving'} disabled={disabled} onClick={() => void end()}>{t.finish}</Button>
        {children}
        <SaveStateLine state={state} />
      </div>
    </>
  )
}
