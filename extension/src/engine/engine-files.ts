// Fetches the two files that the engine needs from the extension's own package and boots it.
import { bootEngine, type Engine } from "./engine.js";

/** `base` is the address of the extension's root, with its closing slash. */
export async function bootPackagedEngine(base: string): Promise<Engine> {
  const [module, bundle] = await Promise.all([
    WebAssembly.compileStreaming(fetch(`${base}firsthand.wasm`)),
    fetch(`${base}en.bundle`).then((reply) => reply.arrayBuffer()),
  ]);
  return bootEngine(module, new Uint8Array(bundle));
}
