/** Light or dark, size of the text, language; kept on the device, the language also by the server. */
import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'

import { api, dataOf } from '@/api/client'
import { chooseLanguage, type Language, useLanguage, useMessages } from '@/i18n/language'
import { SUBJECTS, useInvalidate } from '@/lib/query-keys'
import { chooseTextSize, TEXT_SIZES, type TextSize, textSize } from '@/lib/text-size'

import { Choice } from './choice'
import { readingMessages } from './reading-messages'

const LOOKS: readonly MantineColorScheme[] = ['auto', 'light', 'dark']
const SIZES = Object.keys(TEXT_SIZES) as TextSize[]
const LANGUAGES: readonly Language[] = ['id', 'en']

export function ReadingSettings() {
  const t = useMessages(readingMessages)
  const language = useLanguage()
  const invalidate = useInvalidate()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [size, setSize] = useState<TextSize>(textSize)

  const changeSize = (next: TextSize) => {
    chooseTextSize(next)
    setSize(next)
  }
  /** What an import says of its rows comes in the language that the server knows. */
  const changeLanguage = (next: Language) => {
    chooseLanguage(next)
    const saved = api.PUT('/api/v1/me/language', { body: { language: next } }).then(dataOf)
    void saved.then(() => invalidate(SUBJECTS.imports), () => undefined)
  }

  return (
    <div className="stack-sm">
      <Choice label={t.look} value={colorScheme} options={LOOKS} words={t.looks} onChange={setColorScheme} />
      <Choice label={t.size} value={size} options={SIZES} words={t.sizes} onChange={changeSize} />
      <Choice label={t.language} value={language} options={LANGUAGES} words={t.languages} onChange={changeLanguage} />
    </div>
  )
}
