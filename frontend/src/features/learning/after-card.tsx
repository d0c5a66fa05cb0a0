/** What comes after a training, before anybody wonders: it is the training that is rated. */
import { SeenBy } from '@/components/people'
import { useMessages } from '@/i18n/language'

import { learningMessages } from './learning-messages'

export function AfterCard({ superior }: { superior: string | null }) {
  const t = useMessages(learningMessages).after
  return (
    <section className="card" aria-labelledby="sesudah">
      <header><h2 id="sesudah">{t.title}</h2></header>
      <div className="card-body stack-sm">
        <ol className="after">{t.steps.map((one) => <li key={one}>{one}</li>)}</ol>
        <p><b>{t.safe}</b></p>
        <SeenBy who={t.readers(superior)} />
      </div>
    </section>
  )
}
