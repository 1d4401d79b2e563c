// Holds the engine for as long as the background lives: inline in Chromium's service worker, which has no
// Worker, and in a Worker from Firefox's event page. Boots on first use; after a failure it forgets the
// broken engine, so that the next page gets a fresh one.
import { isObject } from "../messages.js";
import type { EngineReply } from "./engine.js";
import { bootPackagedEngine, type PackagedEngine } from "./engine-files.js";
import { kWarmUp } from "./warm-up.js";

export interface EngineHost {
  /** Starts booting, and reads a warm-up text unless a page is already waiting; safe to call at any time. */
  warm(): void;
  /** Rejects when the engine failed, was ended or took longer than the limit. */
  analyze(request: string): Promise<EngineReply>;
  /** As analyze, of two articles. */
  compare(a: string, b: string): Promise<EngineReply>;
  /** As analyze, by the refining tier: better, and much slower. */
  refine(request: string): Promise<EngineReply>;
}

const kLimitMs = 20_000; // far above any bounded input; ends a worker that hangs

class InlineHost implements EngineHost {
  #base: string;
  #engine: ReturnType<typeof bootPackagedEngine> | null = null;
  #asked = false;

  constructor(base: string) {
    this.#base = base;
  }

  #boot() {
    this.#engine ??= bootPackagedEngine(this.#base);
    return this.#engine;
  }

  warm(): void {
    this.#boot()
      .then((engine) => this.#asked || engine.analyze(kWarmUp))
      .catch(() => this.#forget());
  }

  analyze(request: string): Promise<EngineReply> {
    return this.#use((engine) => engine.analyze(request));
  }

  compare(a: string, b: string): Promise<EngineReply> {
    return this.#use((engine) => engine.compare(a, b));
  }

  refine(request: string): Promise<EngineReply> {
    return this.#use((engine) => engine.refine(request));
  }

  async #use(run: (engine: PackagedEngine) => EngineReply | Promise<EngineReply>): Promise<EngineReply> {
    this.#asked = true;
    try {
      return await run(await this.#boot());
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#asked = false;
    this.#engine = null;
  }
}

/** The engine was restarted because of another request; this one may be asked again. */
class Restarted extends Error {}

interface Waiting {
  resolve(reply: EngineReply | null): void;
  reject(error: Error): void;
}

const isReply = (value: unknown): value is EngineReply =>
  isObject(value) && typeof value.status === "number" && typeof value.text === "string";

class WorkerHost implements EngineHost {
  #address: string;
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #next_id = 0;

  constructor(base: string) {
    this.#address = `${base}engine-worker.js`;
  }

  warm(): void {
    this.#ask([]).catch(() => {}); // whoever analyses next sees the failure
  }

  analyze(request: string): Promise<EngineReply> {
    return this.#use([request]);
  }

  compare(a: string, b: string): Promise<EngineReply> {
    return this.#use([a, b]);
  }

  refine(request: string): Promise<EngineReply> {
    return this.#use([request], true);
  }

  async #use(requests: readonly string[], refine = false): Promise<EngineReply> {
    const reply = await this.#ask(requests, refine).catch((error: unknown) => {
      if (error instanceof Restarted) return this.#ask(requests, refine);
      throw error;
    });
    if (reply === null) throw new Error("The engine gave no reply.");
    return reply;
  }

  async #ask(requests: readonly string[], refine = false): Promise<EngineReply | null> {
    const worker = this.#start();
    const id = this.#next_id++;
    const timer = setTimeout(() => this.#end("The engine took too long.", id), kLimitMs);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        worker.postMessage({ id, requests, refine });
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#address, { type: "module" });
    worker.addEventListener("message", (event: MessageEvent<unknown>) => this.#receive(event.data));
    worker.addEventListener("error", () => this.#end("The engine's worker failed.", null));
    this.#worker = worker;
    return worker;
  }

  #receive(data: unknown): void {
    if (!isObject(data) || typeof data.id !== "number") return;
    if ("failed" in data) {
      this.#end(String(data.failed), data.id);
      return;
    }
    this.#waiting.get(data.id)?.resolve(isReply(data.reply) ? data.reply : null);
    this.#waiting.delete(data.id);
  }

  /** `culprit` is the request that broke the engine (null: unknown); the others may try again. */
  #end(why: string, culprit: number | null): void {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const [id, { reject }] of waiting) {
      reject(culprit === null || culprit === id ? new Error(why) : new Restarted(why));
    }
  }
}

/** `base` is the address of the extension's root, with its closing slash. */
export function makeEngineHost(base: string): EngineHost {
  return typeof Worker === "undefined" ? new InlineHost(base) : new WorkerHost(base);
}
