// Fetches the files that the engine needs from the extension's own package: module and bundle to boot it, the
// weights of the refining tier when it is first asked to refine.
import { bootEngine, type Engine, type EngineReply } from "./engine.js";

export interface PackagedEngine extends Pick<Engine, "analyze" | "compare" | "query" | "provenance"> {
  refine(request: string): Promise<EngineReply>;
}

const bytesOf = async (address: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(address)).arrayBuffer());

/** `base` is the address of the extension's root, with its closing slash. */
export async function bootPackagedEngine(base: string): Promise<PackagedEngine> {
  const [module, bundle] = await Promise.all([
    WebAssembly.compileStreaming(fetch(`${base}firsthand.wasm`)),
    bytesOf(`${base}en.bundle`),
  ]);
  const engine = await bootEngine(module, bundle);
  let loading: Promise<void> | null = null;
  return {
    analyze: engine.analyze,
    compare: engine.compare,
    query: engine.query,
    provenance: engine.provenance,
    refine: async (request) => {
      loading ??= bytesOf(`${base}en.refiner`).then(engine.loadRefiner);
      await loading;
      return engine.refine(request);
    },
  };
}
