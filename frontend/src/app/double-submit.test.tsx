import { useMutation } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { renderPart } from '@/testing/render'

import { usePreventDoubleSubmit } from './double-submit'

function Page({ save, turn }: { save: () => Promise<void>; turn: () => void }) {
  usePreventDoubleSubmit()
  const act = useMutation({ mutationFn: save })
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); act.mutate() }}><button type="submit">Simpan</button></form>
      <button type="button" onClick={turn}>Berikutnya</button>
    </>
  )
}

test('a double click saves once', async () => {
  const save = vi.fn(async () => undefined)
  const { user } = renderPart(<Page save={save} turn={() => undefined} />)
  await user.dblClick(screen.getByRole('button', { name: 'Simpan' }))
  expect(save).toHaveBeenCalledOnce()
})

test('what writes nothing may be clicked as fast as one likes', async () => {
  const turn = vi.fn()
  const { user } = renderPart(<Page save={async () => undefined} turn={turn} />)
  await user.dblClick(screen.getByRole('button', { name: 'Berikutnya' }))
  expect(turn).toHaveBeenCalledTimes(2)
})
