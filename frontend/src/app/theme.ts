/** The look: five ramps, tokens for light and dark, and the defaults that make components accessible. */
import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

import { componentDefaults } from './theme-components'

const ramp = (text: string) => text.split(' ').map((hex) => `#${hex}`) as unknown as MantineColorsTuple

const tarum = ramp('EBF4F4 D3E7E8 A8D0D3 78B5BB 4C99A2 2E808B 1D6C77 155B66 104B55 0A363E')
const kunyit = ramp('FDF6E5 FAEAC4 F5D78F EDBF57 E0A52B C48A15 A2700E 825909 674608 4A3206')
const bata = ramp('FCF0EB F8DED3 EFB9A4 E29073 D26A48 BC4D2B A33D1F 8A3118 702714 52200F')
const manggis = ramp('F8EDF2 EFD8E2 DDB0C3 C481A0 A85780 8C3964 74294F 5F1E40 4C1733 360F24')
const gray = ramp('FAF8F4 F4F0E9 EAE4DA DBD3C6 C2B8A8 90867A 6B6359 524C44 3A3630 25221E')
const dark = ramp('EDE8E0 CFC8BD A9A195 857D72 4B463F 3A3631 2C2925 221F1C 191715 110F0E')
const FONT = '"Plus Jakarta Sans Variable", "Jakarta as Roboto", "Jakarta as Arial", system-ui, "Noto Sans", sans-serif'
const shadow = (y: number, blur: number, alpha: number) => `0 ${y}px ${blur}px rgb(58 54 48 / ${alpha})`

/** `autoContrast` picks by the light shade; in dark mode white would land on pale indigo. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const plain = !input.color || input.color === 'tarum'
  if (input.variant !== 'filled' || !plain) return defaultVariantColorsResolver(input)
  return {
    background: 'var(--mantine-primary-color-filled)',
    hover: 'var(--mantine-primary-color-filled-hover)',
    color: 'var(--mantine-primary-color-contrast)',
    border: 'none',
  }
}

export const theme = createTheme({
  colors: {
    tarum, kunyit, bata, manggis, gray, dark,
    red: bata, yellow: kunyit, green: tarum, teal: tarum, blue: tarum,
  },
  primaryColor: 'tarum',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  black: '#25221E',
  white: '#FFFFFF',
  fontFamily: FONT,
  headings: {
    fontFamily: FONT,
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.3' },
      h4: { fontSize: '1rem', lineHeight: '1.3' },
      h5: { fontSize: '.9375rem', lineHeight: '1.3' },
      h6: { fontSize: '.875rem', lineHeight: '1.3' },
    },
  },
  fontSizes: { xs: '.8125rem', sm: '.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.55', xl: '1.5' },
  spacing: { xs: '.5rem', sm: '.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '.25rem', sm: '.375rem', md: '.625rem', lg: '.875rem', xl: '1.25rem' },
  defaultRadius: 'md',
  shadows: { xs: shadow(1, 2, 0.06), sm: shadow(1, 3, 0.1), md: shadow(6, 18, 0.12), lg: shadow(12, 32, 0.16), xl: shadow(20, 48, 0.2) },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  variantColorResolver,
  components: componentDefaults,
})

const c = (name: string, shade: number) => `var(--mantine-color-${name}-${shade})`

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FFFFFF',
    '--sk-ground': c('gray', 0),
    '--sk-sunken': c('gray', 1),
    '--sk-nav': c('gray', 1),
    '--sk-line': c('gray', 3),
    '--sk-line-strong': c('gray', 5),
    '--mantine-color-default-border': c('gray', 4),
    '--mantine-color-text': c('gray', 9),
    '--mantine-color-dimmed': c('gray', 6),
    '--mantine-color-placeholder': c('gray', 6),
    '--mantine-color-anchor': c('tarum', 7),
    '--mantine-color-error': c('bata', 6),
    '--sk-turn-bg': c('kunyit', 1),
    '--sk-turn-fg': c('kunyit', 8),
    '--sk-turn-line': c('kunyit', 4),
    '--sk-note-bg': c('tarum', 0),
    '--sk-note-fg': c('tarum', 8),
    '--sk-warn-bg': c('kunyit', 0),
    '--sk-warn-fg': c('kunyit', 8),
    '--sk-bad-bg': c('bata', 0),
    '--sk-bad-fg': c('bata', 8),
    '--sk-bad-line': c('bata', 5),
    '--sk-band': c('tarum', 8),
    '--sk-band-fg': c('tarum', 4),
    '--sk-focus': c('tarum', 6),
    '--f-ahead': c('tarum', 6),
    '--f-late': c('kunyit', 6),
    '--f-far': c('bata', 5),
  },
  dark: {
    '--mantine-color-body': c('dark', 7),
    '--sk-ground': c('dark', 8),
    '--sk-sunken': c('dark', 6),
    '--sk-nav': c('dark', 8),
    '--sk-line': c('dark', 4),
    '--sk-line-strong': c('dark', 3),
    '--mantine-color-default-border': c('dark', 3),
    '--mantine-color-text': c('dark', 0),
    '--mantine-color-dimmed': c('dark', 2),
    '--mantine-color-placeholder': c('dark', 2),
    '--mantine-color-anchor': c('tarum', 2),
    '--mantine-color-error': c('bata', 2),
    '--sk-turn-bg': '#3A2C10',
    '--sk-turn-fg': c('kunyit', 1),
    '--sk-turn-line': c('kunyit', 5),
    '--sk-note-bg': c('tarum', 9),
    '--sk-note-fg': c('tarum', 1),
    '--sk-warn-bg': '#3A2C10',
    '--sk-warn-fg': c('kunyit', 1),
    '--sk-bad-bg': '#43221A',
    '--sk-bad-fg': c('bata', 1),
    '--sk-bad-line': c('bata', 3),
    '--sk-band': c('tarum', 9),
    '--sk-band-fg': c('tarum', 5),
    '--sk-focus': c('tarum', 3),
    '--f-ahead': c('tarum', 2),
    '--f-late': c('kunyit', 4),
    '--f-far': c('bata', 4),
  },
})
