/** `/layanan/:service/atur`: whether a service counts, its standards over time, its steps, and cases from a file. */
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'

import { ButtonLink } from '@/components/button-link'
import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Gone } from '@/components/states'
import { TextLink } from '@/components/text-link'
import { useMessages } from '@/i18n/language'

import { caseMessages } from './case-messages'
import { FileCard } from './file-card'
import { isService, ServiceFields, serviceBody, serviceWords } from './service-fields'
import { serviceMessages } from './service-messages'
import { type Service, serviceQuery, useChangeService } from './service-queries'
import { StandardsCard } from './standards-card'
import { StateCard } from './state-card'

const route = getRouteApi('/layanan/$serviceId/atur')

export function ManagePage() {
  const { serviceId } = route.useParams()
  const { data: service } = useSuspenseQuery(serviceQuery(serviceId))
  return service.may.includes('change') ? <Manage service={service} /> : <Gone />
}

function Manage({ service }: { service: Service }) {
  const [t, cases] = [useMessages(serviceMessages), useMessages(caseMessages)]
  const map = service.state === 'counting' && <ButtonLink to="/pengukuran/baru" search={{ layanan: service.id }} variant="default">{t.map}</ButtonLink>
  return (
    <>
      <PageHead title={t.manageTitle(service.name)} aside={map}>{service.unit.name}</PageHead>
      <div className="cases two">
        <div className="stack">
          <StateCard service={service} />
          <ChangeCard key={service.version} service={service} />
        </div>
        <div className="stack">
          <StandardsCard service={service} />
          {service.may.includes('deliver') && <FileCard serviceId={service.id} />}
          <p><TextLink to="/layanan/$serviceId" params={{ serviceId: service.id }} search={{}}>{cases.back(service.name)}</TextLink></p>
        </div>
      </div>
    </>
  )
}

function ChangeCard({ service }: { service: Service }) {
  const t = useMessages(serviceMessages)
  const change = useChangeService(service)
  const [words, setWords] = useState(() => serviceWords(service))
  const isChanged = JSON.stringify(words) !== JSON.stringify(serviceWords(service))
  const save = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(serviceBody(words))
  }
  return (
    <form className="card card-body stack" aria-label={t.manageTitle(service.name)} onSubmit={save}>
      <ServiceFields words={words} kept={service.steps.length} onPut={setWords} />
      <ProblemNotice error={change.error} />
      <div className="line">
        <Button type="submit" disabled={!isChanged || !isService(words)} loading={change.isPending}>{t.save}</Button>
      </div>
    </form>
  )
}
