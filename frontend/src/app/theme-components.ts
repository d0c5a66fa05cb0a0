/**
 * What components are like unless a page says otherwise. By name, without importing them: the first load carries only what
 * it shows.
 */
import type { MantineThemeComponents } from '@mantine/core'

const HEIGHTS: Record<string, string> = { xs: '2rem', sm: '2.5rem', md: '2.75rem', lg: '3rem' }
const CLOSE = { 'aria-label': 'Tutup' }
const PAGES: Record<string, string> = {
  first: 'Halaman pertama',
  previous: 'Halaman sebelumnya',
  next: 'Halaman berikutnya',
  last: 'Halaman terakhir',
}

const defaults = (defaultProps: Record<string, unknown>) => ({ defaultProps })

export const componentDefaults: MantineThemeComponents = {
  Anchor: defaults({ underline: 'always' }),
  Badge: defaults({ radius: 'sm', variant: 'light', tt: 'none', fw: 600 }),
  Burger: defaults({ 'aria-label': 'Menu' }),
  Button: {
    styles: { root: { flexShrink: 0 } },
    vars: (_theme: unknown, props: { size?: string }) => ({ root: { '--button-height': HEIGHTS[props.size ?? 'md'] } }),
    defaultProps: { size: 'md' },
  },
  Card: defaults({ withBorder: true, radius: 'lg', padding: 'md' }),
  CloseButton: defaults(CLOSE),
  Drawer: defaults({ closeButtonProps: CLOSE }),
  DrawerHeader: defaults({ component: 'div' }),
  Modal: defaults({ radius: 'lg', centered: true, closeButtonProps: CLOSE }),
  ModalHeader: defaults({ component: 'div' }),
  NumberInput: defaults({ size: 'md', hideControls: true, decimalSeparator: ',', thousandSeparator: '.', inputMode: 'decimal' }),
  Pagination: defaults({
    getControlProps: (control: string) => ({ 'aria-label': PAGES[control] }),
    getItemProps: (page: number) => ({ 'aria-label': `Halaman ${page}` }),
  }),
  Paper: defaults({ withBorder: true, radius: 'lg' }),
  PasswordInput: defaults({ size: 'md', visibilityToggleButtonProps: { 'aria-label': 'Tampilkan kata sandi' } }),
  Select: defaults({ size: 'md', checkIconPosition: 'right' }),
  Textarea: defaults({ size: 'md', autosize: true, minRows: 2 }),
  TextInput: defaults({ size: 'md' }),
  Tooltip: defaults({ events: { hover: true, focus: true, touch: true }, multiline: true, maw: 280 }),
}
