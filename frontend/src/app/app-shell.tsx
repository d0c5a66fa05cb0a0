/** What all pages stand in: header, navigation, content; and the dialog over an ended session. */
import { Outlet, useLocation } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { IconWifiOff } from '@tabler/icons-react'
import { useEffect } from 'react'

import { isProblem } from '@/api/problem'
import { loadDialogs } from '@/components/dialog'
import { Selvedge } from '@/components/mark'
import { Failed, Loading, PageBoundary } from '@/components/states'
import { chooseLanguage, storedLanguage, useLanguage, useMessages } from '@/i18n/language'
import { healthQuery, meQuery } from '@/lib/session'
import { whenIdle } from '@/lib/when-idle'

import { BottomBar } from './bottom-bar'
import { usePreventDoubleSubmit } from './double-submit'
import { Header } from './header'
import { useLiveUpdates } from './live-updates'
import { NewChanges } from './new-changes'
import { SessionDialog } from './session-dialog'
import { shellMessages } from './shell-messages'
import { SideNav } from './side-nav'
import { useOnline } from './use-online'

const FOCUS = [/^\/realisasi\/./, /^\/skp\/./, /^\/evaluasi\/./, /^\/umpan-balik\/tulis/, /^\/observasi\/./, /^\/hadir/]

export function AppShell() {
  const t = useMessages(shellMessages)
  const me = useQuery(meQuery)
  const health = useQuery(healthQuery)
  const online = useOnline()
  const { pathname } = useLocation()
  const language = useLanguage()
  usePreventDoubleSubmit()
  const news = useLiveUpdates(me.data?.id, pathname)

  useEffect(() => {
    if (!me.data && isProblem(me.error, '/problems/not-signed-in', '/problems/session-expired')) {
      location.assign(`/masuk?ke=${encodeURIComponent(pathname + location.search)}`)
    }
    if (me.data?.must_change_password) location.assign('/masuk/ganti-sandi')
  }, [me.error, me.data, pathname])

  useEffect(() => {
    if (me.data && !storedLanguage() && me.data.language !== language) chooseLanguage(me.data.language)
  }, [me.data, language])

  // One that did not come now is asked for again when it is opened, and says so there.
  useEffect(() => whenIdle(() => void loadDialogs().catch(() => undefined)), [])

  const isFocus = FOCUS.some((pattern) => pattern.test(pathname))
  return (
    <div className={`shell${isFocus ? ' focus-page' : ''}`}>
      <a className="skip" href="#isi">{t.skip}</a>
      <div className="shell-top">
        <Selvedge />
        <Header me={me.data} isFocus={isFocus} online={online} until={news.until} />
        <div role="status">
          {!online && (
            <div className="strip">
              <IconWifiOff size={20} stroke={1.8} aria-hidden="true" />
              {t.offlineStrip}
            </div>
          )}
        </div>
      </div>
      <SideNav me={me.data} demo={health.data?.mode === 'demo'} />
      <main id="isi" className="shell-main" tabIndex={-1}>
        <div className="page">
          {me.isPending && <Loading />}
          {me.isError && !me.data && <Failed error={me.error} onRetry={() => void me.refetch()} />}
          {me.data && (
            <PageBoundary key={pathname}>
              <Outlet />
            </PageBoundary>
          )}
        </div>
      </main>
      <NewChanges count={news.count} onShow={news.show} />
      <BottomBar me={me.data} />
      <SessionDialog />
    </div>
  )
}
