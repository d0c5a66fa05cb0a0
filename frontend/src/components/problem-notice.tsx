/** What went wrong, whose fault it is not, what is safe, and what can be done. */
import { Button } from '@mantine/core'
import { IconAlertCircle, IconRefresh } from '@tabler/icons-react'

import { isProblem } from '@/api/problem'
import { useLanguage, useMessages } from '@/i18n/language'
import { faultTexts, problemText } from '@/i18n/problem-messages'

import { commonMessages } from './common-messages'

type ProblemNoticeProps = { error: unknown; onRetry?: () => void }

export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const t = useMessages(commonMessages)
  const language = useLanguage()
  if (!error) return null
  const problem = isProblem(error) ? error : null
  const said = problem ? faultTexts(problem.faults, language) : []
  return (
    <div className="box bad iconed" role="alert">
      <IconAlertCircle size={20} stroke={1.8} aria-hidden="true" />
      <div className="stack-sm">
        <p>{problem ? problemText(problem, language) : t.ours}</p>
        {said.length > 0 && (
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {said.map((text) => <li key={text}>{text}</li>)}
          </ul>
        )}
        {(onRetry ?? (problem && problem.status >= 500)) && (
          <div className="line">
            {onRetry && (
              <Button variant="default" size="sm" leftSection={<IconRefresh size={18} stroke={1.8} aria-hidden="true" />} onClick={onRetry}>
                {t.retry}
              </Button>
            )}
            {problem?.requestId && problem.status >= 500 && <span className="tiny">{t.code(problem.requestId.slice(-8))}</span>}
          </div>
        )}
      </div>
    </div>
  )
}
