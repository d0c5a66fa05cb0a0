/** One request at a time, with its refusal: for the pages before one is in, which keep no cache of answers. */
import { useState } from 'react'

import { networkProblem } from '@/api/client'

type State = { isPending: boolean; isSuccess: boolean; error: unknown }

const REST: State = { isPending: false, isSuccess: false, error: null }

export function useAction<Input, Output>(act: (input: Input) => Promise<Output>) {
  const [state, setState] = useState<State>(REST)
  const run = async (input: Input, onSuccess?: (output: Output) => void) => {
    setState({ ...REST, isPending: true })
    try {
      const output = await act(input)
      setState({ ...REST, isSuccess: true })
      onSuccess?.(output)
    } catch (error) {
      setState({ ...REST, error: networkProblem(error) })
    }
  }
  return { ...state, run }
}
