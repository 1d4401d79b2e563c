// Evaluated inside the extension's service worker: everything from nothing to the first analysis.
import { bootPackagedEngine } from "../../extension/src/engine/engine-files.ts";

/** Milliseconds for module, bundle and first article; `base` is the extension's root. */
export async function run(base, request) {
  const start = performance.now();
  const engine = await bootPackagedEngine(base);
  const reply = engine.analyze(request);
  if (reply.status !== 0) throw new Error(reply.text);
  return performance.now() - start;
}
