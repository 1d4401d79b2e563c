// The engine in a worker of Firefox's event page, which shares its thread with the sidebar.
// Receives {id, task, inputs}, answers {id, reply} or {id, failed}. After a failure the owner ends the worker.
import { bootPackagedEngine } from "./engine-files.js";
import { runTask, type Task } from "./engine-task.js";

const engine = bootPackagedEngine(new URL("./", self.location.href).href);

interface Question {
  id: number;
  task: Task;
  inputs: string[];
}

self.addEventListener("message", async (event: MessageEvent<Question>) => {
  const { id, task, inputs } = event.data;
  try {
    self.postMessage({ id, reply: await runTask(await engine, task, inputs) });
  } catch (error) {
    self.postMessage({ id, failed: String(error) });
  }
});
