// The WebAssembly engine behind a few functions: boot it once with the language bundle, then request JSON
// in, analysis JSON out, or two requests in, comparison JSON out. Knows the module's C interface and nothing
// else; where it runs is engine-host's business. The module has exactly two imports, neither of which can reach outside.

/** status 0: `text` is the analysis, comparison or query; otherwise `text` is {"code","message"}. */
export interface EngineReply {
  status: number;
  text: string;
}

export interface Engine {
  /** Throws when the module itself failed; the engine is then unusable. */
  analyze(request: string): EngineReply;
  compare(a: string, b: string): EngineReply;
  /** `focus` is {"spans"} as JSON, or "" for the whole article; the text of the reply is a Query. */
  query(request: string, focus: string): EngineReply;
  /** `question` is a ProvenanceRequest; the text of the reply is a Provenance. */
  provenance(question: string): EngineReply;
  /** Gives the engine the weights of its refining tier. Throws when they are unfit. */
  loadRefiner(weights: Uint8Array): void;
  /** As analyze, by the refining tier; only after loadRefiner. */
  refine(request: string): EngineReply;
}

type Wasm = Record<string, unknown> & { memory: WebAssembly.Memory };
type Entry = (...pointers_and_sizes: number[]) => number;

const kReplyBytes = 12; // three little-endian u32: status, data, size

function isWasm(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Wasm {
  return exports.memory instanceof WebAssembly.Memory;
}

function entry(wasm: Wasm, name: string): (...values: number[]) => number {
  const found = wasm[name];
  if (typeof found !== "function") throw new Error(`The engine module lacks ${name}.`);
  return (...values) => Number(found(...values));
}

export const kEngineImports: WebAssembly.Imports = {
  env: { emscripten_notify_memory_growth() {} },
  wasi_snapshot_preview1: {
    proc_exit(code: number) {
      throw new Error(`The engine stopped with code ${code}.`);
    },
  },
};

/** Views are made anew after every call: a call may grow the memory, which detaches the old ones. */
function readReply(wasm: Wasm, at: number): EngineReply {
  const head = new DataView(wasm.memory.buffer, at, kReplyBytes);
  const bytes = new Uint8Array(wasm.memory.buffer, head.getUint32(4, true), head.getUint32(8, true));
  return { status: head.getUint32(0, true), text: new TextDecoder().decode(bytes) };
}

function put(wasm: Wasm, bytes: Uint8Array): number {
  const pointer = entry(wasm, "firsthand_alloc")(bytes.length);
  if (pointer === 0) throw new Error("The engine has no memory left.");
  new Uint8Array(wasm.memory.buffer).set(bytes, pointer);
  return pointer;
}

function take(wasm: Wasm, at: number): EngineReply {
  if (at === 0) throw new Error("The engine has no memory left.");
  const reply = readReply(wasm, at);
  entry(wasm, "firsthand_release")(at);
  return reply;
}

function pass(wasm: Wasm, run: Entry, ...inputs: Uint8Array[]): EngineReply {
  const given = inputs.map((bytes) => [put(wasm, bytes), bytes.length] as const);
  const at = run(...given.flat());
  for (const [pointer] of given) entry(wasm, "firsthand_release")(pointer);
  return take(wasm, at);
}

/** Starts an instance and gives it the bundle. Throws when module or bundle are unfit. */
export async function bootEngine(module: WebAssembly.Module, bundle: Uint8Array): Promise<Engine> {
  const { exports } = await WebAssembly.instantiate(module, kEngineImports);
  if (!isWasm(exports)) throw new Error("The engine module exports no memory.");
  const wasm = exports;
  entry(wasm, "_initialize")();
  const loaded = take(wasm, entry(wasm, "firsthand_load")(put(wasm, bundle), bundle.length)); // keeps the bundle
  if (loaded.status !== 0) throw new Error(`The engine refused its language bundle: ${loaded.text}`);
  const analyze = entry(wasm, "firsthand_analyze");
  const compare = entry(wasm, "firsthand_compare");
  const query = entry(wasm, "firsthand_query");
  const provenance = entry(wasm, "firsthand_provenance");
  const refine = entry(wasm, "firsthand_refine");
  const encoder = new TextEncoder();
  return {
    analyze: (request) => pass(wasm, analyze, encoder.encode(request)),
    compare: (a, b) => pass(wasm, compare, encoder.encode(a), encoder.encode(b)),
    query: (request, focus) => pass(wasm, query, encoder.encode(request), encoder.encode(focus)),
    provenance: (question) => pass(wasm, provenance, encoder.encode(question)),
    loadRefiner: (weights) => {
      const { status, text } = pass(wasm, entry(wasm, "firsthand_load_refiner"), weights);
      if (status !== 0) throw new Error(`The engine refused its refiner: ${text}`);
    },
    refine: (request) => pass(wasm, refine, encoder.encode(request)),
  };
}
