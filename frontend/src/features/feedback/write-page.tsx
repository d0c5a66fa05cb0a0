/** `/umpan-balik/tulis`: whom, about what, in own words; who will read it stands before the field. */
import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { PersonLine } from '@/components/people'
import { useMessages } from '@/i18n/language'

import { AddresseeChoice } from './addressee-choice'
import { FeedbackForm } from './feedback-form'
import { feedbackMessages } from './feedback-messages'
import { type Addressee } from './feedback-queries'

const route = getRouteApi('/umpan-balik/tulis')

export function WritePage() {
  const t = useMessages(feedbackMessages)
  const { plan } = route.useSearch()
  const [chosen, setChosen] = useState<Addressee | null>(null)
  const [asked, setAsked] = useState(plan)
  const [sent, setSent] = useState(false)
  const change = () => {
    setAsked(undefined)
    setSent(false)
    setChosen(null)
  }
  if (chosen && sent) {
    return (
      <div className="page-text stack">
        <PageHead title={t.writeTitle} />
        <p className="box note" role="status">{t.sent(chosen.name)}</p>
        <div className="line">
          <ButtonLink to="/umpan-balik">{t.title}</ButtonLink>
          <Button variant="default" onClick={change}>{t.another}</Button>
        </div>
      </div>
    )
  }
  return (
    <div className="page-text stack">
      <PageHead title={t.writeTitle} />
      {chosen ? (
        <>
          <div className="card card-body line spread">
            <PersonLine name={chosen.name} front_title={chosen.front_title} back_title={chosen.back_title} post={chosen.position} />
            <Button variant="default" size="sm" onClick={change}>{t.change}</Button>
          </div>
          <FeedbackForm addressee={chosen} onSent={() => setSent(true)} />
        </>
      ) : (
        <AddresseeChoice asked={asked} onChoose={setChosen} />
      )}
    </div>
  )
}
