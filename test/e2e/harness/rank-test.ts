/**
 * The area under the ROC curve of two samples (Mann and Whitney, 1947): the chance that a value of `some` is greater than
 * one of `others`, ties counted half. 0.5: nothing tells them apart; its standard error at 400 values each is 0.02.
 */
export function areaUnderCurve(some: readonly number[], others: readonly number[]): number {
  const all = [
    ...some.map((value) => ({ value, own: true })),
    ...others.map((value) => ({ value, own: false })),
  ].toSorted((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let place = from; place < to; place += 1) if (all[place]?.own) rankSum += rank;
    from = to;
  }
  const greater = rankSum - (some.length * (some.length + 1)) / 2;
  return greater / (some.length * others.length);
}
