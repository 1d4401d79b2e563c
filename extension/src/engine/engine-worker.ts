// The engine in a worker of Firefox's event page, which shares its thread with the sidebar.
// Receives {id, requests, refine}, answers {id, reply} or {id, failed}: one request is analysed or refined, two
// are compared, none only warms it up. After a failure the owner ends the worker.
import { bootPackagedEngine, type PackagedEngine } from "./engine-files.js";
import { kWarmUp } from "./warm-up.js";

const engine: Promise<PackagedEngine> = bootPackagedEngine(new URL("./", self.location.href).href);

interface Question {
  id: number;
  requests: string[];
  refine: boolean;
}

async function answer({ requests: [a, b], refine }: Question) {
  const ready = await engine;
  if (a === undefined) return void ready.analyze(kWarmUp);
  if (b !== undefined) return ready.compare(a, b);
  return refine ? await ready.refine(a) : ready.analyze(a);
}

self.addEventListener("message", async (event: MessageEvent<Question>) => {
  const { id } = event.data;
  try {
    self.postMessage({ id, reply: (await answer(event.data)) ?? null });
  } catch (error) {
    self.postMessage({ id, failed: String(error) });
  }
});
