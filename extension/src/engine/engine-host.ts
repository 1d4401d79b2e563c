// Holds the engine for as long as the background lives: inline in Chromium's service worker, which has no
// Worker, and in a Worker from Firefox's event page. Boots on first use; after a failure it forgets the
// broken engine, so that the next page gets a fresh one.
import { isObject } from "../messages.js";
import type { EngineReply } from "./engine.js";
import { bootPackagedEngine } from "./engine-files.js";
import { runTask, type Task } from "./engine-task.js";
import { kWarmUps } from "./warm-up.js";

export interface EngineHost {
  /** Starts booting, where it helps with texts of our own until a page is waiting; safe to call at any time. */
  warm(): void;
  /** Rejects when the engine failed, was ended or took longer than the limit. */
  analyze(request: string): Promise<EngineReply>;
  /** As analyze, of two articles. */
  compare(a: string, b: string): Promise<EngineReply>;
  /** What to look for elsewhere; `focus` is {"spans"} as JSON, or "" for the whole article. */
  query(request: string, focus: string): Promise<EngineReply>;
  /** Where several articles have it from; `question` is a ProvenanceRequest as JSON. */
  provenance(question: string): Promise<EngineReply>;
  /** As analyze, by the refining tier: better, and much slower. */
  refine(request: string): Promise<EngineReply>;
}

const kLimitMs = 20_000; // far above any bounded input; ends a worker that hangs

/** What both hosts share: each question is a task and its texts. */
abstract class TaskHost implements Omit<EngineHost, "warm"> {
  protected abstract ask(task: Task, inputs: readonly string[]): Promise<EngineReply>;

  analyze(request: string): Promise<EngineReply> {
    return this.ask("analyze", [request]);
  }
  compare(a: string, b: string): Promise<EngineReply> {
    return this.ask("compare", [a, b]);
  }
  query(request: string, focus: string): Promise<EngineReply> {
    return this.ask("query", [request, focus]);
  }
  provenance(question: string): Promise<EngineReply> {
    return this.ask("provenance", [question]);
  }
  refine(request: string): Promise<EngineReply> {
    return this.ask("refine", [request]);
  }
}

class InlineHost extends TaskHost implements EngineHost {
  #base: string;
  #engine: ReturnType<typeof bootPackagedEngine> | null = null;
  #asked = false;

  constructor(base: string) {
    super();
    this.#base = base;
  }

  #boot() {
    this.#engine ??= bootPackagedEngine(this.#base);
    return this.#engine;
  }

  warm(): void {
    this.#warmUp().catch(() => this.#forget());
  }

  /** A page that asks meanwhile is let in between two texts. */
  async #warmUp(): Promise<void> {
    const engine = await this.#boot();
    for (const text of kWarmUps) {
      if (this.#asked) return;
      engine.analyze(text);
      await new Promise((done) => setTimeout(done, 0));
    }
  }

  protected async ask(task: Task, inputs: readonly string[]): Promise<EngineReply> {
    this.#asked = true;
    try {
      return await runTask(await this.#boot(), task, inputs);
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

class WorkerHost extends TaskHost implements EngineHost {
  #address: string;
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #next_id = 0;

  constructor(base: string) {
    super();
    this.#address = `${base}engine-worker.js`;
  }

  warm(): void {
    this.#start(); // Firefox compiles the whole module at once: a text of our own would win 3 ms
  }

  protected async ask(task: Task, inputs: readonly string[]): Promise<EngineReply> {
    const reply = await this.#post(task, inputs).catch((error: unknown) => {
      if (error instanceof Restarted) return this.#post(task, inputs);
      throw error;
    });
    if (reply === null) throw new Error("The engine gave no reply.");
    return reply;
  }

  async #post(task: Task, inputs: readonly string[]): Promise<EngineReply | null> {
    const worker = this.#start();
    const id = this.#next_id++;
    const timer = setTimeout(() => this.#end("The engine took too long.", id), kLimitMs);
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        worker.postMessage({ id, task, inputs });
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
