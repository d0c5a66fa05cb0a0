/** `/layanan/baru`: a service with its standard and steps; what is written stays on the device until it is saved. */
import { Button, TextInput } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'

import { PageHead } from '@/components/page-head'
import { ProblemNotice } from '@/components/problem-notice'
import { Gone } from '@/components/states'
import { useMessages } from '@/i18n/language'
import { useStoredState } from '@/lib/device-storage'
import { servicesQuery } from '@/lib/services'
import { useToday } from '@/lib/session'

import { isService, NO_SERVICE, ServiceFields, serviceBody, type ServiceWords } from './service-fields'
import { serviceMessages } from './service-messages'
import { useRegister } from './service-queries'
import { isStandard, StandardFields, standardBody, type StandardWords } from './standard-fields'
import { type FoundUnit, UnitFinder } from './unit-finder'

export function RegisterPage() {
  const { data } = useSuspenseQuery(servicesQuery)
  return data.may.includes('register') ? <RegisterForm /> : <Gone />
}

type Words = { service: ServiceWords; standard: StandardWords; code: string; unit: FoundUnit | null }

function RegisterForm() {
  const t = useMessages(serviceMessages)
  const today = useToday()
  const navigate = useNavigate()
  const [words, write, forget] = useStoredState<Words>('sk-service-new', { service: NO_SERVICE, standard: { days: '', valid_from: `${today.slice(0, 4)}-01-01`, legal_basis: '' }, code: '', unit: null })
  const register = useRegister()
  const { service, standard, code, unit } = words
  const put = (part: Partial<Words>) => write({ ...words, ...part })
  const isReady = isService(service) && isStandard(standard) && code.trim() !== '' && unit !== null
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (unit === null) return
    register.mutate(
      { ...serviceBody(service), code: code.trim(), unit_id: unit.id, standard: standardBody(standard) },
      {
        onSuccess: (made) => {
          forget()
          void navigate({ to: '/layanan/$serviceId/atur', params: { serviceId: made.id } })
        },
      },
    )
  }
  return (
    <>
      <PageHead title={t.registerTitle}>{t.registerLead}</PageHead>
      <form className="cases stack" style={{ maxWidth: 860 }} onSubmit={save}>
        <section className="card card-body stack" aria-label={t.registerTitle}>
          <UnitFinder label={t.unit} hint={t.findUnit} value={unit} onChange={(next) => put({ unit: next })} />
          <TextInput label={t.code} description={t.codeHint} required withAsterisk={false} maxLength={40} value={code} onChange={(event) => put({ code: event.currentTarget.value })} />
          <ServiceFields words={service} kept={0} onPut={(next) => put({ service: next })} />
        </section>
        <section className="card" aria-labelledby="standar">
          <header><h2 id="standar">{t.standardTitle}</h2></header>
          <div className="card-body stack"><StandardFields words={standard} onPut={(next) => put({ standard: next })} /></div>
        </section>
        <ProblemNotice error={register.error} />
        <div className="line"><Button type="submit" disabled={!isReady} loading={register.isPending}>{t.register}</Button></div>
      </form>
    </>
  )
}
