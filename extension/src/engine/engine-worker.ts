// The engine in a worker of Firefox's event page, which shares its thread with the sidebar.
// Receives {id, requests}, answers {id, reply} or {id, failed}: one request is analysed, two are compared, none
// only warms it up. After a failure the owner ends the worker.
import type { Engine } from "./engine.js";
import { bootPackagedEngine } from "./engine-files.js";
import { kWarmUp } from "./warm-up.js";

const engine: Promise<Engine> = bootPackagedEngine(new URL("./", self.location.href).href);

self.addEventListener("message", async (event: MessageEvent<{ id: number; requests: string[] }>) => {
  const { id, requests } = event.data;
  const [a, b] = requests;
  try {
    const ready = await engine;
    const reply = a !== undefined && b !== undefined ? ready.compare(a, b) : ready.analyze(a ?? kWarmUp);
    self.postMessage({ id, reply: a === undefined ? null : reply });
  } catch (error) {
    self.postMessage({ id, failed: String(error) });
  }
});
