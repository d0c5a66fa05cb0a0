/** Whether a service is tried, counts or has ended, and the step from one to the next. */
import { Button } from '@mantine/core'
import { useState } from 'react'

import { Confirm } from '@/components/confirm'
import { ProblemNotice } from '@/components/problem-notice'
import { useMessages } from '@/i18n/language'

import { serviceMessages } from './service-messages'
import { type Service, useChangeService } from './service-queries'

export function StateCard({ service }: { service: Service }) {
  const t = useMessages(serviceMessages)
  const change = useChangeService(service)
  const [asking, setAsking] = useState<'counting' | 'ended' | null>(null)
  const close = () => setAsking(null)
  const act = () => asking && change.mutate({ state: asking }, { onSettled: close })
  const isStart = asking === 'counting'
  return (
    <section className="card" aria-labelledby="keadaan">
      <header>
        <h2 id="keadaan">{t.stateTitle}</h2>
        <span className={service.state === 'counting' ? 'chip note' : 'chip'}>{t.state[service.state]}</span>
      </header>
      <div className="card-body stack-sm">
        <p>{t.stateMore[service.state]}</p>
        {service.state !== 'ended' && (
          <div className="line">
            {service.state === 'trial' && <Button onClick={() => setAsking('counting')}>{t.start}</Button>}
            <Button variant="default" onClick={() => setAsking('ended')}>{t.end}</Button>
          </div>
        )}
        <ProblemNotice error={change.error} />
      </div>
      <Confirm opened={asking !== null} title={isStart ? t.startAsk(service.name) : t.endAsk(service.name)} act={isStart ? t.start : t.end} danger={!isStart} busy={change.isPending} onAct={act} onClose={close}>
        <p>{isStart ? t.startMore : t.endMore}</p>
      </Confirm>
    </section>
  )
}
