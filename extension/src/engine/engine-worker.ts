// The engine in a worker of Firefox's event page, which shares its thread with the sidebar.
// Receives {id, request}, answers {id, reply} or {id, failed}; a null request only warms it up. After a failure the owner ends the worker.
import type { Engine } from "./engine.js";
import { bootPackagedEngine } from "./engine-files.js";
import { kWarmUp } from "./warm-up.js";

const engine: Promise<Engine> = bootPackagedEngine(new URL("./", self.location.href).href);

self.addEventListener("message", async (event: MessageEvent<{ id: number; request: string | null }>) => {
  const { id, request } = event.data;
  try {
    const ready = await engine;
    const reply = ready.analyze(request ?? kWarmUp);
    self.postMessage({ id, reply: request === null ? null : reply });
  } catch (error) {
    self.postMessage({ id, failed: String(error) });
  }
});
