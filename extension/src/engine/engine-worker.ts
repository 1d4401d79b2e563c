// The engine in a worker of Firefox's event page, which shares its thread with the sidebar.
// Receives {id, request}, answers {id, reply} or {id, failed}. After a failure the owner ends the worker.
import type { Engine } from "./engine.js";
import { bootPackagedEngine } from "./engine-files.js";

const engine: Promise<Engine> = bootPackagedEngine(new URL("./", self.location.href).href);

self.addEventListener("message", async (event: MessageEvent<{ id: number; request: string | null }>) => {
  const { id, request } = event.data;
  try {
    const ready = await engine;
    self.postMessage({ id, reply: request === null ? null : ready.analyze(request) });
  } catch (error) {
    self.postMessage({ id, failed: String(error) });
  }
});
