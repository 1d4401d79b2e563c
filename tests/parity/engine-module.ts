// The WebAssembly module driven as the extension does it, but in Node: request JSON in, reply out.
import { readFileSync } from "node:fs";

export interface Reply {
  status: number;
  text: string;
}

const kReplyBytes = 12; // three little-endian u32: status, data, size

function call(exports: WebAssembly.Exports, name: string, ...values: number[]): number {
  const found = exports[name];
  if (typeof found !== "function") throw new Error(`the module lacks ${name}`);
  return Number(found(...values));
}

const bytesOf = (request: string | Uint8Array): Uint8Array =>
  typeof request === "string" ? new TextEncoder().encode(request) : request;

export class EngineModule {
  readonly #exports: WebAssembly.Exports;
  readonly #memory: WebAssembly.Memory;

  constructor() {
    const module = new WebAssembly.Module(readFileSync("dist/firsthand.wasm"));
    const instance = new WebAssembly.Instance(module, {
      env: { emscripten_notify_memory_growth() {} },
      wasi_snapshot_preview1: {
        proc_exit(code: number) {
          throw new Error(`the module stopped with code ${code}`);
        },
      },
    });
    const { memory } = instance.exports;
    if (!(memory instanceof WebAssembly.Memory)) throw new Error("the module exports no memory");
    this.#exports = instance.exports;
    this.#memory = memory;
    call(this.#exports, "_initialize");
  }

  /** Bytes that the module holds now. */
  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  load(bundle: Uint8Array = readFileSync("dist/en.bundle")): Reply {
    return this.#take(call(this.#exports, "firsthand_load", this.#put(bundle), bundle.length));
  }

  analyze(request: string | Uint8Array): Reply {
    return this.#pass("firsthand_analyze", bytesOf(request));
  }

  compare(a: string | Uint8Array, b: string | Uint8Array): Reply {
    return this.#pass("firsthand_compare", bytesOf(a), bytesOf(b));
  }

  query(request: string | Uint8Array, focus: string | Uint8Array = ""): Reply {
    return this.#pass("firsthand_query", bytesOf(request), bytesOf(focus));
  }

  provenance(question: string | Uint8Array): Reply {
    return this.#pass("firsthand_provenance", bytesOf(question));
  }

  loadRefiner(weights: Uint8Array = readFileSync("dist/en.refiner")): Reply {
    return this.#pass("firsthand_load_refiner", weights);
  }

  refine(request: string): Reply {
    return this.#pass("firsthand_refine", new TextEncoder().encode(request));
  }

  /** Room for that many bytes, given back at once; 0 when there is none. */
  tryAlloc(size: number): number {
    const pointer = call(this.#exports, "firsthand_alloc", size);
    call(this.#exports, "firsthand_release", pointer);
    return pointer;
  }

  #pass(name: string, ...inputs: Uint8Array[]): Reply {
    const pointers = inputs.map((bytes) => this.#put(bytes));
    const values = pointers.flatMap((pointer, i) => [pointer, inputs[i]?.length ?? 0]);
    const at = call(this.#exports, name, ...values);
    for (const pointer of pointers) call(this.#exports, "firsthand_release", pointer);
    return this.#take(at);
  }

  #put(bytes: Uint8Array): number {
    const pointer = call(this.#exports, "firsthand_alloc", bytes.length);
    if (pointer === 0) throw new Error("alloc gave nothing");
    new Uint8Array(this.#memory.buffer).set(bytes, pointer);
    return pointer;
  }

  #take(at: number): Reply {
    const reply = this.#read(at);
    call(this.#exports, "firsthand_release", at);
    return reply;
  }

  #read(at: number): Reply {
    const head = new DataView(this.#memory.buffer, at, kReplyBytes);
    const bytes = new Uint8Array(this.#memory.buffer, head.getUint32(4, true), head.getUint32(8, true));
    return { status: head.getUint32(0, true), text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  }
}
