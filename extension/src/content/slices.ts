// Long work in slices, so that the page stays usable meanwhile: the work is a generator that yields wherever it
// can be interrupted.

const kSliceMs = 12;

/** Lets the page do what waits to be done. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const kLongestRestMs = 100;

/** Once the browser has nothing better to do, such as to paint what was drawn; soon on a page that never rests. */
export const painted = (): Promise<void> =>
  new Promise((done) => requestIdleCallback(() => done(), { timeout: kLongestRestMs }));

export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let slice_start = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - slice_start < kSliceMs) continue;
    await pause();
    slice_start = performance.now();
  }
}
