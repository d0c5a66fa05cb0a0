/** Somebody signed in as me from a device that was never seen: mine, or to be put out at once. */
import { Button } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'

import { ProblemNotice } from '@/components/problem-notice'
import { useLanguage, useMessages } from '@/i18n/language'
import { dateShort } from '@/lib/format'
import { newDevicesOf, type Task, tasksQuery } from '@/lib/tasks'

import { accountMessages } from './account-messages'
import { useEndSession, useRecognizeDevice } from './account-queries'
import { deviceName } from './device-name'

export function DeviceNotices() {
  const t = useMessages(accountMessages)
  const { data } = useSuspenseQuery(tasksQuery)
  const devices = newDevicesOf(data.items)
  if (devices.length === 0) return null
  return (
    <section className="stack" style={{ marginBottom: 16 }} aria-label={t.newDevice}>
      {devices.map((task) => <DeviceNotice key={task.id} task={task} />)}
    </section>
  )
}

function DeviceNotice({ task }: { task: Task }) {
  const t = useMessages(accountMessages)
  const language = useLanguage()
  const navigate = useNavigate()
  const recognize = useRecognizeDevice()
  const end = useEndSession()
  const device = task.facts.title ? deviceName(task.facts.title, t.deviceOn) : t.unknownDevice
  const sessionId = task.subject_id

  const putOut = () => end.mutate(sessionId, { onSuccess: () => void navigate({ to: '/akun', hash: 'kata-sandi' }) })

  return (
    <div className="box warn iconed">
      <IconDevices size={20} stroke={1.8} aria-hidden="true" />
      <div className="stack-sm">
        <p>
          <b>{t.newDevice}</b> {t.newDeviceLead(device, dateShort(task.due_on, language))}
        </p>
        <ProblemNotice error={end.error ?? recognize.error} />
        <div className="line">
          <Button variant="default" size="sm" loading={recognize.isPending} onClick={() => recognize.mutate(sessionId)}>
            {t.isMine}
          </Button>
          <Button variant="default" size="sm" loading={end.isPending} onClick={putOut}>
            {t.isNotMine}
          </Button>
        </div>
      </div>
    </div>
  )
}
