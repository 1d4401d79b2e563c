// @vitest-environment happy-dom
// Offsets of the joined text and places in text nodes, both ways.
import { expect, test } from "vitest";
import { NodeMap } from "../../extension/src/content/node-map.js";

function mapped() {
  const nodes = ["A", "B", "C"].map((data) => document.createTextNode(data));
  const map = new NodeMap();
  [0, 1, 4].forEach((start, i) => {
    const node = nodes[i];
    if (node) map.add(node, start);
  });
  document.body.replaceChildren(...nodes);
  return { nodes, map };
}

const textsOf = (map: NodeMap, begin: number, end: number) =>
  map.places([begin, end]).map(({ node, begin: from, end: to }) => node.data.slice(from, to));

test("a span gives the pieces of the nodes it covers, and nothing for the break between blocks", () => {
  const { map } = mapped();
  expect(textsOf(map, 0, 5)).toEqual(["A", "B", "C"]);
  expect(textsOf(map, 1, 5)).toEqual(["B", "C"]);
  expect(textsOf(map, 2, 4)).toEqual([]);
  expect(textsOf(map, 1, 2)).toEqual(["B"]);
});

test("an empty span, and one outside the text, has no place", () => {
  const { map } = mapped();
  expect(textsOf(map, 1, 1)).toEqual([]);
  expect(textsOf(map, 5, 9)).toEqual([]);
});

test("a range never begins at the end of the node before", () => {
  const { map, nodes } = mapped();
  expect(map.places([1, 2])[0]?.node).toBe(nodes[1]);
});

test("a place in a node gives its offset; a node that was not read gives none", () => {
  const { map, nodes } = mapped();
  expect(nodes[2] && map.offsetOf(nodes[2], 1)).toBe(5);
  expect(map.offsetOf(document.createTextNode("x"), 0)).toBeNull();
});

test("a node that is gone or has grown is noticed", () => {
  const { map, nodes } = mapped();
  expect(map.isIntact()).toBe(true);
  nodes[1]?.appendData("!");
  expect(map.isIntact()).toBe(false);
  const again = mapped();
  again.nodes[0]?.remove();
  expect(again.map.isIntact()).toBe(false);
});
