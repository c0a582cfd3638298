import { compareScheme, type ComparisonView, type Day, type ItemState, type Scheme } from '@zhengheng/core'

/** Two days of a scheme compared, with the address under which this comparison is found for good. */
export function comparisonView(publicUrl: string, scheme: Scheme, from: Day, to: Day): ComparisonView {
  const { added, removed, changed } = compareScheme(scheme, from, to)
  return {
    scheme: scheme.code,
    from,
    to,
    added: added.map(plain),
    removed: removed.map(plain),
    changed: changed.map(({ before, after, changed: kinds }) => ({
      before: plain(before),
      after: plain(after),
      changed: [...kinds],
    })),
    address: `${publicUrl}${comparisonPath(scheme.code)}?from=${from}&to=${to}`,
  }
}

function comparisonPath(scheme: string): string {
  return `/scheme/${encodeURIComponent(scheme)}/comparison`
}

function plain(state: ItemState): ComparisonView['added'][number] {
  return { ...state, procedures: state.procedures.map((one) => ({ ...one })), standards: [...state.standards] }
}
