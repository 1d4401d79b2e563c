// The things that the engine is asked to do, as data that can cross to a worker: a name and JSON texts.
import type { EngineReply } from "./engine.js";
import type { PackagedEngine } from "./engine-files.js";

export type Task = "analyze" | "compare" | "query" | "provenance" | "refine";

/** Missing inputs are empty ones: the engine refuses them with a reason. */
export async function runTask(
  engine: PackagedEngine,
  task: Task,
  [first = "", second = ""]: readonly string[],
): Promise<EngineReply> {
  switch (task) {
    case "analyze":
      return engine.analyze(first);
    case "compare":
      return engine.compare(first, second);
    case "query":
      return engine.query(first, second);
    case "provenance":
      return engine.provenance(first);
    case "refine":
      return await engine.refine(first);
  }
}
