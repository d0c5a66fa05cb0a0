/** Where short notices appear (`notifications.show`); loaded after the page. */
import '@mantine/core/styles/Notification.layer.css'
import '@mantine/notifications/styles.layer.css'

import { Notifications } from '@mantine/notifications'

export function Toasts() {
  return <Notifications position="bottom-center" containerWidth={420} />
}
