// What a content script costs a page in Firefox, by the browser's own profiler: twice a millisecond it writes down the
// stack of the page's main thread and the processor's time since the last look. Times of stacks that hold the script
// are added up, layout that it forces included; looks in a row count as one task. The sum is rough: a loop of 30 ms
// put into the script for a trial came out as 13 to 32 ms more on a busy machine, at first toggles even less.
const INTERVAL = 0.5; // ms; at 1 ms the shortest tasks are missed
const ENTRIES = 4_000_000;
const SCRIPT = /moz-extension:.*content\.js/;

/** For each stack of a thread: is a frame of the content script in it? Callers come before what they call. */
function stacksOfScript({ stackTable, frameTable, stringTable }) {
  const { prefix, frame } = stackTable.schema;
  const isOurs = (at) => SCRIPT.test(stringTable[frameTable.data[at][frameTable.schema.location]] ?? "");
  const ours = [];
  for (const stack of stackTable.data) ours.push(isOurs(stack[frame]) || ours[stack[prefix]] === true);
  return ours;
}

/** Milliseconds of each run of looks at which the thread was in the script. */
function tasksOfThread(thread) {
  const { data, schema } = thread.samples;
  const ours = stacksOfScript(thread);
  const tasks = [];
  let was_ours = false;
  for (const sample of data) {
    const is_ours = ours[sample[schema.stack]] === true;
    const time = (sample[schema.threadCPUDelta] ?? 0) / 1e6; // nanoseconds
    if (is_ours) tasks.push(was_ours ? tasks.pop() + time : time);
    was_ours = is_ours;
  }
  return tasks;
}

/** The tasks of the content script while `work` runs. */
export async function profiledTasks(browser, work) {
  await browser.privileged(
    `Services.profiler.StartProfiler(${ENTRIES}, ${INTERVAL}, ["js", "cpu"], ["GeckoMain"]).then(() => true)`,
  );
  await work();
  const profile = await browser.privileged(`(async () => {
    const data = await Services.profiler.getProfileDataAsync();
    await Services.profiler.StopProfiler();
    return JSON.stringify(data);
  })()`);
  const { processes, meta, threads } = JSON.parse(profile);
  if (meta.sampleUnits.threadCPUDelta !== "ns") throw new Error("the profiler counts no nanoseconds here");
  const tasks = [...threads, ...processes.flatMap((process) => process.threads)].flatMap(tasksOfThread);
  if (tasks.length === 0) throw new Error("the profile has no content script");
  return tasks;
}
