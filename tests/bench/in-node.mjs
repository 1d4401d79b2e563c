// One measurement in a process of its own, printed as JSON: `in-node.mjs warm`, `compare`, `refine` or `memory`.
import { readFileSync } from "node:fs";
import { ownArticles, requestOf } from "./articles.mjs";

// Memory is seen through the instance, which the engine does not hand out.
let memory = null;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const instance = await instantiate(...args);
  memory = instance.exports.memory;
  return instance;
};

const { compareTimes, makeComparer, makeEngine, makeRefiner, makeWink, warmTimes } = await import(
  "../../build/bench/measure.js"
);

function engine() {
  return makeEngine(readFileSync("dist/firsthand.wasm"), new Uint8Array(readFileSync("dist/en.bundle")));
}

const texts = () => JSON.parse(readFileSync("build/bench/texts.json", "utf8"));

const warm = async () => warmTimes(await engine(), makeWink(), texts());

async function compare() {
  const [module, bundle] = ["dist/firsthand.wasm", "dist/en.bundle"].map((file) => readFileSync(file));
  return compareTimes(await makeComparer(module, new Uint8Array(bundle)), texts());
}

function refiner() {
  const files = ["firsthand.wasm", "en.bundle", "en.refiner"].map((name) => readFileSync(`dist/${name}`));
  return makeRefiner(...files.map((bytes) => new Uint8Array(bytes)));
}

const refine = async () => warmTimes(await refiner(), makeWink(), texts());

/**
 * Memory after one article of 1,000,000 characters, without and with the refining tier's weights, and what 1,000
 * further articles add to it.
 */
async function memoryUse() {
  const small = await engine();
  const requests = ownArticles(50, 790).map(requestOf);
  for (const request of requests) small(request);
  const before = memory.buffer.byteLength;
  for (let at = 0; at < 1000; at++) small(requests[at % requests.length]);
  const grown = memory.buffer.byteLength - before;

  const large = await engine();
  const [article] = ownArticles(1, 185_000);
  const request = requestOf(article.slice(0, 1_000_000));
  large(request);
  const megabytes = memory.buffer.byteLength / 1e6;
  const refined = await refiner();
  refined(request);
  return { megabytes, refined: memory.buffer.byteLength / 1e6, grown };
}

const runs = { warm, compare, refine, memory: memoryUse };
console.log(JSON.stringify(await runs[process.argv[2]]()));
