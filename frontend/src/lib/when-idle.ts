/** Does something when all that the page came with is there and shown. */
export function whenIdle(act: () => void) {
  // Safari has no such callback.
  const wait = () => ('requestIdleCallback' in window ? requestIdleCallback(act) : setTimeout(act, 1000))
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { once: true })
}
